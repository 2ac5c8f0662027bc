"""Interface texts out of gettext catalogues."""

import hashlib
import sys
from pathlib import Path

import pytest

from plugins.core.catalogues import CatalogueError, _recall, catalogue_path, read_gettext, read_translations
from plugins.core.sealed import write_sealed

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
HEAD += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def write_catalogue(folder: Path, text: str) -> Path:
    """Write a Galician catalogue under *folder* and return it."""
    path = catalogue_path(folder, "gl")
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_texts_and_plurals(tmp_path: Path) -> None:
    """Texts and plurals come straight from the source catalogue, accents included."""
    plural = 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s día"\nmsgstr[1] "%(n)s días"\n'
    write_catalogue(tmp_path, HEAD + 'msgid "Home"\nmsgstr "Início"\n\n' + plural)
    translations = read_translations(tmp_path, "gl")
    assert translations.gettext("Home") == "Início"
    assert [translations.ngettext("%(n)s day", "%(n)s days", n) for n in (1, 2)] == ["%(n)s día", "%(n)s días"]
    assert translations.gettext("Unknown") == "Unknown"


def test_changed_catalogue_is_read_anew(tmp_path: Path) -> None:
    """One that did not change is compiled once, wherever it lies."""
    path = write_catalogue(tmp_path / "a", HEAD + 'msgid "Home"\nmsgstr "Início"\n')
    write_catalogue(tmp_path / "b", HEAD + 'msgid "Home"\nmsgstr "Início"\n')
    first = read_translations(tmp_path / "a", "gl")
    assert read_translations(tmp_path / "b", "gl") is first
    path.write_text(HEAD + 'msgid "Home"\nmsgstr "Portada"\n', encoding="utf-8")
    assert read_translations(tmp_path / "a", "gl").gettext("Home") == "Portada"


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_compiled_catalogue_is_kept(tmp_path: Path, damage: bytes | None) -> None:
    """For those that come after: while it is what was compiled of the same texts, and none the worse for a while."""
    path = write_catalogue(tmp_path, HEAD + f'msgid "Home"\nmsgstr "Início {damage!r}"\n')
    cache, expected = tmp_path / "cache", f"Início {damage!r}"
    assert read_translations(tmp_path, "gl", cache).gettext("Home") == expected
    kept = cache / "catalogue-gl"
    if damage is None:
        seal, _, content = kept.read_bytes().partition(b"\n")
        assert expected.encode() in content
        assert seal == hashlib.sha256(content).hexdigest().encode()
        garbled = content[:32] + b"garbled"
        write_sealed(kept, garbled)
    else:
        kept.write_bytes(damage)
    _recall.cache_clear()
    assert read_translations(tmp_path, "gl", cache).gettext("Home") == expected
    path.write_text(HEAD + 'msgid "Home"\nmsgstr "Portada"\n', encoding="utf-8")
    assert read_translations(tmp_path, "gl", cache).gettext("Home") == "Portada"


def test_kept_catalogue_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Babel is not asked at all."""
    write_catalogue(tmp_path, HEAD + 'msgid "Home"\nmsgstr "Inicio"\n')
    read_translations(tmp_path, "gl", tmp_path / "cache")
    _recall.cache_clear()
    monkeypatch.setitem(sys.modules, "babel.messages.pofile", None)
    assert read_translations(tmp_path, "gl", tmp_path / "cache").gettext("Home") == "Inicio"


def test_missing_catalogue(tmp_path: Path) -> None:
    """A language without a catalogue is an error that names the file and ends with code 1."""
    with pytest.raises(CatalogueError, match=r"gl/LC_MESSAGES/messages\.po: there is no catalogue") as caught:
        read_translations(tmp_path, "gl")
    assert caught.value.exitcode == 1


@pytest.mark.parametrize("text", ["nonsense\n", HEAD + 'msgid "a"\nmsgid "b"\n"\n'])
def test_broken_catalogue(tmp_path: Path, text: str) -> None:
    """A broken catalogue is an error that names the file, whatever Babel raises."""
    path = write_catalogue(tmp_path, text)
    with pytest.raises(CatalogueError, match="cannot be read") as caught:
        read_translations(tmp_path, "gl")
    assert str(path) in str(caught.value)


def test_message_ids_are_english(tmp_path: Path) -> None:
    """English needs no catalogue; another language that has none is told."""
    write_catalogue(tmp_path, HEAD + 'msgid "Home"\nmsgstr "Início"\n')
    assert [read_gettext(tmp_path, lang)("Home") for lang in ("en", "gl")] == ["Home", "Início"]
    with pytest.raises(CatalogueError, match="there is no catalogue for the language fr"):
        read_gettext(tmp_path, "fr")
