"""The files ``docs/<item>.<lang>.md`` of a campaign: a title, a language, and Markdown with tokens."""

from __future__ import annotations

import re

from plugins.campaigns.model import Document
from plugins.core.fields import Fields
from plugins.core.findings import N_, Finding
from plugins.core.located_yaml import Mapping, parse_yaml
from plugins.core.sources import split_source

TOKENS = ("town", "of_town", "helplines")

_TOKEN = re.compile(r"\{([^{}\n]*)\}")
_TITLE = re.compile(r"^#(?!#)", re.MULTILINE)
_HTML = re.compile(r"<[a-zA-Z/!?]")
_PICTURE = re.compile(r"!\[")


def parse_document(text: str, path: str, item: str, lang: str) -> tuple[Document | None, list[Finding]]:
    """Return the document that *text* is, or None, and what is wrong with it."""
    split = split_source(text)
    if split is None:
        hint = N_("put title: and lang: at the top, between two lines of ---")
        return None, [Finding(path, 1, 1, "E119", N_("the file has no front matter"), hint)]
    root, findings = parse_yaml(split.head, path, first_line=2)
    if not isinstance(root, Mapping):
        return None, findings
    fields = Fields(root, path, findings)
    fields.check_keys(("title", "lang"), ("title", "lang"))
    title, written = fields.text("title"), fields.choice("lang", (lang,))
    findings += _check_body(split.body, split.body_line, path)
    return (Document(item, lang, title, split.body, path) if title and written else None), findings


def _check_body(body: str, first_line: int, path: str) -> list[Finding]:
    found = []

    def refuse(position: int, code: str, message: str, hint: str, **values: str) -> None:
        line = first_line + body.count("\n", 0, position)
        column = position - body.rfind("\n", 0, position)
        found.append(Finding(path, line, column, code, message, hint, values))

    for match in _TOKEN.finditer(body):
        if match[1] not in TOKENS:
            hint = N_("use {town}, {of_town} or {helplines}, and [square brackets] for what a person fills in")
            refuse(match.start(), "E425", N_("{%(name)s} is no token of documents"), hint, name=match[1])
    for match in _TITLE.finditer(body):
        refuse(match.start(), "E127", N_("the body has a main heading (#)"), N_("start the sections with ##"))
    for match in _HTML.finditer(body):
        refuse(match.start(), "E426", N_("documents hold no HTML"), N_("write it in Markdown"))
    for match in _PICTURE.finditer(body):
        refuse(match.start(), "E427", N_("documents hold no pictures"), N_("take it out"))
    return found
