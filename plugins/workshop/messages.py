"""The interface texts: collected from templates and code into one gettext catalogue a language.

The catalogues carry neither dates nor line numbers, so that they change only when a text does.
"""

import io
import runpy
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from plugins.core.catalogues import catalogue_path, read_catalogue

_CATALOGUES = Path("theme/translations")
_SOURCES = {"theme/templates": [("**.html", "jinja2"), ("**.xml", "jinja2")], "plugins": [("**.py", "python")]}
_JINJA = {"extensions": "jinja2.ext.i18n", "autoescape": "true", "trim_blocks": "true", "newstyle_gettext": "true"}
_HEADERS_LEFT_OUT = (
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)


def read_languages(root: Path) -> list[str]:
    """Read the site's language codes from its settings."""
    return [language["code"] for language in runpy.run_path(str(root / "pelicanconf.py"))["LANGUAGES"]]


def renew(root: Path, languages: Iterable[str]) -> None:
    """Write the template and every catalogue anew, and print what each language still lacks."""
    template = extract(root)
    _write(root / _CATALOGUES / "messages.pot", template)
    for language in languages:
        path = catalogue_path(root / _CATALOGUES, language)
        catalogue = read_catalogue(root / _CATALOGUES, language) if path.exists() else _make_catalogue(language)
        catalogue.update(template, no_fuzzy_matching=True)
        _write(path, catalogue)
        missing = find_missing(catalogue)
        print(f"{language}: {len(template)} texts, {len(missing)} without translation", *missing, sep="\n  ")


def extract(root: Path) -> Catalog:
    """Return the catalogue of every text that the templates and the code mark for translation."""
    catalogue = _make_catalogue(None)
    for folder, methods in _SOURCES.items():
        found = extract_from_dir(
            root / folder, methods, {"**": _JINJA}, comment_tags=("Translators:",), strip_comment_tags=True
        )
        for name, line, message, comments, context in sorted(found, key=lambda item: item[:2]):
            catalogue.add(message, locations=[(f"{folder}/{name}", line)], auto_comments=comments, context=context)
    return catalogue


def find_missing(catalogue: Catalog) -> list[str]:
    """Return the texts that have no sure translation, or only some of the plural forms."""
    missing = (message for message in catalogue if message.id and (message.fuzzy or not all(_forms(message.string))))
    return [str(_forms(message.id)[0]) for message in missing]


def _forms(text: str | Sequence[str] | None) -> Sequence[str | None]:
    """Return the singular and plural of *text*; most texts have just one form."""
    return [text] if text is None or isinstance(text, str) else text


def _make_catalogue(language: str | None) -> Catalog:
    return Catalog(
        locale=language, project="flora-tristan", version="1", header_comment="", fuzzy=False, charset="utf-8"
    )


def _write(path: Path, catalogue: Catalog) -> None:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}:' for name in _HEADERS_LEFT_OUT))]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(kept).strip("\n") + "\n", encoding="utf-8", newline="\n")
