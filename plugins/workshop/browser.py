"""The browser that the tests drive: one that is installed, else one that can be."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.workshop import Stop
from plugins.workshop.running import read_output, run

_NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
_MAC_PLACES = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_WHERE_PLAYWRIGHT_KEEPS_IT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)
_SOON = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "20000", "DEBIAN_FRONTEND": "noninteractive"}


def provide(python: str) -> str:
    """Return the path of a browser for the tests of *python*, installing one where that is possible."""
    return find(os.environ) or _find_playwright(python) or _install(python)


def find(environ: Mapping[str, str]) -> str | None:
    """Return the path of an installed Chrome, Chromium or Edge; BROWSER_PATH in *environ* goes before all others."""
    named = environ.get("BROWSER_PATH")
    if named:
        if not Path(named).is_file():
            raise Stop(f"BROWSER_PATH says {named}, but there is no such file.")
        return named
    on_path = (shutil.which(name, path=environ.get("PATH")) for name in _NAMES)
    return next((path for path in (*on_path, *_usual_places(environ)) if path and Path(path).is_file()), None)


def _usual_places(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield where macOS and Windows keep browsers, which are on no PATH there."""
    if sys.platform == "darwin":
        folders = [Path("/Applications"), Path(environ.get("HOME", "/"), "Applications")]
        yield from (str(folder / place) for folder in folders for place in _MAC_PLACES)
    variables = (environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
    yield from (str(Path(folder, place)) for folder in variables if folder for place in _WINDOWS_PLACES)


def _find_playwright(python: str) -> str | None:
    """Return the path of the Chromium that Playwright fetched before, if it did."""
    path = read_output([python, "-c", _WHERE_PLAYWRIGHT_KEEPS_IT]).strip()
    return path if path and Path(path).is_file() else None


def _install(python: str) -> str:
    """Install a browser and return its path: Playwright's, else as root the system's."""
    print("No browser found: fetching Chromium for the tests.", flush=True)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None
    if not run([python, "-m", "playwright", "install", "chromium"], _SOON, quiet=True):
        if as_root:
            run([python, "-m", "playwright", "install-deps", "chromium"], _SOON, quiet=True)
        found = _find_playwright(python)
    elif as_root:
        run(["apt-get", "update"], quiet=True)
        run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"], _SOON, quiet=True)
        found = find(os.environ)
    else:
        found = None
    if found is None:
        raise Stop(
            "The browser tests need Chrome, Chromium or Edge: install one, or set BROWSER_PATH to where it is; "
            "`python3 tasks.py test --fast` runs all the other tests."
        )
    return found
