"""The pictures' part of `invoke check`: each opened as a build would, and none published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.core.findings import Finding, Severity
from plugins.pictures import problems
from plugins.pictures.problems import PictureError
from plugins.pictures.reading import decode_picture, read_source

BEARABLE_BYTES = 2_000_000
"""What a photograph of 1600 pixels never reaches; more only weighs on whoever copies the project."""


def check(root: Path) -> Iterator[Finding]:
    """Yield a finding for each file of the project's content/pictures that cannot be published, or weighs too much."""
    folder = root / "content" / "pictures"
    for path in sorted(folder.glob("[!.]*")):
        yield from check_picture(path, path.relative_to(root).as_posix())


def check_picture(path: Path, shown_path: str) -> Iterator[Finding]:
    """Yield what is wrong with the picture in *path*, named *shown_path* in the finding."""
    try:
        source = read_source(path)
        decode_picture(source)
    except PictureError as error:
        yield error.finding(shown_path)
        return
    if len(source.data) > BEARABLE_BYTES:
        heavy = problems.WEIGHTY
        values = {"size": f"{len(source.data) / 1_000_000:.1f}"}
        yield Finding(shown_path, 1, 1, heavy.code, heavy.message, heavy.hint, values, Severity.WARNING)
