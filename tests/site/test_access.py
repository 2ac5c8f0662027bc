"""Every kind of page by keyboard, on narrow screens, enlarged, with a reader's own spacing of text, and no script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site.kinds import KINDS, LANGUAGES, find_path

if TYPE_CHECKING:
    from .conftest import BuiltPage

NARROW = {"width": 320, "height": 640}
MOST_STOPS = 400
# What WCAG 1.4.12 lets every reader set.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
# Text may not lie outside either, where the page only hides it.
WIDTHS = """() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll("body *")]
    .filter(e => e.checkVisibility() && !e.closest("table, pre, .hidden, .skip, svg, [class*=scroll]"))
    .map(e => Math.ceil(e.getBoundingClientRect().right))]"""
# Text that is cut off by the box it stands in.
CUT = """() => [...document.querySelectorAll("body *")].filter(e => {
    const style = getComputedStyle(e);
    if (!/hidden|clip/.test(style.overflowX) || !e.checkVisibility() || e.closest(".hidden, svg")) return false;
    const box = e.getBoundingClientRect(), texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    for (let text; text = texts.nextNode();) {
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const one of text.parentElement.closest(".hidden, svg, select, option") ? [] : range.getClientRects()) {
            if (one.right > box.right + 1 || one.bottom > box.bottom + 1) return true;
        }
    }
}).map(e => e.outerHTML.slice(0, 100))"""
STOP = """async () => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const style = getComputedStyle(e);
    const isSeen = () => [...e.getClientRects()].some(box => [.1, .3, .5, .7, .9].every(x => {
        const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height / 2);
        return top && (e.contains(top) || top.contains(e) && top !== document.body);
    }));
    let seen = isSeen();
    // The page may still be on its way to where the focus went.
    for (let frame = 0; !seen && frame < 60; frame += 1) {
        await new Promise(requestAnimationFrame);
        seen = isSeen();
    }
    // The link of a card draws its ring round the card.
    const ring = [style, getComputedStyle(e, "::after")].some(
        one => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2);
    window.stops = window.stops || [];
    const after = !window.stops.length
        || window.stops.at(-1).compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
    const again = window.stops.includes(e);
    window.stops.push(e);
    const said = (e.innerText || e.getAttribute("aria-label") || e.title || "").trim();
    const name = said || (e.labels && e.labels[0] ? e.labels[0].innerText : "");
    return {what: e.outerHTML.slice(0, 120), again, ring, seen, after: Boolean(after), named: Boolean(name)};
}"""

# How far a finger may be off and still hit: a card's link is as large as its card. A link within a sentence is as tall
# as its line, and the criterion leaves it out.
TARGETS = """() => [...document.querySelectorAll("a, button, summary, input, select")].filter(e => {
    if (!e.checkVisibility() || e.closest(".skip")) return false;
    const around = e.closest("p, li, dd, td, h1, h2, h3, figcaption");
    if (e.localName === "a" && around && around.innerText.trim().length > e.innerText.trim().length + 12) return false;
    e.scrollIntoView({block: "center"});
    const box = e.getClientRects()[0], x = box.left + box.width / 2, y = box.top + box.height / 2;
    const hits = (dx, dy) => e.contains(document.elementFromPoint(x + dx, y + dy)) || e.matches("input, select");
    const reach = (dx, dy) => { let far = 0; while (far < 44 && hits(dx * far, dy * far)) far += 1; return far; };
    e.reach = [Math.max(box.width, reach(-1, 0) + reach(1, 0)), Math.max(box.height, reach(0, -1) + reach(0, 1))];
    return Math.min(...e.reach) < 44;
}).map(e => e.reach.map(Math.round).join("x") + " " + e.outerHTML.slice(0, 100))"""

# Where each picture stands and how large it is, in pixels.
ROOMS = """() => [...document.images].map(e => {
    const box = e.getBoundingClientRect();
    return [box.top + scrollY, box.width, box.height];
})"""
PICTURES = re.compile(r"\.(avif|jpg|png|svg|webp)$")
UNFOLD = """() => {
    document.querySelectorAll("details").forEach(e => { e.open = true; });
    return document.fonts.ready.then(() => true);
}"""
DECODE = """() => Promise.all([...document.images].map(e => {
    e.loading = "eager";
    return e.decode();
}))"""


@pytest.fixture(scope="module")
def visit(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page whose scrolling takes no time, its pictures left out."""
    context = browser.new_context(base_url=site_url, reduced_motion="reduce")
    context.route("**/pictures/**", lambda route: route.abort())
    yield context.new_page()
    context.close()


class Gate:
    """Where requests wait until it is opened."""

    def __init__(self) -> None:
        self._held: list[Route] = []
        self._is_open = False

    def hold(self, route: Route) -> None:
        """Let the request through once the gate is open."""
        if self._is_open:
            route.continue_()
        else:
            self._held.append(route)

    def open(self) -> None:
        """Let all through that wait, and whoever comes."""
        self._is_open = True
        for route in self._held:
            route.continue_()


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Yield each stop of the Tab key, from the top of the page until it leaves it."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            return
        yield stop
    pytest.fail("the walk through the page does not end")


@pytest.mark.parametrize("kind", KINDS)
def test_focus_is_seen_at_every_stop(visit: Page, pages: Mapping[str, BuiltPage], kind: str) -> None:
    """On a telephone, where what sticks to the screen hides most; in the order of the page, each stop with a name."""
    visit.set_viewport_size({"width": 390, "height": 700})
    visit.goto(find_path(pages, kind, "gl"))
    stops = list(walk(visit))
    assert len(stops) > 10
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"] and stop["after"] and stop["named"])] == []


def test_pictures_keep_their_room_until_they_come(page: Page, site_url: str, pages: Mapping[str, BuiltPage]) -> None:
    """Else what somebody is about to touch, or has the focus on, jumps from under the finger and off the screen."""
    page.set_viewport_size({"width": 390, "height": 700})
    paths = {find_path(pages, kind, "gl") for kind in KINDS}
    shown = sorted(path for path in paths if pages[path].root.xpath("//main//img"))
    assert len(shown) > 3
    for path in shown:
        # Of several routes, the one that was added last is asked.
        gate = Gate()
        page.route(PICTURES, gate.hold)
        page.goto(site_url + path, wait_until="domcontentloaded")
        page.evaluate(UNFOLD)
        before = page.evaluate(ROOMS)
        gate.open()
        page.evaluate(DECODE)
        # Sizes are told in whole pixels, so that a shelf of pictures may come out a few higher.
        assert page.evaluate(ROOMS) == [pytest.approx(room, abs=4) for room in before], path


@pytest.mark.parametrize("kind", KINDS)
def test_narrow_screen_needs_no_scrolling_sideways(visit: Page, pages: Mapping[str, BuiltPage], kind: str) -> None:
    """At 320 pixels, which is 1280 enlarged to 400 %, in every language, and with a reader's own spacing of text."""
    visit.set_viewport_size(NARROW)  # type: ignore[arg-type]
    for code in LANGUAGES:
        visit.goto(find_path(pages, kind, code))
        assert max(visit.evaluate(WIDTHS)) <= NARROW["width"], visit.url
        visit.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", SPACING
        )
        assert max(visit.evaluate(WIDTHS)) <= NARROW["width"], visit.url
        assert visit.evaluate(CUT) == [], visit.url


@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough_for_a_thumb(visit: Page, pages: Mapping[str, BuiltPage], kind: str) -> None:
    """44 pixels either way (WCAG 2.5.5), links within a sentence apart."""
    visit.set_viewport_size({"width": 390, "height": 700})
    visit.goto(find_path(pages, kind, "ca"))
    assert visit.evaluate(TARGETS) == []


def test_everything_works_without_script(browser: Browser, site_url: str) -> None:
    """The languages unfold too."""
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site_url}/")
    page.locator(".langs summary").click()
    page.locator('.langs a[hreflang="gl"]').click()
    page.wait_for_url(f"{site_url}/gl/")
    context.close()
