"""Where the files of the plans are published, and under whose name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.action_plan.addresses import ROOM, Addresses
from plugins.action_plan.model import Plan
from plugins.core.findings import N_

SCHEMA = f"{ROOM}/plan-export.schema.json"
"""Where the JSON Schema of the export lies, within the site."""

PROOFS = "proves"
"""The folder beside a plan's data that holds the files given as evidence."""


LICENCE, LICENCE_URL = "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"
"""Under which the plans and their data may be used again."""

SAMPLE_NOTE = N_(
    "The progress shown here is illustrative: it shows how the plan would be followed, not what has been done."
)


@dataclass(frozen=True)
class Publication:
    """The site that publishes: `root` is its address with a slash at the end, `authority` that of its tag URIs.

    `texts` are the addresses within the site of its articles and pages, by their sources' paths in the content folder.
    """

    root: str
    authority: str
    name: str
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def schema_url(self) -> str:
        """Return the address of the JSON Schema of the export."""
        return self.root + SCHEMA

    def data_url(self, plan: Plan, name: str) -> str:
        """Return the address of a file about *plan* that all languages share."""
        return self.root + Addresses().data(plan) + name

    def evidence_address(self, plan: Plan, file: str) -> str | None:
        """Return the address within the site of a file given as evidence, by its path in the content folder.

        None where it is the source of a text that the site does not show.
        """
        if is_source(file):
            return self.texts.get(file)
        return f"{Addresses().data(plan)}{PROOFS}/{file}"


def is_source(file: str) -> bool:
    """Tell whether a file given as evidence is the source of an article or page, which is no download itself."""
    return file.endswith(".md")
