"""Kits for many towns at once: what is finished already is kept, and a town that cannot be served stops no other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from plugins.campaigns.arms import read_arms
from plugins.campaigns.executors import Crew
from plugins.campaigns.kit import MANIFEST, write_kit
from plugins.campaigns.office import TokenLeft
from plugins.campaigns.patterns import Pattern, read_fingerprint
from plugins.campaigns.personalising import PersonalKit, Town, make_town_key, personalise
from plugins.campaigns.rendering import Workshop
from plugins.campaigns.towns_file import Order
from plugins.campaigns.typesetting import TypesettingError
from plugins.core.findings import N_, Finding

THEME = Path(__file__).parents[2] / "theme"
MAX_MANIFEST = 1_048_576
AHEAD = 3
"""How many jobs wait for each worker: enough for none to idle, too few to fill the memory."""

Patterns = Mapping[tuple[str, str], Pattern]
"""By the campaign's id and the language."""


class OtherTheme(Exception):
    """A worker that would make other files than this machine."""


@dataclass(frozen=True)
class Outcome:
    """What became of an order: a folder, or what is wrong; `size` is in bytes, 0 where the folder was there already."""

    order: Order
    folder: Path
    size: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Bulk:
    """Makes kits below the folder *out* with *crew*; *path* is what findings call the list of towns.

    Each kit has a folder of its own, which is whole or not there.
    """

    patterns: Patterns
    out: Path
    path: str
    crew: Crew

    def make(self, orders: Iterable[Order]) -> Iterator[Outcome]:
        """Yield what becomes of each of *orders*, as it does."""
        running: dict[Future[PersonalKit], Outcome] = {}
        for order in orders:
            begun = self._begin(order)
            if isinstance(begun, Outcome):
                yield begun
            else:
                running |= begun
            if len(running) >= AHEAD * self.crew.size:
                yield from self._finish(running)
        while running:
            yield from self._finish(running)

    def _begin(self, order: Order) -> Outcome | dict[Future[PersonalKit], Outcome]:
        """Hand an order on, unless there is nothing to make or nothing to make it of."""
        arms, findings = read_arms(order.arms, order.arms_place.value) if order.arms else (None, [])
        town = Town(order.municipality, arms)
        outcome = Outcome(order, self.out / order.campaign.id / town.folder)
        if findings:
            place = order.arms_place
            found = (replace(one, path=self.path, line=place.line, column=place.column, node=place.value)
                     for one in findings)  # fmt: skip
            return replace(outcome, findings=tuple(found))
        wanted = tuple(self.patterns[order.campaign.id, lang] for lang in order.langs)
        if is_finished(outcome.folder, make_town_key(town, wanted)):
            return outcome
        return {self.crew.executor.submit(make_kit, town, wanted): outcome}

    def _finish(self, running: dict[Future[PersonalKit], Outcome]) -> Iterator[Outcome]:
        """Wait until something is done, and write it."""
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            outcome = running.pop(future)
            try:
                kit = future.result()
            except (TypesettingError, TokenLeft) as error:
                message, hint = N_("the kit of %(name)s cannot be made: %(problem)s"), N_("tell who made the campaign")
                values = {"name": outcome.order.municipality.name, "problem": error}
                found = outcome.order.place.refuse(self.path, "E472", message, hint, **values)
                yield replace(outcome, findings=(found,))
            else:
                write_kit(kit, outcome.folder)
                yield replace(outcome, size=sum(len(content) for _, content in kit.all_files()))


def make_kit(town: Town, patterns: tuple[Pattern, ...]) -> PersonalKit:
    """Return a town's kit: the job of a worker, in any process that has the project at hand.

    Raises:
        OtherTheme: it has another version of the templates, the fonts or Typst.
    """
    if any(pattern.theme != _read_own_fingerprint() for pattern in patterns):
        raise OtherTheme("a worker has other templates, fonts or Typst than this machine: bring its copy up to date")
    return personalise(town, patterns, Workshop(THEME, 0))


def is_finished(folder: Path, key: str) -> bool:
    """Tell whether *folder* holds the kit that *key* tells of."""
    file = folder / MANIFEST
    if file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_MANIFEST:
        return False
    try:
        return bool(json.loads(file.read_bytes())["personalised"]["key"] == key)
    except (ValueError, KeyError, TypeError):
        return False


@lru_cache(maxsize=1)
def _read_own_fingerprint() -> str:
    return read_fingerprint(THEME)
