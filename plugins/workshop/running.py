"""Running other programs from the project's folder."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from plugins.workshop import ROOT, Stop

LINTERS = {
    "ruff check": ["-m", "ruff", "check", "--quiet"],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
    "djlint": ["-m", "djlint", "theme/templates", "--lint", "--quiet"],
}
"""Name of each linter → what the environment's Python is given to run it."""


def run(command: Sequence[str], variables: Mapping[str, str] | None = None, *, quiet: bool = False) -> int:
    """Run *command* at the project's root and return its exit status; *quiet* drops what it prints."""
    program = shutil.which(command[0])
    if program is None:
        raise Stop(f"{command[0]} is not installed on this machine.")
    sink = subprocess.DEVNULL if quiet else None
    environ = {**os.environ, **(variables or {})}
    return subprocess.run(
        [program, *command[1:]], cwd=ROOT, env=environ, stdout=sink, stderr=sink, check=False
    ).returncode


def words_after_dashes(arguments: Sequence[str]) -> list[str]:
    """Return what follows the first `--`, word for word; Invoke's own remainder forgets the quotes."""
    return list(arguments[arguments.index("--") + 1 :]) if "--" in arguments else []


def read_output(command: Sequence[str]) -> str:
    """Run *command* at the project's root and return what it printed, or "" when it failed."""
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if result.returncode else result.stdout
