"""An output folder that changes only when everything went well."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.staging import staged


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output with a page, a stale page and a repository of its own."""
    folder = tmp_path / "output"
    for name in ("index.html", "stale/index.html", ".git/HEAD"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("old", encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, str]:
    """Return the text of every file by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("retained", [None, (), (".git",)])
def test_failure_leaves_everything_as_it_was(output: Path, retained: tuple[str, ...] | None) -> None:
    """Even when all had been written, and nothing is left beside the output."""
    before = tree(output)

    def fail() -> None:
        with staged(output, retained) as folder:
            (folder / "index.html").write_text("new", encoding="utf-8")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert tree(output) == before
    assert list(output.parent.iterdir()) == [output]


def test_output_is_replaced_but_for_what_is_retained(output: Path) -> None:
    """A stale page goes, a repository stays."""
    with staged(output, (".git",)) as folder:
        (folder / "index.html").write_text("new", encoding="utf-8")
    assert tree(output) == {".git/HEAD": "old", "index.html": "new"}
    assert list(output.parent.iterdir()) == [output]


def test_output_is_laid_over(output: Path) -> None:
    """Without an order to delete, what the site does not have stays, and what is the same is not touched."""
    (output / "same").write_text("same", encoding="utf-8")
    before = (output / "same").stat()
    with staged(output) as folder:
        (folder / "same").write_text("same", encoding="utf-8")
        (folder / "index.html").write_text("new", encoding="utf-8")
    assert tree(output) == {".git/HEAD": "old", "index.html": "new", "same": "same", "stale/index.html": "old"}
    assert (output / "same").stat().st_ino == before.st_ino
    assert list(output.parent.iterdir()) == [output]


def test_folder_in_the_way_changes_nothing(output: Path) -> None:
    """A file that cannot take its place is noticed before any other has."""
    before = tree(output)

    def write() -> None:
        with staged(output) as folder:
            (folder / "index.html").write_text("new", encoding="utf-8")
            (folder / "stale").write_text("a file now", encoding="utf-8")

    with pytest.raises(FileExistsError, match="stale is a folder"):
        write()
    assert tree(output) == before


def test_first_output_is_made(tmp_path: Path) -> None:
    """With the folders above it."""
    with staged(tmp_path / "a/b", ()) as folder:
        (folder / "index.html").touch()
    assert tree(tmp_path) == {"a/b/index.html": ""}
