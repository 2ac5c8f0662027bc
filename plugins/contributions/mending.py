"""What `invoke check --fix` mends: only what needs no judgement, and every other byte stays as it was.

A file that cannot be read, down to its last key, is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.contributions.body import MAX_BODY
from plugins.contributions.drafts import BodyText
from plugins.contributions.front_matter import Rules
from plugins.contributions.mending_body import lower_headings, strip_lines
from plugins.contributions.mending_head import Edit, find_edits
from plugins.contributions.reading import check_bounds, is_page
from plugins.core.checking import Change
from plugins.core.findings import N_
from plugins.core.located_yaml import Mapping, parse_yaml
from plugins.core.sources import split_source

MAX_ROUNDS = 60
_BOM = "\ufeff"


@dataclass(frozen=True)
class Mended:
    """A file's text after mending, and what was changed, in the order in which it was."""

    text: str
    changes: tuple[Change, ...]


def mend_sources(content: Path, files: Iterable[Path], rules: Rules, wanted: Callable[[str], bool]) -> Iterator[Change]:
    """Mend those of *files* that are *wanted*, and yield what was changed."""
    for file in files:
        path = PurePosixPath(file.relative_to(content).as_posix())
        shown = f"{content.name}/{path}"
        is_own = file.is_file() and file.resolve() == content.resolve() / path
        if not (wanted(shown) and is_own and file.stat().st_size <= MAX_BODY):
            continue
        try:
            text = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        mended = mend_text(text, path, rules, shown)
        if mended.text != text:
            file.write_bytes(mended.text.encode())
            yield from mended.changes


def mend_text(text: str, path: PurePosixPath, rules: Rules, shown: str = "") -> Mended:
    """Return *text*, that of the source *path*, with all that is mechanical mended; *shown* names it in changes."""
    changes: list[Change] = []

    def note(line: int, message: str, **values: object) -> None:
        changes.append(Change(shown or str(path), line, message, {key: str(value) for key, value in values.items()}))

    mended = _mend_lines(text, note)
    if not _is_readable(mended, path):
        return Mended(text, ())
    for _ in range(MAX_ROUNDS):
        edits = find_edits(mended, path, rules, is_page=is_page(path))
        if not edits:
            break
        for edit in edits:
            note(edit.line, edit.message, **edit.values)
        mended = _apply(mended, edits)
    mended = _mend_headings(mended, note)
    return Mended(mended, tuple(changes)) if _is_readable(mended, path) else Mended(text, ())


def _mend_lines(text: str, note: Callable[..., None]) -> str:
    """Return *text* with the line ends, the beginning and the end that every file of the project has."""
    if text.startswith(_BOM):
        text = text.lstrip(_BOM)
        note(1, N_("the byte order mark at the beginning was removed"))
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
        note(1, N_("the line ends were changed to those of the project"))
    stripped, count, first = strip_lines(text)
    if count:
        note(first, N_("spaces at the end of lines were removed: %(count)s"), count=count)
    if stripped and not stripped.endswith("\n"):
        stripped += "\n"
        note(stripped.count("\n"), N_("the last line was ended"))
    return stripped


def _mend_headings(text: str, note: Callable[..., None]) -> str:
    split = split_source(text)
    if split is None:
        return text
    body, line = lower_headings(BodyText(split.body, split.body_line))
    if line:
        note(line, N_("the headings were made one level lower: the title is the main one"))
    return text[: len(text) - len(split.body)] + body


def _is_readable(text: str, path: PurePosixPath) -> bool:
    """Tell whether the checks read *text* to its end, whatever else they find."""
    split = split_source(text)
    if split is None or "\r" in text or any(check_bounds(BodyText(split.body, split.body_line), path)):
        return False
    root, findings = parse_yaml(split.head, str(path), first_line=2)
    return isinstance(root, Mapping) and not findings


def _apply(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text
