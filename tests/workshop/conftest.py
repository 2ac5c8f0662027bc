"""A copy of the commands in a project of its own, with a wheel house instead of the network."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.workshop import ROOT
from plugins.workshop.environment import DEVELOPING, RUNNING

_SAYS_ITS_ARGUMENTS = "import sys\nprint('invoked', sys.argv[1:])\n"


@dataclass(frozen=True)
class Project:
    """A folder with tasks.py, what it stands on, and lock files that name one small wheel."""

    root: Path
    wheels: Path

    def run(
        self, *arguments: str, python: Sequence[str] = (sys.executable,), variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run tasks.py as a person would, with nothing to install from but the wheel house."""
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        pip = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_RETRIES": "0",
        }
        command = [*python, str(self.root / "tasks.py"), *arguments]
        environ = {**bare, **pip, **(variables or {})}
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, cwd=self.root.parent)

    def lock(self, name: str, version: str) -> None:
        """Make a wheel of *version* that answers to `python -m invoke`, and lock *name* to it."""
        digest = _make_wheel(self.wheels, version)
        (self.root / name).write_text(f"invoke=={version} \\\n    --hash=sha256:{digest}\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose environment is not made yet."""
    return _make_project(tmp_path)


@pytest.fixture(scope="module")
def made_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose environment is there already."""
    made = _make_project(tmp_path_factory.mktemp("made"))
    first = made.run("build")
    assert first.returncode == 0
    assert "Making .venv" in first.stdout
    return made


@pytest.fixture
def copied_project(made_project: Project, tmp_path: Path) -> Project:
    """A project of its own whose environment is there already: making one takes longer than copying it."""
    root = tmp_path / made_project.root.name
    shutil.copytree(made_project.root, root, symlinks=True)
    return Project(root, made_project.wheels)


def _make_project(folder: Path) -> Project:
    made = Project(folder / "project", folder / "wheels")
    shutil.copytree(ROOT / "plugins/workshop", made.root / "plugins/workshop")
    shutil.copy(ROOT / "plugins/__init__.py", made.root / "plugins")
    shutil.copy(ROOT / "tasks.py", made.root)
    made.wheels.mkdir()
    made.lock(RUNNING, "1.0")
    made.lock(DEVELOPING, "1.0")
    return made


def _make_wheel(folder: Path, version: str) -> str:
    """Write a wheel named invoke into *folder* and return its digest."""
    path = folder / f"invoke-{version}-py3-none-any.whl"
    info = f"invoke-{version}.dist-info"
    files = {
        "invoke/__init__.py": "",
        "invoke/__main__.py": _SAYS_ITS_ARGUMENTS,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: invoke\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{name},sha256={_encode(text)},{len(text)}" for name, text in files.items()]
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in {**files, f"{info}/RECORD": "\n".join([*rows, f"{info}/RECORD,,", ""])}.items():
            wheel.writestr(zipfile.ZipInfo(name), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _encode(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
