"""The index of one language: all that can be found, in one file that the page fetches once.

It holds the texts themselves. Cutting them into words and finding these is the script's part
(theme/static/js/finder.js), so that the words of a query and those of a text go through the same hands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plugins.core.addressing import digest
from plugins.core.searching import INDEX_AFTER, INDEX_BEFORE, Document, IndexNote
from plugins.core.sections import FilePlan

MOST_TEXT = 360_000
"""How many characters the index holds beyond titles: about 110 KB on the wire, whatever the site grows to."""
URL, TEXT = 0, 5
"""Where a document has them in its row."""


def make_index(documents: Iterable[Document], lang: str, in_names: Mapping[str, str], base: str) -> FilePlan:
    """Return the index of *documents* as a script under a name made from its content.

    *in_names* says of each language, in it, that a text is in it; *base* stands before every address of the site.
    """
    documents = list(documents)
    kinds = list(dict.fromkeys(document.kind for document in documents))
    foreign = sorted({document.lang for document in documents} - {lang})
    share = find_share([len(document.text) for document in documents], find_room(documents))
    packed = {
        "base": f"{base}/",
        "kinds": kinds,
        "langs": {code: in_names.get(code, code) for code in foreign},
        "docs": [_pack(one, cut(one.text, share), kinds, lang) for one in documents],
    }
    return render_index(packed, lang)


def render_index(packed: Mapping[str, Any], lang: str) -> FilePlan:
    """Return the file of an index as it is *packed*."""
    # Two characters end a line in old scripts, and in JSON not; no markup may ever begin in what somebody else wrote.
    plain = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    for risky in ("\u2028", "\u2029", "<"):
        plain = plain.replace(risky, f"\\u{ord(risky):04x}")
    content = f"{INDEX_BEFORE}{plain}{INDEX_AFTER}".encode()
    return FilePlan(f"assets/search-{lang}.{digest(content)}.js", content)


def note_index(documents: Sequence[Document], lang: str, save_as: str, page: str) -> IndexNote:
    """Return what must be known of the index in *save_as* for one of its texts to change."""
    return IndexNote(lang, save_as, page, find_room(documents), [len(document.text) for document in documents])


def replace_texts(content: bytes, note: IndexNote, texts: Mapping[str, str]) -> tuple[FilePlan, IndexNote] | None:
    """Return the index in *content* with *texts*, by address, in place of those that it had, and its note.

    None where it has none of them.

    Raises:
        ValueError: the other texts would have to be cut at another length than they are.
    """
    if not any(json.dumps(url).encode() in content for url in texts):
        return None
    packed = json.loads(content.decode()[len(INDEX_BEFORE) : -len(INDEX_AFTER)])
    lengths = list(note.lengths)
    share = find_share(lengths, note.most)
    places = {row[URL]: number for number, row in enumerate(packed["docs"]) if row[URL] in texts}
    for url, place in places.items():
        lengths[place] = len(texts[url])
        packed["docs"][place][TEXT] = cut(texts[url], share)
    if find_share(lengths, note.most) != share:
        message = "every text of the index is to be cut anew"
        raise ValueError(message)
    file = render_index(packed, note.lang)
    return (file, replace(note, save_as=file.save_as, lengths=lengths)) if places else None


def _pack(document: Document, text: str, kinds: list[str], lang: str) -> list[Any]:
    return [
        document.url,
        document.title,
        kinds.index(document.kind),
        document.within,
        document.summary,
        text,
        " ".join(document.also),
        document.rank,
        "" if document.lang == lang else document.lang,
    ]


def find_room(documents: Iterable[Document]) -> int:
    """Return how many characters of texts the index of *documents* has room for."""
    return max(0, MOST_TEXT - sum(len(document.summary) for document in documents))


def find_share(lengths: Iterable[int], room: int) -> int | None:
    """Return at how many characters texts of these *lengths* are cut to fit *room*; None where none is cut."""
    ordered = sorted(lengths)
    for number, length in enumerate(ordered):
        share = room // (len(ordered) - number)
        if length > share:
            return share
        room -= length
    return None


def cut(text: str, share: int | None) -> str:
    """Return *text* cut between words to at most *share* characters."""
    return text if share is None or len(text) <= share else text[:share].rpartition(" ")[0]
