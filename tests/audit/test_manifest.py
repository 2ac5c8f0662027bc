"""The list of all that was written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from plugins.audit.manifest import (
    Entry,
    ManifestError,
    amend_manifest,
    make_entry,
    parse_manifest,
    read_manifest,
    render_manifest,
)
from plugins.audit.scan import OutputFile

ENTRIES = [Entry("b/index.html", 2, "0" * 64, "content/pages/b.ca.md"), Entry("a.xml", 1, "1" * 64)]


def test_entry_is_what_the_file_holds() -> None:
    """Size, SHA-256, and the source where there is one."""
    digest = hashlib.sha256("ñ".encode()).hexdigest()
    assert make_entry(OutputFile("a", "ñ".encode()), {"a": "content/a.md"}) == Entry("a", 2, digest, "content/a.md")
    assert make_entry(OutputFile("b", b""), {"a": "content/a.md"}).source is None


def test_manifest_is_read_as_it_was_written() -> None:
    """And its order does not depend on that of the files."""
    text = render_manifest(ENTRIES)
    assert text == render_manifest(reversed(ENTRIES))
    assert list(parse_manifest(text, "m").values()) == sorted(ENTRIES, key=lambda entry: entry.path)


def test_folder_is_read_by_its_manifest_or_by_its_files(tmp_path: Path) -> None:
    """The manifest knows the sources; without one, the bytes tell the rest."""
    (tmp_path / "a.xml").write_bytes(b"x")
    assert read_manifest(tmp_path) == {"a.xml": Entry("a.xml", 1, hashlib.sha256(b"x").hexdigest())}
    (tmp_path / "build-manifest.json").write_text(render_manifest(ENTRIES), encoding="utf-8")
    assert read_manifest(tmp_path) == {entry.path: entry for entry in ENTRIES}
    assert read_manifest(tmp_path / "build-manifest.json") == read_manifest(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": [1]}', '{"files": [{"path": "a"}]}', "[" * 100_000])
def test_what_is_no_manifest_is_one_sentence(text: str) -> None:
    """Never a traceback: the file may come from anywhere."""
    with pytest.raises(ManifestError, match="m is not a build manifest"):
        parse_manifest(text, "m")


def test_other_version_is_refused() -> None:
    """What its fields mean is not known."""
    with pytest.raises(ManifestError, match="another version"):
        parse_manifest('{"version": 2, "files": []}', "m")


def test_missing_manifest_is_one_sentence(tmp_path: Path) -> None:
    """So is a file that is no text."""
    with pytest.raises(ManifestError, match="does not exist"):
        read_manifest(tmp_path / "nowhere")
    (tmp_path / "picture").write_bytes(b"\xff\xd8")
    with pytest.raises(ManifestError, match="is not a build manifest"):
        read_manifest(tmp_path / "picture")


def test_amended_manifest_is_that_of_the_files_there_are() -> None:
    """Some are new, some are others, some are gone; the rest is not read."""
    names = ("a.html", "b/«ç».html", 'c"\\.js', "d.xml")
    old = [Entry(name, 1, "0" * 64, "content/a.md" if name == "a.html" else None) for name in names]
    new = [Entry("b/«ç».html", 2, "1" * 64), Entry("bb.js", 3, "2" * 64)]
    wanted = render_manifest([old[0], *new, old[3]])
    assert amend_manifest(render_manifest(old), new, ['c"\\.js']) == wanted
