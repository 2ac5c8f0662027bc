"""Answers kept from one run to the next."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from plugins.core.memory import Memory, digest_parts


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A module by which answers are found."""
    file = tmp_path / "code.py"
    file.write_text("answer = 1", encoding="utf-8")
    return file


def test_answer_is_kept_for_the_next_time(tmp_path: Path, code: Path) -> None:
    """And forgotten once nobody asks for it any more."""
    file = tmp_path / "cache" / "answers.json"
    first = Memory(file, [code], ["1.0"])
    assert first.recall("a") is None
    first.remember("a", 5)
    first.remember("b", [True])
    first.save()
    second = Memory(file, [code], ["1.0"])
    assert second.recall("a") == 5
    second.save()
    third = Memory(file, [code], ["1.0"])
    assert (third.recall("a"), third.recall("b")) == (5, None)


def test_other_code_knows_nothing(tmp_path: Path, code: Path) -> None:
    """Nor does another version of a library."""
    file = tmp_path / "answers.json"
    memory = Memory(file, [code], ["1.0"])
    memory.remember("a", 5)
    memory.save()
    assert Memory(file, [code], ["1.1"]).recall("a") is None
    code.write_text("answer = 2", encoding="utf-8")
    assert Memory(file, [code], ["1.0"]).recall("a") is None


@pytest.mark.parametrize(
    "content",
    ["", "no line", "0\n{}", f"{sha256(b'no json').hexdigest()}\nno json", f"{sha256(b'[]').hexdigest()}\n[]"],
)
def test_damaged_file_is_as_good_as_none(tmp_path: Path, code: Path, content: str) -> None:
    """And is written anew."""
    file = tmp_path / "answers.json"
    file.write_text(content, encoding="utf-8")
    memory = Memory(file, [code], [])
    assert memory.recall("a") is None
    memory.remember("a", 5)
    memory.save()
    assert Memory(file, [code], []).recall("a") == 5


def test_changed_answer_is_not_believed(tmp_path: Path, code: Path) -> None:
    """The file's first line tells on it."""
    file = tmp_path / "answers.json"
    memory = Memory(file, [code], [])
    memory.remember("a", 5)
    memory.save()
    file.write_text(file.read_text(encoding="utf-8").replace(" 5", " 6"), encoding="utf-8")
    assert Memory(file, [code], []).recall("a") is None


def test_nothing_is_written_where_nobody_may(tmp_path: Path, code: Path) -> None:
    """A check still ends with what it found."""
    (tmp_path / "cache").touch()
    memory = Memory(tmp_path / "cache" / "answers.json", [code], [])
    memory.remember("a", 5)
    memory.save()
    assert (tmp_path / "cache").is_file()


def test_parts_are_told_apart() -> None:
    """By where one ends and the next begins."""
    assert digest_parts("ab", "c") != digest_parts("a", "bc")
    assert digest_parts("a") == digest_parts(b"a")
