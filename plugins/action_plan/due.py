"""Days by which something is due, written as loosely as one knows them: a year, a quarter, a month or a date."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(?P<year>[12]\d{3})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class Due:
    """A period by whose `last_day` something is due; `written` is ``YYYY``, ``YYYY-Qn``, ``YYYY-MM`` or a date."""

    written: str
    last_day: date


def parse_due(written: str) -> Due:
    """Return the period that *written* names.

    Raises:
        ValueError: it names none.
    """
    match = _FORM.fullmatch(written)
    if match is None:
        message = f'"{written}" is not a real date'
        raise ValueError(message)
    year, day = int(match["year"]), match["day"]
    month = int(match["quarter"]) * 3 if match["quarter"] else int(match["month"] or 12)
    return Due(written, date(year, month, int(day) if day else monthrange(year, month)[1]))
