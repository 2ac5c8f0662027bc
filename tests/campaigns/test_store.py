"""Rendered files that are kept: taken where they are sound, and made anew where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.campaigns.store import Store, make_key


def test_second_time_is_taken(tmp_path: Path) -> None:
    """The counters tell which it was."""
    store = Store(tmp_path / "kits")
    assert [store.fetch("a", lambda: b"one"), store.fetch("a", lambda: b"two")] == [b"one", b"one"]
    assert (store.rendered, store.taken) == (1, 1)


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 32 + b"one"])
def test_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    """And is sound from then on."""
    store = Store(tmp_path)
    store.fetch("a", lambda: b"one")
    (tmp_path / "a").write_bytes(damage)
    assert not store.holds("a")
    assert store.fetch("a", lambda: b"one") == b"one"
    assert store.holds("a")
    assert store.rendered == 2


def test_link_in_the_store_is_not_followed(tmp_path: Path) -> None:
    """What lies elsewhere is nobody's file of a kit."""
    store = Store(tmp_path / "kits")
    store.fetch("a", lambda: b"one")
    (tmp_path / "kits" / "b").symlink_to(tmp_path / "kits" / "a")
    assert store.holds("a")
    assert not store.holds("b")


def test_failure_leaves_nothing(tmp_path: Path) -> None:
    """What could not be rendered is not kept, not even in part."""
    store = Store(tmp_path / "kits")

    def fail() -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.fetch("a", fail)
    assert not list(tmp_path.rglob("*"))


def test_key_is_that_of_the_content() -> None:
    """The order of the parts does not count, and every byte does."""
    assert make_key({"a": 1, "b": b"x"}) == make_key({"b": b"x", "a": 1})
    assert make_key({"a": b"x"}) != make_key({"a": b"y"})
    with pytest.raises(TypeError, match="set is no part of a key"):
        make_key({"a": {1}})
