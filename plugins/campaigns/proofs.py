"""A proof before the print: whether all that a campaign says fits where it is to stand, and is what documents hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plugins.campaigns.document_tree import UnknownPart, make_blocks
from plugins.campaigns.model import DRAWN, Campaign
from plugins.campaigns.municipalities import Municipality
from plugins.campaigns.naming import name_municipality
from plugins.campaigns.pandoc import parse_markdown
from plugins.campaigns.places import Place, Places
from plugins.campaigns.recipes import Arms, Recipe, Speech, make_recipes
from plugins.campaigns.rendering import Workshop, read_code, read_versions
from plugins.campaigns.store import Store, make_key
from plugins.campaigns.tokens import TownNames, make_tokens
from plugins.campaigns.typesetting import TypesettingError
from plugins.core.findings import N_, Finding
from plugins.core.workers import map_over_threads

PPI = 1.0
"""A proof is looked at by nobody: Typst need only lay it out."""
FIT = b"fits"
URL = "https://www.example.org/campanyes/"
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33"/>'
"""A code takes the same room whatever it says."""
WIDE_ARMS = Arms('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>', "-")
BREAK = "KITDOCUMENTBREAK"
A3 = "-a3-"
SHORTER = 12

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
            recipes = list(self._list_recipes(campaign, lang))
            for recipe, problem in zip(recipes, self._prove(recipes), strict=True):
                match = _UNFIT.search(problem or "")
                key = match[1] if match else problem or ""
                if problem and (lang, key) not in seen:
                    seen.add((lang, key))
                    yield _refuse(places, lang, recipe, match[1] if match else None, problem)

    def _list_recipes(self, campaign: Campaign, lang: str) -> Iterator[Recipe]:
        drawn = replace(campaign, items=tuple(item for item in campaign.items if item.kind in DRAWN))
        speech = Speech(lang, make_tokens(lang), False, URL, QR, "-", self.signature, "-")
        longest = self._find_longest(campaign, lang)
        speeches = [speech, replace(speech, town=longest, is_known=True, arms=WIDE_ARMS)]
        for recipe in (recipe for speech in speeches for recipe in make_recipes(drawn, speech)):
            # An A3 is an A4, only larger.
            if A3 not in recipe.name:
                yield recipe

    def _find_longest(self, campaign: Campaign, lang: str) -> TownNames:
        towns = [town for town in self.municipalities if town.territory in campaign.territories]
        # What is put before a name is short: none of those much shorter than another can come out longer.
        lengths = [max(len(town.name), len(town.of)) for town in towns]
        names = [
            name_municipality(town, lang)
            for town, length in zip(towns, lengths, strict=True)
            if length >= max(lengths) - SHORTER
        ]
        return max(names, key=lambda name: (len(name.of_town), name.of_town), default=make_tokens(lang))

    def _prove(self, recipes: Sequence[Recipe]) -> list[str | None]:
        """Return what Typst has against each of *recipes*, None where it has nothing, over all cores."""
        keys = [make_key({"proof": PPI, "of": self.workshop.make_key(recipe)}) for recipe in recipes]
        missing = [index for index, key in enumerate(keys) if not self.store.holds(key)]
        problems = dict(zip(missing, map_over_threads(lambda index: self._set(recipes[index]), missing), strict=True))
        for index in missing:
            if problems[index] is None:
                self.store.fetch(keys[index], lambda: FIT)
        return [problems.get(index) for index in range(len(recipes))]

    def _set(self, recipe: Recipe) -> str | None:
        try:
            self.workshop.typesetter.png(recipe.template, recipe.data, PPI)
        except TypesettingError as error:
            return str(error)
        return None


def check_documents(campaign: Campaign, places: Places, store: Store) -> Iterator[Finding]:
    """Yield a finding for each document that holds what no document of a kit does; *store* remembers the verdicts."""
    documents = list(campaign.documents.values())
    texts = [document.markdown for document in documents]
    key = make_key({"documents": texts, "versions": read_versions(), "code": read_code()})
    verdicts = json.loads(store.fetch(key, lambda: json.dumps(_judge(texts)).encode()))
    for document, problem in zip(documents, verdicts, strict=True):
        if problem:
            message, hint = N_("documents hold no %(part)s"), N_("write it with headings, paragraphs, lists and tables")
            place = places.in_document(document.item, document.lang)
            yield place.refuse("E454", message, hint, part=problem)


def _judge(texts: Sequence[str]) -> list[str | None]:
    """Return what is wrong with each of *texts*: pandoc takes a third of a second to begin, so it begins once."""
    trees = _parse_together(texts)
    if len(trees) != len(texts):
        # One of them says itself what parts them.
        trees = [parse_markdown(text)["blocks"] for text in texts]
    return [_find_problem(blocks) for blocks in trees]


def _parse_together(texts: Sequence[str]) -> list[list[dict[str, object]]]:
    joined = "".join(f"{text}\n\n{BREAK}\n\n" for text in texts)
    trees: list[list[dict[str, object]]] = []
    blocks: list[dict[str, object]] = []
    for block in parse_markdown(joined)["blocks"] if texts else []:
        if block == {"t": "Para", "c": [{"t": "Str", "c": BREAK}]}:
            trees.append(blocks)
            blocks = []
        else:
            blocks.append(block)
    return trees


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
