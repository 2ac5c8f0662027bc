"""The description of a plan's data files for programs.

Source: Data Package 2.0 with Table Schema, https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from plugins.action_plan.addresses import Addresses
from plugins.action_plan.model import Plan
from plugins.action_plan.publication import LICENCE_URL, SAMPLE_NOTE, Publication
from plugins.action_plan.state import PlanState
from plugins.action_plan.tables import Column, Table
from plugins.core.findings import N_
from plugins.core.formats import format_date, gettext
from plugins.core.languages import Language

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-SA-4.0",
    "path": LICENCE_URL,
    "title": "Creative Commons Attribution-ShareAlike 4.0",
}
_ABOUT = N_("How the plan stood on %(day)s: actions, progress and every update, as open data.")


def render_data_package(
    state: PlanState,
    files: Mapping[str, bytes],
    tables: tuple[Table[Any], ...],
    publication: Publication,
    language: Language,
) -> str:
    """Return the descriptor of *files*, by name, in the language that is printing, *language*; it lies beside them."""
    plan = state.plan
    texts = plan.texts(plan.title)
    about = gettext(_ABOUT) % {"day": format_date(state.as_of)}
    package = {
        "$schema": PROFILE,
        "name": plan.id,
        "title": texts.text(language.code),
        "description": f"{about} {gettext(SAMPLE_NOTE)}" if plan.sample else about,
        "version": state.as_of.isoformat(),
        "homepage": publication.root + Addresses(language.prefix).data(plan),
        "licenses": [LICENCE],
        "contributors": [{"title": publication.name, "path": publication.root, "roles": ["publisher"]}],
        "resources": [_describe_table(table, plan, files[table.file]) for table in tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _describe_table(table: Table[Any], plan: Plan, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": gettext(table.title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_describe_column(column) for column in table.spread(plan)],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": [name], "reference": {"resource": resource, "fields": [field]}}
                for name, (resource, field) in table.tied_to.items()
            ],
        },
    }


def _describe_column(column: Column[Any]) -> dict[str, Any]:
    about = {"name": column.name, "type": column.kind, "description": gettext(column.about)}
    return about | ({"constraints": dict(column.constraints)} if column.constraints else {})
