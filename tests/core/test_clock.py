"""The day of the build."""

from datetime import UTC, date, datetime

from plugins.core.clock import build_date


def test_source_date_epoch_wins() -> None:
    """A set SOURCE_DATE_EPOCH is the day, whatever the clock says."""
    assert build_date({"SOURCE_DATE_EPOCH": "0"}, datetime(2026, 11, 22, tzinfo=UTC)) == date(1970, 1, 1)


def test_day_is_that_of_madrid() -> None:
    """An hour before midnight in Greenwich it is the next day in Madrid, summer and winter."""
    assert build_date({}, datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == date(2026, 11, 22)
    assert build_date({}, datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == date(2026, 7, 2)
    assert build_date({}, datetime(2026, 11, 21, 22, 30, tzinfo=UTC)) == date(2026, 11, 21)
