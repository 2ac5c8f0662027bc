"""What stands around each page's own matter, as a small site has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from .conftest import Project

ORIGIN = "https://example.org"


def parse(project: Project, name: str) -> html.HtmlElement:
    """Return a page of the built site."""
    return html.fromstring(project.read(f"output/{name}index.html"))


def alternates(page: html.HtmlElement) -> dict[str, str]:
    """Return the addresses that the head gives, by language."""
    return {link.get("hreflang"): link.get("href") for link in page.xpath('//head/link[@rel="alternate"][@hreflang]')}


def test_head_names_real_translations_alone(built_project: Project) -> None:
    """A text in two languages has two addresses, each its own canonical one."""
    for name in ("blog/nova-ca/", "en/blog/nova-en/"):
        page = parse(built_project, name)
        assert alternates(page) == {
            "ca": f"{ORIGIN}/blog/nova-ca/",
            "en": f"{ORIGIN}/en/blog/nova-en/",
            "x-default": f"{ORIGIN}/blog/nova-ca/",
        }
        assert page.xpath('//link[@rel="canonical"]/@href') == [f"{ORIGIN}/{name}"]


def test_text_without_the_default_language_is_its_own_default(built_project: Project) -> None:
    """There is no other address for readers of other languages."""
    url = f"{ORIGIN}/gl/blog/achega-gl/"
    assert alternates(parse(built_project, "gl/blog/achega-gl/")) == {"gl": url, "x-default": url}


def test_lists_are_matched_across_languages_by_id(built_project: Project) -> None:
    """Whatever the words of their addresses."""
    assert alternates(parse(built_project, "gl/etiquetas/autocoidado/")) == {
        "ca": f"{ORIGIN}/etiquetes/autocura/",
        "gl": f"{ORIGIN}/gl/etiquetas/autocoidado/",
        "es": f"{ORIGIN}/es/etiquetas/autocuidado/",
        "en": f"{ORIGIN}/en/tags/self-care/",
        "x-default": f"{ORIGIN}/etiquetes/autocura/",
    }


def test_switcher_leads_to_the_same_page_or_says_so(built_project: Project) -> None:
    """Where there is no translation it leads home, and tells before the click."""
    links = {
        link.get("hreflang"): link for link in parse(built_project, "blog/nova-ca/").xpath('//nav[@class="langs"]//a')
    }
    assert {code: link.get("href") for code, link in links.items()} == {
        "ca": "/blog/nova-ca/", "gl": "/gl/", "es": "/es/", "en": "/en/blog/nova-en/",
    }  # fmt: skip
    assert {code for code, link in links.items() if link.xpath('.//*[@class="langs__note"]')} == {"gl", "es"}
    assert [code for code, link in links.items() if link.get("aria-current")] == ["ca"]
    assert all(link.get("lang") == code for code, link in links.items())


def test_second_page_of_a_list_leads_to_second_pages(built_project: Project) -> None:
    """All languages list the same articles."""
    assert alternates(parse(built_project, "gl/blog/2/"))["en"] == f"{ORIGIN}/en/blog/2/"


def test_menu_leads_to_the_language_s_own_page(built_project: Project) -> None:
    """Else to the one there is."""
    galician, english = (parse(built_project, name).xpath('//nav[@class="menu"]//a/@href') for name in ("gl/", "en/"))
    assert galician == ["/gl/", "/gl/blog/", "/gl/qui-som-gl/", "/gl/busca/"]
    assert english == ["/en/", "/en/blog/", "/qui-som-ca/", "/en/search/"]


def test_menu_tells_where_one_is(built_project: Project) -> None:
    """An article is somewhere in the blog."""
    found = {
        name: parse(built_project, name).xpath('//nav[@class="menu"]//a[@aria-current="page"]/@href')
        for name in ("", "blog/nova-ca/", "qui-som-ca/")
    }
    assert found == {"": ["/"], "blog/nova-ca/": ["/blog/"], "qui-som-ca/": ["/qui-som-ca/"]}


def test_page_of_safety_and_of_the_licence_are_linked_everywhere(built_project: Project) -> None:
    """In the default language where a language has none of its own."""
    page = parse(built_project, "en/blog/nova-en/")
    assert "/navega-segura-ca/" in page.xpath('//aside//p[@class="help__safety"]/a/@href')
    assert page.xpath('//footer[contains(@class, "foot")]//a[@rel="license"]/@href') == ["/llicencia-ca/"]


def test_neutral_page_has_a_neutral_card_and_title(built_project: Project) -> None:
    """Neither tells whose site it is."""
    neutral, other = (parse(built_project, name) for name in ("navega-segura-ca/", "qui-som-ca/"))
    card = '//meta[@property="og:image"]/@content'
    assert neutral.findtext(".//title") == "navega-segura"
    assert neutral.xpath(card) != other.xpath(card)


def test_feeds_are_announced_where_they_belong(built_project: Project) -> None:
    """A category's page adds its own; Spanish has no article, and so no feed."""
    link = '//head/link[@type="application/atom+xml"]/@href'
    assert parse(built_project, "gl/temas/coidados/").xpath(link) == [
        "/gl/feed.xml", "/gl/colaboracions/feed.xml", "/gl/temas/coidados/feed.xml",
    ]  # fmt: skip
    assert parse(built_project, "es/").xpath(link) == []
    assert not [name for name in built_project.written() if name.startswith("es/") and name.endswith(".xml")]


@pytest.mark.parametrize(
    ("code", "exit_url"), [("ca/", "ca.wikipedia"), ("gl/", "gl.wikipedia"), ("en/", "en.wikipedia")]
)
def test_exit_leads_away_in_the_language_of_the_page(built_project: Project, code: str, exit_url: str) -> None:
    """A page in another language would look odd in the history."""
    (link,) = parse(built_project, code.removeprefix("ca/")).xpath("//a[@data-exit]/@href")
    assert exit_url in link


def test_contributed_article_says_how_to_cite_it(built_project: Project) -> None:
    """By whom, when, what, where."""
    page = parse(built_project, "gl/blog/achega-gl/")
    (citation,) = page.xpath('//p[@class="cite__text"]/text()')
    assert citation == f"Cidadania (2026). achega gl. Col·lectiu Flora Tristán. {ORIGIN}/gl/blog/achega-gl/"
    assert parse(built_project, "blog/nova-ca/").xpath('//p[@class="cite__text"]') == []


def test_site_under_a_path_keeps_to_it(project: Project) -> None:
    """Every internal address of every page starts with the path, feeds and sitemap included."""
    options = ("-e", "DEFAULT_PAGINATION=1")
    result = project.build(*options, settings="publishconf.py", SITE_URL="https://example.org/repo/")
    assert result.returncode == 0
    pages = [name for name in project.written() if name.endswith(".html")]
    addresses = {
        address
        for name in pages
        for address in html.fromstring(project.read(f"output/{name}")).xpath("//@href | //@src")
    }
    assert addresses
    internal = {address for address in addresses if not address.startswith(("https:", "tel:", "mailto:", "#"))}
    assert {address for address in internal if not address.startswith("/repo/")} == set()
    written = set(project.written())
    files = {address.removeprefix("/repo/").partition("#")[0] for address in internal}
    assert {
        file for file in files if (f"{file}index.html" if file.endswith("/") or not file else file) not in written
    } == set()
    assert "<loc>https://example.org/repo/gl/blog/segundo-gl/</loc>" in project.read("output/sitemap.xml")
    assert 'href="https://example.org/repo/gl/feed.xml"' in project.read("output/gl/feed.xml")
    assert 'rel="canonical" href="https://example.org/repo/"' in project.read("output/index.html")
