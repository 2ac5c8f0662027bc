"""Recipes: what each file says, and how it is called."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from plugins.campaigns.project import Project
from plugins.campaigns.recipes import Arms, Recipe, Speech, Tool, make_recipes
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.tokens import TownNames

NAME = re.compile(r"prova_[a-z0-9-]+_(ca|gl)_v1\.0\.(pdf|png|odt|docx)")


@pytest.fixture
def speech(small: Project) -> Speech:
    """What the small kit says in Catalan while no town is known."""
    return make_speeches(small.campaigns.campaigns[0], small.site, small.gettexts)["ca"]


def make(small: Project, speech: Speech) -> list[Recipe]:
    """Return the recipes of the small campaign."""
    return list(make_recipes(small.campaigns.campaigns[0], speech))


def test_names_tell_what_files_are(small: Project, speech: Speech) -> None:
    """In lower case and ASCII, with language and version, and none twice."""
    names = [recipe.name for recipe in make(small, speech)]
    assert all(NAME.fullmatch(name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_town_is_named_once_it_is_known(small: Project, speech: Speech) -> None:
    """Until then no poster has a line for it, and documents have tokens."""
    known = replace(speech, town=TownNames("Olot", "d’Olot"), is_known=True, arms=Arms("<svg/>", "Escut d’Olot"))
    for recipe in make(small, speech):
        if recipe.tool in {Tool.PDF, Tool.PNG}:
            assert (recipe.data["town_line"], recipe.data["arms"]) == ("", None)
        else:
            assert "[DE-MUNICIPI]" in recipe.data["markdown"]
    for recipe in make(small, known):
        if recipe.tool in {Tool.PDF, Tool.PNG}:
            assert "d’Olot" in recipe.data["town_line"]
            assert recipe.data["arms"] == {"bytes": "<svg/>", "format": "svg", "alt": "Escut d’Olot"}
        else:
            assert "d’Olot" in recipe.data["markdown"]
            assert "{" not in recipe.data["markdown"]


def test_helplines_are_those_of_the_campaign(small: Project, speech: Speech) -> None:
    """On posters and in documents, in the language; a number is never broken."""
    poster = next(recipe for recipe in make(small, speech) if recipe.tool is Tool.PDF)
    lines = small.campaigns.campaigns[0].helplines
    assert [line["number"] for line in poster.data["helplines"]] == [
        line.number.replace(" ", "\u00a0") for line in lines
    ]
    assert [line["name"] for line in poster.data["helplines"]] == [line.name.text("ca") for line in lines]


def test_every_text_is_typeset(small: Project, speech: Speech) -> None:
    """By the rules of its language, before it is printed."""
    (campaign,) = small.campaigns.campaigns
    words = replace(campaign.words["ca"], slogan='L\'una|"altra"', call="D'avui...")
    changed = replace(campaign, words={**campaign.words, "ca": words})
    poster = next(make_recipes(changed, speech))
    assert poster.data["slogan"] == ["L’una", "«altra»"]
    assert poster.data["call"] == "D’avui…"
