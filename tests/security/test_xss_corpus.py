"""Hundreds of attacks through every field that a contributor fills, in a real site and a real browser: none runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Dialog, Page, Request
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from plugins.contributions.checking import open_desk
from plugins.contributions.checks import check_sources
from plugins.contributions.front_matter import make_rules
from plugins.contributions.reading import Source, SourceReader
from plugins.core.findings import has_errors
from plugins.core.registries import read_registries
from tests.security.ground import Built, File, build_ours, find_intruders, make_source, write_tree
from tests.security.vectors import make_vectors

pytestmark = pytest.mark.slow

VECTORS = make_vectors()
FIELDS = ("title", "summary", "picture_alt")
NAMES = ("picture", "licence", "category", "authors", "tags", "slug", "translation_of", "status", "date", "reviewers")
REGISTRIES = ("authors", "tags", "categories")
FRAMES = 40
NAVIGATED = 20
"""Every so many pages one is not written into a frame, but gone to."""
SETTINGS = """
from publishconf import *

LANGUAGES = LANGUAGES[:1]
DEFAULT_PAGINATION = 100
PAGINATED_TEMPLATES = {"blog": None}
"""
HOOK = """
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = () => { cftRan(window.name); return true; };
}
"""
# A page written into a frame is parsed, run and loaded as any other, in a third of the time that going there takes.
WRITE = """
async (paths) => {
  const frames = document.querySelectorAll("iframe");
  const write = async (path, old) => {
    const text = await (await fetch(path)).text();
    const frame = document.createElement("iframe");
    const stays = old.contentDocument && old.contentDocument.location.href == location.href;
    if (!stays) old.replaceWith(frame);
    const view = (stays ? old : frame).contentWindow;
    view.name = path;
    view.document.open();
    const loaded = new Promise((resolve) => view.addEventListener("load", resolve, {once: true}));
    view.document.write(text);
    view.document.close();
    await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 5000))]);
  };
  await Promise.all(paths.map((path, index) => write(path, frames[index])));
}
"""
# As a browser sees it: what it would run, load or follow, and is neither the theme's nor allowed to a text.
JUDGE = """
(paths) => {
  const wrong = [];
  const followed = new Set(["http:", "https:", "mailto:", "tel:"]);
  const damage = "applet,base,button,dialog,embed,form,frame,frameset,iframe,input,marquee,math,noscript,object,style,"
    + "template,textarea,select,audio,video";
  const frames = document.querySelectorAll("iframe");
  for (const [index, path] of paths.entries()) {
    const frame = frames[index];
    const root = frame.contentDocument;
    const tell = (what) => wrong.push(`${path}: ${what}`);
    if (!root || root.location.href != (frame.src || location.href)) { tell("has left"); continue; }
    // The one box of the theme stands on the page of the search and nowhere else.
    const ask = root.body.className == "kind-search" ? root.getElementById("ask") : null;
    for (const element of root.querySelectorAll(damage)) if (element != ask) tell(element.outerHTML);
    for (const script of root.scripts) {
      const data = script.type == "application/ld+json" && !script.src && !script.textContent.includes("<");
      const ours = script.src.startsWith(location.origin + "/assets/") && !script.textContent;
      if (!data && !ours) tell(script.outerHTML);
    }
    for (const element of root.querySelectorAll("meta[http-equiv]")) {
      if (element.httpEquiv != "Content-Security-Policy") tell(element.outerHTML);
    }
    for (const element of root.querySelectorAll("*")) {
      for (const {name, value} of element.attributes) {
        if (/^on|^style$|^srcdoc$|^ping$|^formaction$|^action$/.test(name)) tell(element.outerHTML);
        if (!/href$|^src$/.test(name) || !URL.canParse(value, root.baseURI)) continue;
        if (!followed.has(new URL(value, root.baseURI).protocol)) tell(element.outerHTML);
      }
    }
  }
  return wrong;
}
"""


@dataclass
class Corpus:
    """The tree to build, what was refused, and how many texts made of vectors were accepted."""

    files: dict[str, File] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    accepted: int = 0


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name for it
        """Say nothing."""


SHEET = re.compile(r"/\d+/index\.html$")


def _quote(text: str) -> str:
    """Return *text* as a YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def _bodies(vector: str) -> Iterator[str]:
    """Yield the Markdown that carries *vector* into links, their texts and titles, pictures and raw HTML."""
    line = " ".join(vector.split())
    yield f"[x]({line})"
    yield f"[x](<{line}>)"
    yield f'[{line}](https://example.org/ "{line}")'
    yield f'![{line}]({{static}}/pictures/mans.png "{line}")'
    yield f'<a href="{line}" title="{line}">x</a> <img src="{line}" alt="{line}">'
    yield f"<p lang='{line}' class='{line}' id='{line}'>x</p>"
    yield f"x[^1]\n\n[^1]: {line}"
    yield f"[x]({{filename}}{line})"
    yield f"[x](#{line})"


class _Author:
    """Writes the corpus: what the site's own reader accepts, a text for each vector and its carriers."""

    def __init__(self, reader: SourceReader) -> None:
        self._reader = reader
        self.corpus = Corpus()

    def write(self, number: int, vector: str) -> None:
        """Add the texts made of *vector*."""
        quoted = {key: _quote(vector) for key in FIELDS}
        named = f"{REGISTRIES[number % 3][0]}{number}"
        terms = {"authors": "[cft]", "tags": "[]", "category": "cures"}
        terms |= ({"authors": f"[{named}]"}, {"tags": f"[{named}]"}, {"category": named})[number % 3]
        accepted = quoted if self._accepts({**quoted, "picture": "mans.png"}) else {}
        keys = {**terms, **accepted, "picture": "mans.png", "picture_alt": accepted.get("picture_alt", "Mans")}
        raw = vector if self._accepts({}, vector) else "Words."
        self._add(f"articles/2026/a{number}.ca.md", make_source(f"a{number}", raw, **keys))
        carriers = [body for body in _bodies(vector) if self._accepts({}, body)]
        # One title for all, since a share card is drawn for each: the vectors stand in the articles' titles.
        page = {"title": "Carriers", "lang": "ca", "slug": f"p{number}", "summary": "A summary."}
        head = "".join(f"{key}: {text}\n" for key, text in page.items())
        self._add(f"pages/p{number}.ca.md", f"---\n{head}---\n" + "\n\n".join(carriers))

    def _accepts(self, keys: Mapping[str, str], body: str = "Words.") -> bool:
        source = self._reader.parse(make_source("x", body, **keys), PurePosixPath("articles/2026/x.ca.md"))
        refused = has_errors(check_sources([source], {"mans.png"}, "content"))
        if refused:
            self.corpus.refused.append(body if not keys else str(keys))
        else:
            self.corpus.accepted += 1
        return not refused

    def _add(self, name: str, text: str) -> None:
        self.corpus.files[f"content/{name}"] = text


def _registry(kind: str, usual: str) -> str:
    """Return a registry in which every third vector is a name and a description."""
    rows = [f"- {{id: {usual}, kind: collective, name: {{ca: Usual}}, slug: {{ca: {usual}}}}}"]
    for number, vector in enumerate(VECTORS):
        if REGISTRIES[number % 3] == kind:
            name, identifier = _quote(vector), f"{kind[0]}{number}"
            rows.append(
                f"- {{id: {identifier}, name: {{ca: {name}}}, description: {{ca: {name}}}, slug: {{ca: {identifier}}}}}"
            )
    return "\n".join(rows) + "\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The texts and registries that carry all vectors, as far as the site's reader accepts them."""
    root = tmp_path_factory.mktemp("registries")
    registries: dict[str, File] = {
        "content/data/authors.yaml": _registry("authors", "cft"),
        "content/data/tags.yaml": _registry("tags", "usual"),
        "content/data/categories.yaml": _registry("categories", "cures"),
        "content/data/helplines.yaml": "[]\n",
    }
    write_tree(root, registries)
    read = read_registries(root / "content/data", "ca")
    assert read.findings == ()
    desk = open_desk(root / "content", [{"code": "ca"}], "ca")
    author = _Author(
        SourceReader(root / "content", desk.rules, lambda _, message: message, desk.editor, publishes=False)
    )
    for number, vector in enumerate(VECTORS):
        author.write(number, vector)
    author.corpus.files |= registries
    return author.corpus


@pytest.fixture(scope="module")
def site(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site that publishes all of them."""
    buffer = BytesIO()
    # No larger than its smallest rendition: a site of many texts needs no time for its pictures.
    Image.new("RGB", (400, 300), "#3A1557").save(buffer, "PNG")
    files = {**corpus.files, "content/pictures/mans.png": buffer.getvalue(), "settings.py": SETTINGS}
    return build_ours(tmp_path_factory.mktemp("corpus") / "project", files, "settings.py")


@pytest.fixture
def serve() -> Iterator[Any]:
    """Serves a folder, and returns its address."""
    servers = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@dataclass
class Seen:
    """What a browser saw: calls of the hooked functions, requests to other hosts, and what the judge found."""

    ran: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def _look(browser: Browser, origin: str, folder: Path, paths: Sequence[str], *, go: bool = False) -> Seen:
    """Load *paths* of *folder* in frames, without any content security policy, and tell what happened.

    With *go* each frame goes to its page, as a visitor would.
    """
    seen = Seen()
    # Nobody answers at the proxy: what asks another host is only heard of.
    context = browser.new_context(bypass_csp=True, proxy={"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"})
    context.expose_binding("cftRan", lambda _source, what: seen.ran.append(what))
    context.add_init_script(HOOK)

    def listen(request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(f"{origin}/"):
            seen.foreign.append(request.url)

    def dismiss(dialog: Dialog) -> None:
        seen.ran.append(dialog.message)
        dialog.dismiss()

    page = context.new_page()
    page.on("request", listen)
    page.on("dialog", dismiss)
    sheet = folder / "frames.html"
    for first in range(0, len(paths), FRAMES):
        shown = [f"{origin}/{path}" for path in paths[first : first + FRAMES]]
        if go or first == 0:
            frames = "".join(
                f'<iframe name="{url}" src="{url}"></iframe>' if go else "<iframe></iframe>" for url in shown
            )
            sheet.write_text(f"<!doctype html>{frames}", encoding="utf-8")
            _go(page, f"{origin}/{sheet.name}?{first}")
        if not go:
            page.evaluate(WRITE, shown)
        page.wait_for_timeout(100)
        seen.wrong += page.evaluate(JUDGE, shown)
    sheet.unlink()
    context.close()
    return seen


def _go(page: Page, url: str) -> None:
    """Load *url*; a vector may keep a page from ever being done, once in many times, and then it is loaded again."""
    with suppress(PlaywrightTimeout):
        page.goto(url)
        return
    page.goto(url)


def test_there_are_enough_vectors() -> None:
    """At least three hundred, each different."""
    assert len(VECTORS) == len(set(VECTORS)) >= 300


def test_vectors_do_run(browser: Browser, serve: Any, tmp_path: Path) -> None:
    """Printed as they are, many of every second one run by themselves: the corpus and the hook are sound.

    In pages that are written into a frame the very same ones run as in pages that are gone to.
    """
    names = [f"{number}.html" for number in range(0, len(VECTORS), 2)]
    for name, vector in zip(names, VECTORS[::2], strict=True):
        (tmp_path / name).write_text(f"<!doctype html><body>{vector}", encoding="utf-8")
    origin = serve(tmp_path)
    written = _look(browser, origin, tmp_path, names)
    assert len(set(written.ran)) > 50
    assert written.foreign
    gone = _look(browser, origin, tmp_path, names[::2], go=True)
    assert set(gone.ran) - {""} == set(written.ran) & {f"{origin}/{name}" for name in names[::2]}
    assert set(gone.wrong) <= set(written.wrong)


def test_vectors_are_no_names(corpus: Corpus, tmp_path: Path) -> None:
    """As the name of a source, a picture, a person, a tag or a licence each is refused."""
    assert corpus.files
    reader = SourceReader(
        tmp_path,
        make_rules([{"code": "ca"}], read_registries(tmp_path / "content/data", "ca")),
        lambda _, message: message,
    )
    path = PurePosixPath("articles/2026/x.ca.md")
    for vector in VECTORS:
        source = reader.parse(make_source("x", **dict.fromkeys(NAMES, _quote(vector))), path)
        refused = {
            found.line for found in source.findings if found.code in {"E108", "E109", "E110", "E112", "E122", "E123"}
        }
        assert len(refused) >= len(NAMES), vector
        name = PurePosixPath("pages", f"{vector.replace('/', '')}.ca.md")
        assert "E126" in _codes(reader.parse(make_source("x"), name)), vector


def _codes(source: Source) -> set[str]:
    return {finding.code for finding in source.findings}


def test_site_of_all_vectors(corpus: Corpus, site: Built) -> None:
    """What the reader accepts is built; much of the corpus is, so that the next tests mean something."""
    assert site.code == 0, site.said[-2000:]
    assert corpus.accepted > 5 * len(VECTORS)
    assert len(corpus.refused) > len(VECTORS)


def test_output_holds_nothing_foreign(site: Built) -> None:
    """In pages and feeds there is no script or handler but the theme's, no frame, and no address of another kind."""
    assert list(find_intruders(site.output)) == []


def test_nothing_runs_in_a_browser(browser: Browser, serve: Any, site: Built) -> None:
    """Each page is loaded with no policy to help: nothing runs, nothing foreign is asked or in the DOM.

    The second and later sheets of a list print what its other pages do, and the static judge looks at them too.
    """
    pages = [path for path in site.written() if path.endswith(".html") and not SHEET.search(path)]
    assert len(pages) > 2 * len(VECTORS)
    origin = serve(site.output)
    for paths, go in ((pages, False), (pages[::NAVIGATED], True)):
        seen = _look(browser, origin, site.output, paths, go=go)
        assert (seen.ran, seen.foreign, seen.wrong) == ([], [], [])
