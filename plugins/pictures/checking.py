"""The pictures' part of `invoke check`: each opened as a build would, and none published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import PIL

from plugins.core.findings import Finding, Severity
from plugins.core.memory import Memory, digest_parts
from plugins.pictures import problems, reading
from plugins.pictures.problems import PictureError
from plugins.pictures.reading import decode_picture, read_source

BEARABLE_BYTES = 2_000_000
"""What a photograph of 1600 pixels never reaches; more only weighs on whoever copies the project."""


def check(root: Path) -> Iterator[Finding]:
    """Yield a finding for each file of the project's content/pictures that cannot be published, or weighs too much."""
    folder, code = root / "content" / "pictures", [Path(reading.__file__), Path(problems.__file__)]
    sound = Memory(root / ".cache" / "checks" / "pictures.json", code, [PIL.__version__])
    for path in sorted(folder.glob("[!.]*")):
        yield from check_picture(path, path.relative_to(root).as_posix(), sound)
    sound.save()


def check_picture(path: Path, shown_path: str, sound: Memory) -> Iterator[Finding]:
    """Yield what is wrong with the picture in *path*, named *shown_path* in the finding; *sound* remembers what is."""
    try:
        source = read_source(path)
        key = digest_parts(path.suffix, source.sha256)
        if not sound.recall(key):
            decode_picture(source)
            sound.remember(key, True)
    except PictureError as error:
        yield error.finding(shown_path)
        return
    if len(source.data) > BEARABLE_BYTES:
        heavy = problems.WEIGHTY
        values = {"size": f"{len(source.data) / 1_000_000:.1f}"}
        yield Finding(shown_path, 1, 1, heavy.code, heavy.message, heavy.hint, values, Severity.WARNING)
