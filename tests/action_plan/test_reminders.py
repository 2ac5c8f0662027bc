"""Warnings of what is all done but open, and of what nobody reports on any more."""

from datetime import date

import pytest

from .sources import RIGHT, change, find, find_warnings

BLOG = "{id: u2, date: 2021-09-15, status: in_progress, progress: 80}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (BLOG, BLOG.replace("80", "100"), "54:42:W251"),
        (BLOG, BLOG.replace("80", "100").replace("in_progress", "partial"), "54:42:W251"),
        ("value: 25", "value: 40", "38:15:W251"),
        ("value: 25", "value: 41", "38:15:W251"),
        ("steps_done: [consulta]", "steps_done: [consulta, publicacio]", "26:42:W251"),
    ],
)
def test_done_but_open(old: str, new: str, expected: str) -> None:
    """Whatever the measure, what is all done and not completed is told at its status."""
    today = date(2021, 10, 10)
    assert [one for one in find_warnings(change(old, new), today) if one.endswith("W251")] == [expected]
    assert not [one for one in find_warnings(RIGHT, today) if one.endswith("W251")]


def test_silence_begins_after_so_many_days() -> None:
    """Ninety days after its last update an action is not stale, the day after it is; a closed one never is."""
    text = change("stale_after_days: 90", "stale_after_days: 91")
    assert find_warnings(text, date(2021, 12, 31)) == ["18:5:W252", "49:5:W252", "55:5:W252"]
    assert "27:5:W252" in find_warnings(RIGHT, date(2021, 12, 31))
    assert "27:5:W252" not in find_warnings(RIGHT, date(2021, 12, 30))


def test_days_of_silence_are_told() -> None:
    """The warning says for how long, from the action's start on where nothing was ever reported."""
    found = {one.node: one.words()[0] for one in find(RIGHT)}
    assert found["blog"] == "blog: nothing was reported for 107 days"
    assert found["butlleti"] == "butlleti: nothing was reported for 364 days"


def test_ended_plan_is_one_warning() -> None:
    """After its end a plan is told of once, with all that was neither closed nor carried on."""
    found = find(RIGHT, today=date(2022, 1, 1))
    open_still = "propostes, campanya, blog, butlleti"
    assert [one.words()[0] for one in found] == [f"end: the plan has ended, and is still open in: {open_still}"]
    assert find_warnings(RIGHT, date(2022, 1, 1)) == ["6:6:W252"]
    moved = change("    campaign: municipis-visibles", "    moved_to: pla-2022/campanya")
    assert "campanya" not in find(moved, today=date(2022, 1, 1))[0].text()
