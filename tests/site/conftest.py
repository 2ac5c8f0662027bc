"""The pages of the built site, parsed once for all tests that look at them."""

from __future__ import annotations

import runpy
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from plugins.core.languages import Language, parse_languages
from plugins.workshop import ROOT

SITE = runpy.run_path(str(ROOT / "pelicanconf.py"))
LANGUAGES = parse_languages(SITE["LANGUAGES"], SITE["DEFAULT_LANG"])


@dataclass(frozen=True)
class BuiltPage:
    """A page by its path in the site, as in ``/gl/blog/`` or ``/gl/404.html``."""

    path: str
    root: html.HtmlElement

    @property
    def language(self) -> Language:
        """The language of the folder it lies in."""
        return next((one for one in LANGUAGES[1:] if self.path.startswith(f"/{one.prefix}")), LANGUAGES[0])

    @property
    def kind(self) -> str:
        """What the theme says that it is: home, article and so on."""
        return str(self.root.find("body").get("class")).removeprefix("kind-")

    @property
    def alternates(self) -> dict[str, str]:
        """The addresses that its head gives, by language."""
        links = self.root.xpath('/html/head/link[@rel="alternate"][@hreflang]')
        return {link.get("hreflang"): link.get("href") for link in links}

    @property
    def canonical(self) -> str | None:
        """The address that it gives for itself."""
        return next(iter(self.root.xpath('/html/head/link[@rel="canonical"]/@href')), None)


@pytest.fixture(scope="session")
def pages(built_site: Path) -> Mapping[str, BuiltPage]:
    """All pages of the site by path."""
    found = {}
    for file in sorted(one for one in built_site.rglob("*.html") if one.stem in {"index", "404"}):
        path = "/" + file.relative_to(built_site).as_posix().removesuffix("index.html")
        found[path] = BuiltPage(path, html.document_fromstring(file.read_bytes()))
    assert len(found) > 100
    return found
