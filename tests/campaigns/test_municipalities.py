"""The list of municipalities."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.campaigns.municipalities import parse_municipalities, read_municipalities
from plugins.workshop import ROOT

HEAD = "ine,name,lang,territory,of\n"


def test_list_of_the_site_is_whole() -> None:
    """As many as the source counts, each with the language of its name."""
    listed = read_municipalities(ROOT / "content" / "data")
    assert listed.findings == ()
    assert listed.counts == {"CT": 947, "GA": 313}
    assert len(listed.by_code) == 1260
    assert listed.by_code["08101"].name == "l'Hospitalet de Llobregat"


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("8001,Abrera,ca,CT,", "2:1: E432"),
        ("08001,,ca,CT,", "2:1: E432"),
        ("08001,Abrera,fr,CT,", "2:1: E432"),
        ("08001,Abrera,ca,XX,", "2:1: E432"),
        ("08001,Abrera,ca,CT", "2:1: E432"),
        ("٠٨٠٠١,Abrera,ca,CT,", "2:1: E432"),
        ("08001,Abrera,ca,CT,\n08001,Aguilar,ca,CT,", "3:1: E432"),
    ],
)
def test_row_that_is_none_is_refused(row: str, place: str) -> None:
    """With its line; the others are read."""
    _, findings = parse_municipalities(HEAD + row + "\n", "list.csv")
    assert [finding.text().split(" ")[0] + " " + finding.code for finding in findings] == [f"list.csv:{place}"]


def test_other_columns_are_refused() -> None:
    """Whatever comes below them."""
    found, (finding,) = parse_municipalities("name,ine\nAbrera,08001\n", "list.csv")
    assert (found, finding.code) == ({}, "E431")


def test_count_that_is_not_that_of_the_list_is_refused(tmp_path: Path) -> None:
    """One of the two is wrong."""
    folder = tmp_path / "content" / "data"
    folder.mkdir(parents=True)
    (folder / "municipalities.csv").write_text(HEAD + "08001,Abrera,ca,CT,\n", encoding="utf-8")
    (folder / "municipalities.source.yaml").write_text("count: {CT: 2}\n", encoding="utf-8")
    (finding,) = read_municipalities(folder).findings
    assert finding.text().startswith("content/data/municipalities.source.yaml:1:1: E430 CT has 2 municipalities, but 1")
