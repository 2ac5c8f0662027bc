"""What is asked of whoever reports without flags: only what goes with the status and the measure."""

import pytest

from plugins.action_plan.model import Plan
from plugins.action_plan.questions import Interview, Wishes
from plugins.action_plan.reading import parse_plan

from .sources import RIGHT, TODAY


def interview(action: str, *answers: str) -> tuple[list[str], Wishes]:
    """Return what is asked of whoever gives *answers*, and what is known then."""
    plan, _ = parse_plan(RIGHT, "x.yaml", TODAY)
    assert isinstance(plan, Plan)
    asked: list[str] = []
    left = iter(answers)

    def answer(question: str) -> str:
        asked.append(question)
        return next(left)

    leaf = next(one for one in plan.leaves() if one.id == action)
    return asked, Interview(plan, leaf, TODAY, str, answer).complete(Wishes())


@pytest.mark.parametrize(
    ("action", "status", "expected"),
    [
        ("propostes", "in_progress", "Which of these steps have been done since? (publicacio): "),
        ("campanya", "in_progress", "How many are there by now, in all? (municipis; from 0 to 40): "),
        ("campanya", "completed", "How many are there by now, in all? (municipis; from 0 to 40): "),
        ("blog", "in_progress", "How far is it, in percent? (0 to 100): "),
        ("blog", "completed", "On which day? (empty: today, 2021-12-31): "),
        ("blog", "not_started", "On which day? (empty: today, 2021-12-31): "),
        ("campanya", "cancelled", "On which day? (empty: today, 2021-12-31): "),
    ],
)
def test_figure(action: str, status: str, expected: str) -> None:
    """Each measure is asked for in its own way, and not where the status has no figure."""
    asked, wishes = interview(action, status, *[""] * 6)
    assert asked[0] == (
        "How does it stand? (not_started, in_progress, paused, completed, partial, deferred, cancelled): "
    )
    assert asked[1] == expected
    assert wishes.status == status


def test_notes() -> None:
    """Each language is asked for once there is a note; one that was given up needs a note."""
    asked, wishes = interview("blog", "cancelled", "2021-12-01", "Prou.", "", "https://example.org/ Acta")
    assert asked[2:] == [
        "What happened? (in ca): ",
        "The same in gl? (empty: not yet): ",
        "Where can it be seen? (an address and its title; empty: nowhere): ",
    ]
    assert wishes == Wishes(
        status="cancelled", date="2021-12-01", notes=["Prou."], evidence=["https://example.org/ Acta"]
    )


def test_nothing_more() -> None:
    """Whoever has no note is not asked for its translations."""
    asked, wishes = interview("blog", "in_progress", "90", "", "", "")
    assert len(asked) == 5
    assert (wishes.progress, wishes.notes, wishes.evidence) == ("90", [], [])
