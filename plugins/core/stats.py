"""Where the time of a build went, what was taken from the last one, and why the rest was not."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator


class Stats:
    """The figures of one build; a lap is what happened since the one before."""

    def __init__(self) -> None:
        # What came before is Python, Pelican and the plugins being read: no clock but the processor's knows of it.
        self.laps: dict[str, float] = {"starting up": time.process_time()}
        self.counts: dict[str, Counter[str]] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """Note under *name* the seconds since the last lap; a name that comes again adds up."""
        now = time.perf_counter()
        self.laps[name] = self.laps.get(name, 0.0) + now - self._last
        self._last = now

    def count(self, what: str, fate: str, number: int = 1) -> None:
        """Note that *number* more of *what* met *fate*."""
        self.counts.setdefault(what, Counter())[fate] += number

    def render(self) -> str:
        """Return the figures as lines of text."""
        return "\n".join((*self._render_laps(), *self._render_counts()))

    def _render_laps(self) -> Iterator[str]:
        total = sum(self.laps.values())
        for name, seconds in self.laps.items():
            yield f"{seconds:8.3f} s  {seconds / total if total else 0:4.0%}  {name}"
        yield f"{total:8.3f} s        in all"

    def _render_counts(self) -> Iterator[str]:
        for what, fates in self.counts.items():
            yield f"{what}: {sum(fates.values())}"
            yield from (f"{number:8}  {fate}" for fate, number in fates.most_common())
