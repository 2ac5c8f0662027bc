"""Interface texts by gettext, read straight from the ``.po`` files.

The catalogues are compiled in memory by Babel, so none that is built can be stale, and nothing has to be
compiled before a plain ``pelican`` run.
"""

from __future__ import annotations

import gettext
import hashlib
import io
import struct
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from plugins.core.grounds import digest_code
from plugins.core.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

DOMAIN = "messages"
SOURCE_LANGUAGE = "en"
"""The language of the message ids."""
KEPT = 8
"""How many compiled catalogues a process keeps: several features ask for each, and each build under `serve` does."""
MOST_BYTES = 16 * 1024 * 1024
"""How large a compiled catalogue may be."""

Made = TypeVar("Made")


class CatalogueError(Exception):
    """A catalogue that is missing or cannot be read; the sentence says which, and what to do."""

    exitcode = 1


def catalogue_path(folder: Path, lang: str) -> Path:
    """Return where the catalogue of *lang* lies."""
    return folder / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(folder: Path, lang: str) -> Catalog:
    """Return the catalogue of *lang*; raises `CatalogueError` where there is none."""
    return _read(folder, lang, _parse)


def read_translations(folder: Path, lang: str, cache: Path | None = None) -> gettext.GNUTranslations:
    """Return the translations of *lang*, ready for gettext and ngettext; compiled ones are kept in *cache*."""
    return _read(folder, lang, partial(_recall, cache) if cache else _compile)


def _read(folder: Path, lang: str, make: Callable[[bytes, str], Made]) -> Made:
    """Return what *make* makes of the bytes of the catalogue of *lang*."""
    path = catalogue_path(folder, lang)
    if not path.is_file():
        message = f"{path}: there is no catalogue for the language {lang}; make one with `invoke messages`"
        raise CatalogueError(message)
    try:
        return make(path.read_bytes(), lang)
    except Exception as error:  # noqa: BLE001 - Babel raises several unrelated kinds for a broken file
        message = f"{path}: the catalogue cannot be read ({error}); mend it, or restore it from the history"
        raise CatalogueError(message) from None


def _parse(content: bytes, lang: str) -> Catalog:
    from babel.messages.pofile import read_po  # noqa: PLC0415 - who speaks English alone needs no catalogue

    return read_po(io.BytesIO(content), locale=lang, abort_invalid=True)


@lru_cache(maxsize=KEPT)
def _compile(content: bytes, lang: str) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(_render(content, lang)))


def _render(content: bytes, lang: str) -> bytes:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - see above

    compiled = io.BytesIO()
    write_mo(compiled, _parse(content, lang))
    return compiled.getvalue()


@lru_cache(maxsize=KEPT)
def _recall(cache: Path, content: bytes, lang: str) -> gettext.GNUTranslations:
    """Return what *cache* holds of the same content, compiled by the same code; else compile it, and keep it there."""
    file = cache / f"catalogue-{lang}"
    key = hashlib.sha256(f"{digest_code()}\0{lang}\0".encode() + content).digest()
    kept = read_sealed(file, MOST_BYTES) or b""
    try:
        if kept.startswith(key):
            return gettext.GNUTranslations(io.BytesIO(kept[len(key) :]))
    except (OSError, ValueError, LookupError, RecursionError, struct.error):
        pass
    compiled = _render(content, lang)
    write_sealed(file, key, compiled)
    return gettext.GNUTranslations(io.BytesIO(compiled))


def read_gettext(folder: Path, lang: str, cache: Path | None = None) -> Callable[[str], str]:
    """Return what says a message id in *lang*: the ids as they stand in English, which needs no catalogue."""
    return str if lang == SOURCE_LANGUAGE else read_translations(folder, lang, cache).gettext
