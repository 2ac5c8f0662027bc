"""What a build writes beside what the last one wrote."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from plugins.core.ledger import Ledger, PathError, Record, State, locked, read_state, state_file, write_state
from plugins.core.sealed import write_sealed
from plugins.core.spares import Spares
from plugins.core.staging import staged


def build(
    output: Path, last: State, files: dict[str, str], ground: str = "g", spares: Spares | None = None
) -> tuple[State, list[str]]:
    """Write *files*, each made of its own text; return the state that is left, and what had to be made."""
    ledger, made = Ledger(output, ground, last, spares), []
    with staged(output, (), ledger.tell) as ledger.folder:
        for path, text in files.items():
            if not ledger.keep(path, text):
                made.append(path)
                ledger.write(path, text.encode(), text)
            assert ledger.read(path) == text.encode()
    if spares:
        spares.keep(output, ledger.fresh)
    return ledger.close(), made


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the site goes."""
    return tmp_path / "output"


FILES = {"index.html": "home", "gl/index.html": "casa"}


def test_what_did_not_change_is_not_made_again(output: Path) -> None:
    """Nor touched."""
    state, made = build(output, State(), FILES)
    assert made == list(FILES)
    before = (output / "index.html").stat().st_mtime_ns
    state, made = build(output, state, FILES | {"gl/index.html": "outra casa"})
    assert made == ["gl/index.html"]
    assert (output / "index.html").stat().st_mtime_ns == before
    assert (output / "gl/index.html").read_text(encoding="utf-8") == "outra casa"


@pytest.mark.parametrize("lost", ["everything", "a file", "its words"])
def test_lost_output_is_taken_from_the_spares(output: Path, tmp_path: Path, lost: str) -> None:
    """As it was, with its time; the state that is left knows nothing of it."""
    spares = Spares(tmp_path / "spares")
    state, _ = build(output, State(), FILES, spares=spares)
    if lost == "everything":
        shutil.rmtree(output)
    else:
        (output / "index.html").unlink()
    if lost == "its words":
        (output / "index.html").write_text("nome", encoding="utf-8")
    after, made = build(output, state, FILES, spares=spares)
    assert not made
    assert after == state
    assert {name: (output / name).read_text(encoding="utf-8") for name in FILES} == FILES
    assert build(output, after, FILES, spares=spares) == (state, [])


@pytest.mark.parametrize("damage", ["edited", "gone", "touched", "link"])
def test_file_that_somebody_changed_is_made_again(output: Path, tmp_path: Path, damage: str) -> None:
    """Whatever was done to it, even where it is as long as before."""
    state, _ = build(output, State(), FILES)
    file = output / "index.html"
    if damage == "edited":
        file.write_text("HOME", encoding="utf-8")
    elif damage == "touched":
        os.utime(file, ns=(0, 0))
    else:
        file.unlink()
        if damage == "link":
            (tmp_path / "home").write_text("home", encoding="utf-8")
            os.utime(tmp_path / "home", ns=(0, state.records["index.html"].modified))
            file.symlink_to(tmp_path / "home")
    _, made = build(output, state, FILES)
    assert made == ["index.html"]
    assert file.read_text(encoding="utf-8") == "home"
    assert not file.is_symlink()


def test_nothing_is_kept_on_another_ground(output: Path) -> None:
    """What comes out the same keeps its time nevertheless."""
    state, _ = build(output, State(), FILES)
    before = (output / "index.html").stat().st_mtime_ns
    _, made = build(output, state, FILES, "another")
    assert made == list(FILES)
    assert (output / "index.html").stat().st_mtime_ns == before


def test_stale_files_go_with_their_folders(output: Path) -> None:
    """What the last build wrote and this one does not."""
    state, _ = build(output, State(), FILES)
    state, _ = build(output, state, {"index.html": "home"})
    assert sorted(path.name for path in output.iterdir()) == ["index.html"]
    assert list(state.records) == ["index.html"]


@pytest.mark.parametrize("path", ["../a", "/etc/passwd", "a//b", "a/../b", "", "a\0b", "./a"])
def test_path_out_of_the_output_is_refused(output: Path, path: str) -> None:
    """Whoever gives it."""
    with pytest.raises(PathError, match="leads out of the output"):
        Ledger(output, "g", State()).stage(path, b"")


def test_state_is_read_as_it_was_written(output: Path, tmp_path: Path) -> None:
    """With all that it says of each file."""
    state, _ = build(output, State(), FILES)
    file = state_file(tmp_path / "cache", output)
    write_state(file, state)
    assert read_state(file) == state
    assert state_file(tmp_path / "cache", tmp_path / "other") != file


HOSTILE = {
    "version": {"version": 9, "ground": "g", "files": {}},
    "list": [],
    "row": {"version": 1, "ground": "g", "files": {"a": [1]}},
    "kind": {"version": 1, "ground": "g", "files": {"a": ["1", 2, "", ""]}},
    "path": {"version": 1, "ground": "g", "files": {"../../x": [1, 2, "", ""]}},
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_odd_state_is_as_good_as_none(tmp_path: Path, case: str) -> None:
    """Even where its seal is right."""
    text = HOSTILE[case]
    write_sealed(tmp_path / "state", (text if isinstance(text, str) else json.dumps(text)).encode())
    assert read_state(tmp_path / "state") == State()


def test_state_that_names_what_it_does_not_own_removes_nothing(output: Path, tmp_path: Path) -> None:
    """A folder of the output that has become a link leads elsewhere."""
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/index.html").touch()
    build(output, State(), {"index.html": "home"})
    (output / "gl").symlink_to(tmp_path / "precious")
    build(output, State("g", {"gl/index.html": Record(0, 0)}), {"index.html": "home"})
    assert (tmp_path / "precious/index.html").is_file()


def test_cache_that_cannot_be_used_costs_nothing_but_time(tmp_path: Path) -> None:
    """A file lies where its folder would be."""
    (tmp_path / "cache").touch()
    file = state_file(tmp_path / "cache", tmp_path / "output")
    with locked(file):
        write_state(file, State("g", {"a": Record(1, 2)}))
    assert read_state(file) == State()
