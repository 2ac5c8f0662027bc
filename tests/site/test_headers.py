"""The site behind a real nginx with the headers that the build wrote for it, seen by a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page

from plugins.audit.headers import FOR_EVER, list_headers

if TYPE_CHECKING:
    from .conftest import BuiltPage

# Debian keeps it where not everybody looks.
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
if NGINX is None and not os.environ.get("CI"):
    pytest.skip("there is no nginx on this machine", allow_module_level=True)

CONFIGURATION = """
daemon off;
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    gzip_static on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {site};
        include {site}/_nginx.conf;
    }}
}}
"""
NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => {
  window.violations.push(event.effectiveDirective + " " + event.blockedURI);
});
"""
# What a picture cannot be decoded from is broken; fonts are waited for, since a policy may forbid them.
LOAD_ALL = """async () => {
  await document.fonts.ready;
  const tried = [...document.images].map(one => one.decode().then(() => null, () => one.src));
  return (await Promise.all(tried)).filter(Boolean);
}"""


@dataclass(frozen=True)
class Visit:
    """A visitor behind nginx; `said` is what pages put on the console as warnings or errors."""

    context: BrowserContext
    page: Page
    said: list[str]

    def get(self, path: str) -> APIResponse:
        """Return the answer to *path*, followed nowhere."""
        return self.context.request.get(path, max_redirects=0)


@pytest.fixture(scope="module")
def nginx_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site behind nginx."""
    assert NGINX is not None, "nginx belongs to a full run of the tests; .ci/run installs it"
    folder = tmp_path_factory.mktemp("nginx")
    # An nginx started by root reads as another user, who may not enter the folders of a test.
    site = folder / "site"
    shutil.copytree(built_site, site)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    configuration = CONFIGURATION.format(folder=folder, port=port, site=site)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        configuration = f"user root;\n{configuration}"
    (folder / "nginx.conf").write_text(configuration, encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, stderr=log)
    _await_port(port, process, folder / "log")
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


def _await_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    pytest.fail("nginx does not serve: " + log.read_text(encoding="utf-8"), pytrace=False)


@pytest.fixture
def visit(browser: Browser, nginx_url: str) -> Iterator[Visit]:
    """A new visitor, whose browser notes every violation of the policy."""
    context = browser.new_context(base_url=nginx_url)
    context.add_init_script(NOTE_VIOLATIONS)
    said: list[str] = []
    context.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield Visit(context, context.new_page(), said)
    context.close()


def one_of_each(pages: Mapping[str, BuiltPage]) -> dict[tuple[str, bool], str]:
    """Return the path of one page of each kind, with and without pictures."""
    found: dict[tuple[str, bool], str] = {}
    for path, page in pages.items():
        found.setdefault((page.kind, bool(page.root.xpath("//main//picture"))), path)
    return found


def test_no_page_kind_violates_its_policy(visit: Visit, pages: Mapping[str, BuiltPage]) -> None:
    """Neither that of the header nor that of the page, light or dark, and with every file on it loaded."""
    kinds = one_of_each(pages)
    assert {"home", "article", "page", "category", "author", "archive", "not-found"} < {kind for kind, _ in kinds}
    violations = {}
    for path in kinds.values():
        for scheme in ("light", "dark"):
            visit.page.emulate_media(color_scheme=scheme)
            visit.page.goto(path)
            visit.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            visit.page.evaluate("document.querySelectorAll('img').forEach(one => one.loading = 'eager')")
            broken = visit.page.evaluate(LOAD_ALL)
            violations[path] = visit.page.evaluate("window.violations") + broken
    assert {path: found for path, found in violations.items() if found} == {}
    assert visit.said == []


def test_policy_is_in_force(visit: Visit) -> None:
    """What the tests above listen for is heard: an inline script does not run, and is told of."""
    visit.page.goto("/")
    visit.page.evaluate("""
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.head.append(script);
    """)
    assert visit.page.evaluate("[window.ran, window.violations]") == [None, ["script-src-elem inline"] * 2]
    assert any("Content Security Policy" in line for line in visit.said)


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/gl/", 200), ("/feed.xml", 200), ("/gl", 301), ("/no/", 404), ("/gl/no/", 404)]
)
def test_headers_come_with_every_answer(visit: Visit, path: str, status: int) -> None:
    """Pages, feeds, redirects and missing pages."""
    answer = visit.get(path)
    expected = {name.lower(): value for name, value in list_headers().items()}
    assert answer.status == status
    assert {name: answer.headers.get(name) for name in expected} == expected
    assert answer.headers.get("cache-control") == ("no-cache" if status != HTTPStatus.NOT_FOUND else None)


def test_files_named_after_their_content_are_kept(visit: Visit, built_site: Path) -> None:
    """And are what their headers say; a missing one is not kept."""
    types = {
        "assets/*.js": "application/javascript", "assets/*.css": "text/css", "assets/*.woff2": "font/woff2",
        "pictures/*.avif": "image/avif", "pictures/*.webp": "image/webp", "cards/*.png": "image/png",
    }  # fmt: skip
    for pattern, media_type in types.items():
        file = next(built_site.glob(pattern))
        answer = visit.get("/" + file.relative_to(built_site).as_posix())
        assert (answer.headers["cache-control"], answer.headers["content-type"]) == (FOR_EVER, media_type)
        assert answer.headers["x-content-type-options"] == "nosniff"
    missing = visit.get("/assets/no.js")
    assert missing.status == HTTPStatus.NOT_FOUND
    assert "cache-control" not in missing.headers


def test_missing_pages_answer_in_the_language_of_their_address(visit: Visit, built_site: Path) -> None:
    """The root answers for every address under no language."""
    for address, page in {
        "/no": "404.html",
        "/blog/no/": "404.html",
        "/gl/no/": "gl/404.html",
        "/en/no": "en/404.html",
    }.items():
        answer = visit.get(address)
        assert (answer.status, answer.body()) == (404, (built_site / page).read_bytes())


@pytest.mark.parametrize("name", ["index.html", "feed.xml"])
def test_packed_texts_are_handed_out_as_they_are(nginx_url: str, built_site: Path, name: str) -> None:
    """With `gzip_static on`, nginx packs nothing itself, and says what it sends."""
    connection = HTTPConnection(nginx_url.removeprefix("http://"))
    connection.request("GET", f"/{name}", headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Security-Policy"] == list_headers()["Content-Security-Policy"]
    assert answer.read() == (built_site / f"{name}.gz").read_bytes()
    connection.close()


@pytest.mark.parametrize("path", ["/_headers", "/_nginx.conf"])
def test_what_servers_read_is_not_served(visit: Visit, path: str) -> None:
    """It says nothing secret, but is no page either."""
    assert visit.get(path).status == HTTPStatus.NOT_FOUND
