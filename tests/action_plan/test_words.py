"""The plan's own texts as a page of one language shows them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from plugins.action_plan.words import Wordbook, Words, find_foreign, shorten
from tests.action_plan.plans import example_plan

TITLE = {"ca": 'L\'acció "gran"', "en": 'The "big" action'}


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("ca", Words("L’acció «gran»")),
        ("en", Words("The “big” action")),
        ("gl", Words("L’acció «gran»", "ca")),
    ],
)
def test_text_is_set_by_the_language_it_is_in(lang: str, shown: Words) -> None:
    """Where a language lacks it, the plan's own stands in and says so."""
    assert Wordbook(example_plan(), lang).show(TITLE) == shown


def test_no_text_is_no_words() -> None:
    """A description need not be there."""
    assert Wordbook(example_plan(), "ca").show_if_any(None) is None


@dataclass(frozen=True)
class _View:
    title: Words
    rows: tuple[tuple[int, Words | None], ...]


def test_foreign_text_is_found_wherever_it_is() -> None:
    """However deep in a view, and only where there is one."""
    own, foreign = Words("a"), Words("b", "ca")
    assert find_foreign({"view": [_View(own, ((1, None), (2, own)))], "text": "x"}) is None
    assert find_foreign({"view": [_View(own, ((1, None), (2, foreign)))], "text": "x"}) == "ca"


def test_long_texts_end_after_a_word() -> None:
    """And not with the mark that followed it; what fits stays as it is."""
    assert shorten("Un text, curt", 13) == "Un text, curt"
    assert shorten("Un text, curt i prou", 13) == "Un text…"
