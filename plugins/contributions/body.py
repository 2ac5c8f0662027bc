"""From contributed Markdown to safe, well-set HTML.

The order matters: Markdown first, then the sanitiser over all that it made, then typography over text
alone. Links to other sources stay as ``{filename}…`` until every file has been read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.core.findings import N_
from plugins.core.memory import Memory, digest_parts
from plugins.core.safe_html import sanitise
from plugins.core.searching import read_aloud
from plugins.core.stowage import Stowed, digest_piece
from plugins.core.typography import typeset_html, typeset_text

if TYPE_CHECKING:
    import markdown

WORDS_PER_MINUTE = 200
MAX_BODY = 65_536
BACK_TO_TEXT = N_("Back to the text at note {}")
STAYS_SENT = N_("it stays in your sent folder")

_TAG = re.compile(r"<[^>]*>")
_ALIGNED = re.compile(r'<(t[dh]) align="(left|center|right)"')
_WORD = re.compile(r"\w+(?:['’·-]\w+)*")
_LINK = re.compile(r'(<a(?: [\w-]+="[^"]*+")*+>).*?</a>', re.DOTALL)
_LEAD = re.compile(r"\{filename\}([^\"]*)")
_TO_MAIL = re.compile(r' href="\s*mailto:', re.IGNORECASE)

Packed = bytes | Stowed


@dataclass(frozen=True)
class Heading:
    """A line of a table of contents."""

    id: str
    name: str
    children: tuple[Heading, ...]


@dataclass(frozen=True)
class Body:
    """The HTML of a source's body, its headings, its length, and what is read where it is read aloud.

    The long ones are UTF-8, most of them where the cache has them: a site has thousands of texts, and a build looks at
    few. `leads` are the other texts to which links seem to lead, in their order; `pictured` tells whether there are
    pictures.
    """

    packed_html: Packed
    toc: tuple[Heading, ...]
    words: int
    packed_speech: Packed = b""
    leads: tuple[str, ...] = ()
    pictured: bool = False

    @property
    def html(self) -> str:
        """Return the HTML."""
        return _unpack(self.packed_html)

    @property
    def spoken(self) -> str:
        """Return what is read where it is read aloud."""
        return _unpack(self.packed_speech)

    @property
    def digest(self) -> bytes:
        """Return what tells the HTML from any other."""
        html = self.packed_html
        return html.digest if isinstance(html, Stowed) else digest_piece(html)

    @property
    def reading_minutes(self) -> int:
        """Return how long reading takes, in whole minutes rounded up, at 200 words a minute."""
        return max(1, -(-self.words // WORDS_PER_MINUTE))


def _unpack(packed: Packed) -> str:
    # In a cache that somebody made, it may be anything.
    return str(bytes(packed), "utf-8", "replace")


def _slugify_heading(value: str, separator: str) -> str:
    from markdown.extensions.toc import slugify_unicode  # noqa: PLC0415 - see below

    # The prefix keeps a heading from taking an id that the theme uses, such as "main".
    return f"s-{slugify_unicode(value, separator) or 'x'}"


def open_lengths(cache: Path) -> Memory:
    """Return what *cache*, the project's folder of that name, knows of the length of bodies."""
    made_by = [Path(__file__), Path(__file__).with_name("hastening.py")]
    return Memory(cache / "checks" / "lengths.json", made_by, [version("markdown")])


@lru_cache(maxsize=8)
def make_markdown(backlink_title: str) -> markdown.Markdown:
    """Return a Markdown that knows what articles may use; setting one up costs as much as an article.

    It is to be reset before each text. *backlink_title* names the way back from a note, with ``{}`` for its number.
    """
    import markdown  # noqa: PLC0415 - who has measured every text before converts none

    from plugins.contributions.hastening import HeadingsExtension, hasten  # noqa: PLC0415 - the same

    headings = HeadingsExtension(slugify=_slugify_heading, toc_depth="2-3")
    converter = markdown.Markdown(
        extensions=["tables", "footnotes", "abbr", "def_list", "sane_lists", "fenced_code", "admonition", headings],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": backlink_title},
        },
        output_format="html",
    )
    hasten(converter)
    return converter


class BodyRenderer:
    """Renders one body after another with one Markdown a language.

    *say* gives the words that stand in the text itself: a language and a message → that message in the language.
    *lengths* remembers how long each body was.
    """

    def __init__(self, say: Callable[[str, str], str], lengths: Memory | None = None) -> None:
        self._say = say
        self._lengths = lengths
        self._markdowns: dict[str, Any] = {}

    def render(self, source: str, lang: str) -> Body:
        """Return the safe HTML of *source*, set by the typographic rules of *lang*."""
        converter = self._reset(lang)
        raw = converter.convert(source)
        safe = typeset_html(warn_of_mail(_class_alignment(sanitise(raw)), self._say(lang, STAYS_SENT)), lang)
        toc = _headings(converter.toc_tokens, lang)
        spoken, leads = read_aloud(safe).encode(), tuple(_LEAD.findall(safe))
        return Body(safe.encode(), toc, _count_words(safe), spoken, leads, "<img" in safe)

    def measure(self, source: str, lang: str) -> Body:
        """Return the length of *source* without its HTML, by a third sooner: who only checks publishes nothing."""
        if self._lengths is None:
            return Body(b"", (), _count_words(self._reset(lang).convert(source)))
        key = digest_parts(lang, source)
        words = self._lengths.recall(key)
        if words is None:
            words = _count_words(self._reset(lang).convert(source))
            self._lengths.remember(key, words)
        return Body(b"", (), words)

    def _reset(self, lang: str) -> Any:
        if lang not in self._markdowns:
            self._markdowns[lang] = make_markdown(self._say(lang, BACK_TO_TEXT))
        return self._markdowns[lang].reset()


def warn_of_mail(html_text: str, warning: str) -> str:
    """Return sanitised HTML with *warning* beside each link that begins a message: who is watched must know before."""
    if "mailto:" not in html_text.lower():
        return html_text
    beside = f" <small>({html.escape(warning, quote=False)})</small>"
    return _LINK.sub(lambda match: match[0] + beside if _TO_MAIL.search(match[1]) else match[0], html_text)


def _count_words(html_text: str) -> int:
    return len(_WORD.findall(html.unescape(_TAG.sub(" ", html_text))))


def _class_alignment(html_text: str) -> str:
    # HTML has dropped the attribute, and the site's policy forbids styles in attributes.
    return _ALIGNED.sub(r'<\1 class="align-\2"', html_text)


def _headings(tokens: Sequence[dict[str, Any]], lang: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(token["id"], typeset_text(html.unescape(token["name"]), lang), _headings(token["children"], lang))
        for token in tokens
    )
