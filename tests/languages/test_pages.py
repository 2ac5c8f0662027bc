"""The pages of each language, as a small site has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from plugins.core.formats import Speaker
from plugins.languages.addresses import localise_settings
from plugins.languages.edition import Edition, gather_contents
from plugins.languages.pages import ARCHIVE_WHOLE, AddressError, check_addresses, plan_edition

if TYPE_CHECKING:
    from .conftest import MakeText, Project

HEADING = "//main//*[self::h2 or self::h3]/a/text()"


def parse(project: Project, name: str) -> html.HtmlElement:
    """Return a page of the built site."""
    return html.fromstring(project.read(f"output/{name}index.html"))


def test_every_language_has_its_lists(built_project: Project) -> None:
    """Under the words of each language, those without a single article of their own too."""
    written = set(built_project.written())
    for folder, words in {
        "": (
            "blog",
            "temes",
            "etiquetes",
            "autoria",
            "arxiu",
            "temes/cures",
            "etiquetes/autocura",
            "autoria/cidadania",
        ),
        "gl/": ("blog", "temas", "etiquetas", "autoria", "arquivo", "temas/coidados", "etiquetas/autocoidado"),
        "es/": ("blog", "temas", "etiquetas", "autoria", "archivo", "temas/cuidados", "etiquetas/autocuidado"),
        "en/": ("blog", "topics", "tags", "authors", "archive", "topics/care", "tags/self-care"),
    }.items():
        assert {f"{folder}{word}/index.html" for word in words} <= written
        assert {f"{folder}index.html", f"{folder}404.html"} <= written


def test_article_has_one_address_in_the_language_it_is_written_in(built_project: Project) -> None:
    """No language makes a copy of a text that it has not translated."""
    articles = [name for name in built_project.written() if "/" in name and "achega" in name]
    assert articles == ["gl/blog/achega-gl/index.html"]


def test_list_goes_on_under_numbered_addresses(built_project: Project) -> None:
    """Two articles a page: five articles, three pages, each linked to the next."""
    first, second, third = (parse(built_project, name) for name in ("blog/", "blog/2/", "blog/3/"))
    assert [page.xpath(HEADING) for page in (first, second, third)] == [
        ["nova ca", "achega gl"], ["plan ca", "mitja ca"], ["vella ca"],
    ]  # fmt: skip
    assert first.xpath('//a[@rel="next"]/@href') == ["/blog/2/"]
    assert (second.xpath('//a[@rel="prev"]/@href'), second.xpath('//a[@rel="next"]/@href')) == (
        ["/blog/"],
        ["/blog/3/"],
    )
    assert (first.xpath('//a[@rel="prev"]'), third.xpath('//a[@rel="next"]')) == ([], [])
    assert "blog/4/index.html" not in built_project.written()


def test_second_page_has_a_title_of_its_own(built_project: Project) -> None:
    """Else search engines and history show the same line twice."""
    titles = [parse(built_project, name).findtext(".//title") for name in ("blog/", "blog/2/")]
    assert titles[0] != titles[1]
    assert "2" in str(titles[1])


def test_term_lists_texts_of_every_language(built_project: Project) -> None:
    """The tag is one, under a name in each language."""
    assert parse(built_project, "gl/etiquetas/galicia/").xpath(HEADING) == ["nova ca", "plan gl"]
    assert parse(built_project, "en/tags/galicia/").xpath(HEADING) == ["nova en", "plan gl"]


def test_home_shows_the_newest_and_the_contributed(built_project: Project) -> None:
    """Six and three at most."""
    page = parse(built_project, "")
    assert page.xpath('//section[@aria-labelledby="latest"]//h3/a/text()')[:2] == ["nova ca", "achega gl"]
    assert page.xpath('//section[@aria-labelledby="contributed"]//h3/a/text()') == ["achega gl"]


def test_archive_goes_year_by_year(built_project: Project) -> None:
    """The newest year first."""
    page = parse(built_project, "arxiu/")
    assert page.xpath("//main//section//h2/text()") == ["2026", "2025"]
    assert len(page.xpath("//main//time")) == 5


def test_missing_page_speaks_all_languages_at_the_root(built_project: Project) -> None:
    """Nobody knows which language who got lost reads; under /gl/ it is known."""
    root, galician = (html.fromstring(built_project.read(f"output/{name}404.html")) for name in ("", "gl/"))
    assert root.xpath("//main//section/@lang") == ["ca", "gl", "es", "en"]
    assert galician.xpath("//main//section/@lang") == ["gl"]


def test_draft_is_not_published(built_project: Project) -> None:
    """Neither its page nor a mention of it."""
    assert not [name for name in built_project.written() if "futura" in name]
    assert "futura" not in built_project.read("output/blog/index.html") + built_project.read("output/sitemap.xml")


def test_draft_is_shown_to_who_works_on_it(project: Project) -> None:
    """Under an address that nothing links to and no sitemap lists."""
    project.write_article("futura", "gl", status="draft")
    assert project.build().returncode == 0
    assert "gl/borradores/futura-gl/index.html" in project.written()
    mentions = [
        name
        for name in project.written()
        if name.endswith((".html", ".xml")) and "futura" in project.read(f"output/{name}")
    ]
    assert mentions == ["gl/borradores/futura-gl/index.html"]


def test_lists_have_the_names_that_themes_know(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """A theme made for plain Pelican finds its page, the one before and after, and the list's own articles."""
    contents = gather_contents([make_text(stem, tags=["x"] if stem < "c" else []) for stem in "abcde"], [], [], [])
    speaker = speakers["ca"]
    edition = Edition(speaker.language, localise_settings(settings, speaker.language), speaker, contents)
    plans = {plan.save_as: plan.variables for plan in plan_edition(edition)}
    blog = [plans[f"blog/{number}index.html"] for number in ("", "2/", "3/")]
    assert [sheet["articles_page"].number for sheet in blog] == [1, 2, 3]
    for sheet, previous, following in zip(blog, [None, 1, 2], [2, 3, None], strict=True):
        pages = sheet["articles_previous_page"], sheet["articles_next_page"]
        assert [page and page.number for page in pages] == [previous, following]
    tag = plans["tags/x-ca/index.html"]
    assert [text.group for text in tag["articles"]] == [text.group for text in tag["dates"]] == ["a", "b"]


def test_two_pages_cannot_share_an_address(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """The sentence names both, and the file."""
    contents = gather_contents([make_text("a")], [], [], [])
    speaker = speakers["ca"]
    edition = Edition(speaker.language, localise_settings(settings, speaker.language), speaker, contents)
    plans = list(plan_edition(edition))
    check_addresses(plans)
    with pytest.raises(AddressError, match=r'"a in ca" and "a in ca" would both be ca/a/index\.html'):
        check_addresses([*plans, replace(plans[0])])


def list_archive(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker], count: int
) -> dict[str, Any]:
    """Return the archive's pages, by address, of a site with *count* articles, the oldest of which are of 2025."""
    days = ["2026-10-05"] * (count - 20) + ["2025-03-01"] * 20
    texts = [make_text(f"t{number}", "ca", day) for number, day in enumerate(days)]
    speaker = speakers["ca"]
    local = localise_settings(settings, speaker.language)
    edition = Edition(speaker.language, local, speaker, gather_contents(texts, [], [], []))
    return {plan.url: plan for plan in plan_edition(edition) if plan.kind == "archive"}


def test_short_archive_is_one_page_with_anchors(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """Each year says how many articles it has."""
    (plan,) = list_archive(make_text, settings, speakers, ARCHIVE_WHOLE).values()
    count = ARCHIVE_WHOLE - 20
    assert plan.variables["year_links"] == [(2026, count, "#year-2026"), (2025, 20, "#year-2025")]
    assert [year for year, _ in plan.variables["years"]] == [2026, 2025]


def test_long_archive_has_a_page_a_year(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """The first page shows the last year, and leads to all."""
    plans = list_archive(make_text, settings, speakers, ARCHIVE_WHOLE + 1)
    root, *years = plans
    assert years == [f"{root}2026/", f"{root}2025/"]
    assert [year for year, _ in plans[root].variables["years"]] == [2026]
    assert [url for _, _, url in plans[root].variables["year_links"]] == [f"/{url}" for url in years]
    (listed,) = plans[years[1]].variables["years"]
    assert (listed[0], len(listed[1])) == (2025, 20)
    assert len({plan.title for plan in plans.values()}) == 3
    assert plans[years[1]].variables["year_links"] == plans[root].variables["year_links"]
