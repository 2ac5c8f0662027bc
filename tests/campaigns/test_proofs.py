"""Proofs: made with the longest name there is, and never twice."""

from __future__ import annotations

from pathlib import Path

from plugins.campaigns.places import Places
from plugins.campaigns.project import Project
from plugins.campaigns.proofs import Prover, check_documents
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.store import Store


def test_nothing_is_proved_twice(small: Project, tmp_path: Path) -> None:
    """The counters of the store tell so."""
    campaign, store = small.campaigns.campaigns[0], Store(tmp_path)
    towns = tuple(small.municipalities.by_code.values())
    prover = Prover(open_workshop(small.theme, campaign), store, "A", towns)
    places = Places(campaign, small.root)
    assert list(prover.check_fit(campaign, places)) == []
    first, store.rendered = store.rendered, 0
    assert list(prover.check_fit(campaign, places)) == []
    assert (first > 0, store.rendered) == (True, 0)


def test_longest_name_is_proved(small: Project, tmp_path: Path) -> None:
    """Of the towns that the campaign is for."""
    campaign = small.campaigns.campaigns[0]
    towns = tuple(small.municipalities.by_code.values())
    prover = Prover(open_workshop(small.theme, campaign), Store(tmp_path), "A", towns)
    longest = prover._find_longest(campaign, "ca").of_town
    assert longest == "de Cruïlles, Monells i Sant Sadurní de l’Heura"
    assert len(longest) > len("de Castell d’Aro, Platja d’Aro i s’Agaró")


def test_signature_that_does_not_fit_is_found(small: Project, tmp_path: Path) -> None:
    """A site's name is set as small as can be read, and no smaller."""
    campaign = small.campaigns.campaigns[0]
    prover = Prover(open_workshop(small.theme, campaign), Store(tmp_path), "A " * 60, ())
    findings = list(prover.check_fit(campaign, Places(campaign, small.root)))
    assert {(finding.code, finding.values["key"]) for finding in findings} == {("E447", "signature")}


def test_documents_of_the_project_hold_what_they_may(project: Project) -> None:
    """Each real document is parted from the others that pandoc reads with it."""
    for campaign in project.campaigns.campaigns:
        assert list(check_documents(campaign, Places(campaign, project.root))) == []
