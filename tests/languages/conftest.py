"""Small texts to list, and a small project to build: the site's own code and theme round a few articles."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import pytest

from plugins.core.formats import Speaker
from plugins.core.languages import Language
from plugins.core.registries import Entry
from plugins.core.searching import read_aloud
from plugins.core.texts import Texts
from plugins.workshop import ROOT

EPOCH = "1795305600"
_MADRID = ZoneInfo("Europe/Madrid")
_TEXT_DAY = "2026-10-05"


@dataclass
class Term:
    """What an article holds for each category, tag and author: a registry's entry in the article's language."""

    entry: Entry
    lang: str

    @property
    def name(self) -> str:
        """The name in the article's language."""
        return self.entry.name.text(self.lang)

    @property
    def url(self) -> str:
        """An address that tells language and id apart."""
        return f"{self.lang}/{self.entry.id}/"


@dataclass
class Text:
    """An article as the engine sees it once Pelican has read it."""

    group: str
    lang: str
    date: datetime
    category: Term
    tags: Sequence[Term] = ()
    authors: Sequence[Term] = ()
    translation_of: str | None = None
    contributed: bool = False
    summary: str = "A summary."
    content: str = "<p>Words.</p>"
    picture_html: str | None = None
    newer: "Text | None" = None
    older: "Text | None" = None
    original: "Text | None" = None
    related: Sequence["Text"] = field(default_factory=list)

    @property
    def title(self) -> str:
        """A title that tells texts apart."""
        return f"{self.group} in {self.lang}"

    @property
    def spoken(self) -> str:
        """What is read of it aloud."""
        return read_aloud(self.content)

    @property
    def source_path(self) -> str:
        """Where it would have been read from."""
        return f"{self.group}.{self.lang}.md"

    @property
    def relative_source_path(self) -> str:
        """The same, below the content folder."""
        return f"articles/{self.source_path}"

    @property
    def url(self) -> str:
        """An address that tells texts apart."""
        return f"{self.lang}/{self.group}/"

    @property
    def save_as(self) -> str:
        """The file of that address."""
        return f"{self.url}index.html"


class MakeText(Protocol):
    """Makes a text out of its stem, language and whatever else matters to a test."""

    def __call__(self, group: str, lang: str = "ca", day: str = _TEXT_DAY, **given: Any) -> Text:
        """Return the text."""


def make_entry(identifier: str, kind: str | None = None) -> Entry:
    """Return an entry whose name, slug and description say which language they are in."""
    texts = Texts({lang: f"{identifier}-{lang}" for lang in ("ca", "gl")}, "ca")
    return Entry(identifier, texts, texts, texts, kind)


@pytest.fixture
def make_text() -> MakeText:
    """Texts of the category "cures", unless told otherwise; terms are given by their ids."""

    def make(group: str, lang: str = "ca", day: str = _TEXT_DAY, **given: Any) -> Text:
        for key in ("tags", "authors"):
            given[key] = [Term(make_entry(name), lang) for name in given.get(key, ())]
        category = Term(make_entry(given.pop("category", "cures")), lang)
        return Text(group, lang, datetime.fromisoformat(day).replace(tzinfo=_MADRID), category, **given)

    return make


@pytest.fixture
def catalan() -> Language:
    """The default language of the tests."""
    return Language("ca", "Català", "en català", "ca_ES", "https://example.org/ca", words={"topics": "temes"})


@pytest.fixture
def galician() -> Language:
    """Another language, under its prefix."""
    words = {"topics": "temas", "drafts": "borradores"}
    return Language("gl", "Galego", "en galego", "gl_ES", "https://example.org/gl", "gl/", words)


@pytest.fixture
def speakers(catalan: Language, galician: Language) -> Mapping[str, Speaker]:
    """Both languages, with interface texts left in English."""
    return {language.code: Speaker(language, NullTranslations()) for language in (catalan, galician)}


@pytest.fixture
def settings() -> dict[str, Any]:
    """What the engine reads of the settings, before a language makes them its own."""
    return {
        "SITENAME": "Site", "SITEURL": "", "ORIGIN": "https://example.org", "TAG_AUTHORITY": "example.org,2026",
        "INDEX_URL": "{prefix}", "INDEX_SAVE_AS": "{prefix}index.html",
        "BLOG_URL": "{prefix}{blog_word}/", "BLOG_SAVE_AS": "{prefix}{blog_word}/index.html",
        "ARTICLE_URL": "{prefix}{slug}/", "ARTICLE_SAVE_AS": "{prefix}{slug}/index.html",
        "PAGE_URL": "{prefix}{slug}/", "PAGE_SAVE_AS": "{prefix}{slug}/index.html",
        "DRAFT_URL": "{prefix}{drafts_word}/{slug}/", "DRAFT_SAVE_AS": "",
        "DRAFT_PAGE_URL": "{prefix}{drafts_word}/{slug}/", "DRAFT_PAGE_SAVE_AS": "",
        "CATEGORY_URL": "{prefix}{topics_word}/{slug}/", "CATEGORY_SAVE_AS": "{prefix}{topics_word}/{slug}/index.html",
        "TAG_URL": "{prefix}{tags_word}/{slug}/", "TAG_SAVE_AS": "{prefix}{tags_word}/{slug}/index.html",
        "AUTHOR_URL": "{prefix}{authors_word}/{slug}/", "AUTHOR_SAVE_AS": "{prefix}{authors_word}/{slug}/index.html",
        "FEED_ALL_ATOM": "{prefix}feed.xml", "CONTRIBUTED_FEED_ATOM": "{prefix}{contributed_word}/feed.xml",
        "CATEGORY_FEED_ATOM": "{prefix}{topics_word}/{slug}/feed.xml", "FEED_MAX_ITEMS": 2,
        "DIRECT_TEMPLATES": ["index", "blog", "archives", "404"], "PAGINATED_TEMPLATES": {"blog": None, "tag": 1},
        "DEFAULT_PAGINATION": 2, "DEFAULT_ORPHANS": 0, "FINDINGS_LANG": "en",
        "PAGINATION_PATTERNS": _rules(),
    }  # fmt: skip


def _rules() -> list[Any]:
    from pelican.paginator import PaginationRule  # noqa: PLC0415 - Pelican's import is slow, and few tests need it

    return [
        PaginationRule(1, "{url}", "{save_as}"),
        PaginationRule(2, "{base_name}/{number}/", "{base_name}/{number}/index.html"),
    ]


@dataclass(frozen=True)
class Project:
    """A folder with the site's settings, code, theme and registries, and texts of the test's own."""

    root: Path

    def write_article(self, stem: str, lang: str = "ca", body: str = "Words.", **keys: str) -> Path:
        """Write an article; *keys* are added to its front matter or replace what stands there."""
        usual = {"date": "2026-10-05", "category": "cures", "tags": "[autocura, galicia]", "authors": "[cft]"}
        return self._write(Path("articles/2026"), stem, lang, body, usual | keys)

    def write_page(self, stem: str, lang: str = "ca", body: str = "Words.", **keys: str) -> Path:
        """Write a page."""
        return self._write(Path("pages"), stem, lang, body, keys)

    def _write(self, folder: Path, stem: str, lang: str, body: str, keys: Mapping[str, str]) -> Path:
        usual = {"title": f"{stem} {lang}", "lang": lang, "slug": f"{stem}-{lang}", "summary": "A summary."}
        head = "".join(f"{key}: {value}\n" for key, value in (usual | dict(keys)).items())
        path = self.root / "content" / folder / f"{stem}.{lang}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")
        return path

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a file of the project, in which *old* must stand."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def build(
        self, *options: str, settings: str = "pelicanconf.py", output: str = "output", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run Pelican as from the shell."""
        command = [sys.executable, "-m", "pelican", "content", "-s", settings, "-o", output, *options]
        return self.run(command, **variables)

    def run(self, command: Sequence[str], **variables: str) -> subprocess.CompletedProcess[str]:
        """Run *command* in the project's folder, on a day that does not change."""
        kept = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "PYTHONHASHSEED"}}
        environ = {**kept, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "1000", **variables}
        return subprocess.run(command, cwd=self.root, env=environ, capture_output=True, text=True, check=False)

    def read(self, name: str) -> str:
        """Return the text of a file, such as ``output/index.html``."""
        return (self.root / name).read_text(encoding="utf-8")

    def written(self, output: str = "output") -> list[str]:
        """Return the files of *output*, in order."""
        return _relative_files(self.root / output)


def _relative_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def copy_project(root: Path, files: Iterable[str] = ("pelicanconf.py", "publishconf.py")) -> Project:
    """Copy to *root* all of this project that a build reads, but for its texts and pictures.

    It packs nothing when it is published: that takes long, and is looked at where the whole site is.
    """
    ignored = shutil.ignore_patterns("__pycache__", "artwork")
    for folder in ("plugins", "theme", "content/data"):
        shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
    for name in files:
        text = (ROOT / name).read_text(encoding="utf-8")
        (root / name).write_text(text.replace("PRECOMPRESS = True\n", ""), encoding="utf-8")
    return Project(root)


@pytest.fixture
def empty_project(tmp_path: Path) -> Project:
    """A project without texts."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def project(empty_project: Project) -> Project:
    """A project with two articles, one of them in two languages, a page and the pages that the frame links to."""
    empty_project.write_article("primer", "ca")
    empty_project.write_article("primer", "gl", translation_of="primer.ca.md", translators="[cft]")
    empty_project.write_article("segundo", "gl", date="2026-10-06", authors="[cidadania]")
    empty_project.write_page("navega-segura", "ca")
    empty_project.write_page("llicencia", "ca")
    return empty_project


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A published site of five articles, two a page, for tests that only look.

    In order: `nova` (ca, en), `achega` (gl, contributed), `plan` (gl, translated into ca), `mitja` (ca), `vella` (ca).
    """
    project = copy_project(tmp_path_factory.mktemp("built") / "project")
    project.write_article("nova", "ca", date="2026-11-01", tags="[galicia]")
    project.write_article("nova", "en", date="2026-11-01", tags="[galicia]", translation_of="nova.ca.md")
    project.write_article("achega", "gl", date="2026-10-20", authors="[cidadania]", tags="[autocura]")
    project.write_article("plan", "gl", date="2026-10-10", tags="[autocura, galicia]")
    project.write_article("plan", "ca", date="2026-10-10", tags="[autocura, galicia]", translation_of="plan.gl.md")
    project.write_article("mitja", "ca", date="2026-01-10", modified="2026-03-01", tags="[]")
    project.write_article("vella", "ca", date="2025-12-31", category="coneixement", tags="[]")
    project.write_article("futura", "ca", status="draft")
    for page in ("navega-segura", "llicencia", "qui-som"):
        project.write_page(page, "ca", title=page)
    project.write_page("qui-som", "gl", title="quen-somos", translation_of="qui-som.ca.md")
    options = ("-e", "DEFAULT_PAGINATION=2")
    result = project.build(*options, settings="publishconf.py", SITE_URL="https://example.org")
    assert result.returncode == 0, result.stdout + result.stderr
    return project
