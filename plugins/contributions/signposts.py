"""What the site shows of its translations: the matrix, and the ways to help with each text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.contributions.forge import Forge, make_forge
from plugins.contributions.front_matter import FrontMatter
from plugins.contributions.scaffold import render_translation
from plugins.contributions.translations import Cell, Change, Row, Status, make_matrix, make_version
from plugins.core.typography import typeset_text


@dataclass(frozen=True)
class ShownCell:
    """What one language has of a text; `url` and `help_url` are None where there is nothing to link to."""

    lang: str
    language: str
    status: Status
    changes: tuple[Change, ...]
    url: str | None
    help_url: str | None


@dataclass(frozen=True)
class ShownRow:
    """A text with a cell for each language."""

    title: str
    lang: str
    url: str | None
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True)
class Help:
    """How one version of a text can be mended, and the languages into which the text can be translated."""

    edit_url: str
    outdated: bool
    missing: tuple[ShownCell, ...]


@dataclass(frozen=True)
class Signposts:
    """Makes what is shown of the matrix.

    *languages* are names by code; *find* gives the address of a source on the site, or None;
    *heads* are the front matters of the sources; *folder* is the content folder's name in the repository.
    """

    languages: Mapping[str, str]
    find: Callable[[PurePosixPath], str | None]
    heads: Mapping[PurePosixPath, FrontMatter]
    forge: Forge | None
    folder: str

    def show(self, rows: Sequence[Row]) -> list[ShownRow]:
        """Return the rows of the texts that are published."""
        return [self._show_row(row) for row in rows if row.original.published]

    def help_with(self, rows: Sequence[Row]) -> dict[PurePosixPath, Help]:
        """Return how to help with each version; nothing where no forge is known."""
        return {path: help_ for row in rows for path, help_ in self._help_with_row(row).items()}

    def compares(self, row: Row) -> bool:
        """Tell whether anything that is shown of *row* depends on how its original is worded.

        A translation that carries a stamp is held to it; one that somebody may begin gets the stamp with it.
        """
        may_begin = self.forge is not None and any(cell.status is Status.MISSING for cell in row.cells)
        return may_begin or any(cell.version and cell.version.stamp for cell in row.cells)

    def _show_row(self, row: Row) -> ShownRow:
        original, head = row.original, self.heads[row.original.path]
        return ShownRow(
            typeset_text(head.title, head.lang),
            head.lang,
            self.find(original.path),
            tuple(self._show_cell(row, cell) for cell in row.cells),
        )

    def _show_cell(self, row: Row, cell: Cell) -> ShownCell:
        url = self.find(cell.version.path) if cell.version and cell.version.published else None
        return ShownCell(
            cell.lang, self.languages[cell.lang], cell.status, cell.changes, url, self._help_url(row, cell)
        )

    def _help_url(self, row: Row, cell: Cell) -> str | None:
        if self.forge is None or cell.status in {Status.ORIGINAL, Status.FRESH}:
            return None
        if cell.version:
            return self.forge.edit_url(PurePosixPath(self.folder) / cell.version.path)
        original = row.original
        name = f"{original.path.name.split('.')[0]}.{cell.lang}.md"
        text = render_translation(original.path, self.heads[original.path], cell.lang, original.fingerprint.stamp)
        return self.forge.new_url(PurePosixPath(self.folder) / original.path.with_name(name), text)

    def _help_with_row(self, row: Row) -> dict[PurePosixPath, Help]:
        if self.forge is None:
            return {}
        missing = tuple(self._show_cell(row, cell) for cell in row.cells if cell.status is Status.MISSING)
        return {
            cell.version.path: Help(
                self.forge.edit_url(PurePosixPath(self.folder) / cell.version.path),
                cell.status is Status.OUTDATED,
                missing,
            )
            for cell in row.cells
            if cell.version
        }


def raise_signposts(generators: Any) -> None:
    """Give the templates the matrix, as `translation_matrix`, and each text its `help`, for a signal of Pelican."""
    settings, context = generators[0].settings, generators[0].context
    heads = {source.path: source.front_matter for source in settings["SOURCES"] if source.front_matter}
    texts = {source.path: source.markdown for source in settings["SOURCES"]}
    languages = {row["code"]: row["name"] for row in settings["LANGUAGES"]}
    rows = make_matrix((make_version(path, head, texts[path]) for path, head in heads.items()), list(languages))
    pages = context["generated_content"]
    signposts = Signposts(
        languages,
        lambda path: pages[str(path)].url if str(path) in pages else None,
        heads,
        make_forge(settings.get("REPOSITORY_URL"), settings.get("EDIT_URL", ""), settings.get("NEW_FILE_URL", "")),
        Path(settings["PATH"]).name,
    )
    context["translation_matrix"] = signposts.show(rows)
    settings["COMPARED"] = {str(row.original.path) for row in rows if signposts.compares(row)}
    settings.setdefault("OFFERED", {})["translations"] = ("translation_matrix",)
    for path, help_ in signposts.help_with(rows).items():
        if str(path) in pages:
            pages[str(path)].help = help_
    settings["SHELF"].clear()
    # Nobody after this asks for it, and of thousands of texts it is a tenth of all that is held.
    settings["SOURCES"][:] = [replace(source, markdown="") for source in settings["SOURCES"]]
