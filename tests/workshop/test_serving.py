"""The site on this machine, while somebody writes."""

import asyncio
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from tornado.httputil import HTTPConnection, HTTPHeaders, HTTPServerRequest, RequestStartLine

from plugins.core.ledger import Changes, State
from plugins.workshop import ROOT, Stop, serving

SETTINGS = """
import os
PATH, THEME, SITENAME, TIMEZONE, DEFAULT_LANG, PLUGINS = "content", "simple", "Site", "UTC", "en", []
SITEURL = os.environ.get("SITE_URL", "")
READERS = {"html": None}
STATIC_PATHS = ["404.html", "gl"]
ARTICLE_URL, ARTICLE_SAVE_AS = "{slug}/", "{slug}/index.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
SERVE = """
import sys
from pathlib import Path
from plugins.workshop import building, running, serving
serving.ROOT = running.ROOT = building.ROOT = Path(sys.argv[1])
serving.serve(Path(sys.argv[1], "output"), int(sys.argv[2]))
"""


@dataclass(frozen=True)
class Served:
    """A site that is being served, and what the command says meanwhile."""

    root: Path
    url: str
    process: subprocess.Popen[str]
    said: queue.Queue[str]

    def await_line(self, part: str) -> str:
        """Return the next line that has *part* in it."""
        while True:
            line = self.said.get(timeout=60)
            if part in line:
                return line

    def write(self, name: str, text: str) -> None:
        """Save a file as careful editors do: beside it, then renamed over it."""
        beside = self.root / (name + "~")
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.root / name)

    def read(self, path: str) -> tuple[int, str]:
        """Return status and body of *path*."""
        try:
            with urlopen(self.url + path, timeout=30) as answer:  # noqa: S310 - the address is this machine's
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def await_page(self, path: str, part: str) -> str:
        """Return the page at *path* as soon as it has *part* in it."""
        for _ in range(600):
            page = self.read(path)[1]
            if part in page:
                return page
            time.sleep(0.1)
        pytest.fail(f"{part} never came to {path}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A small Pelican site, served by the project's own code."""
    for name in ("content/gl", "theme", "plugins"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "content/first.md").write_text("Title: First\nDate: 2026-01-01\n\nOld words.\n", encoding="utf-8")
    (tmp_path / "content/404.html").write_text("<p>No és aquí.</p>", encoding="utf-8")
    (tmp_path / "content/gl/404.html").write_text("<p>Non está aquí.</p>", encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    port = find_free_port()
    command = [sys.executable, "-u", "-c", SERVE, str(tmp_path), str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said: queue.Queue[str] = queue.Queue()
    listener = threading.Thread(target=_listen, args=(process, said))
    listener.start()
    yield Served(tmp_path, f"http://127.0.0.1:{port}", process, said)
    process.kill()
    process.wait()
    listener.join()
    if process.stdout:
        process.stdout.close()


def find_free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _listen(process: subprocess.Popen[str], said: queue.Queue[str]) -> None:
    for line in process.stdout or ():
        said.put(line)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows sends no signals")
def test_serving_from_the_first_build_to_the_last(served: Served) -> None:
    """The site is served with its folders and missing pages, follows changes, outlives a bad one, and stops cleanly."""
    assert served.url.replace("127.0.0.1", "localhost") in served.await_line("The site is at")
    served.write("content/first.md", "Title: First\nDate: 2026-01-01\n\nNew words.\n")
    page = served.await_page("/first/", "New words.")
    # As a file: the pages' policy refuses an inline script.
    assert f'<script defer src="/livereload.js?port={served.url.rpartition(":")[2]}"></script>' in page
    # Plain Pelican, other than the site's, empties its output before it builds.
    served.await_page("/gl/nowhere/", "Non está")
    assert served.read("/nowhere/at/all/") == (404, "<p>No és aquí.</p>")
    assert served.read("/gl/nowhere/") == (404, "<p>Non está aquí.</p>")

    served.write("pelicanconf.py", "raise SystemExit('a finding')")
    served.await_line("a finding")
    served.await_line("what is served is the last good one")
    page = served.await_page("/first/", "New words.")
    assert '<section class="findings" role="alert" lang="en">' in page
    assert "<li>a finding</li>" in page
    assert served.read("/findings.css")[1].startswith(".findings {")

    served.write("pelicanconf.py", SETTINGS.replace('"Site"', '"Renamed"'))
    served.await_page("/first/", "Renamed")
    served.process.send_signal(signal.SIGINT)
    served.await_line("Stopped.")
    assert served.process.wait(timeout=30) == 1


def test_first_build_that_fails_is_the_end(tmp_path: Path) -> None:
    """Where no site was ever built, a failed build ends the command with the finding and one sentence."""
    for name in ("content", "theme", "plugins"):
        (tmp_path / name).mkdir()
    (tmp_path / "pelicanconf.py").write_text("raise SystemExit('a finding')", encoding="utf-8")
    command = [sys.executable, "-c", SERVE, str(tmp_path), str(find_free_port())]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "a finding",
        "The site was not built; mend what stands above and start again.",
    ]


def test_taken_port_is_one_line() -> None:
    """A port that another program listens on is refused before the site is built."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Stop, match=f"^Port {port} is in use; try another, as in .+ --port {port + 1}`"):
            serving.serve(Path("output"), port)


def test_address_with_dots_leads_nowhere(tmp_path: Path) -> None:
    """A missing page is looked for inside the site only."""
    (tmp_path / "404.html").touch()
    (tmp_path / "site").mkdir()
    assert serving.find_missing_page(tmp_path / "site", "/../x/y") is None


def test_pages_may_hear_of_changes() -> None:
    """The published policy forbids every connection; what is served here allows that to this server, and no other."""
    page = b'<head><meta content="connect-src &#39;none&#39;; img-src &#39;none&#39;"></head>'
    headers = HTTPHeaders({"Content-Type": "text/html", "Content-Length": str(len(page))})
    start = RequestStartLine("GET", "/", "HTTP/1.1")
    injector = serving._Injector(
        HTTPServerRequest(start_line=start, headers=HTTPHeaders({"Host": "localhost"}), connection=HTTPConnection())
    )
    _, headers, chunk = injector.transform_first_chunk(200, headers, page, finishing=True)
    assert b"connect-src &#39;self&#39;; img-src &#39;none&#39;" in chunk
    assert headers["Content-Length"] == str(len(chunk))


def test_changed_generator_sets_nothing_anew(tmp_path: Path) -> None:
    """The process that serves has the old one loaded."""
    changes, outdated = Changes(frozenset(), State(), ""), asyncio.Event()
    retouch = serving.hold_back(lambda _cache, _output, _changes: "", outdated)
    assert retouch
    assert not retouch(tmp_path, tmp_path, changes)
    outdated.set()
    assert retouch(tmp_path, tmp_path, changes)
    assert serving.hold_back(None, outdated) is None
