"""What is written, and where."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.core.ledger import Record, State
from plugins.retouching.insets import UnsettledError
from plugins.retouching.retouch import Sheets, check_places, renew_state, write_sheets


def make_sheets(files: dict[str, bytes], gone: list[str]) -> Sheets:
    """Return sheets to be written."""
    return Sheets(files, gone, {}, [])


def test_nothing_is_written_out_of_the_output(tmp_path: Path) -> None:
    """Through a link that somebody has put where a folder was, or because the cache names such a path."""
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    output.mkdir()
    elsewhere.mkdir()
    (output / "blog").symlink_to(elsewhere)
    check_places(make_sheets({"index.html": b""}, ["a.js"]), output)
    for path in ("blog/index.html", "../a.html", str(elsewhere / "a.html"), "/a.html"):
        for sheets in (make_sheets({path: b""}, []), make_sheets({}, [path])):
            with pytest.raises(UnsettledError):
                check_places(sheets, output)


def test_state_knows_what_was_written(tmp_path: Path) -> None:
    """And not what went; of what it is made, a whole build finds out."""
    (tmp_path / "a.js").write_bytes(b"old")
    sheets = make_sheets({"index.html": b"new"}, ["a.js"])
    write_sheets(sheets, tmp_path)
    records = {name: Record(1, 1, "sha", "made of") for name in ("index.html", "a.js", "b.html")}
    state = renew_state(State("ground", records), [*sheets.files], sheets.gone, tmp_path)
    found = (tmp_path / "index.html").stat()
    renewed = state.records["index.html"]
    assert state.records.keys() == {"index.html", "b.html"}
    assert renewed == Record(3, found.st_mtime_ns, hashlib.sha256(b"new").hexdigest())
    assert state.records["b.html"] == records["b.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
