"""What changed, as pages show it: in a plan from one checkpoint to the next, and from a plan to its successor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.action_plan.comparison import Change, Entry, Pair, compare_plans, compare_states
from plugins.action_plan.links import Link, Surroundings
from plugins.action_plan.model import Plan, Status
from plugins.action_plan.overview import Overview, make_overview
from plugins.action_plan.state import PlanState
from plugins.action_plan.words import Words
from plugins.core.findings import N_

CHANGE_LABELS = {
    "title": N_("another title"),
    "objective": N_("another objective"),
    "due": N_("another due date"),
    "weight": N_("another weight"),
    "measure": N_("measured differently"),
}


@dataclass(frozen=True)
class ChangeRow:
    """An action that is not as it was at the checkpoint before, with the notes of what was reported since."""

    link: Link
    change: Change
    notes: tuple[Words, ...]


@dataclass(frozen=True)
class Checkpoint:
    """A plan as it stood on a past day; `points` since the checkpoint before, None where there is nothing to compare.

    `before` is the state at that checkpoint, None for the first one.
    """

    overview: Overview
    before: PlanState | None
    points: int | None
    rows: tuple[ChangeRow, ...]


def make_checkpoint(before: PlanState | None, state: PlanState, around: Surroundings) -> Checkpoint:
    """Return what the page of a checkpoint shows."""
    overview = make_overview(state, around)
    if before is None:
        return Checkpoint(overview, None, None, ())
    comparison = compare_states(before, state)
    rows = tuple(_make_row(state.plan, change, around) for change in comparison.changes)
    return Checkpoint(overview, before, comparison.points, rows)


def _make_row(plan: Plan, change: Change, around: Surroundings) -> ChangeRow:
    link = around.link_action(plan, change.objective.objective, change.after.action)
    words = around.wordbook(plan)
    return ChangeRow(link, change, tuple(words.show(update.note) for update in change.updates if update.note))


@dataclass(frozen=True)
class PairRow:
    """The same action in two plans; `changes` are message ids of what differs."""

    old: Link
    new: Link
    changes: tuple[str, ...]


@dataclass(frozen=True)
class EndRow:
    """An action that nothing takes up, with the status in which it was left."""

    link: Link
    status: Status


@dataclass(frozen=True)
class Succession:
    """What became of a plan's actions in the one that follows it."""

    old: Link
    new: Link
    kept: tuple[PairRow, ...]
    moved: tuple[PairRow, ...]
    dropped: tuple[EndRow, ...]
    added: tuple[Link, ...]


def make_succession(state: PlanState, new: Plan, around: Surroundings) -> Succession:
    """Return what the page from the plan of *state* to *new* shows."""
    old = state.plan
    comparison = compare_plans(old, new)
    statuses = {one.action.id: one.status for _, one in state.walk()}
    return Succession(
        old=around.link_plan(old),
        new=around.link_plan(new),
        kept=_list_pairs(old, new, comparison.kept, around),
        moved=_list_pairs(old, new, comparison.moved, around),
        dropped=tuple(EndRow(_link(old, one, around), statuses[one.action.id]) for one in comparison.dropped),
        added=tuple(_link(new, entry, around) for entry in comparison.new),
    )


def _list_pairs(old: Plan, new: Plan, pairs: Iterable[Pair], around: Surroundings) -> tuple[PairRow, ...]:
    return tuple(
        PairRow(
            _link(old, pair.old, around),
            _link(new, pair.new, around),
            tuple(CHANGE_LABELS[key] for key in pair.changes),
        )
        for pair in pairs
    )


def _link(plan: Plan, entry: Entry, around: Surroundings) -> Link:
    return around.link_action(plan, entry.objective, entry.action)
