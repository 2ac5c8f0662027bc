"""What the data page of a plan offers."""

from __future__ import annotations

from lxml import html

from plugins.action_plan.downloads import Shelf, make_shelf
from plugins.action_plan.exports import render_files
from plugins.action_plan.model import Plan
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import Publication
from plugins.core.formats import Speaker, speaking
from tests.action_plan.plans import example_plan, rich_plan
from tests.action_plan.views import END, surround

SHARED = ("plan.json", "actions.csv", "updates.csv", "datapackage.json", "plan.jsonld")


def shelf_of(plan: Plan, lang: str, speakers: dict[str, Speaker], publication: Publication) -> Shelf:
    """Return the shelf of *plan* in a language, with the files of the default one and its own."""
    state = assess(plan, END)
    codes = dict.fromkeys(("ca", lang))
    files = [file for code in codes for file in render_files(state, speakers[code], publication)]
    with speaking(speakers[lang]):
        return make_shelf(state, files, surround(plan, lang=lang, speakers=speakers))


def test_every_file_is_offered_with_its_size(speakers: dict[str, Speaker], publication: Publication) -> None:
    """Those that all languages share where they lie, the calendar in the page's own language."""
    shelf = shelf_of(example_plan(), "gl", speakers, publication)
    assert {file.url for file in shelf.downloads} == {
        *(f"pla/2021/dades/{name}" for name in SHARED),
        "gl/pla/2021/dades/deadlines.ics",
    }
    sizes = {
        file.save_as: len(file.content)
        for file in render_files(assess(example_plan(), END), speakers["ca"], publication)
    }
    assert all(file.size == sizes[file.url] for file in shelf.downloads if file.name in SHARED)


def test_snippet_is_markup_that_shows_the_badge(speakers: dict[str, Speaker], publication: Publication) -> None:
    """A picture at its own size that leads to the page, by absolute addresses, whatever the title holds."""
    shelf = shelf_of(rich_plan(), "gl", speakers, publication)
    assert len(shelf.badges) == 2
    for badge, page in zip(shelf.badges, ("gl/pla/2021/", "gl/pla/2021/objectiu/"), strict=True):
        link = html.fragment_fromstring(badge.snippet)
        (picture,) = link
        assert (link.tag, link.get("href")) == ("a", f"https://cft.example/{page}")
        assert picture.get("src") == f"https://cft.example/{badge.url}"
        assert (picture.get("width"), picture.get("height")) == (str(badge.width), str(badge.height))
        assert badge.title.text in picture.get("alt")
        assert "%" not in picture.get("alt")


def test_languages_go_by_their_own_names(speakers: dict[str, Speaker], publication: Publication) -> None:
    """Each with how much of the plan it has."""
    shelf = shelf_of(example_plan(), "en", speakers, publication)
    assert [(row.name, row.present == row.total) for row in shelf.languages] == [
        ("Català", True), ("Galego", False), ("Español", False), ("English", False),
    ]  # fmt: skip
