"""What can be looked for in the plans: each plan, its objectives, its actions, and how their progress is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.action_plan.links import Surroundings
from plugins.action_plan.model import Action, Objective, Plan
from plugins.core.formats import gettext
from plugins.core.searching import Document
from plugins.core.typography import typeset_text

OBJECTIVE_RANK, ACTION_RANK = 70, 60
"""An article on an action tells more of it than the action's own few lines."""


def list_documents(plans: Iterable[Plan], around: Surroundings) -> Iterator[Document]:
    """Yield the documents of *plans*, for the pages of one language."""
    plans = tuple(plans)
    if plans:
        yield _list_method(around)
    for plan in plans:
        yield _list_plan(plan, around)
        for objective in plan.objectives:
            yield _list_objective(plan, objective, around)
        for objective, action in plan.actions():
            yield _list_action(plan, objective, action, around)


def _list_method(around: Surroundings) -> Document:
    return Document(
        url=around.addresses.method,
        title=gettext("How progress is worked out"),
        lang=around.lang,
        kind=gettext("Page"),
        summary=gettext("How the progress of a plan is worked out, in plain words, so that anyone can check it"),
        within=gettext("Action plan"),
    )


def _list_plan(plan: Plan, around: Surroundings) -> Document:
    title = around.wordbook(plan).show(plan.title)
    return Document(
        url=around.addresses.plan(plan),
        title=title.text,
        lang=title.lang or around.lang,
        kind=gettext("Action plan"),
        summary=_text(plan, plan.mission, around),
        also=_other_titles(plan.title, title.lang or around.lang),
        shelf=gettext("Action plan"),
    )


def _list_objective(plan: Plan, objective: Objective, around: Surroundings) -> Document:
    title = around.wordbook(plan).show(objective.title)
    return Document(
        url=around.addresses.objective(plan, objective),
        title=title.text,
        lang=title.lang or around.lang,
        kind=gettext("Objective"),
        summary=_text(plan, objective.description, around),
        within=around.link_plan(plan).title.text,
        also=_other_titles(objective.title, title.lang or around.lang),
        shelf=gettext("Objectives: %(plan)s") % {"plan": around.link_plan(plan).title.text},
        rank=OBJECTIVE_RANK,
    )


def _list_action(plan: Plan, objective: Objective, action: Action, around: Surroundings) -> Document:
    title = around.wordbook(plan).show(action.title)
    responsible = (plan.organisations[one].name for one in action.responsible if one in plan.organisations)
    return Document(
        url=around.addresses.action(plan, objective, action),
        title=title.text,
        lang=title.lang or around.lang,
        kind=gettext("Action"),
        summary=_text(plan, action.description, around),
        text=", ".join(_text(plan, name, around) for name in responsible),
        within=around.link_plan(plan).title.text,
        also=_other_titles(action.title, title.lang or around.lang),
        rank=ACTION_RANK,
    )


def _text(plan: Plan, wording: Mapping[str, str] | None, around: Surroundings) -> str:
    words = around.wordbook(plan).show_if_any(wording)
    return words.text if words else ""


def _other_titles(wording: Mapping[str, str], shown: str) -> tuple[str, ...]:
    return tuple(typeset_text(wording[lang], lang) for lang in sorted(wording) if lang != shown)
