"""Every page against the HTML standard, by the standard's own checker."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from plugins.workshop import ROOT

_CHECKER = ROOT / "tests/conformance/node_modules/vnu-jar/build/dist/vnu.jar"


def _skip(reason: str) -> NoReturn:
    """Skip the test; where the site is made sure of, a check that does not run is a fault."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.mark.conformance
@pytest.mark.slow
def test_every_page_conforms(built_site: Path) -> None:
    """The checker finds no error in any page of the built site."""
    java = shutil.which("java")
    if java is None:
        _skip("the HTML checker needs Java")
    if not _CHECKER.exists():
        _skip("the HTML checker is not here: `npm ci --ignore-scripts` in tests/conformance installs it")
    assert list(built_site.rglob("*.html"))
    command = [java, "-Xss8m", "-jar", str(_CHECKER), "--errors-only", "--format", "json", "--skip-non-html"]
    result = subprocess.run([*command, str(built_site)], capture_output=True, text=True, check=False)
    messages = json.loads(result.stderr)["messages"]
    faults = [f"{message.get('url')}:{message.get('lastLine')}: {message['message']}" for message in messages]
    assert not faults, "\n".join(faults[:30])
    assert result.returncode == 0
