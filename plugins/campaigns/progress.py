"""How far a bulk job is, in words."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.campaigns.bulk import Outcome


@dataclass
class Report:
    """How far a bulk job is: towns made, kept as they were, and refused; sizes in bytes."""

    total: int
    made: int = 0
    kept: int = 0
    refused: int = 0
    done: int = 0
    size: int = 0

    def add(self, outcome: Outcome) -> str:
        """Count *outcome*, and return the line that tells of it."""
        self.done += 1
        self.size += outcome.size
        self.refused += bool(outcome.findings)
        self.made += bool(outcome.size)
        self.kept += not outcome.findings and not outcome.size
        word = "refused" if outcome.findings else "made" if outcome.size else "kept"
        municipality = outcome.order.municipality
        return f"{self.done}/{self.total} {word} {municipality.ine} {municipality.name}"

    def sentence(self, seconds: float) -> str:
        """Return what the job came to, with its throughput."""
        pace = f"{self.made / seconds:.1f} a second" if seconds else "at once"
        return (
            f"{self.made} kits made ({self.size / 1e6:.1f} MB), {self.kept} kept as they were, {self.refused} refused, "
            f"in {seconds:.1f} s: {pace}"
        )
