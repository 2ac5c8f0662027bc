"""What every test may ask for: the built site, a browser, and a page that tells on requests to foreign hosts."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from plugins.workshop import ROOT
from plugins.workshop import browser as browsers

BUILD_DATE = datetime(2026, 11, 22, tzinfo=UTC)
"""The day on which the site under test believes it is built."""

_FOLDER = "CFT_TEST_FOLDER"
_URL = "CFT_TEST_URL"
_BUILD_SECONDS = 600
# The dearest files, which begin first so that no process is left with one of them at the end: in seconds, about.
_DEAR = {
    "security/test_xss_corpus.py": 110,
    "workshop/test_environment.py": 60,
    "security/test_attacks.py": 60,
    "languages/test_site.py": 60,
    "campaigns/test_plugin.py": 20,
    "workshop/test_previewing.py": 20,
    "campaigns/test_bulk.py": 10,
    "site/test_reproducibility.py": 64,
    "site/test_axe.py": 60,
    "site/test_campaigns.py": 60,
    "site/test_access.py": 50,
    "site/test_search.py": 30,
    "site/test_conformance.py": 30,
    "site/test_headers.py": 25,
}
_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
# The same examples each time, and as long for each as a busy machine takes.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
_BUILDER = pytest.StashKey[subprocess.Popen[bytes]]()
_FOLDERS = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


class _SiteHandler(SimpleHTTPRequestHandler):
    """Serves the built site without a word, a missing page by its nearest 404.html."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name for it
        """Say nothing: the tests look at the answers."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        folders = Path(self.translate_path(self.path)).parents
        page = next((folder / "404.html" for folder in folders if (folder / "404.html").is_file()), None)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def pytest_configure(config: pytest.Config) -> None:
    """Serve an empty folder from the first process on; whichever test first needs the site builds it there."""
    if hasattr(config, "workerinput"):
        return
    folder = tempfile.TemporaryDirectory(prefix="site-", ignore_cleanup_errors=True)
    config.stash[_FOLDERS] = folder
    site = Path(folder.name, "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_SiteHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ[_FOLDER] = folder.name
    os.environ[_URL] = f"http://127.0.0.1:{server.server_port}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the site that the tests looked at."""
    if _FOLDERS in config.stash:
        config.stash[_FOLDERS].cleanup()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that asks for a browser, so that nobody forgets to; put those that need the built site last."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    waiting = {item.path for item in items if _needs_site(item)}
    items.sort(key=lambda item: (item.path in waiting, -_tell_cost(item.path)))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to build the site where a test needs it, while the other tests run: whichever process is first does."""
    folder = Path(os.environ[_FOLDER])
    if session.config.option.collectonly or not any(map(_needs_site, session.items)):
        return
    with suppress(FileExistsError):
        (folder / "begun").touch(exist_ok=False)
        command = [sys.executable, "-m", "tests.site_builder", str(folder)]
        dated = {"SITE_URL": os.environ[_URL], "SOURCE_DATE_EPOCH": str(int(BUILD_DATE.timestamp()))}
        with (folder / "told").open("wb") as told:
            session.config.stash[_BUILDER] = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **dated}, stdout=told, stderr=subprocess.STDOUT
            )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stay until the site is built where another process may still be waiting for it; else nobody needs it any more."""
    builder = session.config.stash.get(_BUILDER, None)
    if builder is not None:
        if not hasattr(session.config, "workerinput"):
            builder.terminate()
        builder.wait()


def _needs_site(item: pytest.Item) -> bool:
    return "built_site" in getattr(item, "fixturenames", ())


def _tell_cost(path: Path) -> int:
    return _DEAR.get(path.relative_to(ROOT / "tests").as_posix(), 0)


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The folder of the whole site as it is published, built once for all processes of this run."""
    folder = Path(os.environ[_FOLDER])
    _wait_for(folder / "ended")
    if not (folder / "site").is_dir():
        pytest.fail("The site was not built:\n" + (folder / "told").read_text(encoding="utf-8"), pytrace=False)
    return folder / "site"


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> str:
    """The address, without a slash at its end, of the built site on this machine."""
    assert built_site.is_dir()
    return os.environ[_URL]


@pytest.fixture(scope="session")
def build_epoch() -> str:
    """The second at which the site under test believes it is built, as SOURCE_DATE_EPOCH has it."""
    return str(int(BUILD_DATE.timestamp()))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without windows, as `tasks.py test` found or installed it."""
    path = os.environ.get("CFT_BROWSER") or browsers.find(os.environ)
    if path is None:
        pytest.fail("There is no browser: `python3 tasks.py test` finds or installs one.", pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own visitor; the test fails when anything on it asks a foreign host."""
    with _visit(browser) as page:
        yield page


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Iterator[Page]:
    """A page of one visitor for all tests of a module, each of which puts it as it needs it; held to the same."""
    with _visit(browser) as page:
        yield page


@contextmanager
def _visit(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    foreign: list[str] = []

    def refuse(route: Route, request: Request) -> None:
        foreign.append(request.url)
        route.abort()

    context.route(_is_foreign, refuse)
    yield context.new_page()
    context.close()
    assert not foreign, "the page asked foreign hosts: " + ", ".join(foreign)


def _is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and parts.hostname not in {"127.0.0.1", "localhost"}


def _wait_for(path: Path) -> None:
    for _ in range(_BUILD_SECONDS * 10):
        if path.exists():
            return
        time.sleep(0.1)
    pytest.fail(f"The site was not built in {_BUILD_SECONDS} seconds.", pytrace=False)
