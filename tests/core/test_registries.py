"""The registries: read as they are, and every mistake in them told at its place."""

from datetime import date
from pathlib import Path

import pytest

from plugins.core.registries import Registries, read_registries

ENTRY = "- {id: a, name: {ca: A}, slug: {ca: a}}\n"
HELPLINE = """- id: "016"
  name: {ca: "L'ajuda"}
  note: {ca: Gratuït}
  number: "016"
  href: tel:016
  kind: phone
  territory: ES
  source: https://example.org/
  verified_on: 2026-11-01
"""


def read(folder: Path, **texts: str | bytes) -> Registries:
    """Write the four registries, *texts* in place of the right ones, and read them."""
    data = folder / "content/data"
    data.mkdir(parents=True)
    right = {"categories": ENTRY, "tags": ENTRY, "authors": ENTRY, "helplines": HELPLINE}
    for name, text in (right | texts).items():
        (data / f"{name}.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_registries(data, "ca")


def codes(registries: Registries) -> list[str]:
    """Return where and what the findings are."""
    return [f"{found.path}:{found.line}:{found.column}:{found.code}" for found in registries.findings]


def test_right_registries(tmp_path: Path) -> None:
    """Right registries have no finding, and their names are set like any other text."""
    told = "kind: contributor, type: person, website: 'https://example.org/'"
    authors = f"- {{id: c, {told}, name: {{ca: C}}, slug: {{ca: c}}}}\n{ENTRY}"
    registries = read(tmp_path, authors=authors)
    assert registries.findings == ()
    assert [(one.id, one.contributed) for one in registries.authors.values()] == [("c", True), ("a", False)]
    who = registries.authors["c"]
    assert (who.type, who.website, registries.authors["a"].type) == ("person", "https://example.org/", None)
    helpline = registries.helplines["016"]
    assert (helpline.number, helpline.verified_on) == ("016", date(2026, 11, 1))
    assert helpline.name.text("gl") == "L’ajuda"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENTRY * 2, ["2:3:E116"]),
        (ENTRY + "- {id: b, name: {ca: B}, slug: {ca: a}}\n", ["2:3:E137"]),
        ("- {id: a, name: {ca: A}, slug: {ca: ../../index}}\n", ["1:37:E109"]),
        ("- {id: a, name: {ca: A}}\n", ["1:3:E107"]),
        ("- {id: a, name: {gl: A}, slug: {ca: a}}\n", ["1:17:E113"]),
        ("- {id: A b, name: {ca: A}, slug: {ca: a}}\n", ["1:8:E109"]),
        ("- {id: a, name: {ca: A}, slug: {ca: a}, url: x}\n", ["1:41:E104"]),
        ("- {id: a, name: {ca: A}, slug: {ca: a}, kind: king}\n", ["1:47:E112"]),
        ("- {id: a, name: {ca: A}, slug: {ca: a}, type: firm}\n", ["1:47:E112"]),
        ("- {id: a, name: {ca: A}, slug: {ca: a}, website: 'javascript:x'}\n", ["1:50:E136"]),
        ("a: b\n", ["1:1:E114"]),
        ("- a\n", ["1:3:E114"]),
        ("- [a\n", ["2:1:E101"]),
        (b"- caf\xe9\n", ["1:1:E118"]),
    ],
)
def test_wrong_entries(tmp_path: Path, text: str | bytes, expected: list[str]) -> None:
    """A wrong registry of tags is told where it is wrong, and does not stop the reading of the others."""
    registries = read(tmp_path, tags=text)
    assert codes(registries) == [f"content/data/tags.yaml:{place}" for place in expected]
    assert list(registries.categories) == ["a"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("tel:016", "javascript:alert(1)", "5:9:E136"),
        ("https://example.org/", "data:text/html,x", "8:11:E136"),
        ("phone", "fax", "6:9:E112"),
        ("ES", "XX", "7:14:E112"),
        ("2026-11-01", "01/11/2026", "9:16:E110"),
        ("  kind: phone\n", "", "1:3:E107"),
    ],
)
def test_wrong_helplines(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """A helpline with anything wrong is told, and is not shown at all: a wrong number harms."""
    registries = read(tmp_path, helplines=HELPLINE.replace(old, new))
    assert codes(registries) == [f"content/data/helplines.yaml:{expected}"]
    assert registries.helplines == {}


def test_missing_and_linked_registries(tmp_path: Path) -> None:
    """A registry that is not there, or is a link to elsewhere, is told and not read."""
    (tmp_path / "foreign").write_text(ENTRY, encoding="utf-8")
    read(tmp_path)
    data = tmp_path / "content/data"
    for name in ("tags", "authors"):
        (data / f"{name}.yaml").unlink()
    (data / "tags.yaml").symlink_to(tmp_path / "foreign")
    registries = read_registries(data, "ca")
    assert codes(registries) == ["content/data/tags.yaml:1:1:E115", "content/data/authors.yaml:1:1:E115"]
    assert (registries.tags, registries.authors) == ({}, {})


def test_actions_of_the_plans(tmp_path: Path) -> None:
    """The actions of every plan can be named, those below others too; what cannot be read has none, and no finding."""
    plans = tmp_path / "content/plans"
    plans.mkdir(parents=True)
    below = "objectives: [{id: o, actions: [{id: a, actions: [{id: b}]}, {title: x}, c]}, d]\n"
    (plans / "pla-2021.yaml").write_text(below, encoding="utf-8")
    (plans / "pla-2022.yaml").write_text("objectives: [{actions: [{id: a}]}]", encoding="utf-8")
    (plans / "broken.yaml").write_text("objectives: [", encoding="utf-8")
    (plans / "other.yaml").write_bytes(b"caf\xe9")
    (plans / "linked.yaml").symlink_to(plans / "pla-2021.yaml")
    (plans / "plan.schema.json").write_text("{}", encoding="utf-8")
    registries = read(tmp_path)
    assert registries.actions == {"pla-2021/a", "pla-2021/b", "pla-2022/a"}
    assert registries.findings == ()


def test_registries_of_the_site() -> None:
    """The site's own registries have no finding, and every name is there in all four languages."""
    registries = read_registries(Path(__file__).parents[2] / "content/data", "ca")
    assert registries.findings == ()
    groups = (registries.categories, registries.tags, registries.authors, registries.helplines)
    assert all(set(entry.name.by_language) == {"ca", "gl", "es", "en"} for group in groups for entry in group.values())
    assert all(groups)


def test_campaigns_are_the_folders_that_hold_a_kit(tmp_path: Path) -> None:
    """By their names."""
    for name in ("una", "dues"):
        (tmp_path / "content/campaigns" / name).mkdir(parents=True)
    (tmp_path / "content/campaigns/una/kit.yaml").touch()
    assert read_registries(tmp_path / "content/data", "ca").campaigns == {"una"}
