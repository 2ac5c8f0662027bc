"""Places: where in the files something stands."""

from __future__ import annotations

from pathlib import Path

from plugins.campaigns.places import Place, Places
from plugins.campaigns.project import Project
from plugins.core.findings import Severity


def test_places_are_those_of_the_values(small: Project) -> None:
    """In the kit, in the texts of a language, and in a document."""
    (campaign,) = small.campaigns.campaigns
    places = Places(campaign, small.root)
    for place, key in ((places.in_kit("palette", "ink"), "ink: "), (places.in_texts("gl", "slogan"), "slogan: ")):
        line = (small.root / place.path).read_text(encoding="utf-8").splitlines()[place.line - 1]
        assert line[: place.column - 1].endswith(key)
    path = "content/campaigns/prova/docs/mocio.ca.md"
    assert places.in_document("mocio", "ca") == Place(path, 1, 1)
    assert places.in_document("mocio", "ca", "lang: ca") == Place(path, 3, 1)
    assert places.in_document("mocio", "ca", "ca\n---") == Place(path, 3, 7)
    assert places.in_document("mocio", "ca", "no such passage") == Place(path, 1, 1)


def test_key_that_is_not_there_has_the_place_of_its_parent(small: Project) -> None:
    """A finding always has a place."""
    (campaign,) = small.campaigns.campaigns
    places = Places(campaign, Path(small.root))
    assert places.in_kit("palette", "none") == places.in_kit("palette")
    assert places.in_texts("xx", "slogan") == Place("content/campaigns/prova/texts/xx.yaml", 1, 1)


def test_finding_has_its_weight() -> None:
    """A refusal stops the build, a warning does not."""
    place = Place("a", 2, 3)
    assert place.refuse("E1", "a", "b").severity is Severity.ERROR
    assert place.warn("W1", "a %(c)s", "b", c="d").text() == "a:2:3: W1 a d; b"
