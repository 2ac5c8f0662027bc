"""The plugin in real, small builds of Pelican: what is published, and what stops a build."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
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
Build = Callable[[], subprocess.CompletedProcess[str]]


@pytest.fixture
def root(tmp_path: Path, small: Project) -> Path:
    """A project of nothing but registries and a campaign, whose kit is kept from test to test."""
    shutil.copytree(small.root / "content", tmp_path / "content")
    cache = str(small.root / ".cache" / "kits")
    (tmp_path / "settings.py").write_text(SETTINGS.replace("{cache!r}", repr(cache)), encoding="utf-8")
    return tmp_path


@pytest.fixture
def build(root: Path) -> Build:
    """Runs Pelican on the project as anyone would."""
    command = [sys.executable, "-m", "pelican", "-s", "settings.py"]
    environ = {**os.environ, "SITE_URL": "https://cft.example", "SOURCE_DATE_EPOCH": "1795305600"}

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, check=False)

    return run


def change(root: Path, pattern: str, text: str, file: str = "kit.yaml") -> None:
    """Put *text* in place of what *pattern* finds in a file of the campaign."""
    path = root / "content/campaigns/prova" / file
    changed, count = re.subn(pattern, text, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(changed, encoding="utf-8")


def read_page(root: Path, name: str) -> html.HtmlElement:
    """Return a page of what was built."""
    return html.document_fromstring((root / "output" / name / "index.html").read_bytes())


def list_kit(root: Path) -> set[str]:
    """Return the paths of what is published of the kit."""
    folder = root / "output/kits/prova"
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_campaign_is_published_with_its_kit(root: Path, build: Build) -> None:
    """In the languages that it speaks and in no other; the zip without a version in its name is the newest."""
    result = build()
    assert result.returncode == 0, result.stderr
    page = read_page(root, "gl/campanyes/prova")
    kit = list_kit(root)
    assert {link.removeprefix("/kits/prova/") for link in page.xpath("//a[@download]/@href")} <= kit
    assert (root / "output/kits/prova/prova_gl.zip").read_bytes() == (
        root / "output/kits/prova/prova_gl_v1.0.zip"
    ).read_bytes()
    assert not (root / "output/en/campanyes").exists()
    listed = {file["path"] for file in json.loads((root / "output/kits/prova/manifest.json").read_text())["files"]}
    assert listed < kit
    feeds = [root / f"output/{prefix}campanyes/{name}feed.xml" for prefix in ("", "gl/") for name in ("", "prova/")]
    assert all(feed.is_file() for feed in feeds)


def test_project_without_campaigns_builds_as_ever(root: Path, build: Build) -> None:
    """It has neither pages of them nor a way there."""
    shutil.rmtree(root / "content/campaigns")
    (root / "content/data/municipalities.csv").unlink()
    result = build()
    assert result.returncode == 0, result.stderr
    assert not list((root / "output").glob("**/campanyes"))
    assert not (root / "output/kits").exists()
    assert "campanyes" not in (root / "output/index.html").read_text(encoding="utf-8")


def test_draft_is_nobodys_business_yet(root: Path, build: Build) -> None:
    """Nothing of it is published."""
    change(root, "^status: active", "status: draft")
    result = build()
    assert result.returncode == 0, result.stderr
    assert not (root / "output/kits").exists()
    assert not list((root / "output").glob("**/campanyes"))


def test_withdrawn_campaign_says_so_and_offers_nothing(root: Path, build: Build) -> None:
    """But what tells its copies stays."""
    change(root, "^status: active", "status: withdrawn")
    result = build()
    assert result.returncode == 0, result.stderr
    page = read_page(root, "campanyes/prova")
    assert "s’ha retirat" in page.find_class("notice")[0].text_content()
    assert page.xpath("//main//a[@download]") == []
    assert page.xpath("//form") == []
    kit = {path for path in list_kit(root) if not path.startswith("previews/")}
    assert kit == {"manifest.json", "SHA256SUMS"}
    assert read_page(root, "campanyes").xpath('//strong[@class="mark"]/text()') == ["retirada"]
    assert read_page(root, ".").xpath('//*[@id="councils"]') == []


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("adopters.yaml", '- {municipality: "99999", since: 2026-11-20}', "prova/adopters.yaml:1:18: E433"),
        ("adopters.yaml", '- {municipality: "15030", since: 2026-11-20}', "prova/adopters.yaml:1:18: E434"),
        ("kit.yaml", "schema: 1", "prova/kit.yaml:1:1: E107"),
        ("releases/1.0.sha256", "no sum", "prova/releases/1.0.sha256:1:1: E436"),
    ],
)
def test_wrong_campaign_stops_the_build(file: str, text: str, found: str, root: Path, build: Build) -> None:
    """With its place and its code, and nothing is written."""
    path = root / "content/campaigns/prova" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
    result = build()
    assert result.returncode == 1
    assert f"content/campaigns/{found}" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (root / "output").exists()


def test_towns_that_joined_are_told(root: Path, build: Build) -> None:
    """With the way to their own page, and of how many they are."""
    towns = '- {municipality: "17114", since: 2026-11-21, url: "https://olot.example"}\n'
    (root / "content/campaigns/prova/adopters.yaml").write_text(towns, encoding="utf-8")
    result = build()
    assert result.returncode == 0, result.stderr
    page = read_page(root, "campanyes/prova")
    (heading,) = page.find_class("joined")
    assert heading.text_content() == "Catalunya: 1 de 947"
    assert page.xpath('//a[@href="https://olot.example"]/text()') == ["Olot"]


def test_hostile_words_stay_words(root: Path, build: Build) -> None:
    """Wherever they stand, and the audit of all that was written finds nothing."""
    hostile = """<script>alert(1)</script>" onclick="alert(1)"""
    change(root, "^audience: .*$", f"audience: {json.dumps(hostile)}", "texts/ca.yaml")
    result = build()
    assert result.returncode == 0, result.stderr
    page = read_page(root, "campanyes/prova")
    assert "<script>alert(1)</script>" in page.find("body").text_content()
    assert page.xpath("//@onclick | //script[not(@src)]") == []


def test_earlier_versions_are_known(root: Path, build: Build) -> None:
    """From the sums that were kept of them."""
    folder = root / "content/campaigns/prova/releases"
    folder.mkdir()
    (folder / "0.9.sha256").write_text("", encoding="ascii")
    result = build()
    assert result.returncode == 1
    (folder / "0.9.sha256").unlink()
    change(root, '^version: "1.0"', 'version: "1.1"')
    change(
        root,
        '^- version: "1.0"',
        '- version: "1.1"\n  date: 2026-12-01\n  kind: revised\n  summary: {ca: x}\n- version: "1.0"',
    )
    (folder / "1.0.sha256").write_text(f"{'ab' * 32}  ca/alt.txt\n", encoding="ascii")
    result = build()
    assert result.returncode == 0, result.stderr
    versions = json.loads(read_page(root, "campanyes/prova").xpath("//@data-versions")[0])
    assert [version for version, _ in versions] == ["1.1", "1.0"]
