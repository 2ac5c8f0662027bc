"""The two files that machines look for at fixed places: who to tell of a hole, and what may be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from plugins.core.languages import SettingsError

ROBOTS, SECURITY = "robots.txt", ".well-known/security.txt"
VALID = timedelta(days=180)
"""How long what the file says may be relied on: a site that nobody builds any more should not go on promising."""

_CONTACT = re.compile(r"(?:mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\+[0-9-]+)", re.ASCII)


def render_robots(sitemap: str | None) -> str:
    """Return ``robots.txt``: everything may be read, and nothing is named that should not be.

    Source: https://www.rfc-editor.org/rfc/rfc9309
    """
    lines = ["User-agent: *", "Disallow:"]
    return "\n".join([*lines, *([f"Sitemap: {sitemap}"] if sitemap else [])]) + "\n"


def render_security(contact: str, today: date, languages: Iterable[str], canonical: str) -> str:
    """Return ``security.txt``; *contact* is the address of a page, or what `check_contact` lets pass.

    Source: https://www.rfc-editor.org/rfc/rfc9116
    """
    return (
        f"Contact: {contact}\n"
        f"Expires: {(today + VALID).isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(languages)}\n"
        f"Canonical: {canonical}\n"
    )


def check_contact(contact: str | None) -> str | None:
    """Return the setting SECURITY_CONTACT as it is.

    Raises:
        SettingsError: it is the address of neither a page, nor a mailbox, nor a telephone.
    """
    if contact and not _CONTACT.fullmatch(contact):
        message = f'SECURITY_CONTACT is "{contact}"; begin it with https://, mailto: or tel:+, or leave it out'
        raise SettingsError(message)
    return contact
