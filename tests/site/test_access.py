"""The site as people use it: by keyboard, on small screens, in the dark, without scripts, in a hurry."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from plugins.workshop import ROOT

if TYPE_CHECKING:
    from .conftest import BuiltPage

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
LANGUAGES = {row["code"]: row for row in SITE["LANGUAGES"]}
DIRECT = {
    "home": "", "blog": "{blog}/", "categories": "{topics}/", "tags": "{tags}/", "authors": "{authors}/",
    "archive": "{archive}/", "not-found": "404.html",
}  # fmt: skip
FOUND = ("article", "contributed", "page", "category", "tag", "author", "campaign", "campaign-index")
PLANS = (
    "plan-index", "plan", "plan-objective", "plan-news", "plan-state", "plan-changes", "plan-data", "plan-method",
)  # fmt: skip
KINDS = (*DIRECT, *FOUND, *PLANS)
SCHEMES: Mapping[str, Mapping[str, Any]] = {
    "light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"},
}  # fmt: skip
AXE_OPTIONS: Mapping[str, Any] = {"resultTypes": ["violations"]}
# Forced colours are the reader's own: axe still compares the page's text colours with the reader's ground.
FORCED_OPTIONS = {**AXE_OPTIONS, "rules": {"color-contrast": {"enabled": False}}}
ELSEWHERE = re.compile("^https:")
NARROW = {"width": 320, "height": 640}


def find_path(pages: Mapping[str, BuiltPage], kind: str, code: str) -> str:
    """Return the path of the first page of *kind* in a language."""
    words = {word: word for word in ("blog", "topics", "tags", "authors", "archive")} | LANGUAGES[code].get("words", {})
    prefix = "/" if code == SITE["DEFAULT_LANG"] else f"/{code}/"
    if kind in DIRECT:
        return prefix + DIRECT[kind].format(**words)
    candidates = [page for page in pages.values() if page.language.code == code and page.kind in (kind, "article")]
    if kind == "contributed":
        return next(page.path for page in candidates if page.root.find_class("cite"))
    return next(page.path for page in candidates if page.kind == kind and not page.root.find_class("cite"))


@pytest.fixture(scope="module")
def visits(browser: Browser, site_url: str) -> Iterator[Mapping[str, Page]]:
    """A page for each scheme, its pictures left out: they change nothing of what is looked at here."""
    contexts = {scheme: browser.new_context(base_url=site_url, **given) for scheme, given in SCHEMES.items()}
    for context in contexts.values():
        context.route("**/pictures/**", lambda route: route.abort())
    yield {scheme: context.new_page() for scheme, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault(
    visits: Mapping[str, Page], pages: Mapping[str, BuiltPage], kind: str, code: str, scheme: str
) -> None:
    """By all its rules: those of WCAG 2.2 and those of good practice."""
    page = visits[scheme]
    page.goto(find_path(pages, kind, code))
    results = Axe().run(page, options=FORCED_OPTIONS if scheme == "forced" else AXE_OPTIONS)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("kind", KINDS)
def test_narrow_screen_needs_no_scrolling_sideways(
    visits: Mapping[str, Page], pages: Mapping[str, BuiltPage], kind: str
) -> None:
    """At 320 pixels, which is 1280 enlarged to 400 %, in the language with the longest words for it."""
    page = visits["light"]
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    for code in LANGUAGES:
        page.goto(find_path(pages, kind, code))
        # Text may not lie outside either, where the page only hides it.
        widths = page.evaluate(
            """() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll("main *")]
            .filter(e => e.checkVisibility() && !e.closest("table, pre, .hidden, svg, [class*=scroll]"))
            .map(e => Math.ceil(e.getBoundingClientRect().right))]"""
        )
        assert max(widths) <= NARROW["width"], f"{page.url} is {max(widths)} pixels wide"


@pytest.mark.parametrize("code", LANGUAGES)
def test_exit_is_the_second_stop(page: Page, site_url: str, code: str) -> None:
    """First the way to the content, then the way out, large enough for a thumb and in view."""
    page.goto(f"{site_url}{'/' if code == 'ca' else f'/{code}/'}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href") == LANGUAGES[code]["exit_url"]
    box = page.locator("[data-exit]").bounding_box()
    assert box is not None
    assert min(box["height"], box["width"]) >= 44


def test_exit_stays_in_view(page: Page, site_url: str) -> None:
    """However far one has read."""
    page.goto(f"{site_url}/gl/blog/")
    # Not the wheel, whose scrolling takes its time: waiting for it would need the eval that the site's policy forbids.
    assert page.evaluate("scrollTo({top: 100000, behavior: 'instant'}), scrollY") > 500
    box = page.locator("[data-exit]").bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    assert 0 <= box["y"] <= size["height"] - box["height"]


def watch_leaving(page: Page) -> list[str]:
    """Return a list that fills with the foreign addresses that the page goes to, and answer for them."""
    left: list[str] = []

    def answer(route: Route) -> None:
        left.append(route.request.url)
        route.fulfill(body="<title>elsewhere</title>", content_type="text/html")

    page.route(ELSEWHERE, answer)
    return left


def test_exit_needs_no_script(browser: Browser, site_url: str) -> None:
    """It is a link."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    left = watch_leaving(page)
    page.goto(f"{site_url}/gl/")
    page.locator("[data-exit]").click()
    page.wait_for_url(ELSEWHERE)
    assert left == [LANGUAGES["gl"]["exit_url"]]
    context.close()


def test_everything_works_without_script(browser: Browser, site_url: str) -> None:
    """The languages unfold too."""
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site_url}/")
    page.locator(".langs summary").click()
    page.locator('.langs a[hreflang="gl"]').click()
    page.wait_for_url(f"{site_url}/gl/")
    context.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_three_shifts_leave(page: Page, site_url: str, code: str) -> None:
    """To the address of the link, and without a way back in this tab."""
    left = watch_leaving(page)
    page.goto(f"{site_url}{'/' if code == 'ca' else f'/{code}/'}")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)
    assert left == [LANGUAGES[code]["exit_url"]]
    assert page.evaluate("history.length") <= 2


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "Shift"],
        ["Shift+A", "Shift+B", "Shift+C", "Shift+D"],
        ["Shift", "a", "Shift", "b", "Shift"],
        ["Shift", "Shift", "Tab", "Shift"],
        ["Shift+Tab", "Shift+Tab", "Shift+Tab"],
    ],
    ids=["two", "capitals", "between letters", "interrupted", "backwards"],
)
def test_other_keys_do_not_leave(page: Page, site_url: str, keys: list[str]) -> None:
    """Who types a name or walks back through the links stays."""
    left = watch_leaving(page)
    page.goto(f"{site_url}/")
    title = page.title()
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert (left, page.url, page.title()) == ([], f"{site_url}/", title)


def test_leaving_hides_the_page_at_once(page: Page, site_url: str) -> None:
    """Before the other site has answered, and the title with it."""
    watch_leaving(page)
    page.goto(f"{site_url}/es/")
    shown = page.evaluate(
        """() => {
            document.querySelector("[data-exit]").click();
            const veil = document.querySelector(".veil"), { x, y, width, height } = veil.getBoundingClientRect();
            const style = getComputedStyle(veil);
            return { box: [x, y, width, height], opacity: style.opacity, title: document.title };
        }"""
    )
    page.wait_for_url(ELSEWHERE)
    size = page.viewport_size
    assert size is not None
    assert shown["box"] == [0, 0, size["width"], size["height"]]
    assert shown["opacity"] == "1"
    assert shown["title"] == "es.wikipedia.org"


def test_page_stores_nothing(page: Page, site_url: str) -> None:
    """No cookie, no storage, no worker."""
    page.goto(f"{site_url}/")
    page.locator('.langs a[hreflang="gl"]').evaluate("link => link.click()")
    page.wait_for_url(f"{site_url}/gl/")
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
