"""What templates write by filter, in the language that is printing."""

from __future__ import annotations

from plugins.action_plan.due import Due
from plugins.action_plan.labels import STATUS_LABELS
from plugins.action_plan.model import Status
from plugins.core.formats import format_date, format_month, format_quarter, gettext


def format_due(due: Due) -> str:
    """Write a due period as exactly as the plan does: a year, a quarter, a month or a day."""
    if "Q" in due.written:
        return format_quarter(due.last_day)
    match due.written.count("-"):
        case 0:
            return due.written
        case 1:
            return format_month(due.last_day)
    return format_date(due.last_day)


def status_label(status: Status) -> str:
    """Write what a status is called."""
    return gettext(STATUS_LABELS[status])
