"""The campaigns' part of `invoke check`, and `invoke kit.check` for campaigns alone."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.campaigns.checks import Surroundings, check_campaigns
from plugins.campaigns.project import Project, read_project
from plugins.core import checking
from plugins.core.clock import build_date
from plugins.core.findings import Finding
from plugins.core.reports import RENDERERS

ROOT = Path(__file__).parents[2]


def check(root: Path) -> Iterator[Finding]:
    """Yield every finding of the campaigns, and of the list of municipalities, of the project in *root*."""
    yield from check_project(read_project(root, os.environ))


def check_project(project: Project) -> Iterator[Finding]:
    """Yield every finding of the campaigns of *project*, and of its list of municipalities."""
    yield from project.campaigns.findings
    yield from project.municipalities.findings
    around = Surroundings(
        base=project.root,
        theme=project.theme,
        store=project.store,
        signature=project.site.name,
        municipalities=project.municipalities,
        today=build_date(os.environ),
    )
    yield from check_campaigns(project.campaigns, around)


def main(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run `invoke kit.check`: print every finding of the campaigns named, or of all; 1 where one is an error."""
    arguments = _parser().parse_args(argv)
    for name in arguments.campaigns:
        if not (root / "content" / "campaigns" / name).is_dir():
            raise SystemExit(f"there is no campaign {name}; name its folder in content/campaigns/")
    paths = [f"content/campaigns/{name}" for name in arguments.campaigns] or ["content"]
    words = [f"--format={arguments.format}", *([f"--lang={arguments.lang}"] if arguments.lang else [])]
    return checking.run([*words, *paths], [check], root=root)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kit.check", description=main.__doc__)
    parser.add_argument("campaigns", nargs="*", metavar="CAMPAIGN", help="such as municipis-visibles (default: all)")
    parser.add_argument("--lang", help="the language of the messages (default: each file's own, else English)")
    parser.add_argument("--format", choices=RENDERERS, default="text")
    return parser
