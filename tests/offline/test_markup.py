"""Pages taken apart tag by tag, and put together again."""

from pathlib import Path

import pytest

from plugins.offline.markup import Tag, list_tags, rewrite, take_inside


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <b>c</b></p>", "<p>a </p>"),
        ("<b><i>x</i><b>y</b>z</b>after", "after"),
        ('<p title="a > <b>">x</p>', '<p title="a > <b>">x</p>'),
        ("a<br><b></b>d", "a<br>d"),
        ("1 &lt; 2", "1 &lt; 2"),
    ],
)
def test_element_goes_with_all_in_it(html: str, expected: str) -> None:
    """The same within the same included, and nothing around it."""
    assert rewrite(html, lambda tag: None if tag.name == "b" else tag.text) == expected


def test_void_element_takes_nothing_with_it() -> None:
    """Neither in HTML nor where the slash says so."""
    assert rewrite('<img src="a"><p>b</p>', lambda tag: None if tag.name == "img" else tag.text) == "<p>b</p>"
    assert rewrite("<path/><g></g>", lambda tag: None if tag.name == "path" else tag.text) == "<g></g>"


def test_tag_is_written_as_it_was_read() -> None:
    """Attributes without a value, quotes and all."""
    (tag,) = list_tags('<a href="/x?a=1&amp;b=%22" hidden title="&quot;b&quot; &lt;">')
    assert dict(tag.attributes) == {"href": "/x?a=1&b=%22", "hidden": None, "title": '"b" <'}
    assert tag.render({}) == '<a href="/x?a=1&amp;b=%22" hidden title="&quot;b&quot; &lt;">'
    changed = tag.render({"href": "#x", "id": "y"}, "b", frozenset({"hidden"}))
    assert changed == '<b href="#x" title="&quot;b&quot; &lt;" id="y">'


def test_every_page_of_the_theme_survives(built_site: Path) -> None:
    """What is changed in nothing is the same page, byte for byte; what is written anew means the same."""
    for file in (built_site / "index.html", built_site / "pla/2021/index.html"):
        html = file.read_text("utf-8")
        assert rewrite(html, lambda tag: tag.text) == html
        again = rewrite(html, lambda tag: tag.render({}) if tag.name != "!doctype" else tag.text)
        assert [meaning(tag) for tag in list_tags(again)] == [meaning(tag) for tag in list_tags(html)]


def meaning(tag: Tag) -> tuple[object, ...]:
    """Return all that a browser takes from *tag*."""
    return tag.name, tag.closing, tag.is_void, dict(tag.attributes)


def test_inside() -> None:
    """Three pieces that are the whole again."""
    html = '<html><main id="x"><p>a</p></main></html>'
    assert take_inside(html, "main") == ('<html><main id="x">', "<p>a</p>", "</main></html>")
