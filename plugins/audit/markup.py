"""The markup of pages and feeds, held against what the theme and the safe path write.

Browsers read nearly any sequence of bytes as some page, and not always the one that a simpler reader sees. So nothing
is guessed here: markup is taken apart by a grammar so strict that a browser can only agree, and all else is a finding.
That is sound because no element on the list makes browsers read its content by other rules, but for those of OPAQUE.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

from plugins.audit.addresses import Home, is_ordinary_link
from plugins.core.findings import N_

ELEMENTS = frozenset(
    "a abbr address article aside b blockquote body br button caption cite code col colgroup data dd del details"
    " dfn div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i img input"
    " ins kbd label legend li link main mark meta meter nav ol optgroup option output p picture pre progress q s"
    " samp script search section select small source span strong sub summary sup table tbody td textarea tfoot th"
    " thead time title tr u ul var wbr svg circle clipPath defs desc ellipse g line linearGradient path pattern polygon"
    " polyline radialGradient rect stop text tspan use".split()
)
OPAQUE = {"script", "textarea", "title"}
DATA_BLOCK = [("type", "application/ld+json")]
"""The attributes of the one kind of script that browsers do not run: data for machines."""
VOCABULARY = "https://schema.org"
XML_ELEMENTS = frozenset(
    "feed title subtitle link id updated published rights author contributor name uri entry summary content category"
    " urlset url loc lastmod xhtml:link".split()
)
ADDRESSES = set("href src action poster data cite xlink:href".split())
CANDIDATES = {"srcset", "imagesrcset"}
REFUSED = set("srcdoc formaction ping background manifest codebase".split())

DOCTYPE, HEAD, CHARSET = "<!doctype html>", "<head>", '<meta charset="utf-8">'
HEAD_WITHIN = 8
"""In how many lines a page must have come to its policy to be read by lines."""
BETWEEN = "\n<br>\n"
"""What follows each line where many are read at once: what is open there would have this tag or a line's end in it."""
MOST_LINES, MOST_TAGS = 20_000, 16_384
"""So many are remembered, lest a large site fill the memory."""
XML_START = '<?xml version="1.0" encoding="utf-8"?>'

TAGS = re.compile(r'(<[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+>)')
_NAME = r"[A-Za-z][A-Za-z0-9:.-]*"
_SPACE = r"[ \t\n\f\r]"  # as browsers have it: \s would take more
_TAG = re.compile(rf'<(?P<end>/?)(?P<name>{_NAME})(?:{_SPACE}+{_NAME}(?:="[^"]*")?)*{_SPACE}*/?>')
_ATTRIBUTE = re.compile(rf'{_SPACE}({_NAME})(?:="([^"]*)")?')
_MARKUP_IN_XML = re.compile(r'<(content|summary|title)(?: [^>]*)? type="html"[^>]*>([^<]*)</\1>')
# What most attributes are called. It can be none of those that are looked at.
_HARMLESS = re.compile(r"class|id|lang|hreflang|content|property|name|rel|datetime")
_SHARED_ADDRESS = re.compile(r"image|url|video|audio|player|stream")


class Problem(NamedTuple):
    """What is wrong with a piece of markup; message and hint are those of a finding, `found` is one of its values."""

    code: str
    message: str
    hint: str
    found: str
    values: Mapping[str, str] = MappingProxyType({})


class Tag(NamedTuple):
    """A tag, taken apart once for all places where it stands."""

    name: str
    closing: bool
    problems: tuple[Problem, ...]
    is_data: bool = False


@dataclass
class MarkupChecker:
    """Looks at one page or feed after the other; *scripts* are the addresses of the theme's."""

    home: Home
    scripts: Collection[str]
    policy: str
    _tags: dict[str, Tag] = field(default_factory=dict)
    _sound: set[str] = field(default_factory=set)

    def check_page(self, text: str) -> Iterator[tuple[int, Problem]]:
        """Yield what is wrong with a page, each with its offset in *text*."""
        if not self._is_sound(text.rstrip().split("\n")):
            yield from self.check_whole(text)

    def check_whole(self, text: str) -> Iterator[tuple[int, Problem]]:
        """Yield the same, without a thought of what other pages have in common with this one."""
        pieces = TAGS.split(text.rstrip())
        tags = pieces[1::2]
        if pieces[0] or tags[:1] != [DOCTYPE]:
            yield 0, _beginning(N_("the page does not begin as a page: %(found)s"), DOCTYPE, text)
            return
        if not self._has_policy(tags):
            message = N_("the page has no content security policy, or not at its beginning")
            hint = N_("let the policy's meta element follow the charset's at the head's beginning")
            yield 0, Problem("A118", message, hint, HEAD)
        yield from self._check_pieces([pieces[0], "", *pieces[2:]], len(DOCTYPE))

    def check_xml(self, text: str) -> Iterator[tuple[int, Problem]]:
        """Yield what is wrong with a feed or a sitemap, the HTML in it included."""
        if not text.startswith(XML_START):
            yield 0, _beginning(N_("the file does not begin as XML: %(found)s"), XML_START, text)
            return
        offset = len(XML_START)
        for tag in TAGS.finditer(text, offset):
            yield from _check_xml_pieces(offset, text[offset : tag.start()], tag[0])
            offset = tag.end()
        yield from _check_xml_pieces(offset, text[offset:])
        for match in _MARKUP_IN_XML.finditer(text):
            for _, problem in self._check_pieces(TAGS.split(unescape(match[2])), 0):
                yield match.start(), problem

    def _is_sound(self, lines: list[str]) -> bool:
        """Tell whether nothing is wrong with the page of these *lines*, of which most stand in other pages too.

        A line that is all text and whole tags, none of which begins what is read by other rules and does not end there,
        means the same wherever it stands. A page of other lines may have nothing wrong with it either.
        """
        if lines[0] != DOCTYPE or not self._has_policy(TAGS.findall("\n".join(lines[:HEAD_WITHIN]))):
            return False
        if len(self._sound) > MOST_LINES:
            self._sound.clear()
        unknown = set(lines[1:]) - self._sound
        pieces = TAGS.split(BETWEEN.join((*unknown, "")))
        if "\n" in "".join(pieces[1::2]) or any(self._check_pieces(pieces, 0)):
            return False
        self._sound |= unknown
        return True

    def _has_policy(self, tags: list[str]) -> bool:
        if HEAD not in tags:
            return False
        start = tags.index(HEAD) + 1
        attributes = dict(_read_attributes("".join(tags[start + 1 : start + 2])))
        expected = {"http-equiv": "Content-Security-Policy", "content": self.policy}
        return tags[start : start + 1] == [CHARSET] and attributes == expected

    def _check_pieces(self, pieces: list[str], offset: int) -> Iterator[tuple[int, Problem]]:
        """Check texts (even places) and the tags between them (odd places)."""
        opaque, is_data = "", False
        for index, piece in enumerate(pieces):
            if index % 2:
                if piece:
                    tag = self._tags.get(piece) or self._read_tag(piece)
                    for problem in tag.problems:
                        yield offset, problem
                    if opaque and not (tag.closing and tag.name == opaque):
                        yield offset, _inside(opaque, piece)
                    opaque = tag.name if tag.name in OPAQUE and not tag.closing else ""
                    is_data = tag.is_data
            elif "<" in piece:
                yield offset + piece.index("<"), _malformed(piece[piece.index("<") :])
            elif opaque == "script" and is_data:
                if not _is_linked_data(piece):
                    yield offset, _foreign_data(piece)
            elif opaque == "script" and piece.strip():
                yield offset, _foreign_script(piece)
            offset += len(piece)

    def _read_tag(self, text: str) -> Tag:
        match = _TAG.fullmatch(text)
        if match is None:
            tag = Tag("", closing=False, problems=(_malformed(text),))
        else:
            check = self._check_end if match["end"] else self._check_start
            is_data = match["name"] == "script" and _read_attributes(text) == DATA_BLOCK
            tag = Tag(match["name"], bool(match["end"]), tuple(check(match["name"], text)), is_data)
        # Most tags stand on one page alone.
        if len(self._tags) >= MOST_TAGS:
            self._tags.clear()
        self._tags[text] = tag
        return tag

    def _check_end(self, name: str, text: str) -> Iterator[Problem]:
        if name not in ELEMENTS or _read_attributes(text):
            yield _malformed(text)

    def _check_start(self, name: str, text: str) -> Iterator[Problem]:
        if name not in ELEMENTS:
            message = N_("the element <%(element)s> is not one of the site's: %(found)s")
            yield Problem("A111", message, N_("take it out"), text, {"element": name})
        attributes = _read_attributes(text)
        # Of two of one name, browsers read the first.
        given = dict(reversed(attributes)) if name in {"script", "meta"} else {}
        if name == "script" and attributes != DATA_BLOCK and given.get("src") not in self.scripts:
            yield _foreign_script(text)
        if name == "meta" and not self._is_harmless_meta(given):
            message = N_("a meta element would change what the page does: %(found)s")
            yield Problem("A117", message, N_("take it out"), text)
        for key, value in attributes:
            if not _HARMLESS.fullmatch(key):
                yield from self._check_attribute(name, key.lower(), value)

    def _is_harmless_meta(self, given: dict[str, str]) -> bool:
        content = given.get("content", "")
        equivalent = given.get("http-equiv")
        if equivalent is not None:
            return equivalent == "Content-Security-Policy" and content == self.policy
        key = given.get("property") or given.get("name") or ""
        return not _SHARED_ADDRESS.search(key) or content.isdecimal() or ":alt" in key or self.home.holds(content)

    def _check_attribute(self, element: str, name: str, value: str) -> Iterator[Problem]:
        shown, values = f'{name}="{value}"', {"element": element, "name": name}
        if name.startswith("on"):
            hint = N_("take it out: the theme's script adds its own")
            yield Problem("A113", N_("<%(element)s> has a handler: %(found)s"), hint, shown, values)
        elif name == "style":
            hint = N_("move it into the theme's style sheet")
            yield Problem("A114", N_("<%(element)s> has an inline style: %(found)s"), hint, shown, values)
        elif name in REFUSED:
            message = N_("<%(element)s> has the attribute %(name)s: %(found)s")
            yield Problem("A111", message, N_("take it out"), shown, values)
        elif element == "a" and name == "href":
            if not is_ordinary_link(value):
                message = N_("a link leads to something other than a page, message or call: %(found)s")
                yield Problem("A116", message, N_("use an address with https:, mailto: or tel:"), shown)
        elif (name in ADDRESSES and not self.home.holds(value)) or (
            name in CANDIDATES and not self.home.holds_all(value)
        ):
            message = N_("<%(element)s> asks a foreign host: %(found)s")
            yield Problem("A115", message, N_("bring the file into the site"), shown, values)


def _beginning(message: str, start: str, text: str) -> Problem:
    return Problem("A110", message, N_("let it begin with %(start)s"), text[:20], {"start": start})


def _inside(element: str, text: str) -> Problem:
    message = N_("there is markup inside <%(element)s>: %(found)s")
    return Problem("A110", message, N_("escape it"), text, {"element": element})


def _foreign_script(text: str) -> Problem:
    message = N_("there is a script that is not a file of the theme's: %(found)s")
    return Problem("A112", message, N_("move it into theme/static/js"), text)


def _foreign_data(text: str) -> Problem:
    message = N_("there is a data block that is not linked data of the site's: %(found)s")
    hint = N_("let plugins/core/linked_data.py write it, which escapes what could end it")
    return Problem("A112", message, hint, text)


def _is_linked_data(text: str) -> bool:
    """Tell whether *text* is JSON in which no browser can see markup, and which needs no other vocabulary."""
    if set(text) & set("<>&\u2028\u2029"):
        return False
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("@context") == VOCABULARY


def _malformed(text: str) -> Problem:
    message = N_("there is markup that browsers might read in another way: %(found)s")
    hint = N_('write tags as <name attribute="value">, without comments, and escape every other <')
    return Problem("A110", message, hint, text)


def _read_attributes(text: str) -> list[tuple[str, str]]:
    return [(match[1], unescape(match[2] or "")) for match in _ATTRIBUTE.finditer(text)]


def _check_xml_pieces(offset: int, *pieces: str) -> Iterator[tuple[int, Problem]]:
    for piece in pieces:
        problem = _check_xml_piece(piece)
        if problem:
            yield offset, problem
        offset += len(piece)


def _check_xml_piece(piece: str) -> Problem | None:
    if "<" not in piece:
        return None
    match = _TAG.fullmatch(piece)
    if match is None:
        return _malformed(piece)
    if match["name"] in XML_ELEMENTS:
        return None
    message = N_("the element <%(element)s> is not one of feeds and sitemaps: %(found)s")
    return Problem("A111", message, N_("take it out"), piece, {"element": match["name"]})
