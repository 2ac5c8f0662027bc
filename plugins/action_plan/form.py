"""The form of a plan's file: every key and value by itself.

What is wrong with the form is taken out and the rest read again, so that it hides nothing else that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from plugins.action_plan.model import Plan
from plugins.action_plan.places import Loc, Places, locate
from plugins.action_plan.refusals import KEY, find_near, refuse
from plugins.action_plan.values import LANGUAGE
from plugins.core import located_yaml as tree
from plugins.core.findings import N_, Finding

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MOST_ERRORS = 300
"""More than anybody reads at once; what is wrong beside them is told when they are mended."""

_MOST_PASSES = 5
"""Each takes out what the one before left incomplete."""

_STAND_INS = {"schema": "1", "id": "plan", "start": "1000-01-01", "end": "2999-12-31", "default_lang": "ca"}
"""What is taken for granted where the plan itself lacks it, so that the rest can be checked."""

_FIGURES = "measure type steps baseline target unit updates id date status progress value steps_done corrects".split()
"""Keys without which nothing can be said of what the updates of an action say together."""


@dataclass(frozen=True)
class Form:
    """A plan as far as its form is right.

    `plan` is None where too little is; `places` tell of what was kept; `findings` are all about the form.
    """

    plan: Plan | None
    places: Places
    findings: tuple[Finding, ...]
    knows_languages: bool = True
    doubtful: frozenset[tuple[int, int]] = frozenset()
    mended: frozenset[tuple[int, int]] = frozenset()

    def is_doubtful(self, loc: Loc) -> bool:
        """Tell whether the action at *loc* has something in its measure or updates that could not be read."""
        return bool(self.doubtful) and _spot(self.places, loc) in self.doubtful

    def is_mended(self, loc: Loc) -> bool:
        """Tell whether something was taken out from right under *loc*."""
        return bool(self.mended) and _spot(self.places, loc) in self.mended


def read_form(root: tree.Mapping, path: str) -> Form:
    """Return the plan that *root* holds, and a finding for each key and value that cannot be what it is."""
    untitled: list[Loc] = []
    root = _fill_titles(root, (), _default_lang(root), untitled)
    places = Places(root, path)
    findings = [places.warn(loc, "W254", N_("there is no title"), N_("add it: its id is shown")) for loc in untitled]
    plan, errors = _validate(root)
    if plan is not None:
        return Form(plan, places, tuple(findings))
    findings += [finding for error in errors[:MOST_ERRORS] if (finding := refuse(error, places))]
    if len(errors) > MOST_ERRORS:
        return Form(None, places, tuple(findings))
    plan, kept = _validate_rest(root, errors)
    locs = [locate(error["loc"]) for error in errors]
    return Form(
        plan,
        Places(kept, path),
        tuple(findings),
        knows_languages=not any(loc[0] in {"langs", "default_lang"} for loc in locs),
        doubtful=frozenset(spot for error in errors for spot in _find_doubtful(error, places)),
        mended=frozenset(_spot(places, loc[:-2] if loc[-1] == KEY else loc[:-1]) for loc in locs),
    )


def _validate(root: tree.Mapping) -> tuple[Plan | None, list[ErrorDetails]]:
    try:
        return Plan.model_validate(_as_data(root)), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _validate_rest(root: tree.Mapping, errors: Sequence[ErrorDetails]) -> tuple[Plan | None, tree.Mapping]:
    """Return the plan without what the *errors* are about, or None, and the tree that is left."""
    plan = None
    for _ in range(_MOST_PASSES):
        doomed = {loc for error in errors for loc in _find_doomed(error, Places(root, ""))}
        root = _stand_in(_prune(root, doomed), errors)
        plan, errors = _validate(root)
        if plan is not None:
            break
    return plan, root


def _find_doomed(error: ErrorDetails, places: Places) -> Iterator[Loc]:
    """Yield where what cannot stay is: a value at fault, or what is nothing without a value that it lacks."""
    loc = locate(error["loc"])
    if error["type"] == "too_long":
        node, most = places.node(loc), error["ctx"]["max_length"]
        keys = range(len(node.items)) if isinstance(node, tree.Sequence) else list(getattr(node, "entries", ()))
        yield from ((*loc, key) for key in keys[most:])
    elif loc[-1] == KEY or error["type"] == "missing":
        yield loc[:-1]
    else:
        yield loc


def _prune(node: Any, doomed: Collection[Loc], loc: Loc = ()) -> Any:
    if isinstance(node, tree.Mapping):
        kept = {key: _prune(one, doomed, (*loc, key)) for key, one in node.entries.items() if (*loc, key) not in doomed}
        return tree.Mapping(kept, node.keys, node.line, node.column)
    if isinstance(node, tree.Sequence):
        items = [_prune(one, doomed, (*loc, at)) for at, one in enumerate(node.items) if (*loc, at) not in doomed]
        return tree.Sequence(tuple(items), node.line, node.column)
    return node


def _stand_in(root: tree.Mapping, errors: Sequence[ErrorDetails]) -> tree.Mapping:
    """Return *root* with what its top level lacks, as far as something can stand in for it."""
    lang = tree.Scalar(_default_lang(root), root.line, root.column)
    nodes: dict[str, tree.Node] = {key: tree.Scalar(value, root.line, root.column) for key, value in _STAND_INS.items()}
    nodes["langs"] = tree.Sequence((lang,), root.line, root.column)
    nodes["title"] = tree.Mapping({lang.value: tree.Scalar("–", root.line, root.column)}, {}, root.line, root.column)
    missing = {error["loc"][0] for error in errors if error["type"] == "missing" and len(error["loc"]) == 1}
    added = {key: node for key, node in nodes.items() if key in missing}
    return tree.Mapping({**root.entries, **added}, root.keys, root.line, root.column)


def _find_doubtful(error: ErrorDetails, places: Places) -> Iterator[tuple[int, int]]:
    """Yield where the actions stand whose measure or updates cannot be judged for the *error*."""
    loc = locate(error["loc"])
    is_extra = error["type"] == "extra_forbidden"
    if {"evidence", "note"} & set(loc) or (is_extra and not find_near(str(loc[-1]), _FIGURES)):
        return
    for index in range(2, len(loc)):
        is_action = loc[index - 2] == "actions" and isinstance(loc[index - 1], int)
        if is_action and (is_extra or loc[index] in _FIGURES):
            yield _spot(places, loc[:index])


def _fill_titles(node: Any, loc: Loc, lang: str, untitled: list[Loc]) -> Any:
    """Give each objective and action without a title its id for one, and tell in *untitled* where that was."""
    if isinstance(node, tree.Sequence):
        items = (_fill_titles(item, (*loc, index), lang, untitled) for index, item in enumerate(node.items))
        return tree.Sequence(tuple(items), node.line, node.column)
    if not isinstance(node, tree.Mapping):
        return node
    entries = {
        key: _fill_titles(value, (*loc, key), lang, untitled) if key in {"objectives", "actions"} else value
        for key, value in node.entries.items()
    }
    identifier = entries.get("id")
    if loc and "title" not in entries and isinstance(identifier, tree.Scalar):
        untitled.append(loc)
        entries["title"] = tree.Mapping({lang: identifier}, {}, node.line, node.column)
    return tree.Mapping(entries, node.keys, node.line, node.column)


def _default_lang(root: tree.Mapping) -> str:
    written = root.entries.get("default_lang")
    is_code = isinstance(written, tree.Scalar) and re.match(LANGUAGE, written.value)
    return written.value if isinstance(written, tree.Scalar) and is_code else _STAND_INS["default_lang"]


def _as_data(node: tree.Node) -> Any:
    if isinstance(node, tree.Mapping):
        return {key: _as_data(value) for key, value in node.entries.items()}
    if isinstance(node, tree.Sequence):
        return [_as_data(item) for item in node.items]
    return node.value


def _spot(places: Places, loc: Loc) -> tuple[int, int]:
    node = places.node(loc)
    return node.line, node.column
