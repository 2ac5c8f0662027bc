"""Tables of a plan's data: what a column is, and how rows become a CSV file.

Any text that a spreadsheet would run as a formula begins with an apostrophe: the checks refuse such texts in a plan,
and no file that people open with a click should rest on that alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from plugins.action_plan.model import Plan
from plugins.action_plan.state import PlanState
from plugins.action_plan.values import FORMULA_MARKS

Row = TypeVar("Row")

# Where a list is separated by semicolons, as it is in Catalan and Spanish, some programs split there, quotes or none.
_FORMULA = re.compile(rf"""(^|[;\t\r\n])(["'\s]*)(?=[{re.escape(FORMULA_MARKS)}])""")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: `kind` and `constraints` are those of a table schema, `about` is a message id, `read` a row's value.

    None is an empty cell. One with `by_language` reads a text by language, and there is one for each language of the
    plan, its code at the end of its name.
    """

    name: str
    kind: str
    about: str
    read: Callable[[Row], Any]
    constraints: Mapping[str, Any] = field(default_factory=dict)
    by_language: bool = False


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A table: `title` is a message id; `key` are the columns that tell rows apart.

    `tied_to` says which columns name something in which column of which table; "" is this one.
    """

    name: str
    title: str
    columns: tuple[Column[Row], ...]
    key: tuple[str, ...]
    tied_to: Mapping[str, tuple[str, str]]
    list_rows: Callable[[PlanState], Iterator[Row]]

    @property
    def file(self) -> str:
        """Return the name of its file."""
        return f"{self.name}.csv"

    def spread(self, plan: Plan) -> Iterator[Column[Row]]:
        """Yield the columns of the table of *plan*, one for each language where there is a text by language."""
        for column in self.columns:
            if column.by_language:
                yield from (_read_in(column, lang) for lang in plan.langs)
            else:
                yield column


def _read_in(column: Column[Row], lang: str) -> Column[Row]:
    def read(row: Row) -> str | None:
        texts: Mapping[str, str] = column.read(row) or {}
        return texts.get(lang)

    return Column(f"{column.name}_{lang}", column.kind, column.about, read)


def render_csv(table: Table[Any], state: PlanState) -> str:
    """Return *table* as of *state*, as RFC 4180 has it: commas, quotes where needed, lines ended by CR LF."""
    columns = list(table.spread(state.plan))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in columns)
    writer.writerows([write_cell(column.read(row)) for column in columns] for row in table.list_rows(state))
    return text.getvalue()


def write_cell(value: Any) -> str:
    """Return *value* as a cell that no spreadsheet runs; None is an empty one, numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return _FORMULA.sub(r"\1'\2", str(value))
