"""The project's own environment: made once from the lock files, and entered by every command."""

import ast
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from plugins.workshop import ROOT, Stop

RUNNING = "requirements.lock"
DEVELOPING = "requirements-dev.lock"
"""Everything in RUNNING, at the same versions, and what the tests and linters need."""

_COMPILE = [
    *("uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--only-binary", ":all:"),
    *("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-annotate", "--upgrade", "--quiet"),
]
_PIP_OPTIONS = [
    *("--require-hashes", "--no-deps", "--only-binary", ":all:"),
    *("--no-input", "--disable-pip-version-check", "--quiet"),
]
LOCK_COMMANDS = (
    [*_COMPILE, "--output-file", RUNNING],
    [*_COMPILE, "--group", "dev", "--constraint", RUNNING, "--output-file", DEVELOPING],
)

_FOLDER = ROOT / ".venv"
_PYTHON = _FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_STAMP = _FOLDER / "installed.json"
_LOG = _FOLDER / "install.log"


def enter(arguments: Sequence[str]) -> NoReturn:
    """Run the task that *arguments* name inside the environment, in place of this process."""
    tasks = read_tasks(ROOT / "tasks.py")
    if not arguments or arguments[0] in {"-h", "--help", "-l", "--list", "help"}:
        print(render_tasks(tasks))
        sys.exit(0)
    name, *rest = arguments
    if name not in tasks:
        raise Stop(f"There is no task named {name}; the tasks are {', '.join(tasks)}.")
    try:
        python = provide(RUNNING)
        _become([python, "-m", "invoke", "--search-root", str(ROOT), name, *rest])
    except KeyboardInterrupt:
        raise Stop("Stopped.") from None


def provide(lock: str) -> str:
    """Install *lock* unless that was done before, and return the path of the environment's Python."""
    wanted = _describe(lock)
    found = _read_stamp()
    if found is None or any(found.get(key, value) != value for key, value in wanted.items()):
        _make()
        found = {}
    if not wanted.items() <= found.items():
        _install(lock)
        _STAMP.write_text(json.dumps({**found, **wanted}), encoding="utf-8")
    return str(_PYTHON)


def read_tasks(path: Path) -> dict[str, str]:
    """Read the name and sentence of every task in *path* without running it, since Invoke may not be here yet.

    A function ``plan_check`` is the task ``plan.check``.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {
        function.name.replace("_", ".", 1).replace("_", "-"): (ast.get_docstring(function) or "").partition("\n")[0]
        for function in functions
        if any(ast.unparse(mark).partition("(")[0] == "task" for mark in function.decorator_list)
    }


def render_tasks(tasks: Mapping[str, str]) -> str:
    """Return the list of tasks as `invoke --list` would print it."""
    width = max(map(len, tasks))
    lines = [f"  {name:<{width}}  {sentence}" for name, sentence in tasks.items()]
    return "\n".join(["python3 tasks.py TASK [OPTIONS], where TASK is one of", "", *lines])


def _describe(lock: str) -> dict[str, str]:
    """Return what the stamp says once *lock* is installed: this Python's version and each file's digest."""
    locks = (RUNNING,) if lock == RUNNING else (RUNNING, DEVELOPING)
    digests = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in locks}
    return {"python": f"{sys.version_info.major}.{sys.version_info.minor}", **digests}


def _read_stamp() -> dict[str, str] | None:
    """Return what is installed, or None where there is no environment that works."""
    if not (_PYTHON.exists() and _STAMP.exists()):
        return None
    stamp: dict[str, str] = json.loads(_STAMP.read_text(encoding="utf-8"))
    return stamp


def _make() -> None:
    """Make the environment anew; when it is the one this process runs in, leave it to be installed over."""
    if Path(sys.prefix).resolve() == _FOLDER.resolve():
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Stop(
            f"This Python ({sys.executable}) cannot make environments; on Debian or Ubuntu, `apt install python3-venv` "
            "mends that."
        )
    print("Making .venv; this happens once and takes a minute or two.", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", _FOLDER], capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise Stop(f"The environment .venv could not be made: {_last_line(made.stdout + made.stderr)}")


def _install(lock: str) -> None:
    """Install exactly what *lock* lists, every file held to its digest."""
    print(f"Installing what {lock} lists.", flush=True)
    command = [
        str(_PYTHON),
        "-m",
        "pip",
        "install",
        *_PIP_OPTIONS,
        "--log",
        str(_LOG),
        "--requirement",
        str(ROOT / lock),
    ]
    result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if result.returncode:
        raise Stop(
            f"{lock} could not be installed ({_last_line(result.stderr)}); is the network there? The whole story is in "
            f"{_LOG.relative_to(ROOT)}."
        )


def _last_line(text: str) -> str:
    """Return the last line of *text* that says something, preferring pip's errors."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return [*lines, *errors][-1].rstrip(".") if lines else "it did not say why"


def _become(command: list[str]) -> NoReturn:
    """Turn this process into *command*; Windows has no such thing, so there it is awaited."""
    if os.name != "nt":
        os.execv(command[0], command)
    sys.exit(subprocess.run(command, check=False).returncode)
