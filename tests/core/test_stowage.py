"""Pieces of a sealed file that are read where they are wanted."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.core.sealed import read_sealed, write_sealed
from plugins.core.stowage import StowageError, Stowed, Stowing, digest_piece, open_stowage


def stow(file: Path) -> Stowed:
    """Return the second of two pieces that were written to *file*."""
    stowing = Stowing(file)
    stowing.add(b"one")
    start = stowing.add(b"t", b"wo")
    stowing.finish()
    return Stowed(stowing.read, start, 3, digest_piece(b"two"))


def test_file_is_sealed_and_read_by_place(tmp_path: Path) -> None:
    """By who wrote it, and by who opens it; a piece is what is in it."""
    piece = stow(tmp_path / "a/b")
    assert read_sealed(tmp_path / "a/b", 100) == b"onetwo"
    opened = open_stowage(tmp_path / "a/b", 100)
    assert opened
    read, length = opened
    assert (read(3, 3), read(4, 9), length) == (b"two", b"wo", 6)
    again = Stowed(read, 3, 3, digest_piece(b"two"))
    assert (bytes(piece), len(piece), hash(again)) == (b"two", 3, hash(b"two"))
    assert piece == b"two"
    assert piece == again
    assert [*(tmp_path / "a").iterdir()] == [tmp_path / "a/b"]


def test_piece_stays_what_it_was(tmp_path: Path) -> None:
    """When another file takes the place of its own, or none does."""
    piece = stow(tmp_path / "file")
    write_sealed(tmp_path / "file", b"another")
    assert bytes(piece) == b"two"
    (tmp_path / "file").unlink()
    assert bytes(piece) == b"two"


@pytest.mark.parametrize("content", [b"", b"x" * 71])
def test_file_that_changes_under_the_build_ends_it(tmp_path: Path, content: bytes) -> None:
    """Cut short, or overwritten."""
    piece = stow(tmp_path / "file")
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(StowageError, match="build again"):
        bytes(piece)


@pytest.mark.parametrize("damage", ["cut", "changed", "long", "gone", "link"])
def test_damaged_or_odd_file_is_as_good_as_none(tmp_path: Path, damage: str) -> None:
    """As where files are read whole."""
    file = tmp_path / "file"
    write_sealed(file, b"content")
    if damage in {"cut", "changed"}:
        file.write_bytes(file.read_bytes()[:-1] + (b"x" if damage == "changed" else b""))
    elif damage == "link":
        file.rename(tmp_path / "other")
        file.symlink_to("other")
    elif damage == "gone":
        file.unlink()
    assert open_stowage(file, 10 if damage == "long" else 1000) is None


def test_long_file_is_sealed_whole(tmp_path: Path) -> None:
    """Longer than what is read of it at once."""
    content = hashlib.shake_256(b"seed").digest(600_000)
    write_sealed(tmp_path / "file", content)
    opened = open_stowage(tmp_path / "file", 1_000_000)
    assert opened
    assert opened[0](0, opened[1]) == content


def test_what_is_dropped_can_be_read_and_leaves_nothing(tmp_path: Path) -> None:
    """For who still holds it; so it is where there is no place to put the file."""
    stowing = Stowing(tmp_path / "file")
    start = stowing.add(b"text")
    stowing.drop()
    assert stowing.read(start, 4) == b"text"
    (tmp_path / "folder/file").mkdir(parents=True)
    stowing = Stowing(tmp_path / "folder")
    stowing.finish()
    assert {path.name for path in tmp_path.iterdir()} == {"folder"}


def test_where_files_cannot_be_held_they_are_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And their pieces are the same."""
    monkeypatch.setattr("plugins.core.stowage.CAN_STOW", False)
    write_sealed(tmp_path / "file", b"onetwo")
    opened = open_stowage(tmp_path / "file", 100)
    assert opened
    assert (opened[0](3, 9), opened[1]) == (b"two", 6)
    assert open_stowage(tmp_path / "other", 100) is None
