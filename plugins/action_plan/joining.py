"""The plans read, assessed and given to the site: imported where there are plans alone, since their form takes long."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from plugins.action_plan.reading import read_plans
from plugins.action_plan.section import PlanSections
from plugins.core.findings import stop_at_errors


def join(settings: dict[str, Any], today: date, as_of: date) -> None:
    """Read the plans, and have each language's site show them as they stand on *as_of*."""
    plans = settings["PLANS"] = read_plans(Path(settings["PATH"]), today)
    sections = PlanSections(plans, as_of)
    settings.setdefault("SECTIONS", []).append(sections)
    settings.setdefault("NEWS", []).append(sections.tell_news)
    settings.setdefault("SEARCHABLE", []).append(sections.list_documents)


def check(settings: dict[str, Any]) -> None:
    """Show all findings of all plans, and stop the build before anything is written if one is an error."""
    room = f"{Path(settings['PATH']).name}/plans/"
    stop_at_errors(settings["PLANS"].findings, room, settings["FINDINGS_GETTEXT"])
