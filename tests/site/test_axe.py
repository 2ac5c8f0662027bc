"""Every kind of page by the rules of WCAG 2.2, as axe knows them, in light, in the dark and in the reader's colours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.site.kinds import KINDS, LANGUAGES, TERMS, find_path

if TYPE_CHECKING:
    from .conftest import BuiltPage

# 7 : 1 holds whatever 4.5 : 1 asks for; what colours cannot change need not be asked twice.
_ENHANCED = {"color-contrast": {"enabled": False}, "color-contrast-enhanced": {"enabled": True}}
_COLOURS = ["color-contrast-enhanced", "link-in-text-block"]
SCHEMES: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
    "light": ({"color_scheme": "light", "forced_colors": "none"}, {"rules": _ENHANCED}),
    "dark": ({"color_scheme": "dark", "forced_colors": "none"}, {"runOnly": {"type": "rule", "values": _COLOURS}}),
    # Forced colours are the reader's own: axe would compare the page's text colours with the reader's ground.
    "forced": ({"color_scheme": "light", "forced_colors": "active"}, {"rules": {"color-contrast": {"enabled": False}}}),
}
_RUN = """options => axe.run(document, {...options, resultTypes: ["violations"], preload: false}).then(
    results => results.violations.map(one => ({rule: one.id, help: one.help, nodes: one.nodes.map(n => n.html)})))"""


@pytest.fixture(scope="module")
def visit(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page, its pictures left out: they change nothing of what is looked at here."""
    context = browser.new_context(base_url=site_url)
    context.route("**/pictures/**", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault(visit: Page, pages: Mapping[str, BuiltPage], kind: str, code: str) -> None:
    """By all its rules, those of good practice too; contrast by the stricter one, of 7 : 1."""
    visit.goto(find_path(pages, kind, code))
    visit.evaluate(Axe().axe_script)
    faults = {}
    for scheme, (media, options) in SCHEMES.items():
        visit.emulate_media(**media)
        faults[scheme] = visit.evaluate(_RUN, options)
    assert not any(faults.values()), json.dumps(faults, indent=1, ensure_ascii=False)


def test_no_kind_is_left_out(pages: Mapping[str, BuiltPage]) -> None:
    """A new kind of page has to be put on the list of those that are looked at."""
    written = {page.kind for page in pages.values()}
    assert written - {"terms"} == set(KINDS) - TERMS - {"contributed"}
