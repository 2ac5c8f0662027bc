"""What other pages tell of the plans: the home page, the list of plans, and articles that deal with an action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.action_plan.bars import Segment
from plugins.action_plan.cards import Counted, Stepped, describe_measure, draw_action
from plugins.action_plan.links import Foreign, Link, Surroundings
from plugins.action_plan.model import Plan
from plugins.action_plan.overview import Arcade, Headline, draw_arcade, make_headline
from plugins.action_plan.state import ActionState, PlanState


@dataclass(frozen=True)
class PlanRow:
    """A plan in the list of plans; `successions` lead to what changed from it to those that follow it."""

    plan: Plan
    headline: Headline
    arcade: Arcade
    follows: Link | None
    successions: tuple[Link, ...]


@dataclass(frozen=True)
class Teaser:
    """The plan in force, on the home page."""

    plan: Plan
    as_of: date
    headline: Headline
    arcade: Arcade
    foreign: Foreign | None


@dataclass(frozen=True)
class Chip:
    """An action on the page of an article that names it."""

    link: Link
    plan: Link
    sample: bool
    state: ActionState
    bar: tuple[Segment, ...]
    measure: Counted | Stepped | None
    as_of: date

    @property
    def patterned(self) -> bool:
        """Tell whether its bar needs the patterns."""
        return any(segment.patterned for segment in self.bar)


def find_current(states: Sequence[PlanState], wanted: str | None = None) -> PlanState | None:
    """Return the state of the plan *wanted* by its id, else of the one that started last, else of the first to come."""
    if named := [state for state in states if state.plan.id == wanted]:
        return named[0]
    started = [state for state in states if state.plan.start <= state.as_of]
    return max(started, key=lambda state: state.plan.start) if started else next(iter(states), None)


def make_teaser(state: PlanState, around: Surroundings) -> Teaser:
    """Return what the home page tells of a plan."""
    headline = make_headline(state, around)
    return Teaser(state.plan, state.as_of, headline, draw_arcade(state), around.mark_foreign(headline))


def list_plans(states: Iterable[PlanState], around: Surroundings) -> tuple[PlanRow, ...]:
    """Return the plans, the newest first."""
    ordered = sorted(states, key=lambda state: state.plan.start, reverse=True)
    return tuple(_list_plan(state, around) for state in ordered)


def _list_plan(state: PlanState, around: Surroundings) -> PlanRow:
    plan = state.plan
    before = around.plans.get(plan.follows or "")
    later = [one for one in around.plans.values() if one.follows == plan.id]
    link = around.link_plan
    return PlanRow(
        plan=plan,
        headline=make_headline(state, around),
        arcade=draw_arcade(state),
        follows=link(before) if before else None,
        successions=tuple(Link(link(one).title, around.addresses.changes(plan, one)) for one in later),
    )


def make_chip(reference: str, states: Iterable[PlanState], around: Surroundings) -> Chip | None:
    """Return how the action stands that *reference*, ``plan/action``, names; None where there is none."""
    found = around.find_action(reference)
    if found is None:
        return None
    plan, objective, action = found
    state = next(state for state in states if state.plan is plan)
    one = next(one for _, one in state.walk() if one.action is action)
    words = around.wordbook(plan)
    return Chip(
        link=around.link_action(plan, objective, action),
        plan=around.link_plan(plan),
        sample=plan.sample,
        state=one,
        bar=draw_action(one),
        measure=describe_measure(one, words),
        as_of=state.as_of,
    )
