"""A document's text as the plain tree that the template of PDF documents prints, out of pandoc's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from plugins.core.typography import typeset_text

Tree = dict[str, Any]


_SPACES = {"Space": " ", "SoftBreak": " "}


class UnknownPart(Exception):
    """A part of Markdown that documents do not have."""


def typeset(node: Any, lang: str) -> Any:
    """Return pandoc's tree with its texts set by the typographic rules of *lang*."""
    if isinstance(node, dict):
        return {key: typeset(value, lang) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    if not any(isinstance(one, dict) and one.get("t") == "Str" for one in node):
        return [typeset(one, lang) for one in node]
    return list(_typeset_inlines(node, lang))


def _typeset_inlines(nodes: list[Tree], lang: str) -> Iterator[Tree]:
    for is_text, run in groupby(nodes, key=lambda node: node["t"] == "Str" or node["t"] in _SPACES):
        if is_text:
            text = "".join(_SPACES.get(node["t"]) or node["c"] for node in run)
            yield from _split_words(typeset_text(text, lang))
        else:
            yield from (typeset(node, lang) for node in run)


def _split_words(text: str) -> Iterator[Tree]:
    for index, word in enumerate(text.split(" ")):
        if index:
            yield {"t": "Space"}
        if word:
            yield {"t": "Str", "c": word}


def with_head(tree: Tree, title: str, lang: str) -> Tree:
    """Return *tree* with the title and the language that its files carry."""
    words = list(_split_words(typeset_text(title, lang)))
    meta = {"title": {"t": "MetaInlines", "c": words}, "lang": {"t": "MetaString", "c": lang}}
    return {**tree, "meta": meta}


def make_blocks(tree: Tree) -> list[Tree]:
    """Return the blocks of pandoc's *tree*: ``{"t": kind, "c": content}``, inlines being texts or such blocks.

    Raises:
        UnknownPart: the text holds what no document needs, such as a picture.
    """
    return [_block(node) for node in tree["blocks"]]


def _block(node: Tree) -> Tree:
    make = _BLOCKS.get(node["t"])
    if make is None:
        raise UnknownPart(node["t"])
    return make(node.get("c"))


def _blocks(nodes: list[Tree]) -> list[Tree]:
    return [_block(node) for node in nodes]


def _inlines(nodes: list[Tree]) -> list[Any]:
    """Return texts and blocks, texts that meet being one."""
    found: list[Any] = []
    for piece in (piece for node in nodes for piece in _inline(node)):
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _inline(node: Tree) -> Iterator[Any]:
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind == "Str":
        yield content
    elif kind in {"Space", "SoftBreak"}:
        yield " "
    elif kind == "LineBreak":
        yield {"t": "break"}
    elif kind in {"Strong", "Emph"}:
        yield {"t": kind.lower(), "c": _inlines(content)}
    elif kind == "Link":
        yield {"t": "link", "to": content[2][0], "c": _inlines(content[1])}
    else:
        raise UnknownPart(kind)


def _table(content: list[Any]) -> Tree:
    _, _, columns, head, bodies, _ = content
    shares = [width["c"] if width["t"] == "ColWidth" else 1 / len(columns) for _, width in columns]
    rows = [row for body in bodies for row in body[3]]
    return {
        "t": "table",
        "columns": shares,
        "head": [cell for row in head[1] for cell in _cells(row)],
        "rows": [_cells(row) for row in rows],
    }


def _cells(row: list[Any]) -> list[list[Tree]]:
    return [_blocks(cell[4]) for cell in row[1]]


_BLOCKS: dict[str, Callable[[Any], Tree]] = {
    "Para": lambda content: {"t": "para", "c": _inlines(content)},
    "Plain": lambda content: {"t": "plain", "c": _inlines(content)},
    "Header": lambda content: {"t": "heading", "level": content[0], "c": _inlines(content[2])},
    "BulletList": lambda content: {"t": "bullets", "c": [_blocks(item) for item in content]},
    "OrderedList": lambda content: {
        "t": "numbers",
        "start": content[0][0],
        "c": [_blocks(item) for item in content[1]],
    },
    "BlockQuote": lambda content: {"t": "quote", "c": _blocks(content)},
    "HorizontalRule": lambda _: {"t": "rule"},
    "Table": _table,
}
