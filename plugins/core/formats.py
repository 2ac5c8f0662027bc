"""The language that a template is printing in: its texts, dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from typing import Any

from babel.dates import format_date as babel_date
from babel.dates import format_skeleton
from babel.numbers import format_decimal
from babel.numbers import format_percent as babel_percent
from babel.units import format_unit
from markupsafe import Markup

from plugins.core.languages import Language


class Speaker:
    """A language with its translations."""

    def __init__(self, language: Language, translations: NullTranslations) -> None:
        self.language = language
        self.gettext = translations.gettext
        self.ngettext = translations.ngettext
        self.pgettext = translations.pgettext
        self.npgettext = translations.npgettext


_speaker: ContextVar[Speaker] = ContextVar("speaker")


@contextmanager
def speaking(speaker: Speaker) -> Iterator[None]:
    """Print in the language of *speaker* for as long as the block runs."""
    token = _speaker.set(speaker)
    try:
        yield
    finally:
        _speaker.reset(token)


def gettext(message: str) -> str:
    """Translate *message* into the language that is printing."""
    return _speaker.get().gettext(message)


def say(message: str, **variables: object) -> Markup:
    """Translate *message* as markup, into which *variables* go escaped: the `_` of templates.

    Jinja's own looks every message up, and for what is to be filled in, each time that it is printed.
    """
    if variables:
        return Markup(gettext(message)) % variables  # noqa: S704 - the catalogues are the project's own
    return _say(_speaker.get(), message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Translate by number into the language that is printing."""
    return _speaker.get().ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Translate *message* as used in *context*."""
    return _speaker.get().pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, number: int) -> str:
    """Translate by number as used in *context*."""
    return _speaker.get().npgettext(context, singular, plural, number)


def load_formats(language: Language) -> None:
    """Have Babel read what it knows of *language*, which it then keeps."""
    babel_date(date(2000, 1, 1), "long", locale=language.locale)


def format_date(day: date) -> str:
    """Write a date in full, as the language does: «14 de outubro de 2026»."""
    return _format_date(_day(day), _speaker.get().language.locale)


def format_day_month(day: date) -> str:
    """Write a date without its year, where that stands already: «14 d’oct.»."""
    return _format_day_month(_day(day), _speaker.get().language.locale)


def format_month(day: date) -> str:
    """Write the month of a day with its year: «outubro de 2026»."""
    return str(format_skeleton("yMMMM", _day(day), locale=_speaker.get().language.locale))


def format_quarter(day: date) -> str:
    """Write the quarter of a day with its year: «4.º trimestre de 2026»."""
    return str(format_skeleton("yQQQQ", _day(day), locale=_speaker.get().language.locale))


def format_percent(percent: int) -> str:
    """Write a whole number of hundredths as the language does: «63 %»."""
    return _format_percent(percent, _speaker.get().language.locale)


def format_size(size: int) -> str:
    """Write a number of bytes as one reads it: «12,3 kB», «1,6 MB»."""
    number, unit = (size / 1_000_000, "megabyte") if size >= 1_000_000 else (size / 1000, "kilobyte")
    return str(format_unit(round(number, 1), unit, "short", locale=_speaker.get().language.locale))


def format_number(number: float) -> str:
    """Write a number with the language's separators."""
    return _format_number(number, _speaker.get().language.locale)


def iso_date(day: date) -> str:
    """Write a date for machines."""
    return _day(day).isoformat()


def term_name(term: Any) -> str:
    """Name a category, tag or author as the language that is printing calls it, whatever the article's own."""
    return str(term.entry.name.text(_speaker.get().language.code))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@lru_cache(maxsize=4096)
def _say(speaker: Speaker, message: str) -> Markup:
    # Even where nothing is filled in, %% stands for one.
    return Markup(speaker.gettext(message)) % {}  # noqa: S704 - the catalogues are the project's own


@lru_cache(maxsize=4096)
def _format_date(day: date, locale: str) -> str:
    return babel_date(day, "long", locale)


@lru_cache(maxsize=4096)
def _format_day_month(day: date, locale: str) -> str:
    return format_skeleton("MMMd", day, locale=locale)


@lru_cache(maxsize=4096)
def _format_number(number: float, locale: str) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=4096)
def _format_percent(percent: int, locale: str) -> str:
    return babel_percent(Decimal(percent) / 100, locale=locale)
