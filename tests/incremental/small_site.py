"""A small site with something of everything, whose files a test may change, and put back as they were."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PIL import Image

from plugins.campaigns.project import read_project
from plugins.campaigns.scaffold import Start, start_campaign
from plugins.workshop import ROOT

EPOCH = "1795305600"
"""22 November 2026."""
SETTINGS = '''"""The small site's settings: what differs from the project's own."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from jinja2 import FileSystemBytecodeCache

from pelicanconf import *

FEED_ALL_ATOM = "{prefix}feed.xml"
CATEGORY_FEED_ATOM = "{prefix}{topics_word}/{slug}/feed.xml"
CONTRIBUTED_FEED_ATOM = "{prefix}{contributed_word}/feed.xml"
DEFAULT_PAGINATION = 2
CACHES = Path(os.environ["CACHES"])
PICTURE_CACHE, KIT_CACHE, COMPRESSION_CACHE = (str(CACHES / name) for name in ("pictures", "kits", "compressed"))
# Compiling the templates, by name and content, is a third of a build, and none of what these builds are about.
(CACHES / "templates").mkdir(parents=True, exist_ok=True)
JINJA_ENVIRONMENT["bytecode_cache"] = FileSystemBytecodeCache(str(CACHES / "templates"))
BUILD_CACHE = os.environ["BUILD_CACHE"]
'''
_ARTICLES = {
    "primer": "ca gl es en",
    "segon": "ca gl",
    "achega": "gl ca",
    "pla": "ca",
    "campanya": "ca en",
    "mitja": "es",
}
# Neighbours by date share no term: they stand on each other's pages for no other reason.
_KEYS = {
    "primer": {"picture": "mans.png", "picture_alt": "Unes mans", "tags": "[autocura, galicia]"},
    "segon": {"date": "2026-10-06", "tags": "[autocura]", "category": "coneixement"},
    "achega": {"authors": "[cidadania]", "date": "2026-10-20", "category": "coordinacio"},
    "pla": {"plan": "pla-2021/blog", "date": "2026-11-01", "tags": "[pla-accio, galicia]", "category": "col-lectiu"},
    "campanya": {"campaign": "prova", "date": "2026-11-02", "tags": "[]"},
    "mitja": {"date": "2025-12-31", "modified": "2026-03-01", "illustrative": "true", "category": "coneixement"},
}
_BODIES = {
    "primer": "Un text amb [un enllaç]({filename}/articles/2026/segon.ca.md) i una nota.[^1]\n\n[^1]: Nota.",
    "segon": 'Torna al [primer]({filename}primer.ca.md), "entre cometes".\n\n![Un dibuix]({static}/pictures/porta.png)',
}
_PAGES = {"navega-segura": "ca gl", "llicencia": "ca", "ajuntaments": "ca", "qui-som": "ca en"}
_CAMPAIGN = "prova"
_TOWNS = re.compile(r"ine,|08019,|0801[0-4],|15030,|1503[1-4],")


@dataclass(frozen=True)
class Snapshot:
    """A site at one moment: its files by their path below its root."""

    files: Mapping[Path, bytes]
    variables: Mapping[str, str]


@dataclass
class SmallSite:
    """A project in *root*, and the environment in which it is built."""

    root: Path
    variables: dict[str, str] = field(default_factory=lambda: {"SOURCE_DATE_EPOCH": EPOCH})

    @property
    def content(self) -> Path:
        """The folder of its content."""
        return self.root / "content"

    def files(self, pattern: str) -> list[Path]:
        """Return the files that match *pattern*, in order."""
        return sorted(path for path in self.root.glob(pattern) if path.is_file())

    def texts(self) -> list[Path]:
        """Return the files of its articles and pages."""
        return [*self.files("content/articles/**/*.md"), *self.files("content/pages/*.md")]

    def write_text(self, path: Path, keys: dict[str, str], body: str) -> None:
        """Write an article or a page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        head = "".join(f"{key}: {value}\n" for key, value in keys.items())
        path.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")

    def set_key(self, path: Path, key: str, value: str | None) -> None:
        """Give a key of a text's head another value, or take it out."""
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        lines = [line for line in head.splitlines(keepends=True) if not line.startswith(f"{key}:")]
        if value is not None:
            lines.append(f"{key}: {value}\n")
        path.write_text(f"---\n{''.join(lines)}---\n{body}", encoding="utf-8")

    def get_key(self, path: Path, key: str) -> str | None:
        """Return the value of a key of a text's head, as it is written."""
        found = re.search(rf"^{key}: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        return found[1] if found else None

    def snapshot(self) -> Snapshot:
        """Return all files and the environment as they are."""
        files = {path.relative_to(self.root): path.read_bytes() for path in self._all_files()}
        return Snapshot(files, dict(self.variables))

    def restore(self, snapshot: Snapshot) -> None:
        """Put all files and the environment back; what is as it was is not touched."""
        self.variables = dict(snapshot.variables)
        for path in self._all_files():
            if path.relative_to(self.root) not in snapshot.files:
                path.unlink()
        for name, content in snapshot.files.items():
            path = self.root / name
            if not path.is_file() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def _all_files(self) -> list[Path]:
        return [path for path in self.root.rglob("*") if path.is_file()]


def copy_site(site: SmallSite, root: Path) -> SmallSite:
    """Return a copy of *site* in *root*, to be changed by itself."""
    shutil.copytree(site.root, root)
    return SmallSite(root, dict(site.variables))


def make_site(root: Path) -> SmallSite:
    """Make the small site in *root*: articles, pages, a plan, a campaign, pictures, and the project's theme."""
    ignored = shutil.ignore_patterns("__pycache__", "artwork")
    shutil.copytree(ROOT / "theme", root / "theme", ignore=ignored)
    shutil.copytree(ROOT / "content/data", root / "content/data")
    shutil.copy(ROOT / "pelicanconf.py", root)
    (root / "settings.py").write_text(SETTINGS, encoding="utf-8")
    site = SmallSite(root)
    _keep_few_towns(site)
    _write_texts(site)
    _write_pictures(site)
    _write_plan(site)
    _write_campaign(site)
    return site


def head_of(stem: str, lang: str, default: str) -> dict[str, str]:
    """Return the head that every text has, which is a translation where *lang* is not the *default* one."""
    summary = f"Un resum de {stem}, prou llarg per dir de què tracta el text i a qui pot ser útil: {lang}."
    head = {"title": f"{stem} {lang}", "lang": lang, "slug": f"{stem}-{lang}", "summary": f'"{summary}"'}
    return head if lang == default else {**head, "translation_of": f"{stem}.{default}.md", "translators": "[cft]"}


def _write_texts(site: SmallSite) -> None:
    for stem, langs in _ARTICLES.items():
        for lang in langs.split():
            keys = {"date": "2026-10-05", "category": "cures", "authors": "[cft]"} | _KEYS[stem]
            body = _BODIES.get(stem, f"Un text de {stem} en {lang}.")
            path = site.content / "articles/2026" / f"{stem}.{lang}.md"
            site.write_text(path, {**head_of(stem, lang, langs.split()[0]), **keys}, body)
    for stem, langs in _PAGES.items():
        for lang in langs.split():
            site.write_text(site.content / f"pages/{stem}.{lang}.md", head_of(stem, lang, "ca"), f"Pàgina {stem}.")


def _write_pictures(site: SmallSite) -> None:
    (site.content / "pictures").mkdir()
    for number, name in enumerate(("mans", "porta", "pla")):
        draw(site.content / f"pictures/{name}.png", number)


def draw(path: Path, number: int) -> None:
    """Write a small picture of its own for every *number*."""
    image = Image.new("RGB", (48, 32), (40 + number * 7 % 200, 90, 120))
    image.putpixel((number % 48, 3), (255, 255, 255))
    image.save(path)


def _write_plan(site: SmallSite) -> None:
    evidence = site.content / "evidence/acta.pdf"
    evidence.parent.mkdir()
    evidence.write_bytes(b"%PDF-1.4\n% Acta\n%%EOF\n")
    plan = (ROOT / "tests/data/plans/pla-2021.yaml").read_text(encoding="utf-8")
    shown = 'evidence: [{file: evidence/acta.pdf, title: {ca: Acta}}, {url: "https://example.org/", title: {ca: Web}}]'
    plan = re.sub(r"evidence: \[.*\]", shown, plan).replace("campaign: municipis-visibles", f"campaign: {_CAMPAIGN}")
    (site.content / "plans").mkdir()
    (site.content / "plans/pla-2021.yaml").write_text(plan, encoding="utf-8")


def _write_campaign(site: SmallSite) -> None:
    """Start a campaign in two languages, and leave it what is rendered in no time: its banners."""
    project = read_project(site.root, {})
    folder = start_campaign(project, Start(_CAMPAIGN, "Una prova", ("ca", "gl"), date(2026, 11, 20)))
    kit = folder / "kit.yaml"
    lines = kit.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not re.match(r"- {id: (?!banners,)", line)]
    kit.write_text("".join(kept).replace("status: draft", "status: active"), encoding="utf-8")
    for file in folder.glob("texts/*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^  (cartell|xarxes):.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    shutil.rmtree(folder / "docs")
    (folder / "art/cartell.svg").unlink()


def _keep_few_towns(site: SmallSite) -> None:
    towns, source = site.content / "data/municipalities.csv", site.content / "data/municipalities.source.yaml"
    lines = [line for line in towns.read_text(encoding="utf-8").splitlines(keepends=True) if _TOWNS.match(line)]
    towns.write_text("".join(lines), encoding="utf-8")
    counts = {code: sum(f",{code}," in line for line in lines) for code in ("CT", "GA")}
    listed = ", ".join(f"{code}: {count}" for code, count in counts.items())
    text = re.sub(r"^count: .*$", f"count: {{{listed}}}", source.read_text(encoding="utf-8"), flags=re.MULTILINE)
    source.write_text(text, encoding="utf-8")
