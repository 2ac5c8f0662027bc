"""The page that shows which texts are in which language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import BuiltPage

PATHS = ("/traduccions/", "/gl/traducions/", "/es/traducciones/", "/en/translations/")


@pytest.mark.parametrize("path", PATHS)
def test_each_language_has_the_matrix(pages: Mapping[str, BuiltPage], path: str) -> None:
    """Every text has a cell for each language, and one version that is the original; the footer leads here."""
    page = pages[path]
    rows = page.root.xpath('//table[@aria-labelledby="matrix"]/tbody/tr')
    assert len(rows) >= 20
    assert {len(row.findall("td")) for row in rows} == {4}
    assert all(row.xpath('th[@scope="row"]/a/@href') for row in rows)
    assert page.root.xpath('//h1[@id="matrix"]')
    assert path in page.root.xpath("//footer//a/@href")


def test_every_shipped_translation_is_stamped(pages: Mapping[str, BuiltPage]) -> None:
    """Nobody has to guess how old one is."""
    words = {cell.text_content().strip() for cell in pages["/en/translations/"].root.xpath("//tbody//td")}
    assert "up to date" in words
    assert "not stamped" not in words
