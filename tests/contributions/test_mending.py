"""`--fix` on whole files: what changes, what is told, and what is never touched."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.contributions.front_matter import Rules
from plugins.contributions.mending import Mended, mend_sources, mend_text
from plugins.contributions.reading import SourceReader
from plugins.core.checking import Change
from plugins.core.registries import read_registries

PATH = PurePosixPath("articles/x.ca.md")
WRONG = (
    "\ufeff---\r\ntitel: T \r\nlang: gl\r\nsummary: S\r\ndate: 5/11/2026\r\ncategory: curas\r\n"
    "tags: [galicia, galicia]\r\nauthors: [cft]\r\n---\r\n\r\n# A  \r\n\r\nb  \r\nc\t\r\n\r\n## D"
)
RIGHT = (
    "---\ntitle: T\nlang: ca\nsummary: S\ndate: 2026-11-05\ncategory: cures\ntags: [galicia]\n"
    "authors: [cft]\n---\n\n## A  \n\nb  \nc\n\n### D\n"
)
TOUCHY = (
    "---\n",
    "a: b",
    "titel: x",
    "# a",
    "\n",
    "\r\n",
    " ",
    "  ",
    "\t",
    "```",
    "`",
    "===",
    "tags: [galicia, galicja]",
    "\ufeff",
)
UNREADABLE = {
    "no head": "# a \r\n",
    "YAML that is none": "---\ntitle: [a\n---\n# a \n",
    "a tab before a key": "---\n\ttitle: a\n---\n# a \n",
    "keys twice": "---\ntitle: a\ntitle: b\n---\n# a \n",
    "an alias": "---\ntitle: *a\n---\n# a \n",
    "no keys": "---\n- a\n---\n# a \n",
    "a control character": "---\ntitle: a\n---\n# a\x00 \n",
    "lone carriage returns": "---\ntitle: a\n---\n# a\rb \n",
    "too many marks": "---\ntitle: a\n---\n# a \n" + "[" * 500,
}


@pytest.fixture
def rules(content: Path) -> Rules:
    """The rules of a site with one term each."""
    return Rules(("ca", "gl"), read_registries(content / "data", "ca"))


def test_everything_mechanical_is_mended(rules: Rules) -> None:
    """A file as an editor on another system saves it, with typical slips, comes out right."""
    assert mend_text(WRONG, PATH, rules).text == RIGHT


def test_each_change_is_told(rules: Rules) -> None:
    """Every change is told with its line and its words."""
    changes = mend_text(WRONG, PATH, rules, "content/articles/x.ca.md").changes
    assert [change.text() for change in changes] == [
        "content/articles/x.ca.md:1: the byte order mark at the beginning was removed",
        "content/articles/x.ca.md:1: the line ends were changed to those of the project",
        "content/articles/x.ca.md:2: spaces at the end of lines were removed: 2",
        "content/articles/x.ca.md:16: the last line was ended",
        'content/articles/x.ca.md:2: "titel" was changed to "title"',
        'content/articles/x.ca.md:3: "gl" was changed to "ca"',
        'content/articles/x.ca.md:5: "5/11/2026" was changed to "2026-11-05"',
        'content/articles/x.ca.md:6: "curas" was changed to "cures"',
        'content/articles/x.ca.md:7: "galicia" stood twice; one was removed',
        "content/articles/x.ca.md:11: the headings were made one level lower: the title is the main one",
    ]


def test_right_text_is_left(rules: Rules) -> None:
    """What is right stays as it is, and nothing is told."""
    assert mend_text(RIGHT, PATH, rules) == Mended(RIGHT, ())


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_text_is_never_touched(rules: Rules, text: str) -> None:
    """Where something cannot be read, even what could be mended stays as it is."""
    assert mend_text(text, PATH, rules) == Mended(text, ())


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(TOUCHY), st.text(max_size=4)), max_size=14).map("".join), st.booleans())
@example(WRONG, False)
@example("\n# a\n===\n#b\n-\n---\n", True)
def test_mending_twice_changes_nothing_more(rules: Rules, text: str, headed: bool) -> None:  # noqa: FBT001 - a case's value
    """Whatever the text, a second run finds nothing left to mend; where nothing changed nothing is told."""
    once = mend_text("---\ntitle: T\n---\n" + text if headed else text, PATH, rules)
    assert mend_text(once.text, PATH, rules) == Mended(once.text, ())


def test_mending_takes_findings_away(rules: Rules, reader: SourceReader) -> None:
    """After mending the checks find nothing of what was mended, and nothing new."""
    assert len(reader.parse(WRONG.lstrip("\ufeff").replace("\r\n", "\n"), PATH).findings) == 7
    assert reader.parse(mend_text(WRONG, PATH, rules).text, PATH).findings == ()


def mend_files(content: Path, rules: Rules, wanted: Callable[[str], bool] = lambda _: True) -> list[Change]:
    """Mend all articles under *content* that are *wanted*."""
    return list(mend_sources(content, sorted((content / "articles").rglob("*.md")), rules, wanted))


def test_files_are_written(content: Path, rules: Rules) -> None:
    """A wanted file is written anew, another is not, and the changes name the one."""
    for name in ("x.ca.md", "y.ca.md"):
        (content / "articles" / name).write_bytes(WRONG.encode())
    changes = mend_files(content, rules, lambda path: path == "content/articles/x.ca.md")
    assert {change.path for change in changes} == {"content/articles/x.ca.md"}
    assert (content / "articles/x.ca.md").read_bytes() == RIGHT.encode()
    assert (content / "articles/y.ca.md").read_bytes() == WRONG.encode()


def test_right_file_is_not_written(content: Path, rules: Rules) -> None:
    """A file with nothing to mend keeps its time of change."""
    file = content / "articles/x.ca.md"
    file.write_bytes(RIGHT.encode())
    before = file.stat().st_mtime_ns
    assert mend_files(content, rules) == []
    assert file.stat().st_mtime_ns == before


def test_only_own_files_are_written(content: Path, rules: Rules, tmp_path: Path) -> None:
    """Nothing is written through a link, into a file that is not UTF-8, or into one too long to be read."""
    outside = tmp_path / "outside.md"
    outside.write_bytes(WRONG.encode())
    (content / "articles/a.ca.md").symlink_to(outside)
    (content / "articles/b.ca.md").write_bytes(WRONG.encode("latin-1", "replace") + b"\xff")
    (content / "articles/c.ca.md").write_bytes(WRONG.encode() + b"x" * 70_000)
    (content / "articles/d.ca.md").mkdir()
    before = {file.name: file.read_bytes() for file in (content / "articles").glob("[abc]*")}
    assert mend_files(content, rules) == []
    assert {file.name: file.read_bytes() for file in (content / "articles").glob("[abc]*")} == before
    assert outside.read_bytes() == WRONG.encode()
