"""What a stamp remembers of an original, and what is told when the original changes."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.contributions.translations import (
    ELSEWHERE,
    HEAD,
    OPENING,
    STAMP,
    Change,
    Status,
    Version,
    Way,
    find_changes,
    make_matrix,
    restamp,
    take_fingerprint,
)

BODY = "Opening words.\n\n## One\n\nFirst.\n\n## Two\n\nSecond.\n\n### Three\n\nThird.\n"
BEFORE = take_fingerprint("Title", "Summary.", BODY)


def changes_to(title: str = "Title", summary: str = "Summary.", body: str = BODY) -> list[tuple[Way, str]]:
    """Return what changed against BEFORE, by heading or role."""
    found = find_changes(BEFORE.stamp, take_fingerprint(title, summary, body))
    assert found is not None
    return [(change.way, change.part.heading or change.part.role) for change in found]


def test_a_stamp_has_a_whole_and_a_part_for_head_opening_and_each_heading() -> None:
    """Three headings make five parts."""
    assert STAMP.fullmatch(BEFORE.stamp)
    assert len(BEFORE.parts) == 5


def test_an_original_that_did_not_change_is_fresh() -> None:
    """Spaces at line ends, empty lines, line ends and the way accents are encoded do not count."""
    assert find_changes(BEFORE.stamp, BEFORE) == ()
    assert changes_to(body="\n" + BODY.replace("\n\n", "  \r\n\r\n\r\n")) == []
    composed, apart = take_fingerprint("è", "s", "b"), take_fingerprint("e\u0300", "s", "b")
    assert composed == apart


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"title": "Other"}, [(Way.CHANGED, HEAD)]),
        ({"summary": "Other."}, [(Way.CHANGED, HEAD)]),
        ({"body": BODY.replace("Opening", "Other")}, [(Way.CHANGED, OPENING)]),
        ({"body": BODY.replace("Second", "Other")}, [(Way.CHANGED, "Two")]),
        ({"body": BODY.replace("## One", "## Uno")}, [(Way.CHANGED, "Uno")]),
        ({"body": BODY.replace("## Two", "## New\n\nNew.\n\n## Two")}, [(Way.ADDED, "New")]),
        ({"body": BODY.replace("## Two\n\nSecond.\n\n", "")}, [(Way.REMOVED, "One")]),
        ({"body": BODY.replace("## One", "# One")}, [(Way.CHANGED, OPENING), (Way.REMOVED, OPENING)]),
        ({"body": BODY.replace("### Three", "## Three")}, [(Way.CHANGED, ELSEWHERE)]),
    ],
)
def test_each_change_is_told_under_its_heading(given: dict[str, str], expected: list[tuple[Way, str]]) -> None:
    """What changed, came or went is named as the original names it now."""
    assert changes_to(**given) == expected


def test_headings_in_code_are_no_headings() -> None:
    """A fenced example stays in its part."""
    assert len(take_fingerprint("T", "S", "## One\n\n```\n## not this\n```\n").parts) == 3


def test_a_stamp_that_cannot_be_read_says_nothing() -> None:
    """Neither fresh nor outdated: not stamped."""
    assert find_changes("yesterday", BEFORE) is None


@given(st.text(), st.text(), st.text())
def test_every_text_has_a_stamp_that_finds_it_fresh(title: str, summary: str, body: str) -> None:
    """Whatever the text, its stamp can be read and matches."""
    now = take_fingerprint(title, summary, body)
    assert find_changes(now.stamp, now) == ()


@given(st.lists(st.sampled_from(["## a", "## b", "x", "y", ""]), max_size=12), st.integers(0, 11))
def test_every_change_is_found(lines: list[str], place: int) -> None:
    """A line more is told, wherever it stands."""
    before = take_fingerprint("T", "S", "\n".join(lines))
    now = take_fingerprint("T", "S", "\n".join([*lines[:place], "another", *lines[place:]]))
    assert find_changes(before.stamp, now)


def version(lang: str, stamp: str | None = None, *, published: bool = True, body: str = BODY) -> Version:
    """Return a version of one text, whose original is in Catalan."""
    original = None if lang == "ca" else "x.ca.md"
    return Version(PurePosixPath(f"pages/x.{lang}.md"), lang, "Title", published, original, stamp, "Summary.", body)


def test_the_matrix_tells_every_status() -> None:
    """One text, six languages, six answers."""
    outdated = take_fingerprint("Title", "Old.", BODY).stamp
    versions = [
        version("ca"),
        version("gl", BEFORE.stamp),
        version("es", outdated),
        version("en"),
        version("fr", BEFORE.stamp, published=False),
    ]
    (row,) = make_matrix(versions, ["ca", "gl", "es", "en", "fr", "pt"])
    assert [cell.status for cell in row.cells] == [
        Status.ORIGINAL,
        Status.FRESH,
        Status.OUTDATED,
        Status.UNSTAMPED,
        Status.DRAFT,
        Status.MISSING,
    ]
    assert row.cells[2].changes == (Change(Way.CHANGED, BEFORE.parts[0]),)


def test_a_translation_without_its_original_is_in_no_row() -> None:
    """The check tells of it; the matrix does not fall over it."""
    assert make_matrix([version("gl", BEFORE.stamp)], ["ca", "gl"]) == ()


def test_stamping_changes_one_line() -> None:
    """An old stamp is replaced, a new one follows translation_of, and everything else stays."""
    source = "---\ntitle: T\ntranslation_of: x.ca.md\nlang: gl\n---\n\nsource_hash: not this\n"
    stamped = restamp(source, "new")
    assert stamped == source.replace("x.ca.md\n", "x.ca.md\nsource_hash: new\n")
    assert restamp(restamp(source, "old"), "new") == stamped
