"""The pictures of every kind of page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from plugins.workshop import Stop, gallery
from plugins.workshop.gallery import Sight, find_sights, name_picture, render_sheet, show_all, take_pictures

HOME = '<!doctype html>\n<html lang="{lang}">\n<title>a</title>\n<body class="kind-{kind}">\n<p>Text'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two kinds of page in two languages, and a file that is no page of the site."""
    for path, lang, kind in (
        ("index.html", "ca", "home"), ("a/index.html", "ca", "article"), ("b/index.html", "ca", "article"),
        ("gl/index.html", "gl", "home"), ("a/saved.ca.html", "ca", "article"),
    ):  # fmt: skip
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(HOME.format(lang=lang, kind=kind), encoding="utf-8")
    return tmp_path


def test_first_page_of_each_kind_is_found(site: Path) -> None:
    """In each language; what is not asked for is left out."""
    assert find_sights(site) == [
        Sight("article", "ca", "/a/"), Sight("home", "ca", "/"), Sight("home", "gl", "/gl/")
    ]  # fmt: skip
    assert find_sights(site, ["home"], ["gl"]) == [Sight("home", "gl", "/gl/")]


def test_sheet_shows_every_picture() -> None:
    """A row a page, each scheme at each width."""
    sheet = render_sheet([Sight("home", "gl", "/gl/")])
    names = [
        name_picture(Sight("home", "gl", "/gl/"), width, scheme) for width in (320, 1280) for scheme in gallery.SCHEMES
    ]
    assert all(f'<img src="{name}"' in sheet for name in names)
    assert sheet.count("<img") == 12


def test_pictures_are_as_wide_as_they_say(browser: Browser, site: Path, tmp_path: Path) -> None:
    """And as tall as the page, in the scheme that the name tells."""
    taken = list(take_pictures(browser, [Sight("home", "ca", "/index.html")], tmp_path, site.as_uri()))
    assert len(taken) == 12
    for name in taken:
        with Image.open(tmp_path / name) as picture:
            assert picture.width == int(name.split("-")[2])


def test_kind_that_is_nowhere_is_told(site: Path, tmp_path: Path) -> None:
    """Before a browser starts."""
    with pytest.raises(Stop, match="harbour"):
        show_all(site, tmp_path / "pictures", "/nonexistent", ["harbour"], [])
