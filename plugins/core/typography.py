"""Typography by language: plain source in, the marks that a careful printer would use out.

One pass, and a second one changes nothing. A text is set block by block: the text of a paragraph is read as one,
through its inline tags, and put back between the same tags.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from .typography_rules import MASK, NBSP, Rules, curl, find_rules, keep_last_words, replace_runs

# A tag or comment that is never closed takes the rest of the text: it stays as it is, and the time stays linear.
_TAG = re.compile(
    r"""(<!--(?s:.*?)(?:-->|\Z)
    |<script\b(?s:.*?)(?:</script\s*>|\Z)
    |<style\b(?s:.*?)(?:</style\s*>|\Z)
    |</?[a-zA-Z!][^>"]*+(?:"[^"]*+"[^>"]*+)*+(?:>|\Z|"[^"]*\Z))""",
    re.VERBOSE | re.IGNORECASE,
)
# Longer words could run over the edge of a narrow screen.
_HYPHENED = re.compile(r"((?<!\S)(?=\S{1,20}(?:\s|\Z))\S*\w-\w\S*)")
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_LANG = re.compile(r'\slang="([^"]*)"')

_KEPT = frozenset({"code", "kbd", "math", "pre", "samp", "svg", "textarea", "tt"})
_OBJECTS = frozenset({"img", "input", "picture", "video", "audio", "object"})
_NOTES = frozenset({"sub", "sup"})  # a note's number after a closing quote says nothing about the quote
_WIDOWED = frozenset({"dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p"})
_BLOCKS = _WIDOWED | {
    *("address", "article", "aside", "blockquote", "body", "caption", "col", "colgroup", "details", "div", "dl"),
    *("fieldset", "figure", "footer", "form", "head", "header", "hgroup", "hr", "html", "legend", "main", "menu"),
    *("nav", "ol", "optgroup", "option", "pre", "search", "section", "select", "summary", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "title", "tr", "ul"),
}


def typeset_text(text: str, lang: str) -> str:
    """Return plain *text* (a title, a summary) set by the rules of *lang*, in real characters, never entities."""
    rules = find_rules(lang)
    return curl(replace_runs(text, rules), rules)


def typeset_html(html: str, lang: str) -> str:
    """Return sanitised *html* set by the rules of *lang*; tags, attributes, code and the like keep their bytes."""
    parts = _TAG.split(html)  # text, tag, text, tag, …, text
    scopes = [_Scope("", find_rules(lang), parts)]
    for slot, part in enumerate(parts):
        if slot % 2:
            _follow_tag(scopes, _read_tag(part))
        elif part:
            scopes[-1].add(slot, part)
    while scopes:
        scopes.pop().flush()
    return "".join(parts)


class _Tag(NamedTuple):
    """What a tag means for the text around it."""

    name: str
    closing: bool
    block: bool
    apart: bool  # its text is set on its own, or kept
    lang: str | None
    stand_in: str  # what it is to the text around it, when it is no text


@lru_cache(maxsize=512)
def keep_hyphens(text: str) -> Markup:
    """Return *text* as HTML in which no line ends at the hyphen of a short word: a pronoun stays with its verb."""
    whole = Markup('<span class="whole">{}</span>')
    return Markup("").join(
        whole.format(piece) if number % 2 else escape(piece) for number, piece in enumerate(_HYPHENED.split(text))
    )


@lru_cache(maxsize=512)
def _read_tag(tag: str) -> _Tag:
    found = _NAME.match(tag)
    closing, name = (bool(found[1]), found[2].lower()) if found else (False, "")
    lang = None if closing else _LANG.search(tag)
    stand_in = "\n" if name == "br" else MASK if name in _OBJECTS else ""
    apart = not closing and (name in _KEPT or name in _NOTES or lang is not None)
    return _Tag(name, closing, name in _BLOCKS, apart, lang[1] if lang else None, stand_in)


@dataclass(slots=True)
class _Scope:
    """An element that is set on its own: the whole, one in another language, one that is kept (no rules), a note.

    `slots` and `pieces` hold the text of the block at hand; a piece with the slot -1 stands for something that is
    no text, such as a picture.
    """

    name: str
    rules: Rules | None
    parts: list[str]
    depth: int = 1
    slots: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def add(self, slot: int, text: str) -> None:
        """Take one more text into the block."""
        if not self.rules or (not self.slots and text.isspace()):
            return
        if "&" in text:
            text = text.replace("&nbsp;", NBSP)
        self.slots.append(slot)
        self.pieces.append(replace_runs(text, self.rules, self.pieces[-1][-1] if self.pieces else ""))

    def stand_in(self, text: str) -> None:
        """Take *text* into the block for something that is no text of it."""
        if self.rules:
            self.slots.append(-1)
            self.pieces.append(text)

    def flush(self, *, widowed: bool = False) -> None:
        """Set the block that ends here, and write it back between its tags."""
        if not self.rules or not self.slots:
            return
        text = curl("".join(self.pieces), self.rules)
        if widowed:
            text = keep_last_words(text)
        start = 0  # no character came or went since the pieces were taken in
        for slot, piece in zip(self.slots, self.pieces, strict=True):
            end = start + len(piece)
            if slot >= 0:
                self.parts[slot] = text[start:end]
            start = end
        self.slots, self.pieces = [], []


def _follow_tag(scopes: list[_Scope], tag: _Tag) -> None:
    scope = scopes[-1]
    if tag.block and scope.slots:
        scope.flush(widowed=tag.closing and tag.name in _WIDOWED)
    if tag.apart and scope.rules and _enter(scopes, scope.rules, tag):
        return
    if tag.stand_in:
        scope.stand_in(tag.stand_in)
    elif tag.name == scope.name:
        scope.depth += -1 if tag.closing else 1
        if not scope.depth:
            scope.flush()
            scopes.pop()


def _enter(scopes: list[_Scope], outer: Rules, tag: _Tag) -> bool:
    """Begin a scope for *tag*, unless it only repeats the language at hand."""
    kept, note = tag.name in _KEPT, tag.name in _NOTES
    rules = outer if tag.lang is None else find_rules(tag.lang)
    if rules is outer and not kept and not note:
        return False
    if not tag.block and not note:
        scopes[-1].stand_in(MASK)
    scopes.append(_Scope(tag.name, None if kept else rules, scopes[-1].parts))
    return True
