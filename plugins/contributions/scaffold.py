"""The start of a text: a file with its front matter filled in, and notes in its own language on what is left to do."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import yaml

from plugins.contributions.front_matter import FrontMatter
from plugins.contributions.licences import DEFAULT_LICENCE
from plugins.core.registries import Entry, Registries
from plugins.core.sources import FENCE

MAX_SLUG = 80
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"·": "", "ŀ": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l"})
_LINK = re.compile(r"(\{filename\})(/?[\w./-]*?)\.[a-z]{2,3}\.md")
_COMMENT_WIDTH = 96


@dataclass(frozen=True)
class Draft:
    """What is known of a text before it is written; `category` and `authors` may still be open."""

    title: str
    lang: str
    is_page: bool
    day: date
    slug: str
    category: str = ""
    authors: tuple[str, ...] = ()

    @property
    def path(self) -> PurePosixPath:
        """Return where the text belongs in the content folder."""
        folder = PurePosixPath("pages") if self.is_page else PurePosixPath("articles", str(self.day.year))
        return folder / f"{self.slug}.{self.lang}.md"


@dataclass(frozen=True)
class Line:
    """A key of the front matter as it is written, with a note above it."""

    key: str
    value: str
    note: str = ""


def make_slug(title: str) -> str:
    """Return the address that a title gives: «Col·lectiu: què fem» is ``collectiu-que-fem``; "" without letters."""
    text = title.lower().translate(_LETTERS)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    slug = _NOT_IN_SLUG.sub("-", plain).lstrip("-0123456789")
    if len(slug) > MAX_SLUG:
        slug = slug[: MAX_SLUG + 1].rpartition("-")[0] or slug[:MAX_SLUG]
    return slug.strip("-")


def render_draft(draft: Draft, registries: Registries, gettext: Callable[[str], str]) -> str:
    """Return the file of a new article or page; *gettext* speaks its language."""
    summary = gettext(
        "Say in one or two sentences, 110 to 170 characters long, what the text is about. "
        "They stand on the cards of the site and in search results."
    )
    slug = gettext("The address of the text, made from the title. Leave it as it is once the text is published.")
    status = gettext("Change draft to published when the text is ready to be read by everybody.")
    lines = [
        Line("title", quote(draft.title)),
        *([] if draft.is_page else [Line("date", draft.day.isoformat())]),
        Line("lang", draft.lang),
        Line("slug", draft.slug, slug),
        Line("summary", "", summary),
        *([] if draft.is_page else _article_lines(draft, registries, gettext)),
        Line("licence", DEFAULT_LICENCE),
        Line("status", "draft", status),
    ]
    return render_source(lines, _notes(gettext), "")


def _article_lines(draft: Draft, registries: Registries, gettext: Callable[[str], str]) -> Iterator[Line]:
    choose = gettext("Choose one of: %(names)s.")
    several = gettext("Choose one to four of: %(names)s.")
    who = gettext("Who signs: %(names)s. To sign with another name, ask for it in your proposal.")
    picture = gettext("For a picture: add its file to content/pictures and take away the # of the next two lines.")
    names = {kind: {"names": _names(entries, draft.lang)} for kind, entries in _entries(registries).items()}
    yield Line("category", draft.category, "" if draft.category else choose % names["categories"])
    yield Line("tags", "[]", several % names["tags"])
    yield Line("authors", f"[{', '.join(draft.authors)}]", "" if draft.authors else who % names["authors"])
    yield Line("# picture", "name.jpg", picture)
    yield Line("# picture_alt", gettext("what the picture shows, for whoever does not see it"))


def _entries(registries: Registries) -> dict[str, Mapping[str, Entry]]:
    return {"categories": registries.categories, "tags": registries.tags, "authors": registries.authors}


def _names(entries: Mapping[str, Entry], lang: str) -> str:
    return ", ".join(f"{identifier} ({entry.name.text(lang)})" for identifier, entry in entries.items())


def _notes(gettext: Callable[[str], str]) -> str:
    return gettext(
        "The text goes below the line of three hyphens. An empty line separates paragraphs; ## at the start of a line "
        "makes a heading. Lines that begin with #, up here, are notes for you: you may delete them."
    )


def render_translation(
    original: PurePosixPath,
    head: FrontMatter,
    lang: str,
    stamp: str,
    *,
    body: str = "",
    gettext: Callable[[str], str] | None = None,
) -> str:
    """Return the file of a translation, in which *body* is still that of the *original*.

    Without body and *gettext*, which speaks the language of the notes, it is short enough for an address.
    """
    notes = _translation_notes(gettext) if gettext else {}
    values = _translated_values(original, head, lang, stamp)
    return render_source([Line(key, value, notes.get(key.lstrip("# "), "")) for key, value in values], "", body)


def _translation_notes(gettext: Callable[[str], str]) -> dict[str, str]:
    return {
        "title": gettext("Translate the title, the summary and the text below."),
        "slug": gettext("The address of the translation, in its language; without this line, the name of the file."),
        "translators": gettext("The id of whoever translates; ask for a new one in your proposal."),
        "status": gettext("Change draft to published when the translation is ready to be read by everybody."),
    }


def _translated_values(original: PurePosixPath, head: FrontMatter, lang: str, stamp: str) -> Iterator[tuple[str, str]]:
    yield "title", quote(head.title)
    if head.date:
        yield "date", head.date.isoformat()
    yield "lang", lang
    yield "# slug", ""
    yield "summary", quote(head.summary)
    if head.category:
        yield "category", head.category
        yield "tags", f"[{', '.join(head.tags)}]"
        yield "authors", f"[{', '.join(head.authors)}]"
    yield "translators", "[]"
    yield "translation_of", original.name
    yield "source_hash", stamp
    for key in ("picture", "picture_alt", "plan", "campaign", "consent"):
        if getattr(head, key):
            yield key, quote(getattr(head, key))
    yield "licence", head.licence
    if head.illustrative:
        yield "illustrative", "true"
    yield "status", "draft"


def follow_links(body: str, lang: str, exists: Callable[[str], bool]) -> str:
    """Return *body* with each link to a text leading to its version in *lang*, where *exists* says there is one."""

    def follow(match: re.Match[str]) -> str:
        path = f"{match[2]}.{lang}.md"
        return f"{match[1]}{path}" if exists(path.lstrip("/")) else match[0]

    return _LINK.sub(follow, body)


def render_source(lines: Sequence[Line], note: str, body: str) -> str:
    """Return a source file: front matter with its notes, then *note*, then the body."""
    head = [text for line in lines for text in (*_comment(line.note), f"{line.key}: {line.value}".rstrip())]
    return "\n".join([FENCE, *head, *_comment(note), FENCE, "", body.strip("\n")]).rstrip("\n") + "\n"


def _comment(note: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(note, _COMMENT_WIDTH, break_long_words=False, break_on_hyphens=False)]


def quote(text: str) -> str:
    """Return *text* as YAML that reads back as the very same."""
    return yaml.safe_dump(text, allow_unicode=True, width=10**6).removesuffix("\n").removesuffix("\n...")


def write_source(file: Path, text: str) -> None:
    """Write a new file; one that is there already is never touched."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        message = f"{file.name} is there already, and stays as it was; choose another title, or edit that file"
        raise SystemExit(message) from None
