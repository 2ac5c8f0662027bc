"""What `invoke plan.update` asks of whoever did not say it on the command line, in the plan's own language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from plugins.action_plan.folding import fold_updates
from plugins.action_plan.model import OUT_OF_SCOPE, Action, Count, Manual, Plan, Status, Steps
from plugins.action_plan.refusals import STATUSES
from plugins.core.findings import N_

Ask = Callable[[str], str]
Translate = Callable[[str], str]


@dataclass(frozen=True)
class Wishes:
    """What was said of an update; "" and () where nothing was.

    A note may begin with the code of its language (``gl=…``); evidence is an address or a file, then its title.
    """

    status: str = ""
    progress: str = ""
    value: str = ""
    steps: str = ""
    date: str = ""
    due: str = ""
    target: str = ""
    corrects: str = ""
    notes: Sequence[str] = ()
    evidence: Sequence[str] = ()


@dataclass(frozen=True)
class Interview:
    """Asks for an update of one action."""

    plan: Plan
    action: Action
    today: date
    translate: Translate
    ask: Ask

    def complete(self, wishes: Wishes) -> Wishes:
        """Return *wishes* with a status, and with what was not said and goes with it."""
        status = self._ask(N_("How does it stand? (%(known)s)"), STATUSES, known=", ".join(STATUSES))
        wishes = replace(wishes, status=status)
        if status not in {*OUT_OF_SCOPE, Status.NOT_STARTED}:
            wishes = self._complete_figure(wishes)
        question = N_("On which day? (empty: today, %(today)s)")
        wishes = replace(wishes, date=wishes.date or self._ask(question, today=self.today))
        wishes = replace(wishes, notes=wishes.notes or self._ask_notes(needed=status in OUT_OF_SCOPE))
        question = N_("Where can it be seen? (an address and its title; empty: nowhere)")
        seen = wishes.evidence or [one for one in [self._ask(question)] if one]
        return replace(wishes, evidence=seen)

    def _complete_figure(self, wishes: Wishes) -> Wishes:
        measure = self.action.measure
        if isinstance(measure, Steps):
            done = fold_updates(self.action, self.plan.start, self.today).steps_done
            left = [step.id for step in measure.steps if step.id not in done]
            question = N_("Which of these steps have been done since? (%(steps)s)")
            return replace(wishes, steps=wishes.steps or self._ask(question, steps=", ".join(left))) if left else wishes
        if isinstance(measure, Count):
            unit = measure.unit.get(self.plan.default_lang, "")
            question = N_("How many are there by now, in all? (%(unit)s; from %(baseline)s to %(target)s)")
            values = {"unit": unit, "baseline": measure.baseline, "target": measure.target}
            return replace(wishes, value=wishes.value or self._ask(question, **values))
        if isinstance(measure, Manual) and wishes.status != Status.COMPLETED:
            return replace(wishes, progress=wishes.progress or self._ask(N_("How far is it, in percent? (0 to 100)")))
        return wishes

    def _ask_notes(self, *, needed: bool) -> list[str]:
        question = (
            N_("What happened? (in %(lang)s)") if needed else N_("What happened? (in %(lang)s; empty: nothing to say)")
        )
        first = self._ask(question, lang=self.plan.default_lang)
        others = [lang for lang in self.plan.langs if lang != self.plan.default_lang] if first else []
        notes = {lang: self._ask(N_("The same in %(lang)s? (empty: not yet)"), lang=lang) for lang in others}
        return [note for note in [first, *(f"{lang}={text}" for lang, text in notes.items() if text)] if note]

    def _ask(self, question: str, known: Collection[str] = (), /, **values: object) -> str:
        """Return the answer to *question*; where some are *known*, it is asked until one of them is given."""
        shown = self.translate(question) % values
        while True:
            try:
                answer = self.ask(f"{shown}: ").strip()
            except EOFError:
                raise SystemExit("nothing was written: the questions were not answered") from None
            if not known or answer in known:
                return answer
