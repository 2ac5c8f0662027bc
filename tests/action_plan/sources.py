"""A plan's file without errors, and what the reading finds in others made from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.action_plan.reading import parse_plan
from plugins.core.findings import Finding, Severity
from plugins.workshop import ROOT

RIGHT = (ROOT / "tests/data/plans/pla-2021.yaml").read_text(encoding="utf-8")
TODAY = date(2021, 12, 31)


def change(old: str, new: str, text: str = RIGHT) -> str:
    """Return *text* with *new* in the one place of *old*."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def find(text: str, content: Path | None = None, today: date = TODAY) -> list[Finding]:
    """Return every finding of *text* as the file ``x.yaml``, in order."""
    _, findings = parse_plan(text, "x.yaml", today, content)
    return sorted(findings, key=lambda finding: finding.sort_key)


def find_errors(text: str, content: Path | None = None) -> list[str]:
    """Return ``line:column:code`` of every error of *text*."""
    return [tell(finding) for finding in find(text, content) if finding.severity is Severity.ERROR]


def find_warnings(text: str, today: date = TODAY) -> list[str]:
    """Return ``line:column:code`` of every warning of *text*."""
    return [tell(finding) for finding in find(text, today=today) if finding.severity is Severity.WARNING]


def tell(finding: Finding) -> str:
    """Return where a finding is and its code."""
    return f"{finding.line}:{finding.column}:{finding.code}"


def make_large_plan(actions: int, updates: int) -> str:
    """Return a plan of so many actions and updates, every text in four languages, in less than 256 KiB."""

    def say(text: str) -> str:
        return "{" + ", ".join(f"{lang}: {text} {lang}" for lang in ("ca", "gl", "es", "en")) + "}"

    head = "schema: 1\nid: pla-2021\nstart: 2021-01-01\nend: 2021-12-31\ndefault_lang: ca\nlangs: [ca, gl, es, en]\n"
    lines = [head + f"title: {say('Pla')}", f"organisations: {{col: {{name: {say('El col·lectiu')}}}}}", "objectives:"]
    for action in range(actions):
        if action % 20 == 0:
            lines += [f"- id: o{action}", f"  title: {say('Objectiu')}", "  actions:"]
        lines += [
            f"  - id: a{action}",
            f"    title: {say('Elaborar propostes de millora')}",
            "    responsible: [col]",
            f"    due: 2021-Q{action % 4 + 1}",
            f"    weight: {action % 5 + 1}",
            f"    measure: {{type: count, unit: {say('municipis')}, target: 400}}",
            "    updates:",
        ]
        for number in range(1, updates // actions + (action < updates % actions) + 1):
            day = f"date: 2021-0{number}-15, status: in_progress, value: {number * 10}"
            lines.append(f"    - {{id: u{number}, {day}, note: {say('Nous municipis adherits')}}}")
    return "\n".join(lines) + "\n"
