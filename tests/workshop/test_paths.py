"""Any number of paths behind a command, for which Invoke has no argument."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.workshop import ROOT
from plugins.workshop.paths import find_words

VALUED = ("--lang", "--format")
TASKS = f"""
import sys

sys.path.insert(0, {str(ROOT)!r})

from invoke.tasks import task

from plugins.workshop.paths import PathsTask
from plugins.workshop.running import words_after_dashes


@task(klass=PathsTask, iterable=["path"], auto_shortflags=False)
def check(_context, path=(), fix=False, lang="", format="text"):
    print([*path], fix, lang, format, words_after_dashes(sys.argv))


@task
def clean(_context):
    print("clean")
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("invoke check", []),
        ("invoke check a.md", ["a.md"]),
        ("invoke check a.md b c --fix --lang gl --format sarif", ["a.md", "b", "c"]),
        ("invoke check --fix a.md --lang gl b --format sarif c", ["a.md", "b", "c"]),
        ("invoke check --lang gl", []),
        ("invoke check --lang=gl --fix", []),
        ("invoke check a -- b", ["a"]),
        ("invoke plan.check a b", ["a", "b"]),
        ("invoke lint a", []),
        ("invoke", []),
    ],
)
def test_words_are_told_from_values(line: str, expected: Sequence[str]) -> None:
    """A word is a path where it is no flag, no flag's value, and before the dashes."""
    assert find_words(line.split(), "check", VALUED) == expected


def invoke(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Invoke as from the shell."""
    (folder / "tasks.py").write_text(TASKS, encoding="utf-8")
    command = [sys.executable, "-m", "invoke", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("check", "[] False  text []"),
        ("check a b c --lang gl", "['a', 'b', 'c'] False gl text []"),
        ("check --fix a --lang gl b --format=json c", "['a', 'b', 'c'] True gl json []"),
        ("check clean check", "['clean', 'check'] False  text []"),
        ("check --path a --path b", "['a', 'b'] False  text []"),
        ("check a --lang gl -- --x b", "['a'] False gl text ['--x', 'b']"),
        ("clean check a b", "clean\n['a', 'b'] False  text []"),
    ],
)
def test_command_takes_all_its_paths(tmp_path: Path, line: str, expected: str) -> None:
    """However many there are, wherever the flags stand, and though one is called like a task."""
    result = invoke(tmp_path, *line.split())
    assert (result.stdout, result.returncode) == (f"{expected}\n", 0), result.stderr


def test_path_with_spaces_stays_one(tmp_path: Path) -> None:
    """As the shell has passed it on."""
    assert invoke(tmp_path, "check", "a b", "c").stdout.startswith("['a b', 'c']")


def test_misspelt_flag_is_named(tmp_path: Path) -> None:
    """It is not taken for a path."""
    result = invoke(tmp_path, "check", "a", "--frmat", "json")
    assert (result.stderr, result.returncode) == ("No idea what '--frmat' is!\n", 1)
