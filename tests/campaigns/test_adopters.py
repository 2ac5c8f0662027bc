"""The towns that take part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.campaigns.adopters import check_adopters, count_adopters
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Adopter
from plugins.campaigns.project import Project
from plugins.core.formats import Speaker, speaking


def check(project: Project, built: BuiltKit, folder: Path, text: str) -> list[str]:
    """Return what is wrong with *text* as the towns of the campaign."""
    (folder / "adopters.yaml").write_text(text, encoding="utf-8")
    campaign = replace(built.kit.campaign, folder=folder)
    return [finding.text() for finding in check_adopters(campaign, project.municipalities, folder.parent)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]\n", []),
        ('- {municipality: "17114", since: 2026-11-20}\n', []),
        ('- {municipality: "99999", since: 2026-11-20}\n', ["1:18: E433"]),
        ('- {municipality: "15030", since: 2026-11-20}\n', ["1:18: E434"]),
        ('- municipality: "17114"\n  since: 2026-11-20\n- municipality: "17114"\n', ["3:17: E111"]),
        ("- just words\n", []),
    ],
    ids=["none", "right", "unknown", "elsewhere", "twice", "another check's"],
)
def test_towns_are_held_against_the_list(
    text: str, found: list[str], shown: tuple[Project, BuiltKit], tmp_path: Path
) -> None:
    """Each at its place, with what to do."""
    findings = check(*shown, tmp_path, text)
    assert [finding.split(" ")[0] + " " + finding.split(" ")[1] for finding in findings] == [
        f"{tmp_path.name}/adopters.yaml:{place}" for place in found
    ]


def test_towns_are_counted_by_territory(shown: tuple[Project, BuiltKit], speakers: dict[str, Speaker]) -> None:
    """By name, of as many as there are; a town of another territory does not count."""
    project, built = shown
    adopters = (
        Adopter("17114", date(2026, 11, 21)),
        Adopter("08001", date(2026, 11, 22), "https://abrera.example"),
        Adopter("15030", date(2026, 11, 22)),
    )
    campaign = replace(built.kit.campaign, adopters=adopters)
    with speaking(speakers["gl"]):
        (joined,) = count_adopters(campaign, project.municipalities)
    assert (joined.territory, joined.count, joined.total) == ("Cataluña", 2, 947)
    assert [(town.name, town.url) for town in joined.towns] == [("Abrera", "https://abrera.example"), ("Olot", None)]
