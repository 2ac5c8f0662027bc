"""Values are read strictly: what only looks like a number, a date or a truth is none."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from plugins.action_plan import values
from plugins.action_plan.due import Due

WHOLE, DAY, DUE = TypeAdapter(values.Whole), TypeAdapter(values.Day), TypeAdapter(values.DuePeriod)
TRUTH, LINE, FILE = TypeAdapter(values.Truth), TypeAdapter(values.Line), TypeAdapter(values.EvidenceFile)
ADDRESS = TypeAdapter(values.Address)


def reads(kind: TypeAdapter[Any], value: Any) -> bool:
    """Tell whether *value* is read as that *kind*."""
    try:
        kind.validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("25", 25), ("-3", -3), ("999999999", 999_999_999), (7, 7)])
def test_whole_numbers(text: Any, number: int) -> None:
    """Digits, perhaps after a minus, are a number; so is a number."""
    assert WHOLE.validate_python(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " 1", "1 ", "+1", "01", "-0", "1_0", "1e3", "1.0", "0x1", "٣", "½", "1000000000", "--1", True, 1.0, None, []],
)
def test_what_is_no_whole_number(text: Any) -> None:
    """What Python or YAML would take for a number is none here."""
    assert not reads(WHOLE, text)


@given(st.integers(-values.MAX_NUMBER, values.MAX_NUMBER))
def test_every_whole_number(number: int) -> None:
    """Every number that is written plainly is read as itself."""
    assert WHOLE.validate_python(str(number)) == number


@pytest.mark.parametrize(
    "text", ["2021-02-29", "2021-1-1", "21-01-01", "20210101", "2021-01-01 ", "0999-01-01", "1", None, {}]
)
def test_what_is_no_day(text: Any) -> None:
    """A day is a real one, in one form."""
    assert not reads(DAY, text)


def test_days() -> None:
    """A day of a leap year is one, and a day stays a day."""
    assert DAY.validate_python("2020-02-29") == date(2020, 2, 29)
    assert DAY.validate_python(date(2020, 2, 29)) == date(2020, 2, 29)


@pytest.mark.parametrize("text", ["2021-Q5", "2021-13", "2021-00", "2021-q1", "21", "", None, {"written": "2021"}])
def test_what_is_no_due(text: Any) -> None:
    """A due period has one of four forms."""
    assert not reads(DUE, text)


def test_dues() -> None:
    """A due period stays as it is written, and a period stays a period."""
    due = DUE.validate_python("2020-02")
    assert due == Due("2020-02", date(2020, 2, 29))
    assert DUE.validate_python(due) is due


@pytest.mark.parametrize("text", ["yes", "no", "True", "on", "1", "", 1, None])
def test_what_is_no_truth(text: Any) -> None:
    """Only true and false are."""
    assert not reads(TRUTH, text)
    assert TRUTH.validate_python("true") is True
    assert TRUTH.validate_python("false") is False


def test_lines() -> None:
    """A text that YAML spreads over lines is one line; what nobody sees is refused."""
    assert LINE.validate_python(" a\n  b\u00a0c ") == "a b c"
    assert not any(reads(LINE, text) for text in ("", " ", "a\u202eb", "a\u200bb", "\x07", "a\x7f", "x" * 1_001))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org", True),
        ("https://example.org/a?b=c#d", True),
        ("https://…", True),
        ("HTTPS://example.org", False),
        ("http://example.org", False),
        ("https://", False),
        ("https:///x", False),
        ("https://user@example.org", False),
        ('https://example.org/"onclick', False),
        ("https://example.org/<b>", False),
        ("//example.org", False),
    ],
)
def test_addresses(text: str, *, expected: bool) -> None:
    """An address is https, with a host and without a user or anything that could end an attribute."""
    assert reads(ADDRESS, text) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("evidence/list.pdf", True),
        ("list.csv", True),
        ("articles/2026/blog.ca.md", True),
        ("pages/participa.gl.md", True),
        ("articles/2026/blog.md", False),
        ("data/x.ca.md", False),
        ("evidence/list.PDF", False),
        ("evidence/list.pdf.html", False),
        ("evidence/../list.pdf", False),
        ("./list.pdf", False),
        (".hidden.pdf", False),
        ("/list.pdf", False),
        ("a//b.pdf", False),
        ("list.svg", False),
        ("list.pdf\n", False),
    ],
)
def test_evidence_files(name: str, *, expected: bool) -> None:
    """A file is a document, or a text of this site, by a path that cannot climb."""
    assert reads(FILE, name) is expected
