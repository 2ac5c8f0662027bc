"""The pictures of what a kit holds."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from plugins.campaigns.forms import SHEETS
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.previews import COVER, PRINTED_PPI, SMALL, Preview, make_previews
from plugins.campaigns.project import Project
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.strips import lay_message


def open_picture(preview: Preview) -> Image.Image:
    """Return the picture, which is what its preview says it is."""
    with Image.open(BytesIO(preview.content)) as picture:
        assert picture.format == "WEBP"
        assert picture.size == (preview.width, preview.height)
        return picture.convert("RGB")


def test_posters_pictures_and_documents_are_shown(shown: tuple[Project, BuiltKit]) -> None:
    """A3 looks as A4 does and is not drawn again, a document is its first page; none is larger than it is shown at."""
    _, built = shown
    drawn = {file.path for file in built.kit.files if file.px or "_cartell-a4" in file.path}
    drawn |= {file.path for file in built.kit.files if file.role == "document" and file.path.endswith(".pdf")}
    assert set(built.previews.small) == drawn
    for preview in built.previews.small.values():
        assert max(open_picture(preview).size) <= SMALL
    assert {max(open_picture(one).size) for one in built.previews.covers.values()} <= set(range(600, COVER + 1))


def test_room_is_told_that_a_small_one_takes() -> None:
    """In its own proportions, and never more than it has."""
    sizes = {(283, 400): (147, 208), (400, 49): (400, 49), (400, 208): (400, 208)}
    assert {size: Preview("a.webp", b"", *size).shown_size for size in sizes} == sizes


def test_paths_are_told_apart(shown: tuple[Project, BuiltKit]) -> None:
    """No two pictures would be written to one file."""
    _, built = shown
    paths = [one.path for one in built.previews.all_files()]
    assert len(paths) == len(set(paths))


def test_sheet_is_white_where_the_town_will_stand(shown: tuple[Project, BuiltKit]) -> None:
    """And as sharp as a printer asks for."""
    _, built = shown
    form = next(one for one in SHEETS if one.name == "a4-oficina")
    sheet = open_picture(built.previews.sheets["ca"])
    assert abs(sheet.width - form.width_mm / 25.4 * PRINTED_PPI) < 2
    scale, box = sheet.width / form.width_mm, lay_message(form)
    left, top = round(box.x * scale), round(box.y * scale)
    right, bottom = round((box.x + box.width) * scale), round((box.y + box.height) * scale)
    assert sheet.crop((left, top, right, bottom)).getextrema() == ((255, 255),) * 3


def test_nothing_is_drawn_twice(shown: tuple[Project, BuiltKit]) -> None:
    """The store's own count proves it."""
    project, built = shown
    store = project.store
    again = make_previews(built.kit, open_workshop(project.theme, built.kit.campaign), store)
    assert (store.rendered, again) == (0, built.previews)
    assert store.taken == len(list(again.all_files()))
