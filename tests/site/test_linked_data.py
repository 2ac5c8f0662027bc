"""What every page tells machines, read as they read it."""

from __future__ import annotations

import json
import re
import runpy
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from pyld import jsonld

from plugins.workshop import ROOT

if TYPE_CHECKING:
    from .conftest import BuiltPage

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
REQUIRED = {
    "Organization": {"name", "url"},
    "WebSite": {"name", "url"},
    "BlogPosting": {"headline", "image", "datePublished", "author", "publisher", "inLanguage"},
    "BreadcrumbList": {"itemListElement"},
    "CreativeWork": {"name", "url", "description", "license", "publisher", "inLanguage"},
}
"""What schema.org and search engines ask of each kind of thing."""
EXPECTED = {
    "home": ["Organization", "WebSite"],
    "article": ["BlogPosting", "BreadcrumbList"],
    "campaign": ["CreativeWork", "BreadcrumbList"],
    "plan": ["CreativeWork", "BreadcrumbList"],
    **{kind: ["BreadcrumbList"] for kind in ("category", "tag", "author")},
    **{f"plan-{name}": ["BreadcrumbList"] for name in ("objective", "news", "state", "changes", "data")},
}

SCHEMA = "https://schema.org"
LEADING = ("url", "item", "image", "logo", "contentUrl", "license")
"""The terms that schema.org's own context reads as addresses."""
CONTEXT = {"@context": {"@vocab": f"{SCHEMA}/", **{term: {"@type": "@id"} for term in LEADING}}}

Things = Mapping[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def things(pages: Mapping[str, BuiltPage]) -> Things:
    """What the data blocks of each page hold.

    Source: https://www.w3.org/TR/json-ld11/#extract-script-content
    """
    blocks = {path: page.root.xpath('//script[@type="application/ld+json"]/text()') for path, page in pages.items()}
    documents = {path: [json.loads(text) for text in texts] for path, texts in blocks.items()}
    assert {one["@context"] for found in documents.values() for one in found} == {"https://schema.org"}
    return {path: [thing for one in found for thing in one.get("@graph", [one])] for path, found in documents.items()}


def walk(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in *part*."""
    if isinstance(part, dict):
        yield part
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from walk(one)


def test_each_kind_of_page_tells_what_it_is(things: Things, pages: Mapping[str, BuiltPage]) -> None:
    """In every language alike; a page without a matter of its own tells nothing."""
    kinds: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for path, found in things.items():
        kinds[pages[path].kind].add(tuple(thing["@type"] for thing in found))
    assert {kind: [list(types) for types in found] for kind, found in kinds.items()} == {
        kind: [EXPECTED.get(kind, [])] for kind in kinds
    }
    assert set(EXPECTED) <= set(kinds)


def test_a_program_that_knows_json_ld_reads_every_page(things: Things, built_site: Path, site_url: str) -> None:
    """Out of the HTML, by the standard's own steps: the same things, all of them known words, each address whole."""

    def load(url: str, _options: Any) -> dict[str, Any]:
        answer = {"contextUrl": None, "documentUrl": url}
        if url.rstrip("/") == SCHEMA:
            return {**answer, "contentType": "application/ld+json", "document": CONTEXT}
        file = built_site / url.removeprefix(f"{site_url}/") / "index.html"
        return {**answer, "contentType": "text/html", "document": file.read_text(encoding="utf-8")}

    for path in (path for path, found in things.items() if found):
        options = {"documentLoader": load, "extractAllScripts": True}
        quads = [quad for graph in jsonld.to_rdf(site_url + path, options).values() for quad in graph]
        types = [quad["object"]["value"] for quad in quads if quad["predicate"]["value"].endswith("#type")]
        told = [thing["@type"] for one in things[path] for thing in walk(one) if "@type" in thing]
        assert sorted(types) == sorted(f"{SCHEMA}/{name}" for name in told), path
        described = {quad["subject"]["value"] for quad in quads}
        for quad in quads:
            if quad["predicate"]["value"] == f"{SCHEMA}/publisher":
                assert quad["object"]["value"] in described, path
            if quad["predicate"]["value"].removeprefix(f"{SCHEMA}/") in LEADING:
                assert quad["object"]["type"] == "IRI", f"{path}: {quad}"


def test_things_have_what_is_asked_of_them(things: Things) -> None:
    """Those within others too; every step of a trail has its place, its name and, but for the last, its address."""
    for path, found in things.items():
        for thing in (one for one in walk(found) if one.get("@type") in REQUIRED):
            assert REQUIRED[thing["@type"]] <= set(thing), f"{path}: {thing}"
            assert all(thing[key] for key in REQUIRED[thing["@type"]]), path
        for trail in (one for one in found if one["@type"] == "BreadcrumbList"):
            steps = trail["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1)), path
            assert len(steps) >= 3 or "/campanyes/" in path or "/pla/" in path, path
            assert all(step["name"] and step.get("item") for step in steps[:-1]), path


def test_addresses_lead_to_pages_and_files_of_the_site(
    things: Things, pages: Mapping[str, BuiltPage], built_site: Path, site_url: str
) -> None:
    """Whole ones; but for the licence, nothing leads elsewhere."""
    keys = ("url", "item", "image", "logo", "contentUrl")
    seen = 0
    for path, found in things.items():
        for thing in walk(found):
            for url in (thing[key] for key in keys if key in thing):
                seen += 1
                assert url.startswith(f"{site_url}/"), f"{path}: {url}"
                target = urlsplit(url).path
                assert target in pages or (built_site / target[1:]).is_file(), f"{path}: {url}"
    assert seen > 100


def test_article_tells_what_the_page_shows(things: Things, pages: Mapping[str, BuiltPage]) -> None:
    """Title, day, language, who wrote it; and the address is the page's own."""
    seen = 0
    for path, found in things.items():
        page = pages[path]
        for thing in (one for one in found if one["@type"] == "BlogPosting"):
            seen += 1
            assert thing["headline"] == page.root.find(".//h1").text_content().strip()
            assert thing["url"] == page.canonical
            assert thing["inLanguage"] == page.language.code
            moment = datetime.fromisoformat(thing["datePublished"])
            assert moment.tzinfo is not None
            assert page.root.xpath('//dl[@class="facts"]//time/@datetime')[0] == moment.date().isoformat()
            assert {author["@type"] for author in thing["author"]} <= {"Person", "Organization"}
            names = page.root.xpath('//dl[@class="facts"]/div[1]/dd//a/text()')
            assert [author["name"] for author in thing["author"]] == names
    assert seen == sum(page.kind == "article" for page in pages.values()) > 30


def test_help_pages_tell_nothing(pages: Mapping[str, BuiltPage]) -> None:
    """Nor do missing pages: nobody should find out from a machine what was looked at."""
    slugs = re.compile(r"navega|browse-safely|404")
    quiet = [page for page in pages.values() if slugs.search(page.path)]
    assert len(quiet) == 8
    for page in quiet:
        assert page.root.xpath('//script[@type="application/ld+json"]') == [], page.path
        assert page.root.xpath('//meta[starts-with(@property, "article:")]') == [], page.path


def test_page_carries_one_small_block(pages: Mapping[str, BuiltPage]) -> None:
    """In its head, and light enough for a page of one round trip."""
    for path, page in pages.items():
        blocks = page.root.xpath('//script[@type="application/ld+json"]')
        assert len(blocks) <= 1, path
        assert all(block.getparent().tag == "head" for block in blocks), path
        assert all(len(block.text) <= 2_500 and json.loads(block.text) for block in blocks), path


def test_article_is_shared_with_its_days_its_authors_and_its_topic(
    pages: Mapping[str, BuiltPage], site_url: str
) -> None:
    """As Open Graph has them; the locale is that of the language, the others that of its translations."""
    locales = {row["code"]: row["locale"] for row in SITE["LANGUAGES"]}
    for path, page in pages.items():
        given: defaultdict[str, list[str]] = defaultdict(list)
        for meta in page.root.xpath("//meta[@property]"):
            given[meta.get("property")].append(meta.get("content"))
        if page.kind == "not-found":
            assert given == {}, path
            continue
        assert given["og:locale"] == [locales[page.language.code]], path
        others = set(page.alternates) - {"x-default", page.language.code}
        assert set(given["og:locale:alternate"]) == {locales[code] for code in others}, path
        assert given["og:image:alt"][0].strip(), path
        if page.kind != "article":
            assert not [key for key in given if key.startswith("article:")], path
            continue
        assert given["og:type"] == ["article"]
        (published,) = given["article:published_time"]
        assert datetime.fromisoformat(published).tzinfo is not None
        for modified in given["article:modified_time"]:
            assert datetime.fromisoformat(modified) >= datetime.fromisoformat(published), path
        assert {pages[url.removeprefix(site_url)].kind for url in given["article:author"]} == {"author"}
        assert given["article:section"] == page.root.xpath('//main//p[@class="eyebrow"]/a/text()'), path


def test_files_at_fixed_places(built_site: Path, site_url: str) -> None:
    """Whom to tell of a hole, and what may be read; whom to tell is a page that is there."""
    robots = (built_site / "robots.txt").read_text()
    assert robots == f"User-agent: *\nDisallow:\nSitemap: {site_url}/sitemap.xml\n"
    lines = (built_site / ".well-known/security.txt").read_text().splitlines()
    security = dict(line.split(": ", 1) for line in lines)
    assert security["Canonical"] == f"{site_url}/.well-known/security.txt"
    assert security["Expires"] == "2027-05-21T00:00:00Z"
    page = built_site / security["Contact"].removeprefix(f"{site_url}/") / "index.html"
    assert page.is_file()


def test_there_is_nothing_to_install(pages: Mapping[str, BuiltPage], built_site: Path) -> None:
    """No web manifest, on purpose: an icon on the home screen of a watched telephone would give its owner away."""
    assert [path for path, page in pages.items() if page.root.xpath('//link[contains(@rel, "manifest")]')] == []
    assert list(built_site.rglob("*.webmanifest")) == []
    assert sorted(built_site.rglob("manifest.json")) == sorted(built_site.glob("kits/*/manifest.json"))
