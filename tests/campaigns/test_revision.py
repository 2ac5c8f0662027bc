"""A version says what it was made from: nothing changes under its number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.campaigns.model import Campaign, Change, ChangeKind, Status
from plugins.campaigns.project import Project, read_project
from plugins.campaigns.revision import check_revision, digest_sources, record_file, render_sources


@pytest.fixture
def released(copied: Path) -> Campaign:
    """A campaign whose version was released as it stands."""
    (campaign,) = read_project(copied, {}).campaigns.campaigns
    file = record_file(campaign)
    file.parent.mkdir()
    file.write_text(render_sources(campaign), encoding="utf-8")
    return campaign


def find(campaign: Campaign) -> list[str]:
    """Return what changed since the release."""
    findings = list(check_revision(campaign, campaign.folder.parents[2]))
    assert {finding.code for finding in findings} <= {"E451"}
    return [str(finding.values["name"]) for finding in findings]


def test_unchanged_campaign_is_right(released: Campaign) -> None:
    """And so is one that was never released."""
    assert find(released) == []
    assert find(replace(released, version="1.1")) == []


def test_everything_in_a_kit_counts(released: Campaign) -> None:
    """Each is told by the file that must be looked at."""
    words = {**released.words, "gl": replace(released.words["gl"], slogan="B")}
    assert find(replace(released, words=words)) == ["texts/gl.yaml"]
    items = tuple(replace(item, art="B") if item.art else item for item in released.items)
    assert find(replace(released, items=items)) == ["art/banners", "art/cartell"]
    documents = {key: replace(one, markdown="B") for key, one in released.documents.items()}
    assert find(replace(released, documents=documents)) == ["docs/mocio.ca.md", "docs/mocio.gl.md"]
    assert find(replace(released, short="b")) == ["kit.yaml"]
    assert find(replace(released, helplines=())) == ["helplines"]
    assert find(replace(released, documents={})) == ["docs/mocio.ca.md", "docs/mocio.gl.md"]


def test_what_is_no_part_of_the_kit_may_change(released: Campaign) -> None:
    """Its status, the changelog, who takes part, and what stands on the page alone."""
    later = Change("1.0", released.released, ChangeKind.WITHDRAWN, released.changelog[0].summary)
    words = {lang: replace(one, contact="B", when="B") for lang, one in released.words.items()}
    changed = replace(
        released, status=Status.WITHDRAWN, changelog=(later, *released.changelog), plan="b/c", adopters=(), words=words
    )
    assert find(changed) == []


def test_record_that_cannot_be_read_is_named(released: Campaign) -> None:
    """As any file of the content folder is."""
    record_file(released).write_text("a\n", encoding="utf-8")
    assert [finding.code for finding in check_revision(released, released.folder.parents[2])] == ["E436"]
    record_file(released).unlink()
    record_file(released).symlink_to("/etc/passwd")
    assert [finding.code for finding in check_revision(released, released.folder.parents[2])] == ["E117"]


def test_finding_says_what_to_do(released: Campaign) -> None:
    """At the version, which must be raised."""
    (finding, *_) = check_revision(replace(released, short="b"), released.folder.parents[2])
    assert finding.text() == (
        "content/campaigns/prova/kit.yaml:7:10: E451 kit.yaml is not what version 1.0 was released with; "
        "raise the version, and tell in the changelog what changed; or take the change back"
    )


def test_real_campaigns_tell_their_sources(project: Project) -> None:
    """Every text, document and drawing has its line."""
    for campaign in project.campaigns.campaigns:
        names = digest_sources(campaign).keys()
        assert {f"texts/{lang}.yaml" for lang in campaign.langs} < names
        assert {f"docs/{item}.{lang}.md" for item, lang in campaign.documents} < names
        assert {"kit.yaml", "helplines", "art/cartell"} < names
