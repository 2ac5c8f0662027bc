"""The JSON Schema of ``kit.yaml``, by which editors complete and check it as one types."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from plugins.campaigns.kit_file import COLOURS, LICENCES, OPTIONAL
from plugins.campaigns.model import DRAWN, ChangeKind, ItemKind, Status
from plugins.core.addressing import write_atomically
from plugins.core.declarations import read_declarations
from plugins.core.registries import TERRITORIES

NAME = "kit.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = {"type": "string", "pattern": "^([a-z][a-z0-9-]{0,79}|[0-9]{3})$"}
_DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_VERSION = {"type": "string", "pattern": r"^[1-9][0-9]?\.[0-9]{1,2}$", "description": 'In quotes, such as "1.0".'}
_COLOUR = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}


def make_kit_schema(langs: Collection[str]) -> dict[str, Any]:
    """Return the schema of ``kit.yaml`` on a site that speaks *langs*."""
    texts = {
        "type": "object",
        "properties": {lang: {"type": "string"} for lang in langs},
        "additionalProperties": False,
    }
    properties: dict[str, Any] = {
        "schema": {"const": 1},
        "id": {**_ID, "description": "The name of the folder."},
        "version": _VERSION,
        "status": _choice(Status),
        "released": _DAY,
        "territories": _list(_choice(TERRITORIES)),
        "default_lang": _choice(langs),
        "langs": _list(_choice(langs)),
        "licence": _choice(LICENCES),
        "short": {**_ID, "description": "What the names of the files begin with."},
        "palette": _keys(dict.fromkeys(COLOURS, _COLOUR)),
        "items": _list(_make_item()),
        "changelog": _list(
            _keys({"version": _VERSION, "date": _DAY, "kind": _choice(ChangeKind), "summary": texts}),
            "From the newest entry to the oldest.",
        ),
        "superseded_by": {**_ID, "description": "The campaign that takes its place."},
        "plan": {"type": "string", "description": "The action that it carries out, such as pla-2021/campanya."},
        "helplines": _list({"type": ["string", "integer"]}, "Ids of content/data/helplines.yaml, in quotes."),
        "dates": _list(_keys({"id": _ID, "date": _DAY, "until": _DAY, "title": texts}, optional={"until"})),
    }
    return {"$schema": DIALECT, "title": "A campaign", **_keys(properties, optional=set(OPTIONAL))}


def write_schema(root: Path) -> Path:
    """Write the schema beside the campaigns of the project in *root*, and return its file."""
    languages = read_declarations(root / "pelicanconf.py", ("LANGUAGES",))["LANGUAGES"]
    file = root / "content" / "campaigns" / NAME
    schema = make_kit_schema([language["code"] for language in languages])
    write_atomically(file, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
    return file


def _make_item() -> dict[str, Any]:
    art = {"type": "string", "pattern": r"^[a-z0-9][a-z0-9-]{0,39}\.svg$", "description": "A file of the folder art/."}
    item = _keys({"id": _ID, "kind": _choice(ItemKind), "art": art}, optional={"art"})
    is_drawn = {"properties": {"kind": _choice(sorted(DRAWN))}}
    return {**item, "if": is_drawn, "then": {"required": ["art"]}, "else": {"not": {"required": ["art"]}}}


def _choice(words: Iterable[str]) -> dict[str, Any]:
    return {"enum": [str(word) for word in words]}


def _list(items: Mapping[str, Any], description: str | None = None) -> dict[str, Any]:
    about = {"description": description} if description else {}
    return {"type": "array", "minItems": 1, "items": items, **about}


def _keys(properties: Mapping[str, Any], optional: Collection[str] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}
