"""A campaign's kit with all that its page shows of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from plugins.campaigns.kit import Gettexts, build_kit
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Campaign
from plugins.campaigns.previews import make_previews
from plugins.campaigns.releases import Release
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.signing import SigningKey
from plugins.campaigns.speeches import Site, make_speeches
from plugins.campaigns.store import Store
from plugins.core.workers import Tell


@dataclass(frozen=True)
class Bench:
    """All that kits are built with; `watch` shows how far one is, `key` is None where none is to be signed."""

    theme: Path
    store: Store
    site: Site
    gettexts: Gettexts
    key: SigningKey | None
    watch: Callable[[str], AbstractContextManager[Tell]]


def build(campaign: Campaign, releases: tuple[Release, ...], bench: Bench) -> BuiltKit:
    """Return the kit of *campaign* with its pictures; its documents say that they were made on the day of release."""
    workshop, speeches = open_workshop(bench.theme, campaign), make_speeches(campaign, bench.site, bench.gettexts)
    with bench.watch(campaign.id) as tell:
        kit = build_kit(
            campaign, list(speeches.values()), bench.gettexts, workshop, bench.store, key=bench.key, tell=tell
        )
        previews = make_previews(kit, workshop, bench.store, tell)
    return BuiltKit(kit, previews, speeches, releases)
