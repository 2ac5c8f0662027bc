"""The next plan out of the last: `invoke plan.new` carries over what was not finished, and says so in both."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from plugins.action_plan.checking import find_file
from plugins.action_plan.editing import read_written, speak, tell, write_text
from plugins.action_plan.layout import render_block, render_item
from plugins.action_plan.model import CLOSED, Count, Plan, Status, Steps
from plugins.action_plan.progress import assess
from plugins.action_plan.questions import Translate
from plugins.action_plan.reading import FOLDER, SCHEMA_NAME, Draft, parse_plan, read_draft, read_plans
from plugins.action_plan.splicing import insert_key
from plugins.action_plan.state import ActionState, ObjectiveState
from plugins.action_plan.values import IDENTIFIER
from plugins.core.clock import build_date
from plugins.core.findings import N_

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)", re.ASCII)
_COMMENT_WIDTH = 110


@dataclass(frozen=True)
class Successor:
    """What the next plan is called and when it runs; `years` later than the last one, or 0 where that is no year."""

    id: str
    start: date
    end: date
    years: int

    @property
    def due(self) -> int | date:
        """Return by when everything is due until somebody knows better."""
        return self.end.year if (self.end.month, self.end.day) == (12, 31) else self.end

    def shift(self, day: date, old: Plan) -> date:
        """Return the day that is to this plan what *day* was to the *old* one."""
        if not self.years:
            return day + (self.start - old.start)
        return _move_years(day, self.years)

    def rename(self, wording: Mapping[str, str]) -> dict[str, str]:
        """Return *wording* with the years of this plan in place of those of the last."""
        return {lang: _YEAR.sub(lambda year: str(int(year[0]) + self.years), text) for lang, text in wording.items()}


def start_plan(root: Path, after: str = "", identifier: str = "") -> str:
    """Write the plan that comes *after* another, by default the last one, and return a sentence on it.

    Raises:
        SystemExit: nothing was written, and why.
    """
    content, today = root / "content", build_date(os.environ)
    draft = read_draft(_find_last(root, after, today), content, today)
    translate = speak(root, draft.plan)
    if draft.plan is None:
        raise SystemExit(tell(draft.findings, translate, "Nothing was written: mend this first."))
    successor = plan_successor(draft.plan, identifier)
    file = content / FOLDER / f"{successor.id}.yaml"
    if file.exists() or file.is_symlink():
        raise SystemExit(f"{file.name} is there already, and stays as it was; choose another id with --id")
    carried = [carry_over(state, draft.plan, successor) for state in assess(draft.plan, today).objectives]
    text = render_successor(draft.plan, successor, carried, translate)
    moved = [action["id"] for objective in carried for action in _walk(objective["actions"])]
    _write(file, text, draft, moved, today)
    if not moved:
        return f"{file.name} was written: every action was closed, so write new ones under its objectives"
    return f"{file.name} was written, with what {draft.plan.id} left unfinished: {', '.join(moved)}"


def plan_successor(old: Plan, identifier: str = "") -> Successor:
    """Return what follows *old*; its id is that of the *old* one with the next year, unless one is given."""
    start = old.end + timedelta(days=1)
    years = start.year - old.start.year if (start.month, start.day) == (old.start.month, old.start.day) else 0
    end = _move_years(old.end, years) if years else start + (old.end - old.start)
    found = _YEAR.findall(old.id)
    if not identifier and found and years:
        identifier = _YEAR.sub(lambda year: str(int(year[0]) + years), old.id)
    if not re.match(IDENTIFIER, identifier):
        raise SystemExit("say what the new plan is called, such as --id pla-2023: lower-case letters, digits, hyphens")
    return Successor(identifier, start, end, years)


def carry_over(state: ObjectiveState, old: Plan, successor: Successor) -> dict[str, Any]:
    """Return an objective of the next plan, with the actions of the *old* one that were not finished."""
    objective = state.objective
    actions = [one for action in state.actions if (one := _carry_action(action, old, successor))]
    return {**_name(objective), "actions": actions}


def _name(part: Any) -> dict[str, Any]:
    named = {"id": part.id, "title": dict(part.title)}
    return named | ({"description": dict(part.description)} if part.description else {})


def _carry_action(state: ActionState, old: Plan, successor: Successor) -> dict[str, Any] | None:
    action = state.action
    below = [one for child in state.actions if (one := _carry_action(child, old, successor))]
    is_finished = not below if state.actions else state.status in CLOSED - {Status.DEFERRED}
    if is_finished or action.moved_to:
        return None
    carried = {
        **_name(action),
        "responsible": list(action.responsible),
        "due": successor.due,
        "weight": action.weight if action.weight != 1 and not below else None,
        "campaign": action.campaign,
        "measure": None if below else _carry_measure(state),
        "moved_from": f"{old.id}/{action.id}",
        "actions": below,
    }
    kept = {key: value for key, value in carried.items() if value not in (None, [])}
    return kept if below else {**kept, "updates": []}


def _carry_measure(state: ActionState) -> dict[str, Any] | None:
    """Return the measure of what is left to do: from the last count on, or the steps not done."""
    measure = state.action.measure
    if isinstance(measure, Count):
        target = measure.target if state.target is None else state.target
        baseline = measure.baseline if state.value in (None, target) else state.value
        return {"type": "count", "unit": dict(measure.unit), "baseline": baseline, "target": target}
    if isinstance(measure, Steps):
        left = [step for step in measure.steps if step.id not in state.steps_done] or measure.steps
        steps = [{"id": step.id, "title": dict(step.title)} if step.title else step.id for step in left]
        return {"type": "steps", "steps": steps}
    return None


def render_successor(
    old: Plan, successor: Successor, objectives: Sequence[Mapping[str, Any]], translate: Translate = str
) -> str:
    """Return the file of the next plan; an objective of which nothing is left stands in it as a comment."""
    note = translate(_NOTE) % {"plan": old.id}
    head = {
        "schema": 1,
        "id": successor.id,
        "follows": old.id,
        **({"sample": True} if old.sample else {}),
        "start": successor.start,
        "end": successor.end,
        "default_lang": old.default_lang,
        "langs": list(old.langs),
        "stale_after_days": old.stale_after_days,
        "checkpoints": [successor.shift(day, old) for day in old.checkpoints],
        "title": successor.rename(old.title),
        **({"mission": dict(old.mission)} if old.mission else {}),
        "organisations": {key: _describe(one) for key, one in old.organisations.items()},
    }
    lines = [f"# yaml-language-server: $schema={SCHEMA_NAME}", "#", *_comment(note), "", *render_block(head, 0), ""]
    lines.append("objectives:")
    for objective in objectives:
        lines += ["", *_render_objective(objective)]
    return "\n".join(lines) + "\n"


_NOTE = N_(
    "What %(plan)s left unfinished was carried over into this plan. Look at every due date, weight and target, add "
    "what is new, and take this note out. An objective with nothing left stands below as a comment, for new actions."
)


def _render_objective(objective: Mapping[str, Any]) -> Iterator[str]:
    named = {key: value for key, value in objective.items() if key != "actions"}
    lines = [*render_item(named, 0), "  actions:"]
    if not objective["actions"]:
        yield from (f"# {line}" for line in [*lines, "  - id:"])
        return
    yield from lines
    for action in objective["actions"]:
        yield from ["", *render_item(action, 2)]


def _describe(organisation: Any) -> dict[str, Any]:
    return {"name": dict(organisation.name), **({"url": organisation.url} if organisation.url else {})}


def _comment(note: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(note, _COMMENT_WIDTH, break_long_words=False)]


def _write(file: Path, text: str, old: Draft, moved: Sequence[str], today: date) -> None:
    """Write the new plan in *file*, and into the *old* one where its actions have *moved* to; both or neither."""
    before = changed = read_written(old.file)
    for action in moved:
        changed = insert_key(changed, action, "moved_to", f"{file.stem}/{action}")
    for written, name in ((text, file.name), (changed, old.file.name)):
        plan, findings = parse_plan(written, name, today)
        if plan is None and moved:
            raise SystemExit(tell(findings, str, "Nothing was written."))
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(text)
    if changed != before:
        write_text(old.file, changed)


def _walk(actions: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for action in actions:
        yield action
        yield from _walk(action.get("actions", []))


def _find_last(root: Path, name: str, today: date) -> Path:
    if name:
        return find_file(root, name)
    plans = read_plans(root / "content", today)
    if not plans.plans:
        raise SystemExit("there is no plan without errors to go on from; see what `invoke plan.check` says")
    return plans.files[plans.plans[-1].id]


def _move_years(day: date, years: int) -> date:
    """Return the same day *years* later; the 28th of February where there is no 29th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
