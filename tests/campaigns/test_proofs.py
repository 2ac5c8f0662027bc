"""Proofs: made with the longest name there is, and never twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.campaigns.naming import name_municipality
from plugins.campaigns.places import Places
from plugins.campaigns.project import Project
from plugins.campaigns.proofs import BREAK, Prover, check_documents
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
    own = [town for town in towns if town.territory in campaign.territories]
    for lang in ("ca", "gl", "es", "en"):
        every = [name_municipality(town, lang) for town in own]
        assert len(prover._find_longest(campaign, lang).of_town) == max(len(name.of_town) for name in every)


def test_signature_that_does_not_fit_is_found(small: Project, tmp_path: Path) -> None:
    """A site's name is set as small as can be read, and no smaller."""
    campaign = small.campaigns.campaigns[0]
    prover = Prover(open_workshop(small.theme, campaign), Store(tmp_path), "A " * 60, ())
    findings = list(prover.check_fit(campaign, Places(campaign, small.root)))
    assert {(finding.code, finding.values["key"]) for finding in findings} == {("E447", "signature")}


def test_documents_of_the_project_hold_what_they_may(project: Project, tmp_path: Path) -> None:
    """Each real document is parted from the others that pandoc reads with it."""
    for campaign in project.campaigns.campaigns:
        assert list(check_documents(campaign, Places(campaign, project.root), Store(tmp_path))) == []


def test_verdict_on_documents_is_kept(project: Project, tmp_path: Path) -> None:
    """Nobody begins pandoc for a document that was judged before, and what was wrong with it is told again."""
    campaign, store = project.campaigns.campaigns[0], Store(tmp_path)
    place, document = next(iter(campaign.documents.items()))
    drawn = replace(document, markdown=document.markdown + "\n\n![Arms](arms.png)\n")
    wrong = replace(campaign, documents={**campaign.documents, place: drawn})
    first, again = (list(check_documents(wrong, Places(wrong, project.root), store)) for _ in range(2))
    assert first == again
    assert [finding.code for finding in first] == ["E454"]
    assert (store.rendered, store.taken) == (1, 1)


def test_document_that_says_what_parts_documents_is_judged(project: Project, tmp_path: Path) -> None:
    """Alone, as the others are then."""
    campaign = project.campaigns.campaigns[0]
    documents = {place: replace(one, markdown=f"{BREAK}\n\nText.") for place, one in campaign.documents.items()}
    found = check_documents(replace(campaign, documents=documents), Places(campaign, project.root), Store(tmp_path))
    assert list(found) == []
