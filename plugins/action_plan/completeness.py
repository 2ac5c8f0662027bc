"""How much of a plan's own text each language has."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.action_plan.model import Plan
from plugins.action_plan.walking import walk_wordings


@dataclass(frozen=True)
class Completeness:
    """How many of a plan's texts are in the language `lang`."""

    lang: str
    present: int
    total: int


def measure_completeness(plan: Plan) -> tuple[Completeness, ...]:
    """Return the completeness of each language of *plan*, in the plan's order."""
    wordings = [wording for _, wording in walk_wordings(plan)]
    return tuple(Completeness(lang, sum(lang in one for one in wordings), len(wordings)) for lang in plan.langs)
