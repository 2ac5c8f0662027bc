"""Interface texts by gettext, read straight from the ``.po`` files.

The catalogues are compiled in memory by Babel, so none that is built can be stale, and nothing has to be
compiled before a plain ``pelican`` run.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN = "messages"
SOURCE_LANGUAGE = "en"
"""The language of the message ids."""


class CatalogueError(Exception):
    """A catalogue that is missing or cannot be read; the sentence says which, and what to do."""

    exitcode = 1


def catalogue_path(folder: Path, lang: str) -> Path:
    """Return where the catalogue of *lang* lies."""
    return folder / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(folder: Path, lang: str) -> Catalog:
    """Return the catalogue of *lang*; raises `CatalogueError` where there is none."""
    path = catalogue_path(folder, lang)
    if not path.is_file():
        message = f"{path}: there is no catalogue for the language {lang}; make one with `invoke messages`"
        raise CatalogueError(message)
    try:
        with path.open("rb") as file:
            return read_po(file, locale=lang, abort_invalid=True)
    except Exception as error:  # noqa: BLE001 - Babel raises several unrelated kinds for a broken file
        message = f"{path}: the catalogue cannot be read ({error}); mend it, or restore it from the history"
        raise CatalogueError(message) from None


def read_translations(folder: Path, lang: str) -> gettext.GNUTranslations:
    """Return the translations of *lang*, ready for gettext and ngettext."""
    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(folder, lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def read_gettext(folder: Path, lang: str) -> Callable[[str], str]:
    """Return what says a message id in *lang*: the ids as they stand in English, which needs no catalogue."""
    return str if lang == SOURCE_LANGUAGE else read_translations(folder, lang).gettext
