"""The shelf of all sources."""

import hashlib
import struct
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from plugins.contributions import kept_sources
from plugins.contributions.front_matter import make_rules
from plugins.contributions.kept_sources import Entry, KeptSources, hold_sources
from plugins.contributions.reading import Source, SourceReader
from plugins.contributions.shelf import Shelf
from plugins.core.registries import Registries

SOURCE = "---\ntitle: Qui som\nlang: {lang}\nsummary: {summary}\n---\n\n{body}\n"
LANGUAGES = [{"code": "ca"}, {"code": "gl"}]


class CountingReader(SourceReader):
    """Counts how often each source is parsed."""

    def __init__(self, content: Path) -> None:
        super().__init__(content, make_rules(LANGUAGES, Registries()), lambda _lang, message: message)
        self.parsed: Counter[str] = Counter()

    def parse(self, text: str, path: PurePosixPath) -> Source:
        """Parse, and count it."""
        self.parsed[path.name] += 1
        return super().parse(text, path)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two pages with a heading and a link each."""
    folder = tmp_path / "content/pages"
    folder.mkdir(parents=True)
    made = []
    for name, lang in (("a.ca.md", "ca"), ("b.gl.md", "gl")):
        body = f"## Un títol\n\nText de {name}, amb [enllaç](https://example.org).\n\n## Un altre"
        made.append(folder / name)
        made[-1].write_text(SOURCE.format(lang=lang, summary="s" * 80, body=body), encoding="utf-8")
    return made


def read(files: list[Path], cache: Path | None = None, ground: str = "g") -> tuple[list[Source], Counter[str]]:
    """Return all sources, and which of them were parsed."""
    reader = CountingReader(files[0].parents[1])
    shelf = Shelf(reader, files, KeptSources(cache, ground) if cache else None)
    return [shelf.take(file) for file in files], reader.parsed


def test_each_file_is_read_once(files: list[Path]) -> None:
    """All of them when the first is asked for, and one that nobody announced by itself."""
    reader = CountingReader(files[0].parents[1])
    shelf = Shelf(reader, files[:1])
    assert not reader.parsed
    assert shelf.take(files[0]).path.name == "a.ca.md"
    shelf.take(files[0])
    assert reader.parsed == {"a.ca.md": 1}
    assert shelf.take(files[1]).path.name == "b.gl.md"
    assert reader.parsed == {"a.ca.md": 1, "b.gl.md": 1}


def test_kept_source_is_what_was_read(files: list[Path], tmp_path: Path) -> None:
    """In every field, and nothing is parsed again."""
    first, parsed = read(files, tmp_path / "kept")
    assert parsed == {"a.ca.md": 1, "b.gl.md": 1}
    again, parsed = read(files, tmp_path / "kept")
    assert again == first
    assert next(source.body.toc for source in again if source.body)
    assert not parsed


@pytest.mark.parametrize("what", ["text", "ground", "name"])
def test_changed_source_is_read_anew(files: list[Path], tmp_path: Path, what: str) -> None:
    """Where its text, its name or what its reading depends on has changed; the other one is not."""
    read(files, tmp_path / "kept")
    if what == "text":
        files[0].write_text(files[0].read_text(encoding="utf-8") + "\nMés.\n", encoding="utf-8")
    if what == "name":
        files[0] = files[0].rename(files[0].with_name("c.ca.md"))
    sources, parsed = read(files, tmp_path / "kept", "h" if what == "ground" else "g")
    assert set(parsed) == {"text": {"a.ca.md"}, "ground": {"a.ca.md", "b.gl.md"}, "name": {"c.ca.md"}}[what]
    assert sources == read(files)[0]


def test_source_to_be_mended_is_not_kept(files: list[Path], tmp_path: Path) -> None:
    """It stops the build anyway."""
    files[0].write_text("no head", encoding="utf-8")
    read(files, tmp_path / "kept")
    assert set(read(files, tmp_path / "kept")[1]) == {"a.ca.md"}


@pytest.mark.parametrize("damage", ["", "x", "sealed", "astray", "cut", "link"])
def test_damaged_cache_costs_time_and_nothing_else(files: list[Path], tmp_path: Path, damage: str) -> None:
    """Empty, garbled, sealed again by somebody else with rows that lead nowhere, cut short, or a link elsewhere."""
    first, _ = read(files)
    read(files, cache := tmp_path / "kept")
    if damage in {"sealed", "astray"}:
        # An index at the place that the end names: one of half a row, or of one that leads behind the end.
        row = struct.pack("<16sQIII16s16s", b"", 999, 9, 9, 9, b"", b"") if damage == "astray" else b"row"
        text = b"sources 3\n" + row + struct.pack("<Q", 10)
        cache.write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
    elif damage == "cut":
        cache.write_bytes(cache.read_bytes()[:-9])
    elif damage == "link":
        cache.rename(tmp_path / "other")
        cache.symlink_to(tmp_path / "other")
    else:
        cache.write_text(damage, encoding="utf-8")
    sources, parsed = read(files, cache)
    assert sources == first
    assert set(parsed) == {"a.ca.md", "b.gl.md"}


def test_shelf_that_fails_leaves_nothing_half_written(files: list[Path], tmp_path: Path) -> None:
    """And what was kept before stays."""
    cache = tmp_path / "cache/kept"
    read(files, cache)
    before = cache.read_bytes()
    files[0].write_text(files[0].read_text(encoding="utf-8") + "\nMés.\n", encoding="utf-8")

    class FailingReader(CountingReader):
        def parse(self, text: str, path: PurePosixPath) -> Source:
            if path.name == "b.gl.md":
                raise InterruptedError
            return super().parse(text, path)

    shelf = Shelf(FailingReader(files[0].parents[1]), files, KeptSources(cache, "h"))
    with pytest.raises(InterruptedError):
        shelf.take(files[0])
    assert [*cache.parent.iterdir()] == [cache]
    assert cache.read_bytes() == before


@pytest.mark.parametrize("what", ["no folder", "no places"])
def test_what_cannot_be_put_by_is_held(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Where nothing can be written, or no file be read by place."""
    first, _ = read(files)
    if what == "no folder":
        (tmp_path / "cache").touch()
    else:
        monkeypatch.setattr("plugins.core.stowage.CAN_STOW", False)
        monkeypatch.setattr("plugins.contributions.kept_sources.CAN_STOW", False)
    assert read(files, tmp_path / "cache/kept")[0] == first
    assert read(files, tmp_path / "cache/kept")[0] == first


def test_held_sources_are_not_decoded_again(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are what was read; and those that the file has no longer are dropped."""
    monkeypatch.setattr(kept_sources, "_held", {})
    first, _ = read(files)
    read(files, cache := tmp_path / "kept")
    hold_sources(cache)
    with monkeypatch.context() as patch:
        patch.setattr(Entry, "tell", None)
        sources, parsed = read(files, cache)
    assert sources == first
    assert not parsed
    read(files[:1], cache)
    hold_sources(cache)
    assert len(kept_sources._held) == 1
    hold_sources(tmp_path / "gone")
    assert not kept_sources._held
