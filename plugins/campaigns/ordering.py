"""`invoke kit.personalise`, `invoke kit.bulk` and `invoke kit.new`: from what a person types to files on the disk."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from pathlib import Path

from rich.console import Console

from plugins.campaigns.arms import read_arms
from plugins.campaigns.bulk import Bulk, OtherTheme, Patterns
from plugins.campaigns.choosing import (
    check_langs,
    find_municipality,
    list_campaigns,
    make_choice,
    open_project,
    require_file,
    split_langs,
    stop_at_errors,
    tell,
)
from plugins.campaigns.executors import KINDS, ExecutorUnavailable, open_crew
from plugins.campaigns.kit import write_kit
from plugins.campaigns.office import TokenLeft
from plugins.campaigns.personalising import Town, personalise
from plugins.campaigns.progress import Report
from plugins.campaigns.project import Project, read_project
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.scaffold import Start, start_campaign
from plugins.campaigns.towns_file import MAX_BYTES, Order, TownsFile, choose_lang
from plugins.campaigns.typesetting import TypesettingError
from plugins.core.clock import build_date
from plugins.core.sources import read_text
from plugins.core.watching import watch

ROOT = Path(__file__).parents[2]
OUT = "output-towns"


def main_personalise(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run `invoke kit.personalise`: write the kit of one town, and tell where.

    Raises:
        SystemExit: nothing was written, and why.
    """
    arguments = _parse_personalise(argv)
    project = open_project(root, os.environ)
    municipality = find_municipality(project, arguments.municipality)
    campaign = make_choice(project, arguments.campaign)(municipality)
    if campaign is None:
        raise SystemExit(f"say which campaign: --campaign, one of {list_campaigns(project)}")
    if municipality.territory not in campaign.territories:
        raise SystemExit(f"the campaign {campaign.id} is not for {municipality.name}: its documents cite other laws")
    langs = split_langs(arguments.lang) or (choose_lang(municipality, campaign),)
    check_langs(campaign, langs)
    stop_at_errors(project, [campaign])
    arms, findings = read_arms(require_file(arguments.arms), arguments.arms) if arguments.arms else (None, [])
    if findings:
        raise SystemExit(tell(findings, project).rstrip())
    patterns = [project.make_pattern(campaign, lang) for lang in langs]
    town = Town(municipality, arms)
    try:
        with ThreadPoolExecutor() as pool:
            kit = personalise(town, patterns, open_workshop(project.theme, campaign), pool.map)
    except (TypesettingError, TokenLeft) as error:
        raise SystemExit(f"the kit of {municipality.name} cannot be made: {error}") from None
    folder = Path(arguments.out) / campaign.id / town.folder
    write_kit(kit, folder)
    print(f"{folder.as_posix()}: {len(kit.files)} files for {municipality.name}, in {', '.join(langs)}")
    return 0


def main_bulk(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run `invoke kit.bulk`: write the kits of all towns of a list, and tell how many; 1 where a row is wrong.

    Raises:
        SystemExit: nothing was written, and why.
    """
    arguments = _parse_bulk(argv)
    project, file, begun = open_project(root, os.environ), require_file(arguments.towns), time.monotonic()
    text, findings = read_text(file, arguments.towns, MAX_BYTES)
    by_code, choose = project.municipalities.by_code, make_choice(project, arguments.campaign)
    towns = TownsFile(arguments.towns, file.parent, by_code, choose, split_langs(arguments.lang), findings)
    orders = towns.read(text) if text is not None else []
    stop_at_errors(project, {order.campaign.id: order.campaign for order in orders}.values())
    sys.stderr.write(tell(towns.findings, project))
    report = Report(len(orders), refused=len(towns.findings))
    if orders:
        _make(orders, project, arguments, report)
    print(report.sentence(time.monotonic() - begun))
    return 1 if report.refused else 0


def main_new(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run `invoke kit.new`: write the folder of a new campaign, a draft with a prompt in every place.

    Raises:
        SystemExit: nothing was written, and why.
    """
    arguments = _parse_new(argv)
    project = read_project(root, os.environ)
    langs = split_langs(arguments.lang) or tuple(project.gettexts)
    folder = start_campaign(project, Start(arguments.id, arguments.title.strip(), langs, build_date(os.environ)))
    name = folder.relative_to(root).as_posix()
    print(f"{name} was written: fill it in, and see how it stands with `python3 tasks.py kit.check {arguments.id}`")
    return 0


def _make(orders: Sequence[Order], project: Project, arguments: argparse.Namespace, report: Report) -> None:
    patterns = _make_patterns(orders, project)
    is_watched = Console(file=sys.stderr).is_terminal
    try:
        with open_crew(arguments.executor) as crew, watch("kits") as show:
            for outcome in Bulk(patterns, Path(arguments.out), arguments.towns, crew).make(orders):
                line = report.add(outcome)
                show(report.done, report.total)
                if not is_watched:
                    print(line, flush=True)
                sys.stderr.write(tell(outcome.findings, project))
    except (ExecutorUnavailable, OtherTheme) as error:
        raise SystemExit(str(error)) from None
    except (KeyboardInterrupt, BrokenExecutor):  # the latter where the workers hear of the end first
        raise SystemExit("Stopped. The same command goes on from here: what is finished is kept.") from None


def _make_patterns(orders: Iterable[Order], project: Project) -> Patterns:
    wanted = {(order.campaign.id, lang): order.campaign for order in orders for lang in order.langs}
    return {(name, lang): project.make_pattern(campaign, lang) for (name, lang), campaign in wanted.items()}


def _parse_personalise(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kit.personalise", description=main_personalise.__doc__)
    parser.add_argument("--municipality", required=True, help="its INE code, such as 08101, or its name")
    parser.add_argument("--arms", default="", help="its coat of arms, as SVG, PNG or JPEG")
    parser.add_argument("--lang", default="", help="one or more languages, such as ca,es (default: the town's own)")
    _add_common(parser)
    return parser.parse_args(argv)


def _parse_bulk(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kit.bulk", description=main_bulk.__doc__)
    parser.add_argument("towns", metavar="TOWNS.csv", help="a list with the columns ine[,name,arms,lang]")
    parser.add_argument("--executor", default="threads", help=", ".join(KINDS))
    parser.add_argument("--lang", default="", help="the languages for rows that name none (default: the town's own)")
    _add_common(parser)
    return parser.parse_args(argv)


def _parse_new(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="kit.new", description=main_new.__doc__)
    parser.add_argument("id", help="what the folder is called, such as novembre-2027")
    parser.add_argument("--title", required=True, help="what the campaign is called, 60 characters at most")
    parser.add_argument("--lang", default="", help="its own language, and perhaps others: gl,ca (default: all)")
    return parser.parse_args(argv)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--campaign", default="", help="its id (default: the current one of the town's territory)")
    parser.add_argument("--out", default=OUT, help=f"where the kits go (default: {OUT})")
