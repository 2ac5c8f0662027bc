"""Where attacks are tried: the same content tree built by a plain Pelican and by this site, and a judge."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from plugins.workshop import ROOT

EPOCH = "1795305600"
SITE_URL = "https://flora.example"
DAMAGE = frozenset(
    "applet audio base button dialog embed fieldset form frame frameset iframe input marquee math noembed noscript"
    " object param plaintext portal select style template textarea video xmp".split()
)
"""Elements that no page of the site has, the theme's included."""
FOLLOWED = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
OWN = re.compile(rf"(/(?!/)|{re.escape(SITE_URL)}/)")
LOADING = frozenset({"src", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href"})

File = str | bytes | Path
"""What a tree holds under a name: text, bytes, or a symbolic link to a path."""


@dataclass(frozen=True)
class Built:
    """A build that has ended: its exit code, all that it said, and what it wrote."""

    code: int
    said: str
    output: Path

    def written(self) -> list[str]:
        """Return the files that were written, in order."""
        return sorted(path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file())

    def read(self, pattern: str = "**/*.html") -> str:
        """Return the text of all files whose paths match *pattern*."""
        files = sorted(path for path in self.output.glob(pattern) if path.is_file())
        return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


def make_source(stem: str, body: str = "Words.", **keys: str) -> str:
    """Return an article that a plain Pelican reads too: its body starts on line 10, and one more for each new key."""
    usual = {
        "title": stem, "lang": "ca", "slug": stem, "summary": "A summary.",
        "date": "2026-10-05", "category": "cures", "authors": "[cft]",
    }  # fmt: skip
    head = "".join(f"{key}: {value}\n" for key, value in (usual | keys).items())
    return f"---\n{head}---\n{body}\n"


def write_tree(root: Path, files: Mapping[str, File]) -> None:
    """Write *files* under *root*."""
    for name, file in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(file, Path):
            path.symlink_to(file)
        else:
            path.write_bytes(file if isinstance(file, bytes) else file.encode())


def build_vanilla(root: Path, files: Mapping[str, File], *options: str, seconds: int = 60) -> Built:
    """Build *files* as Pelican does by default."""
    write_tree(root, {"settings.py": "", "content/.keep": "", **files})
    return _build(root, "settings.py", *options, seconds=seconds)


def build_ours(root: Path, files: Mapping[str, File], settings: str = "publishconf.py") -> Built:
    """Build *files* by this project's code, theme and registries; *files* may bring other registries or settings."""
    root.mkdir(parents=True)
    for name in ("plugins", "theme"):
        (root / name).symlink_to(ROOT / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        text = (ROOT / name).read_text(encoding="utf-8")
        # What is packed is what stands beside it, and packing takes long.
        (root / name).write_text(text.replace("PRECOMPRESS = True\n", ""), encoding="utf-8")
    shutil.copytree(ROOT / "content/data", root / "content/data")
    write_tree(root, files)
    return _build(root, settings)


def _build(root: Path, settings: str, *options: str, seconds: int = 300) -> Built:
    command = [sys.executable, "-m", "pelican", "content", "-s", settings, "-o", "output", *options]
    environ = {**os.environ, "SITE_URL": SITE_URL, "SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "1000"}
    result = subprocess.run(
        command, cwd=root, env=environ, capture_output=True, text=True, check=False, timeout=seconds
    )
    return Built(result.returncode, result.stdout + result.stderr, root / "output")


def find_intruders(output: Path) -> Iterator[str]:
    """Yield what in the HTML and the feeds of *output* is neither the theme's nor what a text may hold."""
    for path in sorted(output.rglob("*.html")):
        for intruder in _judge(lxml_html.document_fromstring(path.read_bytes())):
            yield f"{path.relative_to(output)}: {intruder}"
    for path in sorted(output.rglob("feed.xml")):
        for content in etree.parse(path).iterfind(".//{*}entry/{*}content"):
            for intruder in _judge(lxml_html.document_fromstring(f"<div>{content.text}</div>")):
                yield f"{path.relative_to(output)}: {intruder}"


def _judge(root: lxml_html.HtmlElement) -> Iterator[str]:
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if (tag in DAMAGE and not _is_search(element)) or (tag == "script" and not _is_ours(element)):
            yield f"<{tag}>"
        if tag == "meta" and element.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy":
            yield f"<meta http-equiv={element.get('http-equiv')}>"
        for name, value in element.attrib.items():
            if _is_harmful(tag, str(name), str(value)):
                yield f"<{tag} {name}={value}>"


def _is_search(element: lxml_html.HtmlElement) -> bool:
    """Tell whether this is the one box of the theme, on the page of the search and nowhere else."""
    body = element.getroottree().getroot().find("body")
    return body is not None and body.get("class") == "kind-search" and element.get("id") == "ask"


def _is_ours(script: lxml_html.HtmlElement) -> bool:
    if script.get("type") == "application/ld+json" and script.get("src") is None:
        # Data that no browser runs, as long as nothing in it can end the element.
        return "<" not in script.text and bool(json.loads(script.text)["@context"])
    return str(script.get("src", "")).startswith("/assets/") and not (script.text or "").strip()


def _is_harmful(tag: str, name: str, value: str) -> bool:
    if name == "href" and tag != "link":
        scheme = SCHEME.match(re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", value))  # browsers read past them
        return scheme is not None and scheme[1].lower() not in FOLLOWED
    if name in LOADING or (name == "href" and value != SITE_URL and tag == "link"):
        return not OWN.match(value)
    return name.startswith("on") or name in {"style", "srcdoc", "ping", "target"}
