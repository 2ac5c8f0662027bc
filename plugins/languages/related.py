"""Which articles have most in common, by the rarity of what they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

MOST = 3
COMMON = 200
# Scores are whole parts of this, so that they add up the same on every machine; 1 to 16 divide it.
WHOLE = 720_720


def relate(terms_by_key: Mapping[str, Sequence[str]], most: int = MOST) -> dict[str, list[str]]:
    """Return for each key the *most* others that share the rarest terms with it.

    Each shared term weighs one over the number of keys that have it. *terms_by_key* is in the order that
    breaks ties. Terms of more than 200 keys tell nothing and would make the work quadratic: they are passed over.
    """
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key, terms in terms_by_key.items():
        for term in terms:
            holders[term].append(key)
    rank = {key: position for position, key in enumerate(terms_by_key)}
    related = {}
    for key, terms in terms_by_key.items():
        scores: Counter[str] = Counter()
        for term in terms:
            if len(holders[term]) <= COMMON:
                for other in holders[term]:
                    scores[other] += WHOLE // len(holders[term])
        scores.pop(key, None)
        related[key] = sorted(scores, key=lambda other: (-scores[other], rank[other]))[:most]
    return related
