"""What a change adds, alters and removes."""

from __future__ import annotations

from plugins.audit.comparison import compare, render_comparison
from plugins.audit.manifest import Entry

OLD = {"a": Entry("a", 1, "1", "content/a.md"), "b": Entry("b", 2, "2"), "c": Entry("c", 3, "3")}
NEW = {"a": Entry("a", 5, "5", "content/a.md"), "b": Entry("b", 2, "2", "content/b.md"), "d": Entry("d", 4, "4")}


def test_comparison_lists_every_difference() -> None:
    """With sizes and sources; what only changed its source is none."""
    assert render_comparison(compare(OLD, NEW)).splitlines() == [
        "+ d  4 bytes",
        "~ a  1 → 5 bytes  from content/a.md",
        "- c  3 bytes",
        "1 added, 1 altered, 1 removed",
    ]


def test_same_outputs_differ_in_nothing() -> None:
    """The numbers say so."""
    assert render_comparison(compare(OLD, OLD)) == "0 added, 0 altered, 0 removed\n"
