"""The way out: by finger, by keyboard, without script, and what is left behind."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from plugins.workshop import ROOT

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
EXITS = {row["code"]: row["exit_url"] for row in SITE["LANGUAGES"]}
ELSEWHERE = re.compile("^https:")
THUMB = 48
VEIL = """() => {
    const veil = document.querySelector(".veil"), { x, y, width, height } = veil.getBoundingClientRect();
    const ground = document.createElement("i");
    ground.style.color = "Canvas";
    document.body.append(ground);
    return {
        box: [x, y, width, height], opacity: getComputedStyle(veil).opacity,
        colour: getComputedStyle(veil).backgroundColor,
        ground: getComputedStyle(ground).color, title: document.title,
        above: document.elementFromPoint(innerWidth / 2, innerHeight / 2) == veil,
    };
}"""


def home_of(site_url: str, code: str) -> str:
    """Return the address of the home page in a language."""
    return f"{site_url}/" if code == SITE["DEFAULT_LANG"] else f"{site_url}/{code}/"


def watch_leaving(page: Page | BrowserContext, status: int = 200) -> list[str]:
    """Return a list that fills with the foreign addresses that the page goes to, and answer for them."""
    left: list[str] = []

    def answer(route: Route) -> None:
        assert "referer" not in route.request.headers
        left.append(route.request.url)
        route.fulfill(status=status, body="<title>elsewhere</title>", content_type="text/html")

    page.route(ELSEWHERE, answer)
    return left


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page with and without scripts."""
    context = browser.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("code", EXITS)
def test_exit_is_the_second_stop(page: Page, site_url: str, code: str) -> None:
    """First the way to the content, then the way out, large enough for a thumb and in view."""
    page.goto(home_of(site_url, code))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Tab")
    assert page.evaluate("[document.activeElement.tagName, document.activeElement.href]") == ["A", EXITS[code]]
    box = page.locator("[data-exit]").bounding_box()
    assert box is not None
    assert min(box["height"], box["width"]) >= THUMB


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


def test_exit_is_a_link(reader: Page, site_url: str) -> None:
    """Which leaves by a tap, with or without script, and does not say where the reader comes from."""
    left = watch_leaving(reader)
    reader.goto(f"{site_url}/gl/")
    reader.locator("[data-exit]").click()
    reader.wait_for_url(ELSEWHERE)
    assert left == [EXITS["gl"]]


def test_keyboard_alone_leaves(reader: Page, site_url: str) -> None:
    """Two steps and Enter, with or without script."""
    left = watch_leaving(reader)
    reader.goto(f"{site_url}/es/")
    for key in ("Tab", "Tab", "Enter"):
        reader.keyboard.press(key)
    reader.wait_for_url(ELSEWHERE)
    assert left == [EXITS["es"]]


@pytest.mark.parametrize("code", EXITS)
def test_three_shifts_leave(page: Page, site_url: str, code: str) -> None:
    """To the address of the link, and without a way back to this page in this tab."""
    left = watch_leaving(page)
    page.goto(home_of(site_url, code))
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)
    assert left == [EXITS[code]]
    assert page.evaluate("history.length") <= 2


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "Shift"],
        ["Shift+A", "Shift+B", "Shift+C", "Shift+D"],
        ["Shift", "a", "Shift", "b", "Shift"],
        ["Shift", "Shift", "Tab", "Shift"],
        ["Shift+Tab", "Shift+Tab", "Shift+Tab"],
        ["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown", "Shift+End"],
        ["Alt+Shift", "Alt+Shift", "Alt+Shift"],
        ["Control+Shift", "Control+Shift", "Control+Shift"],
        ["Escape", "Escape", "Escape"],
    ],
    ids=" ".join,
)
def test_other_keys_do_not_leave(page: Page, site_url: str, keys: list[str]) -> None:
    """Who types a name, selects, changes the keyboard's language or walks back through the links stays."""
    left = watch_leaving(page)
    page.goto(f"{site_url}/llicencia/")
    title = page.title()
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert (left, page.url, page.title()) == ([], f"{site_url}/llicencia/", title)


def test_shift_held_or_used_with_something_else_does_not_leave(page: Page, site_url: str) -> None:
    """A held key repeats; with Shift one selects, scrolls sideways, and under Alt walks through the keyboards."""
    left = watch_leaving(page)
    page.goto(f"{site_url}/llicencia/")
    for _ in range(5):
        page.keyboard.down("Shift")  # without an up between them: what a held key sends
    page.keyboard.up("Shift")
    page.keyboard.press("a")
    for _ in range(3):
        page.keyboard.down("Shift")
        page.mouse.wheel(0, 10)
        page.mouse.click(5, 300)
        page.keyboard.up("Shift")
    page.keyboard.down("Alt")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.keyboard.up("Alt")
    page.wait_for_timeout(200)
    assert left == []


def test_capitals_in_a_field_do_not_leave_but_three_shifts_do(page: Page, site_url: str) -> None:
    """Where one writes, a name in capitals is nothing, and the way out works as everywhere."""
    left = watch_leaving(page)
    page.goto(f"{site_url}/campanyes/municipis-visibles/")
    page.locator('input[name="town"]').focus()
    for letter in "LA POBLA":
        page.keyboard.press("Space" if letter == " " else f"Shift+{letter}")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Enter")
    assert page.locator('input[name="town"]').input_value() == "LA POBLA"
    assert (left, page.url) == ([], f"{site_url}/campanyes/municipis-visibles/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)
    assert left == [EXITS["ca"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_leaving_hides_the_page_at_once(page: Page, site_url: str, scheme: str) -> None:
    """Before the other site has answered, from wherever one reads, in the ground of the reader's scheme."""
    watch_leaving(page)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{site_url}/es/navega-con-seguridad/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    shown = page.evaluate(f"() => {{ document.querySelector('[data-exit]').click(); return ({VEIL})(); }}")
    page.wait_for_url(ELSEWHERE)
    size = page.viewport_size
    assert size is not None
    assert shown["box"] == [0, 0, size["width"], size["height"]]
    assert (shown["opacity"], shown["above"]) == ("1", True)
    assert shown["colour"] == shown["ground"]
    assert shown["title"] == "es.wikipedia.org"


def test_back_after_the_exit_does_not_show_the_page_that_was_left(page: Page, site_url: str) -> None:
    """It has been replaced; what was read before it can be gone back to, whole and under its own title."""
    watch_leaving(page)
    page.goto(f"{site_url}/gl/")
    title = page.title()
    page.goto(f"{site_url}/gl/navega-con-seguridade/")
    page.locator("[data-exit]").click()
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert (page.url, page.title(), page.locator(".veil").count()) == (f"{site_url}/gl/", title, 0)
    page.go_forward()
    assert page.url == EXITS["gl"]


def test_page_that_comes_back_shows_itself(page: Page, site_url: str) -> None:
    """Out of the browser's memory too, with its title, and with the count of Shifts begun anew."""
    left = watch_leaving(page, status=204)  # an answer that leaves the page where it is
    page.goto(f"{site_url}/en/")
    title = page.title()
    with page.expect_response(ELSEWHERE):
        page.locator("[data-exit]").click()
    assert (page.title(), page.locator(".veil").count()) == ("en.wikipedia.org", 1)
    for _ in range(2):
        page.keyboard.press("Shift")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    page.keyboard.press("Shift")
    assert (page.title(), page.locator(".veil").count(), left) == (title, 0, [EXITS["en"]])


def test_exits_are_neutral_and_of_the_language() -> None:
    """The front page of an encyclopaedia: the same for everybody, and about nothing."""
    assert [
        code for code, url in EXITS.items() if not re.fullmatch(rf"https://{code}\.wikipedia\.org/wiki/[\w:]+", url)
    ] == []
