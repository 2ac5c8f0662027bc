"""A plan's state as JSON: what `plan.show --json` prints and the site offers, with its schema.

Where there is no figure the value is null, never 0.
"""

from __future__ import annotations

import json
from typing import Any

from plugins.action_plan.export_form import (
    ActionExport,
    EvidenceExport,
    MeasureExport,
    ObjectiveExport,
    OrganisationExport,
    PlanExport,
    StepExport,
    UpdateExport,
)
from plugins.action_plan.model import Action, Count, Evidence, Objective, Plan, Steps
from plugins.action_plan.state import ActionState, Figure, ObjectiveState, PlanState, ShownUpdate


def plan_state_as_dict(state: PlanState) -> dict[str, Any]:
    """Return *state* as JSON-ready data."""
    return _export_plan(state).model_dump(mode="json")


def render_json(state: PlanState) -> str:
    """Return *state* as a JSON document."""
    return _export_plan(state).model_dump_json(indent=2) + "\n"


def render_schema(address: str) -> str:
    """Return the JSON Schema of the export, which calls itself by *address*."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": address}
    schema = head | PlanExport.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _export_plan(state: PlanState) -> PlanExport:
    plan = state.plan
    return PlanExport(
        version=1,
        plan=plan.id,
        as_of=state.as_of,
        sample=plan.sample,
        **_tell_figures(state),
        overdue=state.overdue,
        statuses=state.count_statuses(),
        title=plan.title,
        mission=plan.mission,
        start=plan.start,
        end=plan.end,
        default_lang=plan.default_lang,
        langs=plan.langs,
        follows=plan.follows,
        stale_after_days=plan.stale_after_days,
        checkpoints=plan.checkpoints,
        organisations=_export_organisations(plan),
        objectives=tuple(_export_objective(one, state) for one in state.objectives),
    )


def _export_objective(one: ObjectiveState, state: PlanState) -> ObjectiveExport:
    return ObjectiveExport(
        **_describe(one.objective),
        **_tell_figures(one),
        overdue=tuple(action.action.id for action in one.walk() if action.overdue),
        actions=tuple(_export_action(action, state) for action in one.actions),
    )


def _export_action(one: ActionState, state: PlanState) -> ActionExport:
    action, is_leaf = one.action, not one.actions
    return ActionExport(
        **_describe(action),
        **_tell_figures(one),
        weight=action.weight if is_leaf else None,
        measure=_export_measure(action) if is_leaf else None,
        value=one.value,
        target=one.target,
        steps_done=one.steps_done,
        responsible=action.responsible,
        start=action.start or state.plan.start,
        due=one.due.written if one.due else None,
        due_last_day=one.due.last_day if one.due else None,
        original_due=one.original_due.written if one.original_due else None,
        moves=one.moves,
        overdue=one.overdue,
        days_late=one.days_late,
        closed_on=one.closed_on,
        stale=one.stale,
        campaign=action.campaign,
        moved_to=action.moved_to,
        moved_from=action.moved_from,
        updates=tuple(_export_update(shown) for shown in one.updates),
        actions=tuple(_export_action(below, state) for below in one.actions),
    )


def _export_update(shown: ShownUpdate) -> UpdateExport:
    update = shown.update
    return UpdateExport(
        id=update.id,
        date=update.date,
        published=update.shown_on,
        status=update.status,
        progress=update.progress,
        value=update.value,
        target=update.target,
        steps_done=update.steps_done,
        due=update.due.written if update.due else None,
        note=update.note,
        evidence=tuple(_export_evidence(evidence) for evidence in update.evidence),
        corrects=update.corrects,
        corrected_by=shown.corrected_by,
    )


def _export_evidence(evidence: Evidence) -> EvidenceExport:
    return EvidenceExport(url=evidence.url, file=evidence.file, title=evidence.title)


def _export_measure(action: Action) -> MeasureExport:
    measure = action.measure
    steps = measure.steps if isinstance(measure, Steps) else ()
    count = measure if isinstance(measure, Count) else None
    return MeasureExport(
        type=measure.type,
        steps=tuple(StepExport(id=step.id, title=step.title) for step in steps),
        unit=count.unit if count else None,
        baseline=count.baseline if count else None,
        target=count.target if count else None,
    )


def _export_organisations(plan: Plan) -> dict[str, OrganisationExport]:
    return {key: OrganisationExport(name=one.name, url=one.url) for key, one in plan.organisations.items()}


def _describe(part: Objective | Action) -> dict[str, Any]:
    return {"id": part.id, "title": part.title, "description": part.description}


def _tell_figures(part: PlanState | ObjectiveState | ActionState) -> dict[str, Any]:
    figure = part.figure
    return {
        "status": part.status,
        "percent": figure.percent,
        "exact": write_exact(figure),
        "floor_percent": figure.floor_percent,
        "floor_exact": None if figure.floor is None else str(figure.floor),
        "known_weight": figure.known_weight,
        "total_weight": figure.total_weight,
        "reported": figure.reported,
        "in_scope": figure.in_scope,
        "completed": figure.completed,
        "original": figure.original,
    }


def write_exact(figure: Figure) -> str | None:
    """Return the progress as a fraction, such as ``481/720``; None where too little is known to say."""
    return str(figure.exact) if figure.sufficient else None
