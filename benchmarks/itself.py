"""This project against an older copy of itself: the same articles, built in turn by the code of each.

    git worktree add OLDER HEAD~10
    python benchmarks/itself.py --older OLDER --work FOLDER --articles 250 --rounds 3

Cold is without output and caches; then nothing changes; then a sentence is added to one article.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.corpus import load_corpus, write_project  # noqa: E402
from benchmarks.timing import BUILD, Cost, run  # noqa: E402

PHASES = ("cold", "unchanged", "edited")
Figures = Mapping[tuple[str, str], Sequence[Cost]]


def compare(codes: Mapping[str, Path], projects: Mapping[str, Path], rounds: int) -> Figures:
    """Return what each phase cost by each code, whose project is that of the same name; they take turns."""
    figures: defaultdict[tuple[str, str], list[Cost]] = defaultdict(list)
    for number in range(rounds):
        for name, code in codes.items():
            for phase in PHASES:
                _prepare(projects[name], phase, number)
                figures[phase, name].append(run(BUILD, projects[name], {"SITE_ROOT": str(code)}))
    return figures


def _prepare(project: Path, phase: str, number: int) -> None:
    if phase == "cold":
        for folder in ("output", ".cache"):
            shutil.rmtree(project / folder, ignore_errors=True)
    elif phase == "edited":
        article = min((project / "content/articles").glob("*.ca.md"))
        article.write_text(
            f"{article.read_text(encoding='utf-8')}\n\nUna frase afegida, la {number}.\n", encoding="utf-8"
        )


def render(figures: Figures) -> str:
    """Return the medians of both, and how many times the older one's the newer one's are, as a table."""
    lines = ["| | processor s, older | newer | ratio | wall s, older | newer | MiB, older | newer |", "|---" * 8 + "|"]
    for phase in PHASES:
        older, newer = (_median(figures[phase, name]) for name in ("older", "newer"))
        lines.append(
            f"| {phase} | {older.processor:.2f} | {newer.processor:.2f} | {newer.processor / older.processor:.2f} "
            f"| {older.wall:.2f} | {newer.wall:.2f} | {older.peak:.0f} | {newer.peak:.0f} |"
        )
    return "\n".join(lines)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("wall", "processor", "peak")))


def main() -> None:
    """Write the two projects, build them in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--older", type=Path, required=True, help="a copy of this repository to compare with")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the two projects, best in memory")
    parser.add_argument("--articles", type=int, default=250, help="articles in each of the four languages")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--own", action="store_true", help="the site's own texts, plans and campaigns too")
    given = parser.parse_args()
    codes = {"older": given.older.resolve(), "newer": ROOT}
    projects = {name: given.work / name for name in codes}
    for folder in projects.values():
        write_project(folder, load_corpus(None, given.articles), own=given.own, code=None)
    print(render(compare(codes, projects, given.rounds)))


if __name__ == "__main__":
    main()
