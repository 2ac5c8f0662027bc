"""Starting a text, new or a translation, from what a person said or is asked: `invoke new`."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from plugins.contributions.front_matter import FrontMatter
from plugins.contributions.project import Project, read_head
from plugins.contributions.scaffold import (
    Draft,
    follow_links,
    make_slug,
    render_draft,
    render_translation,
    write_source,
)
from plugins.contributions.translations import take_fingerprint
from plugins.core.clock import build_date
from plugins.core.fields import suggest
from plugins.core.findings import N_
from plugins.core.registries import Entry

KINDS = ("article", "page")
# Before the language is known, the question is put in all of them.
_LANGUAGE_QUESTION = "Llengua / Lingua / Lengua / Language"


@dataclass(frozen=True)
class Wishes:
    """What was said on the command line; "" where nothing was."""

    title: str = ""
    lang: str = ""
    kind: str = ""
    category: str = ""
    author: str = ""


def start_text(project: Project, wishes: Wishes, ask: Callable[[str], str] | None) -> Path:
    """Write a new article or page and return its file; without *ask*, what was not said is left open in it."""
    if ask:
        wishes = _complete(project, wishes, ask)
    if not wishes.title or not wishes.lang:
        message = "say what it is called and in which language: invoke new --lang gl --title '…'"
        raise SystemExit(message)
    draft = _make_draft(project, wishes, build_date(os.environ))
    file = project.content / str(draft.path)
    taken = sorted(file.parent.glob(f"{draft.slug}.*.md"))
    if taken:
        message = f"{taken[0].name} is there already; translate it with --translate, or choose another title"
        raise SystemExit(message)
    write_source(file, render_draft(draft, project.registries, project.gettext(draft.lang)))
    return file


def _make_draft(project: Project, wishes: Wishes, today: date) -> Draft:
    _refuse_unknown(wishes.lang, project.languages)
    _refuse_unknown(wishes.kind or KINDS[0], KINDS)
    for value, known in ((wishes.category, project.registries.categories), (wishes.author, project.registries.authors)):
        if value:
            _refuse_unknown(value, known)
    title = " ".join(wishes.title.split())
    slug = make_slug(title)
    if not slug or slug in project.rules.reserved:
        message = f'"{title}" gives no address of its own; choose a title with other words'
        raise SystemExit(message)
    authors = (wishes.author,) if wishes.author else ()
    return Draft(title, wishes.lang, wishes.kind == "page", today, slug, wishes.category, authors)


def start_translation(project: Project, file: Path, lang: str, ask: Callable[[str], str] | None) -> Path:
    """Write the start of a translation of *file*, or of what that is itself a translation of; return the new file."""
    if not lang and ask:
        lang = _ask(ask, _LANGUAGE_QUESTION, project.languages)
    _refuse_unknown(lang, project.languages)
    file, (head, body) = _find_original(project, file)
    if head.lang == lang:
        message = f"{file.name} is in that language already"
        raise SystemExit(message)
    target = file.with_name(f"{file.name.split('.')[0]}.{lang}.md")
    stamp = take_fingerprint(head.title, head.summary, body).stamp
    folder = file.parent.relative_to(project.content.resolve()).as_posix()

    def exists(path: str) -> bool:
        return (project.content / path).is_file()

    linked = follow_links(body, lang, exists)
    original = PurePosixPath(folder, file.name)
    write_source(target, render_translation(original, head, lang, stamp, body=linked, gettext=project.gettext(lang)))
    return target


def _find_original(project: Project, file: Path) -> tuple[Path, tuple[FrontMatter, str]]:
    read = read_head(file, project)
    if read and read[0].translation_of:
        file = file.with_name(read[0].translation_of)
        read = read_head(file, project) if file.is_file() else None
    if read is None:
        message = f"{file.name} cannot be read; see what `invoke check` says of it"
        raise SystemExit(message)
    return file, read


def _refuse_unknown(value: str, known: Sequence[str] | Mapping[str, Entry]) -> None:
    if value not in known:
        message = f'"{value}" is unknown; did you mean {suggest(value, list(known))}?'
        raise SystemExit(message)


def _complete(project: Project, wishes: Wishes, ask: Callable[[str], str]) -> Wishes:
    """Ask for what was not said: first the language, then the rest in it."""
    lang = wishes.lang or _ask(ask, _LANGUAGE_QUESTION, project.languages)
    _refuse_unknown(lang, project.languages)
    gettext = project.gettext(lang)
    questions = (("kind", N_("Article or page?"), KINDS), ("title", N_("Title"), ()))
    wishes = replace(wishes, lang=lang)
    for key, question, known in questions:
        if not getattr(wishes, key):
            wishes = replace(wishes, **{key: _ask(ask, gettext(question), known)})
    if wishes.kind == "article":
        category = wishes.category or _ask(ask, gettext("Topic"), tuple(project.registries.categories))
        author = wishes.author or _ask(ask, gettext("Who signs it?"), tuple(project.registries.authors))
        wishes = replace(wishes, category=category, author=author)
    return wishes


def _ask(ask: Callable[[str], str], question: str, known: Sequence[str]) -> str:
    """Ask until the answer is one of *known*, or where nothing is known beforehand, is not empty."""
    shown = f"{question} ({', '.join(known)}): " if known else f"{question}: "
    while True:
        try:
            answer = ask(shown).strip()
        except EOFError:
            message = "nothing was written: the questions were not answered"
            raise SystemExit(message) from None
        if (answer in known) if known else answer:
            return answer
