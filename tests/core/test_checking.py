"""The command: which checks run, in which language they speak, and the code it ends with."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.checking import Change, make_choice, run, tell_language
from plugins.core.findings import Finding, Severity
from plugins.workshop import ROOT

GALICIAN = "«titel»"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the site's translations and two files."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/translations").symlink_to(ROOT / "theme/translations")
    for name in ("a.gl.md", "ab.gl.md"):
        (tmp_path / name).touch()
    return tmp_path


def check_key(root: Path) -> Iterator[Finding]:
    """Find an error in a Galician file."""
    assert root.is_dir()
    yield Finding("a.gl.md", 2, 1, "E104", 'unknown key "%(key)s"', "add it", {"key": "titel"})


def check_picture(root: Path) -> Iterator[Finding]:
    """Find a warning in a file that has no language."""
    assert root.is_dir()
    yield Finding("x.png", 1, 1, "P11", "the file weighs %(size)s MB", "add it", {"size": "3"}, Severity.WARNING)


def mend_key(root: Path, wanted: Callable[[str], bool]) -> Iterator[Change]:
    """Mend the Galician file, if it is wanted."""
    if wanted("a.gl.md"):
        (root / "a.gl.md").write_text("mended", encoding="utf-8")
        yield Change("a.gl.md", 2, '"%(old)s" was changed to "%(new)s"', {"old": "a\nb", "new": "c"})


def test_every_checker_is_heard(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All findings come out in order, a picture's in the language of the texts, as is what is said of all."""
    assert run([], (check_picture, check_key), root=root) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "a.gl.md:2:1: E104 a clave «titel» non se coñece; engádea",
        "x.png:1:1: P11 o ficheiro pesa 3 MB; engádea",
    ]
    assert err == "Erros: 1. Avisos: 1.\n"


def test_english_stands_in_for_many_languages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where texts of several languages, or of none, have findings."""
    assert run([], (check_picture,), root=root) == 0
    assert capsys.readouterr().out == "x.png:1:1: P11 the file weighs 3 MB; add it\n"

    def check_catalan(root: Path) -> Iterator[Finding]:
        yield from (replace(found, path="a.ca.md") for found in check_key(root))

    assert run([], (check_picture, check_key, check_catalan), root=root) == 1
    assert "x.png:1:1: P11 the file weighs 3 MB; add it\n" in capsys.readouterr().out


def test_nothing_is_said_in_the_language_of_what_was_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A Galician file without findings is told so in Galician."""
    assert run(["ab.gl.md"], (check_key,), root=root) == 0
    assert capsys.readouterr().err == "Non hai nada que corrixir.\n"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("ca", "la clau «titel» no"), ("gl", "a clave «titel» non"), ("es", "la clave «titel» no"), ("en", "unknown key")],
)
def test_language_can_be_chosen(root: Path, capsys: pytest.CaptureFixture[str], lang: str, expected: str) -> None:
    """With --lang all findings are in that language."""
    run(["--lang", lang], (check_key,), root=root)
    assert expected in capsys.readouterr().out


def test_unknown_language(root: Path) -> None:
    """A language that the site does not speak is told with those that it does."""
    with pytest.raises(SystemExit, match="there is no language fr; the languages are ca, en, es, gl"):
        run(["--lang", "fr"], (check_key,), root=root)


def test_warnings_alone_are_no_failure(root: Path) -> None:
    """The code is 0 where nothing but warnings were found."""
    assert run([], (check_picture,), root=root) == 0


def test_only_what_was_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path leaves out the findings of other files, and their errors do not count."""
    assert run(["ab.gl.md", "--format", "json"], (check_key, check_picture), root=root) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_mending_comes_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --fix the menders work before the checkers, and what they changed is told beside the report."""

    def check_mended(root: Path) -> Iterator[Finding]:
        yield from () if (root / "a.gl.md").read_text(encoding="utf-8") else check_key(root)

    assert run(["--fix"], (check_mended,), (mend_key,), root=root) == 0
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[0]) == ("", "a.gl.md:2: cambiouse «a\\nb» por «c»")
    assert run(["--fix", "ab.gl.md"], (check_mended,), (mend_key,), root=root) == 0
    assert "a.gl.md" not in capsys.readouterr().err


def test_nothing_is_mended_unasked(root: Path) -> None:
    """Without --fix no mender is called."""
    run([], (check_key,), (mend_key,), root=root)
    assert (root / "a.gl.md").read_bytes() == b""


def test_choice_knows_folders_from_names_that_begin_alike() -> None:
    """The folder `a` does not stand for the folder `ab`, and no choice is everything."""
    assert [make_choice(["a/"])(path) for path in ("a/x", "a", "ab/x")] == [True, True, False]
    assert make_choice([])("x")
    assert make_choice(["."])("x")


@pytest.mark.parametrize(
    ("path", "expected"), [("c/x.gl.md", "gl"), ("c/x.fr.md", "en"), ("c/tags.yaml", "en"), ("c/x.md", "en")]
)
def test_language_of_a_file(path: str, expected: str) -> None:
    """The language stands in the file's name; what the site does not speak is told in English."""
    assert tell_language(path, ROOT / "theme/translations") == expected
