"""Pages bound into one: where their links lead, what they are called there, and that they ask for nothing."""

from base64 import b64encode

import pytest
from lxml import html

from plugins.offline.binding import Binder, BindingError, Page

FILES = {
    "assets/site.css": b"@font-face{src:url(serif.woff2)}a{fill:url(#p)}",
    "assets/serif.woff2": b"font",
    "assets/favicon.svg": b"<svg/>",
    "kits/a.webp": b"picture",
}
HEAD = """<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="x">
<meta name="viewport" content="width=device-width">
<meta property="og:image" content="https://x.cat/b/cards/1.png">
<link rel="stylesheet" href="/b/assets/site.css">
<script defer src="/b/assets/site.js"></script>
<script type="application/ld+json">{"a": 1}</script>
<link rel="icon" href="/b/assets/favicon.svg" type="image/svg+xml">
<link rel="canonical" href="https://x.cat/b/pla/">
<link rel="alternate" hreflang="gl" href="https://x.cat/b/gl/pla/">
<title>Pla</title>"""


def make_page(address: str, matter: str, foot: str = "") -> Page:
    """Return a page as the theme would write it."""
    head = f'<!doctype html>\n<html lang="ca">\n<head>\n{HEAD}\n</head>\n'
    body = f'<nav class="menu"><a href="/b/">x</a></nav>\n<main id="content">{matter}</main>\n{foot}'
    return Page(address, f"{head}<body>\n{body}</body>\n</html>\n")


def bind(*pages: Page) -> html.HtmlElement:
    """Return the pages as one, parsed."""
    return html.document_fromstring(Binder("https://x.cat", "/b", FILES.__getitem__).bind(pages))


def test_style_and_pictures_are_data() -> None:
    """And nothing is left to ask for."""
    root = bind(make_page("/b/pla/", '<img src="/b/kits/a.webp" srcset="/b/kits/a.webp 2x" loading="lazy" alt="">'))
    (style,) = root.xpath("//head/style/text()")
    font = b64encode(b"font").decode()
    assert style == f"@font-face{{src:url(data:font/woff2;base64,{font})}}a{{fill:url(#p)}}"
    (picture,) = root.iter("img")
    assert dict(picture.attrib) == {"src": f"data:image/webp;base64,{b64encode(b'picture').decode()}", "alt": ""}
    assert root.xpath("//script | //link[@rel='stylesheet' or @rel='alternate'] | //meta[@property]") == []
    assert root.xpath("//link[@rel='icon']/@href")[0].startswith("data:image/svg+xml;base64,")


def test_it_is_no_page_of_the_site() -> None:
    """Search engines go to the page itself, and what makes sense on the site alone is gone."""
    root = bind(make_page("/b/pla/", "x", '<p class="foot__here" hidden>https://x.cat/b/pla/</p>'))
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://x.cat/b/pla/"]
    assert root.find_class("menu") == []
    (here,) = root.find_class("foot__here")
    assert "hidden" not in here.attrib


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/b/pla/", "#content"),
        ("/b/pla/u/", "#part-1"),
        ("/b/pla/u/#x", "#x-1"),
        ("https://x.cat/b/pla/u/#y", "#y"),
        ("#x", "#x"),
        ("/b/blog/#x", "https://x.cat/b/blog/#x"),
        ("https://x.cat/b/blog/", "https://x.cat/b/blog/"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("tel:016", "tel:016"),
        ("mailto:a@b.cat", "mailto:a@b.cat"),
    ],
)
def test_links(address: str, expected: str) -> None:
    """Within the file where the page lies there, else to the site; calls and messages as they are."""
    root = bind(
        make_page("/b/pla/", f'<a href="{address}" id="x">l</a>'),
        make_page("/b/pla/u/", '<i id="x"></i><i id="y"></i>'),
    )
    assert root.xpath("//a/@href") == [expected]


def test_second_page_lies_below_the_first() -> None:
    """Its headings one step deeper, its names changed where they were taken, and each reference with them."""
    matter = (
        '<h1 id="x">U</h1><h2 id="z">D</h2><a href="#x">a</a><p aria-labelledby="x z">b</p><svg class="patterns"></svg>'
    )
    root = bind(make_page("/b/pla/", '<h1 id="x">P</h1><svg class="patterns"></svg>'), make_page("/b/pla/u/", matter))
    assert [(one.tag, one.get("id")) for one in root.xpath("//h1|//h2|//h3")] == [
        ("h1", "x"),
        ("h2", "x-1"),
        ("h3", "z"),
    ]
    (part,) = root.xpath("//div[@id='part-1']")
    assert part.xpath(".//a/@href") == ["#x-1"]
    assert part.xpath(".//p/@aria-labelledby") == ["x-1 z"]
    assert len(root.find_class("patterns")) == 1


def test_what_cannot_lie_in_a_file_is_refused() -> None:
    """With the address of what it is."""
    with pytest.raises(BindingError, match=r"/b/a\.gif cannot lie in a file"):
        bind(make_page("/b/pla/", '<img src="/b/a.gif" alt="">'))
    with pytest.raises(BindingError, match="style sheet"):
        Binder("https://x.cat", "/b", {**FILES, "assets/site.css": b"a{content:'</style>'}"}.__getitem__).bind(
            [make_page("/b/pla/", "x")]
        )
