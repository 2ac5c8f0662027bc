"""The schema of kit.yaml: that of the model, and as strict as the checks."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml

from plugins.campaigns.kit_file import OPTIONAL, REQUIRED
from plugins.campaigns.schema import NAME, make_kit_schema, write_schema
from plugins.workshop import ROOT

CAMPAIGNS = ROOT / "content" / "campaigns"
LANGS = ("ca", "gl", "es", "en")
KITS = sorted(CAMPAIGNS.glob("*/kit.yaml"))


def read(text: str) -> Any:
    """Return YAML as an editor reads it, dates being texts."""
    loader = yaml.SafeLoader(text)
    loader.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if not pair[0].endswith("timestamp")]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return loader.get_single_data()


def test_schema_is_the_one_that_editors_read() -> None:
    """The file beside the campaigns was written by this code."""
    before = (CAMPAIGNS / NAME).read_bytes()
    assert write_schema(ROOT).read_bytes() == before
    jsonschema.Draft202012Validator.check_schema(json.loads(before))


def test_every_key_is_in_the_schema() -> None:
    """Those that must be there, and those that may."""
    schema = make_kit_schema(LANGS)
    assert set(schema["properties"]) == {*REQUIRED, *OPTIONAL}
    assert set(schema["required"]) == set(REQUIRED)


@pytest.mark.parametrize("file", KITS, ids=lambda file: file.parent.name)
def test_real_campaigns_follow_it(file: Any) -> None:
    """As an editor sees them."""
    jsonschema.validate(read(file.read_text(encoding="utf-8")), make_kit_schema(LANGS))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: active", "status: gone"),
        ("kind: poster, art: cartell.svg", "kind: poster"),
        ("kind: document", "kind: document, art: a.svg"),
        ('ink: "#', 'ink: "'),
        ("schema: 1", "schema: 2"),
        ("short:", "shrot:"),
    ],
)
def test_schema_refuses_what_the_checks_refuse(old: str, new: str) -> None:
    """While one types."""
    text = KITS[-1].read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read(text.replace(old, new, 1)), make_kit_schema(LANGS))
