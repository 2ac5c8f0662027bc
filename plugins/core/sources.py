"""Text files of the content folder, read with the mistrust that they deserve."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from plugins.core.findings import N_, Finding

FENCE = "---"
_FENCE_LINE = re.compile(rf"^{FENCE}[^\S\n]*$", re.MULTILINE)


@dataclass(frozen=True)
class Split:
    """A source file cut in two: the YAML of its head, and its body with the line it starts on."""

    head: str
    body: str
    body_line: int


def split_source(text: str) -> Split | None:
    """Cut *text* at the two ``---`` lines of its head; None where they are not there."""
    first = _FENCE_LINE.match(text)
    second = _FENCE_LINE.search(text, first.end() + 1) if first else None
    if first is None or second is None:
        return None
    head, body = text[first.end() + 1 : second.start() - 1], text[second.end() + 1 :]
    return Split(head, body, text.count("\n", 0, second.start()) + 2)


def read_text(file: Path, path: str, most: int) -> tuple[str | None, list[Finding]]:
    """Return the text of a regular UTF-8 file of at most *most* bytes, or None, and what is wrong with it.

    *path* is what findings call the file. A byte order mark is dropped, and every line end is one.
    """
    try:
        found = file.lstat()
    except OSError:
        return None, [refuse_irregular(path)]
    if not stat.S_ISREG(found.st_mode):
        return None, [refuse_irregular(path)]
    if (size := found.st_size) > most:
        message = N_("the file is too long (%(size)s bytes; at most %(most)s)")
        return None, [Finding(path, 1, 1, "E125", message, N_("split it in two"), {"size": size, "most": most})]
    with file.open("rb", buffering=0) as opened:
        content = opened.read()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [Finding(path, line, 1, "E118", N_("the text is not UTF-8"), N_("save the file as UTF-8"))]


def refuse_irregular(path: str) -> Finding:
    """Return the finding that *path* is a link, a folder, a device or nothing at all."""
    return Finding(path, 1, 1, "E117", N_("this is not a regular file"), N_("put the file itself here"))
