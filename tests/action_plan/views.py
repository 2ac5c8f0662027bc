"""What stands around a plan in the tests of its pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from plugins.action_plan.addresses import Addresses
from plugins.action_plan.links import ArticleLink, Surroundings
from plugins.action_plan.model import Plan
from plugins.action_plan.publication import Publication
from plugins.core.formats import Speaker

END = date(2021, 12, 31)


def surround(*plans: Plan, lang: str = "ca", speakers: dict[str, Speaker] | None = None, **given: Any) -> Surroundings:
    """Return the surroundings of *plans* on pages in *lang*."""
    prefix = "" if lang == "ca" else f"{lang}/"
    publication = Publication(
        "https://cft.example/", "cft.example,2026", "CFT", {"articles/2026/text.ca.md": f"{prefix}blog/text/"}
    )
    languages = {code: speaker.language for code, speaker in (speakers or {}).items()}
    articles: dict[str, tuple[ArticleLink, ...]] = given.get("articles", {})
    return Surroundings(lang, Addresses(prefix), {plan.id: plan for plan in plans}, publication, articles, languages)
