"""Whether anything changed since the last build."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.ledger import Record, State, state_file, write_state
from plugins.core.sealed import write_sealed
from plugins.workshop import ROOT
from plugins.workshop.inputs import IGNORED, RUNS, Note, find_changes, read_inputs, read_note, write_note

COMMAND = ["pelican", "content"]
ENVIRON = {"SITE_URL": "http://localhost:8000", "SOURCE_DATE_EPOCH": "1795305600"}

_VARIABLE = re.compile(r"""environ(?:\.get\(|\.setdefault\(|\[)["'](\w+)""")


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
    write_note(cache, output, read_inputs(project, COMMAND, ENVIRON))
    return cache


def stands(project: Path, environ: dict[str, str] | None = None, words: list[str] | None = None) -> bool:
    """Tell whether the build of *project* can be left out."""
    cache, output = project / ".cache", project / "output"
    note = read_note(cache, output)
    inputs = read_inputs(project, words or COMMAND, ENVIRON | (environ or {}), note)
    changes = find_changes(cache, output, inputs, note)
    return changes is not None and not changes.files and not changes.lost


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


def test_lost_files_are_told(project: Path) -> None:
    """By their paths, beside the texts that changed."""
    cache = keep(project)
    (project / "output/index.html").unlink()
    write("content/a.md")(project)
    note = read_note(cache, project / "output")
    changes = find_changes(cache, project / "output", read_inputs(project, COMMAND, ENVIRON, note), note)
    assert changes is not None
    assert [*changes.lost] == ["index.html"]
    assert [*changes.files] == [str(project / "content/a.md")]


def test_another_run_of_the_same_day_does_not_count(project: Path) -> None:
    """Forges give each run its numbers, and each commit its hour."""
    keep(project)
    assert stands(project, {"GITHUB_RUN_ID": "2", "CI_JOB_ID": "3", "SOURCE_DATE_EPOCH": "1795309200"})


def test_no_build_reads_what_does_not_count() -> None:
    """Of variables, the settings and the plugins ask for others; of the time, for the day."""
    code = [*ROOT.glob("*conf.py"), *(file for file in ROOT.glob("plugins/*/*.py") if file.parent.name != "workshop")]
    found = {name for file in code for name in _VARIABLE.findall(file.read_text(encoding="utf-8"))}
    assert {"SITE_URL", "REPOSITORY_URL", "KIT_SIGNING_KEY_FILE"} <= found
    ignored = {name for name in found if name in IGNORED or name.startswith(RUNS)}
    assert ignored == {"SOURCE_DATE_EPOCH", "BUILD_STATS"}


def test_file_of_long_ago_is_not_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was written a moment ago is: another writing in the same tick of the clock leaves no other trace."""
    inputs = read_inputs(project, COMMAND, ENVIRON)
    text = str(project / "content/a.md")
    assert len(inputs.files[text]) == 1
    monkeypatch.setattr("plugins.workshop.inputs.SETTLING", -1_000_000_000)
    settled = read_inputs(project, COMMAND, ENVIRON)
    assert settled.files[text][0] == inputs.files[text][0]
    monkeypatch.setattr("plugins.workshop.inputs._read", lambda file: pytest.fail(f"{file} is read"))
    assert read_inputs(project, COMMAND, ENVIRON, Note(settled, "")) == settled


def test_young_file_is_read_once_more_at_the_end(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By then it has settled; one that has changed meanwhile has not."""
    cache, output, text = keep(project), project / "output", str(project / "content/a.md")
    inputs = read_inputs(project, COMMAND, ENVIRON)
    write("theme/base.html")(project)
    monkeypatch.setattr("plugins.workshop.inputs.SETTLING", -1_000_000_000)
    write_note(cache, output, inputs)
    note = read_note(cache, output)
    assert note is not None
    assert [len(note.inputs.files[str(project / name)]) for name in ("content/a.md", "theme/base.html")] == [6, 1]
    assert note.inputs.files[text][0] == inputs.files[text][0]
    changes = find_changes(cache, output, read_inputs(project, COMMAND, ENVIRON, note), note)
    assert changes is not None
    assert [*changes.files] == [str(project / "theme/base.html")]


def test_file_of_the_same_size_and_time_is_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some editors, and whoever copies with its times, leave both as they were."""
    monkeypatch.setattr("plugins.workshop.inputs.SETTLING", -1_000_000_000)
    settled = read_inputs(project, COMMAND, ENVIRON)
    file = project / "content/a.md"
    before = file.stat()
    time.sleep(0.02)
    file.write_text("b", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    found = read_inputs(project, COMMAND, ENVIRON, Note(settled, ""))
    assert found.files[str(file)][0] != settled.files[str(file)][0]


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"version": 1, "around": "", "seal": "", "files": {"a": []}}'])
def test_odd_note_is_none(project: Path, content: bytes) -> None:
    """Then everything changed."""
    cache = keep(project)
    write_sealed(next(cache.glob("*.inputs")), content)
    assert read_note(cache, project / "output") is None
