"""The way from a bare machine into the project's environment."""

import ast
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.workshop import ROOT, Stop, environment
from plugins.workshop.environment import DEVELOPING, RUNNING, read_tasks, render_tasks

if TYPE_CHECKING:
    from .conftest import Project

TASKS = ROOT / "tasks.py"
STDLIB_ONLY = ("__init__", "environment", "browser", "building", "running")


def test_command_goes_on_inside_the_environment(made_project: "Project") -> None:
    """A command ends up in Invoke, inside .venv, with the words it was given."""
    result = made_project.run("serve", "--port", "8001")
    assert result.stdout == f"invoked ['--search-root', '{made_project.root}', 'serve', '--port', '8001']\n"
    assert (made_project.root / ".venv/pyvenv.cfg").exists()


def test_second_run_installs_nothing_until_the_lock_changes(copied_project: "Project") -> None:
    """The environment is made once, and once more when the lock file says something else."""
    project = copied_project
    assert project.run("build").stdout.startswith("invoked")
    project.lock(RUNNING, "2.0")
    assert "Making .venv" in project.run("build").stdout
    stamp = json.loads((project.root / ".venv/installed.json").read_text(encoding="utf-8"))
    assert set(stamp) == {"python", RUNNING}


def test_wheel_that_is_not_the_locked_one_is_refused(project: "Project") -> None:
    """A package whose digest differs is not installed, and the command says which lock it is about."""
    lock = project.root / RUNNING
    lock.write_text(re.sub("sha256:.{4}", "sha256:0000", lock.read_text(encoding="utf-8")), encoding="utf-8")
    assert_one_line(project.run("build"), r"^requirements\.lock could not be installed \(.+\); is the network there\?")


def test_unreachable_index_is_one_line(project: "Project") -> None:
    """Without the network the command fails with one sentence, and nothing counts as installed."""
    unreachable = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "file:///nonexistent"}
    assert_one_line(project.run("build", variables=unreachable), r"^requirements\.lock could not be installed \(.+\)")
    assert not (project.root / ".venv/installed.json").exists()


@pytest.mark.parametrize("missing", ["ensurepip", "venv"])
def test_python_that_cannot_make_environments_is_one_line(project: "Project", tmp_path: Path, missing: str) -> None:
    """A Python without venv or ensurepip, as Debian ships it, names the package that mends that."""
    (tmp_path / "sitecustomize.py").write_text(f"import sys; sys.modules['{missing}'] = None\n", encoding="utf-8")
    result = project.run("build", variables={"PYTHONPATH": str(tmp_path)})
    assert_one_line(result, r"apt install python3-venv")


def test_old_python_is_one_line(project: "Project", tmp_path: Path) -> None:
    """An old Python is told which one is needed, and how to name it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys; sys.version_info = (3, 9, 2, 'final', 0)\n", encoding="utf-8"
    )
    result = project.run("build", variables={"PYTHONPATH": str(tmp_path)})
    assert_one_line(result, r"^This project needs Python 3\.11 or newer, and this is Python 3\.9: ")


def test_old_python_can_read_the_file() -> None:
    """tasks.py parses with the grammar of Python 3.6, and imports nothing that an old Python lacks before its check."""
    tree = ast.parse(TASKS.read_text(encoding="utf-8"), feature_version=(3, 6))
    before = tree.body[: next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))]
    assert [ast.unparse(node) for node in before[1:]] == ["import sys"]


@pytest.mark.parametrize("name", STDLIB_ONLY)
def test_bare_machine_needs_only_the_standard_library(name: str) -> None:
    """What runs before anything is installed imports the standard library and its own package, nothing else."""
    tree = ast.parse((ROOT / f"plugins/workshop/{name}.py").read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    foreign = [module for module in modules if module.partition(".")[0] not in sys.stdlib_module_names]
    assert all(module.startswith("plugins.workshop") for module in foreign)


@pytest.mark.parametrize("arguments", [(), ("--help",), ("--list",)])
def test_tasks_are_listed_without_installing(project: "Project", arguments: tuple[str, ...]) -> None:
    """Whoever only asks what there is gets the list at once."""
    result = project.run(*arguments)
    assert result.returncode == 0
    assert "serve " in result.stdout
    assert not (project.root / ".venv").exists()


def test_list_is_the_one_of_invoke() -> None:
    """The list read from the source has the tasks and sentences that Invoke shows."""
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "--list", "--list-format", "json"]
    shown = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    rooms = [("", shown), *((f"{room['name']}.", room) for room in shown["collections"])]
    listed = {prefix + task["name"]: task["help"] for prefix, room in rooms for task in room["tasks"]}
    assert listed == read_tasks(TASKS)


def test_every_task_has_a_good_sentence() -> None:
    """Each task says what it does in one line that starts with a capital and ends with a full stop."""
    tasks = read_tasks(TASKS)
    assert {"build", "serve", "test", "lint", "check", "messages", "clean"} <= set(tasks)
    assert [name for name, sentence in tasks.items() if not re.fullmatch(r"[A-Z].{20,110}\.", sentence)] == []


def test_rendered_list_is_aligned() -> None:
    """All sentences begin in one column."""
    lines = render_tasks({"a": "First.", "long-name": "Second."}).splitlines()[2:]
    assert [line.index(word) for line, word in zip(lines, ["First", "Second"], strict=True)] == [13, 13]


def test_unknown_task_is_one_line(project: "Project") -> None:
    """A misspelt task is answered with the names there are, before anything is installed."""
    assert_one_line(project.run("sevre"), r"^There is no task named sevre; the tasks are build, serve, ")


def test_arguments_are_passed_on_as_they_are(made_project: "Project") -> None:
    """What stands behind a task's name is for Invoke to read."""
    result = made_project.run("check", "a b.ca.md", "c.ca.md", "--format=json", "--", "d")
    assert "'check', 'a b.ca.md', 'c.ca.md', '--format=json', '--', 'd']" in result.stdout


def test_task_of_a_room(made_project: "Project") -> None:
    """A task whose name has a dot is found, and its files and flags go on as they are."""
    result = made_project.run("plan.check", "a.yaml", "b.yaml", "--lang", "gl")
    assert "'plan.check', 'a.yaml', 'b.yaml', '--lang', 'gl']" in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no signals")
def test_interrupt_is_one_line(project: "Project") -> None:
    """Ctrl-C while the environment is being made ends without a traceback."""
    command = [sys.executable, str(project.root / "tasks.py"), "build"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Making .venv")
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 1
    assert told.splitlines()[-1] == "Stopped."


def test_developing_lock_holds_the_running_one() -> None:
    """What the tests run on is what the site runs on: the same packages at the same versions and digests."""
    running, developing = ((ROOT / name).read_text(encoding="utf-8").splitlines() for name in (RUNNING, DEVELOPING))
    assert set(map(without_marker, running)) <= set(map(without_marker, developing))


@pytest.mark.parametrize(
    "name", [RUNNING, DEVELOPING, "tests/conformance/package-lock.json", "benchmarks/lighthouse/package-lock.json"]
)
def test_lock_names_no_host(name: str) -> None:
    """The lock files say what is installed, not from where; what npm writes of funding is taken out by hand."""
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_missing_reason_is_said_so() -> None:
    """A program that fails without a word does not leave an empty sentence."""
    assert environment._last_line("\n") == "it did not say why"
    assert environment._last_line("ERROR: no such thing.\nhint") == "no such thing"


def test_stop_is_a_silent_exit() -> None:
    """Stop prints its sentence and exits with status 1, wherever it is raised."""
    code = "from plugins.workshop import Stop; raise Stop('So it is.')"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (1, "So it is.\n")
    assert issubclass(Stop, SystemExit)


def without_marker(line: str) -> str:
    """Return *line* of a lock file without its condition, which may be wider in the other, and its continuation."""
    return line.partition(" ;")[0].removesuffix(" \\")


def assert_one_line(result: subprocess.CompletedProcess[str], pattern: str) -> None:
    """Assert that the command failed with one line on its error output, and that the line is about *pattern*."""
    lines = result.stderr.splitlines()
    assert result.returncode == 1
    assert len(lines) == 1, result.stderr
    assert re.search(pattern, lines[0]), lines[0]
