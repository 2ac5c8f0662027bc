"""What the browser is told of a kit."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.names import RULES
from plugins.campaigns.personaliser import Personaliser, make_personaliser
from plugins.campaigns.project import Project
from plugins.core.formats import Speaker, speaking


@pytest.fixture
def form(shown: tuple[Project, BuiltKit], speakers: dict[str, Speaker]) -> Personaliser:
    """The form of the Catalan page of a site under a path."""
    with speaking(speakers["ca"]):
        return make_personaliser(shown[1], "ca", "/site")


@pytest.fixture
def kit(form: Personaliser) -> dict[str, Any]:
    """The data of its script."""
    data: dict[str, Any] = json.loads(form.data)
    return data


def test_every_picture_for_networks_can_be_named(kit: dict[str, Any], shown: tuple[Project, BuiltKit]) -> None:
    """At the address of the kit's own, in its own size; the poster comes last."""
    files = {f"/site/kits/prova/{one.path}": one for one in shown[1].kit.files}
    *pictures, poster = kit["pictures"]
    assert [picture["size"] for picture in pictures] == [list(files[one["url"]].px or ()) for one in pictures]
    assert len(pictures) == 6
    assert poster["url"].endswith("_open.webp")
    assert poster["name"].endswith("cartell-a4-oficina_ca_v1.0.png")


def test_what_is_drawn_lies_within_its_box(kit: dict[str, Any]) -> None:
    """And every box within its picture."""
    for picture in kit["pictures"]:
        x, y, width, height = picture["box"]
        left, top, wide, high = picture["inner"]
        assert x <= left <= left + wide <= x + width <= picture["size"][0]
        assert y <= top <= top + high <= y + height <= picture["size"][1]
        largest, smallest = picture["sizes"]
        assert 0 < smallest < largest <= high


def test_lines_hold_tokens_of_the_language(kit: dict[str, Any]) -> None:
    """Which the browser replaces; the rules of grammar are those of Python."""
    assert kit["tokens"] == ["[MUNICIPI]", "[DE-MUNICIPI]"]
    assert all(any(token in picture["texts"][0][0] for token in kit["tokens"]) for picture in kit["pictures"])
    assert kit["rules"] == RULES
    assert (kit["lang"], kit["nameLang"], kit["archive"]) == ("ca", "ca", "prova_ca_v1.0.zip")


def test_form_has_a_picture_and_names_before_its_script(form: Personaliser, kit: dict[str, Any]) -> None:
    """So that nothing moves when that takes over."""
    assert form.labels == tuple(picture["label"] for picture in kit["pictures"])
    assert form.preview is not None
    assert form.preview_url == f"kits/prova/{form.preview.path}"
