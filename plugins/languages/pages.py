"""Every page of one language: its address, its template and what that prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.paginator import Paginator

from plugins.core.sections import PagePlan
from plugins.languages.edition import Edition
from plugins.languages.groups import Group
from plugins.languages.terms import KINDS, ListedTerm

HOME_LATEST, HOME_CONTRIBUTED = 3, 2
BLOG = ("direct", "blog", "1")
ARCHIVE_WHOLE = 150
"""Of more articles than these, the archive has a page a year."""
DIRECT_KINDS = {
    "index": "home",
    "blog": "blog",
    "archives": "archive",
    "404": "not-found",
    "translations": "translations",
    "feeds": "feeds",
}


class AddressError(Exception):
    """Two pages that would be written to one file."""

    exitcode = 1


def plan_edition(edition: Edition) -> Iterator[PagePlan]:
    """Yield all pages of one language; those that settings turn off (an empty SAVE_AS) are left out."""
    for plan in (*_plan_contents(edition), *_plan_terms(edition), *_plan_direct(edition)):
        if plan.save_as:
            yield plan


def check_addresses(plans: Iterable[PagePlan]) -> None:
    """Raise `AddressError` where one page would overwrite another."""
    seen: dict[str, PagePlan] = {}
    for plan in plans:
        other = seen.setdefault(plan.save_as, plan)
        if other is not plan:
            message = f'"{other.title}" and "{plan.title}" would both be {plan.save_as}; give one another slug'
            raise AddressError(message)


def _plan_contents(edition: Edition) -> Iterator[PagePlan]:
    contents, code = edition.contents, edition.language.code
    shelves: tuple[tuple[str, Sequence[Group[Any]], bool], ...] = (
        ("article", contents.articles, True),
        ("article", contents.drafts, False),
        ("page", contents.pages, True),
        ("page", contents.draft_pages, False),
    )
    for kind, groups, listed in shelves:
        for group in groups:
            if code in group.versions:
                yield _plan_content(group.versions[code], kind, group.key, listed=listed)


def _plan_content(content: Any, kind: str, key: str, *, listed: bool) -> PagePlan:
    changed = getattr(content, "modified", None) or getattr(content, "date", None)
    return PagePlan(
        key=(kind, key),
        lang=content.lang,
        url=content.url,
        save_as=content.save_as,
        template=kind,
        kind=kind,
        title=content.title,
        description=content.summary,
        variables={kind: content},
        content=content,
        modified=changed.date() if changed else None,
        listed=listed,
        source=Path(content.source_path),
        trail=(BLOG, ("category", content.category.entry.id, "1")) if kind == "article" else (),
    )


def _plan_terms(edition: Edition) -> Iterator[PagePlan]:
    gettext = edition.speaker.gettext
    # A bare name would be the title of two pages where a topic, a tag and a page are called alike.
    titles = {
        "category": gettext("Articles on the topic %(name)s"),
        "tag": gettext("Articles tagged %(name)s"),
        "author": gettext("Articles signed by %(name)s"),
    }
    for kind in KINDS:
        for term in edition.terms[kind]:
            title = titles[kind] % {"name": term.name}
            plan = PagePlan(
                key=(kind, term.id),
                lang=edition.language.code,
                url=term.url,
                save_as=term.save_as,
                template=kind,
                kind=kind,
                title=title,
                description=term.description or title,
                variables={"term": term, kind: term} | (_describe_author(edition, term) if kind == "author" else {}),
                term=term,
                trail=(("direct", KINDS[kind], "1"),),
            )
            yield from _paginate(edition, plan, term.articles)


def _describe_author(edition: Edition, term: ListedTerm) -> dict[str, Any]:
    """Return what an author's profile tells beside the articles that they signed."""
    return {
        "author_topics": term.share(edition.terms["category"]),
        "translated": edition.helped["translators"].get(term.id, []),
        "reviewed": edition.helped["reviewers"].get(term.id, []),
    }


def _plan_direct(edition: Edition) -> Iterator[PagePlan]:
    for name in edition.settings["DIRECT_TEMPLATES"]:
        save_as = edition.settings.get(f"{name.upper()}_SAVE_AS", f"{edition.language.prefix}{name}.html")
        url = edition.settings.get(f"{name.upper()}_URL", save_as.removesuffix("index.html"))
        title, description = tell_direct(edition, name)
        plan = PagePlan(
            key=("direct", name),
            lang=edition.language.code,
            url=url,
            save_as=save_as,
            template=name,
            kind=DIRECT_KINDS.get(name, "terms"),
            title=title,
            description=description,
            variables=_direct_variables(edition, name, url),
            listed=name != "404",
        )
        yield from _paginate(edition, plan, edition.articles)
        if name == "archives" and len(edition.articles) > ARCHIVE_WHOLE:
            yield from _plan_years(edition, plan)


def _plan_years(edition: Edition, archive: PagePlan) -> Iterator[PagePlan]:
    """Yield a page for each year, where one page for all would be too long."""
    links = _link_years(edition, archive.url)
    for year, articles in edition.years:
        yield replace(
            archive,
            key=("archive", str(year)),
            url=f"{archive.url}{year}/",
            save_as=f"{archive.url}{year}/index.html",
            trail=(("direct", "archives", "1"),),
            title=edition.speaker.gettext("Archive of %(year)s") % {"year": year},
            variables={"years": [(year, articles)], "year": year, "year_links": links, "topics": []},
        )


def _link_years(edition: Edition, url: str) -> list[tuple[int, int, str]]:
    """Return each year with how many articles it has and where they are listed."""
    base = f"{edition.settings['SITEURL']}/{url}"
    is_long = len(edition.articles) > ARCHIVE_WHOLE
    return [(year, len(articles), f"{base}{year}/" if is_long else f"#year-{year}") for year, articles in edition.years]


def tell_direct(edition: Edition, name: str) -> tuple[str, str]:
    """Return the title and the description of the page that the template *name* alone makes."""
    gettext = edition.speaker.gettext
    site = edition.settings["SITENAME"]
    texts = {
        "index": (site, gettext("Preventing family and gender violence: articles, guidance and open plans")),
        "blog": (gettext("Articles"), gettext("All our articles and those contributed to us, newest first")),
        "archives": (gettext("Archive"), gettext("Every article of the site, by year")),
        "categories": (gettext("Topics"), gettext("The topics that our articles deal with")),
        "tags": (gettext("Tags"), gettext("All tags of our articles")),
        "authors": (gettext("Authors"), gettext("Who writes on this site")),
        "translations": (gettext("Translations"), gettext("Which texts are in which language, and how to help")),
        "feeds": (
            gettext("Subscribe"),
            gettext("Hear of what is new on this site with a feed reader: what that is, and every feed"),
        ),
        "404": (gettext("Page not found"), gettext("There is no page at this address")),
    }
    return texts.get(name, (name, site))


def _direct_variables(edition: Edition, name: str, url: str) -> dict[str, Any]:
    kind = next((kind for kind, plural in KINDS.items() if plural == name), "category")
    return {
        "latest": edition.articles[:HOME_LATEST],
        "contributed": edition.contributed[:HOME_CONTRIBUTED],
        "topics": edition.terms["category"],
        "terms": edition.terms[kind],
        **(_archive_variables(edition, url) if name == "archives" else {}),
    }


def _archive_variables(edition: Edition, url: str) -> dict[str, Any]:
    shown = edition.years[:1] if len(edition.articles) > ARCHIVE_WHOLE else edition.years
    return {"years": shown, "year": None, "year_links": _link_years(edition, url)}


def _paginate(edition: Edition, plan: PagePlan, articles: list[Any]) -> Iterator[PagePlan]:
    paginated = edition.settings["PAGINATED_TEMPLATES"]
    per_page = (paginated[plan.template] or edition.settings["DEFAULT_PAGINATION"]) if plan.template in paginated else 0
    paginator = Paginator(plan.save_as, plan.url, articles, edition.settings, per_page or None)
    sheets = [paginator.page(number) for number in range(1, paginator.num_pages + 1)]
    urls = [(sheet.number, f"{edition.settings['SITEURL']}/{sheet.url}") for sheet in sheets]
    for sheet in sheets:
        variables = plan.variables | {
            "articles": articles,
            "dates": articles,
            "articles_paginator": paginator,
            "articles_page": sheet,
            "articles_previous_page": sheets[sheet.number - 2] if sheet.number > 1 else None,
            "articles_next_page": sheets[sheet.number] if sheet.number < len(sheets) else None,
            "page_urls": urls,
            "previous_url": urls[sheet.number - 2][1] if sheet.number > 1 else None,
            "next_url": urls[sheet.number][1] if sheet.number < len(urls) else None,
        }
        yield _sheet(edition, plan, sheet, variables)


def _sheet(edition: Edition, plan: PagePlan, sheet: Any, variables: dict[str, Any]) -> PagePlan:
    title = plan.title
    if sheet.number > 1:
        title = edition.speaker.gettext("%(title)s, page %(number)s") % {"title": title, "number": sheet.number}
    return PagePlan(
        key=(*plan.key, str(sheet.number)),
        lang=plan.lang,
        url=sheet.url,
        save_as=sheet.save_as,
        template=plan.template,
        kind=plan.kind,
        title=title,
        description=plan.description,
        variables=variables,
        term=plan.term,
        listed=plan.listed,
        trail=plan.trail,
    )
