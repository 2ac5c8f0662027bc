"""The plugin in real, small builds of Pelican: what is published, and what stops a build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from plugins.action_plan.plugin import read_day
from plugins.core.languages import SettingsError
from plugins.workshop import ROOT

PLAN = (ROOT / "tests/data/plans/pla-2021.yaml").read_text(encoding="utf-8")
SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
PATH, OUTPUT_PATH, THEME = "content", "output", {str(ROOT / "theme")!r}
PLUGINS = [f"plugins.{{name}}.plugin" for name in ("languages", "contributions", "action_plan", "assets", "audit")]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The site's settings and theme, its registries, and one plan."""
    return make_project(tmp_path, PLAN)


def make_project(root: Path, plan: str) -> Path:
    """Make a project of that one *plan* in *root*."""
    shutil.copytree(ROOT / "content/data", root / "content/data")
    (root / "content/plans").mkdir()
    (root / "content/plans/pla-2021.yaml").write_text(plan, encoding="utf-8")
    (root / "settings.py").write_text(SETTINGS, encoding="utf-8")
    return root


def build(project: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Pelican on *project* as anyone would."""
    command = [sys.executable, "-m", "pelican", "-s", "settings.py"]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": "1640995200", **variables}
    return subprocess.run(command, cwd=project, env=environ, capture_output=True, text=True, check=False)


def read_page(project: Path, name: str) -> html.HtmlElement:
    """Return a page of what was built."""
    return html.document_fromstring((project / "output" / name / "index.html").read_bytes())


def test_plan_is_shown_as_it_stands_on_the_day_of_the_build(project: Path) -> None:
    """Or on that of the setting, which then is what the pages say."""
    result = build(project)
    assert result.returncode == 0, result.stderr
    page = read_page(project, "en/pla/2021")
    assert page.find_class("figure__number")[0].text == "67%"
    assert "1 January 2022" in page.text_content()
    result = build(project, AS_OF="2021-06-30")
    assert result.returncode == 0, result.stderr
    page = read_page(project, "en/pla/2021")
    assert page.find_class("figure__number")[0].text == "33%"
    assert "30 June 2021" in page.text_content()


HOSTILE = """<script>alert(%d)</script><img src=x onerror=alert(1)>" style="color:red' {{ 7*7 }} &lt;b> %%(x)s"""
TEXTS = ["Pla d'Acció 2021", "Prevenir les violències", "El col·lectiu", "Comunicació", "Difusió del blog", "Llista"]


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> list[html.HtmlElement]:
    """The pages of a plan in which each of the texts is hostile, with its own number."""
    plan = PLAN
    for number, text in enumerate(TEXTS):
        assert f"ca: {text}" in plan
        plan = plan.replace(f"ca: {text}", f"ca: {json.dumps(HOSTILE % number)}")
    project = make_project(tmp_path_factory.mktemp("hostile"), plan)
    result = build(project)
    assert result.returncode == 0, result.stderr
    return [
        read_page(project, f"pla/2021{name}") for name in ("", "/incidencia", "/comunicacio", "/novetats", "/dades")
    ]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_text_of_a_plan_is_never_markup(number: int, hostile_pages: list[html.HtmlElement]) -> None:
    """Wherever it stands, pages show it as it is, and the audit of all that was written finds nothing."""
    assert any(f"<script>alert({number})</script>" in page.find("body").text_content() for page in hostile_pages)
    traces = "//@onerror | //@style | //script[not(@src) and not(@type='application/ld+json')] | //main//img[@src='x']"
    assert not [page for page in hostile_pages if page.xpath(traces)]


def test_wrong_plan_stops_the_build(project: Path) -> None:
    """With its place, its code and a way out, and nothing is written."""
    file = project / "content/plans/pla-2021.yaml"
    file.write_text(PLAN.replace("2021-11-25", "2021-11-31"), encoding="utf-8")
    result = build(project)
    assert result.returncode == 1
    assert "content/plans/pla-2021.yaml:" in result.stderr
    assert "E202 campanya/due" in result.stderr
    assert not (project / "output").exists() or not list((project / "output").rglob("*.html"))


def test_day_that_is_none_is_refused() -> None:
    """In a sentence that says what to do."""
    assert (read_day(None), read_day("2021-06-30")) == (None, date(2021, 6, 30))
    with pytest.raises(SettingsError, match=r"AS_OF.*leave it out"):
        read_day("2021-06-31")
