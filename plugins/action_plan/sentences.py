"""How things stand, in one line of plain text, in the language that is printing: for files that have no templates."""

from __future__ import annotations

from plugins.action_plan.model import Action, Count, Steps
from plugins.action_plan.phrases import status_label
from plugins.action_plan.state import ActionState, Figure
from plugins.action_plan.words import Wordbook
from plugins.core.formats import format_number, format_percent, gettext, ngettext


def tell_figure(figure: Figure) -> str:
    """Write the progress as a percentage, or why there is none."""
    if figure.percent is not None:
        return format_percent(figure.percent)
    if not figure.in_scope:
        return gettext("Out of scope")
    return gettext("Insufficient data") if figure.reported else gettext("No data")


def tell_reported(figure: Figure) -> str:
    """Write of how many actions the progress is known: «3 de 4 informades»."""
    given = {"number": format_number(figure.reported), "total": format_number(figure.in_scope)}
    return gettext("%(number)s of %(total)s reported") % given


def tell_action(state: ActionState, words: Wordbook) -> str:
    """Write how an action stands: «63 % · 25 de 40 municipis · En curs»."""
    percent = [] if state.figure.percent is None else [format_percent(state.figure.percent)]
    return " · ".join([*percent, *tell_base(state, words)])


def tell_base(state: ActionState, words: Wordbook) -> list[str]:
    """Write what the percentage of an action rests on, and its status."""
    if state.actions:
        return [tell_reported(state.figure), status_label(state.status)]
    measure = tell_measure(state.action, state.value, state.target, len(state.steps_done), words)
    return [*measure, status_label(state.status)]


def tell_measure(action: Action, value: int | None, target: int | None, steps: int, words: Wordbook) -> list[str]:
    """Write what was counted, or how many steps were taken; nothing where neither is."""
    match action.measure:
        case Count() as count if value is not None and target is not None:
            given = {"value": format_number(value), "target": format_number(target)}
            given |= {"baseline": format_number(count.baseline), "unit": words.show(count.unit).text}
            if count.baseline:
                return [gettext("%(value)s %(unit)s, from %(baseline)s to %(target)s") % given]
            return [gettext("%(value)s of %(target)s %(unit)s") % given]
        case Steps() as measure:
            total = len(measure.steps)
            given = {"done": format_number(steps), "total": format_number(total)}
            return [ngettext("%(done)s of %(total)s step", "%(done)s of %(total)s steps", total) % given]
    return []
