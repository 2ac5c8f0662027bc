"""The arithmetic, held against figures worked out by hand, and against laws that hold for every plan."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.action_plan.model import OUT_OF_SCOPE, Action, Plan, Status
from plugins.action_plan.progress import Point, assess, derive_status, roll_up, trace_progress
from plugins.action_plan.state import ActionState, PlanState, show_percent
from tests.action_plan.plans import example_plan, make_action, make_plan, make_update

END = date(2021, 12, 31)


def state_of(state: PlanState, identifier: str) -> ActionState:
    """Return the state of one action."""
    return next(one for _, one in state.walk() if one.action.id == identifier)


def assess_one(as_of: date = END, /, **keys: Any) -> ActionState:
    """Return the state of a plan's only action."""
    return state_of(assess(make_plan(make_action(**keys)), as_of), "accio")


# ---- the golden table ----


@pytest.mark.parametrize(
    ("as_of", "percent", "exact", "weights", "overdue"),
    [
        ("2021-03-31", 22, "79/360", (6, 8), ()),
        ("2021-06-30", 33, "119/360", (6, 7), ()),
        ("2021-09-30", 43, "31/72", (6, 7), ("propostes",)),
        ("2021-12-31", 67, "481/720", (6, 7), ("propostes", "campanya")),
    ],
)
def test_example_has_the_figures_worked_out_by_hand(
    as_of: str, percent: int, exact: str, weights: tuple[int, int], overdue: tuple[str, ...]
) -> None:
    """On each of its checkpoints."""
    state = assess(example_plan(), date.fromisoformat(as_of))
    figure = state.figure
    assert (figure.percent, str(figure.exact)) == (percent, exact)
    assert (figure.known_weight, figure.total_weight) == weights
    assert state.overdue == overdue


def test_example_has_its_coverage_beside_the_figure() -> None:
    """Reported, floor and completed of the original number, at the year's end and in each objective."""
    state = assess(example_plan(), END)
    figure = state.figure
    assert (figure.floor, figure.floor_percent) == (Fraction(481, 840), 57)
    assert (figure.reported, figure.in_scope, figure.completed, figure.original) == (3, 4, 0, 5)
    exact = [objective.figure.exact for objective in state.objectives]
    assert exact == [(Fraction(2, 3) * 2 + Fraction(5, 8) * 3) / 5, Fraction(4, 5)]
    assert state.count_statuses() == {Status.IN_PROGRESS: 3, Status.CANCELLED: 1, Status.UNKNOWN: 1}


@pytest.mark.parametrize(("day", "overdue"), [("2021-11-25", False), ("2021-11-26", True)])
def test_what_is_due_today_is_not_late(day: str, overdue: bool) -> None:  # noqa: FBT001 - a row of the table
    """It is on the day after."""
    state = state_of(assess(example_plan(), date.fromisoformat(day)), "campanya")
    assert (state.overdue, state.days_late) == (overdue, 1 if overdue else None)


# ---- display ----


@pytest.mark.parametrize(
    ("exact", "percent"),
    [
        ("0", 0), ("1", 100), ("1/1000", 1), ("999/1000", 99), ("5/8", 63), ("1/2", 50),
        ("149/1000", 15), ("144/1000", 14), ("1/1000000", 1), ("999999/1000000", 99),
    ],
)  # fmt: skip
def test_percent_is_rounded_half_up_and_ends_only_where_exact(exact: str, percent: int) -> None:
    """Nothing that has begun shows 0, nothing that is left over shows 100."""
    assert show_percent(Fraction(exact)) == percent


# ---- one leaf ----


def test_silence_is_not_started_before_the_start_and_unknown_from_it() -> None:
    """The start is the plan's where the action has none."""
    before = assess_one(date(2020, 12, 31))
    assert (before.status, before.figure.exact) == (Status.NOT_STARTED, Fraction(0))
    assert (before.figure.reported, before.figure.percent) == (1, 0)
    assert assess_one(date(2021, 1, 1)).status is Status.UNKNOWN
    assert assess_one(date(2021, 3, 31), start="2021-04-01").status is Status.NOT_STARTED
    unknown = assess_one(date(2021, 4, 1), start="2021-04-01")
    assert (unknown.status, unknown.figure.exact, unknown.figure.reported) == (Status.UNKNOWN, None, 0)


def test_leap_day_is_a_day_like_others() -> None:
    """Due on it, in its month or in its quarter."""
    for written, last in (("2024-02-29", "2024-02-29"), ("2024-02", "2024-02-29"), ("2024-Q1", "2024-03-31")):
        plan = make_plan(make_action(due=written), start="2024-01-01", end="2024-12-31")
        day = date.fromisoformat(last)
        assert assess(plan, day).overdue == ()
        assert assess(plan, day + timedelta(days=1)).overdue == ("accio",)
    updates = [make_update("2024-02-29", progress=10)]
    plan = make_plan(make_action(updates=updates), start="2024-01-01", end="2024-12-31")
    assert assess(plan, date(2024, 2, 28)).figure.exact is None
    assert assess(plan, date(2024, 2, 29)).figure.exact == Fraction(1, 10)


# ---- due days ----


def test_moved_due_day_stands_beside_the_first() -> None:
    """What is late is late by the one in force."""
    updates = [make_update("2021-02-01", progress=10, due="2021-05-31")]
    state = assess_one(date(2021, 6, 1), due="2021-04-30", updates=updates)
    assert state.original_due
    assert state.due
    assert (state.original_due.written, state.due.written, state.moves) == ("2021-04-30", "2021-05-31", 1)
    assert (state.overdue, state.days_late) == (True, 1)


def test_moved_due_day_is_in_force_only_from_its_update_on() -> None:
    """Between the old day and the update that moved it, the action was overdue."""
    updates = [make_update("2021-06-15", progress=10, due="2021-07-31")]
    assert assess_one(date(2021, 6, 10), due="2021-05-31", updates=updates).days_late == 10
    assert not assess_one(date(2021, 6, 15), due="2021-05-31", updates=updates).overdue


@pytest.mark.parametrize(
    ("closed", "late"), [("2021-05-31", None), ("2021-06-01", 1), ("2021-06-30", 30), ("2021-05-01", None)]
)
def test_what_was_completed_late_says_by_how_many_days(closed: str, late: int | None) -> None:
    """A later word that it is completed still does not change when it was."""
    updates = [make_update(closed, "completed"), make_update("2021-12-01", "completed")]
    state = assess_one(due="2021-05-31", updates=updates)
    assert (state.days_late, state.overdue, state.closed_on) == (late, False, date.fromisoformat(closed))


def test_what_was_opened_again_is_closed_when_it_was_closed_last() -> None:
    """The unbroken run of updates counts."""
    updates = [
        make_update("2021-02-01", "completed"),
        make_update("2021-03-01", progress=80),
        make_update("2021-04-01", "partial", progress=90),
    ]
    state = assess_one(due="2021-03-20", updates=updates)
    assert (state.closed_on, state.days_late) == (date(2021, 4, 1), 12)


@pytest.mark.parametrize("status", ["cancelled", "deferred"])
def test_what_is_out_of_scope_is_never_late(status: str) -> None:
    """However long ago it was due."""
    state = assess_one(date(2030, 1, 1), due="2021-02", updates=[make_update("2021-06-01", status)])
    assert (state.overdue, state.days_late, state.stale) == (False, None, False)


def test_stale_is_what_was_not_heard_of_for_longer_than_the_plan_allows() -> None:
    """Since the latest update, else since the start; what is closed rests."""
    updates = [make_update("2021-02-01", progress=10)]
    limit = date(2021, 2, 1) + timedelta(days=90)
    assert not assess_one(limit, updates=updates).stale
    assert assess_one(limit + timedelta(days=1), updates=updates).stale
    assert not assess_one(date(2021, 4, 1)).stale
    assert assess_one(date(2021, 4, 2)).stale
    assert not assess_one(date(2020, 1, 1)).stale
    assert not assess_one(updates=[make_update("2021-02-01", "completed")]).stale


# ---- roll-up ----


def test_all_cancelled_has_no_figure() -> None:
    """No bar, no division by zero; deferred where any is deferred."""
    updates = [make_update("2021-02-01", "cancelled")]
    state = assess(make_plan(make_action(updates=updates), make_action("altra", updates=updates)), END)
    figure = state.figure
    assert (figure.exact, figure.floor, figure.percent, figure.floor_percent) == (None, None, None, None)
    assert (figure.total_weight, figure.in_scope, figure.original) == (0, 0, 2)
    assert state.status is Status.CANCELLED
    deferred = make_action("altra", updates=[make_update("2021-02-01", "deferred")])
    assert assess(make_plan(make_action(updates=updates), deferred), END).status is Status.DEFERRED


def test_nothing_below_has_no_figure() -> None:
    """An objective or plan without any action."""
    figure = roll_up([])
    assert (figure.exact, figure.floor, figure.percent, figure.in_scope, figure.original) == (None, None, None, 0, 0)
    assert derive_status([]) is Status.UNKNOWN


def test_everything_unknown_has_no_percentage() -> None:
    """And a floor of exactly 0."""
    state = assess(make_plan(make_action(), make_action("altra")), END)
    assert (state.figure.exact, state.figure.percent, state.figure.floor) == (None, None, Fraction(0))
    assert (state.figure.known_weight, state.figure.total_weight, state.status) == (0, 2, Status.UNKNOWN)


@pytest.mark.parametrize(("unknown", "percent"), [(49, 40), (50, 40), (51, None)])
def test_figure_stands_from_half_of_the_weight_on(unknown: int, percent: int | None) -> None:
    """Just above, at, and just under half of the weight known."""
    known = make_action(weight=50, updates=[make_update("2021-02-01", progress=40)])
    figure = assess(make_plan(known, make_action("altra", weight=unknown)), END).figure
    assert (figure.exact, figure.percent) == (Fraction(2, 5), percent)
    assert figure.floor == Fraction(50 * 40, 100 * (50 + unknown))


def test_only_the_weights_of_leaves_count() -> None:
    """A parent's own weight is nothing to the roll-up, at whatever depth."""
    below = [
        make_action("a", weight=1, updates=[make_update("2021-02-01", progress=100, status="in_progress")]),
        make_action("b", weight=3, updates=[make_update("2021-02-01", progress=0)]),
    ]
    beside = make_action("c", weight=4, updates=[make_update("2021-02-01", progress=50)])
    for weight in (1, 100):
        state = assess(make_plan(make_action("p", weight=weight, actions=below), beside), END)
        assert state.figure.exact == Fraction(1 + 0 + 2, 8)
        assert state_of(state, "p").figure.exact == Fraction(1, 4)
        assert [leaf.action.id for leaf in state.leaves()] == ["a", "b", "c"]


def test_parent_is_late_by_its_own_due_day() -> None:
    """Until its actions are closed, and by the day on which the last of them was."""
    below = [
        make_action("a", updates=[make_update("2021-02-01", "completed")]),
        make_action("b", updates=[make_update("2021-06-10", "completed")]),
    ]
    plan = make_plan(make_action("p", due="2021-05-31", actions=below))
    assert assess(plan, date(2021, 6, 5)).overdue == ("p",)
    parent = state_of(assess(plan, END), "p")
    assert (parent.status, parent.overdue, parent.days_late) == (Status.COMPLETED, False, 10)


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ("completed completed cancelled", "completed"), ("not_started not_started", "not_started"),
        ("unknown unknown deferred", "unknown"), ("partial completed", "partial"), ("partial partial", "partial"),
        ("completed not_started", "in_progress"), ("paused paused", "in_progress"),
        ("unknown completed", "in_progress"), ("cancelled deferred", "deferred"),
        ("cancelled cancelled", "cancelled"), ("partial unknown", "in_progress"),
    ],
)  # fmt: skip
def test_status_of_a_node_follows_from_its_leaves(statuses: str, status: str) -> None:
    """Those out of scope speak only where there is nothing else."""
    assert derive_status([Status(one) for one in statuses.split()]) == status


def test_history_is_what_was_known_on_each_day() -> None:
    """A correction changes what is known from its own day on, a cancellation leaves nothing."""
    updates = [
        make_update("2021-02-01", identifier="u1", progress=90),
        make_update("2021-03-01", identifier="u2", progress=50, corrects="u1"),
        make_update("2021-04-01", "cancelled"),
    ]
    plan = make_plan(make_action(updates=updates))
    action = next(plan.leaves())
    assert trace_progress(plan, action, END) == (
        Point(date(2021, 2, 1), Fraction(9, 10)),
        Point(date(2021, 3, 1), Fraction(1, 2)),
        Point(date(2021, 4, 1), None),
    )
    assert len(trace_progress(plan, action, date(2021, 3, 15))) == 2


# ---- laws that hold for every plan ----

DAYS = st.integers(0, 400).map(lambda days: (date(2021, 1, 1) + timedelta(days=days)).isoformat())
DATES = DAYS.map(date.fromisoformat)
DUES = st.one_of(st.none(), DAYS, st.sampled_from(["2021", "2021-Q1", "2021-Q3", "2021-05"]))
# A shared machine may be slow in making plans up; that says nothing of the laws.
LAW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MEASURES: list[tuple[dict[str, Any], st.SearchStrategy[dict[str, Any]]]] = [
    ({"type": "manual"}, st.fixed_dictionaries({"progress": st.integers(0, 100)})),
    (
        {"type": "steps", "steps": list("abc")},
        st.fixed_dictionaries({"steps_done": st.lists(st.sampled_from("abc"), max_size=3)}),
    ),
    (
        {"type": "count", "unit": {"ca": "u"}, "baseline": 9, "target": -3},
        st.fixed_dictionaries({"value": st.integers(-9, 15)}),
    ),
]


@st.composite
def leaves(draw: st.DrawFn) -> dict[str, Any]:
    """Return an action with any measure, weight and updates."""
    measure, figures = draw(st.sampled_from(MEASURES))
    statuses = st.sampled_from([status for status in Status if status is not Status.UNKNOWN])
    updates = [
        make_update(day, draw(statuses), f"u{number}", due=draw(DUES), **draw(figures))
        for number, day in enumerate(sorted(draw(st.lists(DAYS, max_size=3))), 1)
    ]
    return make_action(measure=measure, weight=draw(st.integers(1, 100)), due=draw(DUES), updates=updates)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return a plan of up to three objectives, with actions of one or two levels."""
    objectives = []
    for number in range(draw(st.integers(1, 3))):
        actions = []
        for place, leaf in enumerate(draw(st.lists(leaves(), min_size=1, max_size=4))):
            leaf["id"] = f"a{number}-{place}"
            below = draw(st.booleans())
            actions.append(make_action(f"p{number}-{place}", actions=[leaf]) if below else leaf)
        objectives.append({"id": f"o{number}", "title": {"ca": "O"}, "actions": actions})
    return example_plan(objectives=objectives)


def change_leaves(plan: Plan, changes: dict[str, Any], only: str | None = None) -> Plan:
    """Return *plan* with the leaf *only*, or each, changed by *changes*, whose functions are given the leaf."""

    def change(action: Action) -> Action:
        if action.actions:
            return action.model_copy(update={"actions": tuple(map(change, action.actions))})
        if only not in {None, action.id}:
            return action
        return action.model_copy(update={key: make(action) for key, make in changes.items()})

    objectives = [one.model_copy(update={"actions": tuple(map(change, one.actions))}) for one in plan.objectives]
    return plan.model_copy(update={"objectives": tuple(objectives)})


@LAW
@given(plans(), DATES)
def test_roll_up_lies_between_its_parts(plan: Plan, as_of: date) -> None:
    """Of leaves to objectives, and of objectives to the plan; and the floor is never above it."""
    state = assess(plan, as_of)
    nodes: list[tuple[Any, tuple[Any, ...]]] = [(state, state.objectives)]
    nodes += [(objective, objective.actions) for objective in state.objectives]
    for node, parts in nodes:
        exact = [part.figure.exact for part in parts if part.figure.exact is not None]
        if node.figure.exact is None:
            assert not exact
        else:
            assert 0 <= min(exact) <= node.figure.exact <= max(exact) <= 1
            assert 0 <= node.figure.floor <= node.figure.exact


@LAW
@given(plans(), DATES, st.integers(2, 9))
def test_scaling_all_weights_changes_nothing(plan: Plan, as_of: date, factor: int) -> None:
    """Only the proportions of weights count."""
    scaled = assess(change_leaves(plan, {"weight": lambda leaf: leaf.weight * factor}), as_of).figure
    figure = assess(plan, as_of).figure
    assert (scaled.exact, scaled.floor, scaled.percent) == (figure.exact, figure.floor, figure.percent)


@LAW
@given(plans(), DATES, st.data())
def test_cancelling_a_leaf_changes_no_other(plan: Plan, as_of: date, data: st.DataObject) -> None:
    """Not its figure, nor its status, nor whether it is late."""
    chosen = data.draw(st.sampled_from([leaf.id for leaf in plan.leaves()]))
    cancelled = make_plan(make_action(updates=[make_update("2021-01-01", "cancelled")]))
    updates = next(cancelled.leaves()).updates
    before = assess(plan, as_of)
    after = assess(change_leaves(plan, {"updates": lambda _: updates}, chosen), as_of)
    assert state_of(after, chosen).status in OUT_OF_SCOPE
    assert [leaf for leaf in before.leaves() if leaf.action.id != chosen] == [
        leaf for leaf in after.leaves() if leaf.action.id != chosen
    ]


@LAW
@given(plans(), DATES)
def test_state_never_depends_on_what_came_later(plan: Plan, as_of: date) -> None:
    """Without the updates after the day, all is the same."""

    def figures(state: PlanState) -> list[Any]:
        keys = ("status", "figure", "due", "moves", "overdue", "days_late", "stale", "latest", "updates", "closed_on")
        return [state.figure, state.overdue, *([getattr(one, key) for key in keys] for _, one in state.walk())]

    cut = change_leaves(plan, {"updates": lambda leaf: tuple(one for one in leaf.updates if one.date <= as_of)})
    assert figures(assess(cut, as_of)) == figures(assess(plan, as_of))


@LAW
@given(plans(), DATES)
def test_coverage_adds_up(plan: Plan, as_of: date) -> None:
    """Of the objectives to the plan, and reported never above what is in scope."""
    state = assess(plan, as_of)
    for key in ("known_weight", "total_weight", "reported", "in_scope", "completed", "original"):
        assert getattr(state.figure, key) == sum(getattr(one.figure, key) for one in state.objectives)
    assert state.figure.reported <= state.figure.in_scope <= state.figure.original
