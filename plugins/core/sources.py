"""Text files of the content folder, read with the mistrust that they deserve."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.core.findings import N_, Finding

FENCE = "---"


@dataclass(frozen=True)
class Split:
    """A source file cut in two: the YAML of its head, and its body with the line it starts on."""

    head: str
    body: str
    body_line: int


def split_source(text: str) -> Split | None:
    """Cut *text* at the two ``---`` lines of its head; None where they are not there."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return Split("\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2)
    return None


def read_text(file: Path, path: str, most: int) -> tuple[str | None, list[Finding]]:
    """Return the text of a regular UTF-8 file of at most *most* bytes, or None, and what is wrong with it.

    *path* is what findings call the file. A byte order mark is dropped, and every line end is one.
    """
    if file.is_symlink() or not file.is_file():
        return None, [refuse_irregular(path)]
    if (size := file.stat().st_size) > most:
        message = N_("the file is too long (%(size)s bytes; at most %(most)s)")
        return None, [Finding(path, 1, 1, "E125", message, N_("split it in two"), {"size": size, "most": most})]
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, [Finding(path, line, 1, "E118", N_("the text is not UTF-8"), N_("save the file as UTF-8"))]


def refuse_irregular(path: str) -> Finding:
    """Return the finding that *path* is a link, a folder, a device or nothing at all."""
    return Finding(path, 1, 1, "E117", N_("this is not a regular file"), N_("put the file itself here"))
