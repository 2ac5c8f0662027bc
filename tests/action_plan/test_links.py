"""What the pages of a plan lead to."""

from __future__ import annotations

from types import SimpleNamespace

from plugins.action_plan.links import ArticleLink, Foreign, gather_articles, locate_sources
from plugins.action_plan.words import Words
from plugins.core.formats import Speaker
from tests.action_plan.plans import example_plan, rich_plan
from tests.action_plan.views import surround


def article(lang: str, plan: str | None = None) -> SimpleNamespace:
    """Return an article as the site lists it."""
    return SimpleNamespace(
        title="T", url=f"{lang}/t/", lang=lang, in_language=f"in {lang}", plan=plan, group="articles/2026/t"
    )


def test_articles_are_found_by_the_action_that_they_name() -> None:
    """One in another language says in which."""
    found = gather_articles([article("gl", "pla-2021/blog"), article("ca", "pla-2021/blog"), article("ca")], "gl")
    own, foreign = ArticleLink("T", "gl/t/", None, "in gl"), ArticleLink("T", "ca/t/", "ca", "in ca")
    assert found == {"pla-2021/blog": (own, foreign)}


def test_source_leads_to_the_version_that_the_language_lists() -> None:
    """Whichever translation the evidence names."""
    expected = dict.fromkeys(("articles/2026/t.ca.md", "articles/2026/t.gl.md"), "gl/t/")
    assert locate_sources([article("gl")], ["ca", "gl"]) == expected


def test_action_is_found_at_any_level() -> None:
    """By ``plan/action``; what is not there is not found."""
    plan = rich_plan()
    around = surround(plan)
    found = around.find_action("pla-2021/tasques")
    assert found is not None
    assert found[2].id == "tasques"
    assert [around.find_action(name) for name in ("pla-2021/xyz", "pla-1999/tasques", None)] == [None] * 3


def test_links_speak_the_page_s_language() -> None:
    """With their address in it."""
    plan = example_plan()
    around = surround(plan, lang="en")
    objective = plan.objectives[1]
    assert around.link_plan(plan).title == Words("Action Plan 2021")
    assert around.link_action(plan, objective, objective.actions[1]).title == Words("Butlletí", "ca")
    assert around.link_action(plan, objective, objective.actions[1]).url == "en/pla/2021/comunicacio/#butlleti"


def test_foreign_language_is_named_in_itself(speakers: dict[str, Speaker]) -> None:
    """For readers who know it."""
    around = surround(speakers=speakers, lang="en")
    assert around.mark_foreign(Words("a", "ca")) == Foreign("ca", "en català")
    assert around.mark_foreign(Words("a", "eu")) == Foreign("eu", "eu")
    assert around.mark_foreign(Words("a")) is None
