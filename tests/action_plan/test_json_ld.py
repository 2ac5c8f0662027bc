"""The plan as linked data: read as JSON-LD says, and as schema.org names things."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from plugins.action_plan.json_ld import ACTION_STATUSES, describe_plan, render_json_ld
from plugins.action_plan.model import Plan, Status
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import Publication
from tests.action_plan.plans import example_plan, rich_plan
from tests.action_plan.views import surround

END = date(2021, 12, 31)
# Which properties schema.org gives to each type that we use, inherited ones included.
PROPERTIES = {
    "CreativeWork": {
        *("url", "name", "description", "creativeWorkStatus", "inLanguage", "temporalCoverage", "dateModified"),
        *("license", "publisher", "mainEntity"),
    },
    "ItemList": set("url name description numberOfItems itemListElement".split()),
    "ListItem": {"position", "item"},
    "Action": set("url name description actionStatus startTime endTime agent result".split()),
    "Organization": {"name", "url"},
    "QuantitativeValue": set("value minValue maxValue unitCode".split()),
}


def load(plan: Plan, publication: Publication) -> dict[str, Any]:
    """Return the document."""
    document: dict[str, Any] = json.loads(render_json_ld(assess(plan, END), publication))
    return document


def walk(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every node of a document."""
    if isinstance(part, dict):
        if "@value" not in part:
            yield part
        for value in part.values():
            yield from walk(value)
    if isinstance(part, list):
        for value in part:
            yield from walk(value)


@pytest.mark.parametrize("make", [example_plan, rich_plan])
def test_every_node_is_of_a_type_that_has_its_properties(make: Any, publication: Publication) -> None:
    """Nothing is null, nothing empty, every address absolute, every text in a language."""
    document = load(make(), publication)
    assert document.pop("@context") == "https://schema.org"
    for node in walk(document):
        assert set(node) - {"@type", "@id"} <= PROPERTIES[node["@type"]]
        assert all(value not in (None, [], {}) for value in node.values())
        assert node.get("@id", "https://").startswith("https://")
        assert node.get("url", "https://").startswith("https://")
        for text in [*node.get("name", []), *node.get("description", [])] if node["@type"] != "Organization" else ():
            assert set(text) == {"@value", "@language"}


def test_actions_tell_status_dates_and_progress(publication: Publication) -> None:
    """As the table of the statuses maps them; of what is unknown or has too little data nothing is said."""
    actions = {
        node["@id"].partition("#")[2]: node
        for node in walk(load(rich_plan(), publication))
        if node["@type"] == "Action"
    }
    statuses = {
        name: action.get("actionStatus", "").removeprefix("https://schema.org/") for name, action in actions.items()
    }
    assert statuses == {
        "grup": "ActiveActionStatus", "tasques": "ActiveActionStatus", "silenci": "", "tard": "CompletedActionStatus",
        "parcial": "CompletedActionStatus", "pausa": "ActiveActionStatus", "fora": "PotentialActionStatus",
        "mai": "PotentialActionStatus",
    }  # fmt: skip
    assert (actions["tard"]["endTime"], actions["tard"]["startTime"]) == ("2021-06-03", "2021-01-01")
    assert actions["tasques"]["result"]["value"] == 83
    assert "result" not in actions["silenci"]
    assert "endTime" not in actions["tasques"]
    assert actions["grup"]["agent"][0]["name"][0] == {"@value": "El col·lectiu", "@language": "ca"}


def test_every_status_but_silence_is_mapped() -> None:
    """A new one cannot be forgotten."""
    assert set(Status) - set(ACTION_STATUSES) == {Status.UNKNOWN}


def test_lists_count_what_they_hold(publication: Publication) -> None:
    """In the order of the plan."""
    document = load(rich_plan(), publication)
    for node in walk(document):
        if node["@type"] == "ItemList":
            places = [element["position"] for element in node["itemListElement"]]
            assert places == list(range(1, node["numberOfItems"] + 1))


def test_made_up_progress_is_called_a_sample(publication: Publication) -> None:
    """For machines too."""
    assert load(example_plan(), publication)["creativeWorkStatus"] == "Sample"
    assert load(example_plan(sample=False), publication)["creativeWorkStatus"] == "Published"


def test_page_of_a_plan_tells_of_it_in_its_own_language(publication: Publication) -> None:
    """By the same id in every language, that of the whole document, to which it leads."""
    plan = example_plan()
    state = assess(plan, END)
    told = {lang: describe_plan(state, surround(plan, lang=lang)) for lang in ("ca", "gl")}
    whole = load(plan, publication)
    assert {one["@id"] for one in told.values()} == {whole["@id"]}
    assert [one["url"] for one in told.values()] == [whole["url"], whole["url"].replace("/pla/", "/gl/pla/")]
    assert [one["inLanguage"] for one in told.values()] == ["ca", "gl"]
    assert {one["creativeWorkStatus"] for one in told.values()} == {"Sample"}
    assert told["gl"]["encoding"]["contentUrl"].endswith("/pla/2021/dades/plan.jsonld")
