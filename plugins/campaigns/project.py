"""The project on disk as the commands for kits see it: campaigns, towns and the site's address, without a build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from plugins.campaigns.kit import Gettexts
from plugins.campaigns.model import Campaign
from plugins.campaigns.municipalities import Municipalities, read_municipalities
from plugins.campaigns.patterns import Pattern, make_pattern
from plugins.campaigns.reading import Campaigns, read_campaigns
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.speeches import Site, make_speeches
from plugins.campaigns.store import Store
from plugins.core.catalogues import read_translations
from plugins.core.declarations import read_declarations
from plugins.core.languages import parse_languages
from plugins.core.registries import Registries, read_registries

SITE_URL = "http://localhost:8000"
"""The address of a site that is served on the machine at hand."""


@dataclass(frozen=True)
class Project:
    """What the project holds for kits; `gettexts` are by language, the default one first."""

    root: Path
    site: Site
    gettexts: Gettexts
    registries: Registries
    campaigns: Campaigns
    municipalities: Municipalities

    @property
    def theme(self) -> Path:
        """Return the folder of the theme."""
        return self.root / "theme"

    @property
    def store(self) -> Store:
        """Return the files that builds keep."""
        return Store(self.root / ".cache" / "kits")

    @property
    def default_lang(self) -> str:
        """Return the site's own language."""
        return next(iter(self.gettexts))

    def make_pattern(self, campaign: Campaign, lang: str) -> Pattern:
        """Return the kit of *campaign* in *lang* as it is before a town's name is put in."""
        speech = make_speeches(campaign, self.site, self.gettexts)[lang]
        workshop = open_workshop(self.theme, campaign)
        return make_pattern(campaign, speech, self.gettexts[lang], workshop, self.store)


def read_project(root: Path, environ: Mapping[str, str]) -> Project:
    """Return the project in *root*, whose site is at ``SITE_URL`` or else on this machine."""
    settings = read_declarations(root / "pelicanconf.py", ("LANGUAGES", "DEFAULT_LANG", "SITENAME"))
    languages = parse_languages(settings["LANGUAGES"], settings["DEFAULT_LANG"])
    registries = read_registries(root / "content" / "data", settings["DEFAULT_LANG"])
    content, codes = root / "content", tuple(language.code for language in languages)
    address = environ.get("SITE_URL", SITE_URL).rstrip("/")
    return Project(
        root=root,
        site=Site(f"{address}/", settings["SITENAME"], {language.code: language.prefix for language in languages}),
        gettexts={code: _say_in(code, root / "theme" / "translations") for code in codes},
        registries=registries,
        campaigns=read_campaigns(content, registries, codes),
        municipalities=read_municipalities(content / "data"),
    )


def _say_in(code: str, folder: Path) -> Callable[[str], str]:
    """Return what says a message in the language *code*, whose catalogue is read for the first one."""
    read = cache(partial(read_translations, folder, code))
    return lambda message: read().gettext(message)
