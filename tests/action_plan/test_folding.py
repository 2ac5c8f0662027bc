"""What the updates of one action say together on a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from plugins.action_plan.folding import Fold, fold_updates
from plugins.action_plan.model import Status
from tests.action_plan.plans import make_action, make_plan, make_update

END = date(2021, 12, 31)


def fold_one(as_of: date = END, /, **keys: Any) -> Fold:
    """Return what the updates of a plan's only action say."""
    plan = make_plan(make_action(**keys))
    action = next(plan.leaves())
    return fold_updates(action, action.start or plan.start, as_of)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "exact"),
    [
        (0, 40, 25, "5/8"), (10, 20, 15, "1/2"), (12, 4, 10, "1/4"), (12, 4, 2, "1"), (12, 4, 15, "0"),
        (0, 12, 14, "1"), (-5, 5, 0, "1/2"), (5, 10, 3, "0"),
    ],
)  # fmt: skip
def test_count_is_the_way_from_baseline_to_target(baseline: int, target: int, value: int, exact: str) -> None:
    """Targets may fall; beyond the target it is 1, and the count itself stays readable."""
    measure = {"type": "count", "unit": {"ca": "casos"}, "baseline": baseline, "target": target}
    fold = fold_one(measure=measure, updates=[make_update("2021-02-01", value=value)])
    assert (fold.progress, fold.value) == (Fraction(exact), value)


def test_target_changes_from_the_update_that_says_so_on() -> None:
    """Before that day the figure is the one that was published then."""
    measure = {"type": "count", "unit": {"ca": "municipis"}, "target": 40}
    updates = [
        make_update("2021-02-01", value=20),
        make_update("2021-06-01", "paused", target=25, note={"ca": "Menys municipis."}),
    ]
    before, after = (fold_one(day, measure=measure, updates=updates) for day in (date(2021, 5, 31), END))
    assert (before.progress, before.target) == (Fraction(1, 2), 40)
    assert (after.progress, after.target) == (Fraction(4, 5), 25)


def test_steps_are_counted_once_each_over_all_updates() -> None:
    """In the order of the plan, whatever that of the updates."""
    updates = [
        make_update("2021-02-01", steps_done=["c"]),
        make_update("2021-03-01", steps_done=["c", "a"]),
        make_update("2021-04-01", "paused"),
    ]
    fold = fold_one(measure={"type": "steps", "steps": ["a", "b", "c", "d"]}, updates=updates)
    assert (fold.progress, fold.steps_done, fold.status) == (Fraction(1, 2), ("a", "c"), Status.PAUSED)


@pytest.mark.parametrize(
    ("status", "exact"),
    [("completed", 1), ("not_started", 0), ("cancelled", None), ("deferred", None), ("partial", Fraction(3, 10))],
)
def test_status_rules_over_the_figure(status: str, exact: Fraction | None) -> None:
    """Completed is all of it, out of scope has none, partly done is what was last reported."""
    updates = [make_update("2021-02-01", progress=30), make_update("2021-03-01", status)]
    fold = fold_one(updates=updates)
    assert (fold.status, fold.progress) == (status, exact)


# ---- corrections ----


def test_correction_replaces_what_it_corrects_and_both_stay() -> None:
    """From its own date on; before, the state is as it was known."""
    updates = [
        make_update("2021-02-01", identifier="u1", progress=90),
        make_update("2021-03-01", identifier="u2", progress=50, corrects="u1"),
    ]
    before, after = (fold_one(day, updates=updates) for day in (date(2021, 2, 28), date(2021, 3, 1)))
    assert (before.progress, after.progress) == (Fraction(9, 10), Fraction(1, 2))
    assert [(one.update.id, one.corrected_by) for one in before.updates] == [("u1", None)]
    assert [(one.update.id, one.corrected_by) for one in after.updates] == [("u1", "u2"), ("u2", None)]


def test_corrected_correction_revives_nothing() -> None:
    """The last word holds, and the steps and due days of those before it do not."""
    updates = [
        make_update("2021-02-01", identifier="u1", steps_done=["a", "b"], due="2021-10"),
        make_update("2021-03-01", identifier="u2", steps_done=["b"], corrects="u1"),
        make_update("2021-04-01", identifier="u3", corrects="u2"),
    ]
    fold = fold_one(due="2021-06", measure={"type": "steps", "steps": ["a", "b"]}, updates=updates)
    assert (fold.progress, fold.steps_done, fold.moves) == (Fraction(0), (), 0)
    assert fold.due
    assert fold.due.written == "2021-06"


# ---- due days ----

MOVED = [
    make_update("2021-02-01", progress=10, due="2021-05-31"),
    make_update("2021-05-20", progress=20, due="2021-08", note={"ca": "Més temps."}),
    make_update("2021-07-01", progress=30, due="2021-08"),
]


@pytest.mark.parametrize(
    ("as_of", "due", "moves"),
    [
        ("2021-01-31", "2021-04-30", 0),
        ("2021-02-01", "2021-05-31", 1),
        ("2021-05-20", "2021-08", 2),
        ("2021-12-31", "2021-08", 2),
    ],
)
def test_due_day_moves_with_the_update_that_says_so(as_of: str, due: str, moves: int) -> None:
    """Naming the same day again moves nothing."""
    fold = fold_one(date.fromisoformat(as_of), due="2021-04-30", updates=MOVED)
    assert fold.due
    assert (fold.due.written, fold.moves) == (due, moves)


def test_first_due_day_given_later_is_no_move() -> None:
    """There was none to move."""
    fold = fold_one(updates=MOVED[:1])
    assert fold.due
    assert (fold.due.written, fold.moves) == ("2021-05-31", 0)
