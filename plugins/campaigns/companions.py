"""The plain files that go with a kit: posts, descriptions, dates, a read-me, how to print, and the licences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta

from plugins.campaigns.model import Campaign, Words
from plugins.campaigns.recipes import Recipe, Speech, Tool
from plugins.core.typography import typeset_text

Gettext = Callable[[str], str]
NETWORKS = {"x": "X", "instagram": "Instagram", "facebook": "Facebook", "whatsapp": "WhatsApp", "linkedin": "LinkedIn"}
TEXTS, CALENDAR = ("posts.txt", "alt.txt", "readme.txt", "printing.txt", "licences.txt"), "dates.ics"
WIDTH = 60


def make_companions(campaign: Campaign, speech: Speech, gettext: Gettext) -> Iterator[Recipe]:
    """Yield the recipes of the plain files in the language of *speech*, whose interface texts *gettext* gives."""
    words = campaign.words[speech.lang]
    texts = (
        _posts(words, speech),
        _alt(words, speech),
        _readme(campaign, words, speech, gettext),
        _printing(words, speech, gettext),
        _licences(campaign, gettext),
    )
    for name, text in zip(TEXTS, texts, strict=True):
        role = name.partition(".")[0]
        yield Recipe(name, role, speech.lang, "text/plain; charset=utf-8", Tool.TEXT, "", {"text": text}, editable=True)
    if campaign.dates:
        data = {"text": render_calendar(campaign, speech)}
        yield Recipe(CALENDAR, "calendar", speech.lang, "text/calendar; charset=utf-8", Tool.TEXT, "", data)


def fill_posts(words: Words, speech: Speech) -> Mapping[str, str]:
    """Return the posts by network, with the town and the address of the page in their places."""
    return {
        network: typeset_text(speech.town.fill(text).replace("{url}", speech.url), speech.lang)
        for network, text in words.posts.items()
    }


def render_calendar(campaign: Campaign, speech: Speech) -> str:
    """Return the campaign's dates as an iCalendar file: days, not hours, stamped with the day of the release."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - takes longer to import than a check of all campaigns

    calendar = Calendar()
    calendar.add("prodid", "-//Col·lectiu Flora Tristán//Campaigns//CA")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", campaign.words[speech.lang].title)
    for day in campaign.dates:
        event = Event()
        event.add("uid", f"{campaign.id}-{day.id}@campaigns.cft")
        event.add("dtstamp", datetime.combine(campaign.released, time(), UTC))
        event.add("dtstart", day.first)
        event.add("dtend", day.until + timedelta(days=1))
        event.add("summary", typeset_text(day.title.text(speech.lang), speech.lang), {"language": speech.lang})
        event.add("url", speech.url)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _posts(words: Words, speech: Speech) -> str:
    blocks = [_block(NETWORKS[network], text) for network, text in fill_posts(words, speech).items()]
    return _lines(*blocks)


def _alt(words: Words, speech: Speech) -> str:
    return _lines(*(_block(name, typeset_text(text, speech.lang)) for name, text in words.alt.items()))


def _readme(campaign: Campaign, words: Words, speech: Speech, gettext: Gettext) -> str:
    state = gettext("Version %(version)s, %(date)s") % {
        "version": campaign.version, "date": campaign.released.isoformat(),
    }  # fmt: skip
    quick = "\n".join(f"[ ] {typeset_text(line, speech.lang)}" for line in words.checklist_15)
    hour = "\n".join(f"[ ] {typeset_text(line, speech.lang)}" for line in words.checklist_60)
    return _lines(
        _block(typeset_text(words.title, speech.lang), typeset_text(words.summary, speech.lang)),
        f"{state}\n{speech.url}",
        _block(gettext("In fifteen minutes"), quick),
        _block(gettext("In an hour"), hour),
        gettext(
            "Is your copy the one that we published? Compare its SHA-256 with SHA256SUMS, or drop the file on the "
            "campaign's page. A file with your town's name on it is yours: no checksum covers it."
        ),
    )


def _printing(words: Words, speech: Speech, gettext: Gettext) -> str:
    lines = "\n".join(f"- {typeset_text(line, speech.lang)}" for line in words.printing)
    return _lines(_block(gettext("Printing guide"), lines))


def _licences(campaign: Campaign, gettext: Gettext) -> str:
    return _lines(
        gettext("Texts and artwork: %(licence)s, Col·lectiu Flora Tristán.") % {"licence": campaign.licence},
        gettext("Fonts: Atkinson Hyperlegible Next and Threshold Serif, SIL Open Font License 1.1."),
        gettext("Coats of arms and the logos of others belong to their owners, and no licence here covers them."),
    )


def _block(title: str, text: str) -> str:
    return f"{title}\n{'=' * min(WIDTH, len(title))}\n\n{text}"


def _lines(*blocks: str) -> str:
    return "\n\n\n".join(blocks) + "\n"
