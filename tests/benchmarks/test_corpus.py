"""What the benchmarks build is a project like any other: nothing in it is refused."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from benchmarks import articles, corpus
from plugins.contributions.checks import check_sources
from plugins.contributions.front_matter import make_rules
from plugins.contributions.reading import SourceReader, find_sources
from plugins.core.registries import read_registries


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of eleven articles, two of which show a photograph."""
    folder = tmp_path_factory.mktemp("corpus")
    photographs = folder / "photographs"
    photographs.mkdir()
    for name in ("img0000.jpg", "img0001.jpg"):
        (photographs / name).write_bytes(b"a photograph")
    corpus.write_project(folder / "project", corpus.load_corpus(None, 11), photographs, own=False, code=None)
    return folder / "project"


def test_nothing_in_the_corpus_is_refused_or_warned_of(project: Path) -> None:
    """Registries, front matter, bodies, links, translations and pictures are as the site asks."""
    settings = runpy.run_path(str(project / "pelicanconf.py"))
    content = project / "content"
    registries = read_registries(content / "data", settings["DEFAULT_LANG"])
    reader = SourceReader(content, make_rules(settings["LANGUAGES"], registries), lambda _, message: message)
    sources = [reader.read(file) for file in find_sources(content)]
    pictures = {file.name for file in (content / "pictures").iterdir()}
    assert [*registries.findings, *check_sources(sources, pictures, "content")] == []
    assert len(sources) == 4 * (11 + len(corpus.PAGES))
    assert {link.rest for source in sources for link in source.links if link.is_picture} == {
        "/pictures/img0000.jpg",
        "/pictures/img0001.jpg",
    }


def test_settings_are_the_sites_but_for_places(project: Path) -> None:
    """The project has its own content and caches, and the repository's theme."""
    settings = runpy.run_path(str(project / "pelicanconf.py"))
    own = runpy.run_path(str(corpus.ROOT / "pelicanconf.py"))
    assert Path(settings["THEME"]) == corpus.ROOT / own["THEME"]
    assert Path(settings["PATH"]) == project / "content"
    places = {
        "ROOT",
        "PATH",
        "THEME",
        "PICTURE_CACHE",
        "KIT_CACHE",
        "COMPRESSION_CACHE",
        "BUILD_CACHE",
        "PELICAN_CLASS",
    }
    named = {name: value for name, value in own.items() if name.isupper() and name not in places}
    assert {name: settings[name] for name in named} == named


def test_corpus_is_the_same_every_time() -> None:
    """Two builds have the same words, so that their figures can be compared; another seed has others."""
    assert articles.make(3) == articles.make(3) != articles.make(3, seed=43)


def test_settings_name_no_page_that_the_corpus_lacks() -> None:
    """A page that is new in the settings is written for benchmarks too."""
    settings = runpy.run_path(str(corpus.ROOT / "pelicanconf.py"))
    values = (value for name, value in settings.items() if name.endswith("_PAGE"))
    named = {*settings["MENU"], *settings["FOOTER_MENU"], *settings["NEUTRAL_PAGES"], *filter(None, values)}
    pages = {name.removeprefix("pages/") for name in named if str(name).startswith("pages/")}
    assert pages <= set(corpus.PAGES)
