"""What can be looked for of the campaigns: what each says on its page, as far as it is not about files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.campaigns.addresses import Addresses
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Words
from plugins.core.formats import gettext
from plugins.core.searching import Document
from plugins.core.typography import typeset_text

CURRENT_RANK, PAST_RANK = 105, 70


def list_documents(kits: Iterable[BuiltKit], lang: str, addresses: Addresses) -> Iterator[Document]:
    """Yield a document for each campaign of *kits*, all of which speak *lang*."""
    for built in kits:
        campaign = built.kit.campaign
        words = campaign.words[lang]
        yield Document(
            url=addresses.landing(campaign),
            title=typeset_text(words.title, lang),
            lang=lang,
            kind=gettext("Campaign"),
            summary=typeset_text(words.summary, lang),
            text=" ".join(typeset_text(text, lang) for text in _tell(words)),
            also=tuple(campaign.words[other].title for other in sorted(campaign.words) if other != lang),
            shelf=gettext("Campaigns"),
            rank=CURRENT_RANK if campaign.is_current else PAST_RANK,
        )


def _tell(words: Words) -> Iterator[str]:
    yield words.slogan.replace("|", " ") + "."
    yield from (words.subline, words.call, words.audience, words.when, words.motion, words.declaration)
    yield from (*words.checklist_15, *words.checklist_60, *words.printing)
