"""An action as its objective's page shows it: how it stands, what it rests on, and all that was reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.action_plan.bars import Segment, draw_figure, draw_steps
from plugins.action_plan.history import Chart, draw_history
from plugins.action_plan.links import ArticleLink, Link, Surroundings
from plugins.action_plan.model import Action, Count, Evidence, Objective, Plan, Steps, Update
from plugins.action_plan.progress import Point, trace_progress
from plugins.action_plan.state import ActionState, ObjectiveState, PlanState, ShownUpdate, show_percent
from plugins.action_plan.words import Wordbook, Words


@dataclass(frozen=True)
class Counted:
    """A count on its way from `baseline` to `target`; `value` is None where none was reported."""

    value: int | None
    baseline: int
    target: int
    unit: Words


@dataclass(frozen=True)
class Stepped:
    """Steps taken, and the next one where there is one."""

    done: int
    total: int
    following: Words | None


@dataclass(frozen=True)
class Proof:
    """A piece of evidence; where it is `inside`, `url` is an address within the site, None where it is not shown."""

    title: Words
    url: str | None
    inside: bool


@dataclass(frozen=True)
class Report:
    """An update in an action's history; `percent` is what the action was known to stand at that day, if at anything.

    `corrected_by` and `corrects` are the anchors of other updates on the page.
    """

    update: Update
    anchor: str
    percent: int | None
    steps: tuple[Words, ...]
    note: Words | None
    evidence: tuple[Proof, ...]
    corrected_by: str | None
    corrects: str | None


@dataclass(frozen=True)
class Body:
    """Who is responsible; `url` is the organisation's own, outside the site."""

    name: Words
    url: str | None


@dataclass(frozen=True)
class ActionCard:
    """An action with its history, newest report first, and the actions below it; `level` is that of its heading."""

    level: int
    state: ActionState
    title: Words
    description: Words | None
    bar: tuple[Segment, ...]
    measure: Counted | Stepped | None
    responsible: tuple[Body, ...]
    chart: Chart | None
    reports: tuple[Report, ...]
    articles: tuple[ArticleLink, ...]
    moved_to: Link | None
    moved_from: Link | None
    actions: tuple[ActionCard, ...]


def make_cards(state: PlanState, objective: ObjectiveState, around: Surroundings) -> tuple[ActionCard, ...]:
    """Return the cards of an objective's actions."""
    maker = _CardMaker(state.plan, objective.objective, state.as_of, around, around.wordbook(state.plan))
    return tuple(maker.make(action) for action in objective.actions)


@dataclass(frozen=True)
class _CardMaker:
    plan: Plan
    objective: Objective
    as_of: date
    around: Surroundings
    words: Wordbook

    def make(self, state: ActionState, level: int = 2) -> ActionCard:
        action = state.action
        points = () if state.actions else trace_progress(self.plan, action, self.as_of)
        return ActionCard(
            level=level,
            state=state,
            title=self.words.show(action.title),
            description=self.words.show_if_any(action.description),
            bar=draw_action(state),
            measure=describe_measure(state, self.words),
            responsible=tuple(self._name_body(identifier) for identifier in action.responsible),
            chart=self._draw_chart(state, points),
            reports=self._report(state, points),
            articles=self.around.articles.get(f"{self.plan.id}/{action.id}", ()),
            moved_to=self._follow(action.moved_to),
            moved_from=self._follow(action.moved_from),
            actions=tuple(self.make(below, level + 1) for below in state.actions),
        )

    def _name_body(self, identifier: str) -> Body:
        organisation = self.plan.organisations[identifier]
        return Body(self.words.show(organisation.name), organisation.url)

    def _draw_chart(self, state: ActionState, points: Sequence[Point]) -> Chart | None:
        start = state.action.start or self.plan.start
        due = state.due.last_day if state.due else None
        return draw_history(points, start, self.plan.end, self.as_of, due)

    def _report(self, state: ActionState, points: Sequence[Point]) -> tuple[Report, ...]:
        percents = {point.day: show_percent(point.progress) for point in points if point.progress is not None}
        return tuple(self._report_one(state.action, shown, percents) for shown in reversed(state.updates))

    def _report_one(self, action: Action, shown: ShownUpdate, percents: Mapping[date, int]) -> Report:
        update = shown.update
        return Report(
            update=update,
            anchor=f"{action.id}-{update.id}",
            percent=percents.get(update.date),
            steps=tuple(name_step(action, step, self.words) for step in update.steps_done),
            note=self.words.show_if_any(update.note),
            evidence=tuple(self._prove(evidence) for evidence in update.evidence),
            corrected_by=f"{action.id}-{shown.corrected_by}" if shown.corrected_by else None,
            corrects=f"{action.id}-{update.corrects}" if update.corrects else None,
        )

    def _prove(self, evidence: Evidence) -> Proof:
        title = self.words.show(evidence.title)
        if evidence.file:
            return Proof(title, self.around.publication.evidence_address(self.plan, evidence.file), inside=True)
        return Proof(title, evidence.url, inside=False)

    def _follow(self, reference: str | None) -> Link | None:
        """Return the way to the plan in which the action goes on, or comes from, named by that plan's title."""
        found = self.around.find_action(reference)
        if found is None:
            return None
        return Link(self.around.link_plan(found[0]).title, self.around.link_action(*found).url)


def draw_action(state: ActionState) -> tuple[Segment, ...]:
    """Return the bar of an action: a segment for each of its steps, else its figure."""
    measure = state.action.measure
    if isinstance(measure, Steps) and not state.actions and state.figure.exact is not None:
        return draw_steps([step.id for step in measure.steps], state.steps_done, state.status)
    return draw_figure(state.figure)


def describe_measure(state: ActionState, words: Wordbook) -> Counted | Stepped | None:
    """Return what an action is measured by, or None where it is a plain percentage or rests on actions below it."""
    action = state.action
    if state.actions:
        return None
    match action.measure:
        case Count() as count:
            target = count.target if state.target is None else state.target
            return Counted(state.value, count.baseline, target, words.show(count.unit))
        case Steps() as measure:
            following = [step.id for step in measure.steps if step.id not in state.steps_done]
            following_name = name_step(action, following[0], words) if following else None
            return Stepped(len(state.steps_done), len(measure.steps), following_name)
    return None


def name_step(action: Action, identifier: str, words: Wordbook) -> Words:
    """Return the title of a step, or its id where it has none."""
    steps = action.measure.steps if isinstance(action.measure, Steps) else ()
    title = next((step.title for step in steps if step.id == identifier), None)
    return words.show(title) if title else Words(identifier)
