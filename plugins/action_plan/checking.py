"""The plans' part of `invoke check`, and `invoke plan.check` for plans alone."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.action_plan.linking import check_links
from plugins.action_plan.reading import read_draft, read_plans
from plugins.core import checking
from plugins.core.clock import build_date
from plugins.core.findings import Finding, has_errors
from plugins.core.reports import RENDERERS

ROOT = Path(__file__).parents[2]


def check(root: Path) -> Iterator[Finding]:
    """Yield every finding of the plans of the project in *root*."""
    yield from read_plans(root / "content", build_date(os.environ)).findings


def check_files(root: Path, names: Sequence[str]) -> Iterator[Finding]:
    """Yield every finding of the files *names*, of the project in *root* or from anywhere else."""
    content, today = root / "content", build_date(os.environ)
    plans = read_plans(content, today)
    for name in dict.fromkeys(names):
        file = find_file(root, name)
        if file.parent.resolve() == (content / "plans").resolve():
            path = f"content/plans/{file.name}"
            yield from (finding for finding in plans.findings if finding.path == path)
            continue
        draft = read_draft(file, content, today, name)
        yield from draft.findings
        if draft.plan is not None and draft.places is not None and not has_errors(draft.findings):
            yield from check_links(draft.plan, draft.places, plans.plans)


def find_file(root: Path, name: str) -> Path:
    """Return the file that a person named, by its path from here or from *root*, or a plan by its id."""
    for file in (Path(name), root / name, root / "content" / "plans" / f"{name}.yaml"):
        if file.exists() or file.is_symlink():
            return file
    raise SystemExit(f"there is no plan {name}; name its file, such as content/plans/pla-2021.yaml")


def main(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run `invoke plan.check`: print every finding of the files named, or of all plans; 1 where one is an error."""
    arguments = _parser().parse_args(argv)

    def find(root: Path) -> Iterator[Finding]:
        return check_files(root, arguments.files) if arguments.files else check(root)

    words = [f"--format={arguments.format}", *([f"--lang={arguments.lang}"] if arguments.lang else [])]
    return checking.run(words, [find], root=root)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="plan.check", description=main.__doc__)
    parser.add_argument("files", nargs="*", metavar="FILE", help="such as content/plans/pla-2021.yaml (default: all)")
    parser.add_argument("--lang", help="the language of the messages (default: English)")
    parser.add_argument("--format", choices=RENDERERS, default="text")
    return parser
