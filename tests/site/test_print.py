"""Pages on paper: what stands there, in which colours, and where they break."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from playwright.sync_api import Page

if TYPE_CHECKING:
    from .conftest import BuiltPage

SHEET = {"width": 627, "height": 971}
"""A4 less its margins, in pixels."""

AWAY = ".skip, .exit, .menu, .langs, .foot__menu, .toc, .pages, .turn, .tabs, .one-file, .feed, form, button"
WHOLE = ".card, .row, .goal, tr, .action table, .either > div, .help, .foot, figure"
LOOK = """([away, whole]) => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility());
    const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) / 3;
    const style = (one) => getComputedStyle(one);
    const tell = (all) => all.map(one => one.outerHTML.slice(0, 80));
    return {
        numbers: seen(".help__number").length,
        ground: light(style(document.body).backgroundColor),
        pale: tell(seen("main h1, main p, main td, main li, main a").filter(one => light(style(one).color) > 100)),
        away: tell(seen(away)),
        here: seen(".foot__here").map(one => one.textContent),
        wide: tell(seen("main table, main pre, main h1, main p").filter(
            one => one.getBoundingClientRect().right > innerWidth + 1)),
        broken: tell(seen(whole).filter(one => style(one).breakInside != "avoid")),
        headings: tell(seen(":is(h1, h2, h3, h4):not(li > :last-child)").filter(
            one => style(one).breakAfter != "avoid")),
    };
}"""


def test_every_kind_of_page_prints_well(page: Page, pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """Light from the dark too, with the numbers and its address, without the ways around the site, nothing cut off."""
    page.set_viewport_size(SHEET)  # type: ignore[arg-type]
    page.emulate_media(media="print", color_scheme="dark")
    for path in {one.kind: path for path, one in pages.items()}.values():
        page.goto(site_url + path)
        found = page.evaluate(LOOK, [AWAY, WHOLE])
        address = [] if path.endswith("404.html") else [site_url + path]
        assert found.pop("numbers") >= 5, path
        assert found.pop("ground") > 250, path
        assert found == {"pale": [], "away": [], "here": address, "wide": [], "broken": [], "headings": []}, path


def test_links_out_of_a_text_are_printed(page: Page, pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """Their addresses, that is; those within the site would be noise."""
    page.emulate_media(media="print")
    out, within = (
        '//*[@class="prose"]//a[starts-with(@href, "http")]',
        '//*[@class="prose"]//a[starts-with(@href, "/")]',
    )
    path = next(path for path, one in pages.items() if one.root.xpath(out) and one.root.xpath(within))
    page.goto(site_url + path)
    printed = page.evaluate(
        """() => [...document.querySelectorAll(".prose a")].map(
            one => [one.getAttribute("href"), getComputedStyle(one, "::after").content])"""
    )
    assert {address.startswith("http") for address, _ in printed} == {True, False}
    for address, after in printed:
        assert (address in after) == address.startswith("http"), address
