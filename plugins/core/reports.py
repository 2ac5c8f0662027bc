"""Findings as a person, a forge or an editor reads them; every form is made of the same report."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from plugins.core.findings import N_, Finding, Severity, make_visible

Translate = Callable[[str], str]
MOST_IN_A_COMMENT = 100
"""Forges cut a comment off at 65 536 characters."""

_TITLE = N_("What the check found")
_NOTHING = N_("There is nothing to mend.")
_COUNTS = N_("Errors: %(errors)s. Warnings: %(warnings)s.")
_MEANING = N_("An error keeps the text from being published until it is mended. A warning is advice: you decide.")
_PLACE = N_("line %(line)s, column %(column)s")
_REST = N_("and %(count)s more")
_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&])")
_CALLS = re.compile(r"@|#(?=\d)|:(?=//)|(?<=www)\.")
_ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True)
class Told:
    """One finding in words: those of its reader's language."""

    finding: Finding
    lang: str
    message: str
    hint: str


@dataclass(frozen=True)
class Report:
    """What one run of the checks tells, in the order of files and lines.

    `lang` is the language of the report itself; a finding may be told in that of its file.
    """

    told: tuple[Told, ...]
    lang: str
    translate: Translate

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh *severity*."""
        return sum(one.finding.severity is severity for one in self.told)

    @property
    def summary(self) -> str:
        """One sentence on how many findings there are."""
        if not self.told:
            return self.translate(_NOTHING)
        counts = {"errors": self.count(Severity.ERROR), "warnings": self.count(Severity.WARNING)}
        return self.translate(_COUNTS) % counts

    def by_file(self) -> Iterator[tuple[str, list[Told]]]:
        """Yield each file's path and findings."""
        for path, told in groupby(self.told, key=lambda one: one.finding.path):
            yield path, list(told)


def make_report(
    findings: Iterable[Finding], lang_of: Callable[[str], str], speak: Callable[[str], Translate]
) -> Report:
    """Put *findings* in order and into words: *lang_of* gives a file's language, *speak* a language's translations."""
    told = []
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        lang = lang_of(finding.path)
        told.append(Told(finding, lang, *finding.words(speak(lang))))
    languages = {one.lang for one in told}
    lang = languages.pop() if len(languages) == 1 else lang_of("")
    return Report(tuple(told), lang, speak(lang))


def render_text(report: Report) -> str:
    """Return ``path:line:col: CODE message; what to do`` for each finding, as compilers and editors write it."""
    lines = []
    for one in report.told:
        found = one.finding
        text = f"{found.path}:{found.line}:{found.column}: {found.code} {one.message}; {one.hint}"
        lines.append(make_visible(text) + "\n")
    return "".join(lines)


def render_json(report: Report) -> str:
    """Return a JSON list of ``{path, line, column, code, severity, message, hint}``."""
    keys = ("path", "line", "column", "code", "severity")
    rows = [
        {key: getattr(one.finding, key) for key in keys} | {"message": one.message, "hint": one.hint}
        for one in report.told
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def render_sarif(report: Report) -> str:
    """Return a log as forges and editors show it beside the lines.

    Source: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/
    """
    codes = sorted({one.finding.code for one in report.told})
    run = {
        "tool": {"driver": {"name": "flora-tristan-check", "rules": [{"id": code} for code in codes]}},
        "language": report.lang,
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(one, codes) for one in report.told],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_result(one: Told, codes: Sequence[str]) -> dict[str, Any]:
    found = one.finding
    place = {
        "artifactLocation": {"uri": quote(found.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": found.line, "startColumn": found.column},
    }
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": found.severity.value,
        "message": {"text": f"{one.message}; {one.hint}"},
        "locations": [{"physicalLocation": place}],
    }


def render_github(report: Report) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request."""
    return "".join(map(_workflow_command, report.told))


def _workflow_command(one: Told) -> str:
    found = one.finding
    values = {"file": found.path, "line": found.line, "col": found.column, "title": found.code}
    properties = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in values.items())
    return f"::{found.severity} {properties}::{_escape(f'{one.message}; {one.hint}')}\n"


def _escape(text: str, more: str = "") -> str:
    return "".join(f"%{ord(letter):02X}" if letter in "%\r\n" + more else letter for letter in text)


def render_markdown(report: Report) -> str:
    """Return a comment for a pull request; nothing in it becomes markup, calls a person or leads elsewhere."""
    lines = [f"## {report.translate(_TITLE)}", "", report.summary]
    if report.told:
        lines += ["", report.translate(_MEANING)]
    shown = Report(report.told[:MOST_IN_A_COMMENT], report.lang, report.translate)
    for path, told in shown.by_file():
        lines += ["", f"### {_plain(path)}", "", *(_markdown_item(one, report.translate) for one in told)]
    if len(report.told) > MOST_IN_A_COMMENT:
        lines += ["", report.translate(_REST) % {"count": len(report.told) - MOST_IN_A_COMMENT}]
    return "\n".join(lines) + "\n"


def _markdown_item(one: Told, translate: Translate) -> str:
    found = one.finding
    place = translate(_PLACE) % {"line": found.line, "column": found.column}
    mark = {Severity.ERROR: "❌", Severity.WARNING: "⚠️"}[found.severity]
    word = translate(_SEVERITIES[found.severity])
    return f"- {mark} **{word}**, {place} ({found.code}): {_plain(one.message)}. → {_plain(one.hint)}"


def _plain(text: str) -> str:
    """Return *text* as Markdown that shows it as it is."""
    escaped = _MARKUP.sub(r"\\\1", make_visible(text)[:1000])
    return _CALLS.sub(lambda match: match[0] + _ZERO_WIDTH_SPACE, escaped)


def render_html(report: Report) -> str:
    """Return a page that stands alone, without scripts or anything to load."""
    translate = report.translate
    title = html.escape(translate(_TITLE))
    meaning = f"<p>{html.escape(translate(_MEANING))}</p>\n" if report.told else ""
    files = "".join(_html_file(path, told, translate) for path, told in report.by_file())
    return (
        f'<!doctype html>\n<html lang="{html.escape(report.lang)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<p><strong>{html.escape(report.summary)}</strong></p>\n{meaning}{files}</main>\n</body>\n</html>\n"
    )


def _html_file(path: str, told: Sequence[Told], translate: Translate) -> str:
    items = "".join(_html_item(one, translate) for one in told)
    return f"<section>\n<h2><code>{html.escape(make_visible(path))}</code></h2>\n<ul>\n{items}</ul>\n</section>\n"


def _html_item(one: Told, translate: Translate) -> str:
    found = one.finding
    place = html.escape(translate(_PLACE) % {"line": found.line, "column": found.column})
    word = html.escape(translate(_SEVERITIES[found.severity]))
    message, hint = (html.escape(make_visible(text)) for text in (one.message, one.hint))
    return (
        f'<li class="{found.severity}" lang="{html.escape(one.lang)}"><b>{word}</b> {place} <small>{found.code}</small>'
        f"<br>{message}<br>→ {hint}</li>\n"
    )


_STYLE = """
:root { color-scheme: light dark; font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
li { border-inline-start: .35rem solid; margin: .75rem 0; padding: .25rem .9rem; overflow-wrap: anywhere; }
li.error { border-color: #c62828; }
li.warning { border-color: #b58900; }
"""

RENDERERS: dict[str, Callable[[Report], str]] = {
    "text": render_text,
    "json": render_json,
    "sarif": render_sarif,
    "github": render_github,
    "html": render_html,
    "markdown": render_markdown,
}
