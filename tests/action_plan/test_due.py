"""Due periods: written as loosely as one knows them, they end on one day."""

from datetime import date

import pytest

from plugins.action_plan.due import parse_due


@pytest.mark.parametrize(
    ("written", "last_day"),
    [
        ("2021", date(2021, 12, 31)),
        ("2021-Q1", date(2021, 3, 31)),
        ("2021-Q2", date(2021, 6, 30)),
        ("2021-Q4", date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 29)),
        ("2100-02", date(2100, 2, 28)),
        ("2021-11-25", date(2021, 11, 25)),
        ("2020-02-29", date(2020, 2, 29)),
    ],
)
def test_last_day(written: str, last_day: date) -> None:
    """A period ends with its last day, leap years heeded."""
    due = parse_due(written)
    assert (due.written, due.last_day) == (written, last_day)


@pytest.mark.parametrize(
    "written", ["2021-11-31", "2021-02-29", "2021-Q0", "2021-00", "2021-13", "2021-1", "x", "", "3021", "2021-Q1 "]
)
def test_what_is_no_period(written: str) -> None:
    """What names no day is refused."""
    with pytest.raises(ValueError, match=r"."):
        parse_due(written)
