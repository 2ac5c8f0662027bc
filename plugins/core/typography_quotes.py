"""Quotation marks: which ones open, which close, which belong together, and the glyphs they get.

Every replacement is one character for one, so a text keeps its length. Marks that find no partner stay as typed
(an inch, a quotation that was cut): a wrong mark misleads more than a plain one.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto

OPENERS, CLOSERS, EITHER = "“„«‘", "”»", "\"'’"
SINGLES, APOSTROPHES = "'‘’", "'’"
BRACKETS, DASHES = "([{<¿¡/=", "-–—"
SINGLE = "‘’"

_MARKS = f"[{OPENERS}{CLOSERS}{EITHER}]"
# A run of marks; the apostrophe inside a word, by far the most frequent mark in Catalan, is none. The set comes first,
# and what is in front is asked afterwards, for so the search is several times faster.
_RUN = re.compile(rf"""{_MARKS}(?:(?<=["“”„«»‘])|(?<![^\W\d_]['’])|(?={_MARKS})|(?!\w)){_MARKS}*""")


class _Way(Enum):
    """What the characters around a run of marks say about its marks."""

    OPEN = auto()
    CLOSE = auto()
    MEET = auto()  # something printed on both sides, as in ."A: it closes what is open, else it opens
    INSIDE = auto()  # a letter or digit on both sides, as in 15"x20: it closes what is open, else it stays
    ALONE = auto()  # space on both sides


class _Pairing:
    """The pairs among the marks of one block, found from left to right with one stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: list[tuple[int, int]] = []
        self.apostrophes: list[int] = []
        self.odd = False
        self._open: list[int] = []
        self._doubles = 0

    def read(self, at: int, way: _Way, before: str) -> None:
        """Open or close with the mark at *at*; *before* is the character in front of its run."""
        mark = self.text[at]
        if mark in SINGLES:
            self._read_single(at, mark, way, before)
        elif mark in OPENERS or (mark == '"' and self._opens(way)):
            self._open.append(at)
            self._doubles += 1
        elif mark in CLOSERS or way is not _Way.ALONE:
            self._close_double(at)
            # Were such a pair nested and so given ‘ ’, its end would read as an apostrophe the next time.
            self.odd |= way is not _Way.CLOSE

    def finish(self) -> None:
        """Settle what is still open at the end of the block."""
        while self._open:
            self._give_up(self._open.pop())

    def _opens(self, way: _Way) -> bool:
        return way is _Way.OPEN or (way is _Way.MEET and not self._doubles)

    def _read_single(self, at: int, mark: str, way: _Way, before: str) -> None:
        if mark == "‘" or (mark == "'" and way in {_Way.OPEN, _Way.MEET}):
            self._open.append(at)
        elif way is _Way.CLOSE:
            if self._open and self.text[self._open[-1]] in SINGLES:
                self.pairs.append((self._open.pop(), at))
                return
            self.odd |= bool(self._open)
            if before.isalpha():
                self.apostrophes.append(at)

    def _close_double(self, at: int) -> None:
        if not self._doubles:
            self.odd = True
            return
        while self.text[self._open[-1]] in SINGLES:
            self._give_up(self._open.pop())
        self.pairs.append((self._open.pop(), at))
        self._doubles -= 1

    def _give_up(self, at: int) -> None:
        if self.text[at] == "'" and self.text[at + 1 : at + 2].isalpha():
            self.apostrophes.append(at)  # 'tis
        else:
            self.odd = True


def pair_quotes(text: str, nest: Mapping[str, str]) -> str:
    """Give every pair of marks in *text* (one block) its glyphs by *nest*: the enclosing pair → the pair inside it.

    Single marks that nothing encloses stay single (a gloss). Where the marks of a block do not pair up, single stays
    single and double stays double everywhere in it, so that a second pass finds the very same pairs.
    """
    if not _RUN.search(text):
        return text
    pairing = _Pairing(text)
    for run in _RUN.finditer(text):
        _read_run(pairing, run.start(), run.end())
    pairing.finish()
    if not pairing.pairs and not pairing.apostrophes:
        return text
    letters = list(text)
    for at in pairing.apostrophes:
        letters[at] = "’"
    for begin, end, glyphs in _choose_glyphs(pairing, nest):
        letters[begin], letters[end] = glyphs[0], glyphs[1]
    return "".join(letters)


def _read_run(pairing: _Pairing, start: int, end: int) -> None:
    text = pairing.text
    before, after = text[start - 1] if start else " ", text[end : end + 1] or " "
    way = _find_way(before, after)
    if way is _Way.INSIDE and text[start] in APOSTROPHES and before.isalpha():
        pairing.apostrophes.append(start)  # d'"acció": an elision, then marks that open
        start, way = start + 1, _Way.OPEN
    for at in range(start, end):
        pairing.read(at, way, before)


def _find_way(before: str, after: str) -> _Way:
    if before.isspace():
        return _Way.ALONE if after.isspace() else _Way.OPEN
    if before in BRACKETS:
        return _Way.CLOSE if after.isspace() else _Way.OPEN
    if before in DASHES:
        return _Way.OPEN if after.isalnum() else _Way.CLOSE
    if before.isalnum():
        return _Way.INSIDE if after.isalnum() else _Way.CLOSE
    return _Way.CLOSE if after.isspace() else _Way.MEET


def _choose_glyphs(pairing: _Pairing, nest: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    enclosing: list[tuple[int, str]] = []
    for begin, end in sorted(pairing.pairs):
        while enclosing and enclosing[-1][0] < begin:
            enclosing.pop()
        outer = enclosing[-1][1] if enclosing else ""
        if pairing.text[begin] in SINGLES and (pairing.odd or not outer):
            glyphs = SINGLE
        else:
            glyphs = "“”" if pairing.odd and outer else nest[outer]
        enclosing.append((end, glyphs))
        yield begin, end, glyphs
