"""Which badges a plan has, and what they say."""

from __future__ import annotations

from datetime import date

from plugins.action_plan.badges import make_badges
from plugins.action_plan.model import Plan
from plugins.action_plan.progress import assess
from plugins.core.formats import Speaker, speaking
from tests.action_plan.plans import example_plan, make_action, make_plan, make_update

END = date(2021, 12, 31)


def values(plan: Plan, speaker: Speaker) -> dict[str, str]:
    """Return what the badges say, by file."""
    with speaking(speaker):
        return {name: badge.value for name, badge in make_badges(assess(plan, END), speaker.language.code)}


def test_plan_and_objectives_have_theirs(speakers: dict[str, Speaker]) -> None:
    """Each with its coverage beside the percentage; made-up progress is called that."""
    assert values(example_plan(), speakers["en"]) == {
        "badge.svg": "67% · 3 of 4 reported · illustrative",
        "badge-incidencia.svg": "64% · 2 of 2 reported · illustrative",
        "badge-comunicacio.svg": "80% · 1 of 2 reported · illustrative",
    }
    assert values(example_plan(sample=False), speakers["en"])["badge.svg"] == "67% · 3 of 4 reported"


def test_no_figure_is_said_in_words(speakers: dict[str, Speaker]) -> None:
    """Too little data, none, or nothing in scope: never 0 %."""
    known = make_action("a", updates=[make_update("2021-02-01", progress=50)])
    cancelled = make_action("b", updates=[make_update("2021-02-01", "cancelled")])
    told = [
        values(make_plan(*actions, sample=False), speakers["en"])["badge.svg"]
        for actions in ([known, make_action("b", weight=2)], [make_action()], [cancelled])
    ]
    assert told == ["Insufficient data · 1 of 2 reported", "No data · 0 of 1 reported", "Out of scope"]


def test_words_are_those_of_the_language(speakers: dict[str, Speaker]) -> None:
    """The title says the day, too."""
    said = {lang: tuple(values(example_plan(), speaker).values()) for lang, speaker in speakers.items()}
    assert len(set(said.values())) == 4 - (said["gl"] == said["es"])
    with speaking(speakers["en"]):
        badge = dict(make_badges(assess(example_plan(), END), "en"))["badge.svg"]
    assert badge.title.startswith("Action Plan 2021")
    assert "31 December 2021" in badge.title
    assert badge.title.endswith(badge.value)


def test_long_titles_are_cut_in_the_drawing_alone(speakers: dict[str, Speaker]) -> None:
    """The whole of it is read out."""
    title = "Generar i mantenir espais de debat, reflexió, creació i transferència de coneixement"
    objective = {"id": "debat", "title": {"ca": title}, "actions": [make_action()]}
    with speaking(speakers["ca"]):
        badge = dict(make_badges(assess(example_plan(objectives=[objective]), END), "ca"))["badge-debat.svg"]
    assert len(badge.label) <= 45
    assert badge.label.endswith("…")
    assert badge.title.startswith(title)
