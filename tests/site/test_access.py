"""The site as people use it: by keyboard, on small screens, in the dark, without scripts, in a hurry."""

from __future__ import annotations

import runpy
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from plugins.workshop import ROOT

if TYPE_CHECKING:
    from .conftest import BuiltPage

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
LANGUAGES = {row["code"]: row for row in SITE["LANGUAGES"]}
DIRECT = {
    "home": "", "blog": "{blog}/", "categories": "{topics}/", "tags": "{tags}/", "authors": "{authors}/",
    "archive": "{archive}/", "not-found": "404.html",
}  # fmt: skip
FOUND = ("article", "contributed", "page", "category", "tag", "author", "campaign", "campaign-index", "search")
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


def test_everything_works_without_script(browser: Browser, site_url: str) -> None:
    """The languages unfold too."""
    context = browser.new_context(java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site_url}/")
    page.locator(".langs summary").click()
    page.locator('.langs a[hreflang="gl"]').click()
    page.wait_for_url(f"{site_url}/gl/")
    context.close()
