"""The list of towns: what is right becomes an order, and every other row is told with its place."""

from pathlib import Path

import pytest

from plugins.campaigns.model import Campaign
from plugins.campaigns.municipalities import Municipality
from plugins.campaigns.project import Project
from plugins.campaigns.towns_file import Order, TownsFile, choose_lang, find_inside


def read(project: Project, folder: Path, text: str, langs: tuple[str, ...] = ()) -> tuple[list[Order], list[str]]:
    """Return the orders of a list and its findings."""

    def choose(municipality: Municipality) -> Campaign | None:
        return None if municipality.territory == "GA" else project.campaigns.campaigns[0]

    towns = TownsFile("towns.csv", folder, project.municipalities.by_code, choose, langs)
    orders = towns.read(text)
    return orders, [finding.text() for finding in towns.findings]


def test_orders(small: Project, tmp_path: Path) -> None:
    """Each row gives a town, its languages and the file of its arms, whatever a spreadsheet did to it."""
    (tmp_path / "a.png").touch()
    text = "INE;Name;arms;lang\r\n08101;l'Hospitalet;a.png;\r\n8118;;;GL ca ca\r\n\r\n25243;;;\r\n"
    orders, findings = read(small, tmp_path, text)
    assert findings == []
    assert [(one.municipality.ine, one.langs, one.arms) for one in orders] == [
        ("08101", ("ca",), tmp_path / "a.png"),
        ("08118", ("gl", "ca"), None),
        ("25243", ("ca",), None),
    ]


def test_languages_for_all(small: Project, tmp_path: Path) -> None:
    """The languages for all rows hold where a row names none."""
    orders, findings = read(small, tmp_path, "ine,lang\n08101,\n08118,ca\n", ("gl",))
    assert findings == []
    assert [one.langs for one in orders] == [("gl",), ("ca",)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("99999,,", "towns.csv:2:1: E462"),
        (",,ca", "towns.csv:2:1: E462"),
        ("0810l,,", "towns.csv:2:1: E462"),
        ("15030,,", "towns.csv:2:1: E463"),
        ("08101,,xx", "towns.csv:2:8: E469"),
        ("08101,../a.png,ca", "towns.csv:2:7: E470"),
        ("08101,/etc/passwd,ca", "towns.csv:2:7: E470"),
        ("08101,C:\\a.png,ca", "towns.csv:2:7: E470"),
        ("08101,out.png,ca", "towns.csv:2:7: E470"),
        ("08101,none.png,ca", "towns.csv:2:7: E471"),
        ("08101,folder,ca", "towns.csv:2:7: E471"),
        ("08101,,ca,more", "towns.csv:2:1: E461"),
        ('"08101,,ca', "towns.csv:2:1: E461"),
        ("43123,,", "towns.csv:3:1: E465"),
    ],
)
def test_wrong_rows_are_told_and_passed_over(small: Project, tmp_path: Path, row: str, expected: str) -> None:
    """One wrong row gives one finding at its cell, and the others are served."""
    (tmp_path / "list" / "folder").mkdir(parents=True)
    (tmp_path / "a.png").touch()
    (tmp_path / "list" / "out.png").symlink_to(tmp_path / "a.png")
    orders, findings = read(small, tmp_path / "list", f"ine,arms,lang\n{row}\n43123,,\n")
    assert [one.municipality.ine for one in orders] == ["43123"]
    assert [finding[: len(expected)] for finding in findings] == [expected]


def test_towns_of_elsewhere(small: Project, tmp_path: Path) -> None:
    """A campaign whose documents cite the laws of one territory is for no other."""
    campaign = small.campaigns.campaigns[0]
    towns = TownsFile("towns.csv", tmp_path, small.municipalities.by_code, lambda _: campaign)
    assert towns.read("ine\n15030\n") == []
    assert [finding.code for finding in towns.findings] == ["E464"]


@pytest.mark.parametrize("head", ["", "arms,lang", "ine,ine", "ine,escut", '"ine'])
def test_columns_must_be_those_of_a_list(small: Project, tmp_path: Path, head: str) -> None:
    """Without its columns, nothing of a list is read."""
    orders, findings = read(small, tmp_path, f"{head}\n08101\n")
    assert orders == []
    assert [finding.partition(" ")[2][:4] for finding in findings] == ["E460"]


def test_a_town_is_spoken_to_in_its_own_language(project: Project) -> None:
    """Aranese towns are spoken to in Catalan; whoever's language a campaign lacks, in the campaign's own."""
    campaigns = {campaign.id: campaign for campaign in project.campaigns.campaigns}
    listed = project.municipalities.by_code
    assert choose_lang(listed["08101"], campaigns["municipis-visibles"]) == "ca"
    assert choose_lang(listed["25243"], campaigns["municipis-visibles"]) == "ca"
    assert choose_lang(listed["15030"], campaigns["mesas-locais"]) == "gl"


@pytest.mark.parametrize("name", ["..", "../a", "a/../../b", "/a", "a\\b", "a:b", "a\0b"])
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    """No name leads out of the folder, on whatever system."""
    assert find_inside(tmp_path, name) is None
