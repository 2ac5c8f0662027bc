"""The file kit.yaml, key by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.campaigns.kit_file import KitFile, read_kit
from plugins.campaigns.model import ItemKind, Status
from plugins.campaigns.project import Project
from plugins.core.fields import Fields
from plugins.core.located_yaml import Mapping, parse_yaml

TEXT = """\
schema: 1
id: prova
version: "1.1"
status: active
released: 2026-11-20
territories: [CT, GA]
default_lang: ca
langs: [ca, gl]
licence: CC-BY-SA-4.0
plan: pla-2021/campanya
short: prova
palette: {paper: "#FFFFFF", ink: "#000000", accent: "#3A1557", on_accent: "#FFFFFF"}
helplines: ["016", catalunya]
dates:
- {id: a, date: 2026-11-25, title: {ca: A, gl: B}}
items:
- {id: cartell, kind: poster, art: cartell.svg}
- {id: mocio, kind: document}
changelog:
- {version: "1.1", date: 2026-11-20, kind: revised, summary: {ca: D, gl: E}}
- {version: "1.0", date: 2026-11-01, kind: released, summary: {ca: D, gl: E}}
"""
Read = Callable[[str], tuple[KitFile | None, set[str]]]


@pytest.fixture
def read(project: Project) -> Read:
    """Reads a text, and returns what it tells and the codes of what is wrong."""

    def read_text(text: str) -> tuple[KitFile | None, set[str]]:
        root, findings = parse_yaml(text, "kit.yaml")
        assert isinstance(root, Mapping)
        fields = Fields(root, "kit.yaml", findings)
        kit = read_kit(fields, Path("prova"), project.registries, ("ca", "gl", "es"))
        return kit, {finding.code for finding in fields.findings}

    return read_text


def test_every_key_is_read(read: Read) -> None:
    """As what it is, in the order of the file."""
    kit, codes = read(TEXT)
    assert codes == set()
    assert kit is not None
    campaign = kit.campaign
    assert (campaign.id, campaign.version, campaign.status) == ("prova", "1.1", Status.ACTIVE)
    assert (campaign.released, campaign.territories) == (date(2026, 11, 20), ("CT", "GA"))
    assert [line.number for line in campaign.helplines] == ["016", "900 900 120"]
    assert [(day.first, day.until) for day in campaign.dates] == [(date(2026, 11, 25), date(2026, 11, 25))]
    assert [(row.item.kind, row.art) for row in kit.items] == [
        (ItemKind.POSTER, "cartell.svg"),
        (ItemKind.DOCUMENT, None),
    ]
    assert [change.version for change in campaign.changelog] == ["1.1", "1.0"]
    assert campaign.plan == "pla-2021/campanya"


@pytest.mark.parametrize("key", ["version", "status", "palette", "released", "short", "licence", "id", "items"])
def test_missing_key_is_named(read: Read, key: str) -> None:
    """A campaign without one of them cannot be used."""
    lines = TEXT.splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next(
        index for index in range(start + 1, len(lines) + 1) if index == len(lines) or lines[index][0] not in "- "
    )
    kit, codes = read("".join(lines[:start] + lines[end:]))
    assert "E107" in codes
    assert kit is None or key == "items"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"1.1"\nstatus', '"one"\nstatus', "E401"),
        ("id: prova", "id: altra", "E402"),
        ("status: active", "status: superseded", "E403"),
        ("status: active", "status: active\nsuperseded_by: altra", "E403"),
        ('- {version: "1.1"', '- {version: "1.2"', "E404"),
        ('ink: "#000000"', "ink: black", "E405"),
        ("art: cartell.svg", "art: ../cartell.svg", "E406"),
        ("art: cartell.svg", "art: /etc/passwd", "E406"),
        ("kind: poster, art: cartell.svg", "kind: poster", "E407"),
        ("kind: document", "kind: document, art: a.svg", "E407"),
        ("date: 2026-11-25", "date: 2026-11-25, until: 2026-11-24", "E408"),
        ("date: 2026-11-01", "date: 2027-11-01", "E409"),
        ('palette: {paper: "#FFFFFF", ink: "#000000", accent: "#3A1557", on_accent: "#FFFFFF"}', "palette: a", "E410"),
        ("dates:\n- {id: a, date: 2026-11-25, title: {ca: A, gl: B}}", "dates: a", "E411"),
        ("- {id: mocio, kind: document}", "- mocio", "E114"),
        ("id: mocio", "id: cartell", "E116"),
        ("kind: document", "kind: docment", "E112"),
        ("langs: [ca, gl]", "langs: [ca, xx]", "E112"),
        ('["016", catalunya]', '["017"]', "E112"),
        ("plan: pla-2021/campanya", "plan: pla-2021/none", "E112"),
        ("short: prova", "short: prova\nshrot: prova", "E104"),
        ("licence: CC-BY-SA-4.0", "licence: MIT", "E112"),
    ],
)
def test_wrong_value_is_named(read: Read, old: str, new: str, code: str) -> None:
    """By its code, and no other."""
    assert old in TEXT
    assert read(TEXT.replace(old, new))[1] == {code}
