"""What can be looked for of the campaigns."""

from __future__ import annotations

from dataclasses import replace

from plugins.campaigns.addresses import Addresses
from plugins.campaigns.documents import list_documents
from plugins.campaigns.landing import BuiltKit
from plugins.campaigns.model import Status
from plugins.campaigns.project import Project
from plugins.core.formats import Speaker, speaking


def test_campaign_is_found_by_what_it_says(shown: tuple[Project, BuiltKit], speakers: dict[str, Speaker]) -> None:
    """Its slogan in one line; one that is withdrawn is found too, after those that run."""
    built = shown[1]
    campaign = built.kit.campaign
    past = replace(built, kit=replace(built.kit, campaign=replace(campaign, status=Status.WITHDRAWN)))
    with speaking(speakers["ca"]):
        current, withdrawn = list_documents([built, past], "ca", Addresses(""))
    words = campaign.words["ca"]
    assert (current.url, current.kind, current.shelf) == (f"campanyes/{campaign.id}/", "Campanya", "Campanyes")
    assert current.text.startswith(words.slogan.replace("|", " "))
    assert current.rank > withdrawn.rank
    assert campaign.words["gl"].title in current.also
