"""From recipes to files: each by its tool, and none twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plugins.campaigns import pandoc
from plugins.campaigns.document_tree import make_blocks, typeset, with_head
from plugins.campaigns.model import Campaign
from plugins.campaigns.recipes import Recipe, Tool
from plugins.campaigns.store import Store, hash_bytes, make_key
from plugins.campaigns.typesetting import Typesetter
from plugins.core.typography import typeset_text
from plugins.core.workers import Tell, be_silent, map_over_threads

PLUGINS = Path(__file__).parents[1]
DOCUMENTS = frozenset({Tool.PANDOC, Tool.DOCUMENT_PDF})
FONTS = ("kits/fonts", "fonts-source")
SHARED = ("artwork.typ", "fitting.typ", "lines.typ")


@dataclass(frozen=True)
class ParsedDocument:
    """A document's title and the tree of its text, typeset."""

    title: str
    blocks: list[dict[str, Any]]


@dataclass(frozen=True)
class Workshop:
    """The tools and the templates of the theme; `epoch` is the moment that documents say they were made at.

    It lives as long as one build or check, and reads each font once for all the keys of it.
    """

    theme: Path
    epoch: int
    _digests: dict[Path, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def typesetter(self) -> Typesetter:
        """Return Typst with the theme's templates and fonts."""
        return Typesetter(self.theme / "kits", tuple(self.theme / folder for folder in FONTS))

    def make_key(self, recipe: Recipe) -> str:
        """Return the name under which what *recipe* gives is kept: all that it is made of and made with."""
        return make_key(
            {
                "data": recipe.data,
                "tool": recipe.tool,
                "templates": self._hash_templates(recipe),
                "versions": read_versions(),
                "epoch": self.epoch if recipe.tool is Tool.PANDOC else 0,
                "code": read_code() if recipe.tool in DOCUMENTS else {},
            }
        )

    def render(self, recipe: Recipe) -> bytes:
        """Return the file that *recipe* gives."""
        renderers: dict[Tool, Callable[[Recipe], bytes]] = {
            Tool.PDF: lambda one: self.typesetter.pdf(one.template, one.data),
            Tool.PNG: lambda one: self.typesetter.png(one.template, one.data),
            Tool.PANDOC: self._render_office_document,
            Tool.DOCUMENT_PDF: self._render_document,
            Tool.TEXT: lambda one: str(one.data["text"]).encode(),
        }
        return renderers[recipe.tool](recipe)

    def _render_office_document(self, recipe: Recipe) -> bytes:
        form = recipe.template.rpartition(".")[2]
        return pandoc.write_document(_tree(recipe.data), form, self.epoch, self.theme / "kits" / recipe.template)

    def _render_document(self, recipe: Recipe) -> bytes:
        return self.typeset_document(recipe, parse_document(recipe))

    def typeset_document(self, recipe: Recipe, parsed: ParsedDocument) -> bytes:
        """Return the PDF that *recipe* gives, of a text that was parsed before."""
        return self.typesetter.pdf(recipe.template, _print(recipe, parsed))

    def draw_document(self, recipe: Recipe) -> bytes:
        """Return the first page of the document that *recipe* gives, as a picture."""
        return self.typesetter.png(recipe.template, _print(recipe, parse_document(recipe)))

    def _hash_templates(self, recipe: Recipe) -> Mapping[str, str]:
        if recipe.tool is Tool.TEXT:
            return {}
        files = [self.theme / "kits" / recipe.template]
        if recipe.tool is not Tool.PANDOC:
            files += [self.theme / "kits" / name for name in SHARED]
            files += sorted(file for folder in FONTS for file in (self.theme / folder).glob("*.ttf"))
        return {file.name: self._hash(file) for file in files}

    def _hash(self, file: Path) -> str:
        if file not in self._digests:
            self._digests[file] = hash_bytes(file.read_bytes())
        return self._digests[file]


def open_workshop(theme: Path, campaign: Campaign) -> Workshop:
    """Return the tools for *campaign*, whose documents say that they were made on the day of its release."""
    return Workshop(theme, int(datetime.combine(campaign.released, time(), UTC).timestamp()))


def render_all(recipes: Sequence[Recipe], workshop: Workshop, store: Store, tell: Tell = be_silent) -> list[bytes]:
    """Return the files of *recipes*, in their order; what *store* does not hold is rendered over all cores."""
    keys = [workshop.make_key(recipe) for recipe in recipes]
    missing = [index for index, key in enumerate(keys) if not store.holds(key)]
    made = map_over_threads(lambda index: workshop.render(recipes[index]), missing, tell=tell)
    fresh = dict(zip(missing, made, strict=True))
    return [
        store.fetch(key, lambda index=index: fresh[index])  # type: ignore[misc]
        for index, key in enumerate(keys)
    ]


def parse_document(recipe: Recipe) -> ParsedDocument:
    """Return the text of a document's *recipe* as the template of PDF documents prints it."""
    title = typeset_text(recipe.data["title"], recipe.data["lang"])
    return ParsedDocument(title, make_blocks(_tree(recipe.data)))


def _print(recipe: Recipe, parsed: ParsedDocument) -> dict[str, Any]:
    """Return what the template of PDF documents prints."""
    printed = {key: recipe.data[key] for key in ("lang", "author", "footer", "palette")}
    return {**printed, "title": parsed.title, "blocks": parsed.blocks}


@cache
def read_versions() -> Mapping[str, str]:
    """Return the versions of the tools, by which their work is told apart."""
    return {"typst": version("typst"), "pandoc": pandoc.read_version()}


@cache
def read_code() -> Mapping[str, bytes]:
    """Return the modules by which a document's text becomes its tree: the other recipes hold what is printed itself."""
    files = [PLUGINS / "campaigns" / "pandoc.py", PLUGINS / "campaigns" / "document_tree.py"]
    files += sorted((PLUGINS / "core").glob("typography*.py"))
    return {file.name: file.read_bytes() for file in files}


def _tree(data: Mapping[str, Any]) -> dict[str, Any]:
    tree = typeset(pandoc.parse_markdown(data["markdown"]), data["lang"])
    return with_head(tree, data["title"], data["lang"])
