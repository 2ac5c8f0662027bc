"""All checks of all sources without a build: `invoke check`."""

from __future__ import annotations

import argparse
import json
import os
import runpy
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from plugins.contributions.checks import check_helplines, check_sources
from plugins.contributions.front_matter import make_rules
from plugins.contributions.reading import SourceReader
from plugins.core.catalogues import read_translations
from plugins.core.clock import build_date
from plugins.core.findings import Finding, has_errors, render_findings
from plugins.core.registries import read_registries

FORMATS = ("text", "json")


def check_content(content: Path, languages: Sequence[Mapping[str, Any]], default: str, today: date) -> list[Finding]:
    """Return every finding of the registries, articles and pages under *content*."""
    registries = read_registries(content / "data", default)
    reader = SourceReader(content, make_rules(languages, registries), lambda lang: lang + " {}")
    files = sorted(file for room in ("articles", "pages") for file in (content / room).rglob("*.md"))
    pictures = {file.name for file in (content / "pictures").glob("*") if file.is_file()}
    return [
        *registries.findings,
        *check_helplines(registries.helplines.values(), today, f"{content.name}/data/helplines.yaml"),
        *check_sources([reader.read(file) for file in files], pictures, content.name),
    ]


def select(findings: Iterable[Finding], paths: Sequence[str]) -> list[Finding]:
    """Return the findings of the files and folders in *paths*, or all where none is named."""
    wanted = tuple(path.rstrip("/") for path in paths)
    return [
        finding
        for finding in findings
        if not wanted or any(path in {".", finding.path} or finding.path.startswith(f"{path}/") for path in wanted)
    ]


def render(findings: Sequence[Finding], form: str, translate: Callable[[str], str]) -> str:
    """Return the findings as lines of text, or as a JSON list."""
    if form == "json":
        items = [finding.as_dict(translate) for finding in sorted(findings, key=lambda finding: finding.sort_key)]
        return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    return render_findings(findings, translate)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the findings; return 1 where one is an error, else 0."""
    arguments = _parser().parse_args(argv)
    root = Path(arguments.root)
    settings = runpy.run_path(str(root / "pelicanconf.py"))
    translate = read_translations(root / "theme/translations", arguments.lang).gettext if arguments.lang else str
    today = build_date(os.environ)
    paths = [_name_as_findings_do(path, root) for path in arguments.paths]
    findings = select(check_content(root / "content", settings["LANGUAGES"], settings["DEFAULT_LANG"], today), paths)
    sys.stdout.write(render(findings, arguments.format, translate))
    return 1 if has_errors(findings) else 0


def _name_as_findings_do(path: str, root: Path) -> str:
    file = next((place for place in (root / path, Path(path)) if place.exists()), None)
    if file is None:
        raise SystemExit(f"check: there is no {path}")
    return os.path.relpath(file, root)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="check", description=__doc__)
    parser.add_argument("paths", nargs="*", help="files or folders, such as content/articles (default: everything)")
    parser.add_argument("--lang", help="the language of the messages (default: English)")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--root", default=str(Path(__file__).parents[2]), help=argparse.SUPPRESS)
    return parser
