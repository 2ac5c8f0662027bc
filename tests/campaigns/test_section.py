"""The campaigns' part of a language's site."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Campaign, Status
from plugins.campaigns.project import Project
from plugins.campaigns.section import CampaignSection, CampaignSections
from plugins.core.formats import Speaker, speaking
from plugins.core.languages import Language
from plugins.core.sections import PagePlan

Divide = Callable[..., list[CampaignSection]]


@dataclass(frozen=True)
class View:
    """A language's site without articles."""

    speaker: Speaker
    settings: Mapping[str, Any]
    articles: Sequence[Any] = ()

    @property
    def language(self) -> Language:
        """The language."""
        return self.speaker.language


@pytest.fixture
def divide(shown: tuple[Project, BuiltKit], speakers: dict[str, Speaker]) -> Divide:
    """Makes the sections in Catalan, Galician and English of sites with such campaigns."""
    project, built = shown
    settings = {
        "SPEAKERS": speakers, "SITEURL": "", "ORIGIN": "https://cft.example", "SITENAME": "CFT",
        "TAG_AUTHORITY": "cft.example,2026", "COUNCILS_PAGE": "pages/ajuntaments",
    }  # fmt: skip

    def make(*campaigns: Campaign) -> list[CampaignSection]:
        kits = tuple(replace(built, kit=replace(built.kit, campaign=one)) for one in campaigns)
        sections = CampaignSections(kits, project.municipalities)
        return [sections(View(speakers[code], settings)) for code in ("ca", "gl", "en")]

    return make


@pytest.fixture
def campaign(shown: tuple[Project, BuiltKit]) -> Campaign:
    """The campaign, which runs."""
    return shown[1].kit.campaign


def plan(kind: str, *key: str, **content: Any) -> PagePlan:
    """Return a page of another feature."""
    return PagePlan(key, "ca", "x/", "x/index.html", kind, kind, "X", "X", content=SimpleNamespace(**content))


def test_pages_are_those_of_the_languages_spoken(
    divide: Divide, campaign: Campaign, speakers: dict[str, Speaker]
) -> None:
    """A list and a page a campaign, under one key in all; none where no campaign says a word."""
    catalan, galician, english = divide(campaign)
    with speaking(speakers["gl"]):
        pages = list(galician.pages())
    assert [page.url for page in pages] == ["gl/campanyes/", "gl/campanyes/prova/"]
    with speaking(speakers["ca"]):
        assert [page.key for page in catalan.pages()] == [page.key for page in pages]
    assert list(english.pages()) == []


def test_kits_are_written_once(divide: Divide, campaign: Campaign, speakers: dict[str, Speaker]) -> None:
    """With the first language; the others add their feeds alone."""
    catalan, galician, _ = divide(campaign)
    with speaking(speakers["gl"]):
        assert [file.save_as for file in galician.files()] == ["gl/campanyes/prova/feed.xml", "gl/campanyes/feed.xml"]
    with speaking(speakers["ca"]):
        names = [file.save_as for file in catalan.files()]
    assert len(names) == len(set(names))
    assert {"kits/manifest.schema.json", "kits/prova/SHA256SUMS", "kits/prova/prova_gl.zip"} < set(names)


def test_other_pages_are_told_what_concerns_them(divide: Divide, campaign: Campaign) -> None:
    """The home page and that of the councils, a text that names a campaign, and every page of a plan."""
    section, *_ = divide(campaign)
    for page in (plan("home", "direct", "index"), plan("page", "page", "pages/ajuntaments")):
        assert [card.url for card in section.variables(page)["campaigns"]] == ["campanyes/prova/"]
    assert section.variables(plan("article", "article", "a", campaign="prova"))["campaign_card"].campaign is campaign
    assert section.variables(plan("article", "article", "a", campaign="altra")) == {}
    assert section.variables(plan("article", "article", "a")) == {}
    assert set(section.variables(plan("plan-objective", "plan", "p"))["campaign_cards"]) == {"prova"}


def test_superseded_campaign_leads_to_its_successor(
    divide: Divide, campaign: Campaign, speakers: dict[str, Speaker]
) -> None:
    """And stands behind it on the list, with no form."""
    old = replace(campaign, id="vella", status=Status.SUPERSEDED, superseded_by="prova", released=date(2027, 1, 1))
    section, *_ = divide(old, campaign)
    with speaking(speakers["ca"]):
        index, before, now = section.pages()
    assert [card.campaign.id for card in index.variables["campaigns"]] == ["prova", "vella"]
    assert before.variables["successor"].url == "campanyes/prova/"
    assert (before.variables["personaliser"], now.variables["successor"]) == (None, None)
    assert [card.campaign.id for card in section.variables(plan("home", "direct", "index"))["campaigns"]] == ["prova"]


def test_page_tells_the_plan_which_action_it_carries_out(
    divide: Divide, campaign: Campaign, speakers: dict[str, Speaker]
) -> None:
    """By its content, as an article does."""
    section, *_ = divide(replace(campaign, plan="pla-2021/campanya"))
    with speaking(speakers["ca"]):
        _, page = section.pages()
    assert page.content.plan == "pla-2021/campanya"
