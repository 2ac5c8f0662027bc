"""The plain files of a kit: complete, readable and in their language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from plugins.campaigns.companions import NETWORKS, fill_posts, make_companions, render_calendar
from plugins.campaigns.kit import Kit
from plugins.campaigns.model import Campaign
from plugins.campaigns.project import Project
from plugins.campaigns.recipes import Speech
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.tokens import TownNames
from plugins.core.typography import typeset_text


@pytest.fixture
def speech(project: Project, real: Campaign) -> Speech:
    """What the real kit says in Catalan while no town is known."""
    return make_speeches(real, project.site, project.gettexts)["ca"]


def read(kit: Kit, name: str) -> str:
    """Return a plain file of *kit*."""
    return next(file.content.decode() for file in kit.files if file.path == f"ca/{name}")


def test_posts_are_filled(real: Campaign, speech: Speech) -> None:
    """With the address of the page, and with the town's name where it is known."""
    posts = fill_posts(real.words["ca"], replace(speech, town=TownNames("Olot", "d’Olot")))
    assert set(posts) == set(NETWORKS)
    for text in posts.values():
        assert "{" not in text
        assert speech.url in text
    assert "d’Olot" in posts["x"]
    assert len(posts["x"]) <= 280


def test_every_picture_is_described(kit: Kit, real: Campaign) -> None:
    """In the words of the campaign."""
    text = read(kit, "alt.txt")
    assert all(typeset_text(alt, "ca") in text for alt in real.words["ca"].alt.values())


def test_read_me_begins_the_work(kit: Kit, real: Campaign, speech: Speech) -> None:
    """What it is, its version, and what to do first."""
    text = read(kit, "readme.txt")
    lines = [*real.words["ca"].checklist_15, *real.words["ca"].checklist_60]
    assert all(f"[ ] {typeset_text(line, 'ca')}\n" in text for line in lines)
    assert f"Versió {real.version}, {real.released.isoformat()}\n{speech.url}" in text
    assert "SHA256SUMS" in text


def test_licences_are_told(kit: Kit) -> None:
    """Of the texts, of the fonts, and that coats of arms have none here."""
    text = read(kit, "licences.txt")
    assert "CC-BY-SA-4.0" in text
    assert "SIL Open Font License" in text
    assert "escuts" in text


def test_dates_are_days(real: Campaign, speech: Speech) -> None:
    """The last day is the one after, as the format wants it, and the stamp is the day of the release."""
    (day,) = (day for day in real.dates if day.id == "setze-dies")
    (calendar,) = Calendar.from_ical(render_calendar(replace(real, dates=(day,)), speech), multiple=True)
    (event,) = calendar.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 11, 25), date(2026, 12, 11))
    assert event.decoded("dtstamp").date() == real.released
    assert event["uid"] == "municipis-visibles-setze-dies@campaigns.cft"


def test_campaign_without_dates_has_no_calendar(real: Campaign, speech: Speech) -> None:
    """An empty one would be a file that no program opens."""
    names = [recipe.name for recipe in make_companions(replace(real, dates=()), speech, str)]
    assert "dates.ics" not in names
    assert "readme.txt" in names
