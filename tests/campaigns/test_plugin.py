"""The plugin in real, small builds of Pelican: what is published, and what stops a build."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from plugins.campaigns.project import Project
from plugins.workshop import ROOT

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
PATH, OUTPUT_PATH, THEME = "content", "output", {str(ROOT / "theme")!r}
FEATURES = ("languages", "contributions", "action_plan", "campaigns", "assets", "audit")
PLUGINS = [f"plugins.{{name}}.plugin" for name in FEATURES]
KIT_CACHE = {{cache!r}}
"""
HOSTILE = """<script>alert(1)</script>" onclick="alert(1)"""
TOWNS = '- {municipality: "17114", since: 2026-11-21, url: "https://olot.example"}\n'
REVISED = '- version: "1.1"\n  date: 2026-12-01\n  kind: revised\n  summary: {ca: x}\n- version: "1.0"'


def make_root(root: Path, small: Project) -> Path:
    """Make a project of nothing but registries and a campaign, whose kit is kept from test to test."""
    shutil.copytree(small.root / "content", root / "content")
    cache = str(small.root / ".cache" / "kits")
    (root / "settings.py").write_text(SETTINGS.replace("{cache!r}", repr(cache)), encoding="utf-8")
    return root


def build(root: Path) -> subprocess.CompletedProcess[str]:
    """Run Pelican on the project as anyone would."""
    command = [sys.executable, "-m", "pelican", "-s", "settings.py"]
    environ = {**os.environ, "SITE_URL": "https://cft.example", "SOURCE_DATE_EPOCH": "1796400000"}
    return subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, check=False)


@pytest.fixture
def root(tmp_path: Path, small: Project) -> Path:
    """A project to build something else of."""
    return make_root(tmp_path, small)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, small: Project) -> Path:
    """A project that was built: its campaign was revised, a town joined it, its words are hostile.

    Another one is a draft, and a third was withdrawn.
    """
    root = make_root(tmp_path_factory.mktemp("published"), small)
    campaigns = root / "content/campaigns"
    for name, status in (("altra", "draft"), ("antiga", "withdrawn")):
        shutil.copytree(campaigns / "prova", campaigns / name)
        change(root, "^id: prova", f"id: {name}", f"../{name}/kit.yaml")
        change(root, "^status: active", f"status: {status}", f"../{name}/kit.yaml")
    change(root, "^audience: .*$", f"audience: {json.dumps(HOSTILE)}", "texts/ca.yaml")
    change(root, '^version: "1.0"', 'version: "1.1"')
    change(root, '^- version: "1.0"', REVISED)
    (campaigns / "prova/adopters.yaml").write_text(TOWNS, encoding="utf-8")
    (campaigns / "prova/releases").mkdir()
    (campaigns / "prova/releases/1.0.sha256").write_text(f"{'ab' * 32}  ca/alt.txt\n", encoding="ascii")
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root


def change(root: Path, pattern: str, text: str, file: str = "kit.yaml") -> None:
    """Put *text* in place of what *pattern* finds in a file of the campaign."""
    path = root / "content/campaigns/prova" / file
    changed, count = re.subn(pattern, text, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(changed, encoding="utf-8")


def read_page(root: Path, name: str) -> html.HtmlElement:
    """Return a page of what was built."""
    return html.document_fromstring((root / "output" / name / "index.html").read_bytes())


def list_kit(root: Path, name: str = "prova") -> set[str]:
    """Return the paths of what is published of a kit."""
    folder = root / "output/kits" / name
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_campaign_is_published_with_its_kit(published: Path) -> None:
    """In the languages that it speaks and in no other; the zip without a version in its name is the newest."""
    page = read_page(published, "gl/campanyes/prova")
    kit = list_kit(published)
    links = page.xpath('//a[@download][starts-with(@href, "/kits/")]/@href')
    assert {link.removeprefix("/kits/prova/") for link in links} <= kit
    assert links
    folder = published / "output/kits/prova"
    assert (folder / "prova_gl.zip").read_bytes() == (folder / "prova_gl_v1.1.zip").read_bytes()
    assert not (published / "output/en/campanyes").exists()
    listed = {file["path"] for file in json.loads((folder / "manifest.json").read_text())["files"]}
    assert listed < kit
    feeds = [f"output/{prefix}campanyes/{name}feed.xml" for prefix in ("", "gl/") for name in ("", "prova/")]
    assert all((published / feed).is_file() for feed in feeds)


def test_draft_is_nobodys_business_yet(published: Path) -> None:
    """Nothing of it is published."""
    assert (published / "content/campaigns/altra").is_dir()
    assert {one.name for one in (published / "output/kits").iterdir() if one.is_dir()} == {"prova", "antiga"}
    assert "altra" not in {one.name for one in (published / "output").glob("**/campanyes/*")}


def test_towns_that_joined_are_told(published: Path) -> None:
    """With the way to their own page, and of how many they are."""
    page = read_page(published, "campanyes/prova")
    (heading,) = page.find_class("joined")
    assert heading.text_content() == "Catalunya: 1 de 947"
    assert page.xpath('//a[@href="https://olot.example"]/text()') == ["Olot"]


def test_hostile_words_stay_words(published: Path) -> None:
    """Wherever they stand; the audit of all that was written found nothing."""
    page = read_page(published, "campanyes/prova")
    assert "<script>alert(1)</script>" in page.find("body").text_content()
    assert page.xpath("//@onclick | //script[not(@src or @type = 'application/ld+json')]") == []
    assert all(json.loads(data.text) for data in page.xpath("//script[not(@src)]"))


def test_earlier_versions_are_known(published: Path) -> None:
    """From the sums that were kept of them."""
    versions = json.loads(read_page(published, "campanyes/prova").xpath("//@data-versions")[0])
    assert [version for version, _ in versions] == ["1.1", "1.0"]


def test_project_without_campaigns_builds_as_ever(root: Path) -> None:
    """It has neither pages of them nor a way there."""
    shutil.rmtree(root / "content/campaigns")
    (root / "content/data/municipalities.csv").unlink()
    result = build(root)
    assert result.returncode == 0, result.stderr
    assert not list((root / "output").glob("**/campanyes"))
    assert not (root / "output/kits").exists()
    assert "campanyes" not in (root / "output/index.html").read_text(encoding="utf-8")


def test_withdrawn_campaign_says_so_and_offers_nothing(published: Path) -> None:
    """But what tells its copies stays."""
    page = read_page(published, "campanyes/antiga")
    assert "s’ha retirat" in page.find_class("notice")[0].text_content()
    assert page.xpath('//main//a[@download][starts-with(@href, "/kits/")]') == []
    assert page.xpath("//form") == []
    kit = {path for path in list_kit(published, "antiga") if not path.startswith("previews/")}
    assert kit == {"manifest.json", "SHA256SUMS"}
    assert read_page(published, "campanyes").xpath('//strong[@class="mark"]/text()') == ["retirada"]
    assert read_page(published, ".").xpath('//main//a[contains(@href, "/campanyes/antiga/")]') == []


def test_wrong_campaign_stops_the_build(root: Path) -> None:
    """With every fault in its place and with its code, and nothing is written."""
    towns = ("99999", "15030")
    lines = [f'- {{municipality: "{town}", since: 2026-11-20}}\n' for town in towns]
    folder = root / "content/campaigns/prova"
    (folder / "adopters.yaml").write_text("".join(lines), encoding="utf-8")
    (folder / "releases").mkdir()
    (folder / "releases/1.0.sha256").write_text("no sum\n", encoding="utf-8")
    (folder / "releases/0.9.sha256").write_text("", encoding="utf-8")
    shutil.copytree(folder, root / "content/campaigns/altra")
    (root / "content/campaigns/altra/kit.yaml").write_text("schema: 1\n", encoding="utf-8")
    result = build(root)
    assert result.returncode == 1
    for found in (
        "prova/adopters.yaml:1:18: E433",
        "prova/adopters.yaml:2:18: E434",
        "prova/releases/1.0.sha256:1:1: E436",
        "prova/releases/0.9.sha256:1:1: E435",
        "altra/kit.yaml:1:1: E107",
    ):
        assert f"content/campaigns/{found}" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (root / "output").exists()
