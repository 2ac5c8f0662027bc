"""What the pages of a plan lead to in one language: other actions, other plans, articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.action_plan.addresses import Addresses
from plugins.action_plan.model import Action, Objective, Plan
from plugins.action_plan.publication import Publication
from plugins.action_plan.words import Wordbook, Words, find_foreign
from plugins.core.languages import Language


@dataclass(frozen=True)
class Link:
    """A text that leads to `url`, an address within the site."""

    title: Words
    url: str


@dataclass(frozen=True)
class ArticleLink:
    """An article; `lang` is None where it is in the language of the page, `in_language` says in which it is."""

    title: str
    url: str
    lang: str | None
    in_language: str


@dataclass(frozen=True)
class Foreign:
    """A language of the plan that is not the page's; `in_language` says in it that a text is in it."""

    lang: str
    in_language: str


@dataclass(frozen=True)
class Surroundings:
    """What stands around a plan on the pages of the language `lang`.

    `plans` are all plans by id; `articles` are those that name an action, by ``plan/action``; `languages` are
    those of the site, by code.
    """

    lang: str
    addresses: Addresses
    plans: Mapping[str, Plan]
    publication: Publication
    articles: Mapping[str, tuple[ArticleLink, ...]] = field(default_factory=dict)
    languages: Mapping[str, Language] = field(default_factory=dict)

    def mark_foreign(self, view: Any) -> Foreign | None:
        """Return the language of the texts in *view* that are not in the page's own, or None where all are."""
        lang = find_foreign(view)
        return Foreign(lang, self.languages[lang].in_name if lang in self.languages else lang) if lang else None

    def wordbook(self, plan: Plan) -> Wordbook:
        """Return what shows the texts of *plan*."""
        return Wordbook(plan, self.lang)

    def link_plan(self, plan: Plan) -> Link:
        """Return the way to a plan's overview."""
        return Link(self.wordbook(plan).show(plan.title), self.addresses.plan(plan))

    def link_action(self, plan: Plan, objective: Objective, action: Action) -> Link:
        """Return the way to an action."""
        return Link(self.wordbook(plan).show(action.title), self.addresses.action(plan, objective, action))

    def find_action(self, reference: str | None) -> tuple[Plan, Objective, Action] | None:
        """Return what ``plan/action`` names, or None where there is no such thing."""
        name, _, identifier = (reference or "").partition("/")
        plan = self.plans.get(name)
        found = ((plan, objective, action) for objective, action in plan.actions()) if plan else ()
        return next((one for one in found if one[2].id == identifier), None)


def gather_articles(articles: Iterable[Any], lang: str) -> dict[str, tuple[ArticleLink, ...]]:
    """Return the links to the *articles* that name an action in their metadata, by what they name."""
    links: defaultdict[str, list[ArticleLink]] = defaultdict(list)
    for article in articles:
        reference = getattr(article, "plan", None)
        if reference:
            foreign = None if article.lang == lang else article.lang
            links[reference].append(ArticleLink(str(article.title), article.url, foreign, article.in_language))
    return {reference: tuple(group) for reference, group in links.items()}


def locate_sources(articles: Iterable[Any], codes: Iterable[str]) -> dict[str, str]:
    """Return the addresses of *articles* by the paths of their sources, whichever translation is named."""
    codes = tuple(codes)
    return {f"{article.group}.{code}.md": article.url for article in articles for code in codes}
