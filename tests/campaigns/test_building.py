"""A kit with all that its page shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from plugins.campaigns.building import Bench, build
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.project import Project
from plugins.campaigns.releases import Release
from plugins.campaigns.signing import parse_key
from plugins.campaigns.store import Store
from plugins.core.workers import Tell

KEY = parse_key("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")


def test_kit_comes_with_its_pictures_and_speeches(shown: tuple[Project, BuiltKit]) -> None:
    """Of every language that the campaign speaks."""
    built = shown[1]
    assert set(built.speeches) == set(built.previews.covers) == set(built.previews.sheets) == {"ca", "gl"}
    assert built.speeches["gl"].url == "https://cft.example/gl/campanyes/prova/"
    assert built.releases == ()


def test_everything_is_taken_from_the_store(shown: tuple[Project, BuiltKit]) -> None:
    """A second time nothing is drawn; what was released before, and the key, are handed on."""
    project, built = shown
    told: list[tuple[str, int, int]] = []

    @contextmanager
    def watch(name: str) -> Iterator[Tell]:
        yield lambda done, total: told.append((name, done, total))

    store = Store(project.store.folder)
    releases = (Release("0.9", {}),)
    again = build(built.kit.campaign, releases, Bench(project.theme, store, project.site, project.gettexts, KEY, watch))
    assert store.rendered == 0
    assert store.taken >= len(built.kit.files)
    assert again.kit.files == built.kit.files
    assert again.previews == built.previews
    assert again.releases == releases
    assert again.kit.signature
    assert not built.kit.signature
