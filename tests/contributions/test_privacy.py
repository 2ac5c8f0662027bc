"""Numbers, addresses and names: which are told, and exactly where."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from plugins.contributions.drafts import Draft
from plugins.contributions.privacy import check_privacy, known_contacts
from plugins.core.findings import Finding, Severity
from plugins.core.registries import Helpline
from plugins.core.texts import Texts

Write = Callable[..., Draft]
WORD = Texts({"ca": "x"}, "ca")
DAY = date(2026, 11, 22)
HELPLINES = [
    Helpline("a", WORD, WORD, number, href, "phone", "ES", "https://example.org", DAY)
    for number, href in (
        ("016", "tel:016"),
        ("900 900 120", "tel:900900120"),
        ("600 000 016", "https://wa.me/34600000016"),
        ("016-online@igualdad.gob.es", "mailto:016-online@igualdad.gob.es"),
    )
]
# Bodies, whose first line is the sixth of the file, and what is said of them.
BODIES = {
    "number": ("Truca al 900 123 456.", ["6:10:E211"]),
    "number in pairs": ("93 1: 931 23 45 67", ["6:7:E211"]),
    "number in one": ("a\n\n612345678", ["8:1:E211"]),
    "number with prefix": ("+34 612-345-678", ["6:1:E211"]),
    "foreign number": ("a +33 1 23 45 67 89", ["6:3:E211"]),
    "number in a link": ("[telèfon](tel:112233)", ["6:15:E211"]),
    "helpline": ("El 900 900 120, el 900900120, el +34 600 000 016 i el [016](tel:016)", []),
    "two digits of a helpline exchanged": ("Truca al 900 900 102", ["6:10:E211"]),
    "a digit of a helpline left out": ("Truca al 900 900 12.", ["6:10:E211"]),
    "a digit of a helpline struck twice": ("Truca al 900.900.1220", ["6:10:E211"]),
    "wrong helpline in a link": ('[truca](tel:017) o <a href="tel:061">truca</a>', ["6:13:E211", "6:33:E211"]),
    "wrong WhatsApp": ("[xat](https://wa.me/34600000061)", ["6:21:E211"]),
    "right WhatsApp": ("[xat](https://wa.me/34600000016), <https://wa.me/34600000016>", []),
    "numbers that are no telephone's": ("75.090.012 euros, 9009001 i 8009001200", []),
    "number in an address": ("[a](https://example.org/900123456)", []),
    "number in code": ("`900 123 456`", []),
    "date": ("2026-11-22, 22/11/2026, 1803-1844", []),
    "ISBN": ("ISBN 978-84-344-0123-4, 9788434401234", []),
    "amount": ("750.000.000 euros i 650,25", []),
    "law": ("la Llei orgànica 8/2021, BOE-A-2021-9347", []),
    "e-mail": ("Escriu a ana.lopez@example.org.", ["6:10:W212"]),
    "e-mail in a link": ("[correu](mailto:ana@example.org)", ["6:17:W212"]),
    "e-mail of a helpline": ("016-online@igualdad.gob.es", []),
    "name of a victim": ("La víctima, Maria López Garcia, va denunciar.", ["6:13:W213"]),
    "name after a word": ("a\nLa supervivent Ana de la Torre", ["7:16:W213"]),
    "name and age": ("Ana Pérez Gil, de 34 anys, va trucar.", ["6:1:W213"]),
    "name and age in brackets": ("Ana Pérez (34) va trucar.", ["6:1:W213"]),
    "first name alone": ("La víctima, Maria, va denunciar.", []),
    "name of an expert": ("Segons Ana Pérez, la víctima decideix.", []),
    "years of a life": ("Flora Tristan (1803-1844) va escriure.", []),
    "sentence after the word": ("Parlem de la víctima. La Llei ho diu.", []),
}
IN_OTHER_LANGUAGES = {
    "gl": "A vítima, Maruxa Castro Rei",
    "es": "la mujer asesinada, Ana Pérez Gil",
    "en": "the victim, named Ann Smith Jones",
}


def find(draft: Draft) -> list[Finding]:
    """Return what is said of *draft*."""
    return list(check_privacy(draft, HELPLINES))


def places(draft: Draft) -> list[str]:
    """Return where and what is said of *draft*."""
    return [f"{found.line}:{found.column}:{found.code}" for found in find(draft)]


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_bodies(write: Write, body: str, expected: list[str]) -> None:
    """Each body is told what could harm, where it stands, and nothing else."""
    assert places(write(body)) == expected


def test_summary_is_looked_at(write: Write) -> None:
    """What could harm in a summary harms on every list; the finding is where it stands."""
    assert places(write("a", summary="Truca al 900 123 456 ara")) == ["4:19:E211"]


@pytest.mark.parametrize(("lang", "body"), IN_OTHER_LANGUAGES.items())
def test_names_in_every_language(write: Write, lang: str, body: str) -> None:
    """The words before a victim's name are those of the text's language."""
    assert [found.code for found in find(write(body, lang=lang))] == ["W213"]
    assert find(write(body, lang="fr")) == []


def test_only_numbers_are_errors(write: Write) -> None:
    """A number that nobody verified keeps a text from being published; all else is advice."""
    found = [one for body, _ in BODIES.values() for one in find(write(body))]
    assert {one.code for one in found if one.severity is Severity.ERROR} == {"E211"}


def test_known_contacts() -> None:
    """However a helpline's number is written, with or without prefix, it is the same number."""
    assert known_contacts(HELPLINES) == {"016", "900900120", "600000016", "016-online@igualdad.gob.es"}


@pytest.mark.parametrize(
    "body", ["Aa " * 20_000, "a@" * 30_000, "6 " * 30_000, "+1" * 30_000, "](" * 30_000, "a." * 30_000]
)
def test_nothing_stalls(write: Write, body: str) -> None:
    """Bodies made to be slow are not."""
    start = time.process_time()
    find(write(body))
    assert time.process_time() - start < 2
