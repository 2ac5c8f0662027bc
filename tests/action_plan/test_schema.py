"""The schema by which editors complete and check plans: it is current, and agrees with what the checks say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from plugins.action_plan.refusals import STATUSES
from plugins.action_plan.schema import make_schema, read_language_names, render_schema, write_schema
from plugins.workshop import ROOT

from .sources import RIGHT, change, make_large_plan

LANGUAGES = read_language_names(ROOT)
FILE = ROOT / "content/plans/plan.schema.json"


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: dates are text, and only true and false are truths."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag.rpartition(":")[2] in {"int", "float", "null"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def find_errors(text: str) -> list[str]:
    """Return the paths at which an editor would mark *text*."""
    validator = Draft202012Validator(make_schema(LANGUAGES))
    data = EditorLoader(text).get_single_data()
    return sorted({"/".join(map(str, error.absolute_path)) for error in validator.iter_errors(data)})


def test_file_is_current() -> None:
    """The file beside the plans is the one that the model makes: `invoke plan.schema` writes it."""
    assert FILE.read_text(encoding="utf-8") == render_schema(LANGUAGES)


def test_schema_is_a_schema() -> None:
    """The schema is right by its own dialect."""
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_written_file(tmp_path: Path) -> None:
    """The schema is written beside the plans of the project."""
    (tmp_path / "pelicanconf.py").write_text('LANGUAGES = ({"code": "ca", "name": "Català"},)\n', encoding="utf-8")
    file = write_schema(tmp_path)
    assert file == tmp_path / "content/plans/plan.schema.json"
    assert file.read_text(encoding="utf-8") == render_schema({"ca": "Català"})


def test_every_key_is_described() -> None:
    """An editor has a sentence for each key, the values of each choice, and every language by its name."""
    parts = make_schema(LANGUAGES)
    for part in (parts, *parts["$defs"].values()):
        undescribed = [key for key, one in part.get("properties", {}).items() if not one.get("description")]
        assert undescribed == []
    assert parts["$defs"]["Update"]["properties"]["status"]["enum"] == list(STATUSES)
    wording = parts["$defs"]["Wording"]
    assert {code: one["description"] for code, one in wording["properties"].items()} == LANGUAGES
    assert "null" not in json.dumps(parts)


@pytest.mark.parametrize("text", [RIGHT, make_large_plan(20, 50)])
def test_right_plan(text: str) -> None:
    """An editor marks nothing in a plan without errors."""
    assert find_errors(text) == []


def test_plans_of_the_site() -> None:
    """An editor marks nothing in the site's own plans."""
    for file in sorted((ROOT / "content/plans").glob("*.yaml")):
        assert find_errors(file.read_text(encoding="utf-8")) == []


UPDATE = "objectives/1/actions/0/updates/1"
BLOG = "{id: u2, date: 2021-09-15, status: in_progress, progress: 80}"
WRONG: dict[str, tuple[str, str, str]] = {
    "unknown key": ("    weight: 3", "    wieght: 3", "objectives/0/actions/1"),
    "id": ("id: blog", "id: Blog", "objectives/1/actions/0/id"),
    "due": ("due: 2021-Q2", "due: 2021-Q5", "objectives/0/actions/0/due"),
    "weight": ("weight: 3", "weight: 0", "objectives/0/actions/1/weight"),
    "status": ("status: cancelled", "status: canceled", "objectives/0/actions/2/updates/0/status"),
    "note": (", note: {ca: Restriccions sanitàries., gl: Restricións.}", "", "objectives/0/actions/2/updates/0"),
    "due without a note": (BLOG, BLOG.replace("}", ", due: 2022}"), UPDATE),
    "formula": ("ca: Prevenir les violències", 'ca: "=1"', "mission/ca"),
    "language": ("ca: Prevenir les violències", "ca: a, CA: b", "mission"),
    "evidence": ('url: "https://example.org/llista", ', "", "objectives/0/actions/1/updates/1/evidence/0"),
    "address": ("https://example.org/llista", "http://example.org", "objectives/0/actions/1/updates/1/evidence/0/url"),
    "measure": ("type: steps", "type: stpes", "objectives/0/actions/0/measure"),
    "missing": ("default_lang: ca\n", "", ""),
}


@pytest.mark.parametrize(("old", "new", "expected"), WRONG.values(), ids=WRONG)
def test_wrong_plan(old: str, new: str, expected: str) -> None:
    """An editor marks what the checks refuse, where it stands."""
    assert find_errors(change(old, new)) == [expected]


@pytest.mark.parametrize("due", ["2021", "2021-Q4", "2021-11", "2021-11-25"])
def test_year_by_itself(due: str) -> None:
    """A year is a number to an editor, and no less a due date."""
    data: Any = EditorLoader(f"due: {due}").get_single_data()
    assert isinstance(data["due"], int) is (due == "2021")
    assert find_errors(change("due: 2021-11-25", f"due: {due}")) == []
