"""The JSON export: its figures, its nulls, and its schema."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plugins.action_plan.export_json import plan_state_as_dict, render_json, render_schema
from plugins.action_plan.model import Plan
from plugins.action_plan.progress import assess
from tests.action_plan.plans import example_plan, make_action, make_plan, make_update, rich_plan

END = date(2021, 12, 31)


def export(plan: Plan, as_of: date = END) -> dict[str, Any]:
    """Return the export as a client reads it."""
    data: dict[str, Any] = json.loads(render_json(assess(plan, as_of)))
    assert data == plan_state_as_dict(assess(plan, as_of))
    return data


def find(data: dict[str, Any], identifier: str) -> dict[str, Any]:
    """Return one action of an export, of any level."""
    waiting = [action for objective in data["objectives"] for action in objective["actions"]]
    for action in waiting:
        waiting += action["actions"]
    return next(action for action in waiting if action["id"] == identifier)


def test_example_says_what_is_known_by_hand() -> None:
    """The headline and what it rests on."""
    data = export(example_plan())
    expected = {
        "plan": "pla-2021", "as_of": "2021-12-31", "sample": True, "status": "in_progress",
        "percent": 67, "exact": "481/720", "floor_percent": 57, "floor_exact": "481/840",
        "known_weight": 6, "total_weight": 7, "reported": 3, "in_scope": 4, "completed": 0, "original": 5,
        "overdue": ["propostes", "campanya"],
    }  # fmt: skip
    assert {key: data[key] for key in expected} == expected
    assert [objective["overdue"] for objective in data["objectives"]] == [["propostes", "campanya"], []]


def test_action_says_how_it_stands() -> None:
    """Its own figure, its due day, how late it is, and every update."""
    action = find(export(example_plan()), "campanya")
    expected = {
        "status": "in_progress", "percent": 63, "exact": "5/8", "value": 25, "target": 40, "weight": 3,
        "due": "2021-11-25", "due_last_day": "2021-11-25", "original_due": "2021-11-25", "moves": 0,
        "overdue": True, "days_late": 36, "closed_on": None, "campaign": "municipis-visibles",
    }  # fmt: skip
    assert {key: action[key] for key in expected} == expected
    assert [(one["id"], one["date"], one["published"]) for one in action["updates"]] == [
        ("u1", "2021-03-08", "2021-03-08"), ("u2", "2021-10-01", "2021-10-04"),
    ]  # fmt: skip


def test_no_figure_is_null_and_never_0() -> None:
    """Of what is unknown, out of scope, not due or not late."""
    data = export(example_plan())
    unknown, cancelled = find(data, "butlleti"), find(data, "jornada")
    for key in ("percent", "exact", "days_late", "closed_on", "value", "target"):
        assert unknown[key] is None
        assert cancelled[key] is None
    assert (cancelled["floor_percent"], cancelled["floor_exact"]) == (None, None)
    assert export(make_plan(make_action()))["objectives"][0]["actions"][0]["due"] is None


def test_too_little_data_has_neither_percentage_nor_fraction() -> None:
    """The floor and the weights still tell what there is."""
    known = make_action("a", weight=49, updates=[make_update("2021-02-01", progress=50)])
    data = export(make_plan(known, make_action("b", weight=51)))
    assert (data["percent"], data["exact"]) == (None, None)
    assert (data["floor_exact"], data["known_weight"], data["total_weight"]) == ("49/200", 49, 100)


def test_moved_corrected_and_changed_is_told() -> None:
    """The first due day and target beside those in force, the correction on both updates."""
    data = export(rich_plan())
    action = find(data, "tasques")
    assert (action["due"], action["original_due"], action["moves"]) == ("2021-10", "2021-Q2", 1)
    assert (action["measure"]["target"], action["target"], action["exact"]) == (0, 2, "5/6")
    assert [(one["corrects"], one["corrected_by"]) for one in action["updates"]][:2] == [(None, "u2"), ("u1", None)]
    assert (find(data, "grup")["weight"], find(data, "grup")["measure"]) == (None, None)


@pytest.mark.parametrize("as_of", ["2020-01-01", "2021-03-31", "2021-12-31", "2024-02-29"])
@pytest.mark.parametrize("make", [example_plan, rich_plan])
def test_export_is_as_its_schema_says(make: Any, as_of: str) -> None:
    """On any day, by an ordinary validator, which also holds the schema to be one."""
    schema = json.loads(render_schema("https://cft.example/pla/plan-export.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(export(make(), date.fromisoformat(as_of)))


def test_schema_explains_and_refuses() -> None:
    """Every key has its sentence; a key too many or a fraction that is none is refused."""
    schema = json.loads(render_schema("https://cft.example/s.json"))
    assert schema["$id"] == "https://cft.example/s.json"
    for part in [schema, *(part for name, part in schema["$defs"].items() if name != "Status")]:
        assert all("description" in value for value in part["properties"].values())
    validator = Draft202012Validator(schema)
    data = export(example_plan())
    assert not validator.is_valid(data | {"more": 1})
    assert not validator.is_valid(data | {"exact": 0.5})
    assert not validator.is_valid({key: value for key, value in data.items() if key != "overdue"})
