"""Where the pages and files of the campaigns lie: within the site, without a slash at their start."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.campaigns.manifest import KitFile
from plugins.campaigns.model import Campaign

ROOM, KITS = "campanyes", "kits"
"""The first words of every address of a campaign and of a kit, the same in every language."""


@dataclass(frozen=True)
class Addresses:
    """The addresses in one language, whose `prefix` is empty or ends with a slash."""

    prefix: str = ""

    @property
    def index(self) -> str:
        """Return the address of the list of campaigns."""
        return f"{self.prefix}{ROOM}/"

    @property
    def feed(self) -> str:
        """Return the address of the feed of all kits."""
        return f"{self.index}feed.xml"

    def landing(self, campaign: Campaign) -> str:
        """Return the address of a campaign's page."""
        return f"{self.index}{campaign.id}/"

    def one_file(self, campaign: Campaign, lang: str) -> str:
        """Return the address of a campaign's page as one file."""
        return f"{self.landing(campaign)}{campaign.id}.{lang}.html"

    def campaign_feed(self, campaign: Campaign) -> str:
        """Return the address of the feed of one campaign's kit."""
        return f"{self.landing(campaign)}feed.xml"


def kit_folder(campaign: Campaign) -> str:
    """Return where a kit lies, whatever the language."""
    return f"{KITS}/{campaign.id}/"


def file_address(campaign: Campaign, file: KitFile) -> str:
    """Return the address of a file of a kit."""
    return kit_folder(campaign) + file.path


def latest_archive(campaign: Campaign, lang: str) -> str:
    """Return the address at which the newest zip of a language always is: for links that outlive a version."""
    return f"{kit_folder(campaign)}{campaign.short}_{lang}.zip"
