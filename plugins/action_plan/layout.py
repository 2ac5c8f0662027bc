"""YAML as the plans are written: what is short on one line in braces, what is longer a line a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

WIDTH = 120


def render_flow(value: Any) -> str:
    """Return *value* on one line, mappings in braces and lists in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{render_flow(key)}: {render_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(render_flow, value)) + "]"
    # Within brackets, what a list or mapping would take for its own is quoted.
    line = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=float("inf"))
    return line.removesuffix("\n")[1:-1]


def render_block(value: Mapping[str, Any], indent: int) -> list[str]:
    """Return *value* a key a line, each line after *indent* spaces."""
    margin = " " * indent
    lines: list[str] = []
    for name, one in value.items():
        key = render_flow(name)
        line = f"{margin}{key}: {_render_line(one)}"
        if one and isinstance(one, Mapping) and len(line) > WIDTH:
            lines += [f"{margin}{key}:", *render_block(one, indent + 2)]
        elif _holds_mappings(one):
            lines += [f"{margin}{key}:", *(line for item in one for line in render_item(item, indent, flow=True))]
        else:
            lines.append(line)
    return lines


def render_item(value: Any, indent: int, *, flow: bool = False) -> list[str]:
    """Return *value* as a member of a list whose hyphens stand after *indent* spaces; *flow* where it fits a line."""
    line = f"{' ' * indent}- {render_flow(value)}"
    if not isinstance(value, Mapping) or (flow and len(line) <= WIDTH):
        return [line]
    first, *rest = render_block(value, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def _render_line(value: Any) -> str:
    if not isinstance(value, str):
        return render_flow(value)
    return yaml.safe_dump(value, allow_unicode=True, width=float("inf")).removesuffix("\n").removesuffix("\n...")


def _holds_mappings(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value)
