"""What the data page of a plan offers: files with their sizes, badges to embed, and how complete each language is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from plugins.action_plan.badge import HEIGHT, MOST_LETTERS, Badge
from plugins.action_plan.badges import make_badges
from plugins.action_plan.completeness import Completeness, measure_completeness
from plugins.action_plan.links import Surroundings
from plugins.action_plan.publication import SCHEMA
from plugins.action_plan.state import PlanState
from plugins.action_plan.words import Words, shorten
from plugins.core.findings import N_
from plugins.core.formats import gettext
from plugins.core.sections import FilePlan

DESCRIPTIONS = {
    "plan.json": N_("All figures, with the exact fractions (JSON)"),
    "actions.csv": N_("The actions with their weights, dates and progress (CSV)"),
    "updates.csv": N_("Every update, with the weight of its action (CSV)"),
    "datapackage.json": N_("Description of both tables (Data Package)"),
    "plan.jsonld": N_("The plan for machines that read the web (JSON-LD)"),
    "deadlines.ics": N_("The deadlines for your calendar (iCalendar)"),
}
JSON_KEYS = (
    ("percent", N_("the progress in whole percent; null where there is too little data")),
    ("exact", N_("the same as an exact fraction")),
    ("floor_percent", N_("the progress with the actions without data counted as 0")),
    ("known_weight, total_weight", N_("the weight of the actions with data, and of all those in scope")),
    ("reported, in_scope", N_("how many actions have data, of how many in scope")),
    ("completed, original", N_("how many are completed, of how many the plan began with")),
    ("overdue", N_("the actions whose due date has passed")),
    ("days_late", N_("by how many days; null where it is not late")),
)


@dataclass(frozen=True)
class Download:
    """A file to download; `size` is in bytes, `about` a message id."""

    name: str
    url: str
    size: int
    about: str


@dataclass(frozen=True)
class ShownBadge:
    """A picture of a figure with the markup that shows it on another site."""

    title: Words
    url: str
    alt: str
    width: int
    height: int
    snippet: str


@dataclass(frozen=True)
class LanguageRow:
    """How many of the plan's texts are in a language of the site, by the language's own name."""

    lang: str
    name: str
    present: int
    total: int


@dataclass(frozen=True)
class Shelf:
    """All that the data page offers; `keys` are those of the JSON export, with message ids that explain them."""

    downloads: tuple[Download, ...]
    badges: tuple[ShownBadge, ...]
    keys: Sequence[tuple[str, str]]
    schema_url: str
    languages: tuple[LanguageRow, ...]


def make_shelf(state: PlanState, files: Iterable[FilePlan], around: Surroundings) -> Shelf:
    """Return what the data page offers of *files*, in the language that is printing."""
    by_name = {PurePosixPath(file.save_as).name: file for file in files}
    return Shelf(
        downloads=tuple(
            Download(name, by_name[name].save_as, len(by_name[name].content), about)
            for name, about in DESCRIPTIONS.items()
            if name in by_name
        ),
        badges=tuple(_show_badges(state, around)),
        keys=JSON_KEYS,
        schema_url=SCHEMA,
        languages=tuple(_name_language(one, around) for one in measure_completeness(state.plan)),
    )


def _name_language(one: Completeness, around: Surroundings) -> LanguageRow:
    name = around.languages[one.lang].name if one.lang in around.languages else one.lang
    return LanguageRow(one.lang, name, one.present, one.total)


def _show_badges(state: PlanState, around: Surroundings) -> Iterator[ShownBadge]:
    """Yield the plan's badge, then those of its objectives."""
    plan, addresses, words = state.plan, around.addresses, around.wordbook(state.plan)
    targets = [(plan.title, addresses.plan(plan))]
    targets += [(one.title, addresses.objective(plan, one)) for one in plan.objectives]
    for (wording, page), (name, badge) in zip(targets, make_badges(state, around.lang), strict=True):
        title, url = words.show(wording), addresses.data(plan) + name
        snippet = _write_snippet(badge, title.text, around.publication.root, page, url)
        yield ShownBadge(title, url, badge.title, badge.width, HEIGHT, snippet)


def _write_snippet(badge: Badge, title: str, root: str, page: str, url: str) -> str:
    """Return the markup of a badge; its text names no figure, which would grow old in the page that it is put into."""
    alt = escape(gettext("Progress of %(plan)s") % {"plan": shorten(title, MOST_LETTERS)})
    picture = f'<img src="{escape(root + url)}" alt="{alt}" width="{badge.width}" height="{HEIGHT}">'
    return f'<a href="{escape(root + page)}">{picture}</a>'
