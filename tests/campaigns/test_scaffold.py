"""A new campaign: right as a draft from the first moment, and full of prompts that a person sees."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from plugins.campaigns import checking
from plugins.campaigns.artwork import check_drawing
from plugins.campaigns.model import Status
from plugins.campaigns.project import Project
from plugins.campaigns.reading import read_campaigns
from plugins.campaigns.recipes import Tool, make_recipes
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.scaffold import Start, render_campaign, start_campaign
from plugins.campaigns.skeleton import DOCUMENTS
from plugins.campaigns.speeches import make_speeches

DAY = date(2026, 11, 20)
LANGS = ("ca", "gl", "es", "en")


@pytest.mark.parametrize("langs", [LANGS, ("gl",), ("es", "ca")])
def test_a_new_campaign_is_a_right_draft(project: Project, tmp_path: Path, langs: tuple[str, ...]) -> None:
    """All of its files are read without a finding, in every language that was asked for."""
    folder = start_campaign(replace(project, root=tmp_path), Start("nova", 'La "nova": d’Olot', langs, DAY))
    read = read_campaigns(tmp_path / "content", project.registries, LANGS)
    campaign = read.campaigns[0]
    assert read.findings == ()
    assert (folder.name, campaign.status, campaign.langs) == ("nova", Status.DRAFT, langs)
    assert set(campaign.words) == set(langs)
    assert set(campaign.documents) == {(item, lang) for item in DOCUMENTS for lang in langs}
    assert campaign.words[langs[0]].title == 'La "nova": d’Olot'


def test_the_checks_pass_a_new_campaign(empty: Project) -> None:
    """`kit.check` has nothing to say about a draft of which nothing is written yet, in any language."""
    start_campaign(empty, Start("nova", "Nova", LANGS, DAY))
    assert [finding.text() for finding in checking.check(empty.root)] == []


def test_a_new_campaign_can_be_looked_at(project: Project, tmp_path: Path) -> None:
    """Its prompts fit on posters and pictures, so that whoever writes sees a kit at once."""
    start_campaign(replace(project, root=tmp_path), Start("nova", "Nova", ("ca", "gl"), DAY))
    campaign = read_campaigns(tmp_path / "content", project.registries, LANGS).campaigns[0]
    workshop = open_workshop(project.theme, campaign)
    for speech in make_speeches(campaign, project.site, project.gettexts).values():
        drawn = [one for one in make_recipes(campaign, speech) if one.tool in {Tool.PDF, Tool.PNG}]
        assert len(drawn) == 14
        assert all(workshop.render(one) for one in drawn)


def test_artwork_is_harmless(project: Project) -> None:
    """The drawings to be replaced pass the check of drawings."""
    files = render_campaign(Start("nova", "Nova", ("ca",), DAY), [], project.gettexts).files
    drawings = [path for path in files if path.endswith(".svg")]
    assert len(drawings) == 2
    assert [found for path in drawings for found in check_drawing(files[path], path)] == []


def test_every_text_is_a_prompt(project: Project) -> None:
    """Each line of words that nobody has written yet stands in brackets."""
    files = render_campaign(Start("nova", "Nova", ("ca",), DAY), [], project.gettexts).files
    words = yaml.safe_load(files["texts/ca.yaml"])
    del words["title"]
    flat = [text for value in words.values() for text in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value])]  # fmt: skip
    assert all("[" in text for text in flat)
    assert all("[" in text.partition("---\n\n")[2] for path, text in files.items() if path.endswith(".md"))


def test_helplines_are_those_of_the_territory(project: Project, tmp_path: Path) -> None:
    """A campaign begins with the telephones that answer where it is for."""
    for name, langs, expected in (
        ("a", ("ca",), {"112", "016", "catalunya"}),
        ("b", ("gl",), {"112", "016", "galicia"}),
        ("c", ("es",), {"112", "016"}),
    ):
        folder = start_campaign(replace(project, root=tmp_path), Start(name, "Nova", langs, DAY))
        assert set(yaml.safe_load((folder / "kit.yaml").read_text(encoding="utf-8"))["helplines"]) == expected


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (Start("Nova", "Nova", ("ca",), DAY), "the id begins"),
        (Start("../nova", "Nova", ("ca",), DAY), "the id begins"),
        (Start("a" * 41, "Nova", ("ca",), DAY), "the id begins"),
        (Start("nova", "", ("ca",), DAY), "give it a title"),
        (Start("nova", "x" * 61, ("ca",), DAY), "give it a title"),
        (Start("nova", "Nova", ("ca", "fr"), DAY), "does not speak fr"),
    ],
)
def test_what_cannot_be_started(project: Project, tmp_path: Path, start: Start, words: str) -> None:
    """A sentence says why, and nothing is written."""
    with pytest.raises(SystemExit, match=words):
        start_campaign(replace(project, root=tmp_path), start)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays(project: Project, tmp_path: Path) -> None:
    """A campaign is never overwritten."""
    there = replace(project, root=tmp_path)
    folder = start_campaign(there, Start("nova", "Nova", ("ca",), DAY))
    before = (folder / "kit.yaml").read_bytes()
    with pytest.raises(SystemExit, match="is there already"):
        start_campaign(there, Start("nova", "Una altra", ("ca",), DAY))
    assert (folder / "kit.yaml").read_bytes() == before
    assert [one.name for one in folder.parent.iterdir()] == ["nova"]
