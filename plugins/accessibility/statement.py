"""The facts of the accessibility statement, read from their data file.

Source: the model statement of Commission Implementing Decision (EU) 2018/1523, https://eur-lex.europa.eu/eli/dec_impl/2018/1523/oj
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from plugins.core.fields import Fields, read_records
from plugins.core.findings import N_, Finding, Severity
from plugins.core.located_yaml import Mapping
from plugins.core.registries import read_root
from plugins.core.texts import Texts
from plugins.core.typography import typeset_text

FILE = "accessibility.yaml"
REVIEW_DAYS = 365
"""The decision asks for a review at least once a year."""
KEYS = (
    *("prepared_on", "reviewed_on", "standard", "level", "standard_url", "compliance", "assessment"),
    *("beyond", "limits", "checks"),
)


class Compliance(StrEnum):
    """How far the site keeps what it is held to, in the words of the model."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Assessment(StrEnum):
    """Who found that out."""

    SELF = "self"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Criterion:
    """A success criterion of the guidelines, by its number."""

    number: str
    text: Texts


@dataclass(frozen=True)
class Statement:
    """The facts of one statement; `beyond` are criteria of a level above the one that the site is held to."""

    prepared_on: date
    reviewed_on: date
    standard: str
    level: str
    standard_url: str
    compliance: Compliance
    assessment: Assessment
    beyond: tuple[Criterion, ...]
    limits: tuple[Texts, ...]
    checks: tuple[Texts, ...]


@dataclass(frozen=True)
class ReadStatement:
    """A statement, None where there is none or it cannot be read, and what is wrong with it."""

    statement: Statement | None
    findings: tuple[Finding, ...]


def read_statement(content: Path, default_lang: str, today: date) -> ReadStatement:
    """Return the statement of the site whose texts are in *content*; a site need not have one."""
    file = content / "data" / FILE
    if not file.exists() and not file.is_symlink():
        return ReadStatement(None, ())
    findings: list[Finding] = []
    root, path = read_root(file, content.parent, findings)
    if root is None:
        return ReadStatement(None, tuple(findings))
    if not isinstance(root, Mapping):
        hint = N_("start it with prepared_on: and the other keys")
        findings.append(Finding(path, 1, 1, "E120", N_("the file holds no keys"), hint))
        return ReadStatement(None, tuple(findings))
    statement = _parse(Fields(root, path, findings), default_lang)
    if statement:
        findings.extend(check_review(statement, path, today))
    return ReadStatement(statement, tuple(findings))


def check_review(statement: Statement, path: str, today: date) -> Iterator[Finding]:
    """Yield a warning where nobody has reviewed the site for a year."""
    days = (today - statement.reviewed_on).days
    if days >= REVIEW_DAYS:
        message = N_("the site's accessibility was last reviewed %(days)s days ago")
        hint = N_("review it, and change reviewed_on")
        yield Finding(path, 1, 1, "W102", message, hint, {"days": days}, Severity.WARNING)


def _parse(fields: Fields, default_lang: str) -> Statement | None:
    fields.check_keys(KEYS, KEYS)
    compliance, assessment = (
        fields.choice("compliance", list(Compliance)),
        fields.choice("assessment", list(Assessment)),
    )
    prepared_on, reviewed_on = fields.day("prepared_on"), fields.day("reviewed_on")
    standard, level, url = fields.text("standard"), fields.text("level"), fields.address("standard_url", ("https://",))
    beyond = tuple(_criteria(fields, default_lang))
    limits, checks = (tuple(_texts(fields, key, default_lang)) for key in ("limits", "checks"))
    if not (compliance and assessment and prepared_on and reviewed_on and standard and level and url):
        return None
    status, assessed = Compliance(compliance), Assessment(assessment)
    return Statement(prepared_on, reviewed_on, standard, level, url, status, assessed, beyond, limits, checks)


def _criteria(fields: Fields, default_lang: str) -> Iterator[Criterion]:
    for record in _records(fields, "beyond"):
        record.check_keys(("criterion", "text"), ("criterion", "text"))
        number, text = record.text("criterion"), _read_text(record, default_lang)
        if number and text:
            yield Criterion(number, text)


def _texts(fields: Fields, key: str, default_lang: str) -> Iterator[Texts]:
    for record in _records(fields, key):
        record.check_keys(("text",), ("text",))
        text = _read_text(record, default_lang)
        if text:
            yield text


def _records(fields: Fields, key: str) -> Iterator[Fields]:
    node = fields.mapping.entries.get(key)
    yield from read_records(node, fields.path, fields.findings) if node else ()


def _read_text(fields: Fields, default_lang: str) -> Texts | None:
    texts = fields.texts("text", default_lang)
    if texts is None:
        return None
    return Texts({lang: typeset_text(text, lang) for lang, text in texts.by_language.items()}, texts.default)
