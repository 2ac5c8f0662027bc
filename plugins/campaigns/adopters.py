"""The towns that take part: held against the list of municipalities, and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.campaigns.model import Campaign
from plugins.campaigns.municipalities import Municipalities
from plugins.core.findings import N_, Finding
from plugins.core.formats import gettext
from plugins.core.located_yaml import Mapping, Node, Scalar, Sequence, parse_yaml
from plugins.core.sources import read_text

FILE = "adopters.yaml"
MAX_BYTES = 65_536
TERRITORY_NAMES = {"CT": N_("Catalonia"), "GA": N_("Galicia")}


@dataclass(frozen=True)
class Town:
    """A town that takes part; `lang` is that of its name, `url` its own page."""

    name: str
    lang: str
    since: date
    url: str | None


@dataclass(frozen=True)
class Joined:
    """The towns of a territory that take part, of how many there are."""

    territory: str
    towns: tuple[Town, ...]
    total: int

    @property
    def count(self) -> int:
        """Return how many take part."""
        return len(self.towns)


def check_adopters(campaign: Campaign, municipalities: Municipalities, base: Path) -> Iterator[Finding]:
    """Yield a finding for each town that there is not, that is none of the campaign's, or that stands twice.

    The form of the file is another check's. Paths in findings are relative to *base*.
    """
    file = campaign.folder / FILE
    path = file.relative_to(base).as_posix()
    text, _ = read_text(file, path, MAX_BYTES)
    root, _ = parse_yaml(text or "", path)
    seen: set[str] = set()
    for node in _list_codes(root):
        town = municipalities.by_code.get(node.value)
        if town is None:
            message = N_('"%(code)s" is the code of no municipality')
            hint = N_("look the INE code up in content/data/municipalities.csv, and write it in quotes")
            yield Finding(path, node.line, node.column, "E433", message, hint, {"code": node.value})
        elif town.territory not in campaign.territories:
            message = N_("%(town)s is in %(territory)s, and the campaign is for %(territories)s")
            values = {"town": town.name, "territory": town.territory, "territories": ", ".join(campaign.territories)}
            hint = N_("mend the code, or add the territory to kit.yaml")
            yield Finding(path, node.line, node.column, "E434", message, hint, values)
        elif node.value in seen:
            message = N_('"%(value)s" stands twice')
            yield Finding(path, node.line, node.column, "E111", message, N_("keep one"), {"value": town.name})
        seen.add(node.value)


def _list_codes(root: Node | None) -> Iterator[Scalar]:
    for item in root.items if isinstance(root, Sequence) else ():
        code = item.entries.get("municipality") if isinstance(item, Mapping) else None
        if isinstance(code, Scalar):
            yield code


def count_adopters(campaign: Campaign, municipalities: Municipalities) -> Iterator[Joined]:
    """Yield the towns that take part by territory, by name, and of how many."""
    found = [(municipalities.by_code[one.municipality], one) for one in campaign.adopters]
    for territory in (one for one in campaign.territories if one in municipalities.counts):
        towns = [Town(town.name, town.lang, one.since, one.url) for town, one in found if town.territory == territory]
        name = gettext(TERRITORY_NAMES.get(territory, territory))
        yield Joined(name, tuple(sorted(towns, key=lambda one: one.name.casefold())), municipalities.counts[territory])
