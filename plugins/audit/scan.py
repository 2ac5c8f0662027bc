"""Every file of an output, read once: what it is, and what is wrong with it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from plugins.audit.addresses import Home
from plugins.audit.copies import check_copy
from plugins.audit.data_files import DATA, check_data_file
from plugins.audit.headers import EXEMPTIONS, MANIFEST_FILE, find_page_kind, render_page_policy
from plugins.audit.kinds import Kind, find_kind, has_signature, is_too_large
from plugins.audit.markup import MarkupChecker, Problem
from plugins.core.findings import N_, Finding

SHOWN = 80
_DOTS = frozenset({"", ".", ".."})
_STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s*["']([^"']+)""")


@dataclass(frozen=True)
class OutputFile:
    """A file in the output; `path` is relative to it, with slashes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Scanner:
    """Knows what may be written: *theme* are the bytes of the theme's own files by path, *base* the site's path."""

    origin: str
    base: str
    theme: Mapping[str, bytes]
    written_here: Mapping[str, bytes]

    @cached_property
    def _checkers(self) -> Mapping[str, MarkupChecker]:
        """A checker for each kind of page with a policy of its own, and one for all others."""
        scripts = {f"{self.base}/{path}" for path in self.theme if path.endswith(".js")}
        kinds = ("", *(exemption.kind for exemption in EXEMPTIONS))
        return {kind: MarkupChecker(Home(self.origin), scripts, render_page_policy(kind)) for kind in kinds}

    def check_file(self, file: OutputFile) -> Iterator[Finding]:
        """Yield what is wrong with one file."""
        kind = find_kind(file.path)
        if kind and is_too_large(file.path, len(file.content)):
            yield _finding(file.path, "A123", N_("the file is too large"), N_("see what wrote it"))
        if kind in {Kind.PAGE, Kind.XML, Kind.COPY}:
            yield from self._check_markup(file, kind)
        elif kind is Kind.THEME:
            yield from self._check_theme(file)
        elif kind in DATA:
            yield from check_data_file(file.path, file.content, kind)
        elif kind in {Kind.PICTURE, Kind.DOCUMENT}:
            if not has_signature(file.path, file.content):
                yield _finding(file.path, "A104", N_("the file is not what its name says"), N_("see what wrote it"))
        elif kind is None:
            hint = N_("see what wrote it; if it is meant to be there, add it to plugins/audit/kinds.py")
            yield _finding(file.path, "A103", N_("a file of this kind is not expected here"), hint)
        elif self.written_here.get(file.path, file.content) != file.content:
            yield _finding(file.path, "A107", N_("the file is not what the build wrote"), N_("see what overwrote it"))

    def _check_markup(self, file: OutputFile, kind: Kind) -> Iterator[Finding]:
        try:
            text = file.content.decode()
        except UnicodeDecodeError:
            yield _finding(file.path, "A104", N_("the file is not UTF-8"), N_("see what wrote it"))
            return
        checker = self._checkers[find_page_kind(file.path)]
        if kind is Kind.COPY:
            found = check_copy(text, Home(self.origin))
        else:
            found = checker.check_page(text) if kind is Kind.PAGE else checker.check_xml(text)
        for offset, problem in found:
            yield _locate(file.path, text, offset, problem)

    def _check_theme(self, file: OutputFile) -> Iterator[Finding]:
        if self.theme.get(file.path) != file.content:
            hint = N_("see what wrote it; the theme's files lie in theme/")
            yield _finding(file.path, "A107", N_("the file is not the theme's"), hint)
        elif file.path.endswith(".css"):
            for match in _STYLE_ADDRESS.finditer(file.content.decode()):
                address = match[1] or match[2]
                if not address.startswith("data:") and not Home(self.origin).holds(address):
                    message = N_("the style sheet asks a foreign host: %(found)s")
                    problem = Problem("A115", message, N_("bring the file into the site"), address)
                    yield _locate(file.path, file.content.decode(), match.start(), problem)


def check_entry(entry: os.DirEntry[str], path: str) -> Iterator[Finding]:
    """Yield a finding unless *entry* of the output is a plain file or folder."""
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISLNK(mode):
        yield _finding(path, "A101", N_("this is a link to another place on the disk"), N_("write the file itself"))
    elif not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        yield _finding(path, "A102", N_("this is neither a file nor a folder"), N_("see what made it"))


def check_places(written: Iterable[str], output: Path) -> Iterator[Finding]:
    """Yield a finding for each path *written* that does not lie in *output*."""
    root = output.resolve()

    @cache
    def lies_within(folder: str) -> bool:
        # A folder that is no link lies where the one above it does: of thousands, few have to be resolved.
        above, name = os.path.split(folder)
        is_plain = name not in _DOTS and len(folder) > len(str(output)) and not os.path.islink(folder)  # noqa: PTH114
        return (is_plain and lies_within(above)) or Path(folder).resolve().is_relative_to(root)

    for path in written:
        folder, name = os.path.split(path)
        if name in _DOTS or not lies_within(folder):
            yield _finding(path, "A106", N_("the build wrote outside its output"), N_("see what gave it this path"))


def list_entries(output: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that lies in *output*, with its path, in order; no link is followed."""
    with os.scandir(output) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        yield entry.name, entry
        if entry.is_dir(follow_symlinks=False):
            yield from ((f"{entry.name}/{path}", below) for path, below in list_entries(Path(entry.path)))


def read_files(output: Path) -> Iterator[OutputFile]:
    """Yield the plain files of *output* in the order of their paths, but for the manifest of an earlier build."""
    for path, entry in list_entries(output):
        if entry.is_file(follow_symlinks=False) and path != MANIFEST_FILE:
            yield OutputFile(path, Path(entry.path).read_bytes())


def _locate(path: str, text: str, offset: int, problem: Problem) -> Finding:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    found = problem.found if len(problem.found) <= SHOWN else f"{problem.found[:SHOWN]}…"
    values = {**problem.values, "found": found}
    return Finding(path, line, column, problem.code, problem.message, problem.hint, values)


def _finding(path: str, code: str, message: str, hint: str) -> Finding:
    return Finding(path, 1, 1, code, message, hint)
