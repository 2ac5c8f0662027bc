"""The site's languages as the plans' tests speak them."""

from __future__ import annotations

import pytest

from plugins.action_plan.publication import Publication
from plugins.action_plan.showing import read_speaker
from plugins.core.formats import Speaker
from plugins.workshop import ROOT


@pytest.fixture(scope="session")
def speakers() -> dict[str, Speaker]:
    """The four languages with their interface texts, the default one first."""
    return {lang: read_speaker(ROOT, lang) for lang in ("ca", "gl", "es", "en")}


@pytest.fixture(scope="session")
def publication() -> Publication:
    """Where the plans of these tests would be published."""
    return Publication("https://cft.example/", "cft.example,2026", "Col·lectiu Flora Tristán")
