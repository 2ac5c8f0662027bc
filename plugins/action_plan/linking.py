"""What plans say of each other: which follows which, and which action is carried on where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.action_plan.model import Action, Plan
from plugins.action_plan.places import Loc, Places
from plugins.action_plan.refusals import refuse_unknown
from plugins.action_plan.walking import walk_actions
from plugins.core.findings import N_, Finding

COUNTERPARTS = {"moved_to": "moved_from", "moved_from": "moved_to"}


@dataclass(frozen=True)
class Move:
    """What an action says at `loc` of the action `named`; `own` is its own name as other plans write it."""

    loc: Loc
    own: str
    named: str

    @property
    def key(self) -> str:
        """Return whether it was moved to or from there."""
        return str(self.loc[-1])


def check_links(plan: Plan, places: Places, plans: Sequence[Plan], unread: Collection[str] = ()) -> Iterator[Finding]:
    """Yield what is wrong with what *plan* says of the other *plans*, but for those whose ids are in *unread*."""
    others = {other.id: other for other in plans if other.id != plan.id}
    yield from _check_slug(plan, places, others)
    if plan.follows and plan.follows not in unread:
        yield from _check_follows(plan, plan.follows, places, others)
    for loc, action in walk_actions(plan):
        for key in COUNTERPARTS:
            reference = getattr(action, key)
            if reference and reference.partition("/")[0] not in unread:
                yield from _check_move(Move((*loc, key), f"{plan.id}/{action.id}", reference), plan, places, others)


def _check_slug(plan: Plan, places: Places, others: Mapping[str, Plan]) -> Iterator[Finding]:
    for other in others.values():
        if other.slug == plan.slug:
            message = N_('"%(other)s" would have the same address')
            yield places.refuse(("id",), "E232", message, N_("choose another id"), other=other.id)


def _check_follows(plan: Plan, followed: str, places: Places, others: Mapping[str, Plan]) -> Iterator[Finding]:
    if followed not in others:
        yield refuse_unknown(("follows",), places, sorted(others), "E233")
    elif others[followed].start >= plan.start:
        yield _refuse_order(("follows",), places, followed)


def _check_move(move: Move, plan: Plan, places: Places, others: Mapping[str, Plan]) -> Iterator[Finding]:
    actions = {f"{other.id}/{action.id}": action for other in others.values() for _, action in other.actions()}
    if move.named not in actions:
        yield refuse_unknown(move.loc, places, sorted(actions), "E233")
        return
    ends = (plan, others[move.named.partition("/")[0]])
    earlier, later = ends if move.key == "moved_to" else ends[::-1]
    if earlier.start >= later.start:
        yield _refuse_order(move.loc, places, move.named)
    yield from _check_counterpart(move, actions[move.named], places)


def _check_counterpart(move: Move, action: Action, places: Places) -> Iterator[Finding]:
    key = COUNTERPARTS[move.key]
    back = getattr(action, key)
    values = {"named": move.named, "key": key, "own": move.own, "back": back}
    if back is None:
        message, hint = N_('"%(named)s" does not say so too'), N_("add there: %(key)s: %(own)s")
        yield places.warn(move.loc, "W255", message, hint, **values)
    elif back != move.own:
        message, hint = N_('"%(named)s" names "%(back)s" instead, as its "%(key)s"'), N_("make the two agree")
        yield places.refuse(move.loc, "E234", message, hint, **values)


def _refuse_order(loc: Loc, places: Places, named: str) -> Finding:
    message, hint = N_('"%(named)s" does not lie on that side of this plan in time'), N_("mend the one that is wrong")
    return places.refuse(loc, "E234", message, hint, named=named)
