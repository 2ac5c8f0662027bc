"""Typed values out of YAML, and an exact finding for each that is wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from plugins.core.fields import Fields, read_records, suggest
from plugins.core.findings import Finding
from plugins.core.located_yaml import Mapping, parse_yaml

KNOWN = ("galicia", "catalunya")
Get = Callable[[Fields], Any]

RIGHT: list[tuple[str, Get, object]] = [
    ("a: x  y ", lambda fields: fields.text("a"), "x y"),
    ("a: >\n  x\n  y\n", lambda fields: fields.text("a"), "x y"),
    ("b: x", lambda fields: fields.text("a"), None),
    ("a: mesas-locais", lambda fields: fields.identifier("a"), "mesas-locais"),
    ('a: "016"', lambda fields: fields.identifier("a"), "016"),
    ("a: 2026-02-28", lambda fields: fields.day("a"), date(2026, 2, 28)),
    ("a: true", lambda fields: fields.truth("a"), True),
    ("a: false", lambda fields: fields.truth("a"), False),
    ("b: true", lambda fields: fields.truth("a"), False),
    ("a: galicia", lambda fields: fields.choice("a", KNOWN), "galicia"),
    ("a: [catalunya, galicia]", lambda fields: fields.choices("a", KNOWN), ("catalunya", "galicia")),
    ("a: galicia", lambda fields: fields.choices("a", KNOWN), ("galicia",)),
    ("b: x", lambda fields: fields.choices("a", KNOWN), ()),
    ("a: tel:016", lambda fields: fields.address("a", ("tel:",)), "tel:016"),
]
WRONG: list[tuple[str, Get, str]] = [
    ("a: []", lambda fields: fields.text("a"), "1:4:E108"),
    ("a: ''", lambda fields: fields.text("a"), "1:4:E108"),
    ("a:\n  b: c", lambda fields: fields.text("a"), "2:3:E108"),
    ('a: "x\\0y"', lambda fields: fields.text("a"), "1:4:E108"),
    ('a: "x\\e[2J"', lambda fields: fields.text("a"), "1:4:E108"),
    ("a: ../x", lambda fields: fields.identifier("a"), "1:4:E109"),
    ("a: Gènere", lambda fields: fields.identifier("a"), "1:4:E109"),
    ("a: 2-x", lambda fields: fields.identifier("a"), "1:4:E109"),
    ("a: " + "x" * 81, lambda fields: fields.identifier("a"), "1:4:E109"),
    ("a: 2026-02-30", lambda fields: fields.day("a"), "1:4:E110"),
    ("a: 20260228", lambda fields: fields.day("a"), "1:4:E110"),
    ("a: 2026-W08-1", lambda fields: fields.day("a"), "1:4:E110"),
    ("a: yes", lambda fields: fields.truth("a"), "1:4:E112"),
    ("a: galicja", lambda fields: fields.choice("a", KNOWN), "1:4:E112"),
    ("a: [galicia, x]", lambda fields: fields.choices("a", KNOWN), "1:14:E112"),
    ("a: [galicia, galicia]", lambda fields: fields.choices("a", KNOWN), "1:14:E111"),
    ("a: [[galicia]]", lambda fields: fields.choices("a", KNOWN), "1:5:E108"),
    ("a: x", lambda fields: fields.texts("a", "ca"), "1:4:E108"),
    ("a: {gl: x}", lambda fields: fields.texts("a", "ca"), "1:4:E113"),
    ("a: {ca: }", lambda fields: fields.texts("a", "ca"), "1:9:E108"),
    ("a: {ca: x, gl: [y]}", lambda fields: fields.texts("a", "ca"), "1:16:E108"),
    ("a: {ca: x, gl: ../y}", lambda fields: fields.identifiers("a", "ca"), "1:16:E109"),
    ("a: javascript:alert(1)", lambda fields: fields.address("a", ("tel:",)), "1:4:E136"),
    ("a: tel:0 16", lambda fields: fields.address("a", ("tel:",)), "1:4:E136"),
    ("a: x", lambda fields: fields.check_keys(("b",)), "1:1:E104"),
    ("a: x", lambda fields: fields.check_keys(("a", "b"), ("b",)), "1:1:E107"),
    ("a: []", lambda fields: fields.check_keys(("a",), ("a",)), "1:4:E107"),
]


def read_fields(text: str) -> Fields:
    """Return a reader of the mapping that *text* holds."""
    root, findings = parse_yaml(text, "x.yaml")
    assert findings == []
    assert isinstance(root, Mapping)
    return Fields(root, "x.yaml")


@pytest.mark.parametrize(("text", "get", "expected"), RIGHT)
def test_right(text: str, get: Get, expected: object) -> None:
    """A right value comes back typed, without a finding."""
    fields = read_fields(text)
    assert get(fields) == expected
    assert fields.findings == []


@pytest.mark.parametrize(("text", "get", "expected"), WRONG)
def test_wrong(text: str, get: Get, expected: str) -> None:
    """A wrong value is a finding where it stands."""
    fields = read_fields(text)
    get(fields)
    assert [f"{found.line}:{found.column}:{found.code}" for found in fields.findings] == [expected]


def test_texts_in_languages() -> None:
    """Each language's text is kept on one line."""
    texts = read_fields("a: {ca: 'x  y', gl: z}").texts("a", "ca")
    assert texts is not None
    assert dict(texts.by_language) == {"ca": "x y", "gl": "z"}


def test_unknown_key_gets_the_nearest() -> None:
    """A slip of the finger is answered with the key that was meant."""
    fields = read_fields("titel: x")
    fields.check_keys(("title", "lang"))
    assert fields.findings[0].text() == 'x.yaml:1:1: E104 unknown key "titel"; did you mean title?'


def test_suggest_lists_all_where_none_is_near() -> None:
    """Where nothing resembles the word, all known ones are told, in order."""
    assert suggest("zzz", KNOWN) == "catalunya, galicia"
    assert suggest("galcia", KNOWN) == "galicia"


@pytest.mark.parametrize(("text", "expected"), [("a: b", ["1:1:E114"]), ("- a: b\n- c\n", ["2:3:E114"])])
def test_records(text: str, expected: list[str]) -> None:
    """A registry is a list of mappings, and anything else is told."""
    findings: list[Finding] = []
    records = list(read_records(parse_yaml(text, "x.yaml")[0], "x.yaml", findings))
    assert [f"{found.line}:{found.column}:{found.code}" for found in findings] == expected
    assert len(records) == text.count("- a")
