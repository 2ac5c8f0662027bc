"""What the updates of one action say about each other and about its measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plugins.action_plan.form import Form
from plugins.action_plan.model import OUT_OF_SCOPE, Action, Count, Manual, Status, Steps, Update
from plugins.action_plan.places import Loc
from plugins.action_plan.refusals import refuse_unknown
from plugins.core.findings import N_, Finding

FIGURES = {Manual: "progress", Steps: "steps_done", Count: "value"}
"""The key by which each measure is reported."""


@dataclass(frozen=True)
class Report:
    """One update of an action, with what stood before it."""

    loc: Loc
    action: Action
    update: Update
    before: Sequence[Update]

    @property
    def figure(self) -> str:
        """Return the key by which the action's progress is reported."""
        return FIGURES[type(self.action.measure)]

    @cached_property
    def standing(self) -> tuple[Update, ...]:
        """Return the updates up to this one that none of them corrects."""
        made = (*self.before, self.update)
        corrected = {one.corrects for one in made}
        return tuple(one for one in made if one.id not in corrected)

    @property
    def value(self) -> int | None:
        """Return the progress or value last given up to this update, None where none was."""
        given = [getattr(one, self.figure) for one in self.standing]
        return next((figure for figure in reversed(given) if figure is not None), None)

    @property
    def target(self) -> int:
        """Return the target in force with this update; 100 for a percentage."""
        if not isinstance(self.action.measure, Count):
            return 100
        moved = [one.target for one in self.standing if one.target is not None]
        return moved[-1] if moved else self.action.measure.target


def check_history(loc: Loc, action: Action, start: date, today: date, form: Form) -> Iterator[Finding]:
    """Yield every error of the updates of the *action* at *loc*, which starts on *start*."""
    for index, update in enumerate(action.updates):
        report = Report((*loc, "updates", index), action, update, action.updates[:index])
        yield from check_dates(report, start, today, form)
        yield from check_note(report, form)
        yield from check_correction(report, form)
        yield from check_figures(report, form)
        yield from check_end(report, form)


def check_dates(report: Report, start: date, today: date, form: Form) -> Iterator[Finding]:
    """Yield an error for each day that has not come, or does not come after the one it should follow."""
    refuse, update, loc = form.places.refuse, report.update, report.loc
    for key in ("date", "published"):
        day = getattr(update, key)
        if day and day > today:
            message, hint = N_("%(day)s has not come (today is %(today)s)"), N_("report what has happened already")
            yield refuse((*loc, key), "E203", message, hint, day=day, today=today)
    if report.before and update.date < report.before[-1].date:
        message, hint = N_("%(day)s lies before the update above it (%(before)s)"), N_("put the oldest first")
        yield refuse((*loc, "date"), "E204", message, hint, day=update.date, before=report.before[-1].date)
    if update.published and update.published < update.date:
        message, hint = N_("%(day)s lies before the update's own date (%(before)s)"), N_("mend the one that is wrong")
        yield refuse((*loc, "published"), "E204", message, hint, day=update.published, before=update.date)
    if update.due and update.due.last_day < start:
        message, hint = N_("%(day)s lies before the start (%(start)s)"), N_("mend the one that is wrong")
        yield refuse((*loc, "due"), "E205", message, hint, day=update.due.written, start=start)


def check_note(report: Report, form: Form) -> Iterator[Finding]:
    """Yield an error where something is given up or moved, and nothing says why."""
    update = report.update
    if update.note is not None or form.is_mended(report.loc):
        return
    hint = N_("add a note that says why")
    if update.status in OUT_OF_SCOPE:
        message = N_('"%(status)s" needs a note')
        yield form.places.refuse((*report.loc, "status"), "E209", message, hint, status=update.status.value)
    for key in ("due", "target"):
        if getattr(update, key) is not None:
            message = N_('a change of "%(key)s" needs a note')
            yield form.places.refuse_key((*report.loc, key), "E209", message, hint, key=key)


def check_correction(report: Report, form: Form) -> Iterator[Finding]:
    """Yield an error where an update corrects none above it, or one that another corrects already."""
    corrected = report.update.corrects
    if corrected is None:
        return
    loc = (*report.loc, "corrects")
    if corrected not in {update.id for update in report.before}:
        message, hint = N_('there is no update "%(id)s" above this one'), N_("name the id of an earlier update")
        yield form.places.refuse(loc, "E223", message, hint, id=corrected)
    for other in report.before:
        if other.corrects == corrected:
            message, hint = N_('"%(id)s" is corrected already, by "%(other)s"'), N_("correct that one")
            yield form.places.refuse(loc, "E223", message, hint, id=corrected, other=other.id)


def check_figures(report: Report, form: Form) -> Iterator[Finding]:
    """Yield an error for each figure that is missing, or that the measure or the status has no place for."""
    update, places = report.update, form.places
    kinds = {*FIGURES.values(), "target"}
    allowed = {report.figure, "target"} if isinstance(report.action.measure, Count) else {report.figure}
    for key in sorted(kinds & update.model_fields_set - allowed):
        measure = report.action.measure.type
        message, hint = N_('the measure "%(measure)s" has no "%(key)s"'), N_('report it as "%(figure)s"')
        values = {"measure": measure, "key": key, "figure": report.figure}
        yield places.refuse_key((*report.loc, key), "E208", message, hint, **values)
    yield from _check_status(report, form)
    if isinstance(report.action.measure, Steps):
        steps = [step.id for step in report.action.measure.steps]
        for index, step in enumerate(update.steps_done):
            if step not in steps:
                yield refuse_unknown((*report.loc, "steps_done", index), places, steps, "E221")
    if isinstance(report.action.measure, Count) and update.target == report.action.measure.baseline:
        message, hint = N_("the target is where the count starts (%(baseline)s)"), N_("mend the one that is wrong")
        yield places.refuse((*report.loc, "target"), "E210", message, hint, baseline=update.target)


def _check_status(report: Report, form: Form) -> Iterator[Finding]:
    """Yield an error where the status asks for a figure that is not there, or allows none that is."""
    update, key = report.update, report.figure
    given = getattr(update, key)
    values = {"status": update.status.value, "key": key}
    needed = update.status in {Status.IN_PROGRESS, Status.PARTIAL} or (
        update.status in {Status.PAUSED, Status.COMPLETED} and report.value is None
    )
    is_counted = isinstance(report.action.measure, Count)
    if given is None and needed and (is_counted or update.status is not Status.COMPLETED):
        message, hint = N_('"%(status)s" needs "%(key)s"'), N_("add how far it is")
        yield form.places.refuse((*report.loc, "status"), "E206", message, hint, **values)
    nothing = report.action.measure.baseline if isinstance(report.action.measure, Count) else 0
    is_too_much = update.status in OUT_OF_SCOPE or (update.status is Status.NOT_STARTED and given != nothing)
    if given not in (None, ()) and is_too_much:
        message, hint = N_('"%(status)s" has no "%(key)s"'), N_("leave it out, or mend the status")
        yield form.places.refuse_key((*report.loc, key), "E208", message, hint, **values)


def check_end(report: Report, form: Form) -> Iterator[Finding]:
    """Yield an error where an action is said to be completed and its own figures say that it is not."""
    if report.update.status is not Status.COMPLETED:
        return
    loc, measure = (*report.loc, "status"), report.action.measure
    message = N_("completed, but %(value)s of %(target)s")
    if isinstance(measure, Steps):
        steps = {step.id for step in measure.steps}
        done = steps & {step for update in report.standing for step in update.steps_done}
        hint = N_('use "partial", or name all steps done')
        if done != steps:
            yield form.places.refuse(loc, "E207", message, hint, value=len(done), target=len(steps))
        return
    value = report.value if isinstance(measure, Count) else report.update.progress
    if value is None:
        return
    if isinstance(measure, Count):
        falls, hint = measure.target < measure.baseline, N_('use "partial" or a dated target change')
    else:
        falls, hint = False, N_('use "partial", or leave "progress" out')
    if (value > report.target) if falls else (value < report.target):
        yield form.places.refuse(loc, "E207", message, hint, value=value, target=report.target)
