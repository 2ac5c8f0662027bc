"""What changes from a plan to the one that follows it, and from one day to a later one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.action_plan.model import Action, Objective, Plan, Update
from plugins.action_plan.state import ActionState, Figure, ObjectiveState, PlanState


@dataclass(frozen=True)
class Entry:
    """An action where it stands in its plan."""

    objective: Objective
    action: Action


@dataclass(frozen=True)
class Pair:
    """The same action in two plans; `changes` names what differs: title, objective, due, weight, measure."""

    old: Entry
    new: Entry
    changes: tuple[str, ...]


@dataclass(frozen=True)
class PlanComparison:
    """What became of the actions of `before`, in its order, and which ones `after` adds, in that plan's order.

    `kept` have the same id in both; `moved` are those that one plan ties to another by name, `moved_to` or
    `moved_from`, so that one may become several, or several one; `dropped` have nothing in `after`.
    """

    before: Plan
    after: Plan
    kept: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    dropped: tuple[Entry, ...]
    new: tuple[Entry, ...]


def compare_plans(old: Plan, new: Plan) -> PlanComparison:
    """Return what became of the actions of *old*, of every level, in *new*."""
    before, after = _entries(old), _entries(new)
    ties = list(_find_ties(old, new, before, after))
    tied_old, tied_new = {one for one, _ in ties}, {other for _, other in ties}
    kept = [one for one in before if one in after and one not in tied_old and one not in tied_new]
    return PlanComparison(
        before=old,
        after=new,
        kept=tuple(_pair(before[one], after[one]) for one in kept),
        moved=tuple(_pair(before[one], after[other]) for one, other in ties),
        dropped=tuple(entry for one, entry in before.items() if one not in kept and one not in tied_old),
        new=tuple(entry for one, entry in after.items() if one not in kept and one not in tied_new),
    )


def _entries(plan: Plan) -> dict[str, Entry]:
    return {action.id: Entry(objective, action) for objective, action in plan.actions()}


def _find_ties(
    old: Plan, new: Plan, before: Mapping[str, Entry], after: Mapping[str, Entry]
) -> Iterator[tuple[str, str]]:
    """Yield the ids that either plan ties together, in the order of the old plan, then of the new one."""
    for one in before:
        named = {before[one].action.moved_to}
        for other in after:
            if f"{new.id}/{other}" in named or after[other].action.moved_from == f"{old.id}/{one}":
                yield one, other


_COMPARED: Mapping[str, Callable[[Entry], Any]] = {
    "title": lambda entry: entry.action.title,
    "objective": lambda entry: entry.objective.id,
    "due": lambda entry: entry.action.due,
    "weight": lambda entry: entry.action.weight,
    "measure": lambda entry: entry.action.measure,
}


def _pair(old: Entry, new: Entry) -> Pair:
    return Pair(old, new, tuple(key for key, read in _COMPARED.items() if read(old) != read(new)))


@dataclass(frozen=True)
class Change:
    """A leaf that is not as it was, or was reported on: `updates` are those made since, oldest first."""

    objective: ObjectiveState
    before: ActionState
    after: ActionState
    updates: tuple[Update, ...]

    @property
    def status_changed(self) -> bool:
        """Tell whether it has another status."""
        return self.before.status is not self.after.status

    @property
    def points(self) -> int | None:
        """Return the difference between the percentages shown, None where one of them is not."""
        return subtract(self.before.figure, self.after.figure)

    @property
    def moved(self) -> bool:
        """Tell whether it is due on another day."""
        return self.before.due != self.after.due

    @property
    def fell_overdue(self) -> bool:
        """Tell whether its due day passed meanwhile."""
        return self.after.overdue and not self.before.overdue


@dataclass(frozen=True)
class StateComparison:
    """What changed in a plan from one day to a later one, in the order of the plan."""

    before: PlanState
    after: PlanState
    changes: tuple[Change, ...]

    @property
    def points(self) -> int | None:
        """Return the difference between the plan's percentages shown, None where one of them is not."""
        return subtract(self.before.figure, self.after.figure)


def compare_states(before: PlanState, after: PlanState) -> StateComparison:
    """Return what changed from *before* to *after*, two states of one plan."""
    old = {leaf.action.id: leaf for leaf in before.leaves()}
    changes = []
    for objective, state in after.walk():
        if not state.actions:
            earlier = old[state.action.id]
            updates = tuple(one.update for one in state.updates[len(earlier.updates) :])
            change = Change(objective, earlier, state, updates)
            if updates or change.status_changed or change.fell_overdue:
                changes.append(change)
    return StateComparison(before, after, tuple(changes))


def subtract(before: Figure, after: Figure) -> int | None:
    """Return the points from one percentage shown to the other, so that a reader finds the same by hand."""
    if before.percent is None or after.percent is None:
        return None
    return after.percent - before.percent
