"""The search as people use it: what it finds, what it gives away, and by which means it can be used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import brotli
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from plugins.core.searching import INDEX_AFTER, INDEX_BEFORE
from plugins.workshop import ROOT

if TYPE_CHECKING:
    from .conftest import BuiltPage

QUERIES = yaml.safe_load((ROOT / "tests/data/queries.yaml").read_text(encoding="utf-8"))
PAGES = {"ca": "/cerca/", "gl": "/gl/busca/", "es": "/es/busqueda/", "en": "/en/search/"}
ENOUGH = 40
FIRST_SEARCH = 150 * 1024
QUARTER = 50 / 4
"""Milliseconds of this machine's time for what may take 50 on one four times as slow."""

ASK = """async ([queries, shown]) => {
    const box = document.querySelector("#ask"), found = {};
    for (const query of queries) {
        box.value = query;
        box.dispatchEvent(new Event("input"));
        found[query] = [...document.querySelectorAll(".results h3 a")].slice(0, shown)
            .map(one => one.getAttribute("href"));
    }
    return found;
}"""
TRACES = """async () => [
    location.href, history.length, document.cookie, localStorage.length, sessionStorage.length, document.title,
    (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length,
    window.isSecureContext ? (await caches.keys()).length : 0, JSON.stringify(history.state), window.name,
]"""


def open_search(page: Page, site_url: str, code: str = "ca") -> Page:
    """Open the search of a language, its index there and its box in focus."""
    page.goto(site_url + PAGES[code])
    step_in(page)
    return page


def step_in(page: Page) -> None:
    """Go into the box, and wait until the index that this asks for has come and was read."""
    with page.expect_response("**/assets/search-*.js"):
        page.locator("#ask").focus()
    page.evaluate(
        """() => new Promise(function look(done) {
            setTimeout(self.searchIndex ? done : () => look(done), 9);
        })"""
    )


@pytest.fixture
def search(page: Page, site_url: str) -> Page:
    """The search in Catalan."""
    return open_search(page, site_url)


def read_index(built_site: Path, code: str) -> dict[str, Any]:
    """Return the index of a language."""
    (file,) = (built_site / "assets").glob(f"search-{code}.*.js")
    found: dict[str, Any] = json.loads(
        file.read_text(encoding="utf-8").removeprefix(INDEX_BEFORE).removesuffix(INDEX_AFTER)
    )
    return found


@pytest.mark.parametrize("code", PAGES)
def test_what_was_meant_comes_first(page: Page, site_url: str, code: str) -> None:
    """Whatever the accents, the spelling of l·l, the number, a slip, or the language of the word."""
    meant = {
        query: {QUERIES["pages"][name][code] for name in names.split()}
        for query, names in QUERIES["queries"][code].items()
    }
    assert len(meant) >= ENOUGH
    found = open_search(page, site_url, code).evaluate(ASK, [list(meant), 1])
    assert {query: first for query, first in found.items() if not meant[query] & set(first)} == {}


@pytest.mark.parametrize("code", PAGES)
def test_all_spellings_find_the_same(page: Page, site_url: str, code: str) -> None:
    """Those of one word that people write in one language or the other, by accident or for want of a key."""
    alike = [
        ["accio", "acció"], ["acción", "accion"], ["accións", "accions", "ACCIÓNS"],
        ["col·lectiu", "col.lectiu", "col-lectiu", "collectiu", "colectiu", "col•lectiu", "coŀlectiu"],
        ["violència", "violencia"],
    ]  # fmt: skip
    found = open_search(page, site_url, code).evaluate(ASK, [[word for group in alike for word in group], 5])
    assert all(found.values())
    for first, *others in alike:
        for other in others:
            assert set(found[other]) == set(found[first]), other


@pytest.mark.parametrize("code", PAGES)
def test_all_that_is_found_is_there(built_site: Path, pages: Mapping[str, BuiltPage], code: str) -> None:
    """Each address of the index, down to the action on its page; each kind of thing; texts in their own language."""
    index = read_index(built_site, code)
    for url, _, _, _, summary, _, _, _, lang in index["docs"]:
        path, _, anchor = (index["base"] + url).partition("#")
        assert path in pages, url
        assert not anchor or pages[path].root.xpath("//*[@id=$id]", id=unquote(anchor)), url
        if lang and "/pla/" not in path and summary:
            assert pages[path].root.get("lang") == lang
    assert len(index["kinds"]) == 8
    assert len(index["docs"]) == len({doc[0] for doc in index["docs"]}) > 60


def test_result_says_what_and_where_it_is(page: Page, site_url: str) -> None:
    """Its kind, its language where that is not the page's, and the words that were meant, marked."""
    open_search(page, site_url, "gl").locator("#ask").fill("revictimización")
    row = page.locator(".results li").first
    assert row.locator("a").get_attribute("lang") == "ca"
    assert row.locator("h3 + p").get_attribute("lang") == "ca"
    assert row.locator(".mark").inner_text() == "en català"
    assert row.locator(".eyebrow").inner_text().startswith("Artigo · ")
    assert "revictimització" in [mark.lower() for mark in row.locator("h3 + p mark").all_inner_texts()]


def test_search_leaves_no_trace(page: Page, site_url: str) -> None:
    """Not in the address, not in the history, not in any storage; one request, when the box is gone into."""
    page.goto(site_url + PAGES["ca"], wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.evaluate(TRACES)
    step_in(page)
    page.keyboard.type("violència masclista", delay=5)
    page.keyboard.press("Enter")
    page.locator(".results h2:focus").wait_for()
    page.locator("#ask").fill("zzzz")
    page.keyboard.press("Enter")
    page.wait_for_timeout(700)
    assert len(asked) == 1
    assert page.evaluate(TRACES) == before
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
    assert "connect-src 'none'" in policy
    assert page.locator("form").count() == 0
    assert page.locator("#ask").get_attribute("name") is None
    assert page.evaluate("['autocomplete', 'spellcheck', 'writingsuggestions'].map(one => ask.getAttribute(one))") == [
        "off", "false", "false",
    ]  # fmt: skip


def test_back_does_not_show_what_was_asked(search: Page) -> None:
    """Whoever comes back, or comes next, finds an empty box."""
    search.locator("#ask").fill("glossari")
    search.locator(".results a").first.click()
    search.wait_for_url("**/blog/**")
    assert "glossari" not in search.url.partition("/blog/")[2].partition("?")[2]
    search.go_back()
    search.locator("[role=search]").wait_for()
    assert search.locator("#ask").input_value() == ""
    assert not search.locator("[data-results]").is_visible()
    # Browsers that keep a page as it was tell it so, going and coming.
    for event in ("pagehide", "pageshow"):
        search.locator("#ask").fill("glossari")
        search.locator(".results a").first.wait_for()
        search.evaluate("name => dispatchEvent(new Event(name))", event)
        assert search.locator("#ask").input_value() == ""
        assert search.locator(".results a").count() == 0


def test_number_is_told_once_somebody_pauses(search: Page) -> None:
    """In the words of the language, one or many, and not at each letter."""
    # Letter by letter within one task: keys that a busy machine holds up would be pauses.
    search.evaluate(
        """word => {
        self.told = [];
        const said = document.querySelector("[role=status]"), box = document.querySelector("#ask");
        new MutationObserver(() => told.push(said.textContent)).observe(said, {childList: true});
        for (const letter of word) {
            box.value += letter;
            box.dispatchEvent(new Event("input"));
        }
    }""",
        "revictimitzac",
    )
    search.locator(".told", has_text="resultats").wait_for()
    count = search.locator(".results li").count()
    assert search.evaluate("told") == [f"{count} resultats"]
    search.locator("#ask").fill("futbol")
    search.locator(".told", has_text="1 resultat").wait_for()
    search.locator("#ask").fill("")
    search.locator(".told:empty").wait_for(state="attached")


def test_nothing_found_leads_somewhere(search: Page) -> None:
    """To the topics, and to somebody who listens."""
    search.locator("#ask").fill("zzzzzz")
    search.locator(".told", has_text="Cap resultat").wait_for()
    assert {"tel:016", "tel:112"} <= {link.get_attribute("href") for link in search.locator("[data-nothing] a").all()}
    assert search.locator("[data-shelves]").is_visible()
    search.locator("#ask").fill("glossari")
    assert not search.locator("[data-nothing]").is_visible()
    assert not search.locator("[data-shelves]").is_visible()


def test_search_works_by_keyboard_alone(search: Page) -> None:
    """Enter leads to the results, Tab through them, each in view and marked; Escape empties the box and stays there."""
    search.set_viewport_size({"width": 390, "height": 640})
    search.keyboard.type("glossari")
    search.keyboard.press("Enter")
    assert search.evaluate("document.activeElement.id") == "h_results"
    for number in range(5):
        search.keyboard.press("Tab")
        assert search.evaluate(
            """number => {
                const one = document.activeElement, box = one.getBoundingClientRect();
                const exit = document.querySelector(".exit a");
                const ring = getComputedStyle(one, "::after").outlineStyle;
                return one == document.querySelectorAll(".results h3 a")[number] && box.bottom <= innerHeight
                    && box.top >= exit.getBoundingClientRect().bottom - 4 && ring != "none";
            }""",
            number,
        ), number
    search.locator("#ask").focus()
    search.keyboard.press("Escape")
    assert search.evaluate("[document.activeElement.id, document.activeElement.value]") == ["ask", ""]
    assert not search.locator("[data-results]").is_visible()


def test_index_that_does_not_come_is_told_of(page: Page, site_url: str) -> None:
    """And asked for again; the topics are there all the while."""
    page.route("**/assets/search-*.js", lambda route: route.abort())
    page.goto(site_url + PAGES["ca"])
    page.locator("#ask").fill("glossari")
    page.locator(".told", has_text="no s’ha pogut carregar").wait_for()
    assert page.locator("[data-shelves] a").first.is_visible()
    page.unroute("**/assets/search-*.js")
    page.locator("#ask").fill("glossaris")
    page.locator(".results a").first.wait_for()


def test_page_serves_without_script(browser: Browser, site_url: str, pages: Mapping[str, BuiltPage]) -> None:
    """Topics, tags, plans, objectives and campaigns, all of which are there; no box that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in PAGES.values():
        page.goto(site_url + path)
        assert not page.locator("[role=search]").is_visible()
        assert page.locator("[data-shelves] h2").count() == 6
        links = [link.get_attribute("href") or "" for link in page.locator("[data-shelves] a").all()]
        assert len(links) > 30
        assert set(links) <= set(pages)
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["mirada sistèmica", "zzzzzz"])
def test_axe_finds_no_fault_in_what_was_found(page: Page, site_url: str, query: str, scheme: str) -> None:
    """With results in two languages, and with none; nothing needs scrolling sideways at 320 pixels."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 320, "height": 640})
    open_search(page, site_url, "en").locator("#ask").fill(query)
    page.locator(".told", has_text="result").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()


def test_first_search_is_light(built_site: Path) -> None:
    """Index, scripts and style, as a web server sends them."""
    shared = [one for name in ("finder", "search") for one in (built_site / "assets").glob(f"{name}.*s")]
    assert len(shared) == 3
    weight = sum(len(brotli.compress(file.read_bytes())) for file in shared)
    indexes = list((built_site / "assets").glob("search-*.js"))
    assert len(indexes) == len(PAGES)
    heavy = {file.name: weight + len(brotli.compress(file.read_bytes())) for file in indexes}
    assert max(heavy.values()) <= FIRST_SEARCH, heavy


def test_results_come_at_once(search: Page) -> None:
    """Finding, drawing and laying out, on average of all queries, in processor time."""
    session = search.context.new_cdp_session(search)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return float(metrics["ScriptDuration"] + metrics["LayoutDuration"] + metrics["RecalcStyleDuration"])

    before, queries = spent(), list(QUERIES["queries"]["ca"])
    search.evaluate(
        ASK.replace("const query of queries) {", "const query of queries) {document.body.offsetHeight;"), [queries, 1]
    )
    assert 0 < (spent() - before) * 1000 / len(queries) <= QUARTER


def test_every_page_leads_to_the_search(pages: Mapping[str, BuiltPage]) -> None:
    """From its menu, to that of its language."""
    for path, page in pages.items():
        links = page.root.xpath('//nav[@class="menu"]//a[@href=$path]', path=PAGES[page.language.code])
        assert len(links) == 1, path
        assert (links[0].get("aria-current") == "page") is (page.kind == "search")
