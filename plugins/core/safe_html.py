"""The one list of HTML that contributed text may become.

Everything else, scripts, handlers, styles, frames, forms and foreign pictures included, is dropped by
ammonia (through nh3), which parses as browsers do and so is not fooled by markup that mutates.
"""

from __future__ import annotations

import re

import nh3

ATTRIBUTES = {
    "*": {"lang", "title"},
    "a": {"href", "title", "hreflang", "lang", "id", "class"},
    "abbr": {"title"},
    "img": {"src", "alt"},
    "li": {"id", "value"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "div": {"class"},
    "p": {"class"},
    **{heading: {"id"} for heading in ("h2", "h3", "h4", "h5", "h6")},
    **{text: {"lang"} for text in ("span", "em", "i", "q", "cite", "blockquote")},
}
TAGS = set(ATTRIBUTES) - {"*"} | set(
    "b br caption code dd del details dfn dl dt figcaption figure hr ins kbd pre s samp small strong sub summary"
    " table tbody tfoot thead tr ul var mark".split()
)
CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote", "admonition", "note", "tip", "warning"},
    "p": {"admonition-title"},
}
SCHEMES = {"http", "https", "mailto", "tel"}

PICTURE_SOURCE = re.compile(r"\{static\}/pictures/[a-z0-9-]+\.[a-z]+")
# What Markdown gives to headings and notes: any other id could take one that the theme uses, such as "main".
IDENTIFIER = re.compile(r"s-.*|fn:.*|fnref\d*:.*")
# Character references bring them past the checks of the source, and a feed can hold none.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# No scheme or host may follow: Pelican puts it before the address, and {filename}javascript:… would run.
PLACEHOLDER = re.compile(r"\{(?!filename\}(?!//)[\w./-]*(?:#[^{]*)?$|static\}/pictures/[\w.-]+$)")


def filter_attribute(element: str, name: str, value: str) -> str | None:
    """Return *value*, or None where the attribute must go: foreign pictures, foreign ids, unknown ``{…}`` links."""
    del element
    if name == "src":
        is_refused = not PICTURE_SOURCE.fullmatch(value)
    elif name == "id":
        is_refused = not IDENTIFIER.fullmatch(value)
    else:
        is_refused = name == "href" and bool(PLACEHOLDER.match(value.strip()))
    return None if is_refused else value


# `class` is listed by allowed_classes alone: naming it in both is refused by nh3.
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={tag: names - {"class"} for tag, names in ATTRIBUTES.items()},
    allowed_classes=CLASSES,
    attribute_filter=filter_attribute,
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def sanitise(html: str) -> str:
    """Return *html* with only the elements, attributes and link schemes on the list, serialised canonically."""
    return CONTROL.sub("", _CLEANER.clean(html))
