"""From folders to campaigns: whole, or with all that is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.campaigns.model import DRAWN
from plugins.campaigns.project import Project
from plugins.campaigns.reading import Campaigns, read_campaigns


@pytest.fixture
def folder(copied: Path) -> Path:
    """The folder of the only campaign."""
    return copied / "content" / "campaigns" / "prova"


def read(folder: Path, small: Project) -> Campaigns:
    """Return the campaigns of the copy."""
    return read_campaigns(folder.parents[1], small.registries, ("ca", "gl"))


def test_real_campaigns_are_whole(project: Project) -> None:
    """Four languages each, with every document and drawing, and nothing to mend."""
    assert project.campaigns.findings == ()
    for campaign in project.campaigns.campaigns:
        assert set(campaign.words) == set(campaign.langs) == {"ca", "gl", "es", "en"}
        written = [item.id for item in campaign.items if item.kind not in DRAWN]
        assert set(campaign.documents) == {(item, lang) for item in written for lang in campaign.langs}
        assert all(item.art for item in campaign.items if item.kind in DRAWN)


def test_project_without_campaigns_has_none(tmp_path: Path, small: Project) -> None:
    """And nothing wrong with them."""
    assert read_campaigns(tmp_path, small.registries, ("ca",)) == Campaigns()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("kit.yaml", b"- a\n", "E412"),
        ("kit.yaml", b"a: b: c\n", "E101"),
        ("kit.yaml", b"\xff\xfe", "E118"),
        ("kit.yaml", b"#" * 70_000, "E125"),
        ("texts/gl.yaml", b"a\n", "E412"),
        ("docs/mocio.gl.md", b"a\n", "E119"),
        ("art/cartell.svg", b"a\n", "E441"),
        ("adopters.yaml", b"a: b\n", "E114"),
        ("adopters.yaml", b"- {municipality: '08101'}\n", "E107"),
        ("adopters.yaml", b"- {municipality: '08101', since: 2026-11-25, url: 'http://a'}\n", "E136"),
    ],
)
def test_file_that_cannot_be_read_is_named(folder: Path, small: Project, name: str, content: bytes, code: str) -> None:
    """By its path from the project's folder; the others are read all the same."""
    (folder / name).write_bytes(content)
    findings = read(folder, small).findings
    assert {(finding.path, finding.code) for finding in findings} == {(f"content/campaigns/prova/{name}", code)}


@pytest.mark.parametrize("name", ["kit.yaml", "texts/gl.yaml", "docs/mocio.gl.md", "art/banda.svg"])
def test_missing_file_is_named(folder: Path, small: Project, name: str) -> None:
    """Each once, however many items need it."""
    (folder / name).unlink()
    (finding,) = read(folder, small).findings
    assert (finding.path, finding.code) == (f"content/campaigns/prova/{name}", "E117")


def test_campaign_that_is_a_link_is_refused(folder: Path, small: Project) -> None:
    """Whatever it leads to."""
    shutil.copytree(folder, folder.parents[2] / "elsewhere")
    (folder.parent / "altra").symlink_to(folder.parents[2] / "elsewhere")
    campaigns = read(folder, small)
    assert [campaign.id for campaign in campaigns.campaigns] == ["prova"]
    assert [(one.path, one.code) for one in campaigns.findings] == [("content/campaigns/altra", "E117")]


def test_faulty_drawing_is_told_once(folder: Path, small: Project) -> None:
    """Though a poster and a picture show it."""
    kit = folder / "kit.yaml"
    text = kit.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "id: cartell" in line)
    kit.write_text(text.replace(line, f"{line}\n{line.replace('id: cartell', 'id: segon')}"), encoding="utf-8")
    for file in folder.glob("texts/*.yaml"):
        words = file.read_text(encoding="utf-8")
        file.write_text(words.replace("  cartell:", "  segon: A\n  cartell:"), encoding="utf-8")
    (folder / "art" / "cartell.svg").write_text("<svg/>", encoding="utf-8")
    assert [finding.code for finding in read(folder, small).findings] == ["E441"]
