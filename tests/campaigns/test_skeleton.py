"""What stands in a new campaign: prompts that nobody takes for a text, in every language of the site."""

from __future__ import annotations

import re

import pytest

from plugins.campaigns.project import Project
from plugins.campaigns.skeleton import ALT, BANNER, DOCUMENTS, LINES, LISTS, NOTE, POST, POSTER, SUMMARY

PROMPTS = [*LINES.values(), *LISTS.values(), POST, ALT]
PARAGRAPHS = [text for _, texts in DOCUMENTS.values() for text in texts]
BEGINNING = re.compile(r"(#+ |- |\d\. |\*\*|> )?")
MARKS = re.compile(r"\{\w+\}|%\(\w+\)s")


def test_every_line_asks_to_be_written() -> None:
    """In brackets, by which one finds what is still to be done."""
    assert all("[" in text and "]" in text for text in PROMPTS)
    assert all("[" in "".join(texts) for _, texts in DOCUMENTS.values())
    assert LINES["slogan"].count("|") == 1


@pytest.mark.parametrize("lang", ["ca", "gl", "es"])
def test_prompts_are_translated_with_their_marks(project: Project, lang: str) -> None:
    """Each into other words, with the same tokens, brackets and headings."""
    gettext = project.gettexts[lang]
    for text in (*PROMPTS, *PARAGRAPHS, NOTE, SUMMARY, *(title for title, _ in DOCUMENTS.values())):
        if MARKS.fullmatch(text):
            continue
        spoken = gettext(text)
        assert sorted(MARKS.findall(spoken)) == sorted(MARKS.findall(text))
        assert [spoken.count(mark) for mark in "[]|"] == [text.count(mark) for mark in "[]|"]
        assert BEGINNING.match(spoken)[0] == BEGINNING.match(text)[0]  # type: ignore[index]


def test_drawings_take_the_colours_of_the_campaign() -> None:
    """None has a colour of its own."""
    for drawing in (POSTER, BANNER):
        assert set(re.findall(r'fill="([^"]*)"', drawing)) == {"{paper}", "{ink}", "{accent}"}
