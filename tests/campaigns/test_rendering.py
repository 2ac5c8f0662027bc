"""What a file is kept by: all that it is made of and made with, and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.campaigns.kit import Kit
from plugins.campaigns.recipes import Recipe, Tool
from plugins.campaigns.rendering import Workshop, open_workshop, parse_document, read_versions, render_all
from plugins.campaigns.store import Store
from plugins.workshop import ROOT

THEME = ROOT / "theme"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy of what kits are made with, to change something in."""
    for folder in ("kits", "fonts-source"):
        shutil.copytree(THEME / folder, tmp_path / folder)
    return tmp_path


def find(kit: Kit, tool: Tool) -> Recipe:
    """Return a recipe for *tool*."""
    return next(recipe for recipe in kit.recipes if recipe.tool is tool)


@pytest.mark.parametrize(
    ("tool", "file", "counts"),
    [
        (Tool.PDF, "kits/poster.typ", True),
        (Tool.PDF, "kits/fitting.typ", True),
        (Tool.PDF, "kits/artwork.typ", True),
        (Tool.PDF, "kits/social.typ", False),
        (Tool.PDF, "kits/fonts/AtkinsonHyperlegibleNext-Bold.ttf", True),
        (Tool.PNG, "kits/social.typ", True),
        (Tool.PNG, "kits/reference.odt", False),
        (Tool.PANDOC, "kits/reference.odt", True),
        (Tool.PANDOC, "kits/poster.typ", False),
        (Tool.DOCUMENT_PDF, "kits/document.typ", True),
        (Tool.TEXT, "kits/document.typ", False),
    ],
)
def test_key_changes_with_what_a_file_is_made_with(
    kit: Kit, theme: Path, tool: Tool, file: str, *, counts: bool
) -> None:
    """With its own template, what that takes in, and the fonts."""
    recipe = find(kit, tool)
    before = Workshop(theme, 0).make_key(recipe)
    with (theme / file).open("ab") as stream:
        stream.write(b"\n")
    assert (Workshop(theme, 0).make_key(recipe) != before) is counts


def test_key_changes_with_what_a_file_is_made_of(kit: Kit) -> None:
    """With its data, and for a document of an office with its day; not with its name."""
    poster, document, workshop = find(kit, Tool.PDF), find(kit, Tool.PANDOC), Workshop(THEME, 0)
    changed = replace(poster, data={**poster.data, "call": "Another"})
    assert workshop.make_key(changed) != workshop.make_key(poster)
    assert workshop.make_key(replace(poster, name="other.pdf")) == workshop.make_key(poster)
    assert Workshop(THEME, 1).make_key(poster) == workshop.make_key(poster)
    assert Workshop(THEME, 1).make_key(document) != workshop.make_key(document)


def test_day_of_the_documents_is_that_of_the_release(kit: Kit) -> None:
    """At midnight, in universal time."""
    workshop = open_workshop(THEME, kit.campaign)
    assert workshop.epoch % 86_400 == 0
    assert workshop.epoch // 86_400 == (kit.campaign.released - kit.campaign.released.replace(1970, 1, 1)).days


def test_files_come_in_the_order_of_their_recipes(kit: Kit, tmp_path: Path) -> None:
    """Each once told of, over all cores as in one."""
    recipes = [recipe for recipe in kit.recipes if recipe.tool in {Tool.TEXT, Tool.PDF}]
    told: list[tuple[int, int]] = []
    made = render_all(recipes, Workshop(THEME, 0), Store(tmp_path), lambda done, total: told.append((done, total)))
    by_name = {file.path.rpartition("/")[2]: file.content for file in kit.files}
    assert made == [by_name[recipe.name] for recipe in recipes]
    assert told == [(done, len(recipes)) for done in range(1, len(recipes) + 1)]


def test_document_is_typeset(kit: Kit) -> None:
    """Its title and its text, by the rules of the language."""
    recipe = find(kit, Tool.DOCUMENT_PDF)
    quoted = replace(recipe, data={**recipe.data, "title": "L'acte", "markdown": '## L\'hora\n\nDiu "sí".'})
    parsed = parse_document(quoted)
    assert parsed.title == "L’acte"
    assert parsed.blocks == [
        {"t": "heading", "level": 2, "c": ["L’hora"]},
        {"t": "para", "c": ["Diu «sí»."]},
    ]


def test_versions_are_named() -> None:
    """Of both tools, since another version may make other bytes."""
    assert set(read_versions()) == {"typst", "pandoc"}
    assert all(version[0].isdigit() for version in read_versions().values())
