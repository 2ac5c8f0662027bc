"""The accessibility statement as Pelican sees it: read once, refused where it is wrong, one more section."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.accessibility.section import StatementSections
from plugins.accessibility.statement import read_statement
from plugins.core.clock import build_date
from plugins.core.findings import stop_at_errors


def prepare_statement(pelican: Any) -> None:
    """Read the statement, and have each language's site show it."""
    settings = pelican.settings
    read = read_statement(Path(settings["PATH"]), settings["DEFAULT_LANG"], build_date(os.environ))
    settings["STATEMENT"] = read
    if read.statement and not settings.get("PREVIEW"):
        sections = StatementSections(read.statement)
        settings.setdefault("SECTIONS", []).append(sections)
        settings.setdefault("SEARCHABLE", []).append(sections.list_documents)


def check_statement(generators: Any) -> None:
    """Show what is wrong with the statement, and stop the build before anything is written if it is an error."""
    settings = generators[0].settings
    room = f"{Path(settings['PATH']).name}/data/"
    stop_at_errors(settings["STATEMENT"].findings, room, settings["FINDINGS_GETTEXT"])


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(prepare_statement)
    signals.all_generators_finalized.connect(check_statement)
