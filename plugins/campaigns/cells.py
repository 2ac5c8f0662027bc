"""The cells of a CSV, each with its place, so that a finding can point at it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.core.findings import Finding

DELIMITERS = (",", ";", "\t")
MAX_LINE = 1_000


@dataclass(frozen=True)
class Cell:
    """A cell and where it begins, both counted from 1."""

    line: int
    column: int
    value: str = ""

    def refuse(self, path: str, code: str, message: str, hint: str, /, **values: object) -> Finding:
        """Return an error at this cell of the file called *path*."""
        return Finding(path, self.line, self.column, code, message, hint, values)


def find_delimiter(head: str) -> str:
    """Return what parts the cells: a spreadsheet set to Catalan or Spanish writes semicolons."""
    return next((one for one in DELIMITERS if one in head), ",")


def split_row(line: str, number: int, delimiter: str) -> list[Cell] | None:
    """Return the cells of the line with that *number*, or None where it is too long or a quote is not closed."""
    pattern = re.compile(rf'[ ]*(?:"((?:[^"]|"")*)"[ ]*|([^"{delimiter}]*))(?:({delimiter})|\Z)')
    line = line.rstrip("\r")
    cells, match = [], pattern.match(line) if len(line) <= MAX_LINE else None
    while match:
        value = match[1].replace('""', '"') if match[1] is not None else match[2]
        cells.append(Cell(number, match.start() + 1, value.strip()))
        if not match[3]:
            return cells
        match = pattern.match(line, match.end())
    return None
