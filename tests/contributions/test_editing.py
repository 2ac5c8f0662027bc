"""The editor: all that is said of a text, through the one reader of all texts."""

from pathlib import Path, PurePosixPath

from plugins.contributions.editing import Editor, make_editor
from plugins.contributions.front_matter import Rules
from plugins.contributions.reading import SourceReader
from plugins.core.registries import read_registries

BODY = "![]({static}/pictures/x.png) 900 123 456 crim passional"
TEXT = f"---\ntitle: T\nlang: ca\nsummary: S\n---\n{BODY}"
WORDING = "- {lang: ca, terms: [crim passional], suggestion: feminicidi, why: disculpa}\n"


def read(content: Path, text: str, editor: Editor | None) -> list[str]:
    """Return the findings of *text* as a page."""
    reader = SourceReader(
        content, Rules(("ca",), read_registries(content / "data", "ca")), lambda _, message: message, editor
    )
    return [
        f"{one.line}:{one.column}:{one.code}" for one in reader.parse(text, PurePosixPath("pages/x.ca.md")).findings
    ]


def test_everything_is_said_at_once(content: Path) -> None:
    """Style, privacy and wording are told together, beside what the reader itself finds."""
    (content / "data/wording.yaml").write_text(WORDING, encoding="utf-8")
    editor = make_editor(content / "data", read_registries(content / "data", "ca"))
    assert read(content, TEXT + "\n\n# a", editor) == ["8:1:E127", "6:1:E201", "4:10:W205", "6:30:E211", "6:42:W210"]


def test_errors_of_the_head_silence_nobody(content: Path) -> None:
    """A head that cannot be used does not keep the editor from the body, in the language of the file's name."""
    editor = Editor()
    found = read(content, TEXT.replace("lang: ca", "lang: xx"), editor)
    assert found == ["3:7:E112", "6:1:E201", "4:10:W205", "6:30:E211"]


def test_without_an_editor_nothing_is_judged(content: Path) -> None:
    """Whoever only wants to read is told only what cannot be read."""
    assert read(content, TEXT, None) == []


def test_faults_of_the_advice_are_kept(content: Path) -> None:
    """An editor tells what is wrong with the advice on wording."""
    (content / "data/wording.yaml").write_text("a: b\n", encoding="utf-8")
    editor = make_editor(content / "data", read_registries(content / "data", "ca"))
    assert [found.code for found in editor.findings] == ["E114"]
