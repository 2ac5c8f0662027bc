"""The action plans as Pelican sees them: read once, refused where they are wrong, shown in every language."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.action_plan import phrases
from plugins.action_plan.reading import read_plans
from plugins.action_plan.section import PlanSections
from plugins.core.clock import build_date
from plugins.core.findings import stop_at_errors
from plugins.core.formats import format_month, format_percent, format_size
from plugins.core.languages import SettingsError

FILTERS = (phrases.format_due, phrases.status_label, format_month, format_percent, format_size)


def prepare_plans(pelican: Any) -> None:
    """Read the plans, and have each language's site show them as they stand on the day of AS_OF or of the build."""
    settings = pelican.settings
    today = build_date(os.environ)
    plans = read_plans(Path(settings["PATH"]), today)
    settings["PLANS"] = plans
    sections = PlanSections(plans, read_day(settings.get("AS_OF")) or today)
    settings.setdefault("SECTIONS", []).append(sections)
    settings.setdefault("NEWS", []).append(sections.tell_news)
    settings.setdefault("SEARCHABLE", []).append(sections.list_documents)


def read_day(written: str | None) -> date | None:
    """Return the day of the setting AS_OF, None where it is not set; raises `SettingsError` where it is no day."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        message = f'AS_OF is "{written}", which is no day; write one such as 2026-11-22, or leave it out'
        raise SettingsError(message) from None


def offer_filters(generator: Any) -> None:
    """Let templates write due periods, statuses, percentages, sizes and texts in the language that is printing."""
    generator.env.filters.update({function.__name__: function for function in FILTERS})


def check_plans(generators: Any) -> None:
    """Show all findings of all plans, and stop the build before anything is written if one is an error."""
    settings = generators[0].settings
    room = f"{Path(settings['PATH']).name}/plans/"
    stop_at_errors(settings["PLANS"].findings, room, settings["FINDINGS_GETTEXT"])


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(prepare_plans)
    signals.generator_init.connect(offer_filters)
    signals.all_generators_finalized.connect(check_plans)
