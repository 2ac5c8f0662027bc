"""The JSON Schema of a plan's file, by which editors complete and check it as one types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from plugins.action_plan.model import OUT_OF_SCOPE, Plan
from plugins.action_plan.reading import FOLDER, SCHEMA_NAME
from plugins.action_plan.values import FORMULA_MARKS, LANGUAGE, WORDING_MARK
from plugins.core.addressing import write_atomically
from plugins.core.declarations import read_declarations

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_GIVEN_UP = {"properties": {"status": {"enum": sorted(OUT_OF_SCOPE)}}, "required": ["status"]}
_ADDITIONS: dict[str, dict[str, Any]] = {
    "Manual": {"required": ["type"]},
    "Evidence": {"oneOf": [{"required": ["url"]}, {"required": ["file"]}]},
    "Update": {
        "if": {"anyOf": [_GIVEN_UP, {"required": ["due"]}, {"required": ["target"]}]},
        "then": {"required": ["note"]},
    },
}
"""What pydantic cannot say of the form, by the part that it is said of."""


class _Generator(GenerateJsonSchema):
    """pydantic's schema for a file in which no key is ever null, without a title that only repeats each key."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default", ...) is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False


def make_schema(languages: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of a site whose *languages* are given as names by codes."""
    schema = Plan.model_json_schema(schema_generator=_Generator)
    parts = schema["$defs"]
    for name, addition in _ADDITIONS.items():
        parts[name] |= addition
    schema = _refer_to_wording(schema)
    schema["$defs"] |= {"Line": _make_line(), "Wording": _make_wording(languages)}
    return {"$schema": DIALECT, **schema}


def render_schema(languages: Mapping[str, str]) -> str:
    """Return the file that `plan.schema` writes."""
    return json.dumps(make_schema(languages), ensure_ascii=False, indent=2) + "\n"


def write_schema(root: Path) -> Path:
    """Write the schema beside the plans of the project in *root*, and return its file."""
    file = root / "content" / FOLDER / SCHEMA_NAME
    write_atomically(file, render_schema(read_language_names(root)).encode())
    return file


def read_language_names(root: Path) -> dict[str, str]:
    """Return the names of the site's languages by their codes."""
    rows: Iterable[Mapping[str, str]] = read_declarations(root / "pelicanconf.py", ("LANGUAGES",))["LANGUAGES"]
    return {row["code"]: row["name"] for row in rows}


def _refer_to_wording(schema: Any) -> Any:
    """Return *schema* with each place of a text by language leading to the one definition of it."""
    if isinstance(schema, dict):
        kept = {key: _refer_to_wording(value) for key, value in schema.items() if key != WORDING_MARK}
        return {"$ref": "#/$defs/Wording", **kept} if WORDING_MARK in schema else kept
    return [_refer_to_wording(item) for item in schema] if isinstance(schema, list) else schema


def _make_line() -> dict[str, Any]:
    pattern = f"^[^{FORMULA_MARKS}]"
    description = "Plain text on one line; one that begins with = + - or @ would be run by a spreadsheet."
    return {"type": "string", "minLength": 1, "maxLength": 1_000, "pattern": pattern, "description": description}


def _make_wording(languages: Mapping[str, str]) -> dict[str, Any]:
    line = {"$ref": "#/$defs/Line"}
    body = {code: f"${{{index}:…}}" for index, code in enumerate(languages, start=1)}
    return {
        "type": "object",
        "description": "A text by language; the plan's default language is always there.",
        "minProperties": 1,
        "properties": {code: {**line, "description": name} for code, name in languages.items()},
        "patternProperties": {LANGUAGE: line},
        "additionalProperties": False,
        "defaultSnippets": [{"label": f"{{{', '.join(languages)}}}", "body": body}],
    }
