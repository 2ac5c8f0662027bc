"""YAML whose every node knows its line and column, and in which every scalar is a string.

`yaml.safe_load` swallows duplicate keys and turns ``no`` into False and ``012`` into 10; here nothing is
guessed. Anchors, aliases, tags and a second document are refused, and size, depth and the number of
nodes are bounded before anything is built, so that no file can stall a build.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from plugins.core.findings import N_, Finding
from plugins.core.memory import Memory, digest_parts

MAX_CHARACTERS = 262_144
MAX_DEPTH = 12
MAX_NODES = 20_000

FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Scalar:
    """A string as written, quotes and escapes resolved."""

    value: str
    line: int
    column: int


@dataclass(frozen=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True)
class Mapping:
    """Keys in source order; a repeated key has been reported, and its first value kept."""

    entries: dict[str, Node]
    keys: dict[str, Scalar]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


@dataclass
class _Open:
    """A collection whose end has not been seen yet."""

    line: int
    column: int
    is_mapping: bool
    children: list[Node] = field(default_factory=list)


@dataclass
class _Refusal(Exception):
    """Why the text is not read on; the place counts from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str


class _Builder:
    """Turns the parser's events into nodes, refusing what has no place in a data file."""

    def __init__(self, path: str, first_line: int, max_nodes: int) -> None:
        self.path = path
        self.first_line = first_line
        self.max_nodes = max_nodes
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._count = 0

    def check_length(self, text: str) -> None:
        """Refuse a text that is longer than any honest one."""
        if len(text) > MAX_CHARACTERS:
            raise _Refusal(self.first_line, 1, "E105", N_("the data are too long"), N_("split or shorten them"))

    def feed(self, event: yaml.Event) -> None:
        """Take one event of the parser."""
        mark = event.start_mark
        line, column = (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)
        self._refuse_features(event, line, column)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, line, column))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open.append(_Open(line, column, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._close(self._open.pop()))

    def _refuse_features(self, event: yaml.Event, line: int, column: int) -> None:
        self._count += 1
        if len(self._open) > MAX_DEPTH or self._count > self.max_nodes:
            raise _Refusal(
                line, column, "E105", N_("the data are nested too deep or too many"), N_("split or simplify them")
            )
        tagged = isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) not in (None, "!")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or tagged:
            raise _Refusal(
                line, column, "E102", N_("anchors, aliases and tags are not read"), N_("write the value out")
            )
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise _Refusal(line, column, "E106", N_("a second document starts here"), N_("keep one document a file"))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node

    def _close(self, opened: _Open) -> Node:
        if not opened.is_mapping:
            return Sequence(tuple(opened.children), opened.line, opened.column)
        entries: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise _Refusal(
                    key.line, key.column, "E101", N_("a key must be plain text"), N_("write it as `key: value`")
                )
            if key.value in keys:
                self._report_duplicate(key, keys[key.value])
                continue
            entries[key.value], keys[key.value] = value, key
        return Mapping(entries, keys, opened.line, opened.column)

    def _report_duplicate(self, key: Scalar, first: Scalar) -> None:
        values = {"key": key.value, "line": first.line}
        message, hint = N_('duplicate key "%(key)s" (first on line %(line)s)'), N_("keep one of the two")
        self.findings.append(Finding(self.path, key.line, key.column, "E103", message, hint, values))


_kept: ContextVar[Memory | None] = ContextVar("kept trees", default=None)


def keep_trees(file: Path | None) -> Memory | None:
    """Have the trees of whole files kept in *file* from now on, and return what is to be saved when all are read."""
    memory = Memory(file, [Path(__file__)], [yaml.__version__]) if file else None
    _kept.set(memory)
    return memory


_held: dict[str, Node] = {}


def hold_trees(file: Path) -> None:
    """Have the trees that are kept in *file* ready, and no others: for builds in processes forked from this one."""
    rows = Memory(file, [Path(__file__)], [yaml.__version__]).list_answers()
    held = {key: _held.get(key) or unpack(row) for key, row in rows.items()}
    _held.clear()
    _held.update(held)


def parse_yaml(
    text: str, path: str, first_line: int = 1, max_nodes: int = MAX_NODES
) -> tuple[Node | None, list[Finding]]:
    """Return the tree of *text*, or None, and what is wrong with it.

    *first_line* is the line of the file on which *text* starts, as it does not for front matter.
    """
    memory = _kept.get() if first_line == 1 else None
    if memory is None:
        return _parse(text, path, first_line, max_nodes)
    key = digest_parts(text, str(max_nodes))
    try:
        row = memory.recall(key)
        if row is not None:
            return _held.get(key) or unpack(row), []
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    root, findings = _parse(text, path, first_line, max_nodes)
    if root is not None and not findings:
        memory.remember(key, pack(root))
    return root, findings


def pack(node: Node) -> list[Any]:
    """Return *node* as data that JSON can say, whatever order it gives to keys."""
    place = [node.line, node.column]
    if isinstance(node, Scalar):
        return [*place, node.value]
    if isinstance(node, Sequence):
        return [*place, [pack(item) for item in node.items]]
    rows = [[name, key.line, key.column, pack(node.entries[name])] for name, key in node.keys.items()]
    return [*place, {"keys": rows}]


def unpack(row: list[Any]) -> Node:
    """Return the node that was packed as *row*."""
    line, column, told = row
    if isinstance(told, str):
        return Scalar(told, int(line), int(column))
    if isinstance(told, list):
        return Sequence(tuple(map(unpack, told)), int(line), int(column))
    entries = {str(name): unpack(value) for name, _, _, value in told["keys"]}
    keys = {str(name): Scalar(str(name), int(first), int(second)) for name, first, second, _ in told["keys"]}
    return Mapping(entries, keys, int(line), int(column))


def _parse(text: str, path: str, first_line: int, max_nodes: int) -> tuple[Node | None, list[Finding]]:
    builder = _Builder(path, first_line, max_nodes)
    try:
        builder.check_length(text)
        for event in yaml.parse(text, Loader=FAST_LOADER):
            builder.feed(event)
    except _Refusal as refusal:
        place = (path, refusal.line, refusal.column)
        return None, [*builder.findings, Finding(*place, refusal.code, refusal.message, refusal.hint)]
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two for characters that do not exist
        return None, [*builder.findings, _syntax_finding(error, path, first_line)]
    return builder.root, builder.findings


def _syntax_finding(error: Exception, path: str, first_line: int) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    problem = getattr(error, "problem", None) or "unreadable character"
    message = N_("this is not valid YAML (%(problem)s)")
    hint = N_("check the indentation, the colons and the quotes near this place")
    return Finding(path, line, column, "E101", message, hint, {"problem": problem})


def walk(node: Node) -> Iterator[Node]:
    """Yield *node* and all below it, in source order."""
    yield node
    children = node.items if isinstance(node, Sequence) else node.entries.values() if isinstance(node, Mapping) else ()
    for child in children:
        yield from walk(child)
