"""The articles as news."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from plugins.core.formats import Speaker, speaking
from plugins.languages.news import tell_articles

if TYPE_CHECKING:
    from .conftest import MakeText


def test_articles_are_news_by_their_own_days(
    make_text: MakeText, settings: dict[str, Any], speakers: Mapping[str, Speaker]
) -> None:
    """The latest first, in the language each is in, contributions told apart, with the id of every other feed."""
    texts = [
        make_text("old", "ca", "2026-10-01"),
        make_text("new", "gl", "2026-10-09", contributed=True),
    ]
    view: Any = SimpleNamespace(articles=texts, settings=settings, language=speakers["ca"].language)
    with speaking(speakers["ca"]):
        new, old = tell_articles(view)
    assert (new.kind, new.title.lang, new.summary.lang, new.url) == ("Contribution", "gl", "gl", "gl/new/")
    assert (old.kind, old.day.isoformat(), old.illustrative) == ("Article", "2026-10-01", False)
    assert old.entry.id == "tag:example.org,2026:ca/old"
    assert old.entry.url == "https://example.org/ca/old/"
