"""The CSV files, as Python's own reader and a hurried spreadsheet see them."""

from __future__ import annotations

import csv
import io
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from plugins.action_plan.progress import assess
from plugins.action_plan.state import PlanState
from plugins.action_plan.table_actions import ACTIONS
from plugins.action_plan.table_updates import UPDATES
from plugins.action_plan.tables import Table, render_csv, write_cell
from tests.action_plan.plans import example_plan, rich_plan

END = date(2021, 12, 31)


def read(table: Table[Any], state: PlanState) -> list[dict[str, str]]:
    """Return the rows as a client reads them."""
    return list(csv.DictReader(io.StringIO(render_csv(table, state), newline=""), strict=True))


@pytest.mark.parametrize(("make", "exact", "floor"), [(example_plan, "481/720", "481/840"), (rich_plan, "", "")])
def test_figure_can_be_worked_out_from_the_table(make: Any, exact: str, floor: str) -> None:
    """As the page on the method tells: leaves with a fraction, weight times fraction over weight."""
    state = assess(make(), END)
    leaves = [row for row in read(ACTIONS, state) if row["leaf"] == "true"]
    known = [row for row in leaves if row["numerator"]]
    done = sum(int(row["weight"]) * Fraction(int(row["numerator"]), int(row["denominator"])) for row in known)
    total = sum(int(row["weight"]) for row in leaves if row["in_scope"] == "true")
    found = (done / sum(int(row["weight"]) for row in known), done / total)
    assert found == (state.figure.exact, state.figure.floor)
    assert not exact or found == (Fraction(exact), Fraction(floor))


def test_actions_of_every_level_have_a_row() -> None:
    """A parent without a weight, those below it with its id."""
    rows = {row["id"]: row for row in read(ACTIONS, assess(rich_plan(), END))}
    assert list(rows) == ["grup", "tasques", "silenci", "tard", "parcial", "pausa", "fora", "mai"]
    assert (rows["grup"]["leaf"], rows["grup"]["weight"], rows["grup"]["measure"]) == ("false", "", "")
    assert (rows["tasques"]["parent"], rows["grup"]["parent"]) == ("grup", "")
    assert [rows["tasques"][key] for key in ("baseline", "value", "target", "due", "original_due", "moves")] == [
        "8", "3", "2", "2021-10", "2021-Q2", "1",
    ]  # fmt: skip
    assert (rows["silenci"]["percent"], rows["fora"]["numerator"], rows["tard"]["days_late"]) == ("", "", "3")
    assert (rows["pausa"]["percent"], rows["pausa"]["numerator"]) == ("0", "0")


def test_texts_have_a_column_a_language() -> None:
    """An empty one where there is no translation."""
    row = read(ACTIONS, assess(rich_plan(), END))[1]
    assert [row[f"unit_{lang}"] for lang in ("ca", "gl", "es", "en")] == ["tasques; sense cap", "tarefas", "", ""]


def test_updates_have_their_weight_and_their_correction() -> None:
    """Only those made by the day, in the order of the plan."""
    rows = read(UPDATES, assess(rich_plan(), date(2021, 6, 30)))
    assert [(row["action"], row["id"]) for row in rows][:3] == [("tasques", "u1"), ("tasques", "u2"), ("tasques", "u3")]
    assert [(row["corrects"], row["corrected_by"], row["weight"]) for row in rows][:2] == [
        ("", "u2", "3"), ("u1", "", "3"),
    ]  # fmt: skip
    assert rows[1]["evidence"] == "https://example.org/a?b=1&c=2 proves/proofs/acta.pdf articles/2026/text.ca.md"
    assert len(read(UPDATES, assess(rich_plan(), END))) == len(rows) + 1


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '"=1', "＝1", "−1", "a;=1", 'a;"=1', "a; +1", "a\n=1"],
)
def test_text_that_a_spreadsheet_would_run_is_made_plain(text: str) -> None:
    """Also behind a semicolon, where many spreadsheets of this country begin another cell."""
    cell = write_cell(text)
    assert cell.replace("'", "", 1) == text
    for piece in cell.replace("\n", ";").split(";"):
        assert not piece.lstrip(" \t\r\"'").startswith(tuple("=+-@＝−")) or "'" in piece


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a-b", "a-b"),
        ("a - b; c", "a - b; c"),
        (-3, "-3"),
        (None, ""),
        (True, "true"),
        (date(2021, 2, 1), "2021-02-01"),
    ],
)
def test_other_cells_stay_as_they_are(value: Any, cell: str) -> None:
    """Numbers below zero are no formulas."""
    assert write_cell(value) == cell


def test_form_is_that_of_the_standard() -> None:
    """RFC 4180: CR LF at the end of each line, quotes where there is a comma or a quote."""
    text = render_csv(UPDATES, assess(rich_plan(), END))
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert lines[0].startswith("plan,sample,objective,action,id,date,")
    assert "'=1+1" in text
    assert '"Fewer, ""well""."' in text
