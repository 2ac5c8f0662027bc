"""The badges of a plan and of its objectives, in the language that is printing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.action_plan.badge import MOST_LETTERS, Badge
from plugins.action_plan.sentences import tell_figure, tell_reported
from plugins.action_plan.state import ObjectiveState, PlanState
from plugins.action_plan.words import Wordbook, shorten
from plugins.core.formats import format_date, gettext


def name_badge(objective: str | None = None) -> str:
    """Return the name of the badge's file: the plan's, or that of the objective with the id *objective*."""
    return f"badge-{objective}.svg" if objective else "badge.svg"


def make_badges(state: PlanState, lang: str) -> Iterator[tuple[str, Badge]]:
    """Yield the badge of the plan, then those of its objectives, each with the name of its file."""
    yield name_badge(), _make_badge(state, state.plan.title, state, lang)
    for one in state.objectives:
        yield name_badge(one.objective.id), _make_badge(state, one.objective.title, one, lang)


def _make_badge(state: PlanState, wording: Mapping[str, str], part: PlanState | ObjectiveState, lang: str) -> Badge:
    figure = part.figure
    label = Wordbook(state.plan, lang).show(wording).text
    told = [tell_figure(figure)]
    if figure.in_scope:
        told.append(tell_reported(figure))
    if state.plan.sample:
        told.append(gettext("illustrative"))
    value = " · ".join(told)
    title = gettext("%(plan)s on %(day)s") % {"plan": label, "day": format_date(state.as_of)}
    share = figure.exact if figure.percent is not None else None
    return Badge(shorten(label, MOST_LETTERS), value, f"{title}: {value}", lang, share)
