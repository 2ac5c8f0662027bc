"""From a file to a source: what is read, what is refused, and where."""

import string
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.contributions.body import MAX_BODY
from plugins.contributions.reading import BOUNDS, MAX_MARKS, Source, SourceReader

Parse = Callable[..., Source]
HEAD = "---\ntitle: T\nlang: ca\nsummary: S\n---\n"

# Bodies, whose first line is the sixth of the file, and their findings.
BODIES = {
    "attach climbing": ("[x]({attach}../../../../etc/passwd)", ["6:5:E129"]),
    "attach onto the home page": ("[x]({attach}/index.html)", ["6:5:E129"]),
    "attached picture": ("![x]({attach}x.png)", ["6:6:E140"]),
    "index to JavaScript": ("a [x]({index}javascript:alert(1))", ["6:7:E129"]),
    "tag": ("[x]({tag}galicia)", ["6:5:E129"]),
    "static outside pictures": ("[x]({static}/../pelicanconf.py)", ["6:5:E128"]),
    "static climbing out of pictures": ("![x]({static}/pictures/../../x.png)", ["6:6:E128"]),
    "static page": ("[x]({static}/pictures/x.html)", ["6:5:E128"]),
    "foreign picture": ("![x](https://evil.example/x.png)", ["6:6:E140"]),
    "picture without scheme": ("![x](//evil.example/x.png)", ["6:6:E140"]),
    "picture in a link": ("[![x](https://evil.example/x.png)](https://example.org)", ["6:7:E140"]),
    "JavaScript": ("[x](javascript:alert)", ["6:5:E130"]),
    "JavaScript in capitals": ("[x](JavaScript:alert)", ["6:5:E130"]),
    "JavaScript by entities": ("[x](&#106;avascript:alert)", ["6:5:E130"]),
    "data": ("[x](data:text/html,x)", ["6:5:E130"]),
    "file": ("[x](file:///etc/passwd)", ["6:5:E130"]),
    "relative link": ("a\n\n[x](../y.ca.md)", ["8:5:E130"]),
    "address without scheme": ("[x](example.org)", ["6:5:E130"]),
    "in angle brackets": ("[x](<javascript:alert>)", ["6:6:E130"]),
    "reference": ("[x][y]\n\n[y]: javascript:alert", ["8:6:E130"]),
    "indented reference": ("[x][y]\n\n  [y]: {attach}x", ["8:8:E129"]),
    "reference on the next line": ("[x][y]\n\n[y]:\n  javascript:alert", ["9:3:E130"]),
    "link with a title": ('[x](y "z")', ["6:5:E130"]),
    "two on one line": ("[x](y) [x](z)", ["6:5:E130", "6:12:E130"]),
    "after code on the line": ("`[x](y)` [x](z)", ["6:14:E130"]),
    "main heading": ("a\n\n# b", ["8:1:E127"]),
    "main heading without space": ("#b", ["6:1:E127"]),
    "underlined main heading": ("a\n\nb\n===\n", ["8:1:E127"]),
    "control character": ("a\nb\0c", ["7:2:E138"]),
    "escape sequence": ("\x1b[2J", ["6:1:E138"]),
    "many brackets": ("[" * 20_000, [f"6:{MAX_MARKS + 1}:E139"]),
    "many bracket lines": ("[\n" * 20_000, [f"{MAX_MARKS + 6}:1:E139"]),
    "many tags": ("<img src='" * 5_000, [f"6:{MAX_MARKS * 10 + 1}:E139"]),
    "many notes": ("[^1]" * 5_000, [f"6:{MAX_MARKS * 4 + 1}:E139"]),
    "many headings": ("## a\n" * 5_000, [f"{MAX_MARKS + 6}:1:E139"]),
    "many definitions": ("a\n: b\n" * 5_000, [f"{MAX_MARKS * 2 + 7}:1:E139"]),
}
ALLOWED = [
    "[x](https://example.org/a_(b))",
    "[x](mailto:a@example.org) [y](tel:016) [z](#s-a) [w](/gl/)",
    "[x]({filename}/pages/y.ca.md#s-z)",
    "![x]({static}/pictures/y.png)",
    "`[x](y)` and ``[x]({attach}y)``",
    "```\n[x](y)\n# z\n```",
    "~~~\n[x]({attach}y)\n~~~",
    "a[^1]\n\n[^1]: javascript: a note, no link",
    "*[LO]: Llei",
    "## a\n\n### b",
    "[ ] to do, (a), [b] c",
    "a\n---\n",
]


def places(source: Source) -> list[str]:
    """Return where and what the findings of *source* are."""
    return [f"{found.line}:{found.column}:{found.code}" for found in source.findings]


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_refused_bodies(parse_page: Parse, body: str, expected: list[str]) -> None:
    """Each wrong body has its findings where they belong, and none holds up a build."""
    start = time.process_time()
    assert places(parse_page(body)) == expected
    assert time.process_time() - start < 2


@pytest.mark.parametrize("body", ALLOWED)
def test_allowed_bodies(parse_page: Parse, body: str) -> None:
    """What articles may use has no finding; what stands in code is no link."""
    assert places(parse_page(body)) == []


@given(st.text("[<|`> \n*:#=~-a", min_size=1, max_size=9), st.sampled_from((1, 30, 41, 61, 401, 2001)))
@example("|", 41)
@example(" >", 30)
@example("#\n", 401)
@example("*[\n", 61)
def test_no_bound_is_passed_without_its_signs(piece: str, times: int) -> None:
    """To count these first hides nothing."""
    text = piece * times
    for pattern, most, signs, least in BOUNDS:
        found = sum(1 for _ in islice(pattern.finditer(text), most + 1))
        assert found <= most or sum(map(text.count, signs)) >= least


def test_nesting_is_bounded(parse_page: Parse) -> None:
    """A list nested deeper than Markdown can follow is a finding, not a crash, and the next text is read."""
    source = parse_page("".join("    " * depth + "+ x\n" for depth in range(300)))
    assert (places(source), source.body) == (["6:1:E139"], None)
    assert parse_page("a").body is not None


def test_links_are_kept_with_their_place(parse_page: Parse) -> None:
    """Every link is kept, to be compared with what other sources there are."""
    links = parse_page("[x]({filename}/a.md)\n\n![y]({static}/pictures/b.png)").links
    assert [(link.what, link.rest, link.line, link.column, link.is_picture) for link in links] == [
        ("filename", "/a.md", 6, 5, False),
        ("static", "/pictures/b.png", 8, 6, True),
    ]


def test_group(parse_page: Parse) -> None:
    """All translations of a text share its folder and stem."""
    assert parse_page("a", "pages/x.ca.md").group == parse_page("a", "pages/x.gl.md").group == "pages/x"


@pytest.mark.parametrize(
    "name", ["X.ca.md", "x.md", "x y.ca.md", "à.ca.md", "x.ca.html.md", ".x.ca.md", "x" * 81 + ".ca.md"]
)
def test_file_names(reader: SourceReader, name: str) -> None:
    """A file that is not named stem, language, md is told so."""
    source = reader.parse(HEAD, PurePosixPath("pages", name))
    assert "1:1:E126" in places(source)


@pytest.mark.parametrize(
    ("content_of_file", "expected"),
    [
        (b"no head", ["1:1:E119"]),
        (b"", ["1:1:E119"]),
        (HEAD.encode() + b"a\n\ncaf\xe9", ["8:1:E118"]),
        (HEAD.encode("utf-16"), ["1:1:E118"]),
        (HEAD.encode() + b"x" * MAX_BODY, ["1:1:E125"]),
        (b"\xef\xbb\xbf" + HEAD.encode(), []),
        (HEAD.replace("\n", "\r\n").encode() + b"a\r\n\r\n[x](y)", ["8:5:E130"]),
    ],
)
def test_files(reader: SourceReader, content: Path, content_of_file: bytes, expected: list[str]) -> None:
    """Files as editors save them are read; what is not UTF-8, too long or headless is refused."""
    file = content / "pages/x.ca.md"
    file.write_bytes(content_of_file)
    assert places(reader.read(file)) == expected


def test_only_regular_files(reader: SourceReader, content: Path, tmp_path: Path) -> None:
    """Links to files, links to folders, folders and what is not there are never read."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x.ca.md").write_text(HEAD, encoding="utf-8")
    (content / "pages/x.ca.md").symlink_to(tmp_path / "elsewhere/x.ca.md")
    (content / "articles/linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (content / "pages/y.ca.md").mkdir()
    for name in ("pages/x.ca.md", "articles/linked/x.ca.md", "pages/y.ca.md", "pages/z.ca.md"):
        source = reader.read(content / name)
        assert (places(source), source.body) == (["1:1:E117"], None)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.text(alphabet=string.punctuation + "ab \n\t", max_size=200).map(HEAD.__add__)))
@example(HEAD + ">" * 5_000)
@example(HEAD + "*" * 20_000)
def test_never_raises(reader: SourceReader, text: str) -> None:
    """Whatever a file holds, it becomes a source with a body, or with findings, or both."""
    source = reader.parse(text, PurePosixPath("pages/x.ca.md"))
    assert source.body is not None or source.findings
