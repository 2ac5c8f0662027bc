"""The manifest: the same for the same files, and held to its schema."""

from __future__ import annotations

import hashlib
import json

import jsonschema
import pytest

from plugins.campaigns.manifest import KitFile, make_schema, render_manifest, render_sums
from plugins.campaigns.project import Project

FILES = (
    KitFile(
        "ca/b.pdf", b"b", "poster", "ca", "application/pdf", "A", mm=(297, 420), bleed_mm=3, pdf_standard="PDF/UA-1"
    ),
    KitFile("ca/a.png", b"a", "social", "ca", "image/png", "B", px=(1080, 1080)),
    KitFile("a.zip", b"c", "archive", None, "application/zip"),
)


def render(project: Project) -> str:
    """Return the manifest of a few files."""
    return render_manifest(project.campaigns.campaigns[0], FILES, {"typst": "1", "pandoc": "2"})


def test_manifest_lists_files_in_order(small: Project) -> None:
    """By path, each with all that is known of it."""
    manifest = json.loads(render(small))
    assert [entry["path"] for entry in manifest["files"]] == ["a.zip", "ca/a.png", "ca/b.pdf"]
    assert manifest["files"][2] == {
        "path": "ca/b.pdf",
        "role": "poster",
        "lang": "ca",
        "media_type": "application/pdf",
        "bytes": 1,
        "sha256": hashlib.sha256(b"b").hexdigest(),
        "px": None,
        "mm": [297, 420],
        "bleed_mm": 3,
        "pdf_standard": "PDF/UA-1",
        "alt": "A",
        "editable": False,
    }
    assert list(manifest["tools"]) == ["pandoc", "typst"]


def test_schema_is_one() -> None:
    """And refuses what is none of a manifest."""
    jsonschema.Draft202012Validator.check_schema(make_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({}, make_schema())


@pytest.mark.parametrize(("key", "value"), [("version", "one"), ("status", "gone"), ("files", [{}]), ("more", 1)])
def test_schema_refuses_what_is_wrong(small: Project, key: str, value: object) -> None:
    """A value that is none, and a key that there is not."""
    manifest = json.loads(render(small))
    jsonschema.validate(manifest, make_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**manifest, key: value}, make_schema())


def test_sums_are_in_order() -> None:
    """Two spaces between hash and path, as the program writes them."""
    assert [line[64:] for line in render_sums(FILES).splitlines()] == ["  a.zip", "  ca/a.png", "  ca/b.pdf"]
