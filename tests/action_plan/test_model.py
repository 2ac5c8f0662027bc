"""The model: what a plan holds once read."""

from datetime import date

import pytest
from pydantic import ValidationError

from plugins.action_plan.model import Count, Manual, Plan, Status, Steps

from .plans import EXAMPLE


@pytest.fixture
def plan() -> Plan:
    """The example of the specification."""
    return Plan.model_validate(EXAMPLE)


def test_parts(plan: Plan) -> None:
    """Actions come out in order with their objectives, and their measures are of three kinds."""
    assert [(objective.id, action.id) for objective, action in plan.actions()][:4] == [
        ("incidencia", "propostes"),
        ("incidencia", "campanya"),
        ("incidencia", "jornada"),
        ("comunicacio", "blog"),
    ]
    assert [type(leaf.measure) for leaf in plan.leaves()] == [Steps, Count, Manual, Manual, Manual]
    assert plan.schema_version == 1
    assert plan.slug == "2021"


def test_update(plan: Plan) -> None:
    """An update is news on the day on which it was published, else on its own."""
    first, second = list(plan.leaves())[1].updates
    assert (first.shown_on, second.shown_on) == (date(2021, 3, 8), date(2021, 10, 4))
    assert second.status is Status.IN_PROGRESS


def test_parents_and_leaves(plan: Plan) -> None:
    """An action with actions of its own comes before them, and is no leaf."""
    below = {"id": "below", "title": {"ca": "B"}}
    parent = {"id": "parent", "title": {"ca": "P"}, "actions": [below, below | {"id": "other"}]}
    objective = {"id": "o", "title": {"ca": "O"}, "actions": [parent]}
    nested = Plan.model_validate({**EXAMPLE, "objectives": [objective]})
    assert [action.id for _, action in nested.actions()] == ["parent", "below", "other"]
    assert [action.id for action in nested.leaves()] == ["below", "other"]
    assert len(list(plan.leaves())) == len(list(plan.actions()))


def test_texts(plan: Plan) -> None:
    """A text that lacks a language is had in the plan's own."""
    texts = plan.texts(plan.title)
    assert (texts.text("gl"), texts.text("es")) == ("Plan de Acción 2021", "Pla d'Acció 2021")


def test_nothing_changes(plan: Plan) -> None:
    """A plan that was read stays as it was."""
    with pytest.raises(ValidationError, match="frozen"):
        plan.sample = False
