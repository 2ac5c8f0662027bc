"""Where the pages and files of campaigns lie."""

from __future__ import annotations

from dataclasses import replace

from plugins.campaigns.addresses import Addresses, file_address, kit_folder, latest_archive
from plugins.campaigns.manifest import KitFile
from plugins.campaigns.project import Project


def test_pages_lie_in_the_folder_of_their_language(small: Project) -> None:
    """By the campaign's id, which is the same in every language."""
    (campaign,) = small.campaigns.campaigns
    own, other = Addresses(), Addresses("gl/")
    assert (own.index, own.feed) == ("campanyes/", "campanyes/feed.xml")
    assert other.landing(campaign) == "gl/campanyes/prova/"
    assert other.campaign_feed(campaign) == "gl/campanyes/prova/feed.xml"
    assert other.one_file(campaign, "gl") == "gl/campanyes/prova/prova.gl.html"


def test_kits_lie_in_one_place_for_all_languages(small: Project) -> None:
    """Under names that tell their version, but for the newest zip, whose address no version changes."""
    (campaign,) = small.campaigns.campaigns
    file = KitFile("ca/prova_mocio_ca_v1.0.odt", b"", "document", "ca", "application/vnd.oasis.opendocument.text")
    assert kit_folder(campaign) == "kits/prova/"
    assert file_address(campaign, file) == "kits/prova/ca/prova_mocio_ca_v1.0.odt"
    later = replace(campaign, version="2.0")
    assert latest_archive(campaign, "ca") == latest_archive(later, "ca") == "kits/prova/prova_ca.zip"
