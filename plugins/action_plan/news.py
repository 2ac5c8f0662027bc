"""What was reported, by the day on which it was published, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.action_plan.cards import ActionCard, Report
from plugins.action_plan.links import Link, Surroundings
from plugins.action_plan.model import Objective
from plugins.action_plan.state import PlanState


@dataclass(frozen=True)
class NewsItem:
    """An update with the action that it is about; its link leads to the update in that action's history."""

    day: date
    link: Link
    objective: Link
    action: str
    report: Report


def gather_news(
    state: PlanState, cards: Iterable[tuple[Objective, Sequence[ActionCard]]], around: Surroundings
) -> tuple[NewsItem, ...]:
    """Return every update of *cards* that had been published by the day of *state*, the latest first."""
    items = [item for objective, group in cards for item in _gather(state, objective, group, around)]
    published = [item for item in items if item.day <= state.as_of]
    return tuple(sorted(published, key=lambda item: (item.day, item.report.update.date), reverse=True))


def _gather(
    state: PlanState, objective: Objective, cards: Iterable[ActionCard], around: Surroundings
) -> Iterator[NewsItem]:
    plan, addresses = state.plan, around.addresses
    aim = Link(around.wordbook(plan).show(objective.title), addresses.objective(plan, objective))
    for card in cards:
        action = card.state.action
        for report in card.reports:
            link = Link(card.title, addresses.update(plan, objective, action, report.update))
            yield NewsItem(report.update.shown_on, link, aim, action.id, report)
        yield from _gather(state, objective, card.actions, around)
