"""The plans under ``content/plans/``: from files on disk to plans, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from plugins.action_plan.checks import check_plan
from plugins.action_plan.form import MOST_ERRORS, read_form
from plugins.action_plan.linking import check_links
from plugins.action_plan.model import MAX_BYTES, Plan
from plugins.action_plan.places import Loc, Places
from plugins.action_plan.reminders import check_reminders
from plugins.core import located_yaml as tree
from plugins.core.findings import N_, Finding, has_errors
from plugins.core.registries import MAX_PLAN_NODES
from plugins.core.sources import read_text

FOLDER = "plans"
SCHEMA_NAME = "plan.schema.json"


@dataclass(frozen=True)
class Plans:
    """All plans without errors, the earliest first, what is wrong with any, and each plan's file by its id."""

    plans: tuple[Plan, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """One plan's file as read; `plan` is None where it has an error."""

    file: Path
    plan: Plan | None
    places: Places | None
    findings: tuple[Finding, ...]


def read_plans(content: Path, today: date) -> Plans:
    """Read every plan of the folder *content*; findings name files from its parent on."""
    drafts = [read_draft(file, content, today) for file in find_files(content)]
    linked = [_link(draft, drafts) for draft in drafts]
    good = [(draft.plan, draft.file) for draft in linked if draft.plan is not None]
    return Plans(
        plans=tuple(sorted((plan for plan, _ in good), key=lambda plan: (plan.start, plan.id))),
        findings=tuple(finding for draft in linked for finding in draft.findings),
        files={plan.id: file for plan, file in good},
    )


def find_files(content: Path) -> list[Path]:
    """Return every file that is, or should be, a plan."""
    return sorted(file for file in (content / FOLDER).glob("[!.]*") if file.name != SCHEMA_NAME)


def read_draft(file: Path, content: Path, today: date, path: str = "") -> Draft:
    """Read one plan, in *content* or elsewhere; findings call it *path*, else by its place in the project."""
    in_place = file.parent.resolve() == (content / FOLDER).resolve()
    path = path or (f"{content.name}/{FOLDER}/{file.name}" if in_place else str(file))
    text, findings = read_text(file, path, MAX_BYTES)
    if text is None:
        return Draft(file, None, None, tuple(findings))
    draft = _parse_draft(file, text, path, today, content)
    return _check_name(draft) if in_place else draft


def parse_plan(text: str, path: str, today: date, content: Path | None = None) -> tuple[Plan | None, list[Finding]]:
    """Return the plan that *text* is, None where it has an error, and what is wrong with it.

    *path* is what findings call its file; without *content*, no file of evidence is looked for.
    """
    draft = _parse_draft(Path(path), text, path, today, content)
    return draft.plan, list(draft.findings)


def _parse_draft(file: Path, text: str, path: str, today: date, content: Path | None) -> Draft:
    root, findings = tree.parse_yaml(text, path, max_nodes=MAX_PLAN_NODES)
    if not isinstance(root, tree.Mapping):
        return Draft(file, None, None, tuple(findings or [_refuse_root(path)]))
    form = read_form(root, path)
    findings = [*_name(findings, form.places), *form.findings]
    if form.plan is None:
        return Draft(file, None, None, tuple(findings))
    findings += islice(check_plan(form.plan, form, today, content), MOST_ERRORS)
    if has_errors(findings):
        return Draft(file, None, None, tuple(findings))
    findings += check_reminders(form.plan, form.places, today)
    return Draft(file, form.plan, form.places, tuple(findings))


def _refuse_root(path: str) -> Finding:
    hint = N_("start the file with schema:, id: and the other keys")
    return Finding(path, 1, 1, "E218", N_("this must consist of keys and values"), hint)


def _name(findings: Sequence[Finding], places: Places) -> Iterator[Finding]:
    """Yield what the parser found, with the name of the part that it is about where a key stands twice in it."""
    holders: dict[tuple[int, str], list[tuple[int, Loc]]] = {}
    for loc, node in _walk(places.root) if findings else ():
        for key in node.keys.values() if isinstance(node, tree.Mapping) else ():
            holders.setdefault((key.line, key.value), []).append((key.column, loc))
    for finding in findings[:MOST_ERRORS]:
        line, name = int(finding.values.get("line", 0)), str(finding.values.get("key"))
        place = finding.line, finding.column
        before = [loc for column, loc in holders.get((line, name), ()) if (line, column) < place]
        yield replace(finding, node=places.name(before[-1])) if before else finding


def _walk(node: tree.Node, loc: Loc = ()) -> Iterator[tuple[Loc, tree.Node]]:
    yield loc, node
    if isinstance(node, tree.Mapping):
        for key, value in node.entries.items():
            yield from _walk(value, (*loc, key))
    elif isinstance(node, tree.Sequence):
        for index, item in enumerate(node.items):
            yield from _walk(item, (*loc, index))


def _check_name(draft: Draft) -> Draft:
    if draft.plan is None or draft.places is None or draft.file.name == f"{draft.plan.id}.yaml":
        return draft
    message, hint = N_('the id is not the name of the file ("%(name)s")'), N_("make the two agree")
    return _refuse(draft, draft.places.refuse(("id",), "E231", message, hint, name=draft.file.name))


def _link(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return *draft* with what is wrong in what it says of the other *drafts*."""
    if draft.plan is None or draft.places is None:
        return draft
    unread = {other.file.stem for other in drafts if other.plan is None}
    plans = [other.plan for other in drafts if other.plan is not None]
    return _refuse(draft, *islice(check_links(draft.plan, draft.places, plans, unread), MOST_ERRORS))


def _refuse(draft: Draft, *findings: Finding) -> Draft:
    """Return *draft* with *findings*, and without its plan where one is an error."""
    plan = None if has_errors(findings) else draft.plan
    return replace(draft, plan=plan, findings=(*draft.findings, *findings))
