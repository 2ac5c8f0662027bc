"""What can be looked for in the plans."""

from __future__ import annotations

from plugins.action_plan.documents import list_documents
from plugins.core.formats import Speaker, speaking
from tests.action_plan.plans import example_plan
from tests.action_plan.views import surround


def test_all_of_a_plan_can_be_found(speakers: dict[str, Speaker]) -> None:
    """Itself, its objectives, which are listed too, its actions where they stand, and the method once."""
    plan = example_plan()
    with speaking(speakers["gl"]):
        documents = list(list_documents([plan], surround(plan, lang="gl", speakers=speakers)))
    assert [one.kind for one in documents[:3]] == ["Páxina", "Plan de acción", "Obxectivo"]
    actions = [one for one in documents if one.kind == "Acción"]
    assert len(actions) == len(list(plan.actions()))
    assert all(one.url.startswith("gl/pla/2021/") and "/#" in one.url and not one.shelf for one in actions)
    objectives = [one for one in documents if one.kind == "Obxectivo"]
    assert [one.shelf for one in objectives] == [f"Obxectivos: {documents[1].title}"] * len(plan.objectives)


def test_text_without_translation_says_its_language(speakers: dict[str, Speaker]) -> None:
    """And one with, what it is called in the others."""
    plan = example_plan(title={"ca": "Pla", "gl": "Plan"}, mission={"ca": "Per què"})
    with speaking(speakers["es"]):
        found = list(list_documents([plan], surround(plan, lang="es", speakers=speakers)))[1]
    assert (found.title, found.lang, found.summary, found.also) == ("Pla", "ca", "Per què", ("Plan",))


def test_without_plans_there_is_nothing(speakers: dict[str, Speaker]) -> None:
    """Not even the method."""
    with speaking(speakers["ca"]):
        assert list(list_documents([], surround(speakers=speakers))) == []
