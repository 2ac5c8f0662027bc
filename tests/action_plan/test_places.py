"""Places: what a location is called, and where it stands."""

import pytest

from plugins.action_plan.places import Places, locate
from plugins.core.findings import Severity
from plugins.core.located_yaml import Mapping, parse_yaml

from .sources import RIGHT


@pytest.fixture
def places() -> Places:
    """The places of the right plan."""
    root, _ = parse_yaml(RIGHT, "x.yaml")
    assert isinstance(root, Mapping)
    return Places(root, "x.yaml")


@pytest.mark.parametrize(
    ("loc", "name", "line"),
    [
        ((), "", 2),
        (("start",), "start", 5),
        (("title", "gl"), "title/gl", 11),
        (("checkpoints", 2), "checkpoints/3", 10),
        (("organisations", "col", "name"), "organisations/col/name", 13),
        (("objectives", 0), "incidencia", 15),
        (("objectives", 0, "actions", 1, "due"), "campanya/due", 29),
        (("objectives", 0, "actions", 1, "updates", 1, "value"), "campanya/u2/value", 39),
        (("objectives", 0, "actions", 1, "updates", 1, "evidence", 0, "url"), "campanya/u2/evidence/1/url", 41),
        (("objectives", 0, "actions", 0, "measure", "steps", 1), "propostes/measure/steps/2", 23),
        (("objectives", 0, "actions", 0, "missing"), "propostes", 18),
    ],
)
def test_names(places: Places, loc: tuple[str | int, ...], name: str, line: int) -> None:
    """A part is known by the ids nearest to it; what is not there is told at what should hold it."""
    assert (places.name(loc), places.node(loc).line) == (name, line)


def test_part_without_an_id() -> None:
    """Where there is no id that could be one, a part is known by its number."""
    root, _ = parse_yaml("objectives:\n- id: A b\n  actions:\n  - due: x\n    updates: [{}, {id: u2}]\n", "x.yaml")
    assert isinstance(root, Mapping)
    places = Places(root, "x.yaml")
    action = ("objectives", 0, "actions", 0)
    assert places.name((*action, "due")) == "objectives/1/actions/1/due"
    assert places.name((*action, "updates", 0)) == "objectives/1/actions/1/updates/1"
    assert places.name((*action, "updates", 1)) == "objectives/1/actions/1/u2"


def test_findings(places: Places) -> None:
    """An error is told at a value or at a key; a warning weighs less."""
    loc = ("objectives", 1, "actions", 0, "due")
    value, key = places.refuse(loc, "E1", "%(a)s", "b", a=1), places.refuse_key(loc, "E1", "a", "b")
    assert value.text() == "x.yaml:51:10: E1 blog/due: 1; b"
    assert key.text() == "x.yaml:51:5: E1 blog: a; b"
    assert places.warn(loc, "W1", "a", "b").severity is Severity.WARNING


def test_locations_of_pydantic() -> None:
    """The type of a measure stands in pydantic's location and not in the file; an id may be any word."""
    assert locate(("objectives", 0, "actions", 0, "measure", "steps", "steps", 1, "id")) == (
        *("objectives", 0, "actions", 0, "measure", "steps", 1, "id"),
    )
    assert locate(("organisations", "measure", "name")) == ("organisations", "measure", "name")
