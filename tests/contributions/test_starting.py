"""Starting texts in a project of its own, by flags and by answers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.contributions import progress
from plugins.contributions.checking import check
from plugins.contributions.project import Project, read_project, read_versions
from plugins.contributions.starting import Wishes, start_text, start_translation
from plugins.contributions.translations import Status, make_matrix
from plugins.core.findings import Severity
from plugins.workshop import ROOT

WISHES = Wishes("Col·lectiu: a mesa", "gl", "article", "cures", "cft")


@pytest.fixture
def project(content: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The site's settings and catalogues round a content folder without texts, on a day that does not change."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    (content.parent / "theme").mkdir()
    (content.parent / "theme/translations").symlink_to(ROOT / "theme/translations")
    (content.parent / "pelicanconf.py").write_bytes((ROOT / "pelicanconf.py").read_bytes())
    return read_project(content.parent)


def answering(*answers: str) -> Callable[[str], str]:
    """Return what answers one question after another, then has no more to say."""
    left: Iterator[str] = iter(answers)

    def ask(question: str) -> str:
        assert question
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return ask


def test_flags_are_enough(project: Project) -> None:
    """The file is where it belongs, with notes in Galician, and has nothing open but its summary."""
    file = start_text(project, WISHES, None)
    assert file.relative_to(project.content).as_posix() == "articles/2026/collectiu-a-mesa.gl.md"
    text = file.read_text(encoding="utf-8")
    assert "# O enderezo do texto" in text
    assert "category: cures\n" in text


def test_what_was_not_said_is_asked_in_the_language_of_the_text(project: Project) -> None:
    """A wrong or empty answer is asked for again."""
    file = start_text(project, Wishes(), answering("xx", "es", "page", "", "Nuestra mesa"))
    assert file.relative_to(project.content).as_posix() == "pages/nuestra-mesa.es.md"


def test_no_answer_writes_nothing(project: Project) -> None:
    """Whoever closes the questions gets a sentence, no traceback."""
    with pytest.raises(SystemExit, match="nothing was written"):
        start_text(project, Wishes(), answering("es"))
    assert not list(project.content.rglob("*.md"))


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        (Wishes(lang="gl"), "what it is called"),
        (Wishes("T", "xx"), "unknown"),
        (Wishes("T", "gl", "poem"), "unknown"),
        (Wishes("T", "gl", category="cure"), "did you mean cures"),
        (Wishes("¡!", "gl"), "gives no address"),
        (Wishes("Blog", "gl"), "gives no address"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(project: Project, wishes: Wishes, sentence: str) -> None:
    """Nothing is written either."""
    with pytest.raises(SystemExit, match=sentence):
        start_text(project, wishes, None)
    assert not list(project.content.rglob("*.md"))


def test_a_stem_that_is_taken_in_another_language_is_refused(project: Project) -> None:
    """Else the new text would pass for a second original of the other."""
    start_text(project, WISHES, None)
    with pytest.raises(SystemExit, match="--translate"):
        start_text(project, Wishes(WISHES.title, "es"), None)


def write_original(project: Project) -> Path:
    """Write a page that can be translated."""
    file = project.content / "pages/x.ca.md"
    file.write_text("---\ntitle: T\nlang: ca\nsummary: S\n---\n\nText.\n\n## U\n\nDos.\n", encoding="utf-8")
    return file


def test_a_translation_is_fresh_until_its_original_changes(project: Project) -> None:
    """The whole way: start, publish, change the original, see where, stamp."""
    original = write_original(project)
    file = start_translation(project, original, "gl", None)
    text = file.read_text(encoding="utf-8").replace("status: draft", "status: published")
    file.write_text(text, encoding="utf-8")
    assert status_of(project, "gl") is Status.FRESH
    original.write_text(original.read_text(encoding="utf-8").replace("Dos.", "Tres."), encoding="utf-8")
    assert status_of(project, "gl") is Status.OUTDATED
    assert "content/pages/x.gl.md\n  cambiado: U\n" in progress.report(project, project.gettext("gl"))
    progress.stamp(project, file)
    assert status_of(project, "gl") is Status.FRESH
    assert [line for line in file.read_text(encoding="utf-8").split("\n") if line not in text.split("\n")] != []


def status_of(project: Project, lang: str) -> Status:
    """Return what *lang* has of the only text."""
    (row,) = make_matrix(read_versions(project), project.languages)
    return next(cell.status for cell in row.cells if cell.lang == lang)


def test_a_started_translation_gives_no_error(project: Project) -> None:
    """What is written passes the check as it is."""
    start_translation(project, write_original(project), "gl", None)
    assert not [finding for finding in check(project.root) if finding.severity is Severity.ERROR]


def test_a_translation_of_a_translation_follows_the_original(project: Project) -> None:
    """It names the original, and is never written twice."""
    second = start_translation(project, write_original(project), "gl", None)
    third = start_translation(project, second, "es", None)
    assert "translation_of: x.ca.md\n" in third.read_text(encoding="utf-8")
    for lang, sentence in (("es", "is there already"), ("ca", "in that language")):
        with pytest.raises(SystemExit, match=sentence):
            start_translation(project, second, lang, None)


def test_only_translations_are_stamped(project: Project) -> None:
    """An original has nothing to follow, and a translation without original neither."""
    original = write_original(project)
    with pytest.raises(SystemExit, match="not a translation"):
        progress.stamp(project, original)
    file = start_translation(project, original, "gl", None)
    original.unlink()
    with pytest.raises(SystemExit, match="original"):
        progress.stamp(project, file)


def test_the_unstamped_are_listed(project: Project) -> None:
    """With the advice what to do about them."""
    file = start_translation(project, write_original(project), "gl", None)
    lines = file.read_text(encoding="utf-8").replace("status: draft", "status: published").split("\n")
    file.write_text("\n".join(line for line in lines if not line.startswith("source_hash")), encoding="utf-8")
    assert "--stamp FILE\n  content/pages/x.gl.md\n" in progress.report(project, str)


def test_a_file_outside_the_texts_is_not_found(project: Project) -> None:
    """Neither the settings nor a path that leads out of the folder."""
    write_original(project)
    assert project.find("content/pages/x.ca.md").is_file()
    for name in ("pelicanconf.py", "content/pages/nothing.ca.md", "content/../pelicanconf.py"):
        with pytest.raises(SystemExit, match="there is no article or page"):
            project.find(name)
