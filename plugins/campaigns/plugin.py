"""The campaigns as Pelican sees them: read once, refused where they are wrong, shown in every language."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.core.formats import format_size

LATER = ("plugins.campaigns.joining",)
"""What is imported where there are campaigns: a process that serves many builds does so before the first."""


def offer_filters(generator: Any) -> None:
    """Let templates write sizes in the language that is printing."""
    generator.env.filters["format_size"] = format_size


def build_kits(generators: Any) -> None:
    """Read the campaigns and show all findings; where none is an error, build the kits and add the section.

    A preview of one text has no campaigns, and a project without the folder of campaigns none either.
    """
    settings = generators[0].settings
    folder = Path(settings["PATH"]) / "campaigns"
    if not settings.get("PREVIEW") and (folder.is_symlink() or folder.is_dir()):
        import_module(LATER[0]).join(settings)


def register() -> None:
    """Connect the handlers."""
    signals.generator_init.connect(offer_filters)
    signals.all_generators_finalized.connect(build_kits)
