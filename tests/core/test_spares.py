"""Second names, within the cache, of what was written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.core.spares import Spares

CONTENT = b"<p>home</p>"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site of two files."""
    for name in ("output/index.html", "output/gl/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(CONTENT)
    return tmp_path / "output"


def restore(spares: Spares, folder: Path, sha256: str = SHA256, size: int = len(CONTENT)) -> bool:
    """Tell whether the home page could be put into *folder*."""
    return spares.restore("index.html", sha256, size, 1_000, str(folder / "restored.html"))


def test_file_comes_back_with_its_time(output: Path, tmp_path: Path) -> None:
    """Though the output is gone; it has taken no room meanwhile."""
    spares = Spares(tmp_path / "spares")
    spares.keep(output, ["index.html", "gl/index.html"])
    assert (tmp_path / "spares/gl/index.html").samefile(output / "gl/index.html")
    (output / "index.html").unlink()
    assert restore(spares, tmp_path)
    assert (tmp_path / "restored.html").read_bytes() == CONTENT
    assert (tmp_path / "restored.html").stat().st_mtime_ns == 1_000


def test_what_is_not_as_written_stays_away(output: Path, tmp_path: Path) -> None:
    """Other words, other length, nothing known of it, a link, a folder, or nothing at all."""
    spares, kept = Spares(tmp_path / "spares"), tmp_path / "spares/index.html"
    assert not restore(spares, tmp_path)
    spares.keep(output, ["index.html"])
    assert not restore(spares, tmp_path, sha256="")
    assert not restore(spares, tmp_path, size=1)
    (output / "index.html").write_bytes(b"<p>nome</p>")
    assert not restore(spares, tmp_path)
    kept.unlink()
    kept.symlink_to(output / "gl/index.html")
    assert not restore(spares, tmp_path)
    kept.unlink()
    kept.mkdir()
    assert not restore(spares, tmp_path)
    assert not (tmp_path / "restored.html").exists()


def test_nothing_is_written_where_a_folder_leads(output: Path, tmp_path: Path) -> None:
    """Neither kept nor dropped: a link in the cache is replaced by a folder, and a folder on the way by the file."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_bytes(b"precious")
    (tmp_path / "spares").mkdir()
    (tmp_path / "spares/gl").symlink_to(elsewhere)
    spares = Spares(tmp_path / "spares")
    spares.drop(["gl/index.html"])
    spares.keep(output, ["gl/index.html"])
    assert (elsewhere / "index.html").read_bytes() == b"precious"
    assert not (tmp_path / "spares/gl").is_symlink()
    assert (tmp_path / "spares/gl/index.html").read_bytes() == CONTENT


def test_dropped_and_cleared_files_are_gone(output: Path, tmp_path: Path) -> None:
    """The output keeps its own."""
    spares = Spares(tmp_path / "spares")
    spares.keep(output, ["index.html", "gl/index.html"])
    spares.drop(["gl/index.html", "../output/index.html"])
    assert [path.name for path in (tmp_path / "spares").rglob("*")] == ["index.html"]
    spares.clear()
    assert not (tmp_path / "spares").exists()
    assert (output / "index.html").read_bytes() == CONTENT
