"""Every page of the built site: links, ids, headings, languages, pictures, and nothing from elsewhere."""

from __future__ import annotations

import runpy
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from plugins.workshop import ROOT

if TYPE_CHECKING:
    from lxml import html

    from .conftest import BuiltPage

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
CODES = [row["code"] for row in SITE["LANGUAGES"]]
IN_NAMES = {row["code"]: row["in_name"] for row in SITE["LANGUAGES"]}
NOT_HTTP = {"mailto", "tel", "data"}
PLAN_PAGES = ("index", "objective", "news", "state", "changes", "data", "method")
OWN_SHEET = {
    "home",
    "archive",
    "search",
    "campaign",
    "campaign-index",
    "plan",
    *(f"plan-{name}" for name in PLAN_PAGES),
}


def target_of(page: BuiltPage, url: str, origin: str) -> tuple[str, str] | None:
    """Return the path and the fragment to which *url* leads, or None where it leaves the site."""
    parts = urlsplit(url)
    if parts.scheme in NOT_HTTP or (parts.netloc and url.removeprefix(origin) == url):
        return None
    path = parts.path
    if not path and not parts.netloc:
        path = page.path
    assert path.startswith("/"), f"{page.path} links to {url}, which counts from the page"
    return unquote(path), unquote(parts.fragment)


def links_of(page: BuiltPage) -> Iterator[str]:
    """Yield all addresses of a page, those in sets of pictures and in its head's properties included."""
    yield from page.root.xpath("//@href | //@src | //@action | //@poster | //@cite")
    for candidates in page.root.xpath("//@srcset"):
        yield from (candidate.split()[0] for candidate in candidates.split(","))
    yield from page.root.xpath('//meta[@property="og:image" or @property="og:url"]/@content')


def test_no_link_is_broken(pages: Mapping[str, BuiltPage], built_site: Path, site_url: str) -> None:
    """Every address within the site is there, and so is every fragment."""
    ids = {path: set(page.root.xpath("//@id")) for path, page in pages.items()}
    broken = []
    for page in pages.values():
        for url in links_of(page):
            target = target_of(page, url, site_url)
            if target is None:
                continue
            path, fragment = target
            there = path in pages or (not path.endswith("/") and (built_site / path[1:]).is_file())
            if not there or (fragment and fragment not in ids[path]):
                broken.append(f"{page.path} → {url}")
    assert broken == []


def test_every_page_can_be_reached(pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """From the home page, by links that a reader can follow."""
    reached, waiting = {"/"}, ["/"]
    while waiting:
        page = pages[waiting.pop()]
        targets = {target_of(page, url, site_url) for url in page.root.xpath("//body//a/@href")}
        new = {target[0] for target in targets if target and target[0] in pages} - reached
        reached |= new
        waiting += new
    assert {path for path in pages if not path.endswith("404.html")} - reached == set()


def test_ids_are_unique(pages: Mapping[str, BuiltPage]) -> None:
    """A fragment leads to one place."""
    doubles = {
        path: [key for key, count in Counter(page.root.xpath("//@id")).items() if count > 1]
        for path, page in pages.items()
    }
    assert {path: ids for path, ids in doubles.items() if ids} == {}


def test_references_to_ids_lead_somewhere(pages: Mapping[str, BuiltPage]) -> None:
    """What names or describes an element is on the page."""
    for path, page in pages.items():
        ids = set(page.root.xpath("//@id"))
        named = page.root.xpath("//@aria-labelledby | //@aria-describedby | //@aria-controls | //label/@for")
        assert {name for names in named for name in names.split()} <= ids, path


def test_headings_go_down_one_step_at_a_time(pages: Mapping[str, BuiltPage]) -> None:
    """One main heading, and no level left out on the way down."""
    for path, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels.count(1) == 1, path
        jumps = [(before, after) for before, after in pairwise(levels) if after > before + 1]
        assert (levels[0], jumps) == (1, []), path


def test_headings_say_something(pages: Mapping[str, BuiltPage]) -> None:
    """No heading or link is without a name."""
    for path, page in pages.items():
        for element in page.root.xpath("//h1|//h2|//h3|//h4|//h5|//h6|//a|//summary|//button"):
            assert element.text_content().strip() or element.get("aria-label"), path


def test_page_is_in_the_language_of_its_folder(pages: Mapping[str, BuiltPage]) -> None:
    """The root is Catalan's."""
    assert {path: page.root.get("lang") for path, page in pages.items()} == {
        path: page.language.code for path, page in pages.items()
    }


def test_every_language_has_every_kind_of_page(pages: Mapping[str, BuiltPage]) -> None:
    """None is a poor relation."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages.values():
        kinds[page.language.code].add(page.kind)
    expected = {"home", "blog", "article", "page", "category", "tag", "author", "terms", "archive", "not-found"}
    expected |= {"news", "feeds", "search", "accessibility"}
    expected |= {"translations", "plan", *(f"plan-{name}" for name in PLAN_PAGES), "campaign", "campaign-index"}
    assert dict(kinds) == dict.fromkeys(CODES, expected)


def test_canonical_is_the_page_s_own_address(pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """A missing page has none."""
    expected = {path: None if page.kind == "not-found" else site_url + path for path, page in pages.items()}
    assert {path: page.canonical for path, page in pages.items()} == expected


def test_alternates_are_reciprocal(pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """Each page names itself and all its versions, and they all say the same."""
    for path, page in pages.items():
        alternates = page.alternates
        if page.kind == "not-found":
            assert alternates == {}, path
            continue
        assert alternates[page.language.code] == site_url + path, path
        assert set(alternates) - {"x-default"} <= set(CODES), path
        default = alternates["x-default"]
        assert default == alternates.get(CODES[0], default), path
        assert default in [url for code, url in alternates.items() if code != "x-default"], path
        for code, url in alternates.items():
            other = pages[url.removeprefix(site_url)]
            assert code in ("x-default", other.language.code), path
            assert other.alternates == alternates, path


def test_switcher_offers_every_language(pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """Under its own name, to the version that the head names, else home, and then it says so."""
    for path, page in pages.items():
        links = page.root.xpath('//nav[contains(@class, "langs")]//a')
        assert [link.get("hreflang") for link in links] == CODES, path
        for link in links:
            code = link.get("hreflang")
            assert link.get("lang") == code
            version = page.alternates.get(code)
            if version:
                assert (site_url + link.get("href"), link.find_class("langs__note")) == (version, []), path
            elif page.kind != "not-found":
                home = "/" if code == CODES[0] else f"/{code}/"
                assert link.get("href") == home, path
                assert link.find_class("langs__note"), path


def test_titles_are_unique_in_a_language(pages: Mapping[str, BuiltPage]) -> None:
    """Who has many pages open can tell them apart."""
    titles = Counter((page.language.code, page.root.findtext(".//title")) for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert all(title and title.strip() for _, title in titles)


def test_every_page_is_described(pages: Mapping[str, BuiltPage]) -> None:
    """In one line of plain text."""
    for path, page in pages.items():
        (description,) = page.root.xpath('//meta[@name="description"]/@content')
        assert description.strip(), path
        assert not set(description) & set("<>\n"), path


def test_pictures_have_text_and_size(pages: Mapping[str, BuiltPage]) -> None:
    """So that nothing jumps while they load, and who does not see them misses nothing."""
    for path, page in pages.items():
        for picture in page.root.iter("img"):
            assert picture.get("alt") is not None, path
            assert int(picture.get("width")) > 0, path
            assert int(picture.get("height")) > 0, path


def test_picture_of_an_article_is_described(pages: Mapping[str, BuiltPage]) -> None:
    """Only on cards, beside their title, do pictures merely decorate."""
    seen = 0
    for path, page in pages.items():
        for picture in page.root.xpath('//*[@class="reading__picture" or @class="prose"]//img'):
            seen += 1
            assert len(picture.get("alt")) > 10, path
    assert seen


def test_only_the_hero_is_loaded_at_once(pages: Mapping[str, BuiltPage]) -> None:
    """Every other picture of the content waits until it is near."""
    for path, page in pages.items():
        eager = [one for one in page.root.xpath("//main//img") if one.get("loading") != "lazy"]
        assert len(eager) <= 1, path


def test_nothing_comes_from_elsewhere(pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """Links may leave the site; what a browser fetches by itself may not."""
    for path, page in pages.items():
        links = set(page.root.xpath("//a/@href"))
        fetched = set(page.root.xpath("//@src | //link[not(@rel='license')]/@href | //object/@data | //use/@href"))
        fetched |= {candidate.split()[0] for urls in page.root.xpath("//@srcset") for candidate in urls.split(",")}
        assert {url for url in fetched if not url.removeprefix(site_url).startswith("/")} == set(), path
        assert {url for url in fetched if url.startswith("//")} == set(), path
        assert {url for url in links if url.startswith(("http:", "//")) and not url.startswith(site_url)} == set(), path
        assert page.root.xpath("//iframe|//embed|//object|//video|//audio|//base") == [], path
        # That of a campaign asks nobody anything: its script works on the reader's own machine.
        forms = page.root.xpath("//form")
        assert (page.kind == "campaign" and len(forms) == 1) or forms == [], path
        assert [form for form in forms if form.get("action") or form.get("method", "dialog") != "dialog"] == [], path
        assert page.root.xpath("//meta/@http-equiv") == ["Content-Security-Policy"], path


def test_nothing_is_inline(pages: Mapping[str, BuiltPage]) -> None:
    """A content security policy can forbid all inline styles and scripts."""
    for path, page in pages.items():
        assert page.root.xpath("//@style | //style | //script[not(@src) and not(@type='application/ld+json')]") == [], (
            path
        )
        assert [name for name in page.root.xpath("//@*") if name.attrname.startswith("on")] == [], path
        assert [url for url in page.root.xpath("//@href") if url.lower().startswith("javascript:")] == [], path


def test_one_style_sheet_and_one_script(pages: Mapping[str, BuiltPage]) -> None:
    """The same on every page, so that a browser fetches them once; OWN_SHEET have their own beside them."""
    others = [page for page in pages.values() if page.kind not in OWN_SHEET]
    sheets = {tuple(page.root.xpath('//link[@rel="stylesheet"]/@href')) for page in others}
    scripts = {tuple(page.root.xpath("//script/@src")) for page in others}
    assert [len(addresses) for addresses in (*sheets, *scripts)] == [1, 1]
    for page in (page for page in pages.values() if page.kind in OWN_SHEET):
        assert len(page.root.xpath('//link[@rel="stylesheet"]')) == 2, page.path
        assert len(page.root.xpath("//script[@src]")) == {"campaign": 5, "search": 3}.get(page.kind, 1), page.path


def language_of(element: html.HtmlElement) -> str:
    """Return the language that holds at *element*, or in the one element that holds all its text."""
    (inner,) = element if len(element) == 1 and not element.text else (element,)
    return str(inner.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def test_text_in_another_language_says_so(pages: Mapping[str, BuiltPage], site_url: str) -> None:
    """The title of an article, wherever it is linked from, has the language of that article's own page."""
    titles = {
        page.path: (page.language.code, page.root.find(".//h1").text_content().strip())
        for page in pages.values()
        if page.kind in {"article", "page"}
    }
    seen = 0
    for path, page in pages.items():
        for link in page.root.xpath("//body//a[@href]"):
            target = target_of(page, link.get("href"), site_url)
            if target and titles.get(target[0], ("", ""))[1] == link.text_content().strip():
                code = titles[target[0]][0]
                seen += code != page.language.code
                assert language_of(link) == code, f"{path} → {target[0]}"
    assert seen


def test_card_in_another_language_is_marked(pages: Mapping[str, BuiltPage]) -> None:
    """In words that a reader of that language knows; one in the page's own language is not marked."""
    foreign = 0
    for path, page in pages.items():
        for card in page.root.xpath('//main//article[contains(@class, "card") or contains(@class, "row")]'):
            code = card.get("lang")
            marks = [mark.text_content() for mark in card.find_class("mark") if "mark--guest" not in mark.get("class")]
            assert marks == ([IN_NAMES[code]] if code else []), path
            assert code != page.language.code, path
            foreign += code is not None
            (meta,) = card.find_class("meta")
            assert language_of(meta) == page.language.code, path
    assert foreign


def test_every_language_lists_every_article(pages: Mapping[str, BuiltPage]) -> None:
    """Once, in itself where it can be had: the archives are equally long."""
    archives = {
        page.language.code: page.root.xpath("//main//section//li//a/@href")
        for page in pages.values()
        if page.kind == "archive"
    }
    assert len({len(links) for links in archives.values()}) == 1
    for code, links in archives.items():
        assert len(set(links)) == len(links) >= 10
        for link in links:
            alternates = pages[link].alternates
            assert pages[link].language.code == code or code not in alternates


def test_helplines_and_the_exit_are_on_every_page(pages: Mapping[str, BuiltPage]) -> None:
    """The exit is the second thing that the tabulator reaches, after the way to the content."""
    for path, page in pages.items():
        assert page.root.xpath('//aside//a[starts-with(@href, "tel:")]'), path
        first, second = page.root.xpath("//body//a[@href]")[:2]
        assert first.get("href") == "#content", path
        assert second.get("data-exit") is not None, path
        assert second.get("href").startswith("https://"), path
