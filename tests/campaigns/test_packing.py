"""Zips whose bytes tell of nothing but their files."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from plugins.campaigns.packing import NameClash, pack

FILES = {"ca/b.txt": b"two", "ca/a.txt": b"one", "SHA256SUMS": "ç".encode()}


def test_order_does_not_count() -> None:
    """Files come by their names, whatever the order in which they were made."""
    assert pack(FILES) == pack(dict(reversed(FILES.items())))


def test_entries_tell_nothing_of_this_machine() -> None:
    """One date, one system, one mode, and no compression that another version would do otherwise."""
    with zipfile.ZipFile(BytesIO(pack(FILES))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(FILES)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.create_system for entry in entries} == {3}


def test_unzip_agrees_with_python(tmp_path: Path, find_tool: Callable[[str], str]) -> None:
    """Both find every file whole."""
    file = tmp_path / "kit.zip"
    file.write_bytes(pack(FILES))
    assert subprocess.run([find_tool("unzip"), "-tq", str(file)], capture_output=True, check=False).returncode == 0
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == FILES


@pytest.mark.parametrize(
    "names",
    [
        ("a.txt", "A.TXT"),
        ("ca/a.txt", "CA/a.txt"),
        ("../a.txt",),
        ("a/../../b",),
        ("/etc/passwd",),
        ("a\\b",),
        ("ç.txt",),
    ],
)
def test_names_that_clash_or_lead_away_are_refused(names: tuple[str, ...]) -> None:
    """One file would take another's place on some system."""
    with pytest.raises(NameClash):
        pack(dict.fromkeys(names, b""))
