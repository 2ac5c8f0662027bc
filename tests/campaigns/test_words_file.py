"""The texts of a campaign: the same keys and placeholders in every language."""

from __future__ import annotations

import pytest

from plugins.campaigns.words_file import LENGTHS, LISTS, POSTS, WordsFile, check_parity, parse_words
from plugins.core.located_yaml import Mapping, parse_yaml

TEXT = (
    "".join(f"{key}: A\n" for key in LENGTHS if key != "town_line")
    + 'town_line: "{of_town}"\nposts:\n'
    + "".join(f'  {network}: "{{town}} {{url}}"\n' for network in POSTS)
    + "alt:\n  cartell: B\n"
    + "".join(f"{key}:\n- C\n- D\n" for key in LISTS)
)


def parse(text: str) -> WordsFile:
    """Return what *text* says."""
    root, findings = parse_yaml(text, "texts/ca.yaml")
    assert isinstance(root, Mapping)
    assert not findings
    return parse_words(root, "texts/ca.yaml", ("cartell",))


def test_every_key_is_read() -> None:
    """Lines as lines, lists as lists."""
    file = parse(TEXT)
    assert file.findings == ()
    assert file.words is not None
    assert (file.words.title, file.words.town_line) == ("A", "{of_town}")
    assert dict(file.words.alt) == {"cartell": "B"}
    assert set(file.words.posts) == set(POSTS)
    assert file.words.printing == ("C", "D")


@pytest.mark.parametrize("key", [*LENGTHS, "posts", "alt", *LISTS])
def test_missing_key_is_named(key: str) -> None:
    """And the language has no words then."""
    file = parse(f"\n{TEXT}".replace(f"\n{key}:", f"\nx{key}:"))
    assert {finding.code for finding in file.findings} >= {"E104", "E107"}
    assert file.words is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("title: A", f"title: {'a' * 61}", "E422"),
        ("  x: ", f"  x: {'a' * 261} #", "E422"),
        ("printing:\n- C\n- D\n", "printing: C\n", "E423"),
        ("printing:\n- C\n", "printing:\n" + "- C\n" * 12, "E423"),
        ("printing:\n- C\n", "printing:\n- {a: b}\n", "E108"),
        ("slogan: A", 'slogan: "{town}"', "E424"),
        ('town_line: "{of_town}"', 'town_line: "{url}"', "E424"),
        ("alt:\n  cartell: B\n", "alt: B\n", "E410"),
        ("  cartell: B\n", "  cartel: B\n", "E104"),
    ],
)
def test_wrong_text_is_named(old: str, new: str, code: str) -> None:
    """By its code."""
    assert old in TEXT
    assert code in {finding.code for finding in parse(TEXT.replace(old, new, 1)).findings}


def test_placeholders_are_the_same_in_every_language() -> None:
    """Else a town's name would be missing in one of them."""
    other = parse(TEXT.replace('x: "{town} {url}"', 'x: "{url}"'))
    (finding,) = check_parity({"ca": parse(TEXT), "gl": other})
    assert finding.code == "E421"
    assert finding.text().endswith('"x" lacks {town}, which "ca" has; use the same placeholders in every language')
    (finding,) = check_parity({"ca": other, "gl": parse(TEXT)})
    assert finding.text().endswith('"x" has {town}, which "ca" lacks; use the same placeholders in every language')
    assert list(check_parity({"ca": other, "gl": other})) == []
