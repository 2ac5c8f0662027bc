"""What a change adds to the output, alters in it and removes from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.audit.manifest import Entry


@dataclass(frozen=True)
class Comparison:
    """The files in which two outputs differ, in the order of their paths."""

    added: tuple[Entry, ...]
    altered: tuple[tuple[Entry, Entry], ...]
    removed: tuple[Entry, ...]


def compare(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Comparison:
    """Return how the output *new* differs from *old*; a source alone, with the same bytes, is no difference."""
    both = sorted(old.keys() & new.keys())
    return Comparison(
        added=tuple(new[path] for path in sorted(new.keys() - old.keys())),
        altered=tuple((old[path], new[path]) for path in both if old[path].sha256 != new[path].sha256),
        removed=tuple(old[path] for path in sorted(old.keys() - new.keys())),
    )


def render_comparison(comparison: Comparison) -> str:
    """Return one line a file and a last one with the numbers."""
    lines = [
        *(f"+ {entry.path}  {entry.bytes} bytes{_origin(entry)}" for entry in comparison.added),
        *(f"~ {new.path}  {old.bytes} → {new.bytes} bytes{_origin(new)}" for old, new in comparison.altered),
        *(f"- {entry.path}  {entry.bytes} bytes{_origin(entry)}" for entry in comparison.removed),
    ]
    counts = len(comparison.added), len(comparison.altered), len(comparison.removed)
    return "".join(f"{line}\n" for line in lines) + "{} added, {} altered, {} removed\n".format(*counts)


def _origin(entry: Entry) -> str:
    return f"  from {entry.source}" if entry.source else ""
