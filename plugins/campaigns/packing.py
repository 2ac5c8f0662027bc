"""Files into a zip whose bytes depend on nothing but theirs."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _MODE = 3, 0o100644


class NameClash(Exception):
    """Two files that one folder could not hold on every system."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of *files* by name, stored as they are, in the order of their names.

    `ZipFile.write` lets the time and mode of the disk in, and `writestr` by itself makes files that others cannot read.

    Raises:
        NameClash: two names differ by case alone, or one is not plain.
    """
    _check_names(files)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _MODE << 16
            archive.writestr(entry, files[name], zipfile.ZIP_STORED)
    return buffer.getvalue()


def _check_names(names: Mapping[str, bytes]) -> None:
    seen: dict[str, str] = {}
    for name in names:
        if not name.isascii() or name.startswith("/") or ".." in name.split("/") or "\\" in name:
            message = f"{name} cannot be a name in a zip"
            raise NameClash(message)
        if other := seen.get(name.casefold()):
            message = f"{other} and {name} would be one file where capitals do not count"
            raise NameClash(message)
        seen[name.casefold()] = name
