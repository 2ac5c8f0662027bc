"""Outputs that are gone, taken from the cache."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from plugins.core.ledger import Changes, Record, State, open_spares, state_file, write_state
from plugins.core.sealed import read_seal
from plugins.workshop.recovery import recover

FILES = {"index.html": b"home", "gl/index.html": b"casa", "cards/a.png": b"\x89PNG"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output of three files, kept in the cache beside it."""
    output, file = tmp_path / "output", state_file(tmp_path / "cache", tmp_path / "output")
    records = {}
    for path, content in FILES.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
        os.utime(output / path, ns=(5_000, 5_000))
        records[path] = Record(len(content), 5_000, hashlib.sha256(content).hexdigest())
    write_state(file, State("ground", records))
    open_spares(file).keep(output, FILES)
    return output


def bring_back(output: Path, *lost: str, seal: str | None = None) -> bool:
    """Tell whether *lost* came back."""
    cache = output.parent / "cache"
    file = state_file(cache, output)
    records = {path: Record(len(it), 5_000, hashlib.sha256(it).hexdigest()) for path, it in FILES.items()}
    changes = Changes(frozenset(), State("ground", records), read_seal(file) if seal is None else seal, lost)
    return recover(cache, output, changes)


def is_whole(output: Path) -> bool:
    """Tell whether all files are as they were, and nothing else is beside them."""
    found = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    times = {path.stat().st_mtime_ns for path in found.values()}
    return {path: file.read_bytes() for path, file in found.items()} == FILES and times == {5_000}


def test_whole_output_comes_back(output: Path) -> None:
    """With its times; once it is there, so is nothing else."""
    shutil.rmtree(output)
    assert bring_back(output, *FILES)
    assert is_whole(output)
    assert sorted(path.name for path in output.parent.iterdir()) == ["cache", "output"]


@pytest.mark.parametrize("damage", ["gone", "other words", "another time"])
def test_part_of_it_comes_back(output: Path, damage: str) -> None:
    """What stands beside it is not touched."""
    page = output / "gl/index.html"
    page.unlink()
    if damage == "other words":
        page.write_bytes(b"cash")
    if damage == "another time":
        page.write_bytes(FILES["gl/index.html"])
    assert bring_back(output, "gl/index.html")
    assert is_whole(output)


def test_nothing_comes_back_where_something_is_missing(output: Path) -> None:
    """No half of a site."""
    shutil.rmtree(output)
    spares = next((output.parent / "cache").glob("*.spares"))
    (spares / "cards/a.png").write_bytes(b"\x88PNG")
    assert not bring_back(output, *FILES)
    assert not output.exists()
    assert [path.name for path in output.parent.iterdir()] == ["cache"]


def test_nothing_comes_back_for_another_build(output: Path) -> None:
    """Which somebody has made meanwhile."""
    (output / "index.html").unlink()
    assert not bring_back(output, "index.html", seal="another")
    assert not (output / "index.html").exists()


def test_nothing_is_written_where_a_folder_leads(output: Path, tmp_path: Path) -> None:
    """A link may have been put in the place of a folder."""
    shutil.rmtree(output / "gl")
    (tmp_path / "elsewhere").mkdir()
    (output / "gl").symlink_to(tmp_path / "elsewhere")
    assert not bring_back(output, "gl/index.html")
    assert not list((tmp_path / "elsewhere").iterdir())
