"""What a reader may look for: each feature hands over its documents, and the search knows no feature.

A feature joins by one plain function, a `DocumentLister`, which its plugin appends to the setting SEARCHABLE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from plugins.core.sections import View

INDEX_BEFORE, INDEX_AFTER = "self.searchIndex=", ";\n"
"""What stands around the JSON of an index: a script, since a page may load its own site's and connect to nothing."""

_NOTE_LINK = re.compile(r'<sup id="fnref.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
# From the beginning of each run of spaces alone: a long one would else be looked at from each of its places.
_SPACE_BEFORE_END = re.compile(r"(?<!\s)\s++(?=</\w+>)")
# It begins with what is looked for, and looks behind that: a letter that must not be something is found everywhere.
_UNENDED = re.compile(r"<(?<![.!?…:;,>\s]<)/(?:h[1-6]|li|t[dh]|d[td]|p|figcaption)>")
_INLINE = r"a|abbr|b|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr"
_INLINE_TAG = re.compile(rf'</?(?:{_INLINE})(?![a-z0-9])[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+>')
_TAG = re.compile(r'<[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+>')


@dataclass(frozen=True)
class Document:
    """Something that a reader may look for.

    `title`, `summary` and `text` are in the language `lang`; `kind` and `within` say what it is and where it belongs
    in the language of the page that lists it. By the words of `also`, such as what it is called in other languages, it
    is found without their being shown. What has a `shelf` is listed under that heading for those who browse; `rank` is
    in hundredths. `url` is relative to the site's root, without a slash at its start.
    """

    url: str
    title: str
    lang: str
    kind: str
    summary: str = ""
    text: str = ""
    within: str = ""
    also: tuple[str, ...] = ()
    shelf: str = ""
    rank: int = 100


@dataclass(frozen=True)
class IndexNote:
    """What must be known of a written index for one of its texts to change: `page` is the page that names it.

    `lengths` are those of its texts, uncut, in its order, in characters; `most` is how many it has room for.
    """

    lang: str
    save_as: str
    page: str
    most: int
    lengths: Sequence[int]


class DocumentLister(Protocol):
    """Lists a feature's documents for one language."""

    def __call__(self, view: View) -> Iterable[Document]:
        """Yield what the site of *view*'s language has, while that language is printing."""


@lru_cache(maxsize=8192)
def read_aloud(html: str) -> str:
    """Return the text of *html*, each heading and list item a sentence, without the links of notes."""
    blocks = _SPACE_BEFORE_END.sub("", _INLINE_TAG.sub("", _NOTE_LINK.sub("", html)))
    ended = _UNENDED.sub(". ", blocks)
    return " ".join(unescape(_TAG.sub(" ", ended)).split())
