"""The files that programs read, held against what they may do there: drawings, tables, calendars, JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from plugins.audit.kinds import Kind
from plugins.core.findings import N_, Finding
from plugins.core.searching import INDEX_AFTER, INDEX_BEFORE

SHOWN = 80
SVG = "http://www.w3.org/2000/svg"
DRAWN = frozenset("svg title desc g rect path circle line text tspan".split())
DRAWN_WITH = frozenset(
    "xmlns lang width height viewBox role aria-label x y rx ry cx cy r d x1 x2 y1 y2 fill stroke stroke-width"
    " font-family font-size font-weight text-anchor textLength lengthAdjust transform".split()
)
"""Neither addresses, nor handlers, nor styles: what leads nowhere and runs nothing."""

_ASKS = re.compile(r"url\s*\(|:\s*//|javascript:|data:", re.IGNORECASE)
_FORMULA = re.compile(r"\s*[=+@\uff1d\uff0b\uff20\uff0d\u2212-]")
_LINE_ENDS = re.compile(r"[\u2028\u2029]")
_NUMBER = re.compile(r"-?\d+")
_LINE = re.compile(r"([A-Z][A-Z0-9-]*)(?:;[A-Z][A-Z0-9-]*=[^;:\"]+)*:.*")
_SUM = re.compile(r"[0-9a-f]{64}  ([A-Za-z0-9][A-Za-z0-9._/-]*)")
_RUNS = frozenset({"ATTACH", "ACTION", "ATTENDEE", "ORGANIZER"})

_FORM = N_("see what wrote it")


def check_data_file(path: str, content: bytes, kind: Kind) -> Iterator[Finding]:
    """Yield what is wrong with a file of one of the kinds that are data."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        yield _find(path, (1, 1), "A104", N_("the file is not UTF-8"))
        return
    yield from _CHECKS[kind](path, text)


def _check_json(path: str, text: str, read_object: Callable[[list[tuple[str, Any]]], Any] = dict) -> Iterator[Finding]:
    try:
        json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=read_object)
    except json.JSONDecodeError as error:
        yield _find(path, (error.lineno, error.colno), "A120", N_("the file is not JSON: %(found)s"), found=error.msg)
    except (ValueError, RecursionError) as error:
        yield _find(path, (1, 1), "A120", N_("the file is not JSON: %(found)s"), found=str(error))


def _check_index(path: str, text: str) -> Iterator[Finding]:
    """Yield a finding unless a browser that runs the file does nothing but read one JSON value."""
    data = text.removeprefix(INDEX_BEFORE).removesuffix(INDEX_AFTER)
    if f"{INDEX_BEFORE}{data}{INDEX_AFTER}" != text or not data.startswith("{"):
        yield _find(path, (1, 1), "A120", N_("the file is not an index of the search"), found=text[:SHOWN])
    elif _LINE_ENDS.search(data):
        yield _find(path, (1, 1), "A120", N_("a script would read this otherwise than as data"))
    else:
        yield from _check_json(path, data, _refuse_prototype)


def _refuse_prototype(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse the one key, however it is written, that means another thing to a script than in JSON."""
    if any(key == "__proto__" for key, _ in members):
        raise ValueError("__proto__")
    return dict(members)


def _refuse_constant(name: str) -> Any:
    """Refuse NaN and its like, which Python alone takes for JSON."""
    raise ValueError(name)


def _check_sums(path: str, text: str) -> Iterator[Finding]:
    """Yield what ``sha256sum --check`` would not read, and paths that leave the folder."""
    for number, line in enumerate(text.splitlines(), 1):
        match = _SUM.fullmatch(line)
        if match is None or ".." in match[1].split("/"):
            message = N_("this is not the sum of a file beside it: %(found)s")
            yield _find(path, (number, 1), "A120", message, found=line)


def _check_table(path: str, text: str) -> Iterator[Finding]:
    hint = N_("let such a text begin with an apostrophe")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    width = None
    try:
        for row in reader:
            width = len(row) if width is None else width
            if len(row) != width:
                message = N_("a row has %(found)s cells, unlike the first")
                yield _find(path, (reader.line_num, 1), "A120", message, found=str(len(row)))
            for cell in row:
                if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
                    message = N_("a spreadsheet would run a text: %(found)s")
                    yield _find(path, (reader.line_num, 1), "A121", message, hint, found=cell)
    except csv.Error as error:
        message = N_("the file is not a table: %(found)s")
        yield _find(path, (reader.line_num, 1), "A120", message, found=str(error))


def _check_calendar(path: str, text: str) -> Iterator[Finding]:
    if not text.startswith("BEGIN:VCALENDAR\r\n") or not text.endswith("END:VCALENDAR\r\n"):
        yield _find(path, (1, 1), "A120", N_("the file is not a calendar"))
        return
    for number, line in _unfold(text):
        match = _LINE.fullmatch(line)
        if match is None:
            message = N_("this is not a line of a calendar: %(found)s")
            yield _find(path, (number, 1), "A120", message, found=line)
        elif match[1] in _RUNS:
            message = N_("the calendar would do more than show dates: %(found)s")
            yield _find(path, (number, 1), "A122", message, N_("take it out"), found=line)


def _unfold(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of a calendar, made whole, with the number of the line of the file on which it begins."""
    start = 1
    pieces: list[str] = []
    for number, piece in enumerate(text.split("\r\n"), 1):
        if piece.startswith((" ", "\t")) and pieces:
            pieces.append(piece[1:])
            continue
        if pieces:
            yield start, "".join(pieces)
        start, pieces = number, [piece]


def _check_drawing(path: str, text: str) -> Iterator[Finding]:
    parser = expat.ParserCreate()
    findings: list[Finding] = []

    def refuse(message: str, found: str) -> None:
        place = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        findings.append(_find(path, place, "A119", message, N_("take it out"), found=found))

    def check_start(name: str, attributes: Mapping[str, str]) -> None:
        if name not in DRAWN:
            refuse(N_("a drawing has no element of this kind: %(found)s"), name)
        for key, value in attributes.items():
            asks = _ASKS.search(value) and (key, value) != ("xmlns", SVG) and key != "aria-label"
            if key not in DRAWN_WITH or asks:
                refuse(N_("a drawing has no attribute like this: %(found)s"), f'{key}="{value}"')

    def refuse_markup(*found: Any) -> None:
        refuse(N_("a drawing has neither declarations nor instructions: %(found)s"), str(found[0]))

    parser.StartElementHandler = check_start
    parser.StartDoctypeDeclHandler = refuse_markup
    parser.ProcessingInstructionHandler = refuse_markup
    parser.EntityDeclHandler = refuse_markup
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        message = N_("the file is not a drawing: %(found)s")
        place = (error.lineno, error.offset + 1)
        yield _find(path, place, "A120", message, found=expat.ErrorString(error.code))
    yield from findings


_CHECKS: Mapping[Kind, Callable[[str, str], Iterator[Finding]]] = {
    Kind.JSON: _check_json,
    Kind.TABLE: _check_table,
    Kind.CALENDAR: _check_calendar,
    Kind.DRAWING: _check_drawing,
    Kind.SUMS: _check_sums,
    Kind.INDEX: _check_index,
}
DATA = frozenset(_CHECKS)


def _find(path: str, place: tuple[int, int], code: str, message: str, hint: str = _FORM, *, found: str = "") -> Finding:
    shown = found if len(found) <= SHOWN else f"{found[:SHOWN]}…"
    return Finding(path, *place, code, message, hint, {"found": shown})
