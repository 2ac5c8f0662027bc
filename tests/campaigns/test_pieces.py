"""The files of a kit as a person looks for them."""

from __future__ import annotations

import pytest

from plugins.campaigns.forms import SCREENS as FORMS
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.pieces import SCREENS, Shelf, make_shelves
from plugins.campaigns.project import Project
from plugins.core.formats import Speaker, speaking


@pytest.fixture
def shelves(shown: tuple[Project, BuiltKit], speakers: dict[str, Speaker]) -> dict[str, Shelf]:
    """The shelves of the Catalan kit by kind, in Catalan."""
    built = shown[1]
    with speaking(speakers["ca"]):
        return {one.kind: one for one in make_shelves(built.kit, "ca", built.previews.small)}


def test_every_file_stands_on_one_shelf(shelves: dict[str, Shelf], shown: tuple[Project, BuiltKit]) -> None:
    """Under its own address, with its own size."""
    files = {f"kits/prova/{one.path}": len(one.content) for one in shown[1].kit.files if one.lang == "ca"}
    downloads = [one for shelf in shelves.values() for piece in shelf.pieces for one in piece.downloads]
    assert {one.url: one.size for one in downloads} == files
    assert len(downloads) == len(files) == sum(shelf.count for shelf in shelves.values())


def test_posters_are_sorted_by_their_use(shelves: dict[str, Shelf]) -> None:
    """What an office prints comes first; the sizes of each stand together, under one picture."""
    posters = shelves["poster"].pieces
    assert [piece.title.split(":")[0].split(",")[0] for piece in posters] == [
        "Per a la impressora de l’oficina", "Amb la franja buida", "Per a la impremta",
    ]  # fmt: skip
    assert [one.form for one in posters[0].downloads] == ["A3 PDF", "A4 PDF"]
    assert posters[2].title.endswith("3\u00a0mm de sang")
    assert all(piece.preview and piece.preview_url.startswith("kits/prova/previews/") for piece in posters)


def test_documents_stand_with_their_formats(shelves: dict[str, Shelf]) -> None:
    """Under the title of the document."""
    (motion,) = shelves["document"].pieces
    assert [one.form for one in motion.downloads] == ["ODT", "DOCX", "PDF"]


def test_pictures_tell_their_sizes_and_what_they_show(shelves: dict[str, Shelf]) -> None:
    """The description goes with the picture when it is posted."""
    assert [piece.downloads[0].form for piece in shelves["banner"].pieces] == ["728 × 90 PNG", "970 × 250 PNG"]
    assert len(shelves["social"].alts) == 1
    assert shelves["text"].alts == ()


def test_every_form_has_a_name() -> None:
    """Of whatever size a picture comes."""
    assert {(screen.width, screen.height) for screens in FORMS.values() for screen in screens} == set(SCREENS)
