"""Files of the cache that carry their own digest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.core.sealed import read_sealed, write_sealed


def test_what_was_written_is_read(tmp_path: Path) -> None:
    """Byte for byte, line ends and all."""
    assert write_sealed(tmp_path / "a/b", b"one\ntwo\n\0")
    assert read_sealed(tmp_path / "a/b", 100) == b"one\ntwo\n\0"


@pytest.mark.parametrize("damage", ["cut", "added", "changed", "long", "gone", "folder", "link", "pipe"])
def test_damaged_or_odd_file_is_as_good_as_none(tmp_path: Path, damage: str) -> None:
    """And none of them stalls or raises."""
    file = tmp_path / "file"
    write_sealed(file, b"content")
    content = file.read_bytes()
    if damage in {"cut", "added", "changed"}:
        file.write_bytes({"cut": content[:-1], "added": content + b"x", "changed": content[:-1] + b"x"}[damage])
    elif damage == "link":
        file.rename(tmp_path / "other")
        file.symlink_to("other")
    elif damage != "long":
        file.unlink()
    if damage == "folder":
        file.mkdir()
    elif damage == "pipe":
        os.mkfifo(file)
    assert read_sealed(file, 10 if damage == "long" else 1000) is None


def test_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file lies where its folder would be."""
    (tmp_path / "a").touch()
    assert not write_sealed(tmp_path / "a/b", b"content")
