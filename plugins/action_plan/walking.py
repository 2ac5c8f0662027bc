"""Every part of a plan with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.action_plan.model import Action, Count, Evidence, Plan, Steps, Update
from plugins.action_plan.places import Loc
from plugins.action_plan.values import Wording


def walk_actions(plan: Plan) -> Iterator[tuple[Loc, Action]]:
    """Yield every action of every level, each before those below it."""
    for index, objective in enumerate(plan.objectives):
        yield from _walk_level(objective.actions, ("objectives", index, "actions"))


def _walk_level(actions: Sequence[Action], loc: Loc) -> Iterator[tuple[Loc, Action]]:
    for index, action in enumerate(actions):
        yield (*loc, index), action
        yield from _walk_level(action.actions, (*loc, index, "actions"))


def find_level(loc: Loc) -> int:
    """Return how deep the action at *loc* lies: 2 right under its objective, which is 1."""
    return len(loc) // 2


def walk_updates(plan: Plan) -> Iterator[tuple[Loc, Update]]:
    """Yield every update of every action."""
    for loc, action in walk_actions(plan):
        for index, update in enumerate(action.updates):
            yield (*loc, "updates", index), update


def walk_evidence(plan: Plan) -> Iterator[tuple[Loc, Evidence]]:
    """Yield every piece of evidence."""
    for loc, update in walk_updates(plan):
        for index, evidence in enumerate(update.evidence):
            yield (*loc, "evidence", index), evidence


def walk_wordings(plan: Plan) -> Iterator[tuple[Loc, Wording]]:
    """Yield every text of the plan, in all its languages at once."""
    found: list[tuple[Loc, Wording | None]] = [
        *((("title",), plan.title), (("mission",), plan.mission)),
        *((("organisations", key, "name"), one.name) for key, one in plan.organisations.items()),
    ]
    for index, objective in enumerate(plan.objectives):
        loc: Loc = ("objectives", index)
        found += [((*loc, "title"), objective.title), ((*loc, "description"), objective.description)]
    for loc, action in walk_actions(plan):
        found += [((*loc, "title"), action.title), ((*loc, "description"), action.description)]
        found += _measure_wordings((*loc, "measure"), action)
    found += [((*loc, "note"), update.note) for loc, update in walk_updates(plan)]
    found += [((*loc, "title"), evidence.title) for loc, evidence in walk_evidence(plan)]
    return ((loc, wording) for loc, wording in found if wording is not None)


def _measure_wordings(loc: Loc, action: Action) -> list[tuple[Loc, Wording | None]]:
    if isinstance(action.measure, Count):
        return [((*loc, "unit"), action.measure.unit)]
    if isinstance(action.measure, Steps):
        return [((*loc, "steps", index, "title"), step.title) for index, step in enumerate(action.measure.steps)]
    return []
