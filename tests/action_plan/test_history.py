"""The step line of an action's progress."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from plugins.action_plan.history import BOTTOM, TOP, Deadline, Line, Mark, draw_history
from plugins.action_plan.progress import Point

START, END = date(2021, 1, 1), date(2021, 4, 11)  # a hundred days
HALF, FULL = Fraction(1, 2), Fraction(1)
MIDDLE = f"{(TOP + BOTTOM) / 2:g}"


def day(number: int) -> date:
    """Return the day that lies so many hundredths of the way."""
    return date.fromordinal(START.toordinal() + number)


def test_line_is_level_between_reports() -> None:
    """And steps up on the day of the next one; it ends today."""
    points = (Point(day(10), HALF), Point(day(40), FULL))
    chart = draw_history(points, START, END, day(60), day(80))
    assert chart is not None
    assert chart.lines == (
        Line("10%", MIDDLE, "40%", MIDDLE),
        Line("40%", MIDDLE, "40%", str(TOP)),
        Line("40%", str(TOP), "60%", str(TOP)),
    )
    assert chart.marks == (Mark(day(10), 50, "10%", MIDDLE), Mark(day(40), 100, "40%", str(TOP)))
    assert chart.due == Deadline("80%", before=True)


def test_unknown_stretch_is_left_blank() -> None:
    """A cancelled action has no progress, so its line ends there."""
    points = (Point(day(10), HALF), Point(day(20), HALF), Point(day(40), None))
    chart = draw_history(points, START, END, day(60), None)
    assert chart is not None
    assert [line.x2 for line in chart.lines] == ["20%", "40%"]
    assert [mark.day for mark in chart.marks] == [day(10), day(20)]
    assert chart.due is None


def test_drawing_reaches_as_far_as_what_it_shows() -> None:
    """Reports before the start, a due day after the end; but not to a today that lies years later."""
    points = (Point(date(2020, 12, 1), HALF), Point(day(10), HALF))
    chart = draw_history(points, START, END, date(2026, 1, 1), date(2021, 6, 30))
    assert chart is not None
    assert (chart.start, chart.end) == (date(2020, 12, 1), date(2021, 6, 30))
    assert chart.lines[-1].x2 == "100%"


def test_one_report_is_no_history() -> None:
    """Nor are two of which one is not known."""
    assert draw_history((Point(day(1), HALF),), START, END, END, None) is None
    assert draw_history((Point(day(1), HALF), Point(day(2), None)), START, END, END, None) is None
