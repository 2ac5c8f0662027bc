"""What the statuses are called: gettext message ids, translated when shown."""

from __future__ import annotations

from plugins.action_plan.model import Status
from plugins.core.findings import N_

STATUS_LABELS = {
    Status.NOT_STARTED: N_("Not started"),
    Status.IN_PROGRESS: N_("In progress"),
    Status.PAUSED: N_("On hold"),
    Status.COMPLETED: N_("Completed"),
    Status.PARTIAL: N_("Closed, partly done"),
    Status.DEFERRED: N_("Deferred"),
    Status.CANCELLED: N_("Cancelled"),
    Status.UNKNOWN: N_("No data"),
}
