"""Which browser the tests get."""

import os
import sys
from pathlib import Path

import pytest

from plugins.workshop import Stop, browser


def make_program(path: Path, script: str = "exit 1") -> Path:
    """Write a program that a shell runs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_named_browser_goes_first(tmp_path: Path) -> None:
    """BROWSER_PATH is taken even where another browser is on the PATH."""
    named = make_program(tmp_path / "mine/browser")
    make_program(tmp_path / "bin/chromium")
    assert browser.find({"BROWSER_PATH": str(named), "PATH": str(tmp_path / "bin")}) == str(named)


def test_named_browser_that_is_missing_is_one_line(tmp_path: Path) -> None:
    """A BROWSER_PATH that leads nowhere is said, not passed over."""
    with pytest.raises(Stop, match="there is no such file"):
        browser.find({"BROWSER_PATH": str(tmp_path / "nowhere")})


@pytest.mark.parametrize("name", ["chromium", "google-chrome", "chrome", "microsoft-edge", "msedge"])
def test_browser_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    """Chrome, Chromium and Edge are found under the names that systems give them."""
    program = make_program(tmp_path / name)
    assert browser.find({"PATH": str(tmp_path)}) == str(program)


def test_browser_in_the_usual_place_of_windows_is_found(tmp_path: Path) -> None:
    """On Windows, Edge is on no PATH but always in the same folder."""
    program = make_program(tmp_path / "Microsoft/Edge/Application/msedge.exe")
    assert browser.find({"PATH": "", "PROGRAMFILES(X86)": str(tmp_path)}) == str(program)


def test_browser_in_the_usual_place_of_macos_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS, a browser in the person's own applications is found too."""
    monkeypatch.setattr(sys, "platform", "darwin")
    program = make_program(tmp_path / "Applications/Chromium.app/Contents/MacOS/Chromium")
    found = browser.find({"PATH": "", "HOME": str(tmp_path)})
    assert found in {str(program), "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"}


def test_no_browser_is_found_where_there_is_none(tmp_path: Path) -> None:
    """An empty machine has no browser."""
    assert browser.find({"PATH": str(tmp_path)}) is None


@pytest.mark.skipif(os.name == "nt", reason="the programs of this test are shell scripts")
def test_no_browser_and_no_way_to_one_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be installed the command says what to do, and how to run the other tests."""
    python = make_program(tmp_path / "python")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    with pytest.raises(Stop, match=r"need Chrome, Chromium or Edge: install one.+test --fast"):
        browser.provide(str(python))


@pytest.mark.skipif(os.name == "nt", reason="the programs of this test are shell scripts")
def test_browser_of_playwright_is_taken_before_fetching_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Playwright fetched in an earlier run serves again."""
    fetched = make_program(tmp_path / "cache/chrome")
    python = make_program(tmp_path / "python", f"echo {fetched}")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    assert browser.provide(str(python)) == str(fetched)


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="only root on a Debian installs by apt-get")
def test_root_installs_the_browser_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Playwright's browser cannot be had, root gets the one of the package manager."""
    python = make_program(tmp_path / "python")
    wanted = tmp_path / "chromium"
    script = f'[ "$1" = update ] || {{ echo "#!/bin/sh" > {wanted}; /bin/chmod +x {wanted}; }}'
    make_program(tmp_path / "apt-get", script)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    assert browser.provide(str(python)) == str(wanted)
