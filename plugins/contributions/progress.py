"""The matrix of translations in the terminal, and the stamp of a translation that was brought up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from plugins.contributions.project import Project, read_head, read_versions
from plugins.contributions.translations import (
    Cell,
    Change,
    Row,
    Status,
    Way,
    make_matrix,
    restamp,
    take_fingerprint,
)
from plugins.core.addressing import write_atomically
from plugins.core.findings import N_

STATUSES = {
    Status.ORIGINAL: N_("original"),
    Status.FRESH: N_("up to date"),
    Status.OUTDATED: N_("outdated"),
    Status.UNSTAMPED: N_("not stamped"),
    Status.DRAFT: N_("draft"),
    Status.MISSING: N_("missing"),
}
WAYS = {
    Way.CHANGED: N_("changed: %(part)s"),
    Way.ADDED: N_("added: %(part)s"),
    Way.REMOVED: N_("removed after: %(part)s"),
}


def report(project: Project, gettext: Callable[[str], str]) -> str:
    """Return the matrix of all texts of *project*, then what changed in each original since it was translated."""
    rows = make_matrix(read_versions(project), project.languages)
    return "\n".join([*render_matrix(rows, project.languages, gettext), *render_changes(rows, gettext)]) + "\n"


def render_matrix(rows: Sequence[Row], languages: Sequence[str], gettext: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of the matrix: a text each, a column a language, and what each language has in all."""
    names = [row.original.group for row in rows]
    totals = Counter((cell.lang, cell.status) for row in rows for cell in row.cells)
    width = max([0, *map(len, names)]) + 2
    column = max(len(gettext(text)) for text in STATUSES.values()) + 2
    yield _align("", languages, width, column)
    for row, name in zip(rows, names, strict=True):
        yield _align(name, [gettext(STATUSES[cell.status]) for cell in row.cells], width, column)
    yield ""
    for status, text in STATUSES.items():
        yield _align(gettext(text), [str(totals[lang, status]) for lang in languages], width, column)


def _align(name: str, cells: Sequence[str], width: int, column: int) -> str:
    return (name.ljust(width) + "".join(cell.ljust(column) for cell in cells)).rstrip()


def render_changes(rows: Sequence[Row], gettext: Callable[[str], str]) -> Iterator[str]:
    """Yield for each outdated translation its file and what changed in its original, then those never stamped."""
    cells = [cell for row in rows for cell in row.cells]
    for cell in cells:
        if cell.version and cell.status is Status.OUTDATED:
            yield from ("", _name(cell))
            yield from (f"  {describe_change(change, gettext)}" for change in cell.changes)
    unstamped = [_name(cell) for cell in cells if cell.status is Status.UNSTAMPED]
    if unstamped:
        advice = gettext("Compare these with their originals, then stamp each: invoke translations --stamp FILE")
        yield from ("", advice, *(f"  {name}" for name in unstamped))


def _name(cell: Cell) -> str:
    return f"content/{cell.version.path}" if cell.version else ""


def describe_change(change: Change, gettext: Callable[[str], str]) -> str:
    """Return how which part changed, named by its heading where it has one."""
    return gettext(WAYS[change.way]) % {"part": change.part.heading or gettext(change.part.role)}


def stamp(project: Project, file: Path) -> str:
    """Write into the translation *file* that it follows its original as that is now; return the new stamp."""
    read = read_head(file, project)
    if read is None or read[0].translation_of is None:
        message = f"{file.name} is not a translation that can be read; see what `invoke check` says of it"
        raise SystemExit(message)
    original = read_head(file.with_name(read[0].translation_of), project)
    if original is None:
        message = f"the original {read[0].translation_of} is not there, or cannot be read; see what `invoke check` says"
        raise SystemExit(message)
    value = take_fingerprint(original[0].title, original[0].summary, original[1]).stamp
    text = file.read_bytes().decode("utf-8")
    write_atomically(file, restamp(text, value).encode())
    return value
