"""The home page leads each of its four kinds of visitor on in one step, and shows that step before anything else."""

from __future__ import annotations

import runpy
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest

from plugins.workshop import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import BuiltPage

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
CODES = [row["code"] for row in SITE["LANGUAGES"]]


@pytest.fixture(scope="module")
def homes(pages: Mapping[str, BuiltPage]) -> Mapping[str, BuiltPage]:
    """The home page of each language."""
    return {page.language.code: page for page in pages.values() if page.kind == "home"}


def test_whoever_worries_can_call_at_once(homes: Mapping[str, BuiltPage]) -> None:
    """The telephones come before every other link of the page, the emergency number first."""
    assert set(homes) == set(CODES)
    for code, home in homes.items():
        calls = home.root.xpath('//*[@class="calls"]//a[starts-with(@href, "tel:")]')
        assert home.root.xpath("//main//a[@href]")[: len(calls)] == calls, code
        assert {link.text_content() for link in calls} >= {"112", "016", "900 900 120", "900 400 273"}, code
        assert calls[0].get("href") == "tel:112"
        # A call leaves a trace: that is said where the numbers are, not only at the page's end.
        (safety,) = home.root.xpath('//*[@class="calls"]//*[@class="calls__safety"]//a/@href')
        assert safety.endswith("/"), code


def test_doors_lead_to_councils_writers_and_the_plan(
    homes: Mapping[str, BuiltPage], pages: Mapping[str, BuiltPage]
) -> None:
    """To the pages that the settings name, in the language of the visitor."""
    for code, home in homes.items():
        links = home.root.xpath('//main//*[@class="door"]//a/@href')
        assert [pages[link].language.code for link in links] == [code] * 3
        # The Catalan version of each is the one whose slug is the name of its source.
        catalan = [pages[link].alternates[CODES[0]].partition("//")[2].partition("/")[2] for link in links]
        assert catalan == [SITE["COUNCILS_PAGE"][6:] + "/", SITE["WRITE_PAGE"][6:] + "/", "pla/2021/"], code


@pytest.mark.parametrize(("width", "fold"), [(1280, 800), (390, 1266)], ids=["laptop", "telephone"])
@pytest.mark.parametrize("path", ["/", "/gl/"])
def test_all_four_ways_stand_above_the_fold(page: Page, site_url: str, path: str, width: int, fold: int) -> None:
    """On a small laptop within the first screen, on a telephone of 390 by 844 within the first and a half."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + path)
    boxes = [one.bounding_box() for one in page.locator(".calls__number, .calls__safety a, .door").all()]
    ends = [box["y"] + box["height"] for box in boxes if box]
    assert len(ends) == len(boxes) >= 8
    assert max(ends) <= fold
    assert page.evaluate("document.documentElement.scrollWidth") <= width
