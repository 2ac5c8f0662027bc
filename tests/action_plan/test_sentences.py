"""How things stand, in one line."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.action_plan.progress import assess
from plugins.action_plan.sentences import tell_action, tell_figure
from plugins.action_plan.words import Wordbook
from plugins.core.formats import Speaker, speaking
from tests.action_plan.plans import example_plan, rich_plan

END = date(2021, 12, 31)


@pytest.mark.parametrize(
    ("identifier", "told"),
    [
        ("propostes", "67% · 2 of 3 steps · In progress"),
        ("campanya", "63% · 25 of 40 municipis · In progress"),
        ("jornada", "Cancelled"),
        ("blog", "80% · In progress"),
        ("butlleti", "No data"),
        ("grup", "83% · 1 of 2 reported · In progress"),
        ("tasques", "83% · 3 tasques; sense cap, from 8 to 2 · In progress"),
    ],
)
def test_action_is_told_by_what_it_is_measured_by(identifier: str, told: str, speakers: dict[str, Speaker]) -> None:
    """Steps, a count up, a count down, what is below it, or nothing but its status."""
    states = {
        one.action.id: (one, state.plan) for state in (assess(example_plan(), END), assess(rich_plan(), END))
        for _, one in state.walk()
    }  # fmt: skip
    with speaking(speakers["en"]):
        assert tell_action(states[identifier][0], Wordbook(states[identifier][1], "en")) == told


def test_numbers_are_written_as_the_language_does(speakers: dict[str, Speaker]) -> None:
    """With a space before the sign where there is one."""
    figure = assess(example_plan(), END).figure
    said = {}
    for lang, speaker in speakers.items():
        with speaking(speaker):
            said[lang] = tell_figure(figure)
    assert said == {"ca": "67\u00a0%", "gl": "67\u00a0%", "es": "67\u00a0%", "en": "67%"}
