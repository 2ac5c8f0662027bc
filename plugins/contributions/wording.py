"""Words to think twice about, out of content/data/wording.yaml: a hint to who writes, never a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.contributions.drafts import Draft
from plugins.core.fields import Fields, read_records
from plugins.core.findings import N_, Finding, Severity
from plugins.core.located_yaml import Scalar
from plugins.core.located_yaml import Sequence as Items
from plugins.core.registries import read_root

_KEYS = ("lang", "terms", "suggestion", "why")


@dataclass(frozen=True)
class Advice:
    """What to write instead of some words of one language, and why; both in that language."""

    lang: str
    terms: tuple[str, ...]
    suggestion: str
    why: str

    @cached_property
    def first_words(self) -> frozenset[str]:
        """Return the words with which the terms begin: what a text without them is spared the search for."""
        return frozenset(term.split()[0].casefold() for term in self.terms)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Find any of the terms as whole words; one that stands in quotes is spoken about, not used."""
        terms = "|".join(r"\s+".join(map(re.escape, term.split())) for term in self.terms)
        return re.compile(rf"(?<![\w\"'«“‘])(?:{terms})(?!\w)", re.IGNORECASE)


def read_wording(folder: Path) -> tuple[dict[str, list[Advice]], list[Finding]]:
    """Read the advice of *folder* by language, and what is wrong with it; a site may have none."""
    file, findings = folder / "wording.yaml", list[Finding]()
    advice: dict[str, list[Advice]] = {}
    if not file.exists():
        return advice, findings
    root, path = read_root(file, folder.parent.parent, findings)
    for fields in read_records(root, path, findings) if root else ():
        fields.check_keys(_KEYS, _KEYS)
        one = _advice(fields)
        if one is not None:
            advice.setdefault(one.lang, []).append(one)
    return advice, findings


def _advice(fields: Fields) -> Advice | None:
    lang, suggestion, why = fields.identifier("lang"), fields.text("suggestion"), fields.text("why")
    node = fields.mapping.entries.get("terms")
    items = node.items if isinstance(node, Items) else (node,)
    terms = tuple(item.value for item in items if isinstance(item, Scalar) and item.value.strip())
    return Advice(lang, terms, suggestion, why) if lang and terms and suggestion and why else None


def check_wording(draft: Draft, advice: Mapping[str, Sequence[Advice]]) -> Iterator[Finding]:
    """Yield a warning wherever the text uses words to think twice about."""
    folded = draft.said.prose.casefold()
    near = (one for one in advice.get(draft.lang, ()) if any(word in folded for word in one.first_words))
    for one in near:
        for match in one.pattern.finditer(draft.said.prose):
            values = {"term": " ".join(match[0].split()), "suggestion": one.suggestion, "why": one.why}
            place = draft.said.place(match.start())
            message, hint = N_('think twice about "%(term)s"'), N_("better: %(suggestion)s (%(why)s)")
            yield Finding(str(draft.path), *place, "W210", message, hint, values, Severity.WARNING)
