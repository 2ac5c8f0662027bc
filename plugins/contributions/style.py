"""What makes a text hard to use: pictures without words, headings that jump, links that say nothing, lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from plugins.contributions.drafts import BodyText, Draft
from plugins.core.findings import N_, Finding, Severity
from plugins.core.located_yaml import Scalar

SUMMARY_LENGTHS = range(60, 201)
ARTICLE_WORDS = range(150, 2501)
WORDLESS_LINKS = {
    "ca": (
        "aquí, clic aquí, clica aquí, cliqueu aquí, fes clic aquí, feu clic aquí, fer clic aquí, prem aquí, "
        "premeu aquí, enllaç, aquest enllaç, en aquest enllaç, l'enllaç, més, més informació, més info, "
        "llegir més, llegeix més, llegiu més, saber-ne més, veure més, web, la web, pàgina, aquesta pàgina, "
        "document, pdf, descarrega"
    ),
    "gl": (
        "aquí, clic aquí, fai clic aquí, faga clic aquí, preme aquí, prema aquí, pulsa aquí, ligazón, esta "
        "ligazón, nesta ligazón, a ligazón, máis, máis información, máis info, ler máis, le máis, lea máis, "
        "saber máis, ver máis, web, a web, páxina, esta páxina, documento, pdf, descarga, descargar"
    ),
    "es": (
        "aquí, clic aquí, haz clic aquí, haga clic aquí, pincha aquí, pinche aquí, pulsa aquí, pulse aquí, "
        "enlace, este enlace, en este enlace, el enlace, más, más información, más info, leer más, lee más, "
        "lea más, saber más, ver más, web, la web, página, esta página, documento, pdf, descarga, descargar"
    ),
    "en": (
        "here, click here, press here, tap here, link, this link, the link, more, more information, more "
        "info, read more, learn more, see more, find out more, website, this website, page, this page, "
        "document, pdf, download"
    ),
}
"""Link texts that tell nobody where they lead, by language."""

_WORDLESS = {lang: frozenset(word.strip() for word in words.split(",")) for lang, words in WORDLESS_LINKS.items()}
# The runs are bounded, so that a long row of brackets does not take quadratic time.
_PICTURE = re.compile(r"!\[(?P<alt>[^\]\n]{0,500})\](?:\([ \t]*<?(?P<target>[^)\s>]*))?")
_LINK = re.compile(r"\[(?<!!\[)(?P<text>[^\]\n]{1,500})\](?=\(|\[)")
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+[^\s<>()\[\].,;:!?'\"]", re.IGNORECASE)
_TARGETS = re.compile(r"\]\([^)\]\n]{0,500}\)|^ {0,3}\[[^\]\n^][^\]\n]{0,200}\]: *<?[^\s>]+", re.MULTILINE)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]*[^\s#]|^(?=\S)(?!>|[-*+] |\|)[^\n]*\n(?P<rule>=+|-+) *$", re.MULTILINE)
_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|webp|avif|gif|svg|heic|tiff?)|(?:img|dsc|pxl|image|foto|captura|screenshot)[-_ ]?[\d_-]+",
    re.IGNORECASE,
)


def check_style(draft: Draft) -> Iterator[Finding]:
    """Yield every finding of this module, in no order."""
    yield from check_alt_texts(draft)
    yield from check_headings(draft.prose, draft.path)
    yield from check_link_texts(draft)
    yield from check_summary(draft)
    yield from check_length(draft)


def check_alt_texts(draft: Draft) -> Iterator[Finding]:
    """Yield an error for each picture without words, and a warning where the words are only a file's name."""
    for match in _PICTURE.finditer(draft.prose.prose):
        place, alt = draft.prose.place(match.start()), match["alt"].strip()
        if not alt:
            hint = N_("write between the brackets what it shows, for whoever does not see it")
            yield Finding(str(draft.path), *place, "E201", N_("the picture has no description"), hint)
        elif _names_file(alt, match["target"] or ""):
            yield _name_for_words(draft, *place, alt)
    node = draft.values.get("picture_alt")
    picture = draft.values.get("picture")
    if isinstance(node, Scalar) and _names_file(node.value, picture.value if isinstance(picture, Scalar) else ""):
        yield _name_for_words(draft, node.line, node.column, node.value)


def _names_file(alt: str, target: str) -> bool:
    stem = PurePosixPath(target).stem
    return bool(_FILE_NAME.fullmatch(alt.strip())) or ("-" in stem and alt.strip().casefold() == stem)


def _name_for_words(draft: Draft, line: int, column: int, alt: str) -> Finding:
    message = N_('"%(alt)s" is a file\'s name, not a description')
    hint = N_("write what the picture shows, for whoever does not see it")
    return _warn(draft, (line, column), "W201", message, hint, alt=alt)


def check_headings(prose: BodyText, path: PurePosixPath) -> Iterator[Finding]:
    """Yield a warning for each heading more than one level below the one before; the title is the first."""
    above = 1
    for match in _HEADING.finditer(prose.prose):
        level = len(match["marks"]) if match["marks"] else 1 if match["rule"].startswith("=") else 2
        if level > above + 1:
            values = {"level": level, "above": above, "right": "#" * (above + 1)}
            message = N_("a heading of level %(level)s follows one of level %(above)s")
            hint = N_("begin it with %(right)s: who listens to the page finds the way by the levels")
            yield Finding(str(path), *prose.place(match.start()), "W202", message, hint, values, Severity.WARNING)
        above = level


def check_link_texts(draft: Draft) -> Iterator[Finding]:
    """Yield a warning for each link whose text does not say where it leads."""
    prose = draft.prose
    for match in _LINK.finditer(prose.prose):
        text, place = match["text"], prose.place(match.start("text"))
        if " ".join(text.strip("*_.…:!¡>→» ").casefold().split()) in _WORDLESS.get(draft.lang, ()):
            hint = N_("name what is there, such as the title of the page")
            yield _warn(draft, place, "W203", N_('"%(text)s" does not say where the link leads'), hint, text=text)
    if "://" not in prose.prose and "www." not in prose.prose.lower():
        return
    without_targets = _TARGETS.sub(lambda match: " " * len(match[0]), prose.prose)
    for match in _BARE.finditer(without_targets):
        hint = N_("write [the name of what is there](%(address)s)")
        message = N_("a bare address says little to who reads and nothing to who listens")
        yield _warn(draft, prose.place(match.start()), "W204", message, hint, address=match[0])


def check_summary(draft: Draft) -> Iterator[Finding]:
    """Yield a warning where the summary is too short to tell what comes, or too long for where it is shown."""
    node = draft.values.get("summary")
    length = len(" ".join(node.value.split())) if isinstance(node, Scalar) else 0
    if isinstance(node, Scalar) and length not in SUMMARY_LENGTHS:
        values = {"length": length, "least": SUMMARY_LENGTHS[0], "most": SUMMARY_LENGTHS[-1]}
        message = N_("the summary has %(length)s characters")
        hint = N_("tell in one or two sentences what the text brings, in %(least)s to %(most)s characters")
        yield _warn(draft, (node.line, node.column), "W205", message, hint, **values)


def check_length(draft: Draft) -> Iterator[Finding]:
    """Yield a warning for an article too short to stand alone, and for a text that few read to its end."""
    place = (draft.prose.first_line, 1)
    if 0 < draft.words < ARTICLE_WORDS[0] and not draft.is_page:
        message = N_("the article has %(words)s words")
        hint = N_("under %(least)s it hardly stands alone: add to it, or make it part of another")
        yield _warn(draft, place, "W206", message, hint, words=draft.words, least=ARTICLE_WORDS[0])
    elif draft.words > ARTICLE_WORDS[-1]:
        message = N_("the text has %(words)s words")
        hint = N_("few read more than %(most)s to the end: make two texts of it, or shorten it")
        yield _warn(draft, place, "W207", message, hint, words=draft.words, most=ARTICLE_WORDS[-1])


def _warn(draft: Draft, place: tuple[int, int], code: str, message: str, hint: str, **values: object) -> Finding:
    return Finding(str(draft.path), *place, code, message, hint, values, Severity.WARNING)
