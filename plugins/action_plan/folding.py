"""What the updates of one action say together on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import takewhile

from plugins.action_plan.due import Due
from plugins.action_plan.model import OUT_OF_SCOPE, Action, Count, Manual, Status, Steps, Update
from plugins.action_plan.state import ShownUpdate


@dataclass(frozen=True)
class Fold:
    """An action without actions of its own, as its updates up to a day have left it.

    `progress` is between 0 and 1, None where it is unknown or out of scope; `value` is the count last reported,
    however far beyond `target`, the one in force; both are None where nothing is counted. `steps_done` are in the
    order of the plan; `closed_on` is the day of the first of the unbroken updates that say it is completed, or
    partial, as it still is.
    """

    status: Status
    progress: Fraction | None
    value: int | None
    target: int | None
    steps_done: tuple[str, ...]
    due: Due | None
    moves: int
    closed_on: date | None
    latest: Update | None
    updates: tuple[ShownUpdate, ...]


def fold_updates(action: Action, start: date, as_of: date) -> Fold:
    """Return what the updates of *action* dated *as_of* or earlier say; *start* is when the action starts.

    A correction is an update of its own date; it silences the one it corrects, even where it is corrected in turn.
    """
    made = tuple(update for update in action.updates if update.date <= as_of)
    corrected_by = {update.corrects: update.id for update in made if update.corrects}
    shown = tuple(ShownUpdate(update, corrected_by.get(update.id)) for update in made)
    standing = [one.update for one in shown if one.corrected_by is None]
    latest = standing[-1] if standing else None
    status = latest.status if latest else Status.NOT_STARTED if as_of < start else Status.UNKNOWN
    due, moves = _move(action.due, standing)
    return Fold(
        status=status,
        progress=_measure(action, status, standing),
        value=_last(update.value for update in standing),
        target=_target(action, standing),
        steps_done=_done(action, standing),
        due=due,
        moves=moves,
        closed_on=_closed_on(status, standing),
        latest=latest,
        updates=shown,
    )


def _measure(action: Action, status: Status, standing: Sequence[Update]) -> Fraction | None:
    if status in OUT_OF_SCOPE or status is Status.UNKNOWN:
        return None
    if status in {Status.COMPLETED, Status.NOT_STARTED}:
        return Fraction(status is Status.COMPLETED)
    match action.measure:
        case Manual():
            percent = _last(update.progress for update in standing)
            return None if percent is None else Fraction(percent, 100)
        case Steps() as measure:
            return Fraction(len(_done(action, standing)), len({step.id for step in measure.steps}))
        case Count() as measure:
            value, target = _last(update.value for update in standing), _target(action, standing)
            return None if value is None or target is None else measure_way(measure.baseline, target, value)


def measure_way(baseline: int, target: int, value: int) -> Fraction:
    """Return how far *value* is on the way from *baseline* to *target*, which differ: between 0 and 1."""
    return min(Fraction(1), max(Fraction(0), Fraction(value - baseline, target - baseline)))


def _target(action: Action, standing: Sequence[Update]) -> int | None:
    if not isinstance(action.measure, Count):
        return None
    return _last([action.measure.target, *(update.target for update in standing)])


def _done(action: Action, standing: Sequence[Update]) -> tuple[str, ...]:
    if not isinstance(action.measure, Steps):
        return ()
    done = {step for update in standing for step in update.steps_done}
    return tuple(dict.fromkeys(step.id for step in action.measure.steps if step.id in done))


def _move(due: Due | None, standing: Iterable[Update]) -> tuple[Due | None, int]:
    """Return the due day in force and how often one took the place of another."""
    moves = 0
    for update in standing:
        if update.due is not None and update.due != due:
            moves += due is not None
            due = update.due
    return due, moves


def _closed_on(status: Status, standing: Sequence[Update]) -> date | None:
    if status not in {Status.COMPLETED, Status.PARTIAL}:
        return None
    return list(takewhile(lambda update: update.status is status, reversed(standing)))[-1].date


def _last(figures: Iterable[int | None]) -> int | None:
    """Return the last figure that was given: an update that gives none leaves the one before in force."""
    given = [figure for figure in figures if figure is not None]
    return given[-1] if given else None
