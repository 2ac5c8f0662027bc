"""`invoke check`: what every feature finds in the sources, in one run, without a build.

A feature joins by two plain functions, composed in tasks.py: a `Checker`, and where it can mend a `Mender`.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from plugins.core.catalogues import SOURCE_LANGUAGE, read_gettext
from plugins.core.findings import Finding, has_errors, make_visible
from plugins.core.reports import RENDERERS, Translate, make_report
from plugins.core.workers import map_over_cores

WORTH_FORKING = 3
"""As many checkers as it takes for the forking to pay."""

_LANGUAGE = re.compile(r"\.([a-z]{2,3})\.[a-z]+$")


class Checker(Protocol):
    """A feature's checks: yields every finding of the sources under *root*, the project's folder."""

    def __call__(self, root: Path) -> Iterator[Finding]:
        """Yield the findings."""


@dataclass(frozen=True)
class Change:
    """One thing that was mended; `message` is a gettext message id with fields, as a finding's is."""

    path: str
    line: int
    message: str
    values: dict[str, str]

    def text(self, translate: Translate = str) -> str:
        """Return ``path:line: what was changed`` on one line, in the language of *translate*."""
        return make_visible(f"{self.path}:{self.line}: {translate(self.message) % self.values}")


class Mender(Protocol):
    """Mends what is mechanical in those sources under *root* whose paths are *wanted*, and tells each change."""

    def __call__(self, root: Path, wanted: Callable[[str], bool]) -> Iterator[Change]:
        """Mend, and yield the changes."""


def run(argv: Sequence[str] | None, checkers: Sequence[Checker], menders: Iterable[Mender] = (), *, root: Path) -> int:
    """Print what the checks find; return 1 where one finding is an error, else 0."""
    arguments = _parser(root).parse_args(argv)
    root = Path(arguments.root)
    translations = root / "theme/translations"
    _check_language(arguments.lang, translations)
    wanted = make_choice([_name_as_findings_do(path, root) for path in arguments.paths])

    @cache
    def speak(lang: str) -> Translate:
        return read_gettext(translations, lang)

    if arguments.fix:
        for change in (change for mender in menders for change in mender(root, wanted)):
            lang = arguments.lang or tell_language(change.path, translations)
            print(change.text(speak(lang)), file=sys.stderr)
    findings = [found for found in _find(checkers, root) if wanted(found.path)]
    usual = find_usual_language([found.path for found in findings] or arguments.paths, translations)

    @cache
    def lang_of(path: str) -> str:
        return arguments.lang or tell_language(path, translations, usual)

    report = make_report(findings, lang_of, speak)
    sys.stdout.write(RENDERERS[arguments.format](report))
    print(report.summary, file=sys.stderr)
    return 1 if has_errors(findings) else 0


def import_checker(module: str) -> Checker:
    """Return the `check` of the *module* of that name, which is imported where it runs, and so beside the others."""

    def check(root: Path) -> Iterator[Finding]:
        yield from import_module(module).check(root)

    return check


def import_mender(module: str) -> Mender:
    """Return the `mend` of the *module* of that name, which is imported where it is used."""

    def mend(root: Path, wanted: Callable[[str], bool]) -> Iterator[Change]:
        yield from import_module(module).mend(root, wanted)

    return mend


def _find(checkers: Sequence[Checker], root: Path) -> Iterator[Finding]:
    """Yield what all *checkers* find, over all cores."""
    sys.stdout.flush()
    for findings in map_over_cores(
        lambda place: list(checkers[place](root)), range(len(checkers)), worth=WORTH_FORKING
    ):
        yield from findings


def tell_language(path: str, translations: Path, usual: str = SOURCE_LANGUAGE) -> str:
    """Return the language that the name of the file *path* tells, if the site speaks it, else the *usual* one."""
    match = _LANGUAGE.search(path)
    return match[1] if match and (translations / match[1]).is_dir() else usual


def find_usual_language(paths: Iterable[str], translations: Path) -> str:
    """Return the one language that the names of *paths* tell; where they tell several or none, English."""
    told = {tell_language(path, translations, "") for path in paths} - {""}
    return told.pop() if len(told) == 1 else SOURCE_LANGUAGE


def make_choice(paths: Sequence[str]) -> Callable[[str], bool]:
    """Return whether a path is one of *paths* or inside one; every path is where none is named."""
    wanted = {path.rstrip("/") for path in paths}

    def is_wanted(path: str) -> bool:
        return not wanted or any(one in {".", path} or path.startswith(f"{one}/") for one in wanted)

    return is_wanted


def _check_language(lang: str | None, translations: Path) -> None:
    known = sorted(path.name for path in translations.glob("*/"))
    if lang and lang not in {*known, SOURCE_LANGUAGE}:
        raise SystemExit(f"check: there is no language {lang}; the languages are {', '.join(known)}")


def _name_as_findings_do(path: str, root: Path) -> str:
    file = next((place for place in (root / path, Path(path)) if place.exists()), None)
    if file is None:
        raise SystemExit(f"check: there is no {path}")
    return Path(os.path.relpath(file, root)).as_posix()


def _parser(root: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="check", description=__doc__)
    parser.add_argument("paths", nargs="*", help="files or folders, such as content/articles (default: everything)")
    parser.add_argument("--fix", action="store_true", help="mend first what needs no judgement, and tell what changed")
    parser.add_argument("--lang", help="the language of the messages (default: each file's own)")
    parser.add_argument("--format", choices=RENDERERS, default="text")
    parser.add_argument("--root", default=str(root), help=argparse.SUPPRESS)
    return parser
