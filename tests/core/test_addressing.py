"""Names made from content, and files written whole."""

import os
from pathlib import Path

import pytest

from plugins.core.addressing import digest, write_atomically


def test_digest() -> None:
    """The digest is the beginning of SHA-256, as the standard's own example gives it."""
    assert digest(b"abc") == "ba7816bf8f"


def test_write_makes_folders_and_readable_files(tmp_path: Path) -> None:
    """The file lies in its new folder, readable by a web server, with nothing partial beside it."""
    file = tmp_path / "a/b/c.css"
    write_atomically(file, b"x")
    assert file.read_bytes() == b"x"
    assert file.stat().st_mode & 0o777 == 0o644
    assert list(file.parent.iterdir()) == [file]


def test_identical_file_is_left_alone(tmp_path: Path) -> None:
    """The same bytes do not touch the file, other bytes replace it."""
    file = tmp_path / "a"
    write_atomically(file, b"x")
    os.utime(file, (1, 1))
    write_atomically(file, b"x")
    assert file.stat().st_mtime == 1
    write_atomically(file, b"y")
    assert file.read_bytes() == b"y"


def test_failure_leaves_nothing_partial(tmp_path: Path) -> None:
    """A write that cannot end removes what it began."""
    folder = tmp_path / "taken"
    (folder / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        write_atomically(folder, b"x")
    assert list(tmp_path.iterdir()) == [folder]
