"""What stands for the town until it is known, and what a text says once it is.

A token is one word without spaces, so that a word processor keeps it in one piece and a person sees what belongs there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKENS = {
    "ca": ("[MUNICIPI]", "[DE-MUNICIPI]"),
    "gl": ("[CONCELLO]", "[DE-CONCELLO]"),
    "es": ("[MUNICIPIO]", "[DE-MUNICIPIO]"),
    "en": ("[TOWN]", "[OF-TOWN]"),
}
_OTHER = "en"
# What may stand between the start of a line, or the end of a sentence, and its first word.
_OPENING = " \t\u00a0\"'«»“”‘’*_>#-–—¿¡[("
_ENDS = "\n.!?…"


@dataclass(frozen=True)
class TownNames:
    """The two forms in which a language names a town: «Olot» and «d’Olot», or the tokens in their place."""

    town: str
    of_town: str

    def fill(self, text: str) -> str:
        """Return *text* with ``{town}`` and ``{of_town}`` filled in."""
        return self.put(text, PLACEHOLDERS)

    def put(self, text: str, places: TownNames, before: str = "") -> str:
        """Return *text* with these names where *places* stand: «El Masnou» at the start of a line or sentence.

        *before* is what stands before *text* on its line.
        """

        def choose(match: re.Match[str]) -> str:
            name = self.of_town if match[0] == places.of_town else self.town
            begins = begins_sentence(before + text[: match.start()])
            return name[:1].upper() + name[1:] if begins else name

        return re.sub("|".join(map(re.escape, (places.of_town, places.town))), choose, text)

    def count_in(self, text: str) -> int:
        """Return how often *text* holds one of the two."""
        return text.count(self.town) + text.count(self.of_town)

    def stand_in(self, text: str) -> bool:
        """Tell whether *text* holds one of the two."""
        return self.count_in(text) > 0


PLACEHOLDERS = TownNames("{town}", "{of_town}")


def make_tokens(lang: str) -> TownNames:
    """Return the tokens of *lang*."""
    return TownNames(*_TOKENS.get(lang, _TOKENS[_OTHER]))


def begins_sentence(before: str) -> bool:
    """Tell whether what follows *before* is the first word of a line or sentence."""
    rest = before.rstrip(_OPENING)
    return not rest or rest[-1] in _ENDS
