"""The project on disk as the commands of whoever writes see it: languages, registries and sources, without a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.contributions.body import MAX_BODY
from plugins.contributions.front_matter import FrontMatter, Rules, make_rules, parse_front_matter
from plugins.contributions.reading import is_page
from plugins.contributions.translations import Version, make_version
from plugins.core.catalogues import read_translations
from plugins.core.declarations import read_declarations
from plugins.core.registries import Registries, read_registries
from plugins.core.sources import read_text, split_source

ROOMS = ("articles", "pages")


@dataclass(frozen=True)
class Project:
    """Where the texts are, and what they may name."""

    root: Path
    languages: tuple[str, ...]
    default: str
    registries: Registries
    rules: Rules

    @property
    def content(self) -> Path:
        """Return the folder of all sources."""
        return self.root / "content"

    def gettext(self, lang: str) -> Callable[[str], str]:
        """Return the translations of the interface into *lang*."""
        return read_translations(self.root / "theme/translations", lang).gettext

    def find(self, name: str) -> Path:
        """Return the source that a person named from the project's folder or from where they stand."""
        for file in (self.root / name, Path(name)):
            if file.is_file() and file.resolve().is_relative_to(self.content.resolve()) and file.suffix == ".md":
                return self.content.resolve() / file.resolve().relative_to(self.content.resolve())
        message = f"there is no article or page {name}; name its file, such as content/pages/participa.ca.md"
        raise SystemExit(message)


def read_project(root: Path) -> Project:
    """Read the settings and registries of the project at *root*."""
    settings = read_declarations(root / "pelicanconf.py", ("LANGUAGES", "DEFAULT_LANG"))
    registries = read_registries(root / "content" / "data", settings["DEFAULT_LANG"])
    languages = tuple(row["code"] for row in settings["LANGUAGES"])
    return Project(root, languages, settings["DEFAULT_LANG"], registries, make_rules(settings["LANGUAGES"], registries))


def read_head(file: Path, project: Project) -> tuple[FrontMatter, str] | None:
    """Return the front matter and the Markdown of *file*, or None where `invoke check` has something to say first."""
    path = PurePosixPath(file.resolve().relative_to(project.content.resolve()).as_posix())
    text, _ = read_text(file, str(path), MAX_BODY)
    split = split_source(text) if text is not None else None
    if split is None:
        return None
    head = parse_front_matter(split.head, path, project.rules, is_page=is_page(path)).front_matter
    return None if head is None else (head, split.body)


def read_versions(project: Project) -> Iterator[Version]:
    """Yield every source that can be read."""
    for file in _sources(project.content):
        read = read_head(file, project)
        if read is not None:
            yield make_version(PurePosixPath(file.relative_to(project.content).as_posix()), *read)


def _sources(content: Path) -> Sequence[Path]:
    return sorted(file for room in ROOMS for file in (content / room).rglob("*.md"))
