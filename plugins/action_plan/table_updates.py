"""The table of updates: one row each, in the order of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.action_plan.model import Evidence
from plugins.action_plan.publication import PROOFS, is_source
from plugins.action_plan.state import ActionState, ObjectiveState, PlanState, ShownUpdate
from plugins.action_plan.table_actions import (
    DUE_FORM,
    OBJECTIVE,
    PERCENT,
    PLAN,
    REQUIRED,
    SAMPLE,
    STATUSES,
    WEIGHT,
    WEIGHT_NOTE,
)
from plugins.action_plan.tables import Column, Table
from plugins.core.findings import N_


@dataclass(frozen=True)
class UpdateRow:
    """An update of an action."""

    state: PlanState
    objective: ObjectiveState
    action: ActionState
    shown: ShownUpdate


def _list_updates(state: PlanState) -> Iterator[UpdateRow]:
    for objective, action in state.walk():
        for shown in action.updates:
            yield UpdateRow(state, objective, action, shown)


def _locate(evidence: Evidence) -> str:
    file = evidence.file or ""
    return evidence.url or (file if is_source(file) else f"{PROOFS}/{file}")


UPDATES: Table[UpdateRow] = Table(
    "updates",
    N_("Every update, with the weight of its action"),
    (
        Column("plan", "string", PLAN, lambda row: row.state.plan.id, REQUIRED),
        Column("sample", "boolean", SAMPLE, lambda row: row.state.plan.sample, REQUIRED),
        Column("objective", "string", OBJECTIVE, lambda row: row.objective.objective.id, REQUIRED),
        Column("action", "string", N_("The id of the action"), lambda row: row.action.action.id, REQUIRED),
        Column("id", "string", N_("The update’s id within the action"), lambda row: row.shown.update.id, REQUIRED),
        Column(
            "date",
            "date",
            N_("The day on which things stood like this"),
            lambda row: row.shown.update.date,
            REQUIRED,
        ),
        Column(
            "published",
            "date",
            N_("The day on which it was published"),
            lambda row: row.shown.update.shown_on,
            REQUIRED,
        ),
        Column(
            "status",
            "string",
            N_("How the action stood since that day"),
            lambda row: row.shown.update.status,
            {"required": True, "enum": STATUSES},
        ),
        Column(
            "progress",
            "integer",
            N_("How far it was, in whole percent, where the action has no measure of its own"),
            lambda row: row.shown.update.progress,
            PERCENT,
        ),
        Column("value", "integer", N_("The count by then"), lambda row: row.shown.update.value),
        Column(
            "target",
            "integer",
            N_("The target from that day on, where it changed"),
            lambda row: row.shown.update.target,
        ),
        Column(
            "steps_done",
            "string",
            N_("Ids of the steps done since the update before, with spaces between"),
            lambda row: " ".join(row.shown.update.steps_done) or None,
        ),
        Column(
            "due",
            "string",
            N_("By when it was due from that day on, where that changed"),
            lambda row: row.shown.update.due and row.shown.update.due.written,
            {"pattern": DUE_FORM},
        ),
        Column("note", "string", N_("What happened"), lambda row: row.shown.update.note, by_language=True),
        Column(
            "evidence",
            "string",
            N_("Where a reader can see for themselves: addresses, files and sources of texts, with spaces between"),
            lambda row: " ".join(_locate(evidence) for evidence in row.shown.update.evidence) or None,
        ),
        Column(
            "corrects",
            "string",
            N_("The id of an earlier update that this one replaces"),
            lambda row: row.shown.update.corrects,
        ),
        Column(
            "corrected_by",
            "string",
            N_("The id of a later update that replaces this one, which then counts for nothing"),
            lambda row: row.shown.corrected_by,
        ),
        Column("weight", "integer", WEIGHT_NOTE, lambda row: row.action.action.weight, WEIGHT),
    ),
    key=("action", "id"),
    tied_to={"action": ("actions", "id")},
    list_rows=_list_updates,
)
