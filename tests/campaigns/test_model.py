"""A campaign: what holds of it whatever its files say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.campaigns.model import Change, ChangeKind, Status
from plugins.campaigns.project import Project


@pytest.mark.parametrize("status", list(Status))
def test_only_what_is_active_is_current(small: Project, status: Status) -> None:
    """Neither a draft nor what was superseded or withdrawn."""
    (campaign,) = small.campaigns.campaigns
    assert replace(campaign, status=status).is_current is (status is Status.ACTIVE)


def test_release_is_what_it_was(small: Project) -> None:
    """Whatever happened to the campaign afterwards; a draft was never released."""
    (campaign,) = small.campaigns.campaigns
    later = Change("1.0", campaign.released, ChangeKind.SUPERSEDED, campaign.changelog[0].summary)
    changed = replace(campaign, status=Status.SUPERSEDED, superseded_by="altra", changelog=(later, *campaign.changelog))
    assert changed.as_released == campaign.as_released == campaign
    assert replace(campaign, status=Status.DRAFT).as_released.status is Status.DRAFT
