"""The facts of the accessibility statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.accessibility import checking
from plugins.accessibility.statement import Assessment, Compliance, ReadStatement, read_statement
from plugins.workshop import ROOT

TODAY = date(2026, 11, 22)
GOOD = """prepared_on: 2026-11-22
reviewed_on: 2026-11-22
standard: WCAG 2.2
level: AA
standard_url: https://www.w3.org/TR/WCAG22/
compliance: partial
assessment: self
beyond:
  - criterion: "1.4.6"
    text: {ca: contrast, gl: contraste}
limits:
  - text: {ca: "l'un"}
checks:
  - text: {ca: axe}
"""


def read(tmp_path: Path, text: str, today: date = TODAY) -> ReadStatement:
    """Return the statement whose data file holds *text*."""
    (tmp_path / "content/data").mkdir(parents=True, exist_ok=True)
    (tmp_path / "content/data/accessibility.yaml").write_text(text, encoding="utf-8")
    return read_statement(tmp_path / "content", "ca", today)


def test_facts_are_read_as_they_stand(tmp_path: Path) -> None:
    """With what a language lacks told in the default one, and apostrophes as they are printed."""
    found = read(tmp_path, GOOD)
    assert found.findings == ()
    assert found.statement
    assert (found.statement.compliance, found.statement.assessment) == (Compliance.PARTIAL, Assessment.SELF)
    assert [(one.number, one.text.text("gl")) for one in found.statement.beyond] == [("1.4.6", "contraste")]
    assert [text.text("gl") for text in found.statement.limits] == ["l’un"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("compliance: partial", "compliance: almost", "content/data/accessibility.yaml:6:13: E112"),
        ("assessment: self", "asessment: self", "content/data/accessibility.yaml:7:1: E104"),
        ("2026-11-22", "2026-11-31", "content/data/accessibility.yaml:1:14: E110"),
        ("https://www.w3.org", "javascript://www.w3.org", "content/data/accessibility.yaml:5:15: E136"),
        ("{ca: axe}", "{gl: axe}", "content/data/accessibility.yaml:14:11: E113"),
        ("level: AA\n", "", "content/data/accessibility.yaml:1:1: E107"),
        (GOOD, "- a\n", "content/data/accessibility.yaml:1:1: E120"),
        (GOOD, "a: [", "content/data/accessibility.yaml:2:1: E101"),
        ("  - text: {ca: axe}", "  - axe", "content/data/accessibility.yaml:14:5: E114"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """With its line and column, and nothing is published of it."""
    assert any(finding.text().startswith(expected) for finding in read(tmp_path, GOOD.replace(old, new)).findings)


@pytest.mark.parametrize(("today", "codes"), [(date(2027, 11, 21), []), (date(2027, 11, 22), ["W102"])])
def test_year_without_a_review_is_told(tmp_path: Path, today: date, codes: list[str]) -> None:
    """As a warning: the statement stands meanwhile."""
    found = read(tmp_path, GOOD, today)
    assert [finding.code for finding in found.findings] == codes
    assert found.statement


def test_site_need_not_have_one(tmp_path: Path) -> None:
    """A file that leads elsewhere is another matter."""
    assert read_statement(tmp_path / "content", "ca", TODAY) == ReadStatement(None, ())
    (tmp_path / "content/data").mkdir(parents=True)
    (tmp_path / "content/data/accessibility.yaml").symlink_to("/etc/hostname")
    assert [finding.code for finding in read_statement(tmp_path / "content", "ca", TODAY).findings] == ["E115"]


def test_own_statement_is_sound_in_every_language() -> None:
    """Nothing is found, and no fact lacks a language."""
    assert [finding for finding in checking.check(ROOT) if finding.code != "W102"] == []
    statement = read_statement(ROOT / "content", "ca", TODAY).statement
    assert statement
    texts = (*statement.limits, *statement.checks, *(one.text for one in statement.beyond))
    assert {tuple(sorted(text.by_language)) for text in texts} == {("ca", "en", "es", "gl")}
