"""The project against itself: what was spent, by whom, and in which state."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import itself
from benchmarks.timing import Cost, run
from plugins.workshop import ROOT


def test_cost_is_that_of_the_process_and_its_children(tmp_path: Path) -> None:
    """A child that burns a tenth of a second is counted, and nothing of this process."""
    burn = "import time\nwhile time.process_time() < 0.1: pass"
    command = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}], check=True)"
    # A process begins as the copy of the one that starts it, and this one is large.
    measure = (
        "import sys; from pathlib import Path; from benchmarks.timing import run;"
        f"print(run([sys.executable, '-c', {command!r}], Path('.'), {{}}))"
    )
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", measure], cwd=tmp_path, env=variables, capture_output=True, check=True)
    cost = eval(told.stdout, {"Cost": Cost})  # noqa: S307 - what our own dataclass prints
    assert 0.1 <= cost.processor < 5
    assert 2 < cost.peak < 100


def test_failed_build_ends_the_benchmark_with_what_it_printed(tmp_path: Path) -> None:
    """No figure is made of a build that was none."""
    with pytest.raises(SystemExit, match="no such article"):
        run([sys.executable, "-c", "raise SystemExit('no such article')"], tmp_path, {})


def test_both_codes_build_every_phase_in_every_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cold finds neither output nor cache, unchanged both, and edited one sentence more in one article."""
    note = (
        "import os, pathlib; seen = [name for name in ('output', '.cache') if os.path.exists(name)];"
        "text = pathlib.Path('content/articles/a.ca.md').read_text();"
        "print(os.environ['SITE_ROOT'], len(seen), text.count('afegida'), file=open('../seen', 'a'));"
        "[os.makedirs(name, exist_ok=True) for name in ('output', '.cache')]"
    )
    monkeypatch.setattr(itself, "BUILD", (sys.executable, "-c", note))
    projects = {name: tmp_path / name for name in ("older", "newer")}
    for folder in projects.values():
        (folder / "content/articles").mkdir(parents=True)
        (folder / "content/articles/a.ca.md").write_text("text\n", encoding="utf-8")
    figures = itself.compare({"older": Path("/o"), "newer": Path("/n")}, projects, 2)
    rows = [f"{code} {state}" for state in ("0 0", "2 0", "2 1") for code in ("/o", "/n")]
    assert set((tmp_path / "seen").read_text(encoding="utf-8").splitlines()) >= set(rows)
    assert {key: len(costs) for key, costs in figures.items()} == {
        (phase, name): 2 for phase in itself.PHASES for name in projects
    }


def test_table_shows_medians_and_ratios() -> None:
    """One slow round of three changes nothing."""
    costs = {"older": [Cost(2, 4, 100), Cost(9, 9, 100), Cost(2, 4, 100)], "newer": [Cost(1, 1, 50)]}
    table = itself.render({(phase, name): costs[name] for phase in itself.PHASES for name in costs})
    assert "| cold | 4.00 | 1.00 | 0.25 | 2.00 | 1.00 | 100 | 50 |" in table.splitlines()
