"""Telephone numbers and e-mail addresses: found in a running text, and not in amounts or years."""

import pytest

from plugins.core.contacts import find_email, find_phone


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Truqueu al 612 345 678.", "612 345 678"),
        ("Tel. 933456789", "933456789"),
        ("(+34 93 345 67 89)", "+34 93 345 67 89"),
        ("93 345 67 89", "93 345 67 89"),
        ("981 12 34 56", "981 12 34 56"),
        ("+44 20 7946 0958", "+44 20 7946 0958"),
        ("016", None),
        ("750.000.000 euros", None),
        ("2021-2022", None),
        ("25 de 40 municipis", None),
        ("12345678901234", None),
    ],
)
def test_phones(text: str, found: str | None) -> None:
    """A number of nine digits, or one with a plus, is a telephone number."""
    assert find_phone(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Escriviu a algu.mes@example.org.", "algu.mes@example.org"),
        ("A@B.CAT", "A@B.CAT"),
        ("@algu", None),
        ("a @ b", None),
        ("algu@localhost", None),
    ],
)
def test_emails(text: str, found: str | None) -> None:
    """A name at a host with a dot is an address."""
    assert find_email(text) == found
