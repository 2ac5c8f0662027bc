"""The plugin in real, small builds of Pelican: what is published, and what stops a build."""

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.workshop import ROOT

PAGE = "---\ntitle: {title}\nlang: ca\nsummary: S\n---\n{body}\n"
BASE = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
PATH, OUTPUT_PATH, THEME = "content", "output", "theme"
PLUGINS = ["plugins.languages.plugin", "plugins.contributions.plugin", "reporting"]
PLUGIN_PATHS = [{str(ROOT)!r}, "."]
DIRECT_TEMPLATES = []
"""
REPORTING = '''
"""Writes what the sources became."""

from pathlib import Path

from pelican import signals


def report(generators):
    contents = [one for made in generators for kind in ("articles", "pages") for one in getattr(made, kind, [])]
    lines = [f"{one.source_path[-7:]}|{one.title}|{one.slug}|{one._content}" for one in contents]
    terms = [f"{one.category.id}|{one.people[0].id}|{one.contributed}" for one in contents if hasattr(one, "date")]
    Path("report").write_text("\\n".join([*lines, *terms]), encoding="utf-8")
    raise SystemExit(0)


def register():
    signals.all_generators_finalized.connect(report)
'''


@pytest.fixture
def project(content: Path) -> Path:
    """A project of its own with the site's settings and catalogues, and a plugin that reports what was read."""
    root = content.parent
    (root / "theme").mkdir()
    for name in ("templates", "translations"):
        (root / "theme" / name).symlink_to(ROOT / "theme" / name)
    (root / "settings.py").write_text(BASE, encoding="utf-8")
    (root / "reporting.py").write_text(REPORTING, encoding="utf-8")
    return root


def build(project: Path) -> subprocess.CompletedProcess[str]:
    """Run Pelican on *project* as anyone would."""
    command = [sys.executable, "-m", "pelican", "-s", "settings.py"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_right_sources_are_read(project: Path) -> None:
    """Titles are set, bodies are safe, terms are those of the registries, and other kinds of file are no source."""
    head = "---\ntitle: L'hora\nlang: ca\nsummary: S\ndate: 2026-11-22\ncategory: cures\nauthors: [cidadania]\n---\n"
    (project / "content/articles/a.ca.md").write_text(head + "a <script>b</script>", encoding="utf-8")
    (project / "content/pages/b.html").write_text("<html><title>x</title></html>", encoding="utf-8")
    (project / "content/pages/c.rst").write_text("x\n=\n", encoding="utf-8")
    result = build(project)
    assert result.returncode == 0, result.stderr
    report = (project / "report").read_text(encoding="utf-8")
    assert report == "a.ca.md|L’hora|a|<p>a </p>\ncures|cidadania|True"


def test_findings_stop_the_build(project: Path) -> None:
    """All findings of all sources are shown at once, the code is 1, and nothing is written."""
    (project / "content/pages/x.ca.md").write_text(PAGE.format(title="T", body="[a]({attach}/etc/passwd)"), "utf-8")
    (project / "content/pages/y.ca.md").write_text(PAGE.format(title="", body="a"), "utf-8")
    (project / "content/pages/z.ca.md").write_bytes(b"\xff")
    result = build(project)
    assert result.returncode == 1
    for place in ("x.ca.md:6:5: E129", "y.ca.md:2:7: E108", "z.ca.md:1:1: E118"):
        assert f"content/pages/{place}" in result.stderr
    assert not (project / "report").exists()
    assert not (project / "output").exists() or not list((project / "output").rglob("*.html"))
