"""Writes every language's site out of what was read once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from plugins.core import formats
from plugins.core.clock import build_date
from plugins.core.feeds import render_feed
from plugins.core.grounds import PLACES, digest_settings, is_plain
from plugins.core.sections import FeedLink, FilePlan, PagePlan, Section
from plugins.core.typography import keep_hyphens
from plugins.core.watching import watch
from plugins.core.workers import map_over_cores
from plugins.languages.edition import Edition, gather_contents
from plugins.languages.frame import Frames
from plugins.languages.inputs import Inputs
from plugins.languages.pages import check_addresses, plan_edition
from plugins.languages.shared import SharedParts
from plugins.languages.sitemap import SitemapEntry, render_sitemap
from plugins.languages.subscriptions import Subscription, make_feed, plan_subscriptions
from plugins.languages.templates import COMPILED, TemplateCache
from plugins.languages.well_known import ROBOTS, SECURITY, check_contact, render_robots, render_security

FILTERS = (
    *(formats.format_date, formats.format_day_month, formats.format_number, formats.iso_date, formats.term_name),
    keep_hyphens,
)


class EditionsGenerator(Generator):  # type: ignore[misc]
    """One set of contents and one Jinja environment, a view a language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the templates the gettext and the formats of whichever language is printing."""
        super().__init__(*args, **kwargs)
        told = {name: value for name, value in self.settings.items() if name.startswith("JINJA_")}
        self.env.bytecode_cache = TemplateCache(COMPILED, digest_settings(told))
        self.env.filters.update({function.__name__: function for function in FILTERS})
        self.env.install_gettext_callables(
            formats.gettext, formats.ngettext, newstyle=True, pgettext=formats.pgettext, npgettext=formats.npgettext
        )
        self.env.globals["_"] = formats.say
        self.editions: list[Edition] = []

    def generate_context(self) -> None:
        """Make the editions; the generators that read have run before this one."""
        context = self.context
        contents = gather_contents(context["articles"], context["drafts"], context["pages"], context["draft_pages"])
        self.editions = [
            Edition(speaker.language, self.settings["LANGUAGE_SETTINGS"][code], speaker, contents)
            for code, speaker in self.settings["SPEAKERS"].items()
        ]
        for edition in self.editions:
            edition.link_articles()
        self.settings["STATS"].lap("arranging the languages")

    def generate_output(self, writer: Any) -> None:
        """Plan all pages, then print those whose inputs changed, over all cores, and write feeds and files."""
        del writer
        sections = {edition.language.code: self._make_sections(edition) for edition in self.editions}
        plans = [plan for edition in self.editions for plan in self._plan_pages(edition, sections)]
        check_addresses(plans)
        subscriptions = {edition.language.code: list(plan_subscriptions(edition)) for edition in self.editions}
        links = {code: self._feed_links(feeds) for code, feeds in subscriptions.items()}
        frames = Frames(self.settings, self.editions, plans, links, sections)
        self.settings["STATS"].lap("planning pages")
        inputs = Inputs()
        self._write_pages(plans, frames, inputs)
        # Each is made when the one before is written: together they are large.
        files = chain(
            self._render_feeds(subscriptions, inputs),
            (file for edition in self.editions for file in self._plan_files(edition, sections)),
            self._plan_sitemap(plans, frames),
            self._plan_well_known(frames),
        )
        for file in files:
            self._write(file)
        self.settings["STATS"].lap("feeds, search and other files")

    def _plan_sitemap(self, plans: list[PagePlan], frames: Frames) -> Iterator[FilePlan]:
        if self.settings["SITEMAP_SAVE_AS"]:
            sitemap = render_sitemap(_sitemap_entries(plans, frames))
            yield FilePlan(self.settings["SITEMAP_SAVE_AS"], sitemap.encode())

    def _plan_well_known(self, frames: Frames) -> list[FilePlan]:
        settings = self.settings
        sitemap = frames.absolute(settings["SITEMAP_SAVE_AS"]) if settings["SITEMAP_SAVE_AS"] else None
        files = [FilePlan(ROBOTS, render_robots(sitemap).encode())]
        contact = check_contact(settings["SECURITY_CONTACT"]) or frames.find_address(settings["CONTACT_PAGE"])
        if contact:
            codes, canonical = settings["SPEAKERS"], frames.absolute(SECURITY)
            security = render_security(contact, build_date(os.environ), codes, canonical)
            files.append(FilePlan(SECURITY, security.encode()))
        return files

    def _make_sections(self, edition: Edition) -> list[Section]:
        with formats.speaking(edition.speaker):
            return [make(edition) for make in self.settings.get("SECTIONS", ())]

    def _plan_pages(self, edition: Edition, sections: Mapping[str, list[Section]]) -> Iterator[PagePlan]:
        yield from plan_edition(edition)
        for section in sections[edition.language.code]:
            with formats.speaking(edition.speaker):
                plans = list(section.pages())
            yield from plans

    def _offer(self, plan: PagePlan) -> None:
        """Give the template of *plan* what plugins offer it by name in Pelican's context."""
        for name in self.settings.get("OFFERED", {}).get(plan.template, ()):
            plan.variables[name] = self.context[name]

    def _plan_files(self, edition: Edition, sections: Mapping[str, list[Section]]) -> Iterator[FilePlan]:
        for section in sections[edition.language.code]:
            with formats.speaking(edition.speaker):
                files = list(section.files())
            yield from files

    def _write_pages(self, plans: list[PagePlan], frames: Frames, inputs: Inputs) -> None:
        ledger, context = self.settings["LEDGER"], self._printable()
        shared = {code: self._share(frames.common(code), context) for code in self.settings["SPEAKERS"]}
        common = {code: inputs.digest(frames.common_inputs(code), context) for code in self.settings["SPEAKERS"]}
        fresh, made_of = [], {}
        for plan in plans:
            self._note_copy(plan)
            self._offer(plan)
            made_of[plan.save_as] = inputs.digest_page(plan, common[plan.lang], (plan.variables, frames.inputs(plan)))
            self._note_source(plan.save_as, plan.source)
            if isinstance(plan.content, Content):
                self.settings["TEXT_URLS"][plan.content.relative_source_path] = plan.url
                self.settings["BODIES"][plan.save_as] = [plan.content.relative_source_path]
            if not ledger.keep(plan.save_as, made_of[plan.save_as]):
                fresh.append(plan)

        def print_page(number: int) -> None:
            plan = fresh[number]
            text = self._render_page(plan, frames, {**context, "shared": shared[plan.lang]})
            ledger.stage(plan.save_as, text.encode())

        self.settings["STATS"].lap("comparing pages with the last build's")
        with watch("pages") as tell:
            map_over_cores(print_page, range(len(fresh)), tell=tell)
        self.settings["STATS"].lap("printing pages")
        for plan in fresh:
            self._note_written(plan.save_as, made_of[plan.save_as])

    def _share(self, common: Mapping[str, Any], context: Mapping[str, Any]) -> SharedParts:
        return SharedParts(self.env, {**context, **common})

    def _printable(self) -> dict[str, Any]:
        """Return what every template may print of the site as a whole: the settings that are plain values."""
        told = ((name, value) for name, value in self.settings.items() if name.isupper() and name not in PLACES)
        return {name: value for name, value in told if is_plain(value)}

    def _note_copy(self, plan: PagePlan) -> None:
        if plan.one_file:
            self.settings["ONE_FILES"].setdefault(plan.one_file, []).append((plan.url, plan.save_as))
            if plan.source:
                self.settings["OUTPUT_SOURCES"][plan.one_file] = plan.source

    def _render_feeds(self, subscriptions: Mapping[str, list[Subscription]], inputs: Inputs) -> Iterator[FilePlan]:
        ledger, most = self.settings["LEDGER"], self.settings["FEED_MAX_ITEMS"]
        for edition in self.editions:
            for subscription in subscriptions[edition.language.code]:
                made_of = inputs.digest_feed(subscription, most)
                told = [text.relative_source_path for text in subscription.articles[:most]]
                self.settings["BODIES"][subscription.save_as] = told
                if not ledger.keep(subscription.save_as, made_of):
                    text = render_feed(make_feed(subscription, edition))
                    yield FilePlan(subscription.save_as, text.encode(), made_of=made_of)

    def _render_page(self, plan: PagePlan, frames: Frames, context: Mapping[str, Any]) -> str:
        variables = frames.variables(plan)
        if plan.kind == "article" and plan.content.contributed:
            plan.content.citation = _cite(plan.content, self.settings["SITENAME"], variables["canonical"])
        with formats.speaking(self.settings["SPEAKERS"][plan.lang]):
            return str(self.get_template(plan.template).render(context, output_file=plan.save_as, **variables))

    def _feed_links(self, feeds: list[Subscription]) -> dict[str, FeedLink]:
        base = self.settings["SITEURL"]
        return {feed.key: FeedLink(feed.title, f"{base}/{feed.save_as}") for feed in feeds}

    def _write(self, file: FilePlan) -> None:
        self._note_source(file.save_as, file.source)
        if file.bodies:
            self.settings["BODIES"][file.save_as] = file.bodies
        if file.index:
            self.settings["INDEXES"].append(file.index)
        if self.settings["LEDGER"].write(file.save_as, file.content, file.made_of):
            self._note_written(file.save_as, file.made_of)

    def _note_source(self, save_as: str, source: Path | None) -> None:
        # Whoever writes files made from one source says so here, by path in the output: the manifest tells.
        if source:
            self.settings["OUTPUT_SOURCES"][save_as] = source

    def _note_written(self, save_as: str, made_of: str) -> None:
        self.settings["LEDGER"].made_of[save_as] = made_of
        signals.content_written.send(os.path.join(self.output_path, save_as), context=self.context)  # noqa: PTH118


def _cite(article: Any, site: str, url: str) -> str:
    authors = ", ".join(author.name for author in article.authors)
    return f"{authors} ({article.date.year}). {article.title}. {site}. {url}"


def _sitemap_entries(plans: list[PagePlan], frames: Frames) -> Iterator[SitemapEntry]:
    for plan in plans:
        if plan.listed:
            yield SitemapEntry(frames.absolute(plan.url), frames.versions(plan), frames.x_default(plan), plan.modified)
