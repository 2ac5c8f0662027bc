"""Whatever a contributor writes becomes a source or findings: no traceback, no other scheme, no file elsewhere."""

from __future__ import annotations

import html
import re
import string
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.contributions.body import BodyRenderer
from plugins.contributions.checking import open_desk
from plugins.contributions.checks import check_sources, resolve_link
from plugins.contributions.drafts import BodyText
from plugins.contributions.front_matter import ARTICLE_KEYS, parse_front_matter
from plugins.contributions.reading import Link, Source, SourceReader, check_link, find_links
from plugins.core.findings import render_findings
from plugins.core.safe_html import sanitise
from plugins.workshop import ROOT
from tests.security.ground import File, build_ours, make_source
from tests.security.vectors import make_vectors

BOUNDED = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.generate],
)
ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
CLIMBING = ["../", "/", "\\", "..%2f", "\0", "~", "{attach}", "{static}", "{filename}", "{index}", "index", "x.ca.md"]
PIECES = [
    "[x](", ")", "](", "![", "[^1]", "[^1]: ", "<a href=", "<img src=", ">", '"', "'", "javascript:", "data:", "&#106;",
    "&colon;", "{filename}", "{static}", "{attach}", "/pictures/", "../", "\n", "\n\n", "    ", "```", "`", "#", "<!--",
    "-->", "<svg>", "<style>", "</style>", "<table>", "|", "|-|", "*[x]: ", "!!! note", "https://", "x",
    "\u2028", "\x02",
]  # fmt: skip
bodies = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=string.punctuation + "ab \n\t", max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(make_vectors())), max_size=15).map("".join),
)
values = st.one_of(
    st.text(max_size=60), st.sampled_from(make_vectors()), st.sampled_from(["[a, b]", "{a: b}", "|", "&a"])
)
keys = st.one_of(st.sampled_from([*sorted(ARTICLE_KEYS), "save_as", "url", "template"]), st.text(max_size=12))
heads = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(keys, values), max_size=12).map(
        lambda pairs: "\n".join(f"{key}: {text}" for key, text in pairs)
    ),
)


@pytest.fixture(scope="module")
def reader() -> SourceReader:
    """The site's reader, registries and editor."""
    desk = open_desk(ROOT / "content", [{"code": "ca"}, {"code": "gl"}], "ca")
    return SourceReader(ROOT / "content", desk.rules, lambda lang, _: lang + " {}", desk.editor)


def schemes(text: str) -> set[str]:
    """Return the schemes of all addresses of *text* as browsers read them."""
    addresses = (re.sub(r"[\x00-\x20]", "", html.unescape(address)) for _, address in ADDRESS.findall(text))
    return {match[1].lower() for match in map(SCHEME.match, addresses) if match}


def is_harmless(source: Source) -> bool:
    """Tell whether the findings of *source* can be shown, and its body leads nowhere that it may not."""
    shown = render_findings(check_sources([source], set(), "content"))
    followed = source.body is None or schemes(source.body.html) <= {"http", "https", "mailto", "tel"}
    return followed and shown.count("\n") >= len(source.findings)


def test_schemes_are_seen() -> None:
    """The judge of the tests below does see a scheme, however it is spelt."""
    assert schemes('<a href="java&Tab;script:x"><img src=" DATA:x">') == {"javascript", "data"}


@BOUNDED
@given(heads)
def test_front_matter(reader: SourceReader, head: str) -> None:
    """A head is values that the site can use, or findings."""
    parsed, _, findings = parse_front_matter(head, PurePosixPath("articles/x.ca.md"), reader._rules, is_page=False)
    assert findings or parsed is not None
    render_findings(findings)


@BOUNDED
@given(st.lists(st.sampled_from(CLIMBING), max_size=8).map("".join) | st.text(max_size=60), st.booleans())
def test_links(target: str, picture: bool) -> None:  # noqa: FBT001 - made by hypothesis
    """A link without a finding has one of the schemes, or stays within the site."""
    path = PurePosixPath("articles/2026/x.ca.md")
    link = Link(target, 1, 1, is_picture=picture)
    if list(check_link(link, path)) or not target:
        return
    if link.what == "static":
        assert re.fullmatch(r"/pictures/[a-z0-9-]+\.(png|jpe?g|webp|avif)", link.rest)
    elif link.what is None:
        assert target.startswith(("https://", "http://", "mailto:", "tel:", "#", "/"))
    else:
        source = Source(path, False, None, None, (), ())
        assert not resolve_link(source, link.rest).startswith("/")


@BOUNDED
@given(bodies)
def test_sanitiser(text: str) -> None:
    """What is left has no other scheme, no handler and no script, and is left once more."""
    for clean in (sanitise(text), BodyRenderer(lambda lang, _: lang + " {}").render(text, "ca").html):
        assert schemes(clean) <= {"http", "https", "mailto", "tel"}
        assert not re.search(r"<(script|iframe|svg|style|form|object)|<[^>\"]*(\"[^\"]*\"[^>\"]*)*\son\w+=", clean)


@BOUNDED
@given(heads, bodies, st.sampled_from(["articles/2026/x.ca.md", "pages/x.gl.md", "pages/X.md"]))
def test_whole_sources(reader: SourceReader, head: str, body: str, name: str) -> None:
    """A file of any head and body becomes a source, whose findings can be shown and whose links are followed."""
    assert is_harmless(reader.parse(f"---\n{head}\n---\n{body}", PurePosixPath(name)))


@BOUNDED
@given(bodies)
def test_good_heads_with_any_body(reader: SourceReader, body: str) -> None:
    """The same under a head that has no fault, so that every body is rendered."""
    source = reader.parse(make_source("x", body), PurePosixPath("articles/2026/x.ca.md"))
    assert is_harmless(source)
    assert source.body is not None or source.findings
    assert all(link.line >= 10 for link in find_links(BodyText(body, 10)))


def test_trees_stay_in_the_output_folder(tmp_path: Path) -> None:
    """Trees of hostile names, heads and bodies are refused or built, and nothing appears outside the output folder."""
    trees: list[dict[str, File]] = []
    texts = st.text(alphabet=string.ascii_letters + "./-_ {}", min_size=1, max_size=20).filter(
        lambda text: "\0" not in text
    )

    @settings(BOUNDED, max_examples=3)
    @given(st.dictionaries(texts, st.tuples(heads, bodies), min_size=5, max_size=10))
    def gather(sources: dict[str, tuple[str, str]]) -> None:
        names = [f"n{number}-{re.sub('[/ ]', '', name)}.ca.md" for number, name in enumerate(sources)]
        pairs = zip(names, sources.values(), strict=True)
        trees.append({f"content/pages/{name}": f"---\n{head}\n---\n{body}" for name, (head, body) in pairs})
        trees.append({
            f"content/articles/f{number}.ca.md": make_source(f"f{number}", body.replace("\r", ""))
            for number, (_, body) in enumerate(sources.values())
        })  # fmt: skip

    gather()
    for number, tree in enumerate(trees[:6]):
        root = tmp_path / str(number) / "project"
        built = build_ours(root, tree)
        assert built.code in {0, 1}
        assert "Traceback" not in built.said
        assert {path.name for path in root.parent.iterdir()} == {"project"}
        # The last is Python's own, of the settings, where it is let.
        known = {"content", "output", "plugins", "theme", "pelicanconf.py", "publishconf.py", ".cache", "__pycache__"}
        assert {path.name for path in root.iterdir()} <= known
        assert {path.relative_to(root).as_posix() for path in (root / "content").rglob("*.md")} == set(tree)
