"""Mending values of the front matter where they stand."""

from pathlib import PurePosixPath

import pytest

from plugins.contributions.front_matter import Rules
from plugins.contributions.mending_head import find_edits, read_day
from plugins.core.registries import Entry, Registries
from plugins.core.texts import Texts


def make_entry(identifier: str, **names: str) -> Entry:
    """Return a term with a name a language, and slugs of its own."""
    return Entry(identifier, Texts(names, "ca"), Texts({lang: f"{lang}-{identifier}" for lang in names}, "ca"))


REGISTRIES = Registries(
    categories={"cures": make_entry("cures", ca="Cures", gl="Coidados"), "municipis": make_entry("municipis", ca="M")},
    tags={one: make_entry(one, ca=one.title()) for one in ("galicia", "mesas-locais", "treball", "treballs")},
    authors={"cft": make_entry("cft", ca="Col·lectiu")},
)
RULES = Rules(("ca", "gl"), REGISTRIES)
RIGHT = "title: T\nlang: ca\nsummary: S\n"

# A line of the head, and what becomes of it; None where it stays as it is.
LINES = {
    "slip in a key": ("sumary: S", "summary: S"),
    "key in capitals": ("Category: cures", "category: cures"),
    "key of another language": ("data: 2026-11-05", "date: 2026-11-05"),
    "slip for a key that is there": ("titel: U", None),
    "key like no other": ("colour: red", None),
    "key that begins like two": ("translator: cft", "translators: cft"),
    "dangerous key": ("save_as: index.html", None),
    "slip in a tag": ("tags: [galicja]", "tags: [galicia]"),
    "slip in quotes": ("tags: ['galicja', \"mesas-locals\"]", "tags: ['galicia', \"mesas-locais\"]"),
    "tag that looks like two": ("tags: [treballx]", None),
    "tag like no other": ("tags: [xyz]", None),
    "name for an id": ("category: Coidados", "category: cures"),
    "slug for an id": ("category: gl-cures", "category: cures"),
    "tag twice": ("tags: [galicia, treball, galicia]", "tags: [galicia, treball]"),
    "tag twice in quotes": ("tags: ['galicia', \"galicia\"]", "tags: ['galicia']"),
    "tag twice, one below the other": (
        "tags:\n  - galicia\n  - treball\n  - galicia",
        "tags:\n  - galicia\n  - treball",
    ),
    "tag twice with a note between": ("tags:\n- galicia # a\n- galicia", None),
    "twice only once mended": ("tags: [galicia, galicja]", "tags: [galicia]"),
    "three times": ("tags: [galicia, galicia, galicia]", "tags: [galicia]"),
    "licence in small letters": ("licence: cc-by-4.0", "licence: CC-BY-4.0"),
    "status in part": ("status: publised", "status: published"),
    "date": ("date: 5/11/2026", "date: 2026-11-05"),
    "date in quotes": ("modified: '5.11.2026'", "modified: '2026-11-05'"),
    "date with a note": ("date: 5/11/2026 # a", "date: 2026-11-05 # a"),
    "date that is none": ("date: 31/2/2026", None),
    "date with the month first": ("date: 11/25/2026", None),
    "word over two lines": ("category: cures\n  noves", None),
    "escaped word": ('tags: ["galicj\\x61"]', None),
}
DAYS = {
    "5/11/2026": "2026-11-05",
    "05-11-2026": "2026-11-05",
    "5.11.2026": "2026-11-05",
    "2026/11/5": "2026-11-05",
    "2026-11-5": "2026-11-05",
    "5 de novembre de 2026": "2026-11-05",
    "5 de novembre del 2026": "2026-11-05",
    "11 d'octubre de 2026": "2026-10-11",
    "5 de novembro de 2026": "2026-11-05",
    "5 de Noviembre de 2026": "2026-11-05",
    "5 November 2026": "2026-11-05",
    "5th November 2026": "2026-11-05",
    "2026-11-05": "2026-11-05",
    "5/11/26": None,
    "29/2/2026": None,
    "5 de brumari de 2026": None,
    "ahir": None,
}


def mend(head: str, name: str = "articles/x.ca.md") -> str:
    """Return the head after all edits, one round after the other."""
    text = f"---\n{head}\n---\n"
    for _ in range(20):
        edits = find_edits(text, PurePosixPath(name), RULES, is_page=name.startswith("pages"))
        for edit in sorted(edits, key=lambda edit: -edit.start):
            text = text[: edit.start] + edit.new + text[edit.end :]
    assert edits == []
    return text.removeprefix("---\n").removesuffix("\n---\n")


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES)
def test_lines(line: str, expected: str | None) -> None:
    """Each slip that is surely one is mended, each other left, and all around stays."""
    head = RIGHT if "sumary" not in line else RIGHT.replace("summary: S\n", "")
    assert mend(f"{head}{line}\nslug: x") == f"{head}{line if expected is None else expected}\nslug: x"


@pytest.mark.parametrize(("written", "expected"), DAYS.items())
def test_days(written: str, expected: str | None) -> None:
    """Dates are read as people of the four languages write them: the day first; no year is guessed."""
    assert read_day(written) == expected


def test_language_follows_the_name() -> None:
    """The file's name tells the language, where the site speaks it."""
    assert mend("lang: es", "pages/x.gl.md") == "lang: gl"
    assert mend("lang: es", "pages/x.fr.md") == "lang: es"


def test_keys_of_a_page() -> None:
    """A page has fewer keys, and no slip becomes one that it may not have."""
    assert mend("autors: [cft]", "pages/x.ca.md") == "autors: [cft]"
    assert mend("autors: [cft]") == "authors: [cft]"


def test_two_slips_for_one_key() -> None:
    """Of two slips for one key only the first is mended: nothing is there twice."""
    assert mend("titel: a\ntitl: b") == "title: a\ntitl: b"


def test_edits_tell_what_and_where() -> None:
    """An edit knows its line and both words."""
    (edit,) = find_edits(f"---\n{RIGHT}tags: [galicja]\n---\n", PurePosixPath("articles/x.ca.md"), RULES, is_page=False)
    assert (edit.line, dict(edit.values)) == (5, {"old": "galicja", "new": "galicia"})


@pytest.mark.parametrize("head", ["- a", "a: [", "a: *b", ""])
def test_head_that_cannot_be_read(head: str) -> None:
    """Where there are no keys there is nothing to mend."""
    assert mend(head) == head
