"""Whether anything changed since the last build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.ledger import Record, State, state_file, write_state
from plugins.workshop.inputs import find_changes, note_inputs, read_inputs

COMMAND = ["pelican", "content"]
ENVIRON = {"SITE_URL": "http://localhost:8000", "SOURCE_DATE_EPOCH": "1795305600"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a text, a template and settings, and an output with one file."""
    for name in ("content/a.md", "theme/base.html", "pelicanconf.py", "output/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", encoding="utf-8")
    return tmp_path


def keep(project: Path) -> Path:
    """Note that the output was built; return the cache."""
    cache, output = project / ".cache", project / "output"
    found = (output / "index.html").stat()
    write_state(state_file(cache, output), State("g", {"index.html": Record(found.st_size, found.st_mtime_ns)}))
    note_inputs(cache, output, read_inputs(project, COMMAND, ENVIRON))
    return cache


def stands(project: Path, environ: dict[str, str] | None = None, words: list[str] | None = None) -> bool:
    """Tell whether the build of *project* can be left out."""
    inputs = read_inputs(project, words or COMMAND, ENVIRON | (environ or {}))
    changes = find_changes(project / ".cache", project / "output", inputs)
    return changes is not None and not changes.files


def test_nothing_changed(project: Path) -> None:
    """Not even where somebody stands, or that a file was saved as it was."""
    keep(project)
    (project / "content/a.md").write_text("a", encoding="utf-8")
    assert stands(project, {"PWD": "/elsewhere"})


def test_before_the_first_build_everything_changed(project: Path) -> None:
    """There is nothing to compare with."""
    assert not stands(project)


def write(name: str) -> Callable[[Path], None]:
    """Return what changes the file *name*."""

    def change(project: Path) -> None:
        (project / name).write_text("b", encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        write("content/a.md"),
        write("content/b.md"),
        write("theme/base.html"),
        write("pelicanconf.py"),
        write("output/index.html"),
        lambda project: (project / "content/a.md").unlink(),
        lambda project: (project / "output/index.html").unlink(),
        lambda project: write_state(state_file(project / ".cache", project / "output"), State("another")),
    ],
)
def test_every_change_counts(project: Path, change: Callable[[Path], None]) -> None:
    """Of a text, the theme, the settings, the output itself, or another build in between."""
    keep(project)
    change(project)
    assert not stands(project)


def test_command_day_and_variables_count(project: Path) -> None:
    """Another address, another day, other settings."""
    keep(project)
    assert not stands(project, {"SITE_URL": "https://cft.example"})
    assert not stands(project, {"SOURCE_DATE_EPOCH": "1795392000"})
    assert not stands(project, words=["pelican", "content", "-s", "publishconf.py"])
