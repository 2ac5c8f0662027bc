"""How a plan stands on a day: the figures that the pages print and the exports carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plugins.action_plan.due import Due
from plugins.action_plan.model import Action, Objective, Plan, Status, Update


@dataclass(frozen=True)
class Figure:
    """The progress of a plan, objective or action, with what it rests on.

    `exact` is the mean over the leaves in scope whose progress is known, None where nothing is known;
    `floor` counts the unknown as 0, None where nothing is in scope. Weights are those of the leaves in scope;
    `reported` and `in_scope` count leaves, as do `completed` and `original`, which counts cancelled ones too.
    """

    exact: Fraction | None
    floor: Fraction | None
    known_weight: int
    total_weight: int
    reported: int
    in_scope: int
    completed: int
    original: int

    @property
    def sufficient(self) -> bool:
        """Tell whether half or more of the weight in scope is known: under that, no percentage is shown."""
        return self.exact is not None and 2 * self.known_weight >= self.total_weight

    @property
    def percent(self) -> int | None:
        """Return the progress in whole percent, or None where too little is known to say."""
        return show_percent(self.exact) if self.exact is not None and self.sufficient else None

    @property
    def floor_percent(self) -> int | None:
        """Return the progress with the unknown counted as 0, in whole percent; None where nothing is in scope."""
        return None if self.floor is None else show_percent(self.floor)


def show_percent(exact: Fraction) -> int:
    """Return *exact*, between 0 and 1, in whole percent: rounded half up, 0 and 100 only where exact."""
    if exact in {0, 1}:
        return int(exact) * 100
    return min(99, max(1, (200 * exact.numerator + exact.denominator) // (2 * exact.denominator)))


@dataclass(frozen=True)
class ShownUpdate:
    """An update that had been made by the day; `corrected_by` is the id of the one that replaces it."""

    update: Update
    corrected_by: str | None = None


@dataclass(frozen=True)
class ActionState:
    """An action on a day.

    `due` is the one in force, `original_due` the plan's own, `moves` how often it was moved; `days_late` counts
    from the last day of `due`, to the day itself where it is overdue or to `closed_on`, the day since which it is
    completed or partial, and is None where nothing is late; `stale` says that nothing was heard of it for longer
    than the plan allows; `updates` are those made by the day, oldest first; `latest` is the one in force; `value` is
    the count last reported, `target` the one in force, which an update may have changed; `steps_done` are ids. An
    action with `actions` has no updates.
    """

    action: Action
    status: Status
    figure: Figure
    due: Due | None
    original_due: Due | None
    moves: int
    overdue: bool
    days_late: int | None
    stale: bool
    latest: Update | None
    updates: tuple[ShownUpdate, ...]
    actions: tuple[ActionState, ...]
    value: int | None = None
    target: int | None = None
    steps_done: tuple[str, ...] = ()
    closed_on: date | None = None

    def leaves(self) -> Iterator[ActionState]:
        """Yield the actions below that have none of their own, or this one."""
        return (state for state in self.walk() if not state.actions)

    def walk(self) -> Iterator[ActionState]:
        """Yield this action and every one below it, each before those below it."""
        yield self
        for action in self.actions:
            yield from action.walk()


@dataclass(frozen=True)
class ObjectiveState:
    """An objective on a day, and its actions."""

    objective: Objective
    status: Status
    figure: Figure
    actions: tuple[ActionState, ...]

    def leaves(self) -> Iterator[ActionState]:
        """Yield the actions that have none of their own."""
        return (state for state in self.walk() if not state.actions)

    def walk(self) -> Iterator[ActionState]:
        """Yield its actions of every level, each before those below it."""
        for action in self.actions:
            yield from action.walk()


@dataclass(frozen=True)
class PlanState:
    """A plan on the day `as_of`.

    `overdue` are ids of actions in the order of the plan; an action with actions of its own is among them where it
    has a due day of its own that has passed.
    """

    plan: Plan
    as_of: date
    status: Status
    figure: Figure
    objectives: tuple[ObjectiveState, ...]
    overdue: tuple[str, ...]

    def leaves(self) -> Iterator[ActionState]:
        """Yield the actions that have none of their own."""
        return (state for _, state in self.walk() if not state.actions)

    def walk(self) -> Iterator[tuple[ObjectiveState, ActionState]]:
        """Yield every action of every level with its objective, each before those below it."""
        for objective in self.objectives:
            for state in objective.walk():
                yield objective, state

    def count_statuses(self) -> dict[Status, int]:
        """Return how many leaves have each status, in the order of the statuses; those that none has are left out."""
        statuses = [leaf.status for leaf in self.leaves()]
        return {status: statuses.count(status) for status in Status if status in statuses}
