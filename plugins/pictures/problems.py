"""What can be wrong with a contributed picture, in words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.core.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """A kind of fault; message and hint are gettext message ids with ``%(name)s`` fields."""

    code: str
    message: str
    hint: str


KIND = Problem("P01", "%(suffix)s files are not accepted as pictures", "save it as one of %(known)s")
NAME = Problem("P02", "the file's name does not fit in a web address", "rename it to %(right)s")
LINK = Problem("P03", "this is a symbolic link", "put the picture itself in the folder")
IRREGULAR = Problem("P04", "this is not a regular file", "put the picture itself in the folder")
UNREADABLE = Problem("P05", "the picture cannot be opened: %(reason)s", "check its name and its permissions")
HEAVY = Problem("P06", "the file is over %(limit)s MB", "save it smaller: 1600 pixels wide is enough")
FOREIGN = Problem(
    "P07",
    "the content is not a JPEG, PNG, WebP or AVIF picture, whatever its name says",
    "open it in an image editor and export it as one of them",
)
MISNAMED = Problem("P08", "the name ends in %(suffix)s but the content is %(actual)s", "rename it to %(right)s")
LARGE = Problem(
    "P09",
    "the picture has over %(megapixels)s megapixels, or a side of over %(side)s pixels",
    "make it smaller: 1600 pixels wide is enough",
)
DAMAGED = Problem("P10", "the picture is damaged or cut short", "export it again from the original")


class PictureError(Exception):
    """A picture that cannot be published."""

    def __init__(self, path: Path, problem: Problem, values: Mapping[str, Any] | None = None) -> None:
        """Keep the parts, so that the finding can be shown in any language."""
        super().__init__(path, problem, values)
        self.path = path
        self.problem = problem
        self.values = dict(values or {})

    def __str__(self) -> str:
        """Return one line in English: which file, what is wrong, what to do."""
        return f"{self.path}: {self.message}"

    @property
    def message(self) -> str:
        """What is wrong and what to do, in English, without the path."""
        return f"{self.problem.message % self.values}; {self.problem.hint % self.values}"

    def finding(self, shown_path: str = "") -> Finding:
        """Return the error as a finding, on the picture itself or on *shown_path*."""
        code, message, hint = self.problem.code, self.problem.message, self.problem.hint
        return Finding(shown_path or str(self.path), 1, 1, code, message, hint, self.values)
