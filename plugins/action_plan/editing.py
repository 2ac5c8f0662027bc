"""Reporting progress from the command line: `invoke plan.update` adds one update to a plan, if the plan stays right."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from plugins.action_plan.checking import find_file
from plugins.action_plan.model import Action, Plan
from plugins.action_plan.questions import Ask, Interview, Translate, Wishes
from plugins.action_plan.reading import parse_plan, read_draft
from plugins.action_plan.refusals import STATUSES, find_near
from plugins.action_plan.splicing import SpliceError, append_update
from plugins.core.addressing import write_atomically
from plugins.core.catalogues import CatalogueError, read_gettext
from plugins.core.clock import build_date
from plugins.core.findings import Finding, Severity, render_findings

BOM = b"\xef\xbb\xbf"
_IN_LANGUAGE = re.compile(r"([a-z]{2,3})=\s*(.+)")
_WHOLE = re.compile(r"0|-?[1-9]\d{0,8}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BY_HAND = "this plan is written in a way that nothing can be added to by a command: add it by hand"


def report_progress(root: Path, name: str, action_id: str, wishes: Wishes, ask: Ask | None) -> str:
    """Add an update to an action of the plan that a person named, and return a sentence on it.

    Without a status among the *wishes*, *ask* is asked for it and for what goes with it.

    Raises:
        SystemExit: nothing was written, and why.
    """
    file, content, today = find_file(root, name), root / "content", build_date(os.environ)
    draft = read_draft(file, content, today)
    translate = speak(root, draft.plan)
    if draft.plan is None:
        raise SystemExit(tell(draft.findings, translate, "Nothing was written: mend this first."))
    action = _find_action(draft.plan, action_id)
    if not wishes.status and ask:
        wishes = Interview(draft.plan, action, today, translate, ask).complete(wishes)
    if not wishes.status:
        raise SystemExit(f"say how it stands: --status, one of {', '.join(STATUSES)}")
    update = make_update(draft.plan, action, wishes, today)
    add_update(file, content, action.id, update, today=today, translate=translate)
    return f"{file.name}: {action.id}/{update['id']} was added"


def make_update(plan: Plan, action: Action, wishes: Wishes, today: date) -> dict[str, Any]:
    """Return the update that *wishes* tell of, its keys in the order in which they are written."""
    steps = [step for step in re.split(r"[,\s]+", wishes.steps) if step]
    update: dict[str, Any] = {
        "id": _choose_id(action),
        "date": _read(wishes.date) if wishes.date else today,
        "status": wishes.status,
        "progress": _read(wishes.progress.removesuffix("%").strip()),
        "value": _read(wishes.value),
        "steps_done": steps,
        "due": _read(wishes.due),
        "target": _read(wishes.target),
        "note": dict(_read_note(note, plan) for note in wishes.notes),
        "evidence": [_read_evidence(one, plan) for one in wishes.evidence],
        "corrects": wishes.corrects,
    }
    return {key: value for key, value in update.items() if value not in ("", [], {})}


def add_update(
    file: Path, content: Path, action: str, update: Mapping[str, Any], *, today: date, translate: Translate = str
) -> None:
    """Write *update* into the plan in *file*, or raise SystemExit with what would be wrong then."""
    text = read_written(file)
    try:
        changed = append_update(text, action, update)
    except SpliceError:
        raise SystemExit(_BY_HAND) from None
    before, _ = parse_plan(text, file.name, today, content)
    after, findings = parse_plan(changed, file.name, today, content)
    if after is None:
        raise SystemExit(tell(findings, translate, "Nothing was written."))
    if before is None or _without_last(before, "") != _without_last(after, action):
        raise SystemExit(_BY_HAND)
    write_text(file, changed)


def read_written(file: Path) -> str:
    """Return the text of a plan that was read without errors, its line ends as they are."""
    return file.read_bytes().decode("utf-8-sig")


def write_text(file: Path, text: str) -> None:
    """Write *text* into *file*, which keeps the mark of its encoding where it had one."""
    mark = BOM if file.read_bytes().startswith(BOM) else b""
    write_atomically(file, mark + text.encode())


def speak(root: Path, plan: Plan | None) -> Translate:
    """Return the translations into the plan's own language; English where there are none."""
    try:
        return read_gettext(root / "theme/translations", plan.default_lang) if plan else str
    except CatalogueError:
        return str


def tell(findings: Iterable[Finding], translate: Translate, sentence: str) -> str:
    """Return the errors among *findings*, a line each, and then *sentence*."""
    return render_findings([one for one in findings if one.severity is Severity.ERROR], translate) + sentence


def _find_action(plan: Plan, identifier: str) -> Action:
    actions = {action.id: action for action in plan.leaves()}
    if identifier not in actions:
        near = find_near(identifier, actions)
        hint = f"did you mean {near}?" if near else f"its actions are {', '.join(actions)}"
        raise SystemExit(f'the plan {plan.id} has no action "{identifier}" to report on; {hint}')
    return actions[identifier]


def _choose_id(action: Action) -> str:
    taken = {update.id for update in action.updates}
    return next(name for number in range(len(taken) + 1, len(taken) * 2 + 2) if (name := f"u{number}") not in taken)


def _read(word: str) -> str | int | date:
    """Return *word* as what it is written like, so that it is written without quotes."""
    if _WHOLE.fullmatch(word):
        return int(word)
    try:
        return date.fromisoformat(word if _DAY.fullmatch(word) else "")
    except ValueError:
        return word


def _read_note(note: str, plan: Plan) -> tuple[str, str]:
    note = " ".join(note.split())
    match = _IN_LANGUAGE.fullmatch(note)
    return (match[1], match[2]) if match and match[1] in plan.langs else (plan.default_lang, note)


def _read_evidence(words: str, plan: Plan) -> dict[str, Any]:
    place, _, title = words.strip().partition(" ")
    named = {"title": {plan.default_lang: title.strip()}} if title.strip() else {}
    return {"url" if "://" in place else "file": place, **named}


def _without_last(plan: Plan, action: str) -> dict[str, Any]:
    """Return all that *plan* says but for the last update of *action*."""
    data = plan.model_dump()
    levels: list[Sequence[dict[str, Any]]] = [objective["actions"] for objective in data["objectives"]]
    for level in levels:
        for one in level:
            levels.append(one["actions"])
            if one["id"] == action:
                one["updates"] = one["updates"][:-1]
    return data
