"""The table of actions: one row each, with all that is needed to work out the plan's figure by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.action_plan.model import OUT_OF_SCOPE, Count, Status, Steps
from plugins.action_plan.state import ActionState, ObjectiveState, PlanState
from plugins.action_plan.tables import Column, Table
from plugins.core.findings import N_

DUE_FORM = r"[12]\d{3}(-Q[1-4]|-\d{2}(-\d{2})?)?"
STATUSES = [status.value for status in Status]
REQUIRED: Mapping[str, Any] = {"required": True}
PERCENT: Mapping[str, Any] = {"minimum": 0, "maximum": 100}
WEIGHT: Mapping[str, Any] = {"minimum": 1, "maximum": 100}
POSITIVE: Mapping[str, Any] = {"minimum": 1}
NATURAL: Mapping[str, Any] = {"minimum": 0}


@dataclass(frozen=True)
class ActionRow:
    """An action of any level; `parent` is the one that it is part of."""

    state: PlanState
    objective: ObjectiveState
    parent: ActionState | None
    action: ActionState


def _list_actions(state: PlanState) -> Iterator[ActionRow]:
    for objective in state.objectives:
        for action in objective.actions:
            yield from _list_below(state, objective, None, action)


def _list_below(
    state: PlanState, objective: ObjectiveState, parent: ActionState | None, action: ActionState
) -> Iterator[ActionRow]:
    yield ActionRow(state, objective, parent, action)
    for below in action.actions:
        yield from _list_below(state, objective, action, below)


def _exact(row: ActionRow, part: str) -> int | None:
    figure = row.action.figure
    return getattr(figure.exact, part) if figure.sufficient else None


def _count(row: ActionRow) -> Count | None:
    measure = row.action.action.measure
    return measure if isinstance(measure, Count) and not row.action.actions else None


def _steps(row: ActionRow) -> Steps | None:
    measure = row.action.action.measure
    return measure if isinstance(measure, Steps) and not row.action.actions else None


PLAN = N_("The plan’s id")
SAMPLE = N_("Whether the progress told here is made up, to show how a plan is followed")
OBJECTIVE = N_("The id of the objective")
STATUS = N_("How it stands; unknown where nothing was reported")
WEIGHT_NOTE = N_(
    "How much the action counts beside the others; empty where it has actions of its own, which count instead"
)

ACTIONS: Table[ActionRow] = Table(
    "actions",
    N_("The actions with their weights, due dates and progress"),
    (
        Column("plan", "string", PLAN, lambda row: row.state.plan.id, REQUIRED),
        Column("sample", "boolean", SAMPLE, lambda row: row.state.plan.sample, REQUIRED),
        Column("as_of", "date", N_("The day whose state this is"), lambda row: row.state.as_of, REQUIRED),
        Column("objective", "string", OBJECTIVE, lambda row: row.objective.objective.id, REQUIRED),
        Column(
            "parent",
            "string",
            N_("The id of the action that this one is part of"),
            lambda row: row.parent and row.parent.action.id,
        ),
        Column(
            "id", "string", N_("The action’s id"), lambda row: row.action.action.id, {"required": True, "unique": True}
        ),
        Column("title", "string", N_("What it is called"), lambda row: row.action.action.title, by_language=True),
        Column(
            "leaf",
            "boolean",
            N_("Whether it has no actions of its own: only such rows are summed up"),
            lambda row: not row.action.actions,
            REQUIRED,
        ),
        Column(
            "in_scope",
            "boolean",
            N_("Whether it is neither cancelled nor deferred"),
            lambda row: row.action.status not in OUT_OF_SCOPE,
            REQUIRED,
        ),
        Column(
            "weight",
            "integer",
            WEIGHT_NOTE,
            lambda row: None if row.action.actions else row.action.action.weight,
            WEIGHT,
        ),
        Column("status", "string", STATUS, lambda row: row.action.status, {"required": True, "enum": STATUSES}),
        Column(
            "percent",
            "integer",
            N_("Progress in whole percent; empty where too little is known"),
            lambda row: row.action.figure.percent,
            PERCENT,
        ),
        Column(
            "numerator",
            "integer",
            N_("The exact progress as a fraction: what is above the line"),
            lambda row: _exact(row, "numerator"),
            NATURAL,
        ),
        Column(
            "denominator",
            "integer",
            N_("The exact progress as a fraction: what is below the line"),
            lambda row: _exact(row, "denominator"),
            POSITIVE,
        ),
        Column(
            "known_weight",
            "integer",
            N_("The weight in scope whose progress is known"),
            lambda row: row.action.figure.known_weight,
            NATURAL,
        ),
        Column(
            "total_weight",
            "integer",
            N_("The whole weight in scope"),
            lambda row: row.action.figure.total_weight,
            NATURAL,
        ),
        Column("start", "date", N_("When it starts"), lambda row: row.action.action.start or row.state.plan.start),
        Column(
            "due",
            "string",
            N_("By when, as the plan writes it: a year, a quarter, a month or a day"),
            lambda row: row.action.due and row.action.due.written,
            {"pattern": DUE_FORM},
        ),
        Column(
            "due_last_day",
            "date",
            N_("The last day by which it is due"),
            lambda row: row.action.due and row.action.due.last_day,
        ),
        Column(
            "original_due",
            "string",
            N_("By when it was due at first"),
            lambda row: row.action.original_due and row.action.original_due.written,
            {"pattern": DUE_FORM},
        ),
        Column("moves", "integer", N_("How often the due date was moved"), lambda row: row.action.moves, NATURAL),
        Column(
            "overdue",
            "boolean",
            N_("Whether its due date has passed and it is still open"),
            lambda row: row.action.overdue,
            REQUIRED,
        ),
        Column(
            "days_late",
            "integer",
            N_("By how many days it is overdue, or was closed too late; empty where it is not late"),
            lambda row: row.action.days_late,
            POSITIVE,
        ),
        Column(
            "closed_on",
            "date",
            N_("The day since which it is completed, or closed partly done"),
            lambda row: row.action.closed_on,
        ),
        Column(
            "stale",
            "boolean",
            N_("Whether nothing was reported for longer than the plan allows"),
            lambda row: row.action.stale,
            REQUIRED,
        ),
        Column(
            "measure",
            "string",
            N_("How progress is measured: percent given by hand, steps taken, or a count on its way to a target"),
            lambda row: None if row.action.actions else row.action.action.measure.type,
            {"enum": ["manual", "steps", "count"]},
        ),
        Column(
            "baseline",
            "integer",
            N_("The count at the start"),
            lambda row: count.baseline if (count := _count(row)) else None,
        ),
        Column("value", "integer", N_("The count last reported"), lambda row: row.action.value),
        Column("target", "integer", N_("The count that is to be reached"), lambda row: row.action.target),
        Column(
            "unit",
            "string",
            N_("What is counted"),
            lambda row: count.unit if (count := _count(row)) else None,
            by_language=True,
        ),
        Column(
            "steps_done",
            "integer",
            N_("How many steps are done"),
            lambda row: len(row.action.steps_done) if _steps(row) else None,
            NATURAL,
        ),
        Column(
            "steps",
            "integer",
            N_("How many steps there are"),
            lambda row: len(measure.steps) if (measure := _steps(row)) else None,
            POSITIVE,
        ),
        Column(
            "responsible",
            "string",
            N_("Ids of the organisations responsible, with spaces between"),
            lambda row: " ".join(row.action.action.responsible) or None,
        ),
        Column("campaign", "string", N_("The campaign that it is about"), lambda row: row.action.action.campaign),
        Column(
            "moved_to",
            "string",
            N_("The plan/action of a later plan that carries it on"),
            lambda row: row.action.action.moved_to,
        ),
        Column(
            "moved_from",
            "string",
            N_("The plan/action of an earlier plan that it carries on"),
            lambda row: row.action.action.moved_from,
        ),
    ),
    key=("id",),
    tied_to={"parent": ("", "id")},
    list_rows=_list_actions,
)
