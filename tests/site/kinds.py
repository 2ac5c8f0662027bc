"""One page of every kind that the site has, in every language."""

from __future__ import annotations

import runpy
from collections.abc import Mapping
from typing import TYPE_CHECKING

from plugins.workshop import ROOT

if TYPE_CHECKING:
    from .conftest import BuiltPage

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
LANGUAGES = {row["code"]: row for row in SITE["LANGUAGES"]}
DIRECT = {
    "home": "", "blog": "{blog}/", "categories": "{topics}/", "tags": "{tags}/", "authors": "{authors}/",
    "archive": "{archive}/", "translations": "{translations}/", "not-found": "404.html",
}  # fmt: skip
FOUND = (
    "article",
    "contributed",
    "page",
    "category",
    "tag",
    "author",
    "campaign",
    "campaign-index",
    "news",
    "feeds",
    "search",
    "accessibility",
)
PLANS = (
    "plan-index", "plan", "plan-objective", "plan-news", "plan-state", "plan-changes", "plan-data", "plan-method",
)  # fmt: skip
KINDS = (*DIRECT, *FOUND, *PLANS)
TERMS = frozenset({"categories", "tags", "authors"})
"""What the theme calls by one name, "terms", and a reader sees as three."""


def find_path(pages: Mapping[str, BuiltPage], kind: str, code: str) -> str:
    """Return the path of the first page of *kind* in a language."""
    defaults = {word: word for word in ("blog", "topics", "tags", "authors", "archive", "translations")}
    words = defaults | LANGUAGES[code].get("words", {})
    prefix = "/" if code == SITE["DEFAULT_LANG"] else f"/{code}/"
    if kind in DIRECT:
        return prefix + DIRECT[kind].format(**words)
    candidates = [page for page in pages.values() if page.language.code == code and page.kind in (kind, "article")]
    if kind == "contributed":
        return next(page.path for page in candidates if page.root.find_class("cite"))
    return next(page.path for page in candidates if page.kind == kind and not page.root.find_class("cite"))
