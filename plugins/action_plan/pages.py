"""Every page of one plan in one language: its address, its template and what that prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.action_plan.cards import ActionCard, make_cards
from plugins.action_plan.changes import make_checkpoint, make_succession
from plugins.action_plan.downloads import make_shelf
from plugins.action_plan.json_ld import describe_plan
from plugins.action_plan.links import Foreign, Link, Surroundings
from plugins.action_plan.model import Objective, Plan
from plugins.action_plan.news import NewsItem, gather_news
from plugins.action_plan.overview import list_objectives, make_overview
from plugins.action_plan.state import ObjectiveState, PlanState
from plugins.action_plan.words import shorten
from plugins.core.formats import format_date, gettext
from plugins.core.sections import FeedLink, FilePlan, PagePlan

TITLE_LENGTH, DESCRIPTION_LENGTH = 60, 155
LATEST, NEWS_LENGTH = 5, 40
OVERVIEW = "overview"
BOUND = (OVERVIEW, "objective")
"""What a plan is as one file: how far it has come, and every action with its history."""


@dataclass(frozen=True)
class Tab:
    """A link from page to page of one plan."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True)
class PlanHead:
    """What stands at the head of every page of a plan."""

    link: Link
    plan: Plan
    as_of: date
    tabs: tuple[Tab, ...]
    foreign: Foreign | None


@dataclass(frozen=True)
class Dossier:
    """A plan with all that its pages are made from: its states today and at past checkpoints, and its neighbours.

    `files` are what can be downloaded in this language, the feed included; `base` stands before every address of the
    site.
    """

    state: PlanState
    checkpoints: tuple[PlanState, ...]
    earlier: tuple[Plan, ...]
    later: tuple[Plan, ...]
    files: tuple[FilePlan, ...]
    source: Path | None
    base: str


@dataclass
class PlanPages:
    """Makes the pages of a plan."""

    dossier: Dossier
    around: Surroundings

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.dossier.state.plan

    @property
    def title(self) -> str:
        """Return the plan's title."""
        return self.around.link_plan(self.plan).title.text

    @cached_property
    def cards(self) -> tuple[tuple[Objective, tuple[ActionCard, ...]], ...]:
        """The cards of each objective's actions."""
        state = self.dossier.state
        return tuple((one.objective, make_cards(state, one, self.around)) for one in state.objectives)

    @cached_property
    def news(self) -> tuple[NewsItem, ...]:
        """All updates that had been published, newest first."""
        return gather_news(self.dossier.state, self.cards, self.around)

    @property
    def news_title(self) -> str:
        """Return what the updates are called, on their page and as a feed."""
        return gettext("News of %(plan)s") % {"plan": self.title}

    @cached_property
    def feed(self) -> FeedLink | None:
        """The way to the feed of the updates, None where there are none yet."""
        save_as = self.around.addresses.feed(self.plan)
        if all(file.save_as != save_as for file in self.dossier.files):
            return None
        return FeedLink(self.news_title, f"{self.dossier.base}/{save_as}")

    def pages(self) -> Iterator[PagePlan]:
        """Yield all pages, the overview first."""
        yield self._overview()
        for number, objective in enumerate(self.dossier.state.objectives, 1):
            yield self._objective(number, objective)
        yield self._news()
        for before, state in zip((None, *self.dossier.checkpoints), self.dossier.checkpoints, strict=False):
            yield self._checkpoint(before, state)
        for later in self.dossier.later:
            yield self._changes(later)
        yield self._data()

    def _overview(self) -> PagePlan:
        addresses, state = self.around.addresses, self.dossier.state
        mission = self.around.wordbook(self.plan).show_if_any(self.plan.mission)
        fallback = gettext("How far %(plan)s has come, action by action") % {"plan": self.title}
        view = {
            "mission": mission,
            "overview": make_overview(state, self.around),
            "latest": self.news[:LATEST],
            "index_url": addresses.index,
            "news_url": addresses.news(self.plan),
            "states": [(one.as_of, addresses.state(self.plan, one.as_of)) for one in self.dossier.checkpoints],
            "successions": self._successions(),
        }
        description = mission.text if mission else fallback
        url = addresses.plan(self.plan)
        return self._page(OVERVIEW, url, title=self.title, description=description, view=view)

    def _successions(self) -> list[tuple[Link, str]]:
        """Return the plans before and after this one, each with the page that tells what changed between the two."""
        link, changes = self.around.link_plan, self.around.addresses.changes
        before = [(link(one), changes(one, self.plan)) for one in self.dossier.earlier]
        return before + [(link(one), changes(self.plan, one)) for one in self.dossier.later]

    def _objective(self, number: int, one: ObjectiveState) -> PagePlan:
        rows = list_objectives(self.dossier.state, self.around)
        row = rows[number - 1]
        words = self.around.wordbook(self.plan)
        view = {
            "row": row,
            "description": words.show_if_any(one.objective.description),
            "cards": self.cards[number - 1][1],
            "before": rows[number - 2] if number > 1 else None,
            "after": rows[number] if number < len(rows) else None,
        }
        title = f"{shorten(row.link.title.text, TITLE_LENGTH)} · {self.title}"
        key, description = (one.objective.id,), row.link.title.text
        return self._page("objective", row.link.url, title=title, description=description, view=view, key=key)

    def _news(self) -> PagePlan:
        view = {"items": self.news[:NEWS_LENGTH], "feed": self.feed, "more": len(self.news) > NEWS_LENGTH}
        description = gettext("All that was reported on %(plan)s, newest first") % {"plan": self.title}
        url = self.around.addresses.news(self.plan)
        return self._page("news", url, title=self.news_title, description=description, view=view)

    def _checkpoint(self, before: PlanState | None, state: PlanState) -> PagePlan:
        day = state.as_of
        view = {"date": day, "checkpoint": make_checkpoint(before, state, self.around)}
        given = {"plan": self.title, "day": format_date(day)}
        title = gettext("%(plan)s on %(day)s") % given
        description = gettext("How %(plan)s stood on %(day)s, and what had changed") % given
        url = self.around.addresses.state(self.plan, day)
        key = (day.isoformat(),)
        return self._page("state", url, title=title, description=description, view=view, key=key)

    def _changes(self, later: Plan) -> PagePlan:
        succession = make_succession(self.dossier.state, later, self.around)
        given = {"old": self.title, "new": succession.new.title.text}
        title = gettext("From %(old)s to %(new)s") % given
        description = gettext("What %(new)s keeps, moves, drops and adds to %(old)s") % given
        url = self.around.addresses.changes(self.plan, later)
        view = {"succession": succession}
        return self._page("changes", url, title=title, description=description, view=view, key=(later.id,))

    def _data(self) -> PagePlan:
        title = gettext("Data of %(plan)s") % {"plan": self.title}
        description = gettext("Every figure of %(plan)s to download, reuse and check") % {"plan": self.title}
        view = {"shelf": make_shelf(self.dossier.state, self.dossier.files, self.around)}
        url = self.around.addresses.data(self.plan)
        return self._page("data", url, title=title, description=description, view=view)

    def _page(
        self, name: str, url: str, *, title: str, description: str, view: Any, key: tuple[str, ...] = ()
    ) -> PagePlan:
        """Return the page that the template *name* prints; *key* tells it from others of its kind in the plan."""
        link = self.around.link_plan(self.plan)
        head = PlanHead(
            link=link,
            plan=self.plan,
            as_of=self.dossier.state.as_of,
            tabs=self._tabs(url),
            foreign=self.around.mark_foreign((link, view)),
        )
        return PagePlan(
            key=("plan", self.plan.id, *(() if name == OVERVIEW else (name, *key))),
            lang=self.around.lang,
            url=url,
            save_as=f"{url}index.html",
            template=f"plan/{name}",
            kind="plan" if name == OVERVIEW else f"plan-{name}",
            title=title,
            description=shorten(description, DESCRIPTION_LENGTH),
            variables={"head": head, **view},
            modified=self.news[0].day if self.news else None,
            source=self.dossier.source,
            feeds=(self.feed,) if self.feed else (),
            one_file=self.around.addresses.one_file(self.plan, self.around.lang) if name in BOUND else None,
            trail=(("plan",), *(() if name == OVERVIEW else (("plan", self.plan.id),))),
            linked=(describe_plan(self.dossier.state, self.around),) if name == OVERVIEW else (),
        )

    def _tabs(self, current: str) -> tuple[Tab, ...]:
        addresses, plan = self.around.addresses, self.plan
        tabs = (
            (gettext("Overview"), addresses.plan(plan)),
            (gettext("News"), addresses.news(plan)),
            (gettext("Data"), addresses.data(plan)),
            (gettext("How progress is worked out"), addresses.method),
        )
        return tuple(Tab(title, url, url == current) for title, url in tabs)
