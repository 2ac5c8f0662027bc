"""Texts as Pelican has them, with links and addresses of our own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG

from plugins.languages.contents import TO_TEXTS, SiteArticle

if TYPE_CHECKING:
    from pathlib import Path

HTML = (
    '<p><a href="{filename}/articles/b.ca.md#s-nota">b</a>, <a class="x" href="{filename}b.ca.md">b</a> and'
    ' <a href="{filename}../pages/c.ca.md">c</a>; <a href="https://example.org/">out</a></p>'
    '<p><a title="{filename}/articles/b.ca.md" href="{filename}/articles/b.ca.md?x=1">both</a>'
    ' <code>href="{filename}/articles/b.ca.md"</code> {filename} <a href="{filename}/articles/no.ca.md">no</a></p>'
)


def make(kind: type[Article], html: str, path: Path, siteurl: str) -> Any:
    """Return an article of *kind* at articles/a.ca.md, which may link to two other texts."""
    others = {name: SimpleNamespace(url=f"ca/{name}/") for name in ("articles/b.ca.md", "pages/c.ca.md")}
    settings = DEFAULT_CONFIG | {"PATH": str(path), "INTRASITE_LINK_REGEX": TO_TEXTS, "SITEURL": siteurl}
    metadata = {"title": "A", "summary": "Said.", "status": "published", "slug": "a", "lang": "ca"}
    context = {"generated_content": others, "static_content": {}, "localsiteurl": siteurl}
    return kind(html, metadata, settings, str(path / "articles/a.ca.md"), context)


@pytest.mark.parametrize("siteurl", ["", "/sub", "https://example.org"])
def test_links_are_those_that_pelican_would_make(tmp_path: Path, siteurl: str) -> None:
    """To texts near and far, with and without what follows, in tags and out of them, and to what is not there."""
    ours, pelicans = (make(kind, HTML, tmp_path, siteurl) for kind in (SiteArticle, Article))
    assert ours.content == pelicans.content
    assert ours.content.count("ca/articles/b.ca.md/") == 3


@pytest.mark.parametrize("name", ["url", "save_as", "summary", "relative_source_path", "relative_dir"])
def test_what_is_told_of_a_text_is_what_pelican_tells(tmp_path: Path, name: str) -> None:
    """By shorter ways."""
    ours, pelicans = (make(kind, "<p>Words.</p>", tmp_path, "") for kind in (SiteArticle, Article))
    assert getattr(ours, name) == getattr(pelicans, name)
    assert ours.get_static_links() == pelicans.get_static_links() == set()


def test_what_is_told_of_a_body_changes_with_its_content(tmp_path: Path) -> None:
    """With its own words, and with the address of a text that it links to; to what is not there, with anything."""
    link = '<p>{} <a href="{{filename}}/articles/b.ca.md">b</a></p>'
    texts = {name: make(SiteArticle, link.format(name), tmp_path, "") for name in ("one", "two")}
    for name, text in texts.items():
        body = {"digest": name.encode(), "leads": ("/articles/b.ca.md",), "html": link.format(name)}
        text.body = SimpleNamespace(**body)
        del text.own_html
    told = {text.tell_body() for text in texts.values()}
    assert len(told) == 2
    assert not any("<p>" in one for one in told)
    texts["one"]._context["generated_content"]["articles/b.ca.md"].url = "moved/"
    assert texts["one"].tell_body() not in told
    del texts["one"]._context["generated_content"]["articles/b.ca.md"]
    assert texts["one"].tell_body() == texts["one"].content


def test_address_once_told_stays(tmp_path: Path) -> None:
    """Whatever becomes of the settings."""
    ours = make(SiteArticle, "", tmp_path, "")
    ours.override_url, ours.override_save_as = ours.url, ours.save_as
    ours.slug = "another"
    assert (ours.url, ours.save_as) == ("a-ca.html", "a-ca.html")
