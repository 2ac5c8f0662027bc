"""The updates of a plan as an Atom feed in one language, by the day on which they were published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape

from plugins.action_plan.addresses import Addresses
from plugins.action_plan.folding import fold_updates
from plugins.action_plan.labels import STATUS_LABELS
from plugins.action_plan.model import Evidence, Update
from plugins.action_plan.phrases import format_due
from plugins.action_plan.publication import LICENCE, SAMPLE_NOTE, Publication
from plugins.action_plan.sentences import tell_measure
from plugins.action_plan.state import ActionState, ObjectiveState, PlanState, ShownUpdate, show_percent
from plugins.action_plan.words import Wordbook, Words
from plugins.core.clock import TIMEZONE
from plugins.core.feeds import Author, Feed, FeedEntry, render_feed, tag_uri
from plugins.core.formats import format_date, format_percent, gettext
from plugins.core.languages import Language
from plugins.core.news import NewsItem, Phrase

MOST_ENTRIES = 100


@dataclass(frozen=True)
class _Item:
    """An update with what it is about."""

    objective: ObjectiveState
    action: ActionState
    shown: ShownUpdate

    @property
    def order(self) -> tuple[date, date]:
        return self.shown.update.shown_on, self.shown.update.date


@dataclass(frozen=True)
class _Writer:
    """Writes entries in one language, the one that is printing."""

    state: PlanState
    language: Language
    publication: Publication
    words: Wordbook

    @property
    def addresses(self) -> Addresses:
        return Addresses(self.language.prefix)

    def write(self, item: _Item) -> FeedEntry:
        plan, action, update = self.state.plan, item.action.action, item.shown.update
        title, objective = self.words.show(action.title), self.words.show(item.objective.objective.title)
        told = self._tell(item)
        published = _moment(update.shown_on)
        return FeedEntry(
            id=self._name(f"{action.id}/{update.id}"),
            title=f"{title.text}: {gettext(STATUS_LABELS[update.status])}",
            url=self.publication.root + self.addresses.update(plan, item.objective.objective, action, update),
            lang=self.language.code,
            summary=told,
            html="\n".join(self._paragraphs(item, title, told)),
            published=published,
            updated=max(published, _moment(self._corrected_on(item) or update.shown_on)),
            authors=(Author(self.publication.name, self.publication.root),),
            categories=(objective.text,),
        )

    def _name(self, specific: str) -> str:
        return tag_uri(self.publication.authority, f"{self.language.code}/{self.state.plan.id}/{specific}")

    def _tell(self, item: _Item) -> str:
        """Return how the action stood after an update: nothing but its status where that was corrected since."""
        action, update = item.action.action, item.shown.update
        label = gettext(STATUS_LABELS[update.status])
        if item.shown.corrected_by:
            return label
        fold = fold_updates(action, action.start or self.state.plan.start, update.date)
        percent = [] if fold.progress is None else [format_percent(show_percent(fold.progress))]
        counted = tell_measure(action, fold.value, fold.target, len(fold.steps_done), self.words)
        return " · ".join([*percent, *counted, label])

    def _paragraphs(self, item: _Item, title: Words, told: str) -> Iterator[str]:
        update = item.shown.update
        yield f"<p>{self._mark(title)}: {escape(told)}</p>"
        if item.shown.corrected_by:
            address = f"{self._action_url(item)}-{item.shown.corrected_by}"
            link = f'<a href="{escape(address)}">{escape(gettext("see the correction"))}</a>'
            yield f"<p><strong>{escape(gettext('Corrected since:'))}</strong> {link}</p>"
        if update.corrects:
            address = f"{self._action_url(item)}-{update.corrects}"
            yield f'<p><a href="{escape(address)}">{escape(gettext("Corrects an earlier update"))}</a></p>'
        if update.note:
            yield f"<p>{self._mark(self.words.show(update.note))}</p>"
        if update.due:
            yield f"<p>{escape(gettext('New due date: %(due)s') % {'due': format_due(update.due)})}</p>"
        if update.evidence:
            links = ", ".join(self._prove(evidence) for evidence in update.evidence)
            yield f"<p>{escape(gettext('Evidence:'))} {links}</p>"
        yield f"<p>{escape(self._date(update))}</p>"
        if self.state.plan.sample:
            yield f"<p><em>{escape(gettext(SAMPLE_NOTE))}</em></p>"

    def _date(self, update: Update) -> str:
        return gettext("As of %(day)s") % {"day": format_date(update.date)}

    def _action_url(self, item: _Item) -> str:
        address = self.addresses.action(self.state.plan, item.objective.objective, item.action.action)
        return self.publication.root + address

    def _prove(self, evidence: Evidence) -> str:
        title, address = self.words.show(evidence.title), evidence.url
        if evidence.file:
            inside = self.publication.evidence_address(self.state.plan, evidence.file)
            address = None if inside is None else self.publication.root + inside
        told = self._mark(title)
        return f'<a href="{escape(address)}">{told}</a>' if address else told

    def _mark(self, words: Words) -> str:
        text = escape(words.text)
        return f'<span lang="{escape(words.lang)}">{text}</span>' if words.lang else text

    def _corrected_on(self, item: _Item) -> date | None:
        found = (one.update for one in item.action.updates if one.update.id == item.shown.corrected_by)
        return next((update.shown_on for update in found), None)


def render_news(state: PlanState, language: Language, publication: Publication) -> str | None:
    """Return the feed in the language that is printing, *language*; None where nothing has been published yet.

    What is dated, and was published, by the day of *state* is in it, newest first, the newest hundred at most.
    """
    plan = state.plan
    writer = _Writer(state, language, publication, Wordbook(plan, language.code))
    items = sorted(_gather(state), key=lambda item: item.order, reverse=True)[:MOST_ENTRIES]
    if not items:
        return None
    title = writer.words.show(plan.title).text
    feed = Feed(
        id=tag_uri(publication.authority, f"{language.code}/{plan.id}/feed"),
        title=gettext("News of %(plan)s") % {"plan": title},
        subtitle=gettext("All that was reported on %(plan)s, newest first") % {"plan": title},
        url=publication.root + writer.addresses.feed(plan),
        page_url=publication.root + writer.addresses.news(plan),
        lang=language.code,
        rights=LICENCE,
        entries=[writer.write(item) for item in items],
    )
    return render_feed(feed)


def tell_updates(states: Iterable[PlanState], language: Language, publication: Publication) -> Iterator[NewsItem]:
    """Yield the updates of all plans as news in the language that is printing, *language*, the latest first."""
    items = [(state, item) for state in states for item in _gather(state)]
    for state, item in sorted(items, key=lambda pair: pair[1].order, reverse=True):
        writer = _Writer(state, language, publication, Wordbook(state.plan, language.code))
        entry, title = writer.write(item), writer.words.show(item.action.action.title)
        yield NewsItem(
            kind=writer.words.show(state.plan.title).text,
            title=Phrase(title.text, title.lang or language.code),
            summary=Phrase(entry.summary, language.code),
            url=entry.url.removeprefix(publication.root),
            entry=entry,
            illustrative=state.plan.sample,
        )


def _gather(state: PlanState) -> Iterator[_Item]:
    for objective, action in state.walk():
        for shown in action.updates:
            if shown.update.shown_on <= state.as_of:
                yield _Item(objective, action, shown)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), TIMEZONE)
