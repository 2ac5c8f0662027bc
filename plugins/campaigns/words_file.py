"""The files ``texts/<lang>.yaml`` of a campaign: the same keys in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.campaigns.model import Words
from plugins.core.fields import Fields
from plugins.core.findings import N_, Finding
from plugins.core.located_yaml import Mapping as Keys
from plugins.core.located_yaml import Node, Scalar, Sequence

LENGTHS = {
    "title": 60,
    "summary": 240,
    "audience": 300,
    "when": 300,
    "slogan": 44,
    "subline": 120,
    "call": 70,
    "town_line": 60,
    "motion": 400,
    "declaration": 400,
    "adopters_intro": 400,
    "contact": 400,
}
"""The lines, with the most characters that each may have."""
POSTS = {"x": 260, "instagram": 900, "facebook": 900, "whatsapp": 500, "linkedin": 900}
LISTS = ("checklist_15", "checklist_60", "printing")
PLACEHOLDERS = {"town_line": ("town", "of_town"), "posts": ("town", "of_town", "url")}
MAX_ENTRIES = 12

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class WordsFile:
    """The words of one language, None where one is missing or wrong, and the tree that they stand in."""

    path: str
    root: Keys
    words: Words | None
    findings: tuple[Finding, ...]


def parse_words(root: Keys, path: str, drawn: tuple[str, ...]) -> WordsFile:
    """Return what the tree says; *drawn* are the ids of the items that need words in place of a picture."""
    fields = Fields(root, path)
    keys = (*LENGTHS, "posts", "alt", *LISTS)
    fields.check_keys(keys, keys)
    lines = {key: _line(fields, key, most) for key, most in LENGTHS.items()}
    lists = {key: _list(fields, key) for key in LISTS}
    posts, alt = _group(fields, "posts", tuple(POSTS)), _group(fields, "alt", drawn)
    for network, text in posts.items():
        _check_length(fields, _inner_node(fields, "posts", network), f"posts.{network}", text, POSTS[network])
    _check_placeholders(fields, posts, lines)
    known = {key: line for key, line in lines.items() if line}
    complete = len(known) == len(lines) and len(posts) == len(POSTS) and len(alt) == len(drawn) and all(lists.values())
    words = Words(**known, **lists, posts=posts, alt=alt) if complete else None  # type: ignore[arg-type]
    return WordsFile(path, root, words, tuple(fields.findings))


def check_parity(files: Mapping[str, WordsFile]) -> Iterator[Finding]:
    """Yield a finding for each text that holds other placeholders than that of the other languages."""
    for key in ("town_line", *POSTS):
        found = {lang: _placeholders(_text_at(file.root, key)) for lang, file in files.items()}
        first_lang, first = next(iter(found.items()), ("", frozenset[str]()))
        for lang, names in found.items():
            if names != first:
                lacking = first - names
                written = ", ".join(f"{{{name}}}" for name in sorted(lacking or names - first))
                lacks = N_('"%(key)s" lacks %(names)s, which "%(lang)s" has')
                extra = N_('"%(key)s" has %(names)s, which "%(lang)s" lacks')
                values = {"key": key, "names": written, "lang": first_lang}
                hint = N_("use the same placeholders in every language")
                node = _node_at(files[lang].root, key) or files[lang].root
                message = lacks if lacking else extra
                yield Finding(files[lang].path, node.line, node.column, "E421", message, hint, values)


def _line(fields: Fields, key: str, most: int) -> str | None:
    text = fields.text(key)
    if text is not None:
        _check_length(fields, fields.mapping.entries[key], key, text, most)
    return text


def _check_length(fields: Fields, node: Node, key: str, text: str, most: int) -> None:
    if len(text) > most:
        message = N_('"%(key)s" has %(length)s characters, and there is room for %(most)s')
        fields.refuse(node, "E422", message, N_("shorten it"), key=key, length=len(text), most=most)


def _list(fields: Fields, key: str) -> tuple[str, ...]:
    node = fields.mapping.entries.get(key)
    items = node.items if isinstance(node, Sequence) else ()
    if node is not None and not 1 <= len(items) <= MAX_ENTRIES:
        message = N_('"%(key)s" must be a list of 1 to %(most)s lines')
        fields.refuse(node, "E423", message, N_("write a line for each, after a hyphen"), key=key, most=MAX_ENTRIES)
    lines = []
    for item in items:
        if isinstance(item, Scalar) and item.value.strip():
            lines.append(" ".join(item.value.split()))
        else:
            fields.refuse(item, "E108", N_('"%(key)s" must be text'), N_("write it on one line"), key=key)
    return tuple(lines)


def _group(fields: Fields, key: str, names: tuple[str, ...]) -> dict[str, str]:
    node = fields.mapping.entries.get(key)
    if not isinstance(node, Keys):
        if node is not None:
            fields.refuse(node, "E410", N_('"%(key)s" must hold keys of its own'), N_("write {key: value, …}"), key=key)
        return {}
    inner = Fields(node, fields.path, fields.findings)
    inner.check_keys(names, names)
    texts = {name: inner.text(name) for name in names}
    return {name: text for name, text in texts.items() if text}


def _check_placeholders(fields: Fields, posts: Mapping[str, str], lines: Mapping[str, str | None]) -> None:
    said: dict[tuple[str, ...], str] = {("posts", network): text for network, text in posts.items()}
    said |= {(key,): line for key, line in lines.items() if line}
    for path, text in said.items():
        allowed = PLACEHOLDERS.get(path[0], ())
        for name in sorted(_placeholders(text) - set(allowed)):
            message = N_("{%(name)s} cannot be used in %(key)s")
            hint = N_("use %(allowed)s, or write the words") if allowed else N_("write the words")
            values = {"name": name, "key": ".".join(path), "allowed": ", ".join(f"{{{one}}}" for one in allowed)}
            fields.refuse(_inner_node(fields, *path), "E424", message, hint, **values)


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(text))


def _inner_node(fields: Fields, *path: str) -> Node:
    node: Node = fields.mapping
    for key in path:
        node = node.entries.get(key, node) if isinstance(node, Keys) else node
    return node


def _node_at(root: Keys, key: str) -> Node | None:
    posts = root.entries.get("posts")
    return root.entries.get(key) or (posts.entries.get(key) if isinstance(posts, Keys) else None)


def _text_at(root: Keys, key: str) -> str:
    node = _node_at(root, key)
    return node.value if isinstance(node, Scalar) else ""
