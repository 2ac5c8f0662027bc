"""What is made of the reports of Lighthouse."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plugins.workshop import lighthouse
from plugins.workshop.gallery import Sight
from plugins.workshop.lighthouse import CATEGORIES, Verdict, judge, render_table

HOME = Sight("home", "ca", "/")


def report(performance: float | None, seo: float = 1) -> dict[str, Any]:
    """Return a report in the form of Lighthouse's own, with two audits of which one does not count."""
    scores = {name: {"score": 1, "auditRefs": []} for name in CATEGORIES}
    audits = [{"id": "total-blocking-time", "weight": 30}, {"id": "network-requests", "weight": 0}]
    slow = {"id": "total-blocking-time", "score": performance, "title": "Time", "displayValue": "300 ms"}
    none = {"id": "network-requests", "score": None, "title": "Requests"}
    return {
        "categories": {
            **scores,
            "performance": {"score": performance, "auditRefs": audits},
            "seo": {"score": seo, "auditRefs": []},
        },
        "audits": {"total-blocking-time": slow, "network-requests": none},
    }


def test_mark_is_the_median_of_the_runs() -> None:
    """One run on a busy machine takes nothing away, and leaves no word."""
    verdict = judge(HOME, [report(1), report(0.82), report(1)])
    assert verdict == Verdict(HOME, dict.fromkeys(CATEGORIES, 100), [])
    assert verdict.is_full


def test_what_took_a_mark_away_is_told_once() -> None:
    """Only audits that count; a run that could not be judged counts as none."""
    verdict = judge(HOME, [report(0.9), report(None), report(1)])
    assert verdict.marks["performance"] == 90
    assert verdict.faults == ["performance: total-blocking-time: 300 ms"]
    assert not verdict.is_full


def test_missing_page_need_not_be_found() -> None:
    """It asks search engines to leave it out."""
    verdict = judge(Sight("not-found", "ca", "/404.html"), [report(1, seo=0.6)] * 3)
    assert verdict.is_full
    assert "seo" not in verdict.marks


def test_table_has_a_row_a_page_and_then_the_faults() -> None:
    """With a dash where nothing was judged."""
    verdicts = [judge(HOME, [report(0.9)]), judge(Sight("not-found", "gl", "/gl/404.html"), [report(1)])]
    assert render_table(verdicts).splitlines() == [
        "| page | performance | accessibility | best-practices | seo |",
        "|---|---|---|---|---|",
        "| home, ca | 90 | 100 | 100 | 100 |",
        "| not-found, gl | 100 | 100 | 100 | - |",
        "/: performance: total-blocking-time: 300 ms",
    ]


def test_version_is_the_one_that_is_told() -> None:
    """One version, locked: marks of another cannot be held beside these."""
    wanted = json.loads((lighthouse.FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((lighthouse.FOLDER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert locked["node_modules/lighthouse"]["version"] == wanted["lighthouse"] == "12.8.2"


def test_machine_without_node_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is built."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match="needs Node"):
        lighthouse.provide()
