"""What a kit holds, for machines: each file with its size, its hash, and what it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plugins.campaigns.model import Campaign

SCHEMA = "kits/manifest.schema.json"
VERSION = 1


@dataclass(frozen=True)
class KitFile:
    """A file of a kit; `path` is relative to the kit's folder, sizes are None where the file has none."""

    path: str
    content: bytes
    role: str
    lang: str | None
    media_type: str
    alt: str | None = None
    px: tuple[int, int] | None = None
    mm: tuple[int, int] | None = None
    bleed_mm: int | None = None
    pdf_standard: str | None = None
    editable: bool = False

    @cached_property
    def sha256(self) -> str:
        """Return the hash of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def render_manifest(campaign: Campaign, files: Iterable[KitFile], tools: Mapping[str, str]) -> str:
    """Return the manifest of *files*, in the order of their paths."""
    manifest = {
        "schema": VERSION,
        "kit": campaign.id,
        "version": campaign.version,
        "status": campaign.status.value,
        "superseded_by": campaign.superseded_by,
        "released": campaign.released.isoformat(),
        "languages": list(campaign.langs),
        "territories": list(campaign.territories),
        "licence": campaign.licence,
        "tools": dict(sorted(tools.items())),
        "changelog": [
            {
                "version": change.version,
                "date": change.day.isoformat(),
                "kind": change.kind.value,
                "summary": dict(change.summary.by_language),
            }
            for change in campaign.changelog
        ],
        "files": [_describe(file) for file in sorted(files, key=lambda file: file.path)],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def render_sums(files: Iterable[KitFile]) -> str:
    """Return the hashes of *files* as ``sha256sum --check`` reads them."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda file: file.path))


def _describe(file: KitFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "role": file.role,
        "lang": file.lang,
        "media_type": file.media_type,
        "bytes": len(file.content),
        "sha256": file.sha256,
        "px": list(file.px) if file.px else None,
        "mm": list(file.mm) if file.mm else None,
        "bleed_mm": file.bleed_mm,
        "pdf_standard": file.pdf_standard,
        "alt": file.alt,
        "editable": file.editable,
    }


def make_schema() -> dict[str, Any]:
    """Return the JSON Schema that every manifest follows."""
    pair = {"type": ["array", "null"], "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2}
    day = {"type": "string", "format": "date"}
    file = {
        "path": {"type": "string", "pattern": r"^[\w][\w./-]*$"},
        "role": {"type": "string"},
        "lang": {"type": ["string", "null"]},
        "media_type": {"type": "string"},
        "bytes": {"type": "integer", "minimum": 1},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "px": pair,
        "mm": pair,
        "bleed_mm": {"type": ["integer", "null"]},
        "pdf_standard": {"type": ["string", "null"]},
        "alt": {"type": ["string", "null"]},
        "editable": {"type": "boolean"},
    }
    change = {
        "version": {"type": "string"},
        "date": day,
        "kind": {"enum": ["released", "revised", "superseded", "withdrawn"]},
        "summary": {"type": "object", "additionalProperties": {"type": "string"}},
    }
    words = {"type": "array", "items": {"type": "string"}}
    manifest = {
        "schema": {"const": VERSION},
        "kit": {"type": "string"},
        "version": {"type": "string", "pattern": r"^[1-9]\d?\.\d{1,2}$"},
        "status": {"enum": ["draft", "active", "superseded", "withdrawn"]},
        "superseded_by": {"type": ["string", "null"]},
        "released": day,
        "languages": words,
        "territories": words,
        "licence": {"type": "string"},
        "tools": {"type": "object", "additionalProperties": {"type": "string"}},
        "changelog": {"type": "array", "items": _object(change)},
        "files": {"type": "array", "items": _object(file)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The manifest of a campaign's kit",
        **_object(manifest),
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "additionalProperties": False, "properties": properties}
