"""Words to think twice about: the file that lists them, and where they are found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.contributions.drafts import Draft
from plugins.contributions.wording import Advice, check_wording, read_wording
from plugins.core.findings import Severity
from plugins.workshop import ROOT

Write = Callable[..., Draft]
ADVICE = {"ca": [Advice("ca", ("crim passional", "crims passionals"), "feminicidi", "disculpa qui mata")]}
BODIES = {
    "term": ("Un crim passional.", ["6:4"]),
    "another form in capitals": ("a\n\nCRIMS PASSIONALS", ["8:1"]),
    "across two lines": ("un crim\npassional", ["6:4"]),
    "twice": ("crim passional, crim passional", ["6:1", "6:17"]),
    "in quotes": ('"crim passional" i «crim passional»', []),
    "part of a word": ("crim passionalíssim", []),
    "in code": ("`crim passional`", []),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_bodies(write: Write, body: str, expected: list[str]) -> None:
    """A term is found where it is used, and not where it is spoken about."""
    found = list(check_wording(write(body), ADVICE))
    assert [f"{one.line}:{one.column}" for one in found] == expected
    assert all(one.code == "W210" and one.severity is Severity.WARNING for one in found)


def test_words_of_the_finding(write: Write) -> None:
    """The finding says what to write instead, and why."""
    (found,) = check_wording(write("crim\npassional"), ADVICE)
    assert found.text().endswith(
        'W210 think twice about "crim passional"; better: feminicidi (disculpa qui mata)',
    )
    assert list(check_wording(write("crim passional", lang="es"), ADVICE)) == []


def test_title_is_looked_at(write: Write) -> None:
    """A title is read first, and looked at too."""
    (found,) = check_wording(write("a", title="Un crim passional"), ADVICE)
    assert (found.line, found.column) == (2, 11)


def test_a_site_may_have_none(tmp_path: Path) -> None:
    """Without the file there is no advice and nothing wrong."""
    assert read_wording(tmp_path / "content/data") == ({}, [])


def test_faults_of_the_file_are_told(tmp_path: Path) -> None:
    """A record without its terms or with a slip in a key is told where it stands, and the others are read."""
    folder = tmp_path / "content/data"
    folder.mkdir(parents=True)
    right = "- {lang: ca, terms: [a b, c], suggestion: d, why: e}\n"
    (folder / "wording.yaml").write_text(right + "- {lang: ca, term: a, suggestion: d, why: e}\n", encoding="utf-8")
    advice, findings = read_wording(folder)
    assert advice == {"ca": [Advice("ca", ("a b", "c"), "d", "e")]}
    assert [f"{one.path}:{one.line}:{one.column}:{one.code}" for one in findings] == [
        "content/data/wording.yaml:2:14:E104",
        "content/data/wording.yaml:2:3:E107",
    ]


def test_advice_of_the_site() -> None:
    """The site has advice in its four languages, none of it twice, and none of it uses what it advises against."""
    advice, findings = read_wording(ROOT / "content/data")
    assert findings == []
    assert set(advice) == {"ca", "gl", "es", "en"}
    for all_of_language in advice.values():
        terms = [term.casefold() for one in all_of_language for term in one.terms]
        assert len(terms) == len(set(terms)) > 15
        assert not any(
            one.pattern.search(f"{other.suggestion} {other.why}")
            for one in all_of_language
            for other in all_of_language
        )
