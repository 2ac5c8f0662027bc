"""The description of the tables, as frictionless reads it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from plugins.action_plan.data_package import render_data_package
from plugins.action_plan.exports import TABLES
from plugins.action_plan.model import Plan
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import Publication
from plugins.action_plan.tables import render_csv
from plugins.core.formats import Speaker, speaking
from tests.action_plan.plans import example_plan, make_action, make_plan, rich_plan

END = date(2021, 12, 31)


@pytest.fixture
def write(tmp_path: Path, speakers: dict[str, Speaker], publication: Publication) -> Any:
    """Write the package of a plan, and return the path of its descriptor."""

    def write_package(plan: Plan, lang: str = "ca") -> Path:
        state = assess(plan, END)
        files = {table.file: render_csv(table, state).encode() for table in TABLES}
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        with speaking(speakers[lang]):
            text = render_data_package(state, files, TABLES, publication, speakers[lang].language)
        (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
        return tmp_path / "datapackage.json"

    return write_package


@pytest.mark.parametrize("plan", [example_plan(), rich_plan(), make_plan(make_action())])
def test_tables_are_as_described(write: Any, plan: Plan) -> None:
    """Types, constraints, keys, what names what, size and digest; even where nothing was reported."""
    report = validate(str(write(plan)))
    assert report.valid, report.flatten()


def test_values_come_back_as_what_they_were(write: Any) -> None:
    """Dates as dates, truths as truths, what is not there as nothing."""
    rows = Package(str(write(example_plan()))).get_table_resource("actions").read_rows()
    campanya, butlleti = rows[1].to_dict(), rows[4].to_dict()
    assert (campanya["due_last_day"], campanya["overdue"], campanya["days_late"]) == (date(2021, 11, 25), True, 36)
    assert (butlleti["percent"], butlleti["closed_on"], butlleti["stale"]) == (None, None, True)


@pytest.mark.parametrize(
    ("column", "value"), [("status", "almost"), ("percent", "101"), ("weight", "0"), ("due", "soon"), ("id", "")]
)
def test_wrong_tables_are_told(write: Any, tmp_path: Path, column: str, value: str) -> None:
    """The description is worth something only if it can be broken."""
    descriptor = write(example_plan())
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]  # they would tell of any change
    descriptor.write_text(json.dumps(package), encoding="utf-8")
    assert validate(str(descriptor)).valid
    head, row, *rest = (tmp_path / "actions.csv").read_bytes().decode().split("\r\n")
    cells = row.split(",")
    cells[head.split(",").index(column)] = value
    (tmp_path / "actions.csv").write_bytes("\r\n".join([head, ",".join(cells), *rest]).encode())
    assert not validate(str(descriptor)).valid


def test_files_are_named_by_size_and_digest(write: Any, tmp_path: Path) -> None:
    """A table that was changed on the way is told."""
    descriptor = write(example_plan())
    (tmp_path / "updates.csv").write_bytes((tmp_path / "updates.csv").read_bytes().replace(b",20,", b",21,"))
    assert not validate(str(descriptor)).valid


def test_description_is_in_words(write: Any) -> None:
    """Every column in the language asked for; made-up progress is called that."""
    catalan, english = (json.loads(write(example_plan(), lang).read_text(encoding="utf-8")) for lang in ("ca", "en"))
    for package in (catalan, english):
        fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in fields)
    assert english["title"] == "Action Plan 2021"
    assert "illustrative" in english["description"]
    assert catalan["description"] != english["description"]
    real = write(example_plan(sample=False), "en").read_text(encoding="utf-8")
    assert "illustrative" not in real
