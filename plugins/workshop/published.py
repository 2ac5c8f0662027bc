"""The published site on this machine, with the headers and the packed texts that a host sends."""

import re
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

_PACKED = {"br": ".br", "gzip": ".gz"}
_HEADER = re.compile(r" +(?P<name>[\w-]+): (?P<value>.+)")

Rules = Sequence[tuple[str, Mapping[str, str]]]


def read_rules(site: Path) -> Rules:
    """Return what `_headers` of a published site says: the pattern of a path, and the headers of what lies there."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        header = _HEADER.fullmatch(line)
        if header:
            rules[-1][1][header["name"]] = header["value"]
        else:
            rules.append((line, {}))
    return rules


def find_headers(rules: Rules, path: str) -> dict[str, str]:
    """Return the headers of the answer to *path*; without a rule of its own, browsers shall ask for it again."""
    found = {"Cache-Control": "no-cache"}
    for pattern, headers in rules:
        if fnmatchcase(path, pattern):
            found |= headers
    return found


class _Handler(SimpleHTTPRequestHandler):
    """Serves a text as it was packed when the site was published, to whoever takes it so."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, rules: Rules, directory: str) -> None:
        self.rules = rules
        super().__init__(*arguments, directory=directory)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name for it
        """Say nothing: the terminal shows what is found."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with a packed form of the file, or as the library does where there is none."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        taken = self.headers.get("Accept-Encoding", "")
        for coding, suffix in _PACKED.items():
            packed = file.with_name(file.name + suffix)
            if coding in taken and packed.is_file():
                body = packed.read_bytes()
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(str(file)))
                self.send_header("Content-Encoding", coding)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                return BytesIO(body)
        return super().send_head()

    def guess_type(self, path: Any) -> str:
        """Return the type of a file, and for a text that it is UTF-8."""
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def end_headers(self) -> None:
        """Add what the site's own rules say."""
        for name, value in find_headers(self.rules, urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that hangs up once it has seen enough."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of any other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve_published(site: Path, port: int) -> Iterator[None]:
    """Serve the published *site* on *port* of this machine for as long as the block lasts."""
    handler = partial(_Handler, rules=read_rules(site), directory=str(site))
    with _Server(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()
