"""What a campaign's page shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from plugins.campaigns.addresses import Addresses
from plugins.campaigns.kit_file import LICENCES as KNOWN_LICENCES
from plugins.campaigns.landing import LICENCES, BuiltKit, Landing, make_landing, typeset_words
from plugins.campaigns.model import Campaign, Change, ChangeKind, Status
from plugins.campaigns.project import Project
from plugins.core.formats import Speaker, speaking
from plugins.core.languages import Language
from plugins.core.texts import Texts

Land = Callable[[Campaign, str], Landing]


@pytest.fixture
def campaign(shown: tuple[Project, BuiltKit]) -> Campaign:
    """The campaign, as it stands in its folder."""
    return shown[1].kit.campaign


@pytest.fixture
def land(shown: tuple[Project, BuiltKit], speakers: dict[str, Speaker], languages: dict[str, Language]) -> Land:
    """Makes the page of a campaign in a language."""
    project, built = shown

    def make(campaign: Campaign, lang: str) -> Landing:
        changed = replace(built, kit=replace(built.kit, campaign=campaign))
        with speaking(speakers[lang]):
            return make_landing(changed, lang, languages, project.municipalities, Addresses(languages[lang].prefix))

    return make


def test_kit_in_the_pages_language_comes_first(land: Land, campaign: Campaign) -> None:
    """Then that of each other language, and that of all."""
    landing = land(campaign, "gl")
    assert landing.primary is not None
    assert landing.primary.download.url == f"kits/prova/{campaign.short}_gl_v{campaign.version}.zip"
    assert [one.language and one.language.code for one in landing.others] == ["ca", None]
    assert landing.others[1].count == 2 * landing.primary.count == 2 * sum(one.count for one in landing.shelves)


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.WITHDRAWN])
def test_what_is_not_current_is_not_offered(status: Status, land: Land, campaign: Campaign) -> None:
    """But its hashes are, by which a copy is told."""
    landing = land(replace(campaign, status=status), "ca")
    assert (landing.primary, landing.others, landing.shelves) == (None, (), ())
    assert landing.is_withdrawn is (status is Status.WITHDRAWN)
    assert landing.sums.lines
    assert landing.sums.manifest_url == "kits/prova/manifest.json"
    assert landing.sums.signature_url is None


def test_posts_name_the_page_and_leave_room_for_the_town(land: Land, campaign: Campaign) -> None:
    """By the tokens of the language."""
    posts = dict(land(campaign, "gl").posts)
    assert any("https://cft.example/gl/campanyes/prova/" in text for text in posts.values())
    assert any("CONCELLO]" in text for text in posts.values())


def test_helplines_are_those_of_the_campaign(land: Land, campaign: Campaign) -> None:
    """With the words of the page's language, and something to tap."""
    lines = land(campaign, "gl").helplines
    assert [one.number for one in lines] == [one.number for one in campaign.helplines]
    assert all(one.href.startswith(("tel:", "https:", "mailto:")) and one.name for one in lines)


def test_changes_are_told_in_the_language_that_there_is(land: Land, campaign: Campaign) -> None:
    """And marked where it is not that of the page."""
    change = Change("1.1", date(2026, 12, 1), ChangeKind.WITHDRAWN, Texts({"ca": "L'escut era d'un altre."}, "ca"))
    (entry,) = land(replace(campaign, changelog=(change,)), "gl").changelog
    assert (entry.kind, entry.lang, entry.summary) == ("Retirada", "ca", "L’escut era d’un altre.")


def test_words_are_typeset_wherever_they_stand(campaign: Campaign) -> None:
    """In lines, in lists and by network."""
    words = replace(campaign.words["ca"], title="L'una", posts={"x": "l'altra"}, printing=("d'aquí",))
    typeset = typeset_words(words, "ca")
    assert (typeset.title, typeset.posts["x"], typeset.printing[0]) == ("L’una", "l’altra", "d’aquí")


def test_every_licence_can_be_told() -> None:
    """That a campaign may name."""
    assert set(LICENCES) == set(KNOWN_LICENCES)


def test_calendar_is_offered_beside_the_dates(land: Land, campaign: Campaign) -> None:
    """In the language of the page."""
    landing = land(campaign, "gl")
    assert landing.dates
    assert landing.calendar is not None
    assert landing.calendar.url == "kits/prova/gl/dates.ics"
