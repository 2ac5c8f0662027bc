"""The pages against the HTML standard, by the standard's own checker and by a stricter one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from plugins.workshop import ROOT
from tests.site.kinds import KINDS, LANGUAGES, find_path

if TYPE_CHECKING:
    from .conftest import BuiltPage

_FOLDER = ROOT / "tests/conformance"
_CHECKER = _FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
_STRICTER = _FOLDER / "node_modules/html-validate/bin/html-validate.mjs"


def _skip(reason: str) -> NoReturn:
    """Skip the test; where the site is made sure of, a check that does not run is a fault."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _ask_for(program: Path) -> None:
    """Skip the test unless *program* is installed."""
    if not program.exists():
        _skip("the HTML checkers are not here: `npm ci --ignore-scripts` in tests/conformance installs them")


@pytest.mark.conformance
@pytest.mark.slow
def test_every_page_conforms(built_site: Path) -> None:
    """The checker finds no error in any page of the built site."""
    java = shutil.which("java")
    if java is None:
        _skip("the HTML checker needs Java")
    _ask_for(_CHECKER)
    assert list(built_site.rglob("*.html"))
    command = [java, "-Xss8m", "-jar", str(_CHECKER), "--errors-only", "--format", "json", "--skip-non-html"]
    result = subprocess.run([*command, str(built_site)], capture_output=True, text=True, check=False)
    messages = json.loads(result.stderr)["messages"]
    faults = [f"{message.get('url')}:{message.get('lastLine')}: {message['message']}" for message in messages]
    assert not faults, "\n".join(faults[:30])
    assert result.returncode == 0


@pytest.mark.conformance
def test_every_kind_of_page_keeps_the_stricter_rules(built_site: Path, pages: Mapping[str, BuiltPage]) -> None:
    """In every language; the rules that are set otherwise than html-validate has them say why in its configuration."""
    node = shutil.which("node")
    if node is None:
        _skip("html-validate needs Node")
    _ask_for(_STRICTER)
    paths = sorted({find_path(pages, kind, code) for kind in KINDS for code in LANGUAGES})
    files = [path[1:] + "index.html" * path.endswith("/") for path in paths]
    command = [node, str(_STRICTER), "--config", str(_FOLDER / "htmlvalidate.mjs"), "--formatter", "json"]
    result = subprocess.run([*command, *files], cwd=built_site, capture_output=True, text=True, check=False)
    reports = {report["filePath"]: report["messages"] for report in json.loads(result.stdout)}
    faults = [f"{file}:{one['line']}: {one['ruleId']}: {one['message']}" for file in reports for one in reports[file]]
    assert not faults, "\n".join(faults[:30])
    assert result.returncode == 0
