"""What a visit leaves on the machine and tells to others: nothing that the site could help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from playwright.sync_api import Page, Route

if TYPE_CHECKING:
    from lxml import html

    from .conftest import BuiltPage

STORES: Mapping[str, str] = {
    "localStorage": "localStorage.length",
    "sessionStorage": "sessionStorage.length",
    "databases": "indexedDB.databases().then(all => all.length)",
    "caches": "caches.keys().then(all => all.length)",
    "workers": "navigator.serviceWorker.getRegistrations().then(all => all.length)",
}
USE = """async () => {
    document.querySelectorAll("details").forEach(one => one.open = true);
    document.querySelectorAll("img").forEach(one => one.loading = "eager");
    for (const field of document.querySelectorAll("main input:not([type=file])")) {
        field.focus();
        field.value = "Amposta";
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    scrollTo(0, document.body.scrollHeight);
    await Promise.all([...document.images].map(one => one.decode().catch(() => {})));
}"""
COLOURS = """() => [...document.querySelectorAll("a")].map(link => {
    const style = getComputedStyle(link);
    return [style.color, style.backgroundColor, style.borderColor, style.textDecorationColor, style.fill];
})"""
TELLING = ("viol", "víctim", "vítim", "victim", "escap", "maltrac", "maltrat", "abus", "fuxi", "fugi", "huir", "flora")
"""In a title, an address or a share: what a help page is about, in the four languages, or whose it is."""


def one_of_each_kind(pages: Mapping[str, BuiltPage]) -> dict[str, str]:
    """Return the path of the last page of each kind: those of the plans and campaigns are the most intricate."""
    return {page.kind: path for path, page in pages.items()}


def test_using_a_page_stores_and_asks_nothing(page: Page, pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """On each kind of page: no cookie, no storage, no worker, no foreign host, no word of a reader's in an address."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in one_of_each_kind(pages).values():
        page.goto(site_url + path)
        page.evaluate(USE)
        stored = {name: page.evaluate(count) for name, count in STORES.items()}
        assert (stored, page.context.cookies()) == (dict.fromkeys(STORES, 0), []), path
        assert page.url == site_url + path
    assert len(asked) > len(pages) / 10
    assert [url for url in asked if "?" in url or "mposta" in url or not url.startswith((site_url, "blob:"))] == []


def test_links_that_were_followed_look_like_the_others(
    page: Page, pages: Mapping[str, BuiltPage], site_url: str
) -> None:
    """Browsers do not say how one looks, so that a class stands in for `:visited`, which weighs as much."""

    def stand_in(route: Route) -> None:
        sheet = route.fetch()
        route.fulfill(response=sheet, body=sheet.text().replace(":visited", ".was-seen"))

    page.route("**/*.css", stand_in)
    compared = 0
    for path in one_of_each_kind(pages).values():
        page.goto(site_url + path)
        page.evaluate("document.body.style.transition = 'none'")
        before = page.evaluate(COLOURS)
        page.evaluate("document.querySelectorAll('a').forEach(link => link.classList.add('was-seen'))")
        assert page.evaluate(COLOURS) == before, path
        compared += len(before)
    assert compared > 1000


def test_no_form_sends_anything(pages: Mapping[str, BuiltPage]) -> None:
    """Whatever is typed stays on the page: without script, no button would put it into an address.

    A form of the method "dialog" is never sent, and within no dialog its buttons do nothing by themselves.
    """
    forms = [(path, form) for path, page in pages.items() for form in page.root.iter("form")]
    for path, form in forms:
        assert (form.get("action"), form.get("method")) in {(None, None), (None, "dialog")}, path
        sends = form.xpath('.//input[@type="submit"] | .//button[not(@type="button")]')
        assert not (sends and form.xpath(".//*[@name]")) or form.get("method") == "dialog", path
    assert forms


def test_help_page_tells_nothing(pages: Mapping[str, BuiltPage]) -> None:
    """Neither in its title nor in its address nor in what a share shows: a history is read by others too."""
    neutral = [page for page in pages.values() if is_help(page)]
    assert len({page.language.code for page in neutral if page.kind == "page"}) == 4
    assert len({page.language.code for page in neutral if page.kind == "not-found"}) == 4
    for page in neutral:
        shared = page.root.xpath('//meta[starts-with(@property, "og:") or @name="description"]')
        shown = [page.path, page.root.findtext(".//title"), *(one.get("content") for one in shared)]
        # The card's picture is one for all help pages, its name made from its bytes; addresses begin with the host.
        told = " ".join(shown).casefold()
        assert [word for word in TELLING if word in told] == [], page.path


def is_help(page: BuiltPage) -> bool:
    """Tell whether this is the page on browsing safely, or one where somebody arrived by mistake."""
    safety = page.root.xpath('//*[@class="help__safety"]/a/@href')
    return page.kind == "not-found" or page.path in safety


def test_every_page_leads_to_the_one_on_browsing_safely(pages: Mapping[str, BuiltPage]) -> None:
    """In its own language, beside the numbers."""
    for path, page in pages.items():
        (address,) = page.root.xpath('//*[@class="help__safety"]/a/@href')
        assert pages[address].language is page.language, path


def test_mail_is_never_without_its_warning(pages: Mapping[str, BuiltPage]) -> None:
    """Beside each link that begins a message stands that the message stays."""
    seen = 0
    for path, page in pages.items():
        for link in page.root.xpath('//a[starts-with(@href, "mailto:")]'):
            assert warning_after(link), path
            seen += 1
    assert seen >= len(pages)


def warning_after(link: html.HtmlElement) -> bool:
    """Tell whether what follows *link* in its element speaks of the folder in which the message stays."""
    following = link.getnext()
    return following is not None and any(word in following.text_content() for word in ("envia", "sent folder"))
