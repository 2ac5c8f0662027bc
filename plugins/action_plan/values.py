"""The values that a plan's file may hold: each scalar arrives as a string, and only what is meant strictly is read.

pydantic by itself would take ``1_0`` for ten, ``yes`` for true and ``1609459200`` for a date.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from plugins.action_plan.due import Due, parse_due

IDENTIFIER = r"^[a-z][a-z0-9-]{0,39}$"
REFERENCE = r"^[a-z][a-z0-9-]{0,39}/[a-z][a-z0-9-]{0,39}$"
LANGUAGE = r"^[a-z]{2,3}$"
ADDRESS = r'^https://[^\s/?#@<>"\\]+([/?#][^\s<>"\\]*)?$'
EVIDENCE_FILE = (
    r"^([a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.(pdf|csv|txt)$"
    r"|^(articles|pages)/([a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9-]*\.[a-z]{2,3}\.md$"
)
"""A document, or a text of this site by its source."""
FORMULA_MARKS = "=+@＝＋＠−－-"
"""What makes a spreadsheet run a text that begins with it, in its wide forms too."""

MAX_LANGUAGES = 20
MAX_NUMBER = 999_999_999
WORDING_MARK = "x-wording"
"""The key that stands for a text by language until the schema is put together."""

_DAY = re.compile(r"[12]\d{3}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"0|-?[1-9]\d{0,99}", re.ASCII)
_TRUTHS = {"true": True, "false": False}
# What nobody sees, or what turns the reading direction.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def _read_day(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value if isinstance(value, str) and _DAY.fullmatch(value) else "")
    except ValueError:
        raise PydanticCustomError("not_a_day", "not a real date") from None


def _read_due(value: Any) -> Any:
    if isinstance(value, Due):
        return value
    try:
        return parse_due(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError("not_a_due", "not a real date") from None


def _read_whole(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _WHOLE.fullmatch(value):
        raise PydanticCustomError("not_whole", "not a whole number")
    if abs(int(value)) > MAX_NUMBER:
        raise PydanticCustomError("too_large", "too large")
    return int(value)


def _read_truth(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value not in _TRUTHS:
        raise PydanticCustomError("not_a_truth", "neither true nor false")
    return _TRUTHS[value]


def _read_line(value: Any) -> Any:
    """Return *value* on one line, as a text that YAML folds is meant."""
    if not isinstance(value, str):
        return value
    line = " ".join(value.split())
    if _UNSEEN.search(line):
        raise PydanticCustomError("unseen", "has characters that nobody sees")
    return line


Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=1_000), BeforeValidator(_read_line)]
Wording = Annotated[dict[Language, Line], Field(max_length=MAX_LANGUAGES), WithJsonSchema({WORDING_MARK: True})]
"""A text by language code; the plan's default language is always there."""

Address = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=1_000), BeforeValidator(_read_line)]
EvidenceFile = Annotated[str, StringConstraints(pattern=EVIDENCE_FILE, max_length=200)]

Day = Annotated[dt.date, BeforeValidator(_read_day), WithJsonSchema({"type": "string", "pattern": f"^{_DAY.pattern}$"})]
# A year by itself is a number to an editor.
_DUE_FORMS = [
    {"type": "string", "pattern": r"^[12]\d{3}(-Q[1-4]|-\d{2}(-\d{2})?)?$"},
    {"type": "integer", "minimum": 1000, "maximum": 2999},
]
DuePeriod = Annotated[Due, BeforeValidator(_read_due), WithJsonSchema({"anyOf": _DUE_FORMS})]
Whole = Annotated[int, BeforeValidator(_read_whole)]
Version = Annotated[Literal[1], BeforeValidator(_read_whole)]
Weight = Annotated[int, Field(ge=1, le=100), BeforeValidator(_read_whole)]
Percent = Annotated[int, Field(ge=0, le=100), BeforeValidator(_read_whole)]
Days = Annotated[int, Field(ge=1, le=3_650), BeforeValidator(_read_whole)]
Truth = Annotated[bool, BeforeValidator(_read_truth)]
