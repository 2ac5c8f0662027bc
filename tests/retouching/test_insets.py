"""Bodies in the files where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.retouching.insets import UnsettledError, find_insets, render_inset, set_anew, settle_links

URLS = {"articles/2026/primer.ca.md": "blog/primer/", "pages/licencia.gl.md": "gl/licenza/"}


@pytest.mark.parametrize(
    ("href", "settled"),
    [
        ("{filename}/articles/2026/primer.ca.md", "/site/blog/primer/"),
        ("{filename}primer.ca.md#s-un", "/site/blog/primer/#s-un"),
        ("{filename}../../pages/licencia.gl.md", "/site/gl/licenza/"),
        ("https://example.org/{filename}primer.ca.md", "https://example.org/{filename}primer.ca.md"),
    ],
)
def test_links_lead_to_addresses(href: str, settled: str) -> None:
    """From the root of the content or from the text's own folder; what leads elsewhere stays."""
    html = settle_links(f'<p><a href="{href}">a</a></p>', "articles/2026/segon.ca.md", URLS, "/site")
    assert html == f'<p><a href="{settled}">a</a></p>'


def test_unknown_text_is_for_a_whole_build() -> None:
    """Which says where the link stands."""
    with pytest.raises(UnsettledError):
        settle_links('<a href="{filename}tercer.ca.md">a</a>', "articles/2026/segon.ca.md", URLS, "")


def test_feeds_hold_markup_as_text_and_whole_addresses() -> None:
    """A page holds a body as it is."""
    body = '<p>a &amp; <a href="/b/">b</a></p>'
    assert render_inset("blog/a/index.html", body, "https://e.org") == body.encode()
    feed = '&lt;p&gt;a &amp;amp; &lt;a href="https://e.org/b/"&gt;b&lt;/a&gt;&lt;/p&gt;'
    assert render_inset("blog/feed.xml", body, "https://e.org") == feed.encode()


def test_body_that_stands_twice_or_never_has_no_place() -> None:
    """Nobody could say which of the two is the body."""
    assert [inset.source for inset in find_insets(b"[one] [two] [two]", {"1": b"one", "2": b"two", "3": b"three"})] == [
        "1"
    ]


@given(
    st.lists(st.text("aà", max_size=4), min_size=3, max_size=3),
    st.lists(st.text("bç", max_size=9), min_size=2, max_size=2),
)
def test_what_stands_around_stays(around: list[str], new: list[str]) -> None:
    """Whatever their lengths, and again from the places that are noted afterwards."""
    old = [b"<first>", b"<second>"]
    before, between, after = (text.encode() for text in around)
    content = before + old[0] + between + old[1] + after
    bodies = {"1": new[0].encode(), "2": new[1].encode()}
    made, placed = set_anew(content, find_insets(content, {"1": old[0], "2": old[1]}), bodies)
    assert made == before + bodies["1"] + between + bodies["2"] + after
    assert set_anew(made, placed, {"1": old[0], "2": old[1]})[0] == content


def test_only_some_bodies_may_be_new() -> None:
    """The others move with what stands before them."""
    content = b"<a>-<b>-<c>"
    insets = find_insets(content, {"a": b"<a>", "b": b"<b>", "c": b"<c>"})
    made, placed = set_anew(content, insets, {"b": b"longer"})
    assert made == b"<a>-longer-<c>"
    assert [(inset.start, inset.length) for inset in placed] == [(0, 3), (4, 6), (11, 3)]


def test_file_that_is_not_as_noted_is_left_alone() -> None:
    """Somebody else wrote it."""
    insets = find_insets(b"<a>-<b>", {"a": b"<a>", "b": b"<b>"})
    with pytest.raises(UnsettledError):
        set_anew(b"-<a>-<b>", insets, {"b": b"new"})
