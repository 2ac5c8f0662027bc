"""The arithmetic of a plan: its state on a day, in exact fractions.

One rule at every level: the sum of weight times progress over the sum of weights, over the leaves (actions without
actions of their own) that are in scope and whose progress is known. So only the weights of leaves count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from plugins.action_plan.due import Due
from plugins.action_plan.folding import fold_updates
from plugins.action_plan.model import CLOSED, OUT_OF_SCOPE, Action, Objective, Plan, Status
from plugins.action_plan.state import ActionState, Figure, ObjectiveState, PlanState


@dataclass(frozen=True)
class Point:
    """The progress of an action from a day on; None where it is unknown or out of scope."""

    day: date
    progress: Fraction | None


def assess(plan: Plan, as_of: date) -> PlanState:
    """Return the state of *plan* at the end of the day *as_of*, which no update dated later changes."""
    objectives = tuple(_assess_objective(plan, objective, as_of) for objective in plan.objectives)
    leaves = [leaf for objective in objectives for leaf in objective.leaves()]
    overdue = tuple(state.action.id for one in objectives for state in one.walk() if state.overdue)
    return PlanState(
        plan=plan,
        as_of=as_of,
        status=derive_status([leaf.status for leaf in leaves]),
        figure=roll_up([(leaf.action.weight, leaf.status, leaf.figure.exact) for leaf in leaves]),
        objectives=objectives,
        overdue=overdue,
    )


def trace_progress(plan: Plan, action: Action, as_of: date) -> tuple[Point, ...]:
    """Return the progress of a leaf on each day up to *as_of* that has an update, as it was known that day."""
    start = action.start or plan.start
    days = sorted({update.date for update in action.updates if update.date <= as_of})
    return tuple(Point(day, fold_updates(action, start, day).progress) for day in days)


def roll_up(leaves: Sequence[tuple[int, Status, Fraction | None]]) -> Figure:
    """Return the figure of leaves given by weight, status and progress; of none, one that says nothing."""
    scope = [(weight, progress) for weight, status, progress in leaves if status not in OUT_OF_SCOPE]
    known = [(weight, progress) for weight, progress in scope if progress is not None]
    done = sum((weight * progress for weight, progress in known), Fraction(0))
    known_weight, total_weight = (sum(weight for weight, _ in some) for some in (known, scope))
    return Figure(
        exact=done / known_weight if known_weight else None,
        floor=done / total_weight if total_weight else None,
        known_weight=known_weight,
        total_weight=total_weight,
        reported=len(known),
        in_scope=len(scope),
        completed=sum(status is Status.COMPLETED for _, status, _ in leaves),
        original=len(leaves),
    )


def derive_status(statuses: Collection[Status]) -> Status:
    """Return the status of what has leaves of these *statuses*; of none, unknown."""
    scope = set(statuses) - OUT_OF_SCOPE
    if not statuses:
        return Status.UNKNOWN
    if not scope:
        return Status.DEFERRED if Status.DEFERRED in statuses else Status.CANCELLED
    if len(scope) == 1 and scope <= {Status.COMPLETED, Status.NOT_STARTED, Status.UNKNOWN}:
        return scope.pop()
    return Status.PARTIAL if scope <= CLOSED else Status.IN_PROGRESS


def _assess_objective(plan: Plan, objective: Objective, as_of: date) -> ObjectiveState:
    actions = tuple(_assess_action(plan, action, as_of) for action in objective.actions)
    status, figure = _sum_up(leaf for action in actions for leaf in action.leaves())
    return ObjectiveState(objective, status, figure, actions)


def _assess_action(plan: Plan, action: Action, as_of: date) -> ActionState:
    return _assess_parent(plan, action, as_of) if action.actions else _assess_leaf(plan, action, as_of)


def _assess_leaf(plan: Plan, action: Action, as_of: date) -> ActionState:
    start = action.start or plan.start
    fold = fold_updates(action, start, as_of)
    heard = fold.latest.date if fold.latest else start
    silent = as_of - heard > timedelta(days=plan.stale_after_days)
    overdue = _is_overdue(fold.status, fold.due, as_of)
    return ActionState(
        action=action,
        status=fold.status,
        figure=roll_up([(action.weight, fold.status, fold.progress)]),
        due=fold.due,
        original_due=action.due,
        moves=fold.moves,
        overdue=overdue,
        days_late=_days_late(fold.due, as_of if overdue else fold.closed_on),
        stale=silent and fold.status not in CLOSED,
        latest=fold.latest,
        updates=fold.updates,
        actions=(),
        value=fold.value,
        target=fold.target,
        steps_done=fold.steps_done,
        closed_on=fold.closed_on,
    )


def _assess_parent(plan: Plan, action: Action, as_of: date) -> ActionState:
    actions = tuple(_assess_action(plan, below, as_of) for below in action.actions)
    leaves = [leaf for below in actions for leaf in below.leaves()]
    status, figure = _sum_up(leaves)
    overdue = _is_overdue(status, action.due, as_of)
    ended = [leaf.closed_on for leaf in leaves if leaf.closed_on]
    closed_on = max(ended) if ended and status in {Status.COMPLETED, Status.PARTIAL} else None
    return ActionState(
        action=action,
        status=status,
        figure=figure,
        due=action.due,
        original_due=action.due,
        moves=0,
        overdue=overdue,
        days_late=_days_late(action.due, as_of if overdue else closed_on),
        stale=any(below.stale for below in actions),
        latest=None,
        updates=(),
        actions=actions,
        closed_on=closed_on,
    )


def _sum_up(leaves: Iterable[ActionState]) -> tuple[Status, Figure]:
    leaves = tuple(leaves)
    figure = roll_up([(leaf.action.weight, leaf.status, leaf.figure.exact) for leaf in leaves])
    return derive_status([leaf.status for leaf in leaves]), figure


def _is_overdue(status: Status, due: Due | None, as_of: date) -> bool:
    return due is not None and as_of > due.last_day and status not in CLOSED


def _days_late(due: Due | None, ended: date | None) -> int | None:
    """Return how many days *ended* lies after *due*; None where it does not, or has not come."""
    if due is None or ended is None or ended <= due.last_day:
        return None
    return (ended - due.last_day).days
