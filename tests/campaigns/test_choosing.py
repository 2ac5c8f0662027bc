"""Which campaign, town and languages a person meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.campaigns.choosing import (
    check_langs,
    find_municipality,
    list_campaigns,
    make_choice,
    open_project,
    require_file,
    split_langs,
    stop_at_errors,
)
from plugins.campaigns.model import Campaign, Status
from plugins.campaigns.project import Project
from plugins.core.findings import Finding

WRONG = Finding("content/campaigns/prova/kit.yaml", 3, 5, "E401", "it is wrong", "mend it")


def with_campaigns(project: Project, *campaigns: Campaign, findings: tuple[Finding, ...] = ()) -> Project:
    """Return *project* as if it had these campaigns."""
    return replace(project, campaigns=replace(project.campaigns, campaigns=campaigns, findings=findings))


def test_town_goes_by_code_or_name(small: Project) -> None:
    """A code without its first zero is understood, and capitals do not count."""
    for wanted in ("08101", "8101", "l'hospitalet de llobregat"):
        assert find_municipality(small, wanted).ine == "08101"


def test_name_of_two_towns_is_that_of_none(small: Project) -> None:
    """Whoever means one of them writes its code; nobody guesses, but those that may be meant are named with theirs."""
    listed = small.municipalities.by_code
    twins = {**listed, "00001": replace(listed["17114"], ine="00001")}
    project = replace(small, municipalities=replace(small.municipalities, by_code=twins))
    for wanted, told in {
        "Olot": "17114 Olot; 00001 Olot$",
        "hospitalet de ll": "08101 l'Hospitalet de Llobregat$",
        "caraminal": "15067 A Pobra do Caramiñal$",
        "": "08101 for",
        "Atlantis": "08101 for",
    }.items():
        with pytest.raises(SystemExit, match=f'no one municipality "{wanted}"; write its INE code, as in {told}'):
            find_municipality(project, wanted)
    assert find_municipality(project, "17114").ine == "17114"


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """By the path that somebody wrote."""
    assert require_file(str(tmp_path)) == tmp_path
    with pytest.raises(SystemExit, match=r"there is no file .*towns\.csv$"):
        require_file(str(tmp_path / "towns.csv"))


def test_languages_are_parted_as_people_part_them() -> None:
    """By commas or spaces, each once, in their order."""
    assert split_langs("ca, es  CA,gl") == ("ca", "es", "gl")
    assert split_langs(" , ") == ()


def test_language_that_is_not_spoken_is_said(small: Project) -> None:
    """With those that are."""
    (campaign,) = small.campaigns.campaigns
    check_langs(campaign, ("gl", "ca"))
    with pytest.raises(SystemExit, match='prova does not speak "en", but ca, gl'):
        check_langs(campaign, ("ca", "en"))


def test_only_current_campaign_of_a_territory_needs_no_name(small: Project) -> None:
    """Where there are two, or none, it must be named."""
    (campaign,) = small.campaigns.campaigns
    olot, coruna = (small.municipalities.by_code[code] for code in ("17114", "15030"))
    other = replace(campaign, id="altra")
    assert make_choice(small, "")(olot) is campaign
    assert make_choice(small, "")(coruna) is None
    assert make_choice(with_campaigns(small, campaign, other), "")(olot) is None
    gone = replace(other, status=Status.WITHDRAWN)
    assert make_choice(with_campaigns(small, campaign, gone), "")(olot) is campaign
    assert make_choice(with_campaigns(small, campaign, other), "altra")(olot) is other
    with pytest.raises(SystemExit, match="no campaign none; there are prova, altra"):
        make_choice(with_campaigns(small, campaign, other), "none")
    assert list_campaigns(with_campaigns(small, campaign, other)) == "prova, altra"


def test_faults_of_other_campaigns_stop_nobody(small: Project) -> None:
    """Those of the one that is to be made do, each in its place and in the site's own language."""
    (campaign,) = small.campaigns.campaigns
    project = with_campaigns(small, campaign, findings=(WRONG,))
    stop_at_errors(project, [replace(campaign, id="prov")])
    with pytest.raises(SystemExit, match=r"content/campaigns/prova/kit\.yaml:3:5: E401[\s\S]*Nothing was made"):
        stop_at_errors(project, [campaign])


def test_posters_that_would_lead_to_this_machine_are_warned_of(
    small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody said under which address the site is published."""
    open_project(small.root, {"SITE_URL": "https://cft.example"})
    assert capsys.readouterr().err == ""
    open_project(small.root, {})
    assert "write SITE_URL=https://the.address before the command" in capsys.readouterr().err
