"""The calendar of deadlines, as the library that calendars are read with sees it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from plugins.action_plan.deadlines import TODO_STATUSES, escape_text, fold_line, render_deadlines
from plugins.action_plan.model import Plan, Status
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import Publication
from plugins.core.formats import Speaker, speaking
from tests.action_plan.plans import example_plan, make_action, make_plan, rich_plan

END = date(2021, 12, 31)


@pytest.fixture
def render(speakers: dict[str, Speaker], publication: Publication) -> Any:
    """Render the calendar of a plan in a language."""

    def render_plan(plan: Plan, lang: str = "ca", as_of: date = END) -> str:
        with speaking(speakers[lang]):
            return render_deadlines(assess(plan, as_of), speakers[lang].language, publication)

    return render_plan


def todos(text: str) -> dict[str, Any]:
    """Return the to-dos by the id of their action."""
    found = Calendar.from_ical(text).walk("VTODO")
    return {str(todo["uid"]).split(".")[1]: todo for todo in found}


def events(text: str) -> dict[str, Any]:
    """Return the events by the id of their action."""
    found = Calendar.from_ical(text).walk("VEVENT")
    return {str(event["uid"]).split(".")[1]: event for event in found}


def test_each_deadline_is_a_to_do_and_an_event(render: Any) -> None:
    """A whole day, in whatever calendar; actions that are due on no day have neither."""
    text = render(rich_plan())
    assert set(todos(text)) == set(events(text)) == {"grup", "tasques", "tard", "pausa", "fora"}
    todo, event = todos(text)["tasques"], events(text)["tasques"]
    assert (todo.decoded("due"), event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2021, 10, 31), date(2021, 10, 31), date(2021, 11, 1),
    )  # fmt: skip
    assert str(event["related-to"]) == str(todo["uid"])
    assert str(event["transp"]) == "TRANSPARENT"


def test_statuses_are_those_of_the_table(render: Any) -> None:
    """Of what nobody reported on, none; what is out of scope is cancelled as an event too."""
    text = render(rich_plan())
    assert {name: str(todo.get("status", "")) for name, todo in todos(text).items()} == {
        "grup": "IN-PROCESS", "tasques": "IN-PROCESS", "tard": "COMPLETED", "pausa": "IN-PROCESS", "fora": "CANCELLED",
    }  # fmt: skip
    assert str(events(text)["fora"]["status"]) == "CANCELLED"
    assert str(events(text)["tard"]["status"]) == "CONFIRMED"
    assert "status" not in todos(render(example_plan()))["butlleti"]
    assert set(Status) - set(TODO_STATUSES) == {Status.UNKNOWN}


def test_progress_and_completion_are_told(render: Any) -> None:
    """In percent where there is a figure, by day where it is closed."""
    found = todos(render(rich_plan()))
    assert int(found["tasques"]["percent-complete"]) == 83
    assert "percent-complete" not in found["fora"]
    assert found["tard"].decoded("completed") == datetime(2021, 6, 3, tzinfo=UTC)
    assert "completed" not in found["tasques"]


def test_words_are_those_of_the_language(render: Any) -> None:
    """Where a text is not translated, its own language is named."""
    for lang in ("ca", "gl", "es", "en"):
        todo = todos(render(example_plan(), lang))["blog"]
        wanted = "en" if lang == "en" else "ca"
        assert todo["summary"].params["LANGUAGE"] == wanted
        assert todo["description"].params["LANGUAGE"] == lang
    english = render(example_plan(), "en")
    assert str(events(english)["blog"]["summary"]) == "Deadline: Keeping the blog"
    assert str(todos(english)["campanya"]["description"]).startswith(
        "63% · 25 of 40 municipis · In progress\nAction Plan"
    )
    assert str(todos(english)["blog"]["url"]) == "https://cft.example/en/pla/2021/comunicacio/#blog"


def test_made_up_progress_is_called_that(render: Any) -> None:
    """On the calendar and on each entry."""
    text = render(example_plan(), "en")
    assert "illustrative" in str(Calendar.from_ical(text)["description"])
    assert all("illustrative" in str(entry["description"]) for entry in [*todos(text).values(), *events(text).values()])
    assert "illustrative" not in render(example_plan(sample=False), "en")


def test_names_never_change_and_stamps_are_those_of_the_day(render: Any) -> None:
    """So that a calendar finds its entries again, and the same day gives the same bytes."""
    early, late = (render(example_plan(), lang, day) for lang, day in (("ca", date(2021, 3, 31)), ("gl", END)))
    assert {str(todo["uid"]) for todo in todos(early).values()} == {str(todo["uid"]) for todo in todos(late).values()}
    assert str(todos(late)["blog"]["uid"]) == "pla-2021.blog.todo@cft.example"
    names = [str(entry["uid"]) for entry in [*todos(late).values(), *events(late).values()]]
    assert len(set(names)) == len(names)
    assert todos(late)["blog"].decoded("dtstamp") == datetime(2021, 12, 31, tzinfo=UTC)
    assert int(todos(early)["blog"]["sequence"]) < int(todos(late)["blog"]["sequence"])
    assert render(example_plan()) == render(example_plan())


def test_plan_without_deadlines_is_a_calendar_too(render: Any) -> None:
    """An empty one."""
    calendar = Calendar.from_ical(render(make_plan(make_action())))
    assert calendar.walk("VTODO") == calendar.walk("VEVENT") == []


@pytest.mark.parametrize("lang", ["ca", "gl", "es", "en"])
def test_lines_are_of_the_form_of_the_standard(render: Any, lang: str) -> None:
    """CR LF after each, none longer than 75 octets."""
    lines = render(rich_plan(), lang).encode().split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_text_comes_back(text: str) -> None:
    """Folded and escaped, whatever is in it."""
    lines = ["BEGIN:VEVENT", fold_line(f"SUMMARY;LANGUAGE=ca:{escape_text(text)}"), "END:VEVENT", ""]
    assert str(Event.from_ical("\r\n".join(lines))["summary"]) == text


def test_no_text_begins_a_line_of_its_own() -> None:
    """Line ends become the sign for them, other control characters a space."""
    assert escape_text("a\nb\r\x0b;c,d\\") == "a\\nb  \\;c\\,d\\\\"
