"""What a build notes for those that come after."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.core.sealed import read_sealed, write_sealed
from plugins.core.searching import IndexNote
from plugins.retouching.insets import Inset
from plugins.retouching.record import MOST_BYTES, Record, Surroundings, Text, read_record, write_record

RECORD = Record(
    "seal",
    Surroundings(
        "https://e.org", "", "/site/content", "/site/theme", [{"code": "ca"}], "ca", "en", ["assets/a.js"], "/packed"
    ),
    {"articles/un.ca.md": Text("face", "blog/un/")},
    {"blog/un/index.html": [Inset("articles/un.ca.md", 10, 4, "digest")]},
    [IndexNote("ca", "assets/search-ca.js", "cerca/index.html", 100, [1, 2])],
)


def test_record_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """For the state that it belongs to, and for no other."""
    file = tmp_path / "a.insets"
    write_record(file, RECORD)
    assert read_record(file, "seal") == RECORD
    assert read_record(file, "another") is None
    write_record(file, replace(RECORD, state="another"))
    assert read_record(file, "seal") is None


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 1},
        {"surroundings": {"origin": "x"}},
        {"texts": [1]},
        {"insets": {"a": [["b", 1]]}},
        {"indexes": [{"lang": "ca", "path": "/etc/passwd"}]},
        {"texts": None},
    ],
)
def test_record_of_another_form_is_none(tmp_path: Path, changed: dict[str, Any]) -> None:
    """Of an older generator, or made up."""
    file = tmp_path / "a.insets"
    write_record(file, RECORD)
    data = json.loads(read_sealed(file, MOST_BYTES) or b"")
    write_sealed(file, json.dumps(data | changed).encode())
    assert read_record(file, "seal") is None


def test_missing_or_damaged_record_is_none(tmp_path: Path) -> None:
    """The next build is then a whole one."""
    file = tmp_path / "a.insets"
    assert read_record(file, "seal") is None
    write_record(file, RECORD)
    file.write_bytes(file.read_bytes()[:-1])
    assert read_record(file, "seal") is None
