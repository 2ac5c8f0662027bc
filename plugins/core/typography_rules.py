"""What each language wants of its type, and the rules that need only the text itself.

Of typogrify and its smartypants these filters are used: dashes, ellipsis, widont. Left out are quotes (wrong for
elisions: d'"acció", '98), amp, caps and initial_quotes (they add markup), and their entities (titles are plain text).

Telephone numbers keep their plain spaces: the registry, the output scan, search and copying all meet the same bytes.
The theme keeps a linked number on one line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import smartypants
from typogrify.filters import widont

from .typography_quotes import pair_quotes

NBSP = "\u00a0"
MASK = "\u16a0"  # a rune: a letter that none of our texts has, in place of what is not to be read
WIDOW_LIMIT = 15  # characters of the last two words together; more may overflow at 320 px

_GUILLEMETS = {"": "«»", "«»": "“”", "“”": "‘’", "‘’": "“”"}
_CURLY = {"": "“”", "“”": "‘’", "‘’": "“”"}


@dataclass(frozen=True)
class Rules:
    """One language's typography; `quotes` maps the enclosing pair to the pair inside it, None leaves quotes alone."""

    quotes: Mapping[str, str] | None
    dash: str  # what -- between words stands for: "–", "—", or "–—" for spaced and unspaced
    spaced_units: bool


# Catalan: the guió of the Optimot and of the Generalitat is –. Spanish and Galician: the raya of RAE and RAG is —.
_LANGUAGES = {
    "ca": Rules(_GUILLEMETS, "–", spaced_units=True),
    "gl": Rules(_GUILLEMETS, "—", spaced_units=True),
    "es": Rules(_GUILLEMETS, "—", spaced_units=True),
    "en": Rules(_CURLY, "–—", spaced_units=False),
}
# Any other language: quotes stay as typed, for « », „ “ or ” ” and their spaces differ too much to guess.
_COMMON = Rules(None, "–", spaced_units=False)

# Each pattern begins with what is rare, and only then looks around itself: so the search is several times faster.
_REPLACED = re.compile(r"[.%€‰-](?:(?<=[%€‰])|(?<=-)-|(?<=\.)\.\.)")
_DOTS = re.compile(r"\.\.\.(?<!\.\.\.\.)(?!\.)")
_HYPHENS = re.compile(r"--(?<!---)-?(?!-)")
_UNIT = re.compile(r"([0-9])[ \u00a0]?([%€‰])(?!\w)")
_SPACED_UNIT = rf"\1{NBSP}\2"
_APOSTROPHE = re.compile(r"""'(?<=[^\W\d_]')(?=["“«„‘]?[^\W_])""")
_ELIDED_YEAR = re.compile(r"'(?<![^\W_]')(?=[0-9]{2}(?![0-9'’]))")
_RANGE = re.compile(
    r"([0-9](?<![\w/.,=@#:+-][0-9])(?<![0-9][ \u00a0][0-9])[0-9]{0,3})-([0-9]{1,4})(?![\w/=@-]|[.,:]\w)"
)
_PAGES = re.compile(r"\b(?:pp?|pgs?|p[àá][gx]s?|pages?|pàgin(?:a|es)|pá[gx]inas?)\.?[ \u00a0]\Z", re.IGNORECASE)
_LAST_WORDS = re.compile(rf"[ \t\n]([^ \t\n<>\d{MASK}]+[ \t\n][^\s<>\d{MASK}]+)\s*\Z")

_IN_ADDRESS = r"[^\s\"«»“”„‘<>]"
_ENDS_ADDRESS = r"[^\s\"«»“”„‘<>.,;:!?)\]'’…]"
_ADDRESS = re.compile(
    rf"((?:https?://|ftp://|www\.){_IN_ADDRESS}*{_ENDS_ADDRESS}"
    r"|(?<![\w.+-])[\w.+-]++@\w(?:[\w.-]*\w)?"
    rf"|(?<![\w.+-])(?:[\w-]++\.)++[\w-]++/(?:{_IN_ADDRESS}*{_ENDS_ADDRESS})?)"
)


def find_rules(lang: str) -> Rules:
    """Return the rules for a language tag such as "ca" or "en-GB"; the safe common ones for a language unknown here."""
    return _LANGUAGES.get(lang.lower().partition("-")[0], _COMMON)


def replace_runs(text: str, rules: Rules, before: str = "") -> str:
    """Return *text* with dashes, ellipses and the space before a unit; *before* is the character in front of it.

    These are the rules that change a text's length; addresses are left alone.
    """
    if not _REPLACED.search(text):
        return text
    pieces = _ADDRESS.split(text) if _may_hold_address(text) else [text]
    for index in range(0, len(pieces), 2):
        pieces[index] = _replace_in_piece(pieces[index], rules)
    text = "".join(pieces)
    if rules.spaced_units and before.isdigit():
        return _UNIT.sub(_SPACED_UNIT, before + text)[1:]
    return text


def curl(text: str, rules: Rules) -> str:
    """Return *text* (one whole block) with apostrophes, ranges and quotes set, every character in its place."""
    masked = _ADDRESS.sub(lambda found: MASK * len(found[0]), text) if _may_hold_address(text) else text
    done = masked
    if "'" in done:
        done = _ELIDED_YEAR.sub("’", _APOSTROPHE.sub("’", done))
    if "-" in done:
        done = _RANGE.sub(_join_range, done)
    if rules.quotes:
        done = pair_quotes(done, rules.quotes)
    if masked is text:
        return done
    return "".join(old if new == MASK else new for new, old in zip(done, text, strict=True))


def keep_last_words(text: str) -> str:
    """Return *text* with its last two words kept together, if they are short and no number or address is in them.

    Two words alone stay free, and so does an end that is already held by a no-break space.
    """
    found = _LAST_WORDS.search(text, max(0, len(text) - 3 * WIDOW_LIMIT))
    if not found or len(found[1]) > WIDOW_LIMIT or _may_hold_address(found[1]):
        return text
    kept = widont(found[1]).replace("&nbsp;", NBSP)
    return f"{text[: found.start(1)]}{kept}{text[found.end(1) :]}"


def _may_hold_address(text: str) -> bool:
    return "/" in text or "@" in text or "www." in text


def _replace_in_piece(text: str, rules: Rules) -> str:
    if "..." in text:
        text = _DOTS.sub(lambda found: _to_unicode(smartypants.convert_ellipses(found[0])), text)
    if "--" in text:
        text = _HYPHENS.sub(lambda found: _set_dash(found, rules), text)
    return _UNIT.sub(_SPACED_UNIT, text) if rules.spaced_units else text


def _set_dash(found: re.Match[str], rules: Rules) -> str:
    run, start, end = found[0], found.start(), found.end()
    before, after = found.string[start - 1 : start] or " ", found.string[end : end + 1] or " "
    spaced = before.isspace() or after.isspace()
    dash = rules.dash[0 if spaced else -1]
    if run == "---" or (dash == "—" and not (before.isdigit() and after.isdigit())):
        run = smartypants.convert_dashes("--")
    return _to_unicode(smartypants.convert_dashes_oldschool(run))


def _to_unicode(text: str) -> str:
    return str(smartypants.convert_entities(text, 0))


def _join_range(found: re.Match[str]) -> str:
    first, last = found.groups()
    pages = _PAGES.search(found.string, max(0, found.start() - 9), found.start())
    joined = _are_years(first, last) or (pages and int(first) < int(last))
    return f"{first}–{last}" if joined else found[0]


def _are_years(first: str, last: str) -> bool:
    """Tell 1803-1844 and 1936-39 from a month (2026-11) and from any other number."""
    if not 1000 <= int(first) < 2200:
        return False
    if len(last) == 2:
        return int(last) > max(12, int(first[2:]))
    return int(first) < int(last) < 2200
