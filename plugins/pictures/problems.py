"""What can be wrong with a contributed picture, in words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.core.findings import N_, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """A kind of fault; message and hint are gettext message ids with ``%(name)s`` fields."""

    code: str
    message: str
    hint: str


KIND = Problem("P01", N_("%(suffix)s files are not accepted as pictures"), N_("save it as one of %(known)s"))
NAME = Problem("P02", N_("the file's name does not fit in a web address"), N_("rename it to %(right)s"))
LINK = Problem("P03", N_("this is a symbolic link"), N_("put the picture itself in the folder"))
IRREGULAR = Problem("P04", N_("this is not a regular file"), N_("put the picture itself in the folder"))
UNREADABLE = Problem("P05", N_("the picture cannot be opened: %(reason)s"), N_("check its name and its permissions"))
HEAVY = Problem("P06", N_("the file is over %(limit)s MB"), N_("save it smaller: 1600 pixels wide is enough"))
FOREIGN = Problem(
    "P07",
    N_("the content is not a JPEG, PNG, WebP or AVIF picture, whatever its name says"),
    N_("open it in an image editor and export it as one of them"),
)
MISNAMED = Problem("P08", N_("the name ends in %(suffix)s but the content is %(actual)s"), N_("rename it to %(right)s"))
LARGE = Problem(
    "P09",
    N_("the picture has over %(megapixels)s megapixels, or a side of over %(side)s pixels"),
    N_("make it smaller: 1600 pixels wide is enough"),
)
DAMAGED = Problem("P10", N_("the picture is damaged or cut short"), N_("export it again from the original"))
WEIGHTY = Problem("P11", N_("the file weighs %(size)s MB"), N_("save it 1600 pixels wide: it will look the same here"))


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
