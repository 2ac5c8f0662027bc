"""A proof before the print: whether all that a campaign says fits where it is to stand, and is what documents hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plugins.campaigns.document_tree import UnknownPart, make_blocks
from plugins.campaigns.model import DRAWN, Campaign, Document
from plugins.campaigns.municipalities import Municipality
from plugins.campaigns.naming import name_municipality
from plugins.campaigns.pandoc import parse_markdown
from plugins.campaigns.places import Place, Places
from plugins.campaigns.recipes import Arms, Recipe, Speech, make_recipes
from plugins.campaigns.rendering import Workshop
from plugins.campaigns.speeches import draw_qr
from plugins.campaigns.store import Store, make_key
from plugins.campaigns.tokens import TownNames, make_tokens
from plugins.campaigns.typesetting import TypesettingError
from plugins.core.findings import N_, Finding

PPI = 1.0
"""A proof is looked at by nobody: Typst need only lay it out."""
FIT = b"fits"
URL = "https://www.example.org/campanyes/"
WIDE_ARMS = Arms('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>', "-")
BREAK = "KITDOCUMENTBREAK"
A3 = "-a3-"

_UNFIT = re.compile(r"does not fit: (\w+)")


@dataclass(frozen=True)
class Prover:
    """Sets what campaigns draw, signed as `signature`, with the longest of *municipalities*; remembers in *store*."""

    workshop: Workshop
    store: Store
    signature: str
    municipalities: tuple[Municipality, ...]

    def check_fit(self, campaign: Campaign, places: Places) -> Iterator[Finding]:
        """Yield a finding for each text that does not fit on a poster or a picture, with or without a town's name."""
        seen: set[tuple[str, str]] = set()
        for lang in campaign.words:
            for recipe in self._list_recipes(campaign, lang):
                problem = self._prove(recipe)
                match = _UNFIT.search(problem or "")
                key = match[1] if match else problem or ""
                if problem and (lang, key) not in seen:
                    seen.add((lang, key))
                    yield _refuse(places, lang, recipe, match[1] if match else None, problem)

    def _list_recipes(self, campaign: Campaign, lang: str) -> Iterator[Recipe]:
        drawn = replace(campaign, items=tuple(item for item in campaign.items if item.kind in DRAWN))
        speech = Speech(lang, make_tokens(lang), False, URL, draw_qr(URL), "-", self.signature, "-")
        longest = self._find_longest(campaign, lang)
        speeches = [speech, replace(speech, town=longest, is_known=True, arms=WIDE_ARMS)]
        for recipe in (recipe for speech in speeches for recipe in make_recipes(drawn, speech)):
            # An A3 is an A4, only larger.
            if A3 not in recipe.name:
                yield recipe

    def _find_longest(self, campaign: Campaign, lang: str) -> TownNames:
        towns = [town for town in self.municipalities if town.territory in campaign.territories]
        names = [name_municipality(town, lang) for town in towns]
        return max(names, key=lambda name: (len(name.of_town), name.of_town), default=make_tokens(lang))

    def _prove(self, recipe: Recipe) -> str | None:
        """Return what Typst has against *recipe*, None where it has nothing."""
        key = make_key({"proof": PPI, "of": self.workshop.make_key(recipe)})
        try:
            self.store.fetch(key, lambda: self._set(recipe))
        except TypesettingError as error:
            return str(error)
        return None

    def _set(self, recipe: Recipe) -> bytes:
        self.workshop.typesetter.png(recipe.template, recipe.data, PPI)
        return FIT


def check_documents(campaign: Campaign, places: Places) -> Iterator[Finding]:
    """Yield a finding for each document that holds what no document of a kit does."""
    documents = list(campaign.documents.values())
    trees = _split(documents)
    for document in documents:
        problem = _find_problem(trees[document.item, document.lang])
        if problem:
            message, hint = N_("documents hold no %(part)s"), N_("write it with headings, paragraphs, lists and tables")
            place = places.in_document(document.item, document.lang)
            yield place.refuse("E454", message, hint, part=problem)


def _split(documents: list[Document]) -> Mapping[tuple[str, str], list[dict[str, object]]]:
    """Return the blocks of each of *documents*: pandoc takes a tenth of a second to begin, so it begins once."""
    joined = "".join(f"{document.markdown}\n\n{BREAK}\n\n" for document in documents)
    blocks: list[dict[str, object]] = []
    found = {}
    queue = iter(documents)
    for block in parse_markdown(joined)["blocks"] if documents else []:
        if block == {"t": "Para", "c": [{"t": "Str", "c": BREAK}]}:
            document = next(queue)
            found[document.item, document.lang], blocks = blocks, []
        else:
            blocks.append(block)
    return found


def _find_problem(blocks: list[dict[str, object]]) -> str | None:
    try:
        make_blocks({"blocks": blocks})
    except UnknownPart as error:
        return str(error)
    return None


def _refuse(places: Places, lang: str, recipe: Recipe, key: str | None, problem: str) -> Finding:
    if key is None:
        message, hint = N_("%(file)s cannot be set (%(problem)s)"), N_("simplify the artwork or the text")
        return places.in_texts(lang).refuse("E456", message, hint, file=recipe.name, problem=problem)
    message = N_('"%(key)s" does not fit on %(file)s')
    hint = N_("shorten it in this language; | breaks the lines of a slogan")
    return _find_place(places, lang, key).refuse("E447", message, hint, key=key, file=recipe.name)


def _find_place(places: Places, lang: str, key: str) -> Place:
    return places.in_kit(key) if key == "helplines" else places.in_texts(lang, key)
