"""The feed of updates, as a feed reader sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import feedparser
import pytest
from lxml import etree

from plugins.action_plan import feed as feeds
from plugins.action_plan.feed import render_news, tell_updates
from plugins.action_plan.model import Plan
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import Publication
from plugins.audit.scan import OutputFile, Scanner
from plugins.core.formats import Speaker, speaking
from tests.action_plan.plans import example_plan, make_action, make_plan, make_update, rich_plan

END = date(2021, 12, 31)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def render(speakers: dict[str, Speaker], publication: Publication) -> Any:
    """Render the feed of a plan in a language."""

    def render_plan(plan: Plan, lang: str = "ca", as_of: date = END, site: Publication = publication) -> str | None:
        with speaking(speakers[lang]):
            return render_news(assess(plan, as_of), speakers[lang].language, site)

    return render_plan


def read(text: str) -> Any:
    """Return the feed, which must be well formed."""
    found = feedparser.parse(text)
    assert not found.bozo
    return found


def test_news_come_by_the_day_of_publication(render: Any) -> None:
    """Newest first; a late entry is news when it is published."""
    plan = make_plan(
        make_action("a", updates=[make_update("2021-02-01", progress=10, published="2021-08-01")]),
        make_action("b", updates=[make_update("2021-05-01", progress=20), make_update("2021-07-01", progress=30)]),
    )
    found = read(render(plan))
    assert [entry.link.partition("#")[2] for entry in found.entries] == [
        "a-u2021-02-01",
        "b-u2021-07-01",
        "b-u2021-05-01",
    ]
    assert found.entries[0].published == "2021-08-01T00:00:00+02:00"
    assert found.feed.updated == "2021-08-01T00:00:00+02:00"


def test_what_is_not_published_yet_is_no_news(render: Any) -> None:
    """Though it tells of an earlier day; without news there is no feed."""
    found = read(render(rich_plan()))
    assert not any("tard" in entry.id for entry in found.entries)
    assert any("tard" in entry.id for entry in read(render(rich_plan(), as_of=date(2022, 2, 1))).entries)
    assert render(example_plan(), as_of=date(2021, 1, 31)) is None


def test_entries_say_how_things_stood(render: Any) -> None:
    """After that update, not today: with status, figure, count and note."""
    entries = {entry.id.rpartition("pla-2021/")[2]: entry for entry in read(render(example_plan(), "en")).entries}
    first, second = entries["campanya/u1"], entries["campanya/u2"]
    assert first.title == "Campanya dirigida als municipis de Catalunya: In progress"
    assert (first.summary, second.summary) == (
        "15% · 6 of 40 municipis · In progress", "63% · 25 of 40 municipis · In progress",
    )  # fmt: skip
    html = second.content[0].value
    assert '<span lang="ca">25 municipis adherits.</span>' in html
    assert '<a href="https://example.org/llista">' in html
    assert "As of 1 October 2021" in html
    assert second.link == "https://cft.example/en/pla/2021/incidencia/#campanya-u2"
    assert entries["jornada/u1"].summary == "Cancelled"


def test_corrections_stay_to_be_seen(render: Any) -> None:
    """On both: the one that was wrong tells no figure any more, and counts as changed that day."""
    entries = {
        entry.id.rpartition("/")[2]: entry for entry in read(render(rich_plan(), "en")).entries if "tasques" in entry.id
    }
    wrong, right = entries["u1"], entries["u2"]
    assert wrong.summary == "In progress"
    assert (
        '<a href="https://cft.example/en/pla/2021/objectiu/#tasques-u2">see the correction</a>'
        in wrong.content[0].value
    )
    assert '<a href="https://cft.example/en/pla/2021/objectiu/#tasques-u1">Corrects' in right.content[0].value
    assert (wrong.published, wrong.updated) == ("2021-02-10T00:00:00+01:00", "2021-03-01T00:00:00+01:00")
    assert "New due date: October 2021" in entries["u3"].content[0].value


def test_evidence_leads_to_where_it_is(render: Any, publication: Publication) -> None:
    """An address as it is, a file beside the data, a text by its own address, or no link where it is not shown."""

    def html(site: Publication) -> str:
        entry = next(entry for entry in read(render(rich_plan(), site=site)).entries if entry.id.endswith("tasques/u2"))
        return str(entry.content[0].value)

    shown = html(publication)
    assert '<a href="https://example.org/a?b=1&amp;c=2">Acta &lt;1&gt;</a>' in shown
    assert '<a href="https://cft.example/pla/2021/dades/proves/proofs/acta.pdf">' in shown
    assert ", Article</p>" in shown
    texts = Publication(
        publication.root, publication.authority, publication.name, {"articles/2026/text.ca.md": "blog/text/"}
    )
    assert '<a href="https://cft.example/blog/text/">Article</a>' in html(texts)


def test_ids_are_stable_and_differ(render: Any) -> None:
    """From day to day the same; of each language and update their own."""
    early = {entry.id for entry in read(render(example_plan(), as_of=date(2021, 6, 30))).entries}
    late = [entry.id for entry in read(render(example_plan())).entries]
    assert early < set(late)
    assert "tag:cft.example,2026:ca/pla-2021/campanya/u2" in late
    assert len(set(late)) == len(late)
    everywhere = [read(render(example_plan(), lang)) for lang in ("ca", "gl", "es", "en")]
    assert len({entry.id for found in everywhere for entry in found.entries}) == 4 * len(late)
    assert len({found.feed.id for found in everywhere}) == 4


def test_ids_do_not_know_the_domain(render: Any, publication: Publication) -> None:
    """Who follows the plan sees nothing twice after a move, while every address is the new one."""
    before, after = (
        read(render(example_plan(), site=site))
        for site in (publication, replace(publication, root="https://moved.example/"))
    )
    assert [entry.id for entry in before.entries] == [entry.id for entry in after.entries]
    assert before.feed.id == after.feed.id
    assert all(entry.link.startswith("https://moved.example/") for entry in after.entries)


@pytest.mark.parametrize("lang", ["ca", "gl", "es", "en"])
def test_feed_is_what_the_standard_asks(render: Any, lang: str) -> None:
    """RFC 4287: the required elements, one link to itself; and the audit has nothing to say."""
    text = render(rich_plan(), lang)
    root = etree.fromstring(text.encode())
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    for part in [root, *root.iter(f"{ATOM}entry")]:
        assert all(part.findtext(ATOM + name) for name in ("id", "title", "updated"))
    prefix = "" if lang == "ca" else f"{lang}/"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    news = f"https://cft.example/{prefix}pla/2021/novetats/"
    assert links == {"self": f"{news}feed.xml", "alternate": news}
    assert all(entry.find(f"{ATOM}author") is not None for entry in root.iter(f"{ATOM}entry"))
    file = OutputFile(f"{prefix}pla/2021/novetats/feed.xml", text.encode())
    assert list(Scanner("https://cft.example", "", {}, {}).check_file(file)) == []


def test_made_up_progress_is_called_that(render: Any) -> None:
    """In each entry, since readers show them one by one."""
    assert all("illustrative" in entry.content[0].value for entry in read(render(example_plan(), "en")).entries)
    assert "illustrative" not in render(example_plan(sample=False), "en")


def test_only_the_newest_are_kept(render: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed does not grow for ever."""
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    assert [entry.published[:10] for entry in read(render(example_plan())).entries] == ["2021-10-04", "2021-09-15"]


def test_updates_of_all_plans_are_news(speakers: dict[str, Speaker], publication: Publication) -> None:
    """The latest first, with the entry of the plan's own feed; what is made up is marked, and another language too."""
    plans = (
        make_plan(make_action("a", updates=[make_update("2021-05-01", progress=20)]), id="pla-2021", sample=False),
        make_plan(make_action("b", updates=[make_update("2021-06-01", progress=30)]), id="pla-2020", sample=True),
    )
    states = [assess(plan, END) for plan in plans]
    with speaking(speakers["gl"]):
        second, first = tell_updates(states, speakers["gl"].language, publication)
        own = read(str(render_news(states[0], speakers["gl"].language, publication))).entries[0]
    assert (first.entry.id, first.entry.url) == (own.id, own.link)
    assert publication.root + first.url == first.entry.url
    assert [second.illustrative, first.illustrative] == [True, False]
    assert (first.title.lang, first.summary.lang) == ("ca", "gl")
