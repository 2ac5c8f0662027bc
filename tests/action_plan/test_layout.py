"""YAML as the plans are written, which reads back as what it was made of."""

from datetime import date
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.action_plan.layout import render_block, render_flow, render_item

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)
VALUE = st.recursive(
    TEXT | st.integers() | st.dates(date(1000, 1, 1)) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def read(text: str) -> Any:
    """Return what YAML reads in *text*."""
    return yaml.safe_load(text)


def test_flow() -> None:
    """What is short stands in braces, quoted only where it must be."""
    update = {"id": "u1", "date": date(2021, 3, 8), "note": {"ca": "Sí: 25, o més"}, "steps_done": ["a", "b"]}
    assert render_flow(update) == "{id: u1, date: 2021-03-08, note: {ca: 'Sí: 25, o més'}, steps_done: [a, b]}"


def test_block() -> None:
    """What is long stands a line a key."""
    value = {
        "id": "u1",
        "note": {"ca": "x" * 60, "gl": "y" * 60},
        "evidence": [{"url": "https://x", "title": {"ca": "z" * 120}}],
    }
    assert render_item(value, 2) == [
        "  - id: u1",
        "    note:",
        "      ca: " + "x" * 60,
        "      gl: " + "y" * 60,
        "    evidence:",
        "    - url: https://x",
        "      title:",
        "        ca: " + "z" * 120,
    ]
    assert render_item({"id": "u1"}, 0, flow=True) == ["- {id: u1}"]
    assert render_item("a: b", 0) == ["- 'a: b'"]


@example({"no": [{"on": {"null": True}}]})
@given(st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), VALUE, min_size=1, max_size=4))
def test_what_is_written_is_read(value: dict[str, Any]) -> None:
    """In braces and in lines, everything reads back as it was."""
    assert read(render_flow(value)) == value
    assert read("\n".join(render_block(value, 0))) == value
    assert read("\n".join(render_item(value, 2))) == [value]
