"""The largest plan that is allowed, from its text to all its files, in CPU time of this process.

python benchmarks/action_plan.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from plugins.action_plan.exports import render_files, render_schema_file  # noqa: E402
from plugins.action_plan.progress import assess  # noqa: E402
from plugins.action_plan.publication import Publication  # noqa: E402
from plugins.action_plan.reading import parse_plan  # noqa: E402
from plugins.action_plan.showing import read_speaker  # noqa: E402

ACTIONS, UPDATES, OBJECTIVES = 200, 500, 10
LANGUAGES = ("ca", "gl", "es", "en")
START, AS_OF = date(2021, 1, 1), date(2021, 12, 31)
_MEASURES: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("", lambda number: f"progress: {10 * number}"),
    ("    measure: {type: steps, steps: [a, b, c, d]}\n", lambda number: f"steps_done: [{'abcd'[number - 1]}]"),
    (
        "    measure: {type: count, unit: {ca: casos}, baseline: 40, target: 0}\n",
        lambda number: f"value: {40 - number}",
    ),
)


@dataclass(frozen=True)
class Times:
    """Seconds of CPU for each part of the work."""

    validated: float
    computed: float
    exported: float

    @property
    def total(self) -> float:
        """Return the seconds of all of it."""
        return self.validated + self.computed + self.exported


def make_text() -> str:
    """Return the file of a plan with 200 actions and 500 updates in four languages."""
    lines = [
        f"schema: 1\nid: gran\nstart: {START}\nend: {AS_OF}\ndefault_lang: ca\nlangs: [{', '.join(LANGUAGES)}]\n",
        f"title: {_name('Pla')}\norganisations: {{col: {{name: {_name('Grup')}}}}}\nobjectives:\n",
    ]
    updates = UPDATES // ACTIONS + 1
    extra = UPDATES - ACTIONS * (updates - 1)
    for number in range(ACTIONS):
        if number % (ACTIONS // OBJECTIVES) == 0:
            lines.append(f"- id: o{number}\n  title: {_name(f'Objectiu {number}')}\n  actions:\n")
        lines.append(_write_action(number, updates if number < extra else updates - 1))
    return "".join(lines)


def _write_action(number: int, updates: int) -> str:
    measure, report = _MEASURES[number % len(_MEASURES)]
    head = (
        f"  - id: a{number}\n    title: {_name(f'Acció {number}')}\n    responsible: [col]\n"
        f"    due: 2021-Q{number % 4 + 1}\n    weight: {number % 9 + 1}\n{measure}    updates:\n"
    )
    return head + "".join(
        f"    - {{id: u{one}, date: {START + timedelta(days=100 * one)}, status: in_progress, {report(one)},"
        f" note: {_name(f'Nota {number}')}}}\n"
        for one in range(1, updates + 1)
    )


def _name(text: str) -> str:
    return "{" + ", ".join(f"{lang}: {text} {lang}" for lang in LANGUAGES) + "}"


def measure() -> Times:
    """Return how long the largest plan takes, once imports and interface texts have been loaded."""
    text = make_text()
    speakers = [read_speaker(ROOT, lang) for lang in LANGUAGES]
    publication = Publication("https://example.org/", "example.org,2026", "Exemple")
    moments = [time.process_time()]
    plan, findings = parse_plan(text, "gran.yaml", AS_OF)
    if plan is None:
        raise SystemExit("".join(finding.text() + "\n" for finding in findings))
    moments.append(time.process_time())
    state = assess(plan, AS_OF)
    moments.append(time.process_time())
    files = [file for speaker in speakers for file in render_files(state, speaker, publication)]
    files.append(render_schema_file(publication))
    moments.append(time.process_time())
    return Times(*(after - before for before, after in pairwise(moments)))


if __name__ == "__main__":
    times = measure()
    print(
        f"{ACTIONS} actions, {UPDATES} updates, {len(LANGUAGES)} languages, {len(make_text().encode()) / 1024:.0f} KiB"
    )
    for name in ("validated", "computed", "exported", "total"):
        print(f"{name:>10}  {getattr(times, name) * 1000:6.0f} ms of CPU")
