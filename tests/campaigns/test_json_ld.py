"""A kit as linked data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.campaigns.addresses import Addresses
from plugins.campaigns.feed import Publisher
from plugins.campaigns.json_ld import describe_kit
from plugins.campaigns.landing import BuiltKit, make_landing
from plugins.campaigns.model import Status
from plugins.campaigns.project import Project
from plugins.core.formats import Speaker, speaking
from plugins.core.languages import Language

PUBLISHER = Publisher("https://cft.example/", "cft.example,2026", "CFT", "gl", Addresses("gl/"))


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.WITHDRAWN])
def test_kit_is_a_work_to_download(
    status: Status, shown: tuple[Project, BuiltKit], speakers: dict[str, Speaker], languages: dict[str, Language]
) -> None:
    """With its version, licence and archive; of one that was withdrawn no archive is told."""
    project, built = shown
    changed = replace(built, kit=replace(built.kit, campaign=replace(built.kit.campaign, status=status)))
    with speaking(speakers["gl"]):
        landing = make_landing(changed, "gl", languages, project.municipalities, Addresses("gl/"))
    told = describe_kit(landing, PUBLISHER, "kits/prova/prova_gl.zip")
    assert (told["@type"], told["url"]) == ("CreativeWork", "https://cft.example/gl/campanyes/prova/")
    assert (told["version"], told["inLanguage"]) == (landing.campaign.version, "gl")
    assert told["license"].startswith("https://creativecommons.org/")
    assert told["creativeWorkStatus"] == status.value
    archive = told.get("encoding", {}).get("contentUrl")
    assert archive == ("https://cft.example/kits/prova/prova_gl.zip" if status is Status.ACTIVE else None)
