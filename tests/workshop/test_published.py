"""The published site as a host sends it."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from plugins.audit.headers import FOR_EVER, list_headers, render_headers_file
from plugins.workshop.published import find_headers, read_rules, serve_published

PAGE = b"<!doctype html>\n<title>a</title>\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page, packed too, and a style, as the site's own builds write them."""
    (tmp_path / "_headers").write_text(render_headers_file(copies=["pla/pla.ca.html"]), encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_bytes(PAGE)
    (tmp_path / "a/index.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/site.css").write_text("p { color: red }", encoding="utf-8")
    return tmp_path


@pytest.fixture
def connection(site: Path) -> Iterator[HTTPConnection]:
    """A connection to the site."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with serve_published(site, port):
        connection = HTTPConnection("127.0.0.1", port)
        yield connection
        connection.close()


def get(connection: HTTPConnection, path: str, headers: Mapping[str, str] | None = None) -> tuple[HTTPResponse, bytes]:
    """Return the answer and its body."""
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    return answer, answer.read()


def test_rules_are_those_that_the_build_wrote(site: Path) -> None:
    """Those of every answer, those of a folder, and none of another's."""
    rules = read_rules(site)
    assert find_headers(rules, "/a/") == {"Cache-Control": "no-cache", **list_headers()}
    assert find_headers(rules, "/assets/site.css")["Cache-Control"] == FOR_EVER
    assert find_headers(rules, "/pla/pla.ca.html")["Content-Disposition"] == "attachment"


def test_text_leaves_as_it_was_packed(connection: HTTPConnection) -> None:
    """To whoever takes it so; as it is to all others."""
    answer, body = get(connection, "/a/", {"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == PAGE
    plain, body = get(connection, "/a/")
    assert (plain.headers["Content-Encoding"], body) == (None, PAGE)
    for one in (answer, plain):
        assert one.headers["Content-Type"] == "text/html; charset=utf-8"
        assert one.headers["Content-Security-Policy"] == list_headers()["Content-Security-Policy"]


def test_small_text_and_missing_page_are_answered_too(connection: HTTPConnection) -> None:
    """With the headers of every answer."""
    answer, body = get(connection, "/assets/site.css", {"Accept-Encoding": "br"})
    assert (answer.status, body, answer.headers["Cache-Control"]) == (200, b"p { color: red }", FOR_EVER)
    answer, _ = get(connection, "/none/")
    assert (answer.status, answer.headers["X-Content-Type-Options"]) == (404, "nosniff")
