"""Where the pages of the plans lie. All addresses are within the site, without a slash at their start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.action_plan.model import Action, Objective, Plan, Update

ROOM = "pla"
"""The first word of every address of a plan, the same in every language: no other page may take it."""


@dataclass(frozen=True)
class Addresses:
    """The addresses in one language, whose `prefix` is empty or ends with a slash."""

    prefix: str = ""

    @property
    def index(self) -> str:
        """Return the address of the list of plans."""
        return f"{self.prefix}{ROOM}/"

    @property
    def method(self) -> str:
        """Return the address of the page that explains the figures."""
        return f"{self.index}metode/"

    def plan(self, plan: Plan) -> str:
        """Return the address of a plan's overview, under which all its other pages lie."""
        return f"{self.index}{plan.slug}/"

    def one_file(self, plan: Plan, lang: str) -> str:
        """Return the address of the plan as one file: its overview and all objectives."""
        return f"{self.plan(plan)}{plan.id}.{lang}.html"

    def objective(self, plan: Plan, objective: Objective) -> str:
        """Return the address of an objective with its actions."""
        return f"{self.plan(plan)}{objective.id}/"

    def action(self, plan: Plan, objective: Objective, action: Action) -> str:
        """Return the address of an action on its objective's page."""
        return f"{self.objective(plan, objective)}#{action.id}"

    def update(self, plan: Plan, objective: Objective, action: Action, update: Update) -> str:
        """Return the address of an update in its action's history."""
        return f"{self.action(plan, objective, action)}-{update.id}"

    def news(self, plan: Plan) -> str:
        """Return the address of a plan's updates, newest first."""
        return f"{self.plan(plan)}novetats/"

    def feed(self, plan: Plan) -> str:
        """Return the address of the feed of a plan's updates."""
        return f"{self.news(plan)}feed.xml"

    def state(self, plan: Plan, day: date) -> str:
        """Return the address of a plan's state on a past day."""
        return f"{self.plan(plan)}estat/{day.isoformat()}/"

    def changes(self, old: Plan, new: Plan) -> str:
        """Return the address of what changes from a plan to the one that follows it."""
        return f"{self.plan(old)}canvis/{new.slug}/"

    def data(self, plan: Plan) -> str:
        """Return the address of a plan's downloads, in whose folder they lie."""
        return f"{self.plan(plan)}dades/"
