"""Pictures, headings, links, lengths: what is said, and exactly where."""

import time
from collections.abc import Callable

import pytest

from plugins.contributions.drafts import Draft
from plugins.contributions.style import ARTICLE_WORDS, WORDLESS_LINKS, check_length, check_style
from plugins.core.findings import Severity

Write = Callable[..., Draft]

# Bodies, whose first line is the sixth of the file, and what is said of them.
BODIES = {
    "picture without words": ("a ![]({static}/pictures/x.png)", ["6:3:E201"]),
    "picture with a space for words": ("![ ]({static}/pictures/x.png)", ["6:1:E201"]),
    "picture by reference without words": ("![][x]", ["6:1:E201"]),
    "file for words": ("![mesa.png]({static}/pictures/mesa.png)", ["6:1:W201"]),
    "camera's name for words": ("![IMG_2031]({static}/pictures/x.png)", ["6:1:W201"]),
    "stem for words": ("![arc-llindar]({static}/pictures/arc-llindar.png)", ["6:1:W201"]),
    "right picture": ("![Una taula]({static}/pictures/taula.png)", []),
    "jump at once": ("### a", ["6:1:W202"]),
    "jump later": ("## a\n\n#### b\n\n##### c", ["8:1:W202"]),
    "jump after an underlined heading": ("a\n---\n\n#### b", ["9:1:W202"]),
    "right headings": ("## a\n\n### b\n\n## c\n\n### d\n\n#### e\n\n## f", []),
    "hash signs in code": ("```\n#### a\n```", []),
    "here": ("a [aquí](https://example.org)", ["6:4:W203"]),
    "here with trimmings": ("[**Feu clic aquí!**](/x/)", ["6:2:W203"]),
    "more by reference": ("[Més informació][x]\n\n[x]: https://example.org", ["6:2:W203"]),
    "another language's here": ("[here](https://example.org)", []),
    "here as part of a text": ("[el pla, aquí](https://example.org)", []),
    "address as text": ("[https://example.org/x](https://example.org/x)", ["6:2:W204"]),
    "address between angles": ("a <https://example.org>.", ["6:4:W204"]),
    "bare address": ("a https://example.org/x.", ["6:3:W204"]),
    "bare address without scheme": ("a\nwww.example.org", ["7:1:W204"]),
    "bare address in a note": ("a[^1]\n\n[^1]: https://example.org", ["8:7:W204"]),
    "address of a reference": ("[a b][x]\n\n[x]: https://example.org", []),
    "address in code": ("`https://example.org`", []),
}
SUMMARIES = {59: ["4:10:W205"], 60: [], 200: [], 201: ["4:10:W205"]}


def places(draft: Draft) -> list[str]:
    """Return where and what is said of *draft*."""
    return [f"{found.line}:{found.column}:{found.code}" for found in check_style(draft)]


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_bodies(write: Write, body: str, expected: list[str]) -> None:
    """Each body is told what is wrong with it, where it stands, and nothing else."""
    assert places(write(body)) == expected


def test_only_missing_words_are_an_error(write: Write) -> None:
    """A picture without words keeps a text from being published; all else is advice."""
    found = [one for body, _ in BODIES.values() for one in check_style(write(body))]
    assert {one.code for one in found if one.severity is Severity.ERROR} == {"E201"}


@pytest.mark.parametrize(("length", "expected"), SUMMARIES.items())
def test_summaries(write: Write, length: int, expected: list[str]) -> None:
    """A summary has 60 to 200 characters; the finding is on the summary."""
    assert places(write("a", summary="x" * length)) == expected


def test_description_of_the_head(write: Write) -> None:
    """The description in the front matter is looked at too."""
    assert places(write("a", more="picture: mesa-gran.png\npicture_alt: 'mesa-gran'\n")) == ["6:14:W201"]
    assert places(write("a", more="picture: mesa.png\npicture_alt: Una taula\n")) == []


@pytest.mark.parametrize(
    ("words", "is_page", "expected"),
    [
        (ARTICLE_WORDS[0] - 1, False, ["W206"]),
        (ARTICLE_WORDS[0], False, []),
        (ARTICLE_WORDS[0] - 1, True, []),
        (ARTICLE_WORDS[-1], False, []),
        (ARTICLE_WORDS[-1] + 1, True, ["W207"]),
        (0, False, []),
    ],
)
def test_lengths(write: Write, words: int, is_page: bool, expected: list[str]) -> None:  # noqa: FBT001 - a case's value
    """An article is neither a note nor a book; a body that could not be measured is told of elsewhere."""
    found = list(check_length(write("a", words=words, is_page=is_page)))
    assert [one.code for one in found] == expected
    assert all((one.line, one.column) == (6, 1) for one in found)


@pytest.mark.parametrize("lang", WORDLESS_LINKS)
def test_every_language_knows_links_that_say_nothing(write: Write, lang: str) -> None:
    """Each phrase of each language is found, whatever its case."""
    for phrase in WORDLESS_LINKS[lang].split(", "):
        assert places(write(f"[{phrase.title()}](/x/)", lang=lang)) == ["6:2:W203"]


@pytest.mark.parametrize(
    "body", ["](" * 30_000, "![" * 399, "http://," * 8_000, "#" * 60_000, "[a" * 399 + "](" * 9_000, "a\n=" * 20_000]
)
def test_nothing_stalls(write: Write, body: str) -> None:
    """Bodies made to be slow are not."""
    start = time.process_time()
    places(write(body))
    assert time.process_time() - start < 2
