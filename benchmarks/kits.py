"""A whole kit from nothing, a town's kit on warm tools, and the kits of many towns, by the clock on the wall.

python benchmarks/kits.py [--towns 200] [--executor threads]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from plugins.campaigns.bulk import Bulk  # noqa: E402
from plugins.campaigns.cells import Cell  # noqa: E402
from plugins.campaigns.executors import open_crew  # noqa: E402
from plugins.campaigns.kit import build_kit  # noqa: E402
from plugins.campaigns.model import Campaign  # noqa: E402
from plugins.campaigns.personalising import Town, personalise  # noqa: E402
from plugins.campaigns.progress import Report  # noqa: E402
from plugins.campaigns.project import Project, read_project  # noqa: E402
from plugins.campaigns.rendering import open_workshop  # noqa: E402
from plugins.campaigns.speeches import make_speeches  # noqa: E402
from plugins.campaigns.store import Store  # noqa: E402
from plugins.campaigns.towns_file import Order  # noqa: E402
from plugins.core.workers import count_cores  # noqa: E402

CAMPAIGN, LANG, TIMES = "municipis-visibles", "ca", 7


def build_whole(project: Project, campaign: Campaign, folder: Path) -> None:
    """Build the kit in all languages, with nothing kept, and then with everything kept."""
    workshop, speeches = open_workshop(project.theme, campaign), make_speeches(campaign, project.site, project.gettexts)
    for state in ("from nothing", "unchanged"):
        store, begun = Store(folder), time.perf_counter()
        kit = build_kit(campaign, list(speeches.values()), project.gettexts, workshop, store)
        seconds = time.perf_counter() - begun
        print(f"whole kit, {state}: {seconds:.2f} s, {len(kit.files)} files, {store.rendered} of them rendered")


def make_one(project: Project, campaign: Campaign) -> None:
    """Make one town's kit several times, in one thread and over all cores; the best and the middle time."""
    pattern, workshop = project.make_pattern(campaign, LANG), open_workshop(project.theme, campaign)
    towns = [Town(one) for one in project.municipalities.by_code.values() if one.lang == LANG][: TIMES + 1]
    with ThreadPoolExecutor(count_cores()) as pool:
        for name, over in (("one thread", map), (f"{count_cores()} threads", pool.map)):
            times = []
            for town in towns:
                begun = time.perf_counter()
                kit = personalise(town, [pattern], workshop, over)
                times.append(time.perf_counter() - begun)
            warm = sorted(times[1:])
            size = sum(len(file.content) for file in kit.files) / 1e6
            print(
                f"one town, {name}: {warm[0] * 1000:.0f} ms at best, {warm[len(warm) // 2] * 1000:.0f} ms in the "
                f"middle, {len(kit.files)} files, {size:.2f} MB"
            )


def make_many(project: Project, campaign: Campaign, count: int, executor: str, folder: Path) -> None:
    """Make the kits of *count* towns, and print the throughput."""
    listed = [one for one in project.municipalities.by_code.values() if one.territory in campaign.territories][:count]
    begun, report = time.perf_counter(), Report(len(listed))
    patterns = {(campaign.id, LANG): project.make_pattern(campaign, LANG)}
    cells = [Cell(line, 1) for line in range(2, len(listed) + 2)]
    orders = [Order(cell, one, campaign, (LANG,), None, cell) for cell, one in zip(cells, listed, strict=True)]
    with open_crew(executor) as crew:
        for outcome in Bulk(patterns, folder, "towns.csv", crew).make(orders):
            report.add(outcome)
    print(f"{executor}: {report.sentence(time.perf_counter() - begun)}")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--towns", type=int, default=200)
    parser.add_argument("--executor", default="threads")
    arguments = parser.parse_args()
    project = read_project(ROOT, os.environ)
    campaign = next(one for one in project.campaigns.campaigns if one.id == CAMPAIGN)
    with tempfile.TemporaryDirectory() as name:
        build_whole(project, campaign, Path(name, "store"))
        make_one(project, campaign)
        make_many(project, campaign, arguments.towns, arguments.executor, Path(name, "out"))


if __name__ == "__main__":
    main()
