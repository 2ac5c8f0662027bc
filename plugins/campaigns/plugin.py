"""The campaigns as Pelican sees them: read once, refused where they are wrong, shown in every language."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.campaigns.building import Bench, build
from plugins.campaigns.checks import Surroundings, check_campaigns
from plugins.campaigns.municipalities import read_municipalities
from plugins.campaigns.reading import read_campaigns
from plugins.campaigns.releases import read_releases
from plugins.campaigns.section import CampaignSections
from plugins.campaigns.signing import read_key
from plugins.campaigns.speeches import Site
from plugins.campaigns.store import Store
from plugins.core.clock import build_date
from plugins.core.findings import stop_at_errors
from plugins.core.formats import format_size
from plugins.core.watching import watch


def offer_filters(generator: Any) -> None:
    """Let templates write sizes in the language that is printing."""
    generator.env.filters["format_size"] = format_size


def build_kits(generators: Any) -> None:
    """Read the campaigns and show all findings; where none is an error, build the kits and add the section.

    A preview of one text has no campaigns, and a project without the folder of campaigns none either.
    """
    settings = generators[0].settings
    content = Path(settings["PATH"])
    read = read_campaigns(content, settings["REGISTRIES"], tuple(settings["SPEAKERS"]))
    if settings.get("PREVIEW") or not (read.campaigns or read.findings):
        return
    municipalities = read_municipalities(content / "data")
    releases = {one.id: read_releases(one.folder, content.parent) for one in read.campaigns}
    bench = _make_bench(settings)
    around = Surroundings(
        base=content.parent,
        theme=bench.theme,
        store=bench.store,
        signature=bench.site.name,
        municipalities=municipalities,
        today=build_date(os.environ),
    )
    findings = [*read.findings, *municipalities.findings, *check_campaigns(read, around)]
    stop_at_errors(findings, f"{Path(settings['PATH']).name}/campaigns/", settings["FINDINGS_GETTEXT"])
    kits = tuple(build(campaign, releases[campaign.id][0], bench) for campaign in read.campaigns)
    sections = CampaignSections(kits, municipalities)
    settings.setdefault("SECTIONS", []).append(sections)
    settings.setdefault("NEWS", []).append(sections.tell_news)
    settings.setdefault("SEARCHABLE", []).append(sections.list_documents)


def _make_bench(settings: Any) -> Bench:
    speakers = settings["SPEAKERS"]
    prefixes = {code: speaker.language.prefix for code, speaker in speakers.items()}
    return Bench(
        theme=Path(settings["THEME"]),
        store=Store(Path(settings["KIT_CACHE"])),
        site=Site(f"{settings['ORIGIN']}{settings['SITEURL']}/", settings["SITENAME"], prefixes),
        gettexts={code: speaker.gettext for code, speaker in speakers.items()},
        key=read_key(os.environ),
        watch=watch,
    )


def register() -> None:
    """Connect the handlers."""
    signals.generator_init.connect(offer_filters)
    signals.all_generators_finalized.connect(build_kits)
