"""Dates, numbers and texts in the language that is printing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from jinja2 import Environment

from plugins.core import formats
from plugins.core.formats import Speaker, speaking
from plugins.core.languages import Language

DAY = date(2026, 10, 14)
LOCALES = {"ca": "ca_ES", "gl": "gl_ES", "es": "es_ES", "en": "en_GB"}


def make_speaker(code: str, texts: Mapping[str, str] | None = None) -> Speaker:
    """Return a speaker whose catalogue holds *texts*."""
    catalogue, compiled = Catalog(locale=code), BytesIO()
    catalogue.add(("%(num)s article", "%(num)s articles"), (f"{code} one", f"{code} many"))
    catalogue.add("May", f"{code} may", context="month")
    catalogue.add(("day", "days"), (f"{code} day", f"{code} days"), context="time")
    for message, text in (texts or {}).items():
        catalogue.add(message, text)
    write_mo(compiled, catalogue)
    compiled.seek(0)
    language = Language(code, code, code, LOCALES[code], "https://example.org/")
    return Speaker(language, GNUTranslations(compiled))


@pytest.mark.parametrize(
    ("code", "long", "short"),
    [
        ("ca", "14 d’octubre del 2026", "14 d’oct."),
        ("gl", "14 de outubro de 2026", "14 de out."),
        ("es", "14 de octubre de 2026", "14 oct"),
        ("en", "14 October 2026", "14 Oct"),
    ],
)
def test_dates_are_the_language_s_own(code: str, long: str, short: str) -> None:
    """No locale of the system is asked: a bare machine has none."""
    with speaking(make_speaker(code)):
        assert formats.format_date(DAY) == long
        assert formats.format_date(datetime(2026, 10, 14, 23, 59, tzinfo=UTC)) == long
        assert formats.format_day_month(DAY) == short


def test_date_for_machines_has_no_time() -> None:
    """The sources give days, not hours."""
    assert formats.iso_date(datetime(2026, 10, 14, 9, tzinfo=UTC)) == formats.iso_date(DAY) == "2026-10-14"


@pytest.mark.parametrize(
    ("code", "text"), [("ca", "12.345,5"), ("gl", "12.345,5"), ("es", "12.345,5"), ("en", "12,345.5")]
)
def test_numbers_have_the_language_s_separators(code: str, text: str) -> None:
    """Twelve thousand is not twelve."""
    with speaking(make_speaker(code)):
        assert formats.format_number(12345.5) == text


def test_who_speaks_changes_and_changes_back() -> None:
    """One Jinja environment serves all languages."""
    with speaking(make_speaker("gl", {"Home": "Inicio"})):
        with speaking(make_speaker("ca", {"Home": "Inici"})):
            assert formats.gettext("Home") == "Inici"
        assert formats.gettext("Home") == "Inicio"
    with pytest.raises(LookupError):
        formats.gettext("Home")


def test_texts_go_by_number_and_context() -> None:
    """All four of gettext's ways lead to the language that is printing."""
    with speaking(make_speaker("es")):
        assert [formats.ngettext("%(num)s article", "%(num)s articles", number) for number in (1, 2)] == [
            "es one",
            "es many",
        ]
        assert formats.pgettext("month", "May") == "es may"
        assert formats.npgettext("time", "day", "days", 2) == "es days"


def test_failure_does_not_leave_a_language_behind() -> None:
    """The next page must not be printed in the language of one that failed."""
    with pytest.raises(RuntimeError), speaking(make_speaker("gl")):
        raise RuntimeError
    with pytest.raises(LookupError):
        formats.gettext("Home")


@pytest.mark.parametrize(
    ("code", "month", "quarter", "percent", "size"),
    [
        ("ca", "octubre del 2026", "4t trimestre del 2026", "63\u00a0%", "12,3\u00a0kB"),
        ("gl", "outubro de 2026", "4.º trimestre de 2026", "63\u00a0%", "12,3\u00a0kB"),
        ("es", "octubre de 2026", "4.º trimestre de 2026", "63\u00a0%", "12,3\u00a0kB"),
        ("en", "October 2026", "4th quarter 2026", "63%", "12.3\u00a0kB"),
    ],
)
def test_periods_percentages_and_sizes(code: str, month: str, quarter: str, percent: str, size: str) -> None:
    """As exact as what is told, and no more."""
    with speaking(make_speaker(code)):
        assert formats.format_month(DAY) == month
        assert formats.format_quarter(DAY) == quarter
        assert formats.format_percent(63) == percent
        assert formats.format_size(12_345).replace(" ", "\u00a0") == size


def test_large_sizes_are_told_in_megabytes() -> None:
    """From the first one on."""
    with speaking(make_speaker("gl")):
        assert formats.format_size(999_000).replace(" ", "\u00a0") == "999\u00a0kB"
        assert formats.format_size(1_449_000).replace(" ", "\u00a0") == "1,4\u00a0MB"


def test_what_templates_say_is_markup() -> None:
    """In the language that is printing, with what is filled in escaped, and a sign of hundredths as its own."""
    texts = {"a <b>%(name)s</b>": "x <b>%(name)s</b>", "all": "100 %% & més"}
    speakers = make_speaker("ca", texts), make_speaker("gl", {"all": "todo"})
    template = Environment(autoescape=True).from_string("{{ _('all') }} {{ _('a <b>%(name)s</b>', name='<i>') }}")
    told = []
    for speaker in (*speakers, *speakers):
        with speaking(speaker):
            told.append(template.render(_=formats.say))
    assert told == ["100 % & més x <b>&lt;i&gt;</b>", "todo a <b>&lt;i&gt;</b>"] * 2
