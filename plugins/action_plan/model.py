"""A plan as its file tells it.

pydantic holds the form of the file, and its JSON Schema, with the sentence below each key, is what editors complete
from; what one line of a plan says about another is checked in checks.py and its neighbours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from plugins.action_plan.values import (
    MAX_LANGUAGES,
    Address,
    Day,
    Days,
    DuePeriod,
    EvidenceFile,
    Identifier,
    Language,
    Percent,
    Reference,
    Truth,
    Version,
    Weight,
    Whole,
    Wording,
)
from plugins.core.texts import Texts

MAX_BYTES = 256 * 1024
MAX_OBJECTIVES = 12
MAX_LEAVES = 200
MAX_DEPTH = 3
"""An objective, an action, an action below it."""

MAX_UPDATES = 500
MAX_EVIDENCE = 10
MAX_STEPS = 20
RESERVED_OBJECTIVES = frozenset({"novetats", "estat", "canvis", "dades"})
RESERVED_PLANS = frozenset({"metode"})
"""Words that stand in the same place of an address as an objective's id, and as a plan's slug."""
RESERVED_ACTIONS = frozenset({"content", "help-title", "mend", "plan", "plan-chip"})
"""The places on every page that links lead to, as they do to an action by its id."""


class Status(StrEnum):
    """How an action stands; `unknown` is derived from silence and never written."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETED = "completed"
    PARTIAL = "partial"
    DEFERRED = "deferred"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


WrittenStatus = Literal[
    Status.NOT_STARTED,
    Status.IN_PROGRESS,
    Status.PAUSED,
    Status.COMPLETED,
    Status.PARTIAL,
    Status.DEFERRED,
    Status.CANCELLED,
]
OUT_OF_SCOPE = frozenset({Status.DEFERRED, Status.CANCELLED})
CLOSED = frozenset({Status.COMPLETED, Status.PARTIAL, *OUT_OF_SCOPE})


class _Part(BaseModel):
    """Something in a plan's file: unknown keys are refused, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Organisation(_Part):
    """Who is responsible: an organisation or a role, never a person."""

    name: Wording
    """What it is called, by language."""
    url: Address | None = None
    """Its own site, beginning with https://."""


class Step(_Part):
    """One of the steps by which an action is measured."""

    id: Identifier
    """The name by which updates say that it is done."""
    title: Wording | None = None
    """What readers see, by language; without it, the id."""


def _name_step(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


class Manual(_Part):
    """Progress as the latest update states it, in whole percent."""

    type: Literal["manual"] = "manual"
    """Each update says how far it is, as `progress`."""


class Steps(_Part):
    """Progress as distinct steps done over all steps."""

    type: Literal["steps"]
    """Updates say which steps were done, as `steps_done`."""
    steps: tuple[Annotated[Step, BeforeValidator(_name_step, json_schema_input_type=Identifier | Step)], ...] = Field(
        min_length=1, max_length=MAX_STEPS
    )
    """All the steps, in order: each an id, or an id with a title."""


class Count(_Part):
    """Progress as the way from `baseline` to `target`, which may fall."""

    type: Literal["count"]
    """Each update says how many there are by then, as `value`."""
    unit: Wording
    """What is counted, by language, such as municipalities."""
    baseline: Whole = 0
    """How many there were at the start."""
    target: Whole
    """How many there should be in the end."""


Measure = Annotated[Manual | Steps | Count, Field(discriminator="type")]


class Evidence(_Part):
    """Where a reader can see for themselves: an https address, or a `file` under content/."""

    url: Address | None = None
    """An address, beginning with https://."""
    file: EvidenceFile | None = None
    """A file of this project, named from the content folder on."""
    title: Wording
    """What it is, by language."""


class Update(_Part):
    """What was reported on a day; `corrects` names an earlier update that it replaces."""

    id: Identifier
    """A name of its own within the action, such as u1."""
    date: Day
    """The day on which things stood like this, as YYYY-MM-DD."""
    published: Day | None = None
    """The day on which it was published, where that was later; the news go by it."""
    status: WrittenStatus
    """How the action stands since that day."""
    progress: Percent | None = None
    """How far it is, in whole percent; for actions without a measure of their own."""
    value: Whole | None = None
    """How many there are by then in all; for the measure count."""
    target: Whole | None = None
    """The target from that day on, where it changes; the note says why."""
    steps_done: tuple[Identifier, ...] = Field(default=(), max_length=MAX_STEPS)
    """The steps done since the update before; for the measure steps."""
    due: DuePeriod | None = None
    """The day from then on by which it is due, where it changes; the note says why."""
    note: Wording | None = None
    """What happened, by language; cancelling, deferring or moving something is never without."""
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=MAX_EVIDENCE)
    """Where a reader can see for themselves."""
    corrects: Identifier | None = None
    """The id of an earlier update that was wrong; both stay to be seen, this one counts."""

    @property
    def shown_on(self) -> dt.date:
        """Return the day on which the update was published, which orders the news."""
        return self.published or self.date


class Action(_Part):
    """Something to do; one with `actions` of its own carries no progress itself.

    `moved_to` and `moved_from` are ``plan/action`` in a later or an earlier plan.
    """

    id: Identifier
    """A name of its own within the plan; it stands in addresses, and never changes."""
    title: Wording
    """What is to be done, by language."""
    description: Wording | None = None
    """More on it, by language."""
    responsible: tuple[Identifier, ...] = Field(default=(), max_length=20)
    """Ids out of `organisations`."""
    start: Day | None = None
    """When it starts, where that is not with the plan."""
    due: DuePeriod | None = None
    """By when: YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD; its last day counts. A change of it goes into an update."""
    weight: Weight = 1
    """How much it counts beside the others, from 1 to 100."""
    campaign: Identifier | None = None
    """The campaign that it is about."""
    measure: Measure = Manual()
    """How progress is measured: manual, steps or count."""
    updates: tuple[Update, ...] = ()
    """What was reported, oldest first."""
    actions: tuple[Action, ...] = ()
    """What it consists of, where its progress is that of these."""
    moved_to: Reference | None = None
    """The plan/action of a later plan that carries it on."""
    moved_from: Reference | None = None
    """The plan/action of an earlier plan that it carries on."""

    def leaves(self) -> Iterator[Action]:
        """Yield the actions below that have none of their own, or this one."""
        if not self.actions:
            yield self
        for action in self.actions:
            yield from action.leaves()


class Objective(_Part):
    """What some actions are for."""

    id: Identifier
    """A name of its own within the plan; it stands in addresses, and never changes."""
    title: Wording
    """What is to be reached, by language."""
    description: Wording | None = None
    """More on it, by language."""
    actions: tuple[Action, ...] = Field(min_length=1)
    """What is done for it."""


class Plan(_Part):
    """One plan; `follows` is the id of the one before it."""

    schema_version: Version = Field(alias="schema")
    """The version of this format."""
    id: Identifier
    """The plan's name, which is that of its file."""
    sample: Truth = False
    """Whether the progress is made up to show how it looks: the pages then say so."""
    start: Day
    """The plan's first day."""
    end: Day
    """The plan's last day."""
    default_lang: Language
    """The language in which every text is there."""
    langs: tuple[Language, ...] = Field(min_length=1, max_length=MAX_LANGUAGES)
    """All its languages."""
    stale_after_days: Days = 90
    """After how many days of silence a reminder is due."""
    checkpoints: tuple[Day, ...] = Field(default=(), max_length=40)
    """The days whose state has a page of its own, oldest first."""
    title: Wording
    """What the plan is called, by language."""
    mission: Wording | None = None
    """What all of it is for, by language."""
    follows: Identifier | None = None
    """The id of the plan before this one."""
    organisations: dict[Identifier, Organisation] = Field(default_factory=dict, max_length=50)
    """Who may be responsible, each by an id: organisations and roles, never persons."""
    objectives: tuple[Objective, ...] = Field(min_length=1, max_length=MAX_OBJECTIVES)
    """What is to be reached, each with its actions."""

    @property
    def slug(self) -> str:
        """Return the plan's name in addresses: its id, less a leading ``pla-``."""
        return self.id.removeprefix("pla-")

    def texts(self, wording: Wording) -> Texts:
        """Return *wording* as a text that falls back to the plan's default language."""
        return Texts(wording, self.default_lang)

    def actions(self) -> Iterator[tuple[Objective, Action]]:
        """Yield every action of every level with its objective, each before those below it."""
        for objective in self.objectives:
            for action in objective.actions:
                for one in _walk(action):
                    yield objective, one

    def leaves(self) -> Iterator[Action]:
        """Yield the actions that have none of their own."""
        for objective in self.objectives:
            for action in objective.actions:
                yield from action.leaves()


def _walk(action: Action) -> Iterator[Action]:
    yield action
    for below in action.actions:
        yield from _walk(below)
