"""The index of one language: all that can be found, in one file that the page fetches once.

It holds the texts themselves. Cutting them into words and finding these is the script's part
(theme/static/js/finder.js), so that the words of a query and those of a text go through the same hands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.core.addressing import digest
from plugins.core.searching import INDEX_AFTER, INDEX_BEFORE, Document
from plugins.core.sections import FilePlan

MOST_TEXT = 360_000
"""How many characters the index holds beyond titles: about 110 KB on the wire, whatever the site grows to."""


def make_index(documents: Iterable[Document], lang: str, in_names: Mapping[str, str], base: str) -> FilePlan:
    """Return the index of *documents* as a script under a name made from its content.

    *in_names* says of each language, in it, that a text is in it; *base* stands before every address of the site.
    """
    documents = list(documents)
    kinds = list(dict.fromkeys(document.kind for document in documents))
    foreign = sorted({document.lang for document in documents} - {lang})
    texts = _fit([document.text for document in documents], MOST_TEXT - sum(len(one.summary) for one in documents))
    packed = {
        "base": f"{base}/",
        "kinds": kinds,
        "langs": {code: in_names.get(code, code) for code in foreign},
        "docs": [_pack(one, text, kinds, lang) for one, text in zip(documents, texts, strict=True)],
    }
    # Two characters end a line in old scripts, and in JSON not; no markup may ever begin in what somebody else wrote.
    plain = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    for risky in ("\u2028", "\u2029", "<"):
        plain = plain.replace(risky, f"\\u{ord(risky):04x}")
    content = f"{INDEX_BEFORE}{plain}{INDEX_AFTER}".encode()
    return FilePlan(f"assets/search-{lang}.{digest(content)}.js", content)


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


def _fit(texts: Sequence[str], most: int) -> list[str]:
    """Return *texts* cut between words so that all hold at most *most* characters, the longest cut first."""
    room, share = max(0, most), 0
    for number, length in enumerate(sorted(map(len, texts))):
        share = room // (len(texts) - number)
        if length > share:
            break
        room -= length
    else:
        return list(texts)
    return [text if len(text) <= share else text[:share].rpartition(" ")[0] for text in texts]
