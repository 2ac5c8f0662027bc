"""Links and pictures in raw HTML."""

from __future__ import annotations

import time

import pytest

from plugins.contributions.raw_links import find_raw_links


@pytest.mark.parametrize(
    ("text", "target", "is_picture"),
    [
        ('<a href="{filename}/pages/x.ca.md">x</a>', "{filename}/pages/x.ca.md", False),
        ("<A class=x HREF = '{filename}../x.ca.md#y'>x</A>", "{filename}../x.ca.md#y", False),
        ("a <a\n  title='1 > 0'\n  href={filename}x.ca.md>x</a>", "{filename}x.ca.md", False),
        ('<img src="{static}/pictures/x.png" alt="a">', "{static}/pictures/x.png", True),
        ("<img/src='{static}/pictures/x.png'/>", "{static}/pictures/x.png", True),
        ('<a href=" &#123;filename}x.ca.md">x</a>', "{filename}x.ca.md", False),
        ('<a href="{filename}a.ca.md" href="{filename}b.ca.md">x</a>', "{filename}a.ca.md", False),
    ],
)
def test_target_is_found_where_it_stands(text: str, target: str, is_picture: bool) -> None:  # noqa: FBT001 - a case's value
    """However its tag is written: in either quotes or none, over several lines, with a character reference."""
    (link,) = find_raw_links(text)
    assert (link.target, link.is_picture) == (target, is_picture)
    assert text[link.position :].lstrip().startswith((target, "&#123;"))


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://example.org/">x</a>',
        "<a href='#s-x'>x</a> <a name=x>x</a> <a>x</a>",
        '<abbr href="{filename}x.ca.md">x</abbr>',
        "<p title=\"<a href='{filename}x.ca.md'\">x</p>",
        "<a title=' href={filename}x.ca.md '>x</a>",
        '<img href="{filename}x.ca.md" alt="x">',
        "[x]({filename}x.ca.md)",
        "<a href>x</a> 1 <a and a> 0",
    ],
)
def test_all_else_is_none(text: str) -> None:
    """Other addresses, other elements, words in an attribute, Markdown."""
    assert list(find_raw_links(text)) == []


@pytest.mark.parametrize("text", ["<a '" * 16_000, '<a href="' * 7_000, "<a " + "x=' " * 16_000, "<img " * 13_000])
def test_tags_that_never_end_take_no_time(text: str) -> None:
    """The longest that a source can be."""
    start = time.process_time()
    assert list(find_raw_links(text[:65_536])) == []
    assert time.process_time() - start < 1
