"""Contributed Markdown as Pelican sees it: the one reader, and a stop before anything wrong is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader, MarkdownReader

from plugins.contributions.body import BACK_TO_TEXT, Body, make_markdown
from plugins.contributions.checks import check_helplines, check_sources, leads_elsewhere
from plugins.contributions.editing import make_editor
from plugins.contributions.front_matter import FrontMatter, make_rules
from plugins.contributions.kept_sources import KeptSources, hold_sources
from plugins.contributions.licences import LICENCES
from plugins.contributions.reading import Source, SourceReader, find_sources
from plugins.contributions.shelf import Shelf
from plugins.contributions.signposts import raise_signposts
from plugins.core.catalogues import read_translations
from plugins.core.clock import build_date
from plugins.core.findings import stop_at_errors
from plugins.core.grounds import digest_code, digest_files, digest_settings
from plugins.core.registries import Entry, Registries, read_registries
from plugins.core.typography import typeset_text

SOURCES = "sources"
"""What the file in the cache is called."""


class ContributionReader(BaseReader):  # type: ignore[misc]
    """Reads ``.md`` by the front matter's schema and the safe path to HTML."""

    enabled = True
    file_extensions = MarkdownReader.file_extensions[:1]

    def __init__(self, settings: Any) -> None:
        """Begin without terms."""
        super().__init__(settings)
        self._terms: dict[tuple[type, str, str], Any] = {}

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return a source's HTML and metadata; one that cannot be read is skipped, and told of later."""
        source = self.settings["SHELF"].take(Path(source_path))
        self.settings["SOURCES"].append(source)
        if source.front_matter is None or source.body is None:
            return "", {"title": source.path.name, "status": "skip", "date": datetime.min}  # noqa: DTZ901
        # Whoever looks at bodies before all are read looks for pictures.
        html = source.body.html if source.body.pictured else ""
        return html, self._metadata(source, source.front_matter, source.body)

    def _metadata(self, source: Source, head: FrontMatter, body: Body) -> dict[str, Any]:
        registries = self.settings["REGISTRIES"]
        people = {
            key: self._wrap(Author, getattr(head, key), registries.authors, head.lang)
            for key in ("authors", "reviewers", "translators")
        }
        metadata = _plain_metadata(source, head, body) | {key: group for key, group in people.items() if group}
        metadata["people"] = [person for group in people.values() for person in group]
        metadata["contributed"] = any(author.entry.contributed for author in people["authors"])
        metadata["tags"] = self._wrap(Tag, head.tags, registries.tags, head.lang)
        if head.category and head.date:
            metadata["category"] = self._wrap(Category, [head.category], registries.categories, head.lang)[0]
            metadata["date"] = _moment(head.date)
        return metadata

    def _wrap(self, kind: type, ids: Iterable[str], entries: dict[str, Entry], lang: str) -> list[Any]:
        return [self._wrap_entry(kind, entries[identifier], lang) for identifier in ids]

    def _wrap_entry(self, kind: type, entry: Entry, lang: str) -> Any:
        # All texts of a language share it.
        key = (kind, entry.id, lang)
        if key not in self._terms:
            term = self._terms[key] = kind(entry.name.text(lang), self.settings)
            term.slug = entry.slug.text(lang)
            term.id, term.kind, term.entry = entry.id, entry.kind, entry
        return self._terms[key]


def _plain_metadata(source: Source, head: FrontMatter, body: Body) -> dict[str, Any]:
    return {
        "title": typeset_text(head.title, head.lang),
        "summary": typeset_text(head.summary, head.lang),
        "lang": head.lang,
        "slug": head.slug,
        "status": head.status,
        "group": source.group,
        "translation_of": head.translation_of,
        "licence": LICENCES[head.licence],
        "illustrative": head.illustrative,
        "plan": head.plan,
        "campaign": head.campaign,
        "picture": head.picture,
        "picture_alt": typeset_text(head.picture_alt, head.lang) if head.picture_alt else "",
        "toc": body.toc,
        "reading_minutes": body.reading_minutes,
        "body": body,
        **dict.fromkeys(("original", "newer", "older", "citation", "picture_html", "thumb_html")),
        "related": [],
        **({"modified": _moment(head.modified)} if head.modified else {}),
    }


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Pelican adds the site's zone


def prepare_sources(pelican: Any) -> None:
    """Read the registries, and make ready the one reader of all sources."""
    settings = pelican.settings
    content = Path(settings["PATH"])
    # Before anything is read: what is saved in between is then read again for nothing, never kept as what it is not.
    ground = tell_ground(settings)
    registries = read_registries(content / "data", settings["DEFAULT_LANG"])
    rules = make_rules(settings["LANGUAGES"], registries)
    settings["REGISTRIES"] = registries
    settings["SOURCES"] = []

    def say(lang: str, message: str) -> str:
        return str(settings["SPEAKERS"][lang].gettext(message))

    settings["EDITOR"] = make_editor(content / "data", registries)
    reader = SourceReader(content, rules, say, settings["EDITOR"])
    # A preview reads but one text of many.
    is_preview = settings.get("PREVIEW")
    cache = None if is_preview else settings.get("BUILD_CACHE")
    kept = open_kept(cache, ground, registries) if cache else None
    settings["SHELF"] = Shelf(reader, [] if is_preview else find_sources(content), kept)


def tell_ground(settings: Any) -> list[str]:
    """Return the digests of what the reading of a source depends on beside its own text and the names of others."""
    return [
        digest_code(),
        digest_files(Path(settings["THEME"]) / "translations"),
        digest_files(Path(settings["PATH"]) / "data"),
        digest_settings({"LANGUAGES": settings["LANGUAGES"], "LANG": settings["DEFAULT_LANG"]}),
    ]


def open_kept(cache: str, ground: Sequence[str], registries: Registries) -> KeptSources:
    """Return the sources as the last build read them; plans and campaigns have their names in files of their own."""
    named = [*sorted(registries.actions), "", *sorted(registries.campaigns)]
    return KeptSources(Path(cache) / SOURCES, "\n".join([*ground, *named]))


def hold_ready(settings: Mapping[str, Any]) -> None:
    """Have ready what builds take: texts as they were read, and a Markdown a language."""
    cache, catalogues = Path(settings["BUILD_CACHE"]), Path(settings["THEME"]) / "translations"
    hold_sources(cache / SOURCES)
    for row in settings["LANGUAGES"]:
        make_markdown(read_translations(catalogues, row["code"], cache).gettext(BACK_TO_TEXT))


HOLD = hold_ready
"""Called between builds by the process that forks them; see plugins/languages/builder.py."""


def install_reader(readers: Any) -> None:
    """Leave Pelican one reader, so that no other kind of file is ever a source."""
    readers.reader_classes = {"md": ContributionReader}


def check_all(generators: Any) -> None:
    """Show all findings of all sources, and stop the build before anything is written if one is an error."""
    settings = generators[0].settings
    content = Path(settings["PATH"])
    pictures = {file.name for file in sorted((content / "pictures").glob("*")) if file.is_file()}
    registries, today = settings["REGISTRIES"], build_date(os.environ)
    findings = [
        *registries.findings,
        *settings["EDITOR"].findings,
        *check_helplines(registries.helplines.values(), today, f"{content.name}/data/helplines.yaml"),
        *check_sources(settings["SOURCES"], pictures, content.name),
    ]
    if settings.get("PREVIEW"):
        findings = [finding for finding in findings if not leads_elsewhere(finding, content)]
    stop_at_errors(findings, f"{content.name}/", settings["FINDINGS_GETTEXT"])


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(prepare_sources)
    signals.readers_init.connect(install_reader)
    signals.all_generators_finalized.connect(check_all)
    signals.all_generators_finalized.connect(raise_signposts)
