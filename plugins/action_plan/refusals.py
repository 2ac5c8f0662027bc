"""What pydantic found wrong with the form of a plan, in words that say where and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from pydantic import BaseModel

from plugins.action_plan.model import (
    Action,
    Count,
    Evidence,
    Manual,
    Objective,
    Organisation,
    Plan,
    Status,
    Step,
    Steps,
    Update,
)
from plugins.action_plan.places import Loc, Places, locate
from plugins.action_plan.values import ADDRESS, EVIDENCE_FILE, LANGUAGE, MAX_NUMBER, REFERENCE
from plugins.core.findings import N_, Finding
from plugins.core.located_yaml import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PARTS: dict[str, type[BaseModel]] = {
    "objectives": Objective,
    "actions": Action,
    "updates": Update,
    "evidence": Evidence,
    "organisations": Organisation,
    "steps": Step,
}
_MEASURES: dict[str, type[BaseModel]] = {"manual": Manual, "steps": Steps, "count": Count}
STATUSES = tuple(status.value for status in Status if status is not Status.UNKNOWN)
KEY = "[key]"
"""What pydantic's locations end with where not a value but its key is wrong."""


def refuse(error: ErrorDetails, places: Places) -> Finding | None:
    """Return the finding for an *error* of pydantic; None where another error of the same file says it already."""
    kind, loc = error["type"], locate(error["loc"])
    if kind in _SAYINGS:
        code, message, hint = _SAYINGS[kind]
        return places.refuse(loc, code, message, hint, value=read_value(places.node(loc)), key=loc[-1])
    handle = _HANDLERS.get(kind, _refuse_shape)
    return handle(error, loc, places)


def refuse_unknown_key(loc: Loc, places: Places, known: Collection[str]) -> Finding:
    """Return the error for a key that means nothing where it stands."""
    key, message = str(loc[-1]), N_('unknown key "%(key)s"')
    near = find_near(key, known)
    if near:
        return places.refuse_key(loc, "E104", message, N_('did you mean "%(near)s"?'), key=key, near=near)
    return places.refuse_key(loc, "E104", message, N_("use one of %(known)s"), key=key, known=", ".join(sorted(known)))


def refuse_unknown(loc: Loc, places: Places, known: Collection[str], code: str = "E112") -> Finding:
    """Return the error for a word that is none of the *known* ones."""
    value, message = read_value(places.node(loc)), N_('"%(value)s" is unknown')
    near = find_near(value, known)
    if near:
        return places.refuse(loc, code, message, N_('did you mean "%(near)s"?'), value=value, near=near)
    return places.refuse(loc, code, message, N_("use one of %(known)s"), value=value, known=", ".join(known) or "–")


def find_near(word: str, known: Collection[str]) -> str | None:
    """Return the known word that is nearest to *word*, None where none is near."""
    return next(iter(difflib.get_close_matches(word, known, n=1)), None)


def read_value(node: Node) -> str:
    """Return what is written at *node*, shortened where it is long; "…" where it is no single value."""
    if not isinstance(node, Scalar):
        return "…"
    return node.value if len(node.value) <= 60 else node.value[:59] + "…"


def _refuse_missing(_error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    return places.refuse(loc[:-1], "E107", N_('the key "%(key)s" is missing'), N_("add it"), key=loc[-1])


def _refuse_extra(error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    return refuse_unknown_key(loc, places, _known_keys(error["loc"][:-1]))


def _refuse_typeless(error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    return _refuse_missing(error, (*loc, "type"), places)


def _refuse_type(_error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    return refuse_unknown((*loc, "type"), places, _MEASURES)


def _refuse_word(_error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    known = {"status": STATUSES, "schema": ("1",)}.get(str(loc[-1]), ("true", "false"))
    return refuse_unknown(loc, places, known)


def _refuse_empty(_error: ErrorDetails, loc: Loc, places: Places) -> Finding | None:
    if _count(places.node(loc)):
        return None  # its members were refused one by one
    return places.refuse(loc, "E217", N_("the list is empty"), N_("write at least one entry"))


def _refuse_long(error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    message, hint = N_("%(count)s entries are too many"), N_("keep %(most)s at most")
    values = {"count": _count(places.node(loc)), "most": error["ctx"]["max_length"]}
    return places.refuse(loc, "E216", message, hint, **values)


def _refuse_shape(_error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    if loc[-1] in _WORDINGS:
        return places.refuse(loc, "E218", N_("this must have a text per language"), N_("write {ca: …, gl: …}"))
    return places.refuse(loc, "E218", N_("this must consist of keys and values"), N_("write {key: value, …}"))


def _refuse_range(_error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    least, most = _RANGES.get(str(loc[-1]), (-MAX_NUMBER, MAX_NUMBER))
    message, hint = N_("%(value)s is out of range"), N_("write a whole number from %(least)s to %(most)s")
    value = read_value(places.node(loc))
    return places.refuse(loc, "E215", message, hint, value=value, least=least, most=most)


def _refuse_pattern(error: ErrorDetails, loc: Loc, places: Places) -> Finding:
    is_key = loc[-1] == KEY
    loc = loc[:-1] if is_key else loc
    value = str(loc[-1]) if is_key else read_value(places.node(loc))
    code, message, hint = _PATTERNS.get(error["ctx"]["pattern"], _NOT_A_NAME)
    tell = places.refuse_key if is_key else places.refuse
    return tell(loc, code, message, hint, value=value)


_RANGES = {"progress": (0, 100), "weight": (1, 100), "stale_after_days": (1, 3_650)}
_WORDINGS = frozenset({"title", "mission", "description", "unit", "note", "name"})
_NOT_A_DATE = N_('"%(value)s" is not a real date')
_SAYINGS = {
    "not_a_day": ("E202", _NOT_A_DATE, N_("write it as YYYY-MM-DD")),
    "not_a_due": ("E202", _NOT_A_DATE, N_("use YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD")),
    "not_whole": ("E214", N_('"%(value)s" is not a whole number'), N_("write digits alone, such as 25")),
    "string_type": ("E108", N_('"%(key)s" must be text'), N_("write it on one line")),
    "string_too_short": ("E108", N_('"%(key)s" must be text'), N_("write it on one line")),
    "string_too_long": ("E105", N_("the data are too long"), N_("split or shorten them")),
    "unseen": ("E108", N_("the text holds a control character"), N_("delete it, and type the words around it anew")),
    "tuple_type": ("E218", N_("this must be a list"), N_("write [one, two], or a line with - for each")),
}
_NAME_HINT = N_("use lower-case letters without accents, digits and hyphens, starting with a letter, 40 at most")
_CANNOT_BE_A_NAME = N_('"%(value)s" cannot be a name')
_NOT_A_NAME = ("E109", _CANNOT_BE_A_NAME, _NAME_HINT)
_PATTERNS = {
    REFERENCE: ("E109", _CANNOT_BE_A_NAME, N_("write plan/action, such as pla-2021/blog")),
    LANGUAGE: ("E109", _CANNOT_BE_A_NAME, N_("write the code of a language, such as ca")),
    ADDRESS: ("E225", N_('"%(value)s" cannot be an address'), N_("begin it with https://, without spaces")),
    EVIDENCE_FILE: (
        "E226",
        N_('"%(value)s" is not a file under content/'),
        N_("name an article, a page or a pdf, csv or txt file there, in lower case, such as evidence/list.pdf"),
    ),
}
_HANDLERS: dict[str, Callable[[ErrorDetails, Loc, Places], Finding | None]] = {
    "missing": _refuse_missing,
    "extra_forbidden": _refuse_extra,
    "union_tag_not_found": _refuse_typeless,
    "union_tag_invalid": _refuse_type,
    "literal_error": _refuse_word,
    "not_a_truth": _refuse_word,
    "too_short": _refuse_empty,
    "too_long": _refuse_long,
    "greater_than_equal": _refuse_range,
    "less_than_equal": _refuse_range,
    "too_large": _refuse_range,
    "string_pattern_mismatch": _refuse_pattern,
}


def _known_keys(pydantic_loc: Loc) -> list[str]:
    """Return the keys that may stand in the mapping at *pydantic_loc*."""
    names = [part for part in pydantic_loc if isinstance(part, str)]
    is_measure = pydantic_loc[-2:-1] == ("measure",) and names[-1] in _MEASURES
    part = (
        _MEASURES[names[-1]] if is_measure else next((_PARTS[name] for name in reversed(names) if name in _PARTS), Plan)
    )
    return [field.alias or name for name, field in part.model_fields.items()]


def _count(node: Node) -> int:
    return len(node.items if isinstance(node, Sequence) else node.entries if isinstance(node, Mapping) else ())
