"""The audit in real, small builds: what it writes, what it stops, and what a stop leaves behind."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from plugins.workshop import ROOT

if TYPE_CHECKING:
    from tests.languages.conftest import Project

INTRUDER = '''
"""Writes what no plugin of the site's would."""

from pathlib import Path

from pelican import signals


def intrude(pelican):
    output = Path(pelican.output_path)
    {}


def register():
    signals.finalized.connect(intrude)
'''


def snapshot(project: Project) -> dict[str, bytes]:
    """Return the bytes of the output by path."""
    return {name: (project.root / "output" / name).read_bytes() for name in project.written()}


def test_manifest_lists_what_was_written(project: Project) -> None:
    """Every file but itself and the packed copies, with its bytes, and the source of each page that has one."""
    rows = json.loads(project.read("output/build-manifest.json"))["files"]
    left_out = (".br", ".gz", "build-manifest.json")
    files = {name: content for name, content in snapshot(project).items() if not name.endswith(left_out)}
    assert [row["path"] for row in rows] == sorted(files)
    for row in rows:
        content = files[row["path"]]
        assert (row["bytes"], row["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    sources = {row["path"]: row["source"] for row in rows}
    assert sources["blog/primer-ca/index.html"] == "content/articles/2026/primer.ca.md"
    assert sources["index.html"] is None


def intrude(action: str) -> Callable[[Project], None]:
    """Return what gives a project one more plugin, which does *action* when all else is written."""

    def prepare(project: Project) -> None:
        (project.root / "intruder.py").write_text(INTRUDER.format(action), encoding="utf-8")
        project.replace("pelicanconf.py", '    "plugins.audit.plugin",', '    "plugins.audit.plugin", "intruder",')

    return prepare


def break_date(project: Project) -> None:
    """Write an article of a day that never was: a stop before anything is written."""
    project.write_article("dia", date="2026-02-30")


def break_template(project: Project) -> None:
    """Have a template fail: a stop while writing."""
    project.replace("theme/templates/404.html", "{% block main %}", "{% block main %}{{ nothing.at.all }}")


def write_inline_script(project: Project) -> None:
    """Have the theme itself do what it must not."""
    project.replace("theme/templates/404.html", "{% block main %}", "{% block main %}<script>run()</script>")


FAULTS: dict[str, tuple[Callable[[Project], None], str]] = {
    "date": (break_date, "E110"),
    "template": (break_template, "'nothing' is undefined"),
    "inline script": (write_inline_script, "404.html:"),
    "foreign file": (intrude('(output / "passwd").write_text("root")'), "passwd:1:1: A103"),
    "link": (intrude('(output / "passwd").symlink_to("/etc/passwd")'), "passwd:1:1: A101"),
    "other script": (
        intrude(
            '(output / "assets").mkdir(exist_ok=True); (output / "assets/site.0123456789.js").write_text("alert(1)")'
        ),
        "A107",
    ),
    "logged error": (intrude('__import__("logging").getLogger("x").error("wrong")'), "errors were logged"),
}


@pytest.mark.parametrize("settings", ["publishconf.py", "pelicanconf.py"])
@pytest.mark.parametrize("fault", FAULTS)
def test_failed_build_leaves_the_output_as_it_was(project: Project, fault: str, settings: str) -> None:
    """Whether it failed reading, writing or in the audit, and though the published site is deleted before a build."""
    before = snapshot(project)
    prepare, told = FAULTS[fault]
    prepare(project)
    result = project.build(settings=settings)
    assert result.returncode == 1
    assert told in " ".join((result.stdout + result.stderr).split())
    assert snapshot(project) == before
    assert [path.name for path in project.root.glob("output*")] == ["output"]


def test_findings_are_told_in_the_language_that_was_asked_for(project: Project) -> None:
    """By each plugin that has some; a language without a catalogue is one line."""
    intrude('(output / "passwd").write_text("root")')(project)
    told = project.build(FINDINGS_LANG="gl").stderr
    assert "passwd:1:1: A103 aquí non se agarda ningún ficheiro deste tipo; mira que o escribiu" in told
    assert "primer.ca.md:5:10: W205 o resumo ten 10 caracteres; " in told
    result = project.build(FINDINGS_LANG="fr")
    assert result.returncode == 1
    assert "there is no catalogue for the language fr" in " ".join(result.stdout.split())
    assert "Traceback" not in result.stdout + result.stderr


def test_published_build_removes_what_is_stale(project: Project) -> None:
    """A build while writing leaves other files alone."""
    (project.root / "output/stale.html").touch()
    assert project.build().returncode == 0
    assert "stale.html" in project.written()
    assert project.build(settings="publishconf.py").returncode == 0
    assert "stale.html" not in project.written()


def test_output_that_holds_the_sources_is_refused(project: Project) -> None:
    """Replacing it would remove them."""
    result = project.build(settings="publishconf.py", output=".")
    assert result.returncode == 1
    assert "choose a folder of its own" in " ".join(result.stdout.split())
    assert (project.root / "content/articles/2026/primer.ca.md").is_file()


def test_command_tells_what_a_change_does(project: Project) -> None:
    """Between the output of before and that of after."""
    shutil.copytree(project.root / "output", project.root / "before")
    project.write_article("segon", "ca", date="2026-10-07")
    assert project.build(settings="publishconf.py").returncode == 0
    script = "import sys; sys.path.insert(0, {!r}); from invoke import Program, Collection; import tasks;"
    script = f"{script.format(str(ROOT))} Program(namespace=Collection.from_module(tasks)).run()"
    result = project.run([sys.executable, "-c", script, "audit", "before", "output"])
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert any(
        line.startswith("+ blog/segon-ca/index.html  ") and line.endswith("from content/articles/2026/segon.ca.md")
        for line in lines
    )
    assert any(line.startswith("~ sitemap.xml  ") for line in lines)
    # A new text is in the index of each language, whose name follows its content.
    assert all(line.startswith("- assets/search-") for line in lines if line.startswith("- "))
    assert lines[-1].endswith(" 4 removed")
    assert project.run([sys.executable, "-c", script, "audit", "before", "nowhere"]).returncode == 1
