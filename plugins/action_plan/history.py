"""The step line of an action's progress: from report to report it stays where the last one left it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from plugins.action_plan.bars import write_share
from plugins.action_plan.progress import Point
from plugins.action_plan.state import show_percent

TOP, BOTTOM = 24, 92
"""Where 100 % and 0 % lie, in pixels from the drawing's upper edge; its width is that of the page."""


@dataclass(frozen=True)
class Line:
    """A stretch of the line; abscissas in percent of the width, ordinates in pixels."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Mark:
    """A report after which the progress was known."""

    day: date
    percent: int
    x: str
    y: str


@dataclass(frozen=True)
class Deadline:
    """Where the action is due; its label stands before the line where there is no room after it."""

    x: str
    before: bool


@dataclass(frozen=True)
class Chart:
    """A drawing between the days `start` and `end`, and between `lowest` and `highest` percent."""

    start: date
    end: date
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    due: Deadline | None
    lowest: int = 0
    highest: int = 100


def draw_history(points: Sequence[Point], start: date, end: date, as_of: date, due: date | None) -> Chart | None:
    """Return the line through *points*, which ends on the day *as_of*; None where there are not two of them.

    The drawing reaches from *start* to *end*, and further where a point or the due day lies beyond.
    """
    if sum(point.progress is not None for point in points) < 2:
        return None
    scale = _Scale(min(start, points[0].day), max(end, points[-1].day, due or end))
    last = Point(min(as_of, scale.end), points[-1].progress)
    return Chart(
        start=scale.start,
        end=scale.end,
        lines=tuple(line for before, after in pairwise([*points, last]) for line in _connect(before, after, scale)),
        marks=tuple(
            Mark(point.day, show_percent(point.progress), scale.x(point.day), scale.y(point.progress))
            for point in points
            if point.progress is not None
        ),
        due=Deadline(scale.x(due), scale.share(due) > Fraction(1, 2)) if due else None,
    )


@dataclass(frozen=True)
class _Scale:
    """Turns days into abscissas, and progress into ordinates."""

    start: date
    end: date

    def share(self, day: date) -> Fraction:
        return Fraction((day - self.start).days, max(1, (self.end - self.start).days))

    def x(self, day: date) -> str:
        return write_share(self.share(day))

    def y(self, progress: Fraction) -> str:
        return f"{float(BOTTOM - round(progress * (BOTTOM - TOP), 1)):g}"


def _connect(before: Point, after: Point, scale: _Scale) -> list[Line]:
    """Return the level stretch after *before*, and the step at *after*; nothing is drawn over what is not known."""
    if before.progress is None:
        return []
    x1, x2, y1 = scale.x(before.day), scale.x(after.day), scale.y(before.progress)
    level = [Line(x1, y1, x2, y1)] if x1 != x2 else []
    if after.progress is None or after.progress == before.progress:
        return level
    return [*level, Line(x2, y1, x2, scale.y(after.progress))]
