"""The plans' pages of the built site: every figure in words, every report within reach, nothing made up unmarked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

from plugins.action_plan.reading import read_plans
from plugins.workshop import ROOT
from tests.conftest import BUILD_DATE

if TYPE_CHECKING:
    from lxml import html

    from .conftest import BuiltPage

PLANS = read_plans(ROOT / "content", BUILD_DATE.date()).plans
A4_WIDTH = 627
"""The width in pixels of a page of A4 between its margins."""


def plan_pages(pages: Mapping[str, BuiltPage]) -> Iterator[BuiltPage]:
    """Yield the pages of the plans, but for the one that explains the method."""
    return (page for page in pages.values() if page.kind.startswith("plan") and page.kind != "plan-method")


def drawings_of(page: BuiltPage) -> Iterator[html.HtmlElement]:
    """Yield what is drawn of the plans on a page."""
    yield from page.root.xpath(
        '//main//svg[contains(@class, "bar") or contains(@class, "chart") or contains(@class, "arcade")]'
    )


def test_drawing_is_either_silent_or_named(pages: Mapping[str, BuiltPage]) -> None:
    """Silent ones have their words beside them; the others carry a title and a description in the page's language."""
    seen = 0
    for path, page in pages.items():
        for drawing in drawings_of(page):
            if drawing.get("aria-hidden") == "true":
                continue
            seen += 1
            assert drawing.get("role") == "img", path
            title, told = (page.root.get_element_by_id(name) for name in drawing.get("aria-labelledby").split())
            assert (title.tag, told.tag) == ("title", "desc"), path
            assert title.text_content().strip(), path
            assert re.search(r"\d", told.text_content()), path
    assert seen > 40


def test_what_a_drawing_says_stands_in_text(pages: Mapping[str, BuiltPage]) -> None:
    """In a table, figure by figure: the chart's in the history, the statuses' in their counts."""
    for page in plan_pages(pages):
        tables = " ".join(table.text_content() for table in page.root.xpath("//main//table"))
        for told in page.root.xpath("//main//svg/desc"):
            for piece in told.text_content().split(";"):
                _, figure = piece.rsplit(":", 1)
                assert figure.strip() in tables, page.path


def test_every_table_is_named(pages: Mapping[str, BuiltPage]) -> None:
    """By a caption or by its heading."""
    for page in plan_pages(pages):
        for table in page.root.xpath("//main//table"):
            assert table.find("caption") is not None or table.get("aria-labelledby"), page.path


def test_reference_to_a_pattern_leads_to_one(pages: Mapping[str, BuiltPage]) -> None:
    """On the same page."""
    for path, page in pages.items():
        used = {
            url.removeprefix("url(#").removesuffix(")") for url in page.root.xpath("//main//@fill[contains(., 'url')]")
        }
        assert used <= set(page.root.xpath("//main//pattern/@id")), path


def test_made_up_progress_is_marked_wherever_it_is_shown(pages: Mapping[str, BuiltPage]) -> None:
    """On the plans' pages, at home and beside articles."""
    assert all(plan.sample for plan in PLANS)
    words = ("illustrative", "il·lustratiu", "ilustrativo")
    for path, page in pages.items():
        shown = [one for name in ("figure__number", "goal") for one in page.root.find_class(name)]
        shown += page.root.xpath('//*[@aria-labelledby="plan-chip"]')
        if shown or (page.kind.startswith("plan") and page.kind != "plan-method"):
            marks = " ".join(mark.text_content() for name in ("notice", "mark") for mark in page.root.find_class(name))
            assert any(word in marks for word in words), path


def test_headline_never_stands_alone(pages: Mapping[str, BuiltPage]) -> None:
    """Beside it: how many were reported, how many completed of the original ones, and the weights."""
    seen = 0
    for page in pages.values():
        if page.kind in {"plan", "plan-state"}:
            (figure,) = page.root.find_class("figure")
            assert figure.find_class("figure__number")[0].text_content().strip(), page.path
            assert len(figure.xpath(".//dl//dd")) == 4, page.path
            seen += 1
    assert seen >= 4 * (len(PLANS) + 1)


def test_every_report_is_within_reach(pages: Mapping[str, BuiltPage]) -> None:
    """Each action and each update has its anchor, in every language."""
    for plan in PLANS:
        for objective, action in plan.actions():
            for prefix in ("/", "/gl/", "/es/", "/en/"):
                ids = set(pages[f"{prefix}pla/{plan.slug}/{objective.id}/"].root.xpath("//main//@id"))
                anchors = {action.id, *(f"{action.id}-{update.id}" for update in action.updates)}
                assert anchors <= ids


def test_action_and_article_lead_to_each_other(pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """An article that names an action shows how it stands, and the action lists the article."""
    seen = 0
    for path, page in pages.items():
        for chip in page.root.xpath('//*[@aria-labelledby="plan-chip"]'):
            target = chip.xpath('.//a[contains(@href, "#")]/@href')[0].removeprefix(site_url)
            place, _, action = target.partition("#")
            assert path in pages[place].root.get_element_by_id(action).xpath(".//a/@href"), path
            seen += 1
    assert seen > 10


def test_only_text_that_lacks_a_translation_is_marked(pages: Mapping[str, BuiltPage]) -> None:
    """The shipped plans have one such text: once on each page that shows it there is a notice, and on no other."""
    for page in plan_pages(pages):
        code = page.language.code
        foreign = [
            element for element in page.root.xpath("//main//*[@lang]")
            if element.get("lang") != code and "mark" not in (element.get("class") or "").split()
            and not element.xpath("ancestor-or-self::*[@lang][1][self::a][contains(@href, '/blog/')]")
            and page.kind != "plan-data"
        ]  # fmt: skip
        notices = [notice for notice in page.root.find_class("notice") if notice.find_class("mark")]
        assert len(notices) == bool(foreign), page.path


def test_downloads_have_the_size_that_is_told(pages: Mapping[str, BuiltPage], built_site: Path) -> None:
    """And each is there."""
    for plan in PLANS:
        rows = pages[f"/en/pla/{plan.slug}/dades/"].root.xpath('//table[@aria-labelledby="h_files"]/tbody/tr')
        assert len(rows) == 6
        for row in rows:
            file = built_site / row.xpath(".//a/@href")[0].lstrip("/")
            assert row.xpath("td[2]")[0].text_content() == f"{round(file.stat().st_size / 1000, 1):g} kB"


def test_page_says_what_the_export_says(pages: Mapping[str, BuiltPage], built_site: Path) -> None:
    """One arithmetic for both."""
    for plan in PLANS:
        export = json.loads((built_site / f"pla/{plan.slug}/dades/plan.json").read_text(encoding="utf-8"))
        shown = pages[f"/en/pla/{plan.slug}/"].root.find_class("figure__number")[0].text_content()
        assert shown == f"{export['percent']}%"


def test_menu_leads_to_the_plans(pages: Mapping[str, BuiltPage]) -> None:
    """Under a short name in each language, marked on all their pages."""
    names = {"ca": "Pla d’acció", "gl": "Plan de acción", "es": "Plan de acción", "en": "Action plan"}
    for page in plan_pages(pages):
        (current,) = page.root.xpath('//nav[@class="menu"]//a[@aria-current]')
        assert current.text_content() == names[page.language.code], page.path
        assert current.get("href") == f"/{page.language.prefix}pla/"


@pytest.mark.parametrize(
    "path", ["/pla/2021/", "/gl/pla/2021/debat/", "/pla/2021/estat/2021-12-31/", "/en/pla/2021/dades/"]
)
def test_page_fits_on_paper(page: Page, site_url: str, path: str) -> None:
    """Nothing is cut at the right of a sheet of A4, and what is folded on the screen is printed."""
    page.set_viewport_size({"width": A4_WIDTH, "height": 900})
    page.emulate_media(media="print")
    page.goto(site_url + path)
    widths = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
        .filter(e => e.checkVisibility() && !e.closest(".hidden, svg *"))
        .map(e => Math.floor(e.getBoundingClientRect().right))"""
    )
    assert max(widths) <= A4_WIDTH
    folded = page.locator(".fold table")
    assert folded.count() == 0 or folded.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})")
