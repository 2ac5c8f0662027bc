"""From a file on disk to a source: its front matter, its body, and what is wrong with either."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plugins.contributions.body import MAX_BODY, Body, BodyRenderer
from plugins.contributions.drafts import MAIN_HEADING, BodyText, Draft, blank_code
from plugins.contributions.editing import Editor
from plugins.contributions.front_matter import SOURCE_NAME, FrontMatter, Rules, parse_front_matter
from plugins.contributions.raw_links import find_raw_links
from plugins.core.findings import N_, Finding
from plugins.core.memory import Memory
from plugins.core.sources import read_text, refuse_irregular, split_source

_PLACEHOLDER_LINK = re.compile(r"\{(?P<what>[a-z_]+)\}(?P<rest>.*)")
# The runs are bounded, so that a long row of brackets does not take quadratic time.
_MARKDOWN_LINK = re.compile(
    r"(?P<picture>!\[[^\]\n]{0,500})?\]\([ \t]*<?(?P<target>[^)\s>]*)"
    r"|^ {0,3}\[[^\]\n^][^\]\n]{0,200}\]: *\n? *<?(?P<reference>[^\s>]+)",
    re.MULTILINE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARK = re.compile(r"[\[<]|^ *[:#=~`-]", re.MULTILINE)
_PICTURE_TARGET = re.compile(r"/pictures/[a-z0-9][a-z0-9-]{0,79}\.(png|jpe?g|webp|avif)")
MAX_MARKS = 400


class Bound(NamedTuple):
    """A *pattern* that no text may have *most* times and once more; none has with less than *least* of the *signs*."""

    pattern: re.Pattern[str]
    most: int
    signs: str
    least: int


# Markdown fills every row of a table up to the widest one, and looks for every abbreviation at every word.
BOUNDS = (
    Bound(_MARK, MAX_MARKS, "[<\n", MAX_MARKS),
    Bound(re.compile(r"^[^|\n]*\|", re.MULTILINE), MAX_MARKS, "|", MAX_MARKS),
    Bound(re.compile(r"(?:\|[^|\n]*){41}"), 0, "|", 41),
    Bound(re.compile(r"^ *\*\[", re.MULTILINE), 60, "[", 61),
    Bound(re.compile(r"`"), 2_000, "`", 2_001),
    Bound(re.compile(r"^(?: ?>){30}", re.MULTILINE), 0, ">", 30),
)
UNPRINTABLE, UNBOUNDED = "E138", "E139"
LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:", "#", "/")


@dataclass(frozen=True)
class Link:
    """The target of a link or picture, where it stands in its file."""

    target: str
    line: int
    column: int
    is_picture: bool = False

    @property
    def what(self) -> str | None:
        """Return what stands in braces before the target: filename, static, or None."""
        match = _PLACEHOLDER_LINK.match(self.target)
        return match["what"] if match else None

    @property
    def rest(self) -> str:
        """Return the target without what stands in braces."""
        match = _PLACEHOLDER_LINK.match(self.target)
        return match["rest"] if match else self.target


@dataclass(frozen=True)
class Source:
    """One article or page as read; `path` is relative to the content folder, `markdown` what the body was made of."""

    path: PurePosixPath
    is_page: bool
    front_matter: FrontMatter | None
    body: Body | None
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    markdown: str = ""

    @property
    def group(self) -> str:
        """Return what all translations of one text share: its folder and stem."""
        folder, slash, name = str(self.path).rpartition("/")
        return f"{folder}{slash}{name.split('.')[0]}"


class SourceReader:
    """Reads sources one after another, setting Markdown up once; without an *editor*, no text is judged.

    *say* and *lengths* are those of the `BodyRenderer`. Where nothing is published, bodies are measured and have no
    HTML.
    """

    def __init__(
        self,
        content: Path,
        rules: Rules,
        say: Callable[[str, str], str],
        editor: Editor | None = None,
        *,
        publishes: bool = True,
        lengths: Memory | None = None,
    ) -> None:
        self._content = content
        self._editor = editor
        self._rules = rules
        renderer = BodyRenderer(say, lengths)
        self._render = renderer.render if publishes else renderer.measure
        self._root = f"{content.as_posix()}/"
        # A folder holds many files. A file that is a link itself is refused where it is read.
        self._is_where_it_says = cache(self._lies_within)

    def read(self, file: Path) -> Source:
        """Return what *file* holds; where it cannot be read, a source with findings alone."""
        path, text, findings = self.load(file)
        return self.parse(text, path) if text is not None else refuse(path, findings)

    def load(self, file: Path) -> tuple[PurePosixPath, str | None, list[Finding]]:
        """Return the path and the text of *file*, or None and why it cannot be read."""
        name = file.as_posix().removeprefix(self._root)
        if not self._is_where_it_says(name.rpartition("/")[0]):
            return PurePosixPath(name), None, [refuse_irregular(name)]
        text, findings = read_text(file, name, MAX_BODY)
        return PurePosixPath(name), text, findings

    def _lies_within(self, folder: str) -> bool:
        """Tell whether no part of the path of *folder* is a link."""
        return (self._content / folder).resolve() == self._content.resolve() / folder

    def parse(self, text: str, path: PurePosixPath) -> Source:
        """Return what *text* holds, as if read from *path*."""
        split = split_source(text)
        if split is None:
            hint = N_("put the title, language and the other keys at the top, between two lines of ---")
            return refuse(path, [Finding(str(path), 1, 1, "E119", N_("the file has no front matter"), hint)])
        front_matter, root, findings = parse_front_matter(split.head, path, self._rules, is_page=is_page(path))
        findings = [*check_name(path), *findings, *check_bounds(BodyText(split.body, split.body_line), path)]
        if any(finding.code in {UNPRINTABLE, UNBOUNDED} for finding in findings):
            return Source(path, is_page(path), front_matter, None, (), tuple(findings))
        prose = BodyText(blank_code(split.body), split.body_line)
        links = tuple(find_links(prose))
        findings += check_body(prose, links, path)
        body = None
        try:
            body = self._render(split.body, front_matter.lang) if front_matter else None
        except RecursionError:
            findings.append(_unbounded(path, split.body_line, 1))
        if self._editor:
            lang = front_matter.lang if front_matter else path.name.split(".")[-2:][0]
            draft = Draft(path, lang, is_page(path), split.head, root, prose, body.words if body else 0)
            findings += self._editor.check(draft)
        found = find_raw_links(prose.prose)
        links += tuple(Link(raw.target, *prose.place(raw.position), raw.is_picture) for raw in found)
        return Source(path, is_page(path), front_matter, body, links, tuple(findings), split.body)


def find_sources(content: Path) -> list[Path]:
    """Return every article and page, in order."""
    return sorted(file for room in ("articles", "pages") for file in (content / room).rglob("*.md"))


def is_page(path: PurePosixPath) -> bool:
    """Tell a page from an article by its folder."""
    return path.parts[0] == "pages"


def check_name(path: PurePosixPath) -> Iterator[Finding]:
    """Yield a finding unless the file is named ``stem.lang.md``."""
    if not SOURCE_NAME.fullmatch(path.name):
        hint = N_("name it like glossari-comu.ca.md: lower-case letters, digits and hyphens, then the language")
        yield Finding(str(path), 1, 1, "E126", N_('"%(name)s" cannot be a file name'), hint, {"name": path.name})


def check_bounds(body: BodyText, path: PurePosixPath) -> Iterator[Finding]:
    """Yield a finding for what no article needs: control characters, and so many marks that a build would stall."""
    for match in islice(_CONTROL.finditer(body.prose), 1):
        place, message = body.place(match.start()), N_("the text holds a control character")
        yield Finding(str(path), *place, UNPRINTABLE, message, N_("delete it, and type the words around it anew"))
    for pattern, most, signs, least in BOUNDS:
        # To count them takes a tenth of the time.
        if sum(map(body.prose.count, signs)) >= least:
            for match in islice(pattern.finditer(body.prose), most, most + 1):
                yield _unbounded(path, *body.place(match.start()))


def _unbounded(path: PurePosixPath, line: int, column: int) -> Finding:
    message = N_("the text has too many links, tags or definitions, or they are nested too deep")
    return Finding(str(path), line, column, UNBOUNDED, message, N_("split or simplify it"))


def check_body(body: BodyText, links: Iterable[Link], path: PurePosixPath) -> Iterator[Finding]:
    """Yield what the body may not hold: a title of its own, and links that the site does not follow."""
    for match in MAIN_HEADING.finditer(body.prose):
        hint = N_("start the sections with ##; the title above is the page's one main heading")
        yield Finding(str(path), *body.place(match.start()), "E127", N_("the body has a main heading (#)"), hint)
    for link in links:
        yield from check_link(link, path)


def find_links(body: BodyText) -> Iterator[Link]:
    """Yield each link and picture of the body, where its target stands."""
    for match in _MARKDOWN_LINK.finditer(body.prose):
        target = match["target"] or match["reference"] or ""
        yield Link(target, *body.place(match.end() - len(target)), match["picture"] is not None)


def check_link(link: Link, path: PurePosixPath) -> Iterator[Finding]:
    """Yield a finding where the form of a link is not one that the site follows."""
    place = (str(path), link.line, link.column)
    if link.what == "static" and not _PICTURE_TARGET.fullmatch(link.rest):
        yield Finding(*place, "E128", N_("only pictures can be shown this way"), N_("write {static}/pictures/name.png"))
    elif link.is_picture and link.what != "static":
        hint = N_("put it into content/pictures/, and write {static}/pictures/name.png")
        yield Finding(*place, "E140", N_("a picture must be one of this site"), hint)
    elif link.what not in (None, "filename", "static"):
        hint = N_("use {filename}/articles/… for a text and {static}/pictures/… for a picture")
        yield Finding(*place, "E129", N_("{%(what)s} cannot be used in a link"), hint, {"what": link.what})
    elif link.what is None and link.target and not link.target.startswith(LINK_SCHEMES):
        hint = N_("use https://…, or {filename}/articles/… for a text of this site")
        yield Finding(*place, "E130", N_('the link to "%(target)s" leads nowhere'), hint, {"target": link.target})


def refuse(path: PurePosixPath, findings: list[Finding]) -> Source:
    """Return a source of which nothing is known but why it cannot be read."""
    return Source(path, is_page(path), None, None, (), tuple(findings))
