"""What a town is called in a kit."""

import pytest

from plugins.campaigns.naming import make_slug, name_document, name_municipality
from plugins.campaigns.project import Project
from plugins.campaigns.rendering import ParsedDocument
from plugins.campaigns.tokens import TownNames, make_tokens


@pytest.mark.parametrize(
    ("code", "lang", "expected"),
    [
        ("08101", "ca", TownNames("l’Hospitalet de Llobregat", "de l’Hospitalet de Llobregat")),
        ("08101", "es", TownNames("L’Hospitalet de Llobregat", "de L’Hospitalet de Llobregat")),
        ("08118", "ca", TownNames("el Masnou", "del Masnou")),
        ("17114", "ca", TownNames("Olot", "d’Olot")),
        ("15030", "gl", TownNames("A Coruña", "da Coruña")),
    ],
)
def test_names_are_right_and_printed_well(project: Project, code: str, lang: str, expected: TownNames) -> None:
    """The grammar is that of the rules, and the apostrophe that of print."""
    assert name_municipality(project.municipalities.by_code[code], lang) == expected


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("08101", "hospitalet-de-llobregat"),
        ("08118", "masnou"),
        ("15030", "coruna"),
        ("17114", "olot"),
        ("25156", "os-de-balaguer"),
        ("08217", "sant-joan-despi"),
    ],
)
def test_slugs(project: Project, code: str, slug: str) -> None:
    """A file carries the name without its article, in plain letters."""
    assert make_slug(project.municipalities.by_code[code]) == slug


def test_every_town_has_a_slug(project: Project) -> None:
    """No municipality is left without one, and each can be part of a file's name."""
    slugs = {make_slug(one) for one in project.municipalities.by_code.values()}
    assert all(slug and slug.isascii() and slug == slug.lower() and " " not in slug for slug in slugs)


def test_a_tree_is_named_through_all_its_blocks() -> None:
    """Names stand in headings, lists, tables and emphasis; only what begins a block has a capital."""
    inline = [{"t": "strong", "c": ["[MUNICIPI]"]}, ", l’Ajuntament [DE-MUNICIPI]"]
    plain = {"t": "plain", "c": inline}
    table = {"t": "table", "columns": [1.0], "head": [[plain]], "rows": [[[plain]]]}
    bullets = {"t": "bullets", "c": [[plain]]}
    document = ParsedDocument("Moció [DE-MUNICIPI]", [{"t": "heading", "level": 2, "c": inline}, bullets, table])
    named = name_document(document, make_tokens("ca"), TownNames("el Masnou", "del Masnou"))
    expected = [{"t": "strong", "c": ["El Masnou"]}, ", l’Ajuntament del Masnou"]
    assert named.title == "Moció del Masnou"
    assert named.blocks[0]["c"] == expected
    assert named.blocks[1]["c"] == [[{"t": "plain", "c": expected}]]
    assert named.blocks[2]["head"] == [[{"t": "plain", "c": expected}]]
    assert named.blocks[2]["rows"] == [[[{"t": "plain", "c": expected}]]]
    assert document.blocks[0]["c"] is inline
