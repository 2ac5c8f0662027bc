"""Additions to a plan's text: whatever its layout, every byte that was there stays, in its order."""

from datetime import date
from typing import Any

import pytest

from plugins.action_plan.reading import parse_plan
from plugins.action_plan.splicing import SpliceError, append_update, insert_key

from .sources import RIGHT, TODAY, change

UPDATE = {"id": "u9", "date": date(2021, 12, 1), "status": "completed"}
FLOW = "{id: u9, date: 2021-12-01, status: completed}"
NOTE = "note: {ca: Restriccions sanitàries., gl: Restricións.}"
JORNADA = f"    updates: [{{id: u1, date: 2021-04-20, status: cancelled, {NOTE}}}]"
ONE = "{id: u1, date: 2021-04-20, status: in_progress, progress: 3}"


def add(text: str, action: str, **more: Any) -> str:
    """Return *text* with an update of *action*, which a plan without errors stays."""
    changed = append_update(text, action, {**UPDATE, **more})
    plan, findings = parse_plan(changed, "x.yaml", TODAY)
    assert plan is not None, [one.text() for one in findings]
    assert next(leaf for leaf in plan.leaves() if leaf.id == action).updates[-1].id == "u9"
    return changed


def test_list_of_lines() -> None:
    """After updates in braces comes one in braces, at once below them."""
    line = "    - {id: u2, date: 2021-09-15, status: in_progress, progress: 80}\n"
    assert add(RIGHT, "blog") == change(line, line + f"    - {FLOW}\n")


def test_list_of_blocks() -> None:
    """After an update over several lines comes one over several lines."""
    note = {"ca": "Trenta, o més", "gl": "Trinta"}
    assert add(RIGHT, "campanya", value=40, note=note) == change(
        "  - id: jornada",
        "    - id: u9\n      date: 2021-12-01\n      status: completed\n      value: 40\n"
        "      note: {ca: 'Trenta, o més', gl: Trinta}\n  - id: jornada",
    )


def test_long_update_after_short_ones() -> None:
    """What does not fit a line is written over several."""
    added = add(RIGHT, "blog", note={"ca": "x" * 60, "gl": "y" * 60})
    assert (
        f"    - id: u9\n      date: 2021-12-01\n      status: completed\n      note:\n        ca: {'x' * 60}\n" in added
    )


def test_comments_and_odd_layout_stay() -> None:
    """Comments, blank lines, quotes, wide margins and braces over several lines are as they were."""
    head, _, tail = RIGHT.partition("  - id: blog\n")
    odd = (
        "  -   id:   'blog'      # què és\n"
        '      title: { ca: "Difusió del blog",\n'
        "               gl: Difusión do blog }\n\n"
        "      updates:   # aquí\n"
        "          -   {id: u1,\n"
        "               date: 2021-02-01, status: in_progress, progress: 20}   # u\n"
        "          # dos\n\n"
    )
    after = "  - {id: butlleti," + tail.partition("  - {id: butlleti,")[2]
    added = add(head + odd + after, "blog")
    assert added == head + odd.replace("   # u\n", f"   # u\n          - {FLOW}\n") + after


def test_empty_list() -> None:
    """An empty list becomes a list of lines, or within braces a list in brackets."""
    empty = change(JORNADA, "    updates: []  # res encara")
    assert add(empty, "jornada") == change("    updates: []  # res", "    updates:  # res", empty).replace(
        "# res encara\n", f"# res encara\n    - {FLOW}\n"
    )
    assert add(RIGHT, "butlleti") == change("updates: []}", f"updates: [{FLOW}]}}")


def test_no_list() -> None:
    """An action without updates is given some at its end."""
    assert add(change(JORNADA + "\n", ""), "jornada") == change(JORNADA, f"    updates:\n    - {FLOW}")
    assert add(change(", updates: []}", "}"), "butlleti") == change("updates: []}", f"updates: [{FLOW}]}}")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"[{ONE}]", f"[{ONE}, {FLOW}]"),
        (f"[{ONE},]", f"[{ONE}, {FLOW},]"),
        (f"[\n      {ONE}\n    ]", f"[\n      {ONE},\n      {FLOW}\n    ]"),
        (f"[\n      {ONE},  # u\n    ]  # v", f"[\n      {ONE},  # u\n      {FLOW}\n    ]  # v"),
        (f"[\n      {ONE}  # u\n    ]", f"[\n      {ONE},  # u\n      {FLOW}\n    ]"),
        (f"[\n      {ONE}]", f"[\n      {ONE},\n      {FLOW}]"),
    ],
)
def test_list_in_brackets(written: str, expected: str) -> None:
    """In brackets, the new one comes after the last, on its own line where that has one."""
    text = change(JORNADA, f"    updates: {written}")
    assert add(text, "jornada") == change(JORNADA, f"    updates: {expected}")


def test_line_ends_of_windows() -> None:
    """A file of Windows has no other line end afterwards."""
    added = add(RIGHT.replace("\n", "\r\n"), "blog")
    assert added == add(RIGHT, "blog").replace("\n", "\r\n")


def test_last_line_without_an_end() -> None:
    """A file that ends without a line end is added to all the same."""
    text = RIGHT.partition("  - {id: butlleti")[0].rstrip()
    assert add(text, "blog") == f"{text}\n    - {FLOW}"


def test_text_in_a_block() -> None:
    """After a note over several lines, the new update starts on a line of its own."""
    note = "note:\n        ca: >-\n          Text\n          llarg.\n        gl: |\n          Texto\n\n"
    text = change("note: {ca: 25 municipis adherits., gl: 25 municipios adheridos.}\n", note)
    text = change('      evidence: [{url: "https://example.org/llista", title: {ca: Llista, gl: Lista}}]\n', "", text)
    assert "          Texto\n    - id: u9\n" in add(text, "campanya", value=40)


def test_new_key() -> None:
    """A key goes before the updates, and in braces to the end."""
    added = insert_key(insert_key(RIGHT, "campanya", "moved_to", "pla-2022/a"), "butlleti", "moved_to", "pla-2022/b")
    text = change("target: 40}\n    updates:", "target: 40}\n    moved_to: pla-2022/a\n    updates:")
    assert added == change("updates: []}", "updates: [], moved_to: pla-2022/b}", text)


def test_what_is_not_there() -> None:
    """An action that is not in the text is none to add to."""
    with pytest.raises(SpliceError):
        append_update(RIGHT, "blgo", UPDATE)
    with pytest.raises(SpliceError):
        append_update(change("updates: []}", "updates: x}"), "butlleti", UPDATE)
