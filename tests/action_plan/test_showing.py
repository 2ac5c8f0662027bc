"""`plan.show` as a person in a terminal, and a program, see it."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from plugins.action_plan.export_json import plan_state_as_dict
from plugins.action_plan.progress import assess
from plugins.action_plan.reading import parse_plan
from plugins.action_plan.showing import draw_bar, main, render_state
from plugins.action_plan.words import Wordbook
from plugins.core.formats import Speaker, speaking
from plugins.workshop import ROOT
from tests.action_plan.plans import example_plan, make_action, make_plan

PLAN = """
schema: 1
id: prova
start: 2021-01-01
end: 2021-12-31
default_lang: ca
langs: [ca]
title: {ca: Prova}
objectives:
- id: objectiu
  title: {ca: Objectiu}
  actions:
  - id: accio
    title: {ca: Acció}
    due: 2021-05
    updates: [{id: u1, date: 2021-02-01, status: in_progress, progress: 63}]
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> str:
    """A plan outside of the project."""
    (tmp_path / "prova.yaml").write_text(PLAN, encoding="utf-8")
    return str(tmp_path / "prova.yaml")


def test_figures_stand_in_rows_with_bars(plan_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As of the day asked for."""
    assert main([plan_file, "--as-of", "2021-06-02"], ROOT) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Prova · 2 June 2021"
    assert lines[-1].split("  ")[-1] == "accio · In progress · due May 2021 · 2 days late"
    assert "63%  ████████████░░░░░░░░" in lines[-1]
    assert main([plan_file, "--as-of", "2021-01-31"], ROOT) == 0
    assert "63%" not in capsys.readouterr().out


def test_json_is_the_export(plan_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Byte for byte what the site would offer."""
    assert main([plan_file, "--as-of", "2021-06-02", "--json"], ROOT) == 0
    plan, findings = parse_plan(PLAN, "prova.yaml", date(2026, 1, 1))
    assert plan, findings
    assert json.loads(capsys.readouterr().out) == plan_state_as_dict(assess(plan, date(2021, 6, 2)))


def test_file_with_errors_is_told_and_not_shown(plan_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the place of each."""
    Path(plan_file).write_text(PLAN.replace("progress: 63", "progress: 163"), encoding="utf-8")
    assert main([plan_file], ROOT) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{plan_file}:16:" in told.err


@pytest.mark.parametrize("argv", [["nowhere.yaml"], ["--lang", "xx"], ["--as-of", "2021-02-30"]])
def test_wrong_words_are_refused(argv: list[str], plan_file: str) -> None:
    """In a sentence, without a traceback."""
    with pytest.raises(SystemExit):
        main(argv if argv[0] == "nowhere.yaml" else [plan_file, *argv], ROOT)


def test_every_level_and_objective_has_its_row(speakers: dict[str, Speaker]) -> None:
    """What is below an action stands further in."""
    plan = make_plan(make_action("grup", actions=[make_action("dins")]), make_action("fora"))
    with speaking(speakers["en"]):
        text = render_state(assess(plan, date(2021, 6, 1)), Wordbook(plan, "en"))
    rows = [line for line in text.splitlines() if "No data" in line]
    places = {name: next(row.index(name) for row in rows if name in row) for name in ("grup", "dins", "fora")}
    assert places["grup"] == places["fora"] < places["dins"]


@pytest.mark.parametrize("lang", ["ca", "gl", "es", "en"])
def test_rows_are_in_the_language_asked_for(lang: str, speakers: dict[str, Speaker]) -> None:
    """Texts that are not translated are in the plan's own."""
    plan = example_plan()
    with speaking(speakers[lang]):
        text = render_state(assess(plan, date(2021, 12, 31)), Wordbook(plan, lang))
    assert ("Advocacy" in text) == (lang == "en")
    assert ("In progress" in text) == (lang == "en")


def test_plan_cannot_command_the_terminal(speakers: dict[str, Speaker]) -> None:
    """What nobody sees is shown as an escape."""
    plan = make_plan(make_action()).model_copy(update={"title": {"ca": "a\x1b[31mb\u202e"}})
    with speaking(speakers["ca"]):
        text = render_state(assess(plan, date(2021, 6, 1)), Wordbook(plan, "ca"))
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    ("progress", "lit"), [("0", 0), ("1", 20), ("1/1000", 1), ("999/1000", 19), ("1/2", 10), ("5/8", 12)]
)
def test_bar_is_full_and_empty_only_where_that_is_exact(progress: str, lit: int) -> None:
    """As the percentages are."""
    assert draw_bar(Fraction(progress)) == "█" * lit + "░" * (20 - lit)
    assert draw_bar(None).strip() == ""


def test_terminal_without_such_signs_gets_plain_ones(plan_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fails for want of a letter."""
    written = io.BytesIO()
    output = io.TextIOWrapper(written, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", output)
    assert main([plan_file, "--as-of", "2021-06-02"], ROOT) == 0
    output.flush()
    text = written.getvalue().decode("ascii")
    assert "63%  ############........" in text
