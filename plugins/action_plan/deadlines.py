"""The deadlines of a plan as a calendar.

Most calendars show nothing but events, and only a to-do can say how far something is. So each deadline is both: a
to-do with its status, and an event of a whole day that takes no time of anyone's.

Source: RFC 5545 (iCalendar), RFC 7986 (what a calendar says of itself). The lines are written here, since the library
that the tests read them with takes most of a second to write those of a large plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.action_plan.addresses import Addresses
from plugins.action_plan.due import Due
from plugins.action_plan.model import OUT_OF_SCOPE, Status
from plugins.action_plan.publication import SAMPLE_NOTE, Publication
from plugins.action_plan.sentences import tell_action
from plugins.action_plan.state import ActionState, ObjectiveState, PlanState
from plugins.action_plan.words import Wordbook, Words
from plugins.core.formats import gettext
from plugins.core.languages import Language

TODO_STATUSES: Mapping[Status, str] = {
    Status.NOT_STARTED: "NEEDS-ACTION",
    Status.IN_PROGRESS: "IN-PROCESS",
    Status.PAUSED: "IN-PROCESS",
    Status.COMPLETED: "COMPLETED",
    Status.PARTIAL: "COMPLETED",
    Status.DEFERRED: "CANCELLED",
    Status.CANCELLED: "CANCELLED",
}
"""Of an action that nobody reported on nothing is said."""

_MOST_OCTETS = 75
_SPECIAL = re.compile(r"([\\;,])")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class _Calendar:
    """What all entries of a calendar share."""

    state: PlanState
    language: Language
    publication: Publication
    words: Wordbook

    @property
    def stamp(self) -> str:
        """Return when the entries were made: the start of the day whose state they tell."""
        return _moment(self.state.as_of)

    def name(self, action: str, kind: str) -> str:
        """Return what tells an entry from all others in the world, and never changes."""
        return f"{self.state.plan.id}.{action}.{kind}@{self.publication.authority.partition(',')[0]}"


def render_deadlines(state: PlanState, language: Language, publication: Publication) -> str:
    """Return the calendar of all actions that are due on a day, in the language that is printing: *language*."""
    calendar = _Calendar(state, language, publication, Wordbook(state.plan, language.code))
    lines = [*_open(calendar)]
    for objective, one in state.walk():
        if one.due:
            about = [*_describe(calendar, objective, one)]
            lines += _list_todo(calendar, one, one.due, about)
            lines += _list_event(calendar, one, one.due, about)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold_line(line)}\r\n" for line in lines)


def _open(calendar: _Calendar) -> Iterator[str]:
    plan, title = calendar.state.plan, calendar.words.show(calendar.state.plan.title)
    addresses = Addresses(calendar.language.prefix)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0")
    yield f"PRODID:-//{escape_text(calendar.publication.name)}//{plan.id}//{calendar.language.code.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield _text("NAME", calendar, title)
    yield f"X-WR-CALNAME:{escape_text(title.text)}"
    if plan.sample:
        yield _text("DESCRIPTION", calendar, Words(gettext(SAMPLE_NOTE)))
    yield f"URL:{calendar.publication.root}{addresses.plan(plan)}"
    yield f"SOURCE;VALUE=URI:{calendar.publication.root}{addresses.data(plan)}deadlines.ics"
    yield from ("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D")


def _list_todo(calendar: _Calendar, one: ActionState, due: Due, about: Sequence[str]) -> Iterator[str]:
    title, status = calendar.words.show(one.action.title), TODO_STATUSES.get(one.status)
    yield "BEGIN:VTODO"
    yield f"UID:{calendar.name(one.action.id, 'todo')}"
    yield from about
    yield _text("SUMMARY", calendar, title)
    yield f"DUE;VALUE=DATE:{_day(due.last_day)}"
    if status:
        yield f"STATUS:{status}"
    if one.figure.percent is not None:
        yield f"PERCENT-COMPLETE:{one.figure.percent}"
    if one.closed_on:
        yield f"COMPLETED:{_moment(one.closed_on)}"
    yield "END:VTODO"


def _list_event(calendar: _Calendar, one: ActionState, due: Due, about: Sequence[str]) -> Iterator[str]:
    title = calendar.words.show(one.action.title)
    yield "BEGIN:VEVENT"
    yield f"UID:{calendar.name(one.action.id, 'event')}"
    yield from about
    yield _text("SUMMARY", calendar, Words(gettext("Deadline: %(action)s") % {"action": title.text}))
    yield f"DTSTART;VALUE=DATE:{_day(due.last_day)}"
    yield f"DTEND;VALUE=DATE:{_day(due.last_day + timedelta(days=1))}"
    yield f"STATUS:{'CANCELLED' if one.status in OUT_OF_SCOPE else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield f"RELATED-TO:{calendar.name(one.action.id, 'todo')}"
    yield "END:VEVENT"


def _describe(calendar: _Calendar, objective: ObjectiveState, one: ActionState) -> Iterator[str]:
    plan, words = calendar.state.plan, calendar.words
    about = [tell_action(one, words), words.show(plan.title).text]
    if plan.sample:
        about.append(gettext(SAMPLE_NOTE))
    address = Addresses(calendar.language.prefix).action(plan, objective.objective, one.action)
    yield f"DTSTAMP:{calendar.stamp}"
    yield f"SEQUENCE:{len(one.updates)}"
    yield _text("DESCRIPTION", calendar, Words("\n".join(about)))
    yield _text("CATEGORIES", calendar, words.show(objective.objective.title))
    yield f"URL:{calendar.publication.root}{address}"


def _text(name: str, calendar: _Calendar, words: Words) -> str:
    return f"{name};LANGUAGE={words.lang or calendar.language.code}:{escape_text(words.text)}"


def escape_text(text: str) -> str:
    """Return *text* as the value of a line."""
    return _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", text)).replace("\n", "\\n")


def fold_line(line: str) -> str:
    """Return *line* in pieces of at most 75 octets, none of which breaks a character."""
    octets, pieces, most = line.encode(), [], _MOST_OCTETS
    while len(octets) > most:
        end = most
        while octets[end] & 0b11000000 == 0b10000000:  # in the middle of a character
            end -= 1
        pieces.append(octets[:end].decode())
        octets, most = octets[end:], _MOST_OCTETS - 1  # the space that marks a line as a continuation
    return "\r\n ".join([*pieces, octets.decode()])


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _moment(day: date) -> str:
    return f"{_day(day)}T000000Z"
