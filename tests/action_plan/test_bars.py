"""Bars as rows of segments."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.action_plan.bars import Segment, draw_figure, draw_statuses, draw_steps, write_share
from plugins.action_plan.model import Status
from plugins.action_plan.progress import assess, roll_up
from tests.action_plan.plans import example_plan

DONE, OPEN, UNKNOWN, UNDER_WAY = Status.COMPLETED, Status.NOT_STARTED, Status.UNKNOWN, Status.IN_PROGRESS


def test_figure_is_certain_up_to_its_floor() -> None:
    """The example at its end: 57 % for sure, 67 % where those without data go as the rest."""
    figure = assess(example_plan(), date(2021, 12, 31)).figure
    assert draw_figure(figure) == (
        Segment("0%", "57.26%", DONE),
        Segment("57.26%", "9.54%", UNKNOWN),
        Segment("66.81%", "33.19%", OPEN),
    )


@pytest.mark.parametrize(
    "leaves", [[], [(1, Status.CANCELLED, None)], [(1, UNDER_WAY, Fraction(1)), (2, UNKNOWN, None)]]
)
def test_no_figure_is_no_bar(leaves: list[tuple[int, Status, Fraction | None]]) -> None:
    """Neither with nothing in scope nor with too little known."""
    assert draw_figure(roll_up(leaves)) == ()


def test_step_taken_next_is_under_way() -> None:
    """Whatever the order in which steps were done."""
    bar = draw_steps(["a", "b", "c", "d"], ["c"], Status.PAUSED)
    assert [segment.status for segment in bar] == [UNDER_WAY, OPEN, DONE, OPEN]
    assert [segment.x for segment in bar] == ["0%", "25%", "50%", "75%"]


def test_closed_action_has_no_step_under_way() -> None:
    """What was not done stays open; of a completed one all is done."""
    assert [segment.status for segment in draw_steps(["a", "b"], ["a"], Status.PARTIAL)] == [DONE, OPEN]
    assert [segment.status for segment in draw_steps(["a", "b"], ["a"], Status.COMPLETED)] == [DONE, DONE]


def test_only_what_is_done_or_open_is_plain() -> None:
    """Every other status has a pattern, so that none is told by colour alone."""
    bar = draw_statuses(dict.fromkeys(Status, 1))
    assert [segment.status for segment in bar] == list(Status)
    assert {segment.status for segment in bar if not segment.patterned} == {DONE, OPEN}


@given(st.dictionaries(st.sampled_from(list(Status)), st.integers(1, 200), min_size=1))
def test_segments_fill_the_width(counts: dict[Status, int]) -> None:
    """Each begins where the one before ends, but for what rounding takes."""
    bar = draw_statuses(counts)
    ends = [float(segment.x[:-1]) + float(segment.width[:-1]) for segment in bar]
    starts = [float(segment.x[:-1]) for segment in bar[1:]]
    assert [start - end for start, end in zip([*starts, 100], ends, strict=True)] == pytest.approx(
        [0] * len(bar), abs=0.02
    )


def test_shares_are_short() -> None:
    """Two decimals are less than a pixel."""
    assert [write_share(Fraction(1, 3)), write_share(Fraction(1)), write_share(Fraction(1, 2))] == [
        "33.33%",
        "100%",
        "50%",
    ]
