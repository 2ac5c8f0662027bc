"""What is told of a text elsewhere."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from plugins.contributions.front_matter import make_rules
from plugins.contributions.reading import SourceReader
from plugins.core.registries import read_registries
from plugins.retouching.faces import tell_face
from plugins.workshop import ROOT

CONTENT = ROOT / "content"

HEAD = """---
title: Un títol
lang: ca
slug: un-titol
summary: Un resum prou llarg perquè digui de què tracta el text que ve després i a qui va adreçat.
---

"""
LANGUAGES = [{"code": "ca", "words": {}}]


def tell(body: str, head: str = HEAD) -> str:
    """Return the face of a page with *body*."""
    reader = SourceReader(CONTENT, make_rules(LANGUAGES, read_registries(CONTENT / "data", "ca")), lambda _, text: text)
    return tell_face(reader.parse(f"{head}{body}", PurePosixPath("pages/un.ca.md")))


@pytest.mark.parametrize("body", ["Dos.", "Un, *dos*.", "Un.[^1]\n\n[^1]: Dos.", "[Un](https://example.org/)."])
def test_body_is_not_part_of_it(body: str) -> None:
    """Nor is where its links lead out of the site."""
    assert tell("Un.") == tell(body) != ""


@pytest.mark.parametrize("body", ["## Un\n\nUn.", "[Un]({filename}/pages/dos.ca.md)", "Un. " * 400])
def test_contents_links_and_length_are(body: str) -> None:
    """Other pages tell them, or other texts are held to them."""
    assert tell("Un.") != tell(body) != ""


def test_head_is() -> None:
    """All of it."""
    assert tell("Un.") != tell("Un.", HEAD.replace("Un títol", "Un altre"))


@pytest.mark.parametrize("body", ["", "# Un", "![Un]({static}/pictures/un.png)", "[Un](javascript:alert)"])
def test_some_bodies_have_none(body: str) -> None:
    """Where there is nothing, something is wrong, or files come along."""
    assert tell(body) == ""
