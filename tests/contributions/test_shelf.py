"""The shelf of all sources."""

from collections import Counter
from pathlib import Path, PurePosixPath

from plugins.contributions.reading import Source
from plugins.contributions.shelf import Shelf


def test_each_file_is_read_once() -> None:
    """All of them when the first is asked for, and one that nobody announced by itself."""
    read: Counter[Path] = Counter()

    def note(file: Path) -> Source:
        read[file] += 1
        return Source(PurePosixPath(file), False, None, None, (), ())

    files = [Path("articles/a.ca.md"), Path("articles/b.ca.md")]
    shelf = Shelf(note, files)
    assert not read
    assert shelf.take(files[1]).path == PurePosixPath("articles/b.ca.md")
    assert set(read) == set(files)
    shelf.take(files[0])
    shelf.take(Path("articles/late.ca.md"))
    assert read == Counter([*files, Path("articles/late.ca.md")])
