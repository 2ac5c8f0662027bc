"""The contributions' part of `invoke check`: registries, articles and pages, without a build."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plugins.contributions.body import open_lengths
from plugins.contributions.checks import check_helplines, check_sources
from plugins.contributions.editing import Editor, make_editor
from plugins.contributions.front_matter import Rules, make_rules
from plugins.contributions.mending import mend_sources
from plugins.contributions.reading import SourceReader, find_sources
from plugins.core import checking
from plugins.core.clock import build_date
from plugins.core.declarations import read_declarations
from plugins.core.findings import Finding
from plugins.core.registries import read_registries

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Desk:
    """What the sources of one content folder are checked against."""

    content: Path
    rules: Rules
    editor: Editor


def open_desk(content: Path, languages: Sequence[Mapping[str, Any]], default: str) -> Desk:
    """Read the registries and the words to think twice about."""
    registries = read_registries(content / "data", default)
    return Desk(content, make_rules(languages, registries), make_editor(content / "data", registries))


def check_content(content: Path, languages: Sequence[Mapping[str, Any]], default: str, today: date) -> list[Finding]:
    """Return every finding of the registries, articles and pages under *content*."""
    desk = open_desk(content, languages, default)
    registries = desk.rules.registries
    lengths = open_lengths(content.parent / ".cache")
    reader = SourceReader(
        content, desk.rules, lambda _, message: message, desk.editor, publishes=False, lengths=lengths
    )
    sources = [reader.read(file) for file in find_sources(content)]
    lengths.save()
    pictures = {file.name for file in (content / "pictures").glob("*") if file.is_file()}
    return [
        *registries.findings,
        *desk.editor.findings,
        *check_helplines(registries.helplines.values(), today, f"{content.name}/data/helplines.yaml"),
        *check_sources(sources, pictures, content.name),
    ]


def check(root: Path) -> Iterator[Finding]:
    """Yield every finding of the registries, articles and pages of the project in *root*."""
    languages, default = _read_languages(root)
    yield from check_content(root / "content", languages, default, build_date(os.environ))


def mend(root: Path, wanted: Callable[[str], bool]) -> Iterator[checking.Change]:
    """Mend what is mechanical in the *wanted* articles and pages of the project in *root*."""
    desk = open_desk(root / "content", *_read_languages(root))
    yield from mend_sources(desk.content, find_sources(desk.content), desk.rules, wanted)


def _read_languages(root: Path) -> tuple[Sequence[Mapping[str, Any]], str]:
    settings = read_declarations(root / "pelicanconf.py", ("LANGUAGES", "DEFAULT_LANG"))
    return settings["LANGUAGES"], settings["DEFAULT_LANG"]


def main(argv: Sequence[str] | None = None, others: Sequence[checking.Checker] = ()) -> int:
    """Run `invoke check` with the checks of the contributions and those of the *others*."""
    return checking.run(argv, (check, *others), (mend,), root=ROOT)
