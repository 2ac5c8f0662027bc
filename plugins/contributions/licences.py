"""The licences under which an article may be contributed."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_LICENCE = "CC-BY-SA-4.0"


@dataclass(frozen=True)
class Licence:
    """A licence by its SPDX id, with its name and the address of its deed."""

    spdx: str
    name: str
    url: str


LICENCES = {
    licence.spdx: licence
    for licence in (
        Licence("CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        Licence("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        Licence("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    )
}
