"""Lighthouse on a page of every kind, three times each: its four marks, and what keeps a page from a hundred."""

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.workshop import ROOT, Stop
from plugins.workshop.building import build
from plugins.workshop.gallery import Sight, find_sights
from plugins.workshop.published import serve_published
from plugins.workshop.running import run
from plugins.workshop.serving import refuse_taken

FOLDER = ROOT / "benchmarks/lighthouse"
OUTPUT = ROOT / "output-lighthouse"
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# A missing page asks not to be found, which is what the marks for search engines count against it.
_LEFT_OUT = {("not-found", "seo")}
_PROGRAM = FOLDER / "node_modules/lighthouse/cli/index.js"
_FLAGS = (
    *("--config-path=config.mjs", "--output=json", "--quiet", "--no-enable-error-reporting"),
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
)


@dataclass(frozen=True)
class Verdict:
    """The median mark of a page in each category, out of a hundred, and the audits that took something away."""

    sight: Sight
    marks: Mapping[str, int]
    faults: Sequence[str]

    @property
    def is_full(self) -> bool:
        """Whether nothing is missing."""
        return all(mark == 100 for mark in self.marks.values())


def provide() -> None:
    """Install what package-lock.json lists, unless it is there."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise Stop("Lighthouse needs Node 18 or newer with npm: install them, and try again.")
    if not _PROGRAM.exists() and run(["npm", "ci", "--prefix", str(FOLDER), "--ignore-scripts", "--no-audit"]):
        raise Stop("Lighthouse could not be installed; what is wrong stands above.")


def judge(sight: Sight, reports: Sequence[Mapping[str, Any]]) -> Verdict:
    """Return the medians of what *reports*, one a run, say of a page."""
    names = [name for name in CATEGORIES if (sight.kind, name) not in _LEFT_OUT]
    marks = {name: _find_median(reports, name) for name in names}
    faults = {
        fault for name, mark in marks.items() if mark < 100 for one in reports for fault in _find_faults(one, name)
    }
    return Verdict(sight, marks, sorted(faults))


def _find_median(reports: Sequence[Mapping[str, Any]], category: str) -> int:
    # A category that could not be judged has no score, and counts as none.
    scores = [report["categories"][category]["score"] or 0 for report in reports]
    return round(100 * statistics.median(scores))


def _find_faults(report: Mapping[str, Any], category: str) -> Iterator[str]:
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and (audit["score"] is None or audit["score"] < 1):
            said = audit.get("displayValue") or audit.get("errorMessage") or audit["title"]
            yield f"{category}: {audit['id']}: {said}"


def render_table(verdicts: Sequence[Verdict]) -> str:
    """Return the marks as a table, and below it what took them away."""
    lines = ["| page | " + " | ".join(CATEGORIES) + " |", "|---|" + "---|" * len(CATEGORIES)]
    for one in verdicts:
        marks = " | ".join(str(one.marks.get(name, "-")) for name in CATEGORIES)
        lines.append(f"| {one.sight.kind}, {one.sight.lang} | {marks} |")
    lines += [f"{one.sight.path}: {fault}" for one in verdicts for fault in one.faults]
    return "\n".join(lines)


def look(url: str, browser_path: str) -> dict[str, Any]:
    """Run Lighthouse once on the page at *url* and return its report.

    On a busy machine it may lose the browser, and asks to be run again; two more tries are enough to tell.
    """
    command = ["node", str(_PROGRAM), url, *_FLAGS]
    environ = {**os.environ, "CHROME_PATH": browser_path}
    for _ in range(3):
        result = subprocess.run(command, cwd=FOLDER, env=environ, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            report: dict[str, Any] = json.loads(result.stdout)
            return report
    raise Stop(f"Lighthouse could not look at {url}: {result.stderr.strip()[-500:]}")


def look_at_all(port: int, browser_path: str, kinds: Sequence[str], langs: Sequence[str]) -> None:
    """Publish the site on *port*, look at the first page of each kind and language, and stop unless all marks are full.

    Canonical addresses are part of the marks, so that the site is built for the very port.
    """
    provide()
    refuse_taken(port)
    url = f"http://localhost:{port}"
    if not build(OUTPUT, "publishconf.py", site_url=url):
        raise Stop("The site was not built; what is wrong stands above.")
    sights = find_sights(OUTPUT, kinds, langs)
    if not sights:
        raise Stop(f"No page of the site is of such a kind and language: {', '.join([*kinds, *langs])}.")
    with serve_published(OUTPUT, port):
        verdicts = list(_look_at_each(sights, url, browser_path))
    print(render_table(verdicts))
    if not all(verdict.is_full for verdict in verdicts):
        raise Stop("Not every mark is a hundred; what took it away stands above.")


def _look_at_each(sights: Sequence[Sight], url: str, browser_path: str) -> Iterator[Verdict]:
    for number, sight in enumerate(sights, 1):
        verdict = judge(sight, [look(url + sight.path, browser_path) for _ in range(RUNS)])
        print(f"{number} of {len(sights)}: {sight.path}: {' '.join(map(str, verdict.marks.values()))}", flush=True)
        yield verdict
