"""The files that machines look for at fixed places."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.core.languages import SettingsError
from plugins.languages.well_known import check_contact, render_robots, render_security


def test_robots_may_read_everything() -> None:
    """Nothing is named that should not be read: such a list would tell where to look."""
    assert render_robots("https://cft.example/sitemap.xml") == (
        "User-agent: *\nDisallow:\nSitemap: https://cft.example/sitemap.xml\n"
    )
    assert render_robots(None) == "User-agent: *\nDisallow:\n"


def test_security_says_whom_to_tell_and_until_when() -> None:
    """Less than a year ahead, as the standard advises, and by the day of the build alone."""
    text = render_security("https://cft.example/qui-som/", date(2026, 11, 22), ["ca", "gl"], "https://cft.example/s")
    assert text.splitlines() == [
        "Contact: https://cft.example/qui-som/",
        "Expires: 2027-05-21T00:00:00Z",
        "Preferred-Languages: ca, gl",
        "Canonical: https://cft.example/s",
    ]


@pytest.mark.parametrize("contact", ["https://cft.example/a", "mailto:a@cft.example", "tel:+34-900-000-000", None])
def test_contact_that_somebody_answers(contact: str | None) -> None:
    """A page, a mailbox or a telephone; or none, and then the site's own page says it."""
    assert check_contact(contact) == contact


@pytest.mark.parametrize(
    "contact",
    ["a@cft.example", "http://cft.example/", "javascript:x", "https://a\nExpires: never", "mailto:", "tel:900"],
)
def test_contact_that_nobody_could_use_is_refused(contact: str) -> None:
    """With what to write instead; a line break could add lines of its own."""
    with pytest.raises(SettingsError, match="SECURITY_CONTACT"):
        check_contact(contact)
