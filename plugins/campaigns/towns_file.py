"""The list of towns for which kits are made in bulk: a CSV with the columns ``ine[,name,arms,lang]``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from plugins.campaigns.cells import Cell, find_delimiter, split_row
from plugins.campaigns.model import Campaign
from plugins.campaigns.municipalities import Municipality
from plugins.campaigns.names import RULES
from plugins.core.findings import N_, Finding

COLUMNS = ("ine", "name", "arms", "lang")
"""The first must be there; the second is for the person who reads the list."""
MAX_BYTES = 1_048_576


@dataclass(frozen=True)
class Order:
    """A kit that a row asks for; `arms` is the file of the coat of arms, None where the row names none.

    The places are where the row names the town and its coat of arms.
    """

    place: Cell
    municipality: Municipality
    campaign: Campaign
    langs: tuple[str, ...]
    arms: Path | None
    arms_place: Cell


@dataclass
class TownsFile:
    """Reads the orders of a list called *path* that lies in *folder*, gathering what is wrong with its rows.

    *choose* returns the campaign for a town, or None; *langs* are the languages for the rows that name none, empty
    where each town is to have its own.
    """

    path: str
    folder: Path
    by_code: Mapping[str, Municipality]
    choose: Callable[[Municipality], Campaign | None]
    langs: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    def read(self, text: str) -> list[Order]:
        """Return the orders of *text*, in the order of its rows, and none for the same town twice."""
        head, *lines = text.split("\n")
        delimiter = find_delimiter(head)
        columns = [cell.value.lower() for cell in split_row(head, 1, delimiter) or ()]
        if "ine" not in columns or not set(columns) <= set(COLUMNS) or len(set(columns)) < len(columns):
            message, hint = N_("the columns are not those of a list of towns"), N_("begin the file with %(columns)s")
            self.findings.append(Cell(1, 1).refuse(self.path, "E460", message, hint, columns="ine,arms,lang"))
            return []
        orders: dict[str, Order] = {}
        for number, line in enumerate(lines, 2):
            cells = split_row(line, number, delimiter)
            order = self._read_row(cells, columns, number) if line.strip() else None
            if order and self._is_new(order, orders):
                orders[order.municipality.ine] = order
        return list(orders.values())

    def _read_row(self, cells: list[Cell] | None, columns: list[str], number: int) -> Order | None:
        if cells is None or len(cells) > len(columns):
            message, hint = N_("this row cannot be read"), N_("write at most %(count)s cells, and close every quote")
            self.findings.append(Cell(number, 1).refuse(self.path, "E461", message, hint, count=len(columns)))
            return None
        row = dict(zip(columns, cells, strict=False))
        municipality = self._find_municipality(row["ine"])
        campaign = self._find_campaign(municipality, row["ine"]) if municipality else None
        if municipality is None or campaign is None:
            return None
        before = len(self.findings)
        langs = self._read_langs(row, municipality, campaign)
        arms = self._find_arms(row.get("arms"))
        if len(self.findings) > before:
            return None
        return Order(row["ine"], municipality, campaign, langs, arms, row.get("arms", row["ine"]))

    def _find_municipality(self, cell: Cell) -> Municipality | None:
        # A spreadsheet takes the zero off that a code begins with.
        municipality = self.by_code.get(cell.value) or self.by_code.get(cell.value.zfill(5))
        if municipality is None:
            message, hint = N_('there is no municipality "%(code)s"'), N_("write its INE code, five digits: 08101")
            self._refuse(cell, "E462", message, hint, code=cell.value)
        return municipality

    def _find_campaign(self, municipality: Municipality, cell: Cell) -> Campaign | None:
        campaign = self.choose(municipality)
        if campaign is None:
            message = N_("it is not clear which campaign is for %(name)s")
            self._refuse(cell, "E463", message, N_("name one of its territory with --campaign"), name=municipality.name)
        elif municipality.territory not in campaign.territories:
            message = N_("the campaign %(campaign)s is not for %(name)s: its documents cite the laws of elsewhere")
            hint = N_("take the row out, or choose another campaign with --campaign")
            self._refuse(cell, "E464", message, hint, campaign=campaign.id, name=municipality.name)
            return None
        return campaign

    def _is_new(self, order: Order, orders: Mapping[str, Order]) -> bool:
        first = orders.get(order.municipality.ine)
        if first:
            message, hint = N_("%(name)s stands on line %(line)s already"), N_("keep one of the two rows")
            values = {"name": order.municipality.name, "line": first.place.line}
            self._refuse(order.place, "E465", message, hint, **values)
        return first is None

    def _read_langs(self, row: Mapping[str, Cell], municipality: Municipality, campaign: Campaign) -> tuple[str, ...]:
        cell = row.get("lang")
        written = tuple(dict.fromkeys(cell.value.lower().split())) if cell else ()
        langs = written or self.langs or (choose_lang(municipality, campaign),)
        for lang in langs:
            if lang not in campaign.langs:
                message = N_('the campaign %(campaign)s does not speak "%(lang)s"')
                hint = N_("write one or more of %(langs)s, with spaces between them")
                values = {"campaign": campaign.id, "lang": lang, "langs": ", ".join(campaign.langs)}
                self._refuse(cell or row["ine"], "E469", message, hint, **values)
        return langs

    def _find_arms(self, cell: Cell | None) -> Path | None:
        if cell is None or not cell.value:
            return None
        file = find_inside(self.folder, cell.value)
        if file is None:
            message = N_('"%(file)s" is not in the folder of the list')
            self._refuse(cell, "E470", message, N_("put it there, and write its name without .. or /"), file=cell.value)
        elif not file.is_file():
            message = N_('there is no file "%(file)s"')
            self._refuse(cell, "E471", message, N_("put it beside the list, or leave the cell empty"), file=cell.value)
        return file

    def _refuse(self, cell: Cell, code: str, message: str, hint: str, /, **values: object) -> None:
        self.findings.append(cell.refuse(self.path, code, message, hint, **values))


def choose_lang(municipality: Municipality, campaign: Campaign) -> str:
    """Return the language in which a town is spoken to: its own where the campaign has it."""
    own = RULES["home"][municipality.lang]
    return own if own in campaign.langs else campaign.default_lang


def find_inside(folder: Path, name: str) -> Path | None:
    """Return the file called *name* in *folder* or below, whether it exists or not; None where that leads out of it."""
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts or "\\" in name or ":" in name or "\0" in name:
        return None
    file = folder / parts
    return file if file.resolve().is_relative_to(folder.resolve()) else None
