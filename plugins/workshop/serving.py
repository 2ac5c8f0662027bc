"""The site on this machine: served, watched, built again at every change, and reloaded in the reader's browser."""

import asyncio
import functools
import socket
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler, StaticFileHandler
from livereload.server import LiveScriptInjector
from livereload.watcher import get_watcher_class
from tornado.web import Application, RequestHandler
from watchfiles import Change, awatch

from plugins.core.ledger import Changes
from plugins.workshop import ROOT, Stop
from plugins.workshop.building import build
from plugins.workshop.listening import Builder
from plugins.workshop.overlay import STYLE, STYLE_PATH, link_style, render_overlay
from plugins.workshop.renewing import Retouch

_HOST = "127.0.0.1"
_WATCHED = ("content", "theme", "plugins")
# As long as each other, so that the length of an answer stays what its head says.
_NO_CONNECTIONS, _OWN_CONNECTIONS = b"connect-src &#39;none&#39;", b"connect-src &#39;self&#39;"
_MAIN = b"<main"
_BURST, _STEP = 50, 20
"""Milliseconds of further changes that count as one with the first, when each comes so soon after the one before: an
editor saves in several steps.
"""


class _SiteHandler(StaticFileHandler):  # type: ignore[misc]  # livereload has no types
    """Answers as the real server does: a folder by its index, and a missing page by the site's own."""

    def write_error(self, status_code: int, **_: object) -> None:
        """Write the nearest 404.html when the page is missing, else the bare status."""
        page = find_missing_page(Path(self.root), self.request.path)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page.read_bytes() if status_code == 404 and page else f"{status_code}: {self._reason}")


class _StyleHandler(RequestHandler):
    """Answers with the style of what is said over a page."""

    def get(self) -> None:
        """Write the style sheet."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(STYLE.read_bytes())


class _Injector(LiveScriptInjector):  # type: ignore[misc]  # the same
    """Adds the reloading script to each page, as a file of this server's: the pages' policy refuses an inline one.

    That policy forbids every connection; the one by which the script hears of changes goes to this server.
    """

    script = b""
    findings = b""

    def transform_first_chunk(self, status_code: int, headers: Any, chunk: bytes, finishing: bool) -> Any:  # noqa: FBT001
        """Return the first part of an answer, with the script in a page's head, and what is wrong above its matter."""
        status_code, headers, chunk = super().transform_first_chunk(status_code, headers, chunk, finishing)
        if "html" in headers.get("Content-Type", ""):
            chunk = chunk.replace(_NO_CONNECTIONS, _OWN_CONNECTIONS, 1)
            if self.findings and _MAIN in chunk:
                chunk = chunk.replace(_MAIN, self.findings + _MAIN, 1)
                headers["Content-Length"] = str(int(headers.get("Content-Length", 0)) + len(self.findings))
        return status_code, headers, chunk


def serve(
    output: Path,
    port: int,
    overrides: Sequence[str] = (),
    find_pages: Callable[[], Sequence[str]] = lambda: [""],
    retouch: Retouch | None = None,
) -> None:
    """Build *output*, serve it on *port*, and build it anew at every change until the person stops it.

    *overrides* are settings for the build, NAME=JSON; *find_pages* tells, once it is built, which of its addresses
    the person wants to see; *retouch* is for the builds.
    """
    refuse_taken(port)
    try:
        asyncio.run(_serve(output, port, overrides, find_pages, retouch))
    except KeyboardInterrupt:
        raise Stop("Stopped.") from None


def refuse_taken(port: int) -> None:
    """Raise Stop when another program listens on *port*."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            raise Stop(
                f"Port {port} is in use; try another, as in `python3 tasks.py serve --port {port + 1}`."
            ) from None


def find_missing_page(site: Path, address: str) -> Path | None:
    """Return the 404.html nearest above *address*: each language has its own."""
    folders = PurePosixPath(address.lstrip("/")).parents
    pages = (site / folder / "404.html" for folder in folders if ".." not in folder.parts)
    return next((page for page in pages if page.is_file()), None)


async def _serve(
    output: Path,
    port: int,
    overrides: Sequence[str],
    find_pages: Callable[[], Sequence[str]],
    retouch: Retouch | None,
) -> None:
    site_url = f"http://localhost:{port}"
    builder = Builder(ROOT)
    outdated = asyncio.Event()
    build_here = functools.partial(
        build, output, site_url=site_url, overrides=overrides, execute=builder.run, retouch=hold_back(retouch, outdated)
    )
    changed = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_watch_folders(changed, outdated))
        tasks.create_task(_watch_settings(changed))
        await asyncio.sleep(0)  # Both watches stand before the first build reads anything, so that no change is lost.
        await asyncio.to_thread(_build_first, output, build_here)
        builder.prepare()
        _listen(output, port)
        addresses = " and ".join(f"{site_url}/{page}" if page else site_url for page in find_pages())
        print(f"The site is at {addresses} and follows every change; Ctrl-C stops it.", flush=True)
        await _rebuild(changed, build_here, builder)


def _build_first(output: Path, build_here: Callable[[], bool]) -> None:
    """Build; when that fails the site of last time will do, if there is one."""
    if not build_here() and not output.exists():
        raise Stop("The site was not built; mend what stands above and start again.")


def _listen(output: Path, port: int) -> None:
    LiveReloadHandler.watcher = get_watcher_class()()  # of livereload's own, which only its log asks
    _Injector.script = f'<script defer src="/livereload.js?port={port}"></script>'.encode() + link_style()
    site = {"path": str(output), "default_filename": "index.html"}
    Application(
        [
            ("/livereload", LiveReloadHandler),
            ("/livereload.js", LiveReloadJSHandler),
            (STYLE_PATH, _StyleHandler),
            ("/(.*)", _SiteHandler, site),
        ],
        transforms=[_Injector],
    ).listen(port, _HOST)


def hold_back(retouch: Retouch | None, outdated: asyncio.Event) -> Retouch | None:
    """Return *retouch* until this process is *outdated*: what it has loaded is then no longer what builds run."""

    def retouch_or_refuse(cache: Path, output: Path, changes: Changes) -> str:
        return "the generator has changed" if outdated.is_set() or not retouch else retouch(cache, output, changes)

    return retouch_or_refuse if retouch else None


async def _watch_folders(changed: asyncio.Event, outdated: asyncio.Event) -> None:
    async for found in awatch(*(ROOT / name for name in _WATCHED), debounce=_BURST, step=_STEP):
        if any(path.endswith(".py") for _, path in found):
            outdated.set()
        changed.set()


async def _watch_settings(changed: asyncio.Event) -> None:
    """Watch the settings through their folder: an editor that replaces a file would shake off a watch on the file."""
    async for _ in awatch(ROOT, watch_filter=_is_settings, recursive=False, debounce=_BURST, step=_STEP):
        changed.set()


def _is_settings(_change: Change, path: str) -> bool:
    return path.endswith("conf.py")


async def _rebuild(changed: asyncio.Event, build_here: Callable[[], bool], builder: Builder) -> None:
    """Build at every change, one build at a time; what changes during a build is built next.

    The page that somebody looks at is loaded anew, also where the build failed: it then says why.
    """
    while True:
        await changed.wait()
        changed.clear()
        is_built = await asyncio.to_thread(build_here)
        _Injector.findings = b"" if is_built else render_overlay(builder.told)
        LiveReloadHandler.reload_waiters("*")
        if not is_built:
            print("The site was not built; what is served is the last good one.", flush=True)
