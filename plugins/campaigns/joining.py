"""The campaigns read, checked, built and given to the site: imported where there are campaigns alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

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
from plugins.core.watching import watch


def join(settings: dict[str, Any]) -> None:
    """Read the campaigns and show all findings; where none is an error, build the kits and add the section."""
    content = Path(settings["PATH"])
    read = read_campaigns(content, settings["REGISTRIES"], tuple(settings["SPEAKERS"]))
    if not (read.campaigns or read.findings):
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
