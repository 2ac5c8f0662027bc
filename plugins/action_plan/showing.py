"""`invoke plan.show`: the figures of a plan in the terminal, a bar a row, or as the JSON that the site offers."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from plugins.action_plan.checking import ROOT, find_file
from plugins.action_plan.export_json import render_json, write_exact
from plugins.action_plan.phrases import format_due
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import SAMPLE_NOTE
from plugins.action_plan.reading import read_draft
from plugins.action_plan.sentences import tell_base, tell_figure, tell_reported
from plugins.action_plan.state import ActionState, Figure, PlanState
from plugins.action_plan.words import Wordbook, shorten
from plugins.core.catalogues import read_translations
from plugins.core.clock import build_date
from plugins.core.declarations import read_declarations
from plugins.core.findings import make_visible, render_findings
from plugins.core.formats import Speaker, format_date, format_number, format_percent, gettext, ngettext, speaking
from plugins.core.languages import parse_languages

MARGIN, BAR, TITLE = 20, 20, 60
_LIT, _UNLIT = "█", "░"
_PLAIN = str.maketrans(_LIT + _UNLIT, "#.")


def render_state(state: PlanState, words: Wordbook) -> str:
    """Return the figures of *state* as lines of text, in the language that is printing."""
    return "".join(f"{make_visible(line)}\n" if line else "\n" for line in _list_lines(state, words))


def _list_lines(state: PlanState, words: Wordbook) -> Iterator[str]:
    plan, figure = state.plan, state.figure
    yield f"{words.show(plan.title).text} · {format_date(state.as_of)}"
    if plan.sample:
        yield gettext(SAMPLE_NOTE)
    yield from ("", _row(figure, write_exact(figure) or ""))
    yield " " * (MARGIN + BAR + 4) + _tell_coverage(figure)
    for one in state.objectives:
        yield from ("", f"{one.objective.id} · {shorten(words.show(one.objective.title).text, TITLE)}")
        yield _row(one.figure, tell_reported(one.figure))
        for action in one.actions:
            yield from _list_action(action, words, 1)


def _list_action(state: ActionState, words: Wordbook, depth: int) -> Iterator[str]:
    about = ["  " * depth + state.action.id, *tell_base(state, words)]
    if state.due:
        about.append(gettext("due %(due)s") % {"due": format_due(state.due)})
    if state.days_late:
        late = ngettext("%(days)s day late", "%(days)s days late", state.days_late)
        about.append(late % {"days": format_number(state.days_late)})
    yield _row(state.figure, *about)
    for below in state.actions:
        yield from _list_action(below, words, depth + 1)


def _row(figure: Figure, *about: str) -> str:
    bar = draw_bar(None if figure.percent is None else figure.exact)
    return f"{tell_figure(figure):>{MARGIN}}  {bar}  {' · '.join(about)}".rstrip()


def draw_bar(progress: Fraction | None) -> str:
    """Return a bar of twenty signs: none is lit where nothing is done, all only where everything is."""
    if progress is None:
        return " " * BAR
    lit = int(progress * BAR) or (progress > 0)
    return _LIT * lit + _UNLIT * (BAR - lit)


def _tell_coverage(figure: Figure) -> str:
    weights = {"number": format_number(figure.known_weight), "total": format_number(figure.total_weight)}
    told = [tell_reported(figure), f"{gettext('Weight with data')}: {gettext('%(number)s of %(total)s') % weights}"]
    if figure.floor_percent is not None:
        told.append(gettext("at least %(percent)s") % {"percent": format_percent(figure.floor_percent)})
    counts = {"number": format_number(figure.completed), "total": format_number(figure.original)}
    told.append(gettext("completed: %(number)s of the original %(total)s") % counts)
    return " · ".join(told)


def main(argv: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run `invoke plan.show`: print a plan's figures; 1 where its file has errors, which are printed instead."""
    arguments = _parser().parse_args(argv)
    today = build_date(os.environ)
    draft = read_draft(find_file(root, arguments.file), root / "content", today)
    if draft.plan is None:
        sys.stderr.write(render_findings(draft.findings))
        return 1
    state = assess(draft.plan, arguments.as_of or today)
    if arguments.json:
        _write(render_json(state))
    else:
        speaker = read_speaker(root, arguments.lang)
        with speaking(speaker):
            _write(render_state(state, Wordbook(draft.plan, speaker.language.code)))
    return 0


def read_speaker(root: Path, lang: str) -> Speaker:
    """Return the site's language *lang* of the project in *root* with its interface texts."""
    settings = read_declarations(root / "pelicanconf.py", ("LANGUAGES", "DEFAULT_LANG"))
    languages = {one.code: one for one in parse_languages(settings["LANGUAGES"], settings["DEFAULT_LANG"])}
    if lang not in languages:
        raise SystemExit(f"plan.show: there is no language {lang}; the languages are {', '.join(languages)}")
    return Speaker(languages[lang], read_translations(root / "theme/translations", lang))


def _write(text: str) -> None:
    """Print *text*, in signs that the terminal has."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    sys.stdout.write(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="plan.show", description=main.__doc__)
    parser.add_argument("file", metavar="FILE", help="such as content/plans/pla-2021.yaml")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="the day (default: today)")
    parser.add_argument("--json", action="store_true", help="print the JSON export instead")
    parser.add_argument("--lang", default="en", help="the language of what is printed (default: English)")
    return parser
