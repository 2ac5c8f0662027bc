"""Every page of one plan in one language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.action_plan.exports import render_files
from plugins.action_plan.model import Plan
from plugins.action_plan.pages import DESCRIPTION_LENGTH, Dossier, PlanPages
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import Publication
from plugins.core.formats import Speaker, speaking
from plugins.core.sections import PagePlan
from tests.action_plan.plans import example_plan, make_action, make_plan, rich_plan
from tests.action_plan.views import END, surround

NEW = example_plan(id="pla-2022", start="2022-01-01", end="2022-12-31", follows="pla-2021", checkpoints=[])
KINDS = {
    "pla/2021/": "plan",
    "pla/2021/incidencia/": "plan-objective",
    "pla/2021/comunicacio/": "plan-objective",
    "pla/2021/novetats/": "plan-news",
    "pla/2021/estat/2021-03-31/": "plan-state",
    "pla/2021/estat/2021-06-30/": "plan-state",
    "pla/2021/canvis/2022/": "plan-changes",
    "pla/2021/dades/": "plan-data",
}


def pages_of(
    plan: Plan, speakers: dict[str, Speaker], publication: Publication, *, day: date = END, lang: str = "ca"
) -> dict[str, PagePlan]:
    """Return the pages of *plan*, which `NEW` follows, by address."""
    state = assess(plan, day)
    dossier = Dossier(
        state=state,
        checkpoints=tuple(assess(plan, one) for one in plan.checkpoints if one <= day),
        earlier=(),
        later=(NEW,),
        files=tuple(render_files(state, speakers[lang], publication)),
        source=Path("content/plans/pla-2021.yaml"),
        base="/site",
    )
    with speaking(speakers[lang]):
        pages = list(PlanPages(dossier, surround(plan, NEW, lang=lang, speakers=speakers)).pages())
    return {page.url: page for page in pages}


def test_checkpoint_to_come_has_no_page(speakers: dict[str, Speaker], publication: Publication) -> None:
    """All others have one, and so has each objective."""
    pages = pages_of(example_plan(), speakers, publication, day=date(2021, 7, 1))
    assert {url: page.kind for url, page in pages.items()} == KINDS
    assert {page.save_as for page in pages.values()} == {f"{url}index.html" for url in KINDS}


def test_page_has_the_same_key_in_every_language(speakers: dict[str, Speaker], publication: Publication) -> None:
    """So that each is known as the translation of the others, and no two pages share one."""
    keys = [
        {page.url.removeprefix(f"{lang}/"): page.key for page in pages.values()}
        for lang in speakers
        for pages in [pages_of(example_plan(), speakers, publication, lang=lang)]
    ]
    assert all(one == keys[0] for one in keys)
    assert len(set(keys[0].values())) == len(keys[0])


@pytest.mark.parametrize("plan", [example_plan(), rich_plan(), make_plan(make_action())])
@pytest.mark.parametrize("lang", ["ca", "en"])
def test_titles_tell_pages_apart(plan: Plan, lang: str, speakers: dict[str, Speaker], publication: Publication) -> None:
    """And each page is described in a line that a search result can show."""
    pages = pages_of(plan, speakers, publication, lang=lang).values()
    assert len({page.title for page in pages}) == len(pages)
    assert all(0 < len(page.description) <= DESCRIPTION_LENGTH for page in pages)


def test_head_marks_what_is_not_translated(speakers: dict[str, Speaker], publication: Publication) -> None:
    """Page by page: what a page does not show, it need not mark."""
    plan = example_plan(title={"ca": "Pla 2021", "en": "Plan 2021"})
    pages = pages_of(plan, speakers, publication, lang="en")
    foreign = {url: page.variables["head"].foreign for url, page in pages.items()}
    assert foreign["en/pla/2021/incidencia/"].in_language == "en català"
    assert foreign["en/pla/2021/dades/"] is None
    assert {page.variables["head"].foreign for page in pages_of(plan, speakers, publication).values()} == {None}


def test_one_tab_is_the_page_itself(speakers: dict[str, Speaker], publication: Publication) -> None:
    """Where it has a tab."""
    pages = pages_of(example_plan(), speakers, publication)
    tabs = {url: [tab.url for tab in page.variables["head"].tabs if tab.current] for url, page in pages.items()}
    assert (tabs["pla/2021/novetats/"], tabs["pla/2021/incidencia/"]) == (["pla/2021/novetats/"], [])


def test_feed_is_announced_once_there_is_news(speakers: dict[str, Speaker], publication: Publication) -> None:
    """On every page of the plan; a feed without entries is none."""
    pages = pages_of(example_plan(), speakers, publication, lang="gl")
    assert {feed.url for page in pages.values() for feed in page.feeds} == {"/site/gl/pla/2021/novetats/feed.xml"}
    silent = pages_of(make_plan(make_action()), speakers, publication)
    assert {page.feeds for page in silent.values()} == {()}


def test_sitemap_knows_when_a_page_changed(speakers: dict[str, Speaker], publication: Publication) -> None:
    """On the day of the last news."""
    pages = pages_of(example_plan(), speakers, publication)
    assert {page.modified for page in pages.values()} == {date(2021, 10, 4)}
    assert {page.source for page in pages.values()} == {Path("content/plans/pla-2021.yaml")}
