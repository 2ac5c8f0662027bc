"""How much of a plan's own text each language has."""

from __future__ import annotations

from plugins.action_plan.completeness import Completeness, measure_completeness
from tests.action_plan.plans import example_plan


def test_every_text_counts_once() -> None:
    """Titles, names, units, notes and what evidence is called: thirteen."""
    assert measure_completeness(example_plan()) == (
        Completeness("ca", 13, 13), Completeness("gl", 1, 13), Completeness("es", 0, 13), Completeness("en", 5, 13),
    )  # fmt: skip
