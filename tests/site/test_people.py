"""Who writes on the site, and when: profiles and the archive, as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from plugins.core.registries import read_registries
from plugins.workshop import ROOT

if TYPE_CHECKING:
    from .conftest import BuiltPage


def test_every_author_has_a_profile(pages: Mapping[str, BuiltPage]) -> None:
    """What they are, how much they signed and when, in facts; about what, in links to topics."""
    profiles = [page for page in pages.values() if page.kind == "author" and not page.path.rstrip("/")[-1].isdigit()]
    assert len(profiles) == 4 * len(read_registries(ROOT / "content/data", "ca").authors)
    for page in profiles:
        facts = page.root.xpath('//main//dl[contains(@class, "facts")]/div/dd')
        assert len(facts) >= 3, page.path
        assert "2026" in "".join(fact.text_content() for fact in facts)
        topics = page.root.xpath('//main/div/header//a[@class="chip"]/@href')
        assert topics, page.path
        assert {(pages[url].kind, pages[url].language.code) for url in topics} == {("category", page.language.code)}
        signed = page.root.xpath('//main//article[contains(@class, "row")]')
        assert signed, page.path
        assert page.root.xpath('string(//main//p[@class="lead"])'), page.path


def test_archive_counts_its_years_and_leads_to_topics(pages: Mapping[str, BuiltPage]) -> None:
    """The number beside a year is that of its articles."""
    archives = [page for page in pages.values() if page.kind == "archive"]
    assert len(archives) == 4
    for page in archives:
        years, topics = page.root.xpath('//main//nav[@class="sift"]')
        for link in years.iter("a"):
            (section,) = page.root.xpath('//section[@aria-labelledby="{}"]'.format(link.get("href").removeprefix("#")))
            count = link.xpath('string(span[@class="chip__count"])').strip("() ")
            assert int(count) == len(section.findall(".//li")), page.path
        found = [pages[url] for url in topics.xpath(".//a/@href")]
        assert {one.kind for one in found} == {"category"}
        assert len(found) >= 5
