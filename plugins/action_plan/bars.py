"""Bars as rows of segments, in the shares of a drawing's width that SVG attributes take.

Every bar speaks with the statuses' own patterns: what is done looks like what is completed, the rest as not started,
and what is not known as an action without data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from plugins.action_plan.model import Status
from plugins.action_plan.state import Figure


@dataclass(frozen=True)
class Segment:
    """A piece of a bar: `x` and `width` as SVG attributes, `status` for the look."""

    x: str
    width: str
    status: Status

    @property
    def patterned(self) -> bool:
        """Tell whether it is filled with a pattern."""
        return has_pattern(self.status)


def has_pattern(status: Status) -> bool:
    """Tell whether *status* is shown by a pattern: what is done is plain, and what is open is empty."""
    return status not in {Status.COMPLETED, Status.NOT_STARTED}


def lay_out(shares: Iterable[tuple[Fraction, Status]]) -> tuple[Segment, ...]:
    """Return segments side by side, one for each share of the width that is more than nothing."""
    segments = []
    x = Fraction(0)
    for share, status in shares:
        if share:
            segments.append(Segment(write_share(x), write_share(share), status))
        x += share
    return tuple(segments)


def write_share(share: Fraction) -> str:
    """Return a share as SVG has it, such as ``33.33%``."""
    return f"{float(round(share * 100, 2)):g}%"


def draw_figure(figure: Figure) -> tuple[Segment, ...]:
    """Return the bar of *figure*: done up to its floor, without data up to its progress, then open.

    Where there is too little to show a percentage there is no bar either.
    """
    if figure.percent is None or figure.exact is None or figure.floor is None:
        return ()
    return lay_out(
        [
            (figure.floor, Status.COMPLETED),
            (figure.exact - figure.floor, Status.UNKNOWN),
            (1 - figure.exact, Status.NOT_STARTED),
        ]
    )


def draw_steps(steps: Sequence[str], done: Iterable[str], status: Status) -> tuple[Segment, ...]:
    """Return the bar of an action measured by *steps*: a segment each, the next one under way while work goes on."""
    done = set(done)
    open_steps = [step for step in steps if step not in done]
    under_way = open_steps[:1] if status in {Status.IN_PROGRESS, Status.PAUSED} else []
    width = Fraction(1, len(steps))
    return lay_out([(width, _fill_step(step, done, under_way, status)) for step in steps])


def _fill_step(step: str, done: set[str], under_way: list[str], status: Status) -> Status:
    if step in done or status is Status.COMPLETED:
        return Status.COMPLETED
    return Status.IN_PROGRESS if step in under_way else Status.NOT_STARTED


def draw_statuses(counts: Mapping[Status, int]) -> tuple[Segment, ...]:
    """Return the bar of how many actions have each status, in the order of *counts*."""
    total = sum(counts.values())
    return lay_out([(Fraction(count, total), status) for status, count in counts.items()])
