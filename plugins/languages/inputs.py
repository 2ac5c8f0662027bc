"""What a page is made of, in a digest: where that is the same as last time, the page need not be printed again.

A text has two digests: what the pages that list it can print of it, and that with its own body, table of contents and
neighbours, which its own page prints. So a word changed in a body makes one page be printed, not all lists with it.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from pelican.contents import Content
from pelican.paginator import Page as Sheet
from pelican.paginator import Paginator
from pelican.urlwrappers import URLWrapper

from plugins.core.fingerprints import Describe, Fingerprinter, UnknownThingError, digest_text
from plugins.core.sections import PagePlan
from plugins.languages.contents import Text
from plugins.languages.subscriptions import Subscription
from plugins.languages.terms import ListedTerm

OF_ITS_OWN_PAGE = ("toc", "newer", "older", "related", "original", "help")
NOT_PRINTED = frozenset(
    "settings _context body own_html translations metadata people foreign_to citation author"
    " locale_date locale_modified date_format timezone in_default_lang template override_save_as _summary".split()
) | frozenset(OF_ITS_OWN_PAGE)
"""What hangs from a text and is the site's, is told by another attribute, or is worked out when its page is printed."""
_tell_plan = attrgetter(
    *(
        "key",
        "lang",
        "url",
        "template",
        "kind",
        "title",
        "description",
        "modified",
        "listed",
        "ways",
        "one_file",
        "trail",
    )
)
"""What a plan says in texts, days and lists of texts, which Python itself describes soonest."""


class Inputs:
    """Tells the digest of each page of one build."""

    def __init__(self) -> None:
        self._listed: dict[int, str] = {}
        self._shared: dict[int, tuple[Any, str]] = {}
        own = {
            Content: self.describe_listed,
            URLWrapper: self._once(self._describe_wrapper),
            ListedTerm: self._once(self._describe_term),
            Sheet: self._once(self._describe_sheet),
            Paginator: lambda paginator: f"of {paginator.num_pages}",
        }
        self._fingerprinter = Fingerprinter(own)

    def digest_page(self, plan: PagePlan, common: str, others: tuple[Any, ...]) -> str:
        """Return the digest of all that *plan*'s page prints, "" where part of it cannot be told.

        *common* is the digest of what all pages of its language print alike, *others* what else its template gets.
        """
        if not common:
            return ""
        try:
            own = self.describe_own(plan.content) if isinstance(plan.content, Content) else ""
            return self._fingerprinter.digest(common, own, repr(_tell_plan(plan)), plan.feeds, plan.linked, others)
        except UnknownThingError:
            return ""

    def digest_feed(self, feed: Subscription, most: int) -> str:
        """Return the digest of a feed's newest *most* texts, which it tells in full."""
        told = [feed.key, feed.title, feed.save_as, feed.page, most]
        try:
            return self._fingerprinter.digest(told, [self.describe_own(text) for text in feed.articles[:most]])
        except UnknownThingError:
            return ""

    def digest(self, *things: Any) -> str:
        """Return the digest of *things*, "" where one of them cannot be told."""
        try:
            return self._fingerprinter.digest(*things)
        except UnknownThingError:
            return ""

    def describe_listed(self, text: Content) -> str:
        """Return what a page that lists *text* can print of it."""
        known = self._listed.get(id(text))
        if known is None:
            told = {name: value for name, value in vars(text).items() if name not in NOT_PRINTED}
            known = self._listed[id(text)] = digest_text(self._fingerprinter.describe(told) + str(text.summary))
        return known

    def describe_own(self, text: Content) -> str:
        """Return what the page of *text* itself prints: its body too, whose links follow where their targets lie."""
        told = [getattr(text, name, None) for name in OF_ITS_OWN_PAGE]
        body = text.tell_body() if isinstance(text, Text) else str(text.content)
        return self._fingerprinter.digest(self.describe_listed(text), body, told)

    def _describe_wrapper(self, wrapper: URLWrapper) -> str:
        told = (type(wrapper).__name__, wrapper.name, wrapper.slug, wrapper.url, getattr(wrapper, "entry", None))
        return self._fingerprinter.describe(told)

    def _describe_term(self, term: ListedTerm) -> str:
        # Of its articles, pages print how many there are and when they were written; those listed come by themselves.
        told = (term.kind_of_term, term.id, term.name, term.lang, term.url, term.description, term.kind, term.type)
        return self._fingerprinter.describe((*told, term.website, term.count, term.years))

    def _once(self, describe: Describe) -> Describe:
        """Return *describe* so that it describes each thing once, however many pages print it."""

        def describe_once(thing: Any) -> str:
            known = self._shared.get(id(thing))
            if known is None:
                # Kept with the thing itself, so that no other takes its place in memory.
                known = self._shared[id(thing)] = (thing, digest_text(describe(thing)))
            return known[1]

        return describe_once

    def _describe_sheet(self, sheet: Sheet) -> str:
        return self._fingerprinter.describe(
            [sheet.number, sheet.url, sheet.paginator.num_pages, list(sheet.object_list)]
        )
