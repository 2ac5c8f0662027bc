"""What a plan could be reminded of: warnings, which no build stops at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.action_plan.model import CLOSED, Plan, Status
from plugins.action_plan.places import Places
from plugins.action_plan.progress import assess
from plugins.action_plan.state import ActionState
from plugins.action_plan.walking import walk_actions
from plugins.core.findings import N_, Finding

_MOST_NAMED = 8


def check_reminders(plan: Plan, places: Places, today: date) -> Iterator[Finding]:
    """Yield a warning for each open action that is all done or of which nothing was heard; *plan* has no errors."""
    states = {state.action.id: state for _, state in assess(plan, today).walk() if not state.actions}
    yield from check_done(plan, places, states)
    if today <= plan.end:
        yield from check_silence(plan, places, states, today)
    else:
        yield from check_left_open(plan, places, states)


def check_done(plan: Plan, places: Places, states: dict[str, ActionState]) -> Iterator[Finding]:
    """Yield a warning for each action whose figure is complete and whose status is not."""
    for loc, action in walk_actions(plan):
        state = states.get(action.id)
        if state and state.latest and state.figure.exact == 1 and state.status is not Status.COMPLETED:
            at = next(index for index, update in enumerate(action.updates) if update.id == state.latest.id)
            message, hint = N_('everything is done, but it is "%(status)s"'), N_('report it as "completed"')
            yield places.warn((*loc, "updates", at, "status"), "W251", message, hint, status=state.status.value)


def check_silence(plan: Plan, places: Places, states: dict[str, ActionState], today: date) -> Iterator[Finding]:
    """Yield a warning for each open action of which nothing was heard for longer than the plan allows."""
    for loc, action in walk_actions(plan):
        state = states.get(action.id)
        if state and state.stale and not action.moved_to:
            heard = state.latest.date if state.latest else action.start or plan.start
            message, hint = N_("nothing was reported for %(days)s days"), N_("add an update: `invoke plan.update`")
            yield places.warn(loc, "W252", message, hint, days=(today - heard).days)


def check_left_open(plan: Plan, places: Places, states: dict[str, ActionState]) -> Iterator[Finding]:
    """Yield one warning for all actions that are neither closed nor carried on, although the plan has ended."""
    is_open = [
        action.id
        for _, action in walk_actions(plan)
        if (state := states.get(action.id)) and state.status not in CLOSED and not action.moved_to
    ]
    if is_open:
        named = ", ".join(is_open[:_MOST_NAMED]) + (", …" if len(is_open) > _MOST_NAMED else "")
        message = N_("the plan has ended, and is still open in: %(named)s")
        hint = N_("report how each ended, or carry it on with `invoke plan.new`")
        yield places.warn(("end",), "W252", message, hint, named=named)
