"""From plan to plan, and from day to day."""

from __future__ import annotations

from datetime import date
from typing import Any

from plugins.action_plan.comparison import Entry, Pair, compare_plans, compare_states
from plugins.action_plan.progress import assess
from tests.action_plan.plans import example_plan, make_action, make_plan, make_update


def ids(entries: tuple[Entry, ...]) -> list[str]:
    """Return the ids of actions."""
    return [entry.action.id for entry in entries]


def pairs(found: tuple[Pair, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the ids of pairs, and what differs."""
    return [(pair.old.action.id, pair.new.action.id, pair.changes) for pair in found]


def make_next(*actions: dict[str, Any]) -> Any:
    """Return the plan that follows."""
    return make_plan(*actions, id="pla-2022", follows="pla-2021", start="2022-01-01", end="2022-12-31")


def test_each_action_is_in_one_list() -> None:
    """Kept by its id, moved by its name, dropped or new where there is nothing on the other side."""
    old = make_plan(
        make_action("blog", due="2021-12"),
        make_action("premsa", moved_to="pla-2022/mitjans"),
        make_action("jornada"),
        make_action("guia", moved_to="pla-2022/guia"),
    )
    new = make_next(
        make_action("blog", due="2022-12", weight=2),
        make_action("mitjans"),
        make_action("guia", moved_from="pla-2021/guia"),
        make_action("formacio"),
    )
    found = compare_plans(old, new)
    assert pairs(found.kept) == [("blog", "blog", ("due", "weight"))]
    assert pairs(found.moved) == [("premsa", "mitjans", ("title",)), ("guia", "guia", ())]
    assert (ids(found.dropped), ids(found.new)) == (["jornada"], ["formacio"])


def test_one_action_may_become_several_and_several_one() -> None:
    """Whichever of the two plans says so."""
    old = make_plan(make_action("a"), make_action("b", moved_to="pla-2022/x"), make_action("c"))
    new = make_next(make_action("x", moved_from="pla-2021/a"), make_action("y", moved_from="pla-2021/a"))
    found = compare_plans(old, new)
    assert [(old_id, new_id) for old_id, new_id, _ in pairs(found.moved)] == [("a", "x"), ("a", "y"), ("b", "x")]
    assert (ids(found.dropped), found.new) == (["c"], ())


def test_move_to_another_plan_than_the_one_compared_is_no_move() -> None:
    """A name is worth something only together with its plan."""
    old = make_plan(make_action("a", moved_to="pla-2023/a"), make_action("b"))
    found = compare_plans(old, make_next(make_action("c", moved_from="pla-2020/b")))
    assert (ids(found.dropped), ids(found.new), found.moved) == (["a", "b"], ["c"], ())


def test_actions_of_every_level_are_compared_with_their_objective() -> None:
    """A sub-action that became an action of its own is kept."""
    old = make_plan(make_action("p", actions=[make_action("a")]))
    new = example_plan(objectives=[{"id": "altre", "title": {"ca": "Altre"}, "actions": [make_action("a")]}])
    found = compare_plans(old, new)
    assert pairs(found.kept) == [("a", "a", ("objective",))]
    assert found.kept[0].new.objective.id == "altre"


def test_changes_between_checkpoints() -> None:
    """What was reported, what changed its status, what fell overdue; the rest is left out."""
    plan = example_plan()
    found = compare_states(assess(plan, date(2021, 3, 31)), assess(plan, date(2021, 6, 30)))
    assert [(change.after.action.id, [one.id for one in change.updates]) for change in found.changes] == [
        ("propostes", ["u2"]), ("jornada", ["u1"]),
    ]  # fmt: skip
    propostes, jornada = found.changes
    assert (propostes.points, propostes.status_changed, propostes.objective.objective.id) == (34, False, "incidencia")
    assert (jornada.points, jornada.status_changed) == (None, True)
    assert found.points == 33 - 22


def test_silence_can_change_an_action() -> None:
    """Its due day passes, or its start: nobody wrote anything."""
    plan = make_plan(make_action("a", due="2021-05"), make_action("b", start="2021-06-01"), make_action("c"))
    found = compare_states(assess(plan, date(2021, 5, 31)), assess(plan, date(2021, 6, 1)))
    late, begun = found.changes
    assert (late.after.action.id, late.fell_overdue, late.updates) == ("a", True, ())
    assert (begun.after.action.id, begun.status_changed, begun.fell_overdue) == ("b", True, False)


def test_moved_due_day_is_a_change() -> None:
    """With the update that moved it."""
    updates = [make_update("2021-05-01", progress=10, due="2021-09")]
    plan = make_plan(make_action("a", due="2021-06", updates=updates))
    found = compare_states(assess(plan, date(2021, 4, 30)), assess(plan, date(2021, 5, 1)))
    assert [change.moved for change in found.changes] == [True]
    assert compare_states(found.after, found.after).changes == ()
