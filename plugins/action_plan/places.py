"""Where in its file each part of a plan stands: from locations to nodes, and to names that a person knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.action_plan.values import IDENTIFIER
from plugins.core.findings import Finding, Severity
from plugins.core.located_yaml import Mapping, Node, Scalar, Sequence

Loc = tuple[str | int, ...]
"""The keys and positions, from 0, that lead from the top of the file to a part of it."""

_IDENTIFIER = re.compile(IDENTIFIER)
_NAMED_ALONE = frozenset({"objectives", "actions"})
"""The lists whose members are known in the whole plan by their ids."""


@dataclass(frozen=True)
class Places:
    """The tree of one plan's file, and its path as findings name it."""

    root: Mapping
    path: str

    def node(self, loc: Loc) -> Node:
        """Return the node at *loc*, or where there is none the nearest above it."""
        *_, (_, last) = [("", self.root), *self._follow(loc)]
        return last

    def name(self, loc: Loc) -> str:
        """Return what a person calls *loc*: ``campanya/u2/value``, ids taking the place of positions."""
        parts: list[str] = []
        held_by = ""
        for part, node in self._follow(loc):
            identifier = _identify(node) if isinstance(part, int) else None
            if identifier and held_by in _NAMED_ALONE:
                parts = [identifier]
            elif identifier and held_by == "updates":
                parts[-1] = identifier
            else:
                parts.append(str(part + 1) if isinstance(part, int) else part)
            held_by = part if isinstance(part, str) else ""
        return "/".join(parts)

    def refuse(self, loc: Loc, code: str, message: str, hint: str, **values: object) -> Finding:
        """Return an error at *loc*."""
        node = self.node(loc)
        return Finding(self.path, node.line, node.column, code, message, hint, values, node=self.name(loc))

    def refuse_key(self, loc: Loc, code: str, message: str, hint: str, **values: object) -> Finding:
        """Return an error at the key, rather than the value, that *loc* ends with; its mapping is what it is about."""
        holder = self.node(loc[:-1])
        key = holder.keys.get(str(loc[-1]), holder) if isinstance(holder, Mapping) else holder
        return Finding(self.path, key.line, key.column, code, message, hint, values, node=self.name(loc[:-1]))

    def warn(self, loc: Loc, code: str, message: str, hint: str, **values: object) -> Finding:
        """Return a warning at *loc*."""
        node, severity = self.node(loc), Severity.WARNING
        return Finding(self.path, node.line, node.column, code, message, hint, values, severity, self.name(loc))

    def _follow(self, loc: Loc) -> Iterator[tuple[str | int, Node]]:
        """Yield each part of *loc* with the node that it leads to, as far as there is one."""
        node: Node = self.root
        for part in loc:
            if isinstance(node, Mapping) and part in node.entries:
                node = node.entries[str(part)]
            elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
                node = node.items[part]
            else:
                return
            yield part, node


def locate(pydantic_loc: tuple[str | int, ...]) -> Loc:
    """Return the location of an error of pydantic without what is no part of the file: a measure's type after it."""
    return tuple(
        part
        for index, part in enumerate(pydantic_loc)
        if not (index >= 2 and pydantic_loc[index - 1] == "measure" and isinstance(pydantic_loc[index - 2], int))
    )


def _identify(node: Node) -> str | None:
    written = node.entries.get("id") if isinstance(node, Mapping) else None
    return written.value if isinstance(written, Scalar) and _IDENTIFIER.match(written.value) else None
