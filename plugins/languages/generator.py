"""Writes every language's site out of what was read once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.utils import sanitised_join

from plugins.core import formats
from plugins.core.addressing import write_atomically
from plugins.core.clock import build_date
from plugins.core.feeds import render_feed
from plugins.core.formats import Speaker
from plugins.core.sections import FeedLink, FilePlan, PagePlan, Section
from plugins.core.typography import keep_hyphens
from plugins.languages.edition import Edition, gather_contents
from plugins.languages.frame import Frames
from plugins.languages.pages import check_addresses, plan_edition
from plugins.languages.sitemap import SitemapEntry, render_sitemap
from plugins.languages.subscriptions import Subscription, make_feed, plan_subscriptions
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
        self.env.filters.update({function.__name__: function for function in FILTERS})
        self.env.install_gettext_callables(
            formats.gettext, formats.ngettext, newstyle=True, pgettext=formats.pgettext, npgettext=formats.npgettext
        )
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

    def generate_output(self, writer: Any) -> None:
        """Make all pages, feeds and files, and write them only then: a failing template leaves nothing behind."""
        del writer
        sections = {edition.language.code: self._make_sections(edition) for edition in self.editions}
        plans = [plan for edition in self.editions for plan in self._plan_pages(edition, sections)]
        check_addresses(plans)
        subscriptions = {edition.language.code: list(plan_subscriptions(edition)) for edition in self.editions}
        links = {code: self._feed_links(feeds) for code, feeds in subscriptions.items()}
        frames = Frames(self.settings, self.editions, plans, links, sections)
        files = [
            *self._render_pages(plans, frames),
            *self._render_feeds(subscriptions),
            *(file for edition in self.editions for file in self._plan_files(edition, sections)),
        ]
        if self.settings["SITEMAP_SAVE_AS"]:
            sitemap = render_sitemap(_sitemap_entries(plans, frames))
            files.append(FilePlan(self.settings["SITEMAP_SAVE_AS"], sitemap.encode()))
        files += self._plan_well_known(frames)
        for file in files:
            self._write(file)

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

    def _plan_files(self, edition: Edition, sections: Mapping[str, list[Section]]) -> Iterator[FilePlan]:
        for section in sections[edition.language.code]:
            with formats.speaking(edition.speaker):
                files = list(section.files())
            yield from files

    def _render_pages(self, plans: list[PagePlan], frames: Frames) -> Iterator[FilePlan]:
        for plan in plans:
            self._note_copy(plan)
            text = self._render_page(plan, frames, self.settings["SPEAKERS"][plan.lang])
            yield FilePlan(plan.save_as, text.encode(), plan.source)

    def _note_copy(self, plan: PagePlan) -> None:
        if plan.one_file:
            self.settings["ONE_FILES"].setdefault(plan.one_file, []).append((plan.url, plan.save_as))
            if plan.source:
                self.settings["OUTPUT_SOURCES"][plan.one_file] = plan.source

    def _render_feeds(self, subscriptions: Mapping[str, list[Subscription]]) -> Iterator[FilePlan]:
        for edition in self.editions:
            for subscription in subscriptions[edition.language.code]:
                yield FilePlan(subscription.save_as, render_feed(make_feed(subscription, edition)).encode())

    def _render_page(self, plan: PagePlan, frames: Frames, speaker: Speaker) -> str:
        variables = frames.variables(plan)
        if plan.kind == "article" and plan.content.contributed:
            plan.content.citation = _cite(plan.content, self.settings["SITENAME"], variables["canonical"])
        with formats.speaking(speaker):
            return str(self.get_template(plan.template).render(self.context, output_file=plan.save_as, **variables))

    def _feed_links(self, feeds: list[Subscription]) -> dict[str, FeedLink]:
        base = self.settings["SITEURL"]
        return {feed.key: FeedLink(feed.title, f"{base}/{feed.save_as}") for feed in feeds}

    def _write(self, file: FilePlan) -> None:
        path = sanitised_join(self.output_path, file.save_as)
        write_atomically(Path(path), file.content)
        # Whoever writes files made from one source says so here, by path in the output: the manifest tells.
        if file.source:
            self.settings["OUTPUT_SOURCES"][file.save_as] = file.source
        signals.content_written.send(path, context=self.context)


def _cite(article: Any, site: str, url: str) -> str:
    authors = ", ".join(author.name for author in article.authors)
    return f"{authors} ({article.date.year}). {article.title}. {site}. {url}"


def _sitemap_entries(plans: list[PagePlan], frames: Frames) -> Iterator[SitemapEntry]:
    for plan in plans:
        if plan.listed:
            yield SitemapEntry(frames.absolute(plan.url), frames.versions(plan), frames.x_default(plan), plan.modified)
