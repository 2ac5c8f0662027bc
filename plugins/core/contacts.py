"""Telephone numbers and e-mail addresses in a running text."""

from __future__ import annotations

import re

# Spanish numbers have nine digits and begin with 6 to 9 (750.000.000 is an amount); foreign ones begin with a plus.
PHONE = re.compile(
    r"(?<![\w/.,+-])(?:(?:\+|00)34[ .-]?)?"
    r"(?:[6-9]\d{2}(?:[ -]?\d{3}[ -]?\d{3}|(?:[ .-]?\d{2}){3})|9\d[ .-]\d{3}(?:[ .-]\d{2}){2})(?![\w/-]|[.,]\d)"
    r"|(?<![\w+])\+(?!34)[1-9](?:[ .()-]{0,2}\d){7,13}(?!\d)"
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}", re.IGNORECASE)


def find_phone(text: str) -> str | None:
    """Return the first telephone number of *text*, or None."""
    match = PHONE.search(text)
    return match[0] if match else None


def find_email(text: str) -> str | None:
    """Return the first e-mail address of *text*, or None."""
    match = EMAIL.search(text) if "@" in text else None
    return match[0] if match else None
