"""Mending line by line."""

import pytest

from plugins.contributions.drafts import BodyText
from plugins.contributions.mending_body import lower_headings, strip_lines

HEAD = "---\ntitle: T\n---\n"
SPACES = {
    "a \nb\t\n": "a\nb\n",
    "a  \nb\n": "a  \nb\n",
    "a    \nb\n": "a  \nb\n",
    "a \t\nb\n": "a\nb\n",
    "a\n   \nb\n": "a\n\nb\n",
    "```\na \n\t\n```\n": "```\na \n\t\n```\n",
    "`a ` \nb\n": "`a `\nb\n",
    "a ": "a",
}
HEADINGS = {
    "# a\n\n## b\n\n### c\n": ("## a\n\n### b\n\n#### c\n", 4),
    "a\n\n#b\n": ("a\n\n##b\n", 6),
    "a\n===\n\nb\n---\n": ("## a\n\n### b\n", 4),
    "# a\n\n###### b\n": ("## a\n\n###### b\n", 4),
    "# a\n\n```\n# b\n```\n": ("## a\n\n```\n# b\n```\n", 4),
    "# `a`\nb\n\n# c": ("## `a`\nb\n\n## c", 7),
    "## a\n\n### b\n": ("## a\n\n### b\n", 0),
    "```\n# b\n```\n": ("```\n# b\n```\n", 0),
    "# a\n\n- b\n---\n": ("## a\n\n- b\n---\n", 4),
    "# a\n\n|b|\n|---|\n|c|\n": ("## a\n\n|b|\n|---|\n|c|\n", 4),
}


@pytest.mark.parametrize(("body", "expected"), SPACES.items())
def test_spaces(body: str, expected: str) -> None:
    """Spaces that nobody sees go, a line break stays, and code is left alone."""
    stripped, count, first = strip_lines(HEAD + body)
    assert stripped == HEAD + expected
    assert bool(count) == bool(first) == (body != expected)
    assert strip_lines(stripped) == (stripped, 0, 0)


def test_spaces_of_the_head() -> None:
    """The head knows no line break; an escaped space at the end of a line is no such space."""
    assert strip_lines("---  \na: b  \n---\n")[:2] == ("---\na: b\n---\n", 2)
    assert strip_lines('---\na: "b\\ \n  c"\n---\n')[1] == 0


@pytest.mark.parametrize(("body", "expected"), HEADINGS.items())
def test_headings(body: str, expected: tuple[str, int]) -> None:
    """One main heading puts all headings a level lower, outside of code, and the first one's line is told."""
    assert lower_headings(BodyText(body, 4)) == expected
    assert lower_headings(BodyText(expected[0], 4)) == (expected[0], 0)
