"""The municipalities of the territories in which campaigns run, and how many there are."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from plugins.core.fields import Fields
from plugins.core.findings import N_, Finding
from plugins.core.located_yaml import Mapping as Keys
from plugins.core.located_yaml import Scalar, parse_yaml
from plugins.core.registries import TERRITORIES
from plugins.core.sources import read_text

FILE, SOURCE_FILE = "municipalities.csv", "municipalities.source.yaml"
COLUMNS = ["ine", "name", "lang", "territory", "of"]
LANGUAGES = ("ca", "gl", "oc")
MAX_BYTES = 262_144
_CODE_LENGTH = 5


@dataclass(frozen=True)
class Municipality:
    """A municipality; `lang` is that of its name, `of` its "de" form where the rules do not give it, else empty."""

    ine: str
    name: str
    lang: str
    territory: str
    of: str


@dataclass(frozen=True)
class Municipalities:
    """All municipalities by their INE code, how many each territory has, and what is wrong with the list."""

    by_code: Mapping[str, Municipality]
    counts: Mapping[str, int]
    findings: tuple[Finding, ...] = ()


def read_municipalities(folder: Path) -> Municipalities:
    """Return the list in *folder*; paths in findings are relative to its parent's parent."""
    base = folder.parent.parent
    path, source_path = ((folder / name).relative_to(base).as_posix() for name in (FILE, SOURCE_FILE))
    text, findings = read_text(folder / FILE, path, MAX_BYTES)
    by_code, wrong = parse_municipalities(text or "", path)
    source, unread = read_text(folder / SOURCE_FILE, source_path, MAX_BYTES)
    counts, miscounted = _parse_counts(source or "", source_path)
    for territory, count in counts.items():
        listed = sum(town.territory == territory for town in by_code.values())
        if text and listed != count:
            message, hint = N_("%(territory)s has %(count)s municipalities, but %(listed)s are listed"), N_("mend one")
            values = {"territory": territory, "count": count, "listed": listed}
            miscounted.append(Finding(source_path, 1, 1, "E430", message, hint, values))
    return Municipalities(by_code, counts, (*findings, *(wrong if text else ()), *unread, *miscounted))


def parse_municipalities(text: str, path: str) -> tuple[dict[str, Municipality], list[Finding]]:
    """Return the rows of *text* by their code, and what is wrong with the others."""
    rows = list(csv.reader(StringIO(text)))
    if not rows or rows[0] != COLUMNS:
        hint = N_("begin the file with %(columns)s")
        return {}, [Finding(path, 1, 1, "E431", N_("the columns are not those of the list"), hint,
                            {"columns": ",".join(COLUMNS)})]  # fmt: skip
    found: dict[str, Municipality] = {}
    findings = []
    for line, row in enumerate(rows[1:], start=2):
        if not _is_row(row) or row[0] in found:
            message, hint = N_("this row cannot be read, or its code stands twice"), N_("write code, name, lang, …")
            findings.append(Finding(path, line, 1, "E432", message, hint))
        else:
            found[row[0]] = Municipality(*row)
    return found, findings


def _is_row(row: list[str]) -> bool:
    if len(row) != len(COLUMNS):
        return False
    ine, name, lang, territory, _ = row
    return (
        len(ine) == _CODE_LENGTH and ine.isdecimal() and ine.isascii() and bool(name.strip())
        and lang in LANGUAGES and territory in TERRITORIES
    )  # fmt: skip


def _parse_counts(text: str, path: str) -> tuple[dict[str, int], list[Finding]]:
    root, findings = parse_yaml(text, path)
    counts = root.entries.get("count") if isinstance(root, Keys) else None
    if not isinstance(counts, Keys):
        return {}, findings
    fields = Fields(counts, path, findings)
    fields.check_keys(TERRITORIES)
    numbers = {name: node.value for name, node in counts.entries.items() if isinstance(node, Scalar)}
    return {name: int(value) for name, value in numbers.items() if value.isascii() and value.isdecimal()}, findings
