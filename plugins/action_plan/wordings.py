"""The texts of a plan: in its languages, and without what harms somebody or runs in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugins.action_plan.form import Form
from plugins.action_plan.model import Plan
from plugins.action_plan.places import Loc, Places
from plugins.action_plan.refusals import find_near
from plugins.action_plan.values import FORMULA_MARKS
from plugins.action_plan.walking import walk_wordings
from plugins.core.contacts import find_email, find_phone
from plugins.core.findings import N_, Finding


def check_wordings(plan: Plan, form: Form) -> Iterator[Finding]:
    """Yield every error of the texts, and one warning of what is not translated."""
    for loc, wording in walk_wordings(plan):
        for lang, text in wording.items():
            yield from check_text((*loc, lang), text, form.places)
    if form.knows_languages and plan.default_lang in plan.langs:
        yield from check_languages(plan, form.places)
        yield from check_default(plan, form)
        yield from check_translations(plan, form.places)


def check_text(loc: Loc, text: str, places: Places) -> Iterator[Finding]:
    """Yield an error for what no text of a plan may hold."""
    if text[0] in FORMULA_MARKS:
        message, hint = N_('a spreadsheet would run a text that begins with "%(mark)s"'), N_("begin it with a word")
        yield places.refuse(loc, "E227", message, hint, mark=text[0])
    address, number = find_email(text), find_phone(text)
    if address:
        message, hint = N_("the e-mail address %(address)s is shown to everybody"), N_("leave it out")
        yield places.refuse(loc, "E228", message, hint, address=address)
    if number:
        message, hint = N_("the telephone number %(number)s is shown to everybody"), N_("leave it out")
        yield places.refuse(loc, "E229", message, hint, number=number)


def check_languages(plan: Plan, places: Places) -> Iterator[Finding]:
    """Yield an error at the first text in each language that the plan has not."""
    told = set(plan.langs)
    for loc, wording in walk_wordings(plan):
        for lang in wording:
            if lang not in told:
                near = find_near(lang, plan.langs)
                hint = N_('did you mean "%(near)s"?') if near else N_("use one of %(known)s")
                values = {"value": lang, "near": near, "known": ", ".join(plan.langs)}
                yield places.refuse_key((*loc, lang), "E112", N_('"%(value)s" is unknown'), hint, **values)
            told.add(lang)


def check_default(plan: Plan, form: Form) -> Iterator[Finding]:
    """Yield an error for each text that is not there in the plan's default language."""
    for loc, wording in walk_wordings(plan):
        if plan.default_lang not in wording and not form.is_mended(loc):
            message = N_('"%(key)s" has no text in "%(lang)s"')
            hint = N_("add it: it stands in where a translation is missing")
            yield form.places.refuse(loc, "E113", message, hint, key=loc[-1], lang=plan.default_lang)


def check_translations(plan: Plan, places: Places) -> Iterator[Finding]:
    """Yield one warning for all texts that are not in every language, at the first of them."""
    missing = {
        lang: [loc for loc, wording in walk_wordings(plan) if lang not in wording]
        for lang in plan.langs
        if lang != plan.default_lang
    }
    first = min((locs[0] for locs in missing.values() if locs), key=lambda loc: _order(places, loc), default=None)
    if first is not None:
        counts = ", ".join(f"{lang} {len(locs)}" for lang, locs in missing.items() if locs)
        message = N_("missing translations: %(counts)s (the first: %(first)s)")
        hint = N_("add them; until then the plan's own language is shown")
        found = places.warn(first, "W253", message, hint, counts=counts, first=places.name(first))
        yield replace(found, node=plan.id)


def _order(places: Places, loc: Loc) -> tuple[int, int]:
    node = places.node(loc)
    return node.line, node.column
