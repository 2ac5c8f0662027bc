"""The plans' part of one language's site: their pages and files, and what they tell on the pages of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.action_plan.addresses import Addresses
from plugins.action_plan.documents import list_documents
from plugins.action_plan.exports import read_proofs, render_files, render_schema_file
from plugins.action_plan.feed import tell_updates
from plugins.action_plan.home import find_current, list_plans, make_chip, make_teaser
from plugins.action_plan.links import Surroundings, gather_articles, locate_sources
from plugins.action_plan.pages import Dossier, PlanPages
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import Publication
from plugins.action_plan.reading import Plans
from plugins.action_plan.state import PlanState
from plugins.core.formats import gettext
from plugins.core.news import NewsItem
from plugins.core.searching import Document
from plugins.core.sections import FilePlan, PagePlan, View


class PlanSections:
    """Makes the section of each language, from plans that were read and assessed once."""

    def __init__(self, plans: Plans, as_of: date) -> None:
        self.plans = plans
        self.as_of = as_of
        self.sections: list[PlanSection] = []

    def __call__(self, view: View) -> PlanSection:
        """Return the section for the language of *view*; that of the default language is asked for first."""
        section = PlanSection(view, self)
        self.sections.append(section)
        return section

    def tell_news(self, view: View) -> Iterator[NewsItem]:
        """Yield the updates of all plans in the language of *view*, the latest first."""
        section = next(one for one in self.sections if one.view is view)
        return tell_updates(self.states, view.language, section.around.publication)

    def list_documents(self, view: View) -> Iterator[Document]:
        """Yield what can be looked for in the language of *view*."""
        section = next(one for one in self.sections if one.view is view)
        return list_documents(self.plans.plans, section.around)

    @cached_property
    def states(self) -> tuple[PlanState, ...]:
        """How each plan stands today."""
        return tuple(assess(plan, self.as_of) for plan in self.plans.plans)

    @cached_property
    def checkpoints(self) -> Mapping[str, tuple[PlanState, ...]]:
        """How each plan stood at those of its checkpoints that have come, by the plan's id."""
        return {
            plan.id: tuple(assess(plan, day) for day in plan.checkpoints if day <= self.as_of)
            for plan in self.plans.plans
        }


class PlanSection:
    """The section of one language."""

    def __init__(self, view: View, shared: PlanSections) -> None:
        self.view = view
        self.shared = shared
        language, settings = view.language, view.settings
        self.around = Surroundings(
            lang=language.code,
            addresses=Addresses(language.prefix),
            plans={plan.id: plan for plan in shared.plans.plans},
            publication=Publication(
                root=f"{settings['ORIGIN']}{settings['SITEURL']}/",
                authority=settings["TAG_AUTHORITY"],
                name=settings["SITENAME"],
                texts=locate_sources(view.articles, settings["SPEAKERS"]),
            ),
            articles=gather_articles(view.articles, language.code),
            languages={code: speaker.language for code, speaker in settings["SPEAKERS"].items()},
        )

    def pages(self) -> Iterator[PagePlan]:
        """Yield the list of plans, the page on the method, and the pages of each plan."""
        if not self.shared.plans.plans:
            return
        yield self._index()
        yield self._method()
        for desk in self._desks:
            yield from desk.pages()

    def files(self) -> Iterator[FilePlan]:
        """Yield what can be downloaded, and the feeds."""
        for files in self.rendered.values():
            yield from files
        if self is self.shared.sections[0] and self.rendered:
            publication, content = self.around.publication, Path(self.view.settings["PATH"])
            yield render_schema_file(publication)
            for state in self.shared.states:
                yield from read_proofs(state, content, publication)

    @cached_property
    def rendered(self) -> Mapping[str, tuple[FilePlan, ...]]:
        """The files of each plan that lie with the pages of this language, by the plan's id."""
        speaker, publication, sources = self.view.speaker, self.around.publication, self.shared.plans.files
        return {
            state.plan.id: tuple(render_files(state, speaker, publication, sources.get(state.plan.id)))
            for state in self.shared.states
        }

    def variables(self, plan: PagePlan) -> Mapping[str, Any]:
        """Return what the home page tells of the plan in force, and an article of the action that it names."""
        if plan.kind == "home":
            current = find_current(self.shared.states, self.view.settings.get("HOME_PLAN"))
            return {"teaser": make_teaser(current, self.around)} if current else {}
        reference = getattr(plan.content, "plan", None)
        chip = make_chip(reference, self.shared.states, self.around) if reference else None
        return {"plan_chip": chip} if chip else {}

    @cached_property
    def _desks(self) -> tuple[PlanPages, ...]:
        return tuple(PlanPages(self._gather(state), self.around) for state in self.shared.states)

    def _gather(self, state: PlanState) -> Dossier:
        plan, plans, settings = state.plan, self.shared.plans, self.view.settings
        return Dossier(
            state=state,
            checkpoints=self.shared.checkpoints[plan.id],
            earlier=tuple(one for one in plans.plans if one.id == plan.follows),
            later=tuple(one for one in plans.plans if one.follows == plan.id),
            files=tuple(file for section in (self.shared.sections[0], self) for file in section.rendered[plan.id]),
            source=plans.files.get(plan.id),
            base=settings["SITEURL"],
        )

    def _index(self) -> PagePlan:
        rows = list_plans(self.shared.states, self.around)
        view = {
            "plans": rows,
            "as_of": self.shared.as_of,
            "sample": bool(rows) and all(row.plan.sample for row in rows),
            "foreign": self.around.mark_foreign(rows),
            "method_url": self.around.addresses.method,
        }
        description = gettext("Our action plans, year by year: what we set out to do and how far it has come")
        title = gettext("Action plan")
        return self._page("index", self.around.addresses.index, title, description, view)

    def _method(self) -> PagePlan:
        title = gettext("How progress is worked out")
        description = gettext("How the progress of a plan is worked out, in plain words, so that anyone can check it")
        return self._page("method", self.around.addresses.method, title, description, {})

    def _page(self, name: str, url: str, title: str, description: str, view: dict[str, Any]) -> PagePlan:
        return PagePlan(
            key=("plan",) if name == "index" else ("plan", name),
            lang=self.around.lang,
            url=url,
            save_as=f"{url}index.html",
            template=f"plan/{name}",
            kind=f"plan-{name}",
            title=title,
            description=description,
            variables=view,
        )
