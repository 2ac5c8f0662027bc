"""A town's name in a kit: what it is in each language, and how it comes to where the tokens stand in a document."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from plugins.campaigns.document_tree import Tree
from plugins.campaigns.municipalities import Municipality
from plugins.campaigns.names import RULES, name_in_text, of_town
from plugins.campaigns.rendering import ParsedDocument
from plugins.campaigns.tokens import TownNames
from plugins.core.typography import typeset_text

_TEXTS = frozenset({"para", "plain", "heading"})
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def name_municipality(municipality: Municipality, lang: str) -> TownNames:
    """Return the names of *municipality* in a text in *lang*, with the apostrophe of print: «d’Olot»."""
    name, spoken = municipality.name, municipality.lang
    forms = name_in_text(name, lang, spoken), of_town(name, lang, spoken, municipality.of)
    return TownNames(*(typeset_text(form, lang) for form in forms))


def make_slug(municipality: Municipality) -> str:
    """Return the name as files carry it, without its article: «l'Hospitalet» is ``hospitalet``."""
    name = municipality.name.lower()
    for article in RULES["articles"].get(municipality.lang, {}):
        name = name.removeprefix(article)
    letters = unicodedata.normalize("NFKD", name.replace("·", ""))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_IN_SLUG.sub("-", plain).strip("-")


def name_document(document: ParsedDocument, tokens: TownNames, names: TownNames) -> ParsedDocument:
    """Return *document* with *names* where *tokens* stand."""
    naming = _Naming(tokens, names)
    return ParsedDocument(names.put(document.title, tokens), [naming.block(block) for block in document.blocks])


class _Naming:
    """Walks through a tree, and knows what was said before in the paragraph at hand."""

    def __init__(self, tokens: TownNames, names: TownNames) -> None:
        self._tokens = tokens
        self._names = names
        self._before = ""

    def block(self, node: Tree) -> Tree:
        if node["t"] in _TEXTS:
            self._before = ""
            return {**node, "c": self._inlines(node["c"])}
        return {key: self._walk(value) for key, value in node.items()}

    def _walk(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._walk(one) for one in value]
        return self.block(value) if isinstance(value, dict) else value

    def _inlines(self, nodes: list[Any]) -> list[Any]:
        return [self._inline(node) for node in nodes]

    def _inline(self, node: Any) -> Any:
        if isinstance(node, str):
            before, self._before = self._before, self._before + node
            return self._names.put(node, self._tokens, before)
        return {**node, "c": self._inlines(node["c"])} if "c" in node else node
