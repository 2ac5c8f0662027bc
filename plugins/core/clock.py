"""The one place that asks what day it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TIMEZONE = ZoneInfo("Europe/Madrid")


def build_date(environ: Mapping[str, str], now: datetime | None = None) -> date:
    """Return the day of the build: that of ``SOURCE_DATE_EPOCH`` where it is set, else today in Madrid.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else now or datetime.now(UTC)
    return moment.astimezone(TIMEZONE).date()
