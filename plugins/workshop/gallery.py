"""Pictures of every kind of page, at every width and in every scheme, on one sheet to look at."""

import os
import re
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from plugins.workshop import ROOT, Stop

OUTPUT, FOLDER = ROOT / "output", ROOT / "output-gallery"
WIDTHS = (320, 390, 768, 1280)
HEIGHT = 900
SCHEMES: Mapping[str, Mapping[str, Any]] = {
    "light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"},
}  # fmt: skip
_HEAD = re.compile(r'<html lang="(?P<lang>[a-z]+)">.*?<body class="kind-(?P<kind>[a-z-]+)">', re.DOTALL)
# Pictures further down come only when somebody scrolls there.
_LOAD_ALL = """async () => {
    document.querySelectorAll("img").forEach(one => one.loading = "eager");
    await Promise.all([...document.images].map(one => one.decode().catch(() => {})));
}"""
_SHEET = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every kind of page</title>
<style>body {{ font: 16px sans-serif }} img {{ width: 15rem; border: 1px solid; vertical-align: top }}</style>
{rows}
</html>
"""


@dataclass(frozen=True)
class Sight:
    """A page of the site; `path` is its address on this machine."""

    kind: str
    lang: str
    path: str


class _Silent(SimpleHTTPRequestHandler):
    """Serves the site without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name for it
        """Say nothing: the terminal shows how far the pictures are."""


def find_sights(output: Path, kinds: Sequence[str] = (), langs: Sequence[str] = ()) -> list[Sight]:
    """Return the first page of each kind in each language; no kinds or languages are all."""
    found: dict[tuple[str, str], Sight] = {}
    for file in sorted(file for file in output.rglob("*.html") if file.stem in {"index", "404"}):
        head = _HEAD.search(file.read_text(encoding="utf-8"))
        if head and head["kind"] in (kinds or [head["kind"]]) and head["lang"] in (langs or [head["lang"]]):
            path = "/" + file.relative_to(output).as_posix().removesuffix("index.html")
            found.setdefault((head["kind"], head["lang"]), Sight(head["kind"], head["lang"], path))
    return sorted(found.values(), key=lambda sight: (sight.kind, sight.lang))


def name_picture(sight: Sight, width: int, scheme: str) -> str:
    """Return the name of the file that shows a page."""
    return f"{sight.kind}-{sight.lang}-{width}-{scheme}.png"


def render_sheet(sights: Sequence[Sight]) -> str:
    """Return the page that shows all pictures, a row a page."""
    return _SHEET.format(rows="\n".join(_render_row(sight) for sight in sights))


def _render_row(sight: Sight) -> str:
    names = [name_picture(sight, width, scheme) for scheme in SCHEMES for width in WIDTHS]
    pictures = "\n".join(f'<a href="{name}"><img src="{name}" loading="lazy" alt="{name}"></a>' for name in names)
    return f"<h2>{escape(sight.kind)}, {escape(sight.lang)}: {escape(sight.path)}</h2>\n{pictures}"


def take_pictures(browser: Browser, sights: Sequence[Sight], folder: Path, url: str) -> Iterator[str]:
    """Yield the name of each picture once it lies in *folder*; *url* is where the site is served, without a slash."""
    for scheme, given in SCHEMES.items():
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **given)
            page = context.new_page()
            for sight in sights:
                page.goto(url + sight.path)
                page.evaluate(_LOAD_ALL)
                name = name_picture(sight, width, scheme)
                page.screenshot(path=folder / name, full_page=True)
                yield name
            context.close()


def show_all(output: Path, folder: Path, browser_path: str, kinds: Sequence[str], langs: Sequence[str]) -> Path:
    """Take all pictures of the site in *output* and return the sheet that shows them."""
    sights = find_sights(output, kinds, langs)
    if not sights:
        raise Stop(f"No page of the site is of such a kind and language: {', '.join([*kinds, *langs])}.")
    folder.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    total = len(sights) * len(WIDTHS) * len(SCHEMES)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        url = f"http://127.0.0.1:{server.server_port}"
        for number, name in enumerate(take_pictures(browser, sights, folder, url), 1):
            print(f"{number} of {total}: {name}", flush=True)
        browser.close()
    server.shutdown()
    (folder / "index.html").write_text(render_sheet(sights), encoding="utf-8")
    return folder / "index.html"


def main(arguments: Sequence[str]) -> None:
    """Take the pictures that the arguments ask for; the site stands in output/ already."""
    parser = ArgumentParser()
    for name in ("kind", "lang"):
        parser.add_argument(f"--{name}", default="")
    asked = parser.parse_args(arguments)
    kinds, langs = ([one for one in text.split(",") if one] for text in (asked.kind, asked.lang))
    print(show_all(OUTPUT, FOLDER, os.environ["CFT_BROWSER"], kinds, langs))


if __name__ == "__main__":
    main(sys.argv[1:])
