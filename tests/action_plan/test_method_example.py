"""The example on the page about the method is that of the plan of 2021: a reader who looks it up finds the same."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from plugins.action_plan.progress import assess
from plugins.action_plan.reading import parse_plan
from plugins.action_plan.state import Figure

ROOT = Path(__file__).parents[2]
METHOD = (ROOT / "theme/templates/plan/method.html").read_text(encoding="utf-8")


def _fifth_objective(day: date) -> Figure:
    path = ROOT / "content/plans/pla-2021.yaml"
    plan, _ = parse_plan(path.read_text(encoding="utf-8"), path.name, date(2026, 11, 22))
    assert plan is not None
    return assess(plan, day).objectives[4].figure


@pytest.mark.parametrize(
    ("day", "exact", "shown"),
    [
        (date(2021, 12, 31), Fraction(4325, 50), "shown as 87%"),
        (date(2021, 12, 14), Fraction(4825, 70), "shown as 69%"),
    ],
)
def test_the_example_is_what_the_plan_says(day: date, exact: Fraction, shown: str) -> None:
    """The sums on the page are those of the plan's fifth objective on the days that it names."""
    figure = _fifth_objective(day)
    assert figure.exact is not None
    assert figure.exact * 100 == exact
    assert shown == f"shown as {figure.percent}%"
    assert shown in METHOD


def test_what_stands_beside_the_example_is_what_the_plan_says() -> None:
    """Coverage, floor and completed actions on the page are those of the plan."""
    figure = _fifth_objective(date(2021, 12, 31))
    assert (figure.reported, figure.in_scope, figure.known_weight, figure.total_weight) == (2, 3, 5, 6)
    assert (figure.floor_percent, figure.completed, figure.original) == (72, 1, 4)
    for told in ("2 of 3 have been reported on, with a weight of 5 out of 6", "shown as 72%", "Of the four original"):
        assert told in METHOD
