"""Additions to the text of a plan that leave every byte of it as it was: comments, quotes, blank lines, line ends.

A round trip through a parser, even one that keeps comments, joins what stands in braces on several lines, and
indents anew what was indented in another way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from plugins.action_plan.layout import render_flow, render_item
from plugins.core.located_yaml import FAST_LOADER


class SpliceError(Exception):
    """Something that is not in the text, or so written that nothing can be added to it."""


def append_update(text: str, action: str, update: Mapping[str, Any]) -> str:
    """Return *text*, a plan without errors, with *update* after the other updates of *action*, written as they are."""
    node = _find_action(text, action)
    updates = _get(node, "updates")
    if updates is None:
        return insert_key(text, action, "updates", [update])
    if not isinstance(updates, yaml.SequenceNode):
        raise SpliceError(action)
    if not updates.flow_style:
        column = updates.start_mark.column
        is_flow = bool(updates.value[-1].flow_style)
        return _insert_lines(text, _end(text, updates), render_item(update, column, flow=is_flow))
    if updates.value:
        return _append_to_flow(text, updates, render_flow(update))
    if node.flow_style:
        return _put(text, updates.start_mark.index + 1, render_flow(update))
    bare = text[: updates.start_mark.index].rstrip(" ") + text[updates.end_mark.index :]
    return _insert_lines(bare, len(text[: updates.start_mark.index].rstrip(" ")), _render_list(node, [update]))


def insert_key(text: str, action: str, key: str, value: Any) -> str:
    """Return *text*, a plan without errors, with *key* in *action*, which has it not yet."""
    node = _find_action(text, action)
    column, last = node.start_mark.column, _end(text, node)
    if node.flow_style:
        return _put(text, _end(text, node.value[-1][1]), f", {key}: {render_flow(value)}")
    updates = next((name for name, _ in node.value[1:] if name.value == "updates"), None)
    if updates is not None:
        start = text.rfind("\n", 0, updates.start_mark.index) + 1
        return _put(text, start, f"{' ' * column}{key}: {render_flow(value)}{_line_end(text)}")
    if isinstance(value, list):
        return _insert_lines(text, last, [f"{' ' * column}{key}:", *_render_list(node, value)])
    return _insert_lines(text, last, [f"{' ' * column}{key}: {render_flow(value)}"])


def _render_list(action: yaml.MappingNode, items: list[Any]) -> list[str]:
    return [line for item in items for line in render_item(item, action.start_mark.column, flow=True)]


def _append_to_flow(text: str, updates: yaml.SequenceNode, line: str) -> str:
    """Return *text* with another member in the list in brackets; on a line of its own where the last one has one."""
    last = updates.value[-1]
    end, bracket = last.end_mark.index, updates.end_mark.index - 1
    comma = "" if text[end:bracket].lstrip().startswith(",") else ","
    if not text[: last.start_mark.index].rpartition("\n")[2].isspace():
        return _put(text, end, f", {line}")
    own_line = f"{' ' * last.start_mark.column}{line}"
    if last.end_mark.line == updates.end_mark.line:
        return _put(text, end, f",{_line_end(text)}{own_line}")
    return _insert_lines(_put(text, end, comma), end, [own_line])


def _insert_lines(text: str, position: int, lines: list[str]) -> str:
    """Return *text* with *lines* after the line on which *position* lies."""
    line_end = _line_end(text)
    end = text.find("\n", position)
    if end == -1:
        return text + line_end + line_end.join(lines)
    return _put(text, end + 1, "".join(line + line_end for line in lines))


def _put(text: str, position: int, addition: str) -> str:
    return text[:position] + addition + text[position:]


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _end(text: str, node: yaml.Node) -> int:
    """Return where what *node* says ends: a block's own end takes in the comments behind it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return len(text[: node.end_mark.index].rstrip())


def _find_action(text: str, identifier: str) -> yaml.MappingNode:
    root = yaml.compose(text, Loader=FAST_LOADER)
    for objective in _members(root, "objectives"):
        for action in _walk(objective):
            name = _get(action, "id")
            if isinstance(action, yaml.MappingNode) and name is not None and name.value == identifier:
                return action
    raise SpliceError(identifier)


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    for action in _members(node, "actions"):
        yield action
        yield from _walk(action)


def _members(node: yaml.Node | None, key: str) -> list[yaml.Node]:
    held = _get(node, key)
    return held.value if isinstance(held, yaml.SequenceNode) else []


def _get(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
