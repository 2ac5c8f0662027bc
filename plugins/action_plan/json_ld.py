"""A plan as linked data, for machines that read the web.

Source: schema.org, https://schema.org/Action and https://schema.org/ItemList
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import to_json

from plugins.action_plan.addresses import Addresses
from plugins.action_plan.links import Surroundings
from plugins.action_plan.model import Plan, Status
from plugins.action_plan.publication import LICENCE_URL, Publication
from plugins.action_plan.state import ActionState, Figure, ObjectiveState, PlanState
from plugins.core.linked_data import VOCABULARY, name_publisher

ACTION_STATUSES: Mapping[Status, str] = {
    Status.NOT_STARTED: "PotentialActionStatus",
    Status.IN_PROGRESS: "ActiveActionStatus",
    Status.PAUSED: "ActiveActionStatus",
    Status.COMPLETED: "CompletedActionStatus",
    Status.PARTIAL: "CompletedActionStatus",
    Status.DEFERRED: "PotentialActionStatus",
    Status.CANCELLED: "FailedActionStatus",
}
"""Of an action that nobody reported on nothing is said."""

_PERCENT = "P1"
"""The code of UN/CEFACT, which schema.org asks for."""


def render_json_ld(state: PlanState, publication: Publication) -> str:
    """Return the plan as a JSON-LD document, its texts in all its languages, its links to the default one's pages."""
    plan = state.plan
    url = publication.root + Addresses().plan(plan)
    objectives = [_tell_objective(state, one, publication.root) for one in state.objectives]
    document = {
        "@context": VOCABULARY,
        "@id": url,
        "@type": "CreativeWork",
        "url": url,
        "name": _tell(plan.title),
        "description": _tell(plan.mission),
        "creativeWorkStatus": "Sample" if plan.sample else "Published",
        "inLanguage": list(plan.langs),
        "temporalCoverage": f"{plan.start.isoformat()}/{plan.end.isoformat()}",
        "dateModified": state.as_of.isoformat(),
        "license": LICENCE_URL,
        "publisher": {"@type": "Organization", "name": publication.name, "url": publication.root},
        "mainEntity": {"@type": "ItemList", "@id": f"{url}#objectives", **_list_items(objectives)},
    }
    return to_json(_without_gaps(document), indent=2).decode() + "\n"


def describe_plan(state: PlanState, around: Surroundings) -> dict[str, Any]:
    """Return the plan as its page tells of it in one language; `encoding` leads to the whole document."""
    plan, publication, words = state.plan, around.publication, around.wordbook(state.plan)
    mission = words.show_if_any(plan.mission)
    document = {
        "@type": "CreativeWork",
        "@id": publication.root + Addresses().plan(plan),
        "url": publication.root + around.addresses.plan(plan),
        "name": words.show(plan.title).text,
        "description": mission.text if mission else None,
        "creativeWorkStatus": "Sample" if plan.sample else "Published",
        "inLanguage": around.lang,
        "temporalCoverage": f"{plan.start.isoformat()}/{plan.end.isoformat()}",
        "license": LICENCE_URL,
        "publisher": name_publisher(publication.name, publication.root),
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/ld+json",
            "contentUrl": publication.data_url(plan, "plan.jsonld"),
        },
    }
    return {key: value for key, value in document.items() if value is not None}


def _tell_objective(state: PlanState, one: ObjectiveState, root: str) -> dict[str, Any]:
    url = root + Addresses().objective(state.plan, one.objective)
    return {
        "@type": "ItemList",
        "@id": url,
        "url": url,
        "name": _tell(one.objective.title),
        "description": _tell(one.objective.description),
        **_list_items([_tell_action(state, one, action, root) for action in one.walk()]),
    }


def _tell_action(state: PlanState, objective: ObjectiveState, one: ActionState, root: str) -> dict[str, Any]:
    action, status = one.action, ACTION_STATUSES.get(one.status)
    url = root + Addresses().action(state.plan, objective.objective, action)
    return {
        "@type": "Action",
        "@id": url,
        "url": url,
        "name": _tell(action.title),
        "description": _tell(action.description),
        "actionStatus": f"{VOCABULARY}/{status}" if status else None,
        "startTime": (action.start or state.plan.start).isoformat(),
        "endTime": one.closed_on.isoformat() if one.closed_on else None,
        "agent": [_tell_organisation(state.plan, identifier) for identifier in action.responsible],
        "result": _tell_figure(one.figure),
    }


def _tell_organisation(plan: Plan, identifier: str) -> dict[str, Any]:
    organisation = plan.organisations[identifier]
    return {"@type": "Organization", "name": _tell(organisation.name), "url": organisation.url}


def _tell_figure(figure: Figure) -> dict[str, Any] | None:
    if figure.percent is None:
        return None
    bounds = {"minValue": 0, "maxValue": 100, "unitCode": _PERCENT}
    return {"@type": "QuantitativeValue", "value": figure.percent, **bounds}


def _list_items(items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    elements = [{"@type": "ListItem", "position": place, "item": item} for place, item in enumerate(items, 1)]
    return {"numberOfItems": len(items), "itemListElement": elements}


def _tell(wording: Mapping[str, str] | None) -> list[dict[str, str]]:
    return [{"@value": text, "@language": lang} for lang, text in (wording or {}).items()]


def _without_gaps(part: Any) -> Any:
    """Return *part* without what says nothing: linked data leaves out what it does not know."""
    if isinstance(part, dict):
        return {key: _without_gaps(value) for key, value in part.items() if value is not None and value != []}
    return [_without_gaps(one) for one in part] if isinstance(part, list) else part
