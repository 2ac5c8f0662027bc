"""A plan and a campaign as one file, opened from the disk where there is no network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

if TYPE_CHECKING:
    from .conftest import BuiltPage

KEPT = {"plan", "campaign"}


@pytest.fixture(scope="module")
def copies(built_site: Path) -> Mapping[str, Path]:
    """The files, by their path in the site."""
    return {f"/{file.relative_to(built_site).as_posix()}": file for file in sorted(built_site.rglob("*.??.html"))}


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A reader without a network; the test fails when anything is asked for beside the file itself."""
    context = browser.new_context(offline=True)
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: said.append(message.text))
    yield context.new_page()
    context.close()
    assert [url[:80] for url in asked if not (url.startswith("data:") or re.fullmatch(r"file://.*\.html", url))] == []
    assert said == []


def test_each_plan_and_campaign_has_its_file(pages: Mapping[str, BuiltPage], copies: Mapping[str, Path]) -> None:
    """In each language, linked from its page to be saved, under a name that says what it is."""
    links = {
        address: page
        for page in pages.values()
        for address in page.root.xpath('//p[contains(@class, "one-file")]/a[@download]/@href')
    }
    assert links.keys() == copies.keys()
    assert len(links) == len([page for page in pages.values() if page.kind in KEPT])
    for address, page in links.items():
        assert re.fullmatch(rf"{page.path}[a-z0-9-]+\.{page.language.code}\.html", address)


def test_it_is_no_page_for_search_engines(copies: Mapping[str, Path], built_site: Path, site_url: str) -> None:
    """It says so, names the page that it was made of, and stands in no sitemap."""
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    for path, file in copies.items():
        root = html.document_fromstring(file.read_bytes())
        assert root.xpath('//meta[@name="robots"]/@content') == ["noindex"]
        assert root.xpath('//link[@rel="canonical"]/@href') == [site_url + path.rpartition("/")[0] + "/"]
        assert path not in sitemap
        assert root.findtext(".//title")


def test_its_links_lead_somewhere(
    copies: Mapping[str, Path], pages: Mapping[str, BuiltPage], built_site: Path, site_url: str
) -> None:
    """Within the file, or to a page or file of the site by its whole address; no name is there twice."""
    for path, file in copies.items():
        root = html.document_fromstring(file.read_bytes())
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        named = root.xpath("//@aria-labelledby | //@aria-describedby | //@for")
        assert {name for names in named for name in names.split()} <= set(ids), path
        for url in root.xpath("//a/@href"):
            target = urlsplit(url)
            if not target.scheme:
                assert unquote(target.fragment) in ids, f"{path} → {url}"
            elif url.startswith(site_url):
                assert target.path in pages or (built_site / target.path[1:]).is_file(), f"{path} → {url}"


def test_plan_is_whole(copies: Mapping[str, Path], pages: Mapping[str, BuiltPage]) -> None:
    """Each objective and each action of its pages, under one main heading, no level left out."""
    for page in (page for page in pages.values() if page.kind == "plan"):
        (path,) = (path for path in copies if path.rpartition("/")[0] + "/" == page.path)
        root = html.document_fromstring(copies[path].read_bytes())
        levels = [int(heading.tag[1]) for heading in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1
        assert max(after - before for before, after in pairwise(levels)) <= 1
        told = " ".join(root.text_content().split())
        objectives = [one for one in pages.values() if one.kind == "plan-objective" and one.path.startswith(page.path)]
        assert objectives
        for objective in objectives:
            for part in objective.root.xpath('//*[contains(@class, "action__title")] | //h1 | //main//td'):
                assert " ".join(part.text_content().split()) in told


def test_file_opens_from_the_disk(reader: Page, copies: Mapping[str, Path]) -> None:
    """With its style, its face and its pictures, the way out first and the numbers last, wide and narrow."""
    for number, file in enumerate(copies.values()):
        reader.set_viewport_size({"width": 320 if number % 2 else 1280, "height": 800})
        reader.goto(file.as_uri())
        assert reader.evaluate("document.fonts.ready.then(() => document.fonts.check(\"600 20px 'Source Serif 4'\"))")
        shown = reader.evaluate(
            """async () => {
                for (const one of document.querySelectorAll("details")) one.open = true;
                await Promise.all([...document.images].map(one => one.decode()));
                const exit = document.querySelector("[data-exit]").getBoundingClientRect();
                return {
                    pictures: [...document.images].filter(one => !one.naturalWidth).length,
                    ground: getComputedStyle(document.querySelector(".top")).backgroundColor,
                    exit: Math.min(exit.width, exit.height),
                    numbers: document.querySelectorAll('.help a[href^="tel:"]').length,
                    width: document.documentElement.scrollWidth,
                    scripts: document.scripts.length,
                };
            }"""
        )
        assert (shown["pictures"], shown["scripts"]) == (0, 0)
        assert shown["ground"] == "rgb(58, 21, 87)"
        assert shown["exit"] >= 48
        assert shown["numbers"] >= 4
        assert shown["width"] <= (320 if number % 2 else 1280)


def test_way_out_of_a_file(browser: Browser, copies: Mapping[str, Path]) -> None:
    """By two steps of the keyboard, as on every page."""
    context = browser.new_context()
    context.route(re.compile("^https:"), lambda route: route.fulfill(body="<title>x</title>", content_type="text/html"))
    page = context.new_page()
    page.goto(next(iter(copies.values())).as_uri())
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile("^https://ca.wikipedia.org/"))
    context.close()
