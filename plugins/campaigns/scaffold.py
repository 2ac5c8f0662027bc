"""A new campaign to write on: `invoke kit.new` makes a folder with every file and key, which is right as a draft."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from plugins.campaigns.companions import NETWORKS, Gettext
from plugins.campaigns.kit import Gettexts, write_kit
from plugins.campaigns.kit_file import KIT_FILE, LICENCES
from plugins.campaigns.model import ItemKind, Palette
from plugins.campaigns.project import Project
from plugins.campaigns.skeleton import (
    ALT,
    BANNER,
    DOCUMENTS,
    LINES,
    LISTS,
    NOTE,
    POST,
    POSTER,
    SUMMARY,
)
from plugins.campaigns.words_file import LENGTHS, POSTS
from plugins.core.registries import Helpline

FOLDER = "campaigns"
SCHEMA = "../kit.schema.json"
PALETTE = Palette(paper="#FBF8F3", ink="#3A1557", accent="#7A3E9D", on_accent="#FFFFFF")
DRAWN = {"cartell": ItemKind.POSTER, "xarxes": ItemKind.SOCIAL, "banners": ItemKind.BANNER}
TERRITORIES = {"ca": ("CT",), "gl": ("GA",)}
"""Whose towns a campaign is for, by its own language; all where it is none of these."""

_ID = re.compile(r"[a-z][a-z0-9-]{0,39}", re.ASCII)
_WIDTH = 110


@dataclass(frozen=True)
class Start:
    """What is known of a campaign before it is written; `langs` begins with its own language."""

    id: str
    title: str
    langs: tuple[str, ...]
    day: date

    @property
    def territories(self) -> tuple[str, ...]:
        """Return whose towns it is for until somebody says otherwise."""
        return TERRITORIES.get(self.langs[0], ("CT", "GA"))

    @property
    def default_lang(self) -> str:
        """Return its own language."""
        return self.langs[0]


@dataclass(frozen=True)
class Skeleton:
    """The files of a new campaign."""

    files: Mapping[str, str]

    def all_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of every file."""
        yield from ((path, text.encode()) for path, text in self.files.items())


def start_campaign(project: Project, start: Start) -> Path:
    """Write the folder of a new campaign, and return it.

    Raises:
        SystemExit: nothing was written, and why.
    """
    if not _ID.fullmatch(start.id):
        raise SystemExit("the id begins with a letter and has lower-case letters, digits and hyphens, 40 at most")
    if not 1 <= len(start.title.strip()) <= LENGTHS["title"]:
        raise SystemExit(f"give it a title of at most {LENGTHS['title']} characters: --title")
    unknown = [lang for lang in start.langs if lang not in project.gettexts]
    if unknown:
        raise SystemExit(f"the site does not speak {unknown[0]}; its languages are {', '.join(project.gettexts)}")
    folder = project.root / "content" / FOLDER / start.id
    if folder.exists() or folder.is_symlink():
        raise SystemExit(f"content/{FOLDER}/{start.id} is there already, and stays as it was; choose another id")
    helplines = [one.id for one in project.registries.helplines.values() if _holds(one, start)]
    write_kit(render_campaign(start, helplines, project.gettexts), folder)
    return folder


def render_campaign(start: Start, helplines: Sequence[str], gettexts: Gettexts) -> Skeleton:
    """Return the files of a new campaign with those *helplines*; *gettexts* say its prompts in its languages."""
    colours = asdict(PALETTE)
    files = {
        KIT_FILE: _render_kit(start, helplines, gettexts),
        "adopters.yaml": "[]\n",
        "art/cartell.svg": POSTER.format_map(colours),
        "art/banda.svg": BANNER.format_map(colours),
    }
    for lang in start.langs:
        gettext = gettexts[lang]
        files[f"texts/{lang}.yaml"] = "".join(f"{line}\n" for line in _render_words(start, gettext))
        for item, (title, paragraphs) in DOCUMENTS.items():
            head = f"---\ntitle: {_quote(gettext(title))}\nlang: {lang}\n---\n"
            body = "".join(f"\n{gettext(paragraph)}\n" for paragraph in paragraphs)
            files[f"docs/{item}.{lang}.md"] = head + body
    return Skeleton(files)


def _render_kit(start: Start, helplines: Sequence[str], gettexts: Gettexts) -> str:
    art = {ItemKind.BANNER: "banda.svg"}
    drawn = [f"{{id: {name}, kind: {kind}, art: {art.get(kind, 'cartell.svg')}}}" for name, kind in DRAWN.items()]
    written = [f"{{id: {name}, kind: {ItemKind.DOCUMENT}}}" for name in DOCUMENTS]
    lines = [
        f"# yaml-language-server: $schema={SCHEMA}",
        *(f"# {line}" for line in textwrap.wrap(gettexts[start.default_lang](NOTE), _WIDTH)),
        "",
        "schema: 1",
        f"id: {start.id}",
        'version: "1.0"',
        "status: draft",
        f"released: {start.day}",
        f"territories: [{', '.join(start.territories)}]",
        f"default_lang: {start.default_lang}",
        f"langs: [{', '.join(start.langs)}]",
        f"licence: {LICENCES[0]}",
        f"short: {start.id}",
        "palette: {" + ", ".join(f"{name}: {_quote(colour)}" for name, colour in asdict(PALETTE).items()) + "}",
        f"helplines: [{', '.join(map(_quote, helplines))}]",
        "dates:",
        f"- id: {start.id}",
        f"  date: {start.day}",
        *_by_language("title", start, dict.fromkeys(start.langs, start.title)),
        "items:",
        *(f"- {item}" for item in (*drawn, *written)),
        "changelog:",
        '- version: "1.0"',
        f"  date: {start.day}",
        "  kind: released",
        *_by_language("summary", start, {lang: gettexts[lang](SUMMARY) for lang in start.langs}),
    ]
    return "".join(f"{line}\n" for line in lines)


def _holds(helpline: Helpline, start: Start) -> bool:
    """Tell whether *helpline* is a telephone that answers in all of the campaign's territories."""
    territories = {"ES", *(start.territories if len(start.territories) == 1 else ())}
    return helpline.kind == "phone" and helpline.territory in territories


def _by_language(key: str, start: Start, texts: Mapping[str, str]) -> Sequence[str]:
    return [f"  {key}:", *(f"    {lang}: {_quote(texts[lang])}" for lang in start.langs)]


def _render_words(start: Start, gettext: Gettext) -> Iterator[str]:
    yield f"title: {_quote(start.title)}"
    yield from (f"{key}: {_quote(gettext(text))}" for key, text in LINES.items())
    yield "posts:"
    yield from (f"  {network}: {_quote(gettext(POST) % {'network': NETWORKS[network]})}" for network in POSTS)
    yield "alt:"
    yield from (f"  {name}: {_quote(gettext(ALT))}" for name in DRAWN)
    for key, text in LISTS.items():
        yield from (f"{key}:", f"- {_quote(gettext(text))}")


def _quote(text: str) -> str:
    """Return *text* in quotes; what JSON writes, YAML reads."""
    return json.dumps(text, ensure_ascii=False)
