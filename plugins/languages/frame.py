"""What every page prints around its own matter: languages, menus, helplines, addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from plugins.core.languages import Language
from plugins.core.linked_data import embed, list_trail
from plugins.core.registries import Registries
from plugins.core.sections import FeedLink, PagePlan, Section
from plugins.languages.edition import Edition
from plugins.languages.linked_data import describe_article, describe_site

LOGO = "apple-touch-icon.png"
"""The mark of the collective in a form that machines show."""
BLOG_KINDS = ("blog", "article", "category", "tag", "author", "archive", "terms")


@dataclass(frozen=True)
class Alternate:
    """The way from a page to another language: the same page, or that language's home where there is none."""

    language: Language
    url: str
    absolute: str
    translated: bool
    current: bool
    note: str


@dataclass(frozen=True)
class MenuItem:
    """A link of a menu; `lang` is that of its title."""

    title: str
    url: str
    lang: str
    current: bool


@dataclass(frozen=True)
class _Way:
    """What leads to the page *key* by the name *entry* of a menu, for who is elsewhere and for who is there already."""

    entry: str
    key: tuple[str, ...]
    elsewhere: MenuItem
    there: MenuItem

    def is_at(self, plan: PagePlan) -> bool:
        """Tell whether *plan* is that page or belongs below it."""
        within = plan.kind in BLOG_KINDS if self.entry == "blog" else plan.key[0] == self.entry
        return self.key == plan.key or within


@dataclass(frozen=True)
class ShownHelpline:
    """A helpline in the words of one language; `lang` is theirs."""

    id: str
    name: str
    note: str
    lang: str
    number: str
    href: str
    kind: str
    territory: str
    source: str
    verified_on: date

    @property
    def source_host(self) -> str:
        """Return the host of the page on which the number was found."""
        return urlsplit(self.source).hostname or self.source


class Frames:
    """Makes the frame of each page, knowing all pages of all languages.

    *site* are the settings that no language changes.
    """

    def __init__(
        self,
        site: Mapping[str, Any],
        editions: Sequence[Edition],
        plans: Sequence[PagePlan],
        feeds: Mapping[str, Mapping[str, FeedLink]],
        sections: Mapping[str, Sequence[Section]],
    ) -> None:
        self._site = site
        self.origin, self.base = site["ORIGIN"], site["SITEURL"]
        self._editions = {edition.language.code: edition for edition in editions}
        self._default = editions[0].language.code
        self._feeds = feeds
        self._sections = sections
        self._plans: defaultdict[tuple[str, ...], dict[str, PagePlan]] = defaultdict(dict)
        for plan in plans:
            self._plans[plan.key][plan.lang] = plan
        self._menus: dict[tuple[str, tuple[str, ...]], list[_Way]] = {}
        self._common = {edition.language.code: self._common_variables(edition) for edition in editions}

    def internal(self, url: str) -> str:
        """Return the address of *url* within the site."""
        return f"{self.base}/{url}"

    def absolute(self, url: str) -> str:
        """Return the address of *url* with its host."""
        return f"{self.origin}{self.base}/{url}"

    def versions(self, plan: PagePlan) -> dict[str, str]:
        """Return the absolute addresses of a page by language, the default language first."""
        plans = self._plans[plan.key]
        return {code: self.absolute(plans[code].url) for code in self._editions if code in plans}

    def x_default(self, plan: PagePlan) -> str:
        """Return the version for readers of no listed language: the default one, else the only ones there are."""
        versions = self.versions(plan)
        return versions.get(self._default) or next(iter(versions.values()))

    def find_address(self, key: str) -> str | None:
        """Return the absolute address of a page by its name in menus, None where there is none."""
        page = self._find_page(self._editions[self._default], key)
        return self.absolute(page.url) if page else None

    def common(self, lang: str) -> Mapping[str, Any]:
        """Return what the templates may print on every page of a language."""
        return self._common[lang]

    def common_inputs(self, lang: str) -> tuple[Any, ...]:
        """Return what every page of a language prints, or may print."""
        edition = self._editions[lang]
        names = (*self._site["MENU"], *self._site["FOOTER_MENU"])
        targets = [(name, self._find_target(edition, name)) for name in names]
        menu = [(name, target.key, target.title, target.url, target.lang) for name, target in targets if target]
        return self._common[lang], menu, self._feeds[lang], self._logo()

    def inputs(self, plan: PagePlan) -> tuple[Any, ...]:
        """Return what *plan*'s page prints of other pages and features, beside what its whole language does."""
        above = [(str(step.term or step.title), step.url) for step in self._above(plan)]
        feeds = self._all_feeds(plan.lang) if plan.kind == "feeds" else None
        return self.versions(plan), above, self._menu(plan, plan.ways), feeds, self._told_by_sections(plan)

    def _told_by_sections(self, plan: PagePlan) -> dict[str, Any]:
        return {name: value for section in self._sections[plan.lang] for name, value in section.variables(plan).items()}

    def variables(self, plan: PagePlan) -> dict[str, Any]:
        """Return all that the templates print on *plan*'s page."""
        settings = self._site
        neutral = not {*plan.key}.isdisjoint(settings["NEUTRAL_PAGES"])
        card = settings["NEUTRAL_CARD"] if neutral else getattr(plan.content, "share_card", settings["SITE_CARD"])
        return (
            self._common[plan.lang]
            | self._told_by_sections(plan)
            | plan.variables
            | {
                "page_kind": plan.kind,
                "page_title": plan.title,
                "page_description": plan.description,
                "canonical": self.absolute(plan.url),
                "alternates": self._alternates(plan),
                "x_default": self.x_default(plan),
                "menu": self._menu(plan, settings["MENU"]),
                "footer_menu": self._menu(plan, settings["FOOTER_MENU"]),
                "ways": self._menu(plan, plan.ways),
                "feeds": self._feed_links(plan),
                "all_feeds": self._all_feeds(plan.lang) if plan.kind == "feeds" else [],
                "term_feed": self._term_feed(plan),
                "neutral": neutral,
                "share_card": self.absolute(card) if card else None,
                "one_file": self.internal(plan.one_file) if plan.one_file else None,
                "linked_data": None if neutral else embed(self._tell(plan, self.absolute(card) if card else None)),
            }
        )

    def _common_variables(self, edition: Edition) -> dict[str, Any]:
        settings = edition.settings
        return {
            "language": edition.language,
            "languages": [other.language for other in self._editions.values()],
            "SITEURL": self.base,
            "home_url": self.internal(settings["INDEX_URL"]),
            "exit_url": edition.language.exit_url,
            "helplines": _helplines(self._site["REGISTRIES"], edition.language.code),
            "safety_url": self._page_url(edition, settings["SAFETY_PAGE"]),
            "licence_url": self._page_url(edition, settings["LICENCE_PAGE"]),
            "guide_url": self._page_url(edition, settings["GUIDE_PAGE"]),
            "councils_url": self._page_url(edition, settings["COUNCILS_PAGE"]),
            "feeds_url": self._direct_url(edition, "feeds"),
            "write_url": self._page_url(edition, settings["WRITE_PAGE"]),
            "not_found": self._not_found(edition),
        }

    def _tell(self, plan: PagePlan, card: str | None) -> list[Mapping[str, Any]]:
        """Return what a page tells machines: its own matter, then the way to it from the home page."""
        root, name = self.absolute(""), self._site["SITENAME"]
        told: list[Mapping[str, Any]] = list(plan.linked)
        if plan.kind == "home":
            told += describe_site(name, root, plan.description, self._logo(), list(self._editions))
        elif plan.kind == "article":
            told.append(describe_article(plan.content, self.absolute(plan.url), root, card, name))
        above = self._above(plan)
        if above:
            edition = self._editions[plan.lang]
            home = (edition.speaker.gettext("Home"), self.absolute(edition.settings["INDEX_URL"]))
            steps = [(str(step.term or step.title), self.absolute(step.url)) for step in (*above, plan)]
            told.append(list_trail([home, *steps]))
        return told

    def _above(self, plan: PagePlan) -> list[PagePlan]:
        return [self._plans[key][plan.lang] for key in plan.trail if plan.lang in self._plans.get(key, {})]

    def _logo(self) -> str | None:
        icon = self._site.get("ASSETS", {}).get(LOGO)
        return self.absolute(icon.path_in_output) if icon else None

    def _direct_url(self, edition: Edition, name: str) -> str | None:
        plan = self._plans.get(("direct", name, "1"), {}).get(edition.language.code)
        return self.internal(plan.url) if plan else None

    def _page_url(self, edition: Edition, key: str) -> str | None:
        page = self._find_page(edition, key)
        return self.internal(page.url) if page else None

    def _find_page(self, edition: Edition, key: str) -> PagePlan | None:
        plans = self._plans.get(("page", key), {})
        return plans.get(edition.language.code) or next(iter(plans.values()), None)

    def _not_found(self, edition: Edition) -> list[dict[str, Any]]:
        is_root = edition.language.code == self._default
        shown = list(self._editions.values()) if is_root else [edition]
        return [self._not_found_in(other) for other in shown]

    def _not_found_in(self, edition: Edition) -> dict[str, Any]:
        gettext = edition.speaker.gettext
        return {
            "language": edition.language,
            "title": gettext("Page not found"),
            "text": gettext("There is no page at this address. It may have moved, or the link may be wrong."),
            "home_url": self.internal(edition.settings["INDEX_URL"]),
            "home_label": gettext("Go to the home page"),
        }

    def _alternates(self, plan: PagePlan) -> list[Alternate]:
        return [self._alternate(plan, edition) for edition in self._editions.values()]

    def _alternate(self, plan: PagePlan, edition: Edition) -> Alternate:
        language = edition.language
        version = self._plans[plan.key].get(language.code)
        url = version.url if version else edition.settings["INDEX_URL"]
        note = "" if version else edition.speaker.gettext("not translated: home page")
        current = language.code == plan.lang
        return Alternate(language, self.internal(url), self.absolute(url), version is not None, current, note)

    def _menu(self, plan: PagePlan, entries: Sequence[str]) -> tuple[MenuItem, ...]:
        """Return the links to *entries*, as far as there are such pages, that to where *plan* is marked as current."""
        menu = (plan.lang, tuple(entries))
        if menu not in self._menus:
            self._menus[menu] = list(self._make_menu(*menu))
        return tuple(way.there if way.is_at(plan) else way.elsewhere for way in self._menus[menu])

    def _make_menu(self, lang: str, entries: Sequence[str]) -> Iterator[_Way]:
        edition = self._editions[lang]
        titles = {"index": edition.speaker.gettext("Home")}
        for entry in entries:
            target = self._find_target(edition, entry)
            if target:
                item = MenuItem(titles.get(entry, target.title), self.internal(target.url), target.lang, current=False)
                yield _Way(entry, target.key, item, replace(item, current=True))

    def _find_target(self, edition: Edition, entry: str) -> PagePlan | None:
        named = self._plans.get(("direct", entry, "1")) or self._plans.get((entry,)) or {}
        return named.get(edition.language.code) or self._find_page(edition, entry)

    def _feed_links(self, plan: PagePlan) -> list[FeedLink]:
        feeds = self._feeds[plan.lang]
        term = self._term_feed_link(plan)
        return (
            [feeds[key] for key in ("all", "contributed") if key in feeds] + ([term] if term else []) + list(plan.feeds)
        )

    def _all_feeds(self, lang: str) -> list[FeedLink]:
        """Return every feed of a language: those of articles, then those that pages announce."""
        announced = (feed for plans in self._plans.values() if lang in plans for feed in plans[lang].feeds)
        return list({feed.url: feed for feed in (*self._feeds[lang].values(), *announced)}.values())

    def _term_feed(self, plan: PagePlan) -> str | None:
        link = self._term_feed_link(plan)
        return link.url if link else None

    def _term_feed_link(self, plan: PagePlan) -> FeedLink | None:
        return self._feeds[plan.lang].get(plan.term.id) if plan.kind == "category" and plan.term else None


def _helplines(registries: Registries, lang: str) -> list[ShownHelpline]:
    return [
        ShownHelpline(
            helpline.id,
            helpline.name.text(lang),
            helpline.note.text(lang),
            helpline.name.language(lang),
            helpline.number,
            helpline.href,
            helpline.kind,
            helpline.territory,
            helpline.source,
            helpline.verified_on,
        )
        for helpline in registries.helplines.values()
    ]
