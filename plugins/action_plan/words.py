"""The plan's own texts as a page of one language shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from plugins.action_plan.model import Plan
from plugins.core.texts import Texts
from plugins.core.typography import typeset_text

_PLAIN = frozenset({str, int, bool, type(None)})


@dataclass(frozen=True)
class Words:
    """A text; `lang` is None where it is in the language of the page."""

    text: str
    lang: str | None = None


@dataclass(frozen=True)
class Wordbook:
    """Shows the texts of one plan on pages of one language, in the plan's own where they lack that one."""

    plan: Plan
    lang: str

    def show(self, wording: Mapping[str, str]) -> Words:
        """Return *wording*, set by the rules of the language in which it can be had."""
        texts = Texts(wording, self.plan.default_lang)
        lang = texts.language(self.lang)
        return Words(typeset_text(texts.text(self.lang), lang), None if lang == self.lang else lang)

    def show_if_any(self, wording: Mapping[str, str] | None) -> Words | None:
        """Return *wording* as `show` does, or None where there is none."""
        return self.show(wording) if wording else None


def find_foreign(view: Any) -> str | None:
    """Return the language of the first text anywhere in *view* that is not in the page's own, or None."""
    if isinstance(view, Words):
        return view.lang
    if isinstance(view, (tuple, list)):
        parts: Iterable[Any] = view
    elif isinstance(view, dict):
        parts = view.values()
    else:
        kind: Any = type(view)
        parts = (getattr(view, name) for name in _list_fields(kind))
    for part in parts:
        # Most of what a view has are texts and numbers.
        lang = None if type(part) in _PLAIN else find_foreign(part)
        if lang:
            return lang
    return None


@cache
def _list_fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def shorten(text: str, length: int) -> str:
    """Return *text*, cut between words with an ellipsis where it has more than *length* characters."""
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(" ,;:.(–") + "…"
