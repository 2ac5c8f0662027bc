"""The plan's own texts as a page of one language shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from plugins.action_plan.model import Plan
from plugins.core.texts import Texts
from plugins.core.typography import typeset_text


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
        parts = list(view)
    elif isinstance(view, dict):
        parts = list(view.values())
    elif is_dataclass(view):
        parts = [getattr(view, field.name) for field in fields(view)]
    else:
        return None
    return next((lang for lang in map(find_foreign, parts) if lang), None)


def shorten(text: str, length: int) -> str:
    """Return *text*, cut between words with an ellipsis where it has more than *length* characters."""
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(" ,;:.(–") + "…"
