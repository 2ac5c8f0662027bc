"""The action plans as Pelican sees them: read once, refused where they are wrong, shown in every language."""

from __future__ import annotations

import os
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.core.clock import build_date
from plugins.core.formats import format_month, format_percent, format_size
from plugins.core.languages import SettingsError

FILTERS, LATE_FILTERS = (format_month, format_percent, format_size), ("format_due", "status_label")
LATER = ("plugins.action_plan.joining", "plugins.action_plan.phrases")
"""What is imported where there are plans: a process that serves many builds does so before the first."""


def prepare_plans(pelican: Any) -> None:
    """Read the plans, and have each language's site show them as they stand on the day of AS_OF or of the build."""
    settings, today = pelican.settings, build_date(os.environ)
    as_of = read_day(settings.get("AS_OF")) or today
    if has_plans(settings):
        import_module(LATER[0]).join(settings, today, as_of)


def has_plans(settings: Any) -> bool:
    """Tell whether anything lies where plans do."""
    return any((Path(settings["PATH"]) / "plans").glob("[!.]*"))


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
    generator.env.filters.update({name: partial(_phrase, name) for name in LATE_FILTERS})


def _phrase(name: str, thing: Any) -> str:
    return str(getattr(import_module(LATER[1]), name)(thing))


def check_plans(generators: Any) -> None:
    """Show all findings of all plans, and stop the build before anything is written if one is an error."""
    if "PLANS" in generators[0].settings:
        import_module(LATER[0]).check(generators[0].settings)


def register() -> None:
    """Connect the handlers."""
    signals.initialized.connect(prepare_plans)
    signals.generator_init.connect(offer_filters)
    signals.all_generators_finalized.connect(check_plans)
