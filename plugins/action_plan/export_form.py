"""The form of a plan's state as JSON; the sentence below each key is what its schema says of it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from plugins.action_plan.model import Status

Wording = dict[str, str]
Exact = Annotated[str, Field(pattern=r"^\d+(/\d+)?$")]
Percent = Annotated[int, Field(ge=0, le=100)]
Natural = Annotated[int, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class _Figures(_Part):
    """How far something is, with what that rests on."""

    status: Status
    """How it stands; unknown is derived from silence."""
    percent: Percent | None
    """Progress in whole percent, rounded half up, 0 and 100 only where exact; null where under half is known."""
    exact: Exact | None
    """Progress as a fraction: the sum of weight times progress over that of weights, of the leaves known."""
    floor_percent: Percent | None
    """The same with what is unknown counted as 0; null where nothing is in scope."""
    floor_exact: Exact | None
    """The same as a fraction."""
    known_weight: Natural
    """The weight of the leaves in scope whose progress is known."""
    total_weight: Natural
    """The weight of all leaves in scope: those neither cancelled nor deferred."""
    reported: Natural
    """How many leaves in scope have a known progress."""
    in_scope: Natural
    """How many leaves are in scope."""
    completed: Natural
    """How many leaves are completed."""
    original: Natural
    """How many leaves there are, those cancelled or deferred too."""


class EvidenceExport(_Part):
    """Where a reader can see for themselves: an address or a file."""

    url: str | None
    """An address on the web."""
    file: str | None
    """A file in the folder `proves` beside this one; where it ends in .md, the source of an article or page."""
    title: Wording
    """What it is, by language."""


class StepExport(_Part):
    """One of the steps by which an action is measured."""

    id: str
    """Its name in the action."""
    title: Wording | None
    """What it is called, by language."""


class MeasureExport(_Part):
    """How progress is measured: as percent given by hand, as steps taken, or as a count on its way to a target."""

    type: Literal["manual", "steps", "count"]
    """Which of the three."""
    steps: tuple[StepExport, ...]
    """All the steps, in order; none but for steps."""
    unit: Wording | None
    """What is counted, by language; null but for a count."""
    baseline: int | None
    """How many there were at the start; null but for a count."""
    target: int | None
    """How many there should be in the end, as the plan said at first; null but for a count."""


class UpdateExport(_Part):
    """What was reported on a day."""

    id: str
    """Its name within the action."""
    date: dt.date
    """The day on which things stood like this."""
    published: dt.date
    """The day on which it was published."""
    status: Status
    """How the action stood since that day."""
    progress: Percent | None
    """How far it was, in whole percent, where the action has no measure of its own."""
    value: int | None
    """How many there were by then, where the measure is a count."""
    target: int | None
    """The target from that day on, where it changed."""
    steps_done: tuple[str, ...]
    """The steps done since the update before, where the measure is steps."""
    due: str | None
    """The day from then on by which it was due, where that changed."""
    note: Wording | None
    """What happened, by language."""
    evidence: tuple[EvidenceExport, ...]
    """Where a reader can see for themselves."""
    corrects: str | None
    """The id of an earlier update that this one replaces."""
    corrected_by: str | None
    """The id of a later update that replaces this one, which then counts for nothing."""


class _Described(_Part):
    """Something with a name."""

    id: str
    """Its name in the plan, and in addresses."""
    title: Wording
    """What it is called, by language."""
    description: Wording | None
    """More on it, by language."""


class ActionExport(_Figures, _Described):
    """Something to do; one without actions of its own is a leaf, and only leaves are summed up."""

    weight: Annotated[int, Field(ge=1, le=100)] | None
    """How much it counts beside other leaves; null where it is none, since then those below it count."""
    measure: MeasureExport | None
    """How progress is measured; null where it has actions of its own."""
    value: int | None
    """The count last reported, however far beyond the target."""
    target: int | None
    """The target in force."""
    steps_done: tuple[str, ...]
    """Ids of the steps done, in the order of the measure."""
    responsible: tuple[str, ...]
    """Ids of organisations."""
    start: dt.date
    """When it starts."""
    due: str | None
    """By when, as the plan writes it: YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD."""
    due_last_day: dt.date | None
    """The last day of `due`."""
    original_due: str | None
    """By when it was due at first."""
    moves: Natural
    """How often the due day was moved."""
    overdue: bool
    """Whether the last day of `due` has passed while it is in scope and not closed."""
    days_late: Annotated[int, Field(ge=1)] | None
    """By how many days it is overdue, or was closed too late; null where it is not late."""
    closed_on: dt.date | None
    """The day since which it is completed or closed partly done."""
    stale: bool
    """Whether nothing was reported for longer than the plan allows."""
    campaign: str | None
    """The campaign that it is about."""
    moved_to: str | None
    """The plan/action of a later plan that carries it on."""
    moved_from: str | None
    """The plan/action of an earlier plan that it carries on."""
    updates: tuple[UpdateExport, ...]
    """What was reported by the day, oldest first."""
    actions: tuple[ActionExport, ...]
    """The actions that it consists of."""


class ObjectiveExport(_Figures, _Described):
    """What some actions are for."""

    overdue: tuple[str, ...]
    """Ids of its actions that are overdue."""
    actions: tuple[ActionExport, ...]
    """What is done for it."""


class OrganisationExport(_Part):
    """An organisation or a role, never a person."""

    name: Wording
    """What it is called, by language."""
    url: str | None
    """Its own site."""


class _Head(_Part):
    """What comes first in a plan."""

    version: Literal[1]
    """The version of this form."""
    plan: str
    """The plan's id."""
    as_of: dt.date
    """The day whose state this is."""
    sample: bool
    """Whether the progress told here is made up, to show how a plan is followed."""


class PlanExport(_Figures, _Head):
    """The state of an action plan on a day."""

    overdue: tuple[str, ...]
    """Ids of the actions that are overdue, in the order of the plan."""
    statuses: dict[Status, Natural]
    """How many leaves have each status that occurs."""
    title: Wording
    """What the plan is called, by language."""
    mission: Wording | None
    """What it is for, by language."""
    start: dt.date
    """Its first day."""
    end: dt.date
    """Its last day."""
    default_lang: str
    """The language in which every text can be had."""
    langs: tuple[str, ...]
    """The languages that it is meant to be in."""
    follows: str | None
    """The id of the plan before it."""
    stale_after_days: int
    """After how many days without a report an action is stale."""
    checkpoints: tuple[dt.date, ...]
    """The days whose state the site shows."""
    organisations: dict[str, OrganisationExport]
    """Who is responsible for something, by id."""
    objectives: tuple[ObjectiveExport, ...]
    """What the plan is to reach."""
