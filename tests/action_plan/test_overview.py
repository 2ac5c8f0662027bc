"""A plan at a glance."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from plugins.action_plan.model import Status
from plugins.action_plan.overview import Arch, draw_arcade, make_overview, write_fraction
from plugins.action_plan.progress import assess
from tests.action_plan.plans import example_plan, make_action, make_plan, make_update
from tests.action_plan.views import END, surround

PLAN = example_plan()


def test_figure_can_be_recomputed_from_its_rows() -> None:
    """Their shares make the sum, and that over the weight with data is the figure."""
    overview = make_overview(assess(PLAN, END), surround(PLAN))
    assert [(row.weight, row.percent, row.share) for row in overview.sums] == [
        (2, 67, "1 1/3"), (3, 63, "1 7/8"), (None, None, None), (1, 80, "4/5"), (1, None, None),
    ]  # fmt: skip
    assert overview.total == write_fraction(Fraction(4, 3) + Fraction(15, 8) + Fraction(4, 5)) == "4 1/120"
    assert overview.headline.exact == str(Fraction(481, 120) / 6) == "481/720"


def test_late_actions_are_listed_with_their_days() -> None:
    """In the order of the plan."""
    overview = make_overview(assess(PLAN, END), surround(PLAN))
    assert [(row.link.url, row.days_late) for row in overview.overdue] == [
        ("pla/2021/incidencia/#propostes", 184),
        ("pla/2021/incidencia/#campanya", 36),
    ]


def test_next_deadlines_are_those_ahead_of_open_actions() -> None:
    """The nearest first; what is due today still lies ahead."""
    overview = make_overview(assess(PLAN, date(2021, 6, 30)), surround(PLAN))
    assert [row.link.title.text for row in overview.deadlines] == [
        "Elaborar propostes de millora",
        "Campanya dirigida als municipis de Catalunya",
        "Creació, manteniment i difusió del blog",
        "Butlletí",
    ]


def test_statuses_are_counted() -> None:
    """Each that occurs once, in the order of the statuses."""
    overview = make_overview(assess(PLAN, END), surround(PLAN))
    assert [(row.status, row.count) for row in overview.statuses] == [
        (Status.IN_PROGRESS, 3), (Status.CANCELLED, 1), (Status.UNKNOWN, 1),
    ]  # fmt: skip
    assert [segment.width for segment in overview.stack] == ["60%", "20%", "20%"]


def test_doorways_are_lit_as_far_as_objectives_have_come() -> None:
    """One of which too little is known stays dark."""
    arcade = draw_arcade(assess(PLAN, date(2021, 9, 30)))
    assert (arcade.width, [arch.x for arch in arcade.arches]) == (208, [0, 104])
    dark = make_plan(make_action(), make_action("b", weight=2, updates=[make_update("2021-02-01", progress=50)]))
    assert draw_arcade(assess(dark, END)).arches == (Arch(0, "122", "78"),)
    assert draw_arcade(assess(make_plan(make_action()), END)).arches == (Arch(0, "200", "0"),)


def test_little_data_is_no_figure() -> None:
    """Neither percentage, nor fraction, nor bar; the floor still stands."""
    plan = make_plan(make_action(weight=2), make_action("b", updates=[make_update("2021-02-01", progress=50)]))
    headline = make_overview(assess(plan, END), surround(plan)).headline
    assert (headline.figure.percent, headline.exact, headline.bar) == (None, None, ())
    assert headline.figure.floor_percent == 17


@pytest.mark.parametrize(
    ("number", "written"), [(Fraction(0), "0"), (Fraction(5, 8), "5/8"), (Fraction(2), "2"), (Fraction(15, 8), "1 7/8")]
)
def test_fractions_are_written_as_by_hand(number: Fraction, written: str) -> None:
    """Wholes before parts."""
    assert write_fraction(number) == written
