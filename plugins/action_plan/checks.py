"""What the lines of a plan say about each other: ids, limits, days, and what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from plugins.action_plan.evidence import check_evidence
from plugins.action_plan.form import Form
from plugins.action_plan.histories import check_history
from plugins.action_plan.model import (
    MAX_DEPTH,
    MAX_LEAVES,
    MAX_UPDATES,
    RESERVED_ACTIONS,
    RESERVED_OBJECTIVES,
    RESERVED_PLANS,
    Action,
    Count,
    Plan,
    Step,
    Steps,
    Update,
)
from plugins.action_plan.places import Loc, Places
from plugins.action_plan.refusals import refuse_unknown
from plugins.action_plan.walking import find_level, walk_actions, walk_updates
from plugins.action_plan.wordings import check_wordings
from plugins.core.findings import N_, Finding


def check_plan(plan: Plan, form: Form, today: date, content: Path | None) -> Iterator[Finding]:
    """Yield every finding of this module and its neighbours; without *content*, no file is looked for."""
    places = form.places
    excess = list(check_limits(plan, places))
    if excess:
        yield from excess  # looking at each of the too many would take too long
        return
    yield from check_ids(plan, places)
    yield from check_days(plan, places)
    yield from check_names(plan, places, knows_languages=form.knows_languages)
    for loc, action in walk_actions(plan):
        yield from check_parent(loc, action, places)
        if not form.is_doubtful(loc):
            yield from check_measure(loc, action, places)
            yield from check_history(loc, action, action.start or plan.start, today, form)
    yield from check_wordings(plan, form)
    yield from check_evidence(plan, form, content)


def check_ids(plan: Plan, places: Places) -> Iterator[Finding]:
    """Yield an error for each id that another has already, or that an address needs for something else."""
    objectives: list[tuple[Loc, str]] = [(("objectives", at, "id"), one.id) for at, one in enumerate(plan.objectives)]
    yield from _refuse_second_ids(objectives, places)
    yield from _refuse_second_ids((((*loc, "id"), action.id) for loc, action in walk_actions(plan)), places)
    for loc, action in walk_actions(plan):
        yield from _refuse_second_ids(_number(action.updates, (*loc, "updates"), "id"), places)
        if isinstance(action.measure, Steps):
            yield from _refuse_second_ids(_number(action.measure.steps, (*loc, "measure", "steps")), places)
    yield from _refuse_shared_anchors(plan, places)
    reserved = [(loc, word) for loc, word in objectives if word in RESERVED_OBJECTIVES]
    reserved += [((*loc, "id"), one.id) for loc, one in walk_actions(plan) if one.id in RESERVED_ACTIONS]
    if plan.slug in RESERVED_PLANS:
        reserved.append((("id",), plan.slug))
    for loc, word in reserved:
        message = N_('the address "%(slug)s" is that of a section of the site')
        yield places.refuse(loc, "E230", message, N_("choose another id"), slug=word)


def check_limits(plan: Plan, places: Places) -> Iterator[Finding]:
    """Yield an error at the first action and update of too many, and at each action that lies too deep."""
    leaves = [loc for loc, action in walk_actions(plan) if not action.actions]
    updates = [loc for loc, _ in walk_updates(plan)]
    hint = N_("keep %(most)s at most")
    if len(leaves) > MAX_LEAVES:
        message = N_("%(count)s actions are too many")
        yield places.refuse(leaves[MAX_LEAVES], "E216", message, hint, count=len(leaves), most=MAX_LEAVES)
    if len(updates) > MAX_UPDATES:
        message = N_("%(count)s updates are too many")
        yield places.refuse(updates[MAX_UPDATES], "E216", message, hint, count=len(updates), most=MAX_UPDATES)
    for loc, _ in walk_actions(plan):
        if find_level(loc) > MAX_DEPTH:
            message = N_("this action lies too deep")
            yield places.refuse(loc, "E220", message, N_("keep to objective, action and action below it"))


def check_days(plan: Plan, places: Places) -> Iterator[Finding]:
    """Yield an error for each day that lies on the wrong side of another."""
    if plan.end < plan.start:
        yield places.refuse(("end",), "E205", BEFORE_START, ONE_IS_WRONG, day=plan.end, start=plan.start)
        return  # all other days would seem wrong for it
    for index, day in enumerate(plan.checkpoints):
        if day < plan.start:
            yield places.refuse(("checkpoints", index), "E205", BEFORE_START, ONE_IS_WRONG, day=day, start=plan.start)
    for index, (before, day) in enumerate(pairwise(plan.checkpoints), start=1):
        if day <= before:
            message, hint = N_("%(day)s does not lie after %(before)s"), N_("put the days in order, oldest first")
            yield places.refuse(("checkpoints", index), "E204", message, hint, day=day, before=before)
    for loc, action in walk_actions(plan):
        yield from _check_action_days(loc, action, plan, places)


def _check_action_days(loc: Loc, action: Action, plan: Plan, places: Places) -> Iterator[Finding]:
    start = action.start or plan.start
    if start > plan.end:
        message = N_("%(day)s lies after the plan's end (%(end)s)")
        yield places.refuse((*loc, "start"), "E205", message, ONE_IS_WRONG, day=start, end=plan.end)
    elif action.due and action.due.last_day < start:
        due = action.due.written
        yield places.refuse((*loc, "due"), "E205", BEFORE_START, ONE_IS_WRONG, day=due, start=start)


BEFORE_START = N_("%(day)s lies before the start (%(start)s)")
ONE_IS_WRONG = N_("mend the one that is wrong")


def check_names(plan: Plan, places: Places, *, knows_languages: bool = True) -> Iterator[Finding]:
    """Yield an error for each organisation and language that is named, and is not there, or twice."""
    if knows_languages and plan.default_lang not in plan.langs:
        yield refuse_unknown(("default_lang",), places, plan.langs)
    yield from _refuse_second_words(plan.langs, ("langs",), places)
    for loc, action in walk_actions(plan):
        yield from _refuse_second_words(action.responsible, (*loc, "responsible"), places)
        for index, identifier in enumerate(action.responsible):
            if identifier not in plan.organisations:
                yield refuse_unknown((*loc, "responsible", index), places, sorted(plan.organisations), "E222")


def check_parent(loc: Loc, action: Action, places: Places) -> Iterator[Finding]:
    """Yield an error for each thing that only an action without actions of its own may have."""
    own = action.model_fields_set & {"measure", "weight"} | ({"updates"} if action.updates else set())
    for key in sorted(own) if action.actions else ():
        message = N_('with actions below it, "%(key)s" says nothing')
        yield places.refuse_key((*loc, key), "E219", message, N_("move it to the actions below"), key=key)


def check_measure(loc: Loc, action: Action, places: Places) -> Iterator[Finding]:
    """Yield an error where there is no way from the baseline to the target."""
    if isinstance(action.measure, Count) and action.measure.baseline == action.measure.target:
        message, hint = N_("the target is where the count starts (%(baseline)s)"), ONE_IS_WRONG
        target = (*loc, "measure", "target")
        yield places.refuse(target, "E210", message, hint, baseline=action.measure.baseline)


def _number(parts: Iterable[Update | Step], loc: Loc, *below: str) -> Iterator[tuple[Loc, str]]:
    """Yield where each of *parts* lies in the list at *loc*, and its id."""
    return (((*loc, index, *below), part.id) for index, part in enumerate(parts))


def _refuse_shared_anchors(plan: Plan, places: Places) -> Iterator[Finding]:
    """Yield an error for each update whose place on the page, ``action-update``, is that of another or of an action."""
    owners = {action.id: (action.id, "") for _, action in walk_actions(plan)}
    for loc, action in walk_actions(plan):
        for index, update in enumerate(action.updates):
            anchor, owner = f"{action.id}-{update.id}", (action.id, update.id)
            if owners.setdefault(anchor, owner) != owner:
                message, hint = N_('the id "%(id)s" stands twice'), N_("give each its own id")
                yield places.refuse((*loc, "updates", index, "id"), "E116", message, hint, id=anchor)


def _refuse_second_ids(ids: Iterable[tuple[Loc, str]], places: Places) -> Iterator[Finding]:
    seen: set[str] = set()
    for loc, identifier in ids:
        if identifier in seen:
            message, hint = N_('the id "%(id)s" stands twice'), N_("give each its own id")
            yield places.refuse(loc, "E116", message, hint, id=identifier)
        seen.add(identifier)


def _refuse_second_words(words: Iterable[str], loc: Loc, places: Places) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, word in enumerate(words):
        if word in seen:
            yield places.refuse((*loc, index), "E111", N_('"%(value)s" stands twice'), N_("keep one"), value=word)
        seen.add(word)
