"""A plan at a glance: its objectives, its statuses, what is late, what comes next, and how its figure is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from plugins.action_plan.bars import Segment, draw_figure, draw_statuses, has_pattern
from plugins.action_plan.due import Due
from plugins.action_plan.links import Link, Surroundings
from plugins.action_plan.model import CLOSED, Status
from plugins.action_plan.state import ActionState, Figure, ObjectiveState, PlanState

NEXT_DEADLINES = 5
DOOR_TOP, DOOR_BOTTOM = 44, 200
"""The reach of the light inside an arch, in the drawing's own units."""
ARCH_WIDTH = 104


@dataclass(frozen=True)
class Arch:
    """An objective as a doorway, lit from below as far as it has come; `y` and `height` are those of the light."""

    x: int
    y: str
    height: str


@dataclass(frozen=True)
class Arcade:
    """The objectives side by side in a drawing as wide as `width`."""

    width: int
    arches: tuple[Arch, ...]


@dataclass(frozen=True)
class ObjectiveRow:
    """An objective in the plan's list; `number` counts from one."""

    number: int
    link: Link
    figure: Figure
    status: Status
    bar: tuple[Segment, ...]


@dataclass(frozen=True)
class StatusRow:
    """How many actions have a status."""

    status: Status
    count: int

    @property
    def patterned(self) -> bool:
        """Tell whether its swatch is filled with a pattern."""
        return has_pattern(self.status)


@dataclass(frozen=True)
class DueRow:
    """An action with the day by which it is due; `days_late` is None where that has not passed."""

    link: Link
    due: Due
    days_late: int | None


@dataclass(frozen=True)
class SumRow:
    """A leaf's part in the plan's figure: `share` is its weight times its progress, None where that is unknown."""

    link: Link
    status: Status
    percent: int | None
    weight: int | None
    share: str | None


@dataclass(frozen=True)
class Headline:
    """The figure of a plan with what it rests on."""

    link: Link
    figure: Figure
    exact: str | None
    bar: tuple[Segment, ...]


@dataclass(frozen=True)
class Overview:
    """All that a plan's overview shows of its state.

    `total` is the sum of the shares in `sums`.
    """

    headline: Headline
    arcade: Arcade
    objectives: tuple[ObjectiveRow, ...]
    statuses: tuple[StatusRow, ...]
    stack: tuple[Segment, ...]
    overdue: tuple[DueRow, ...]
    deadlines: tuple[DueRow, ...]
    sums: tuple[SumRow, ...]
    total: str | None


def make_overview(state: PlanState, around: Surroundings) -> Overview:
    """Return what the overview shows of *state*."""
    counts = state.count_statuses()
    return Overview(
        headline=make_headline(state, around),
        arcade=draw_arcade(state),
        objectives=list_objectives(state, around),
        statuses=tuple(StatusRow(status, count) for status, count in counts.items()),
        stack=draw_statuses(counts),
        overdue=tuple(_list_overdue(state, around)),
        deadlines=_list_deadlines(state, around),
        sums=tuple(_sum_up(state, objective, leaf, around) for objective, leaf in _walk_leaves(state)),
        total=None if state.figure.exact is None else write_fraction(state.figure.exact * state.figure.known_weight),
    )


def make_headline(state: PlanState, around: Surroundings) -> Headline:
    """Return the figure of the plan as *state* has it."""
    figure = state.figure
    exact = None if figure.percent is None else str(figure.exact)
    return Headline(around.link_plan(state.plan), figure, exact, draw_figure(figure))


def list_objectives(state: PlanState, around: Surroundings) -> tuple[ObjectiveRow, ...]:
    """Return the plan's objectives in their order."""
    return tuple(_list_objective(state, number, one, around) for number, one in enumerate(state.objectives, 1))


def _list_objective(state: PlanState, number: int, one: ObjectiveState, around: Surroundings) -> ObjectiveRow:
    title = around.wordbook(state.plan).show(one.objective.title)
    link = Link(title, around.addresses.objective(state.plan, one.objective))
    return ObjectiveRow(number, link, one.figure, one.status, draw_figure(one.figure))


def draw_arcade(state: PlanState) -> Arcade:
    """Return the drawing of a plan's objectives."""
    arches = tuple(_draw_arch(index, one.figure) for index, one in enumerate(state.objectives))
    return Arcade(ARCH_WIDTH * len(arches), arches)


def _draw_arch(index: int, figure: Figure) -> Arch:
    progress = figure.exact if figure.percent is not None and figure.exact is not None else Fraction(0)
    height = round(progress * (DOOR_BOTTOM - DOOR_TOP), 1)
    return Arch(index * ARCH_WIDTH, f"{float(DOOR_BOTTOM - height):g}", f"{float(height):g}")


def _walk_leaves(state: PlanState) -> Iterator[tuple[ObjectiveState, ActionState]]:
    return ((objective, one) for objective, one in state.walk() if not one.actions)


def _list_overdue(state: PlanState, around: Surroundings) -> Iterator[DueRow]:
    for objective, one in state.walk():
        if one.overdue and one.due:
            link = around.link_action(state.plan, objective.objective, one.action)
            yield DueRow(link, one.due, one.days_late)


def _list_deadlines(state: PlanState, around: Surroundings) -> tuple[DueRow, ...]:
    """Return the deadlines that come next, the nearest first."""
    ahead = [
        DueRow(around.link_action(state.plan, objective.objective, one.action), one.due, None)
        for objective, one in state.walk()
        if one.due and one.due.last_day >= state.as_of and one.status not in CLOSED
    ]
    return tuple(sorted(ahead, key=lambda row: row.due.last_day)[:NEXT_DEADLINES])


def _sum_up(state: PlanState, objective: ObjectiveState, leaf: ActionState, around: Surroundings) -> SumRow:
    figure, weight = leaf.figure, leaf.action.weight
    share = None if figure.exact is None else write_fraction(figure.exact * weight)
    link = around.link_action(state.plan, objective.objective, leaf.action)
    return SumRow(link, leaf.status, figure.percent, weight if figure.in_scope else None, share)


def write_fraction(number: Fraction) -> str:
    """Return *number* as one writes it by hand: ``2``, ``5/8`` or ``1 7/8``."""
    whole, rest = divmod(number, 1)
    return " ".join(str(part) for part in (whole, rest) if part) or "0"
