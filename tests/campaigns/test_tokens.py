"""The places of a town's name in a text: filled in right grammar, with a capital where a sentence begins."""

import pytest

from plugins.campaigns.tokens import TownNames, begins_sentence, make_tokens

MASNOU = TownNames("el Masnou", "del Masnou")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La gent {of_town}", "La gent del Masnou"),
        ("{town}, [data]", "El Masnou, [data]"),
        ("**{town}, [data].** Text", "**El Masnou, [data].** Text"),
        ("Hi som. {town} respon.", "Hi som. El Masnou respon."),
        ("Hi som?\n- {of_town}", "Hi som?\n- Del Masnou"),
        ("A {town}, i «{town}»", "A el Masnou, i «el Masnou»"),
        ("«{town} diu prou»", "«El Masnou diu prou»"),
        ("Cap lloc", "Cap lloc"),
    ],
)
def test_names_fill_their_places(text: str, expected: str) -> None:
    """The name is put in, with a capital at the start of a line or sentence and there alone."""
    assert MASNOU.fill(text) == expected


def test_names_take_the_place_of_tokens() -> None:
    """What the generic kit says with tokens is said with the names, whatever stands before on the line."""
    tokens = make_tokens("ca")
    assert MASNOU.put("[MUNICIPI] i l’Ajuntament [DE-MUNICIPI]", tokens) == "El Masnou i l’Ajuntament del Masnou"
    assert MASNOU.put("[MUNICIPI]", tokens, "A l’Ajuntament i a ") == "el Masnou"


@pytest.mark.parametrize("lang", ["ca", "gl", "es", "en", "fr"])
def test_tokens_are_single_words_and_stand_for_themselves(lang: str) -> None:
    """A token has no space, is not part of the other one, and comes out of a text as it went in."""
    tokens = make_tokens(lang)
    assert " " not in tokens.town + tokens.of_town
    assert tokens.town not in tokens.of_town
    assert tokens.fill("{town} {of_town}") == f"{tokens.town} {tokens.of_town}"
    assert tokens.count_in(f"{tokens.town} {tokens.of_town} {tokens.town}") == 3


@pytest.mark.parametrize(
    ("before", "expected"), [("", True), ("  – ", True), ("a, ", False), ("Sí! ¿", True), ("punt.\u00a0", True)]
)
def test_sentences_begin_after_a_mark(before: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """A sentence begins at the start of a line and after what ends the one before."""
    assert begins_sentence(before) is expected
