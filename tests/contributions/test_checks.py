"""What can be wrong between sources."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from plugins.contributions.checks import check_helplines, check_sources, resolve_link
from plugins.contributions.reading import Source
from plugins.core.findings import Finding, Severity
from plugins.core.registries import Helpline
from plugins.core.texts import Texts

Parse = Callable[..., Source]
TODAY = date(2026, 11, 22)


def check(*sources: Source) -> list[str]:
    """Return the findings of *sources*, in a folder whose one picture is x.png."""
    return [
        f"{found.path}:{found.line}:{found.column}:{found.code}" for found in check_sources(sources, {"x.png"}, "c")
    ]


def test_translation_beside_its_original(parse_page: Parse) -> None:
    """A translation that names the original of its own stem has no finding."""
    assert check(parse_page("a"), parse_page("a", "pages/x.gl.md", "translation_of: x.ca.md\n")) == []


def test_two_originals(parse_page: Parse) -> None:
    """Two files of one stem cannot both be the original: the first in order of names is."""
    assert check(parse_page("a", "pages/x.gl.md"), parse_page("a")) == ["c/pages/x.gl.md:1:1:E131"]


@pytest.mark.parametrize("original", ["x.es.md", "y.ca.md", "x.gl.md"])
def test_missing_original(parse_page: Parse, original: str) -> None:
    """An original that is not there, has another stem, or is the translation itself is told."""
    translation = parse_page("a", "pages/x.gl.md", f"translation_of: {original}\n")
    assert check(parse_page("a"), parse_page("a", "pages/y.ca.md"), translation) == ["c/pages/x.gl.md:1:1:E132"]


def test_slug_clash(parse_page: Parse) -> None:
    """Two texts of one language cannot share an address; those of two languages can."""
    sources = [
        parse_page("a"),
        parse_page("a", "pages/y.ca.md", "slug: x\n"),
        parse_page("a", "pages/z.gl.md", "slug: x\n"),
    ]
    assert check(*sources) == ["c/pages/y.ca.md:1:1:E133"]


def test_missing_link_target(parse_page: Parse) -> None:
    """Links lead to sources that are there, from the content folder or from the own one."""
    body = "[a]({filename}/pages/x.ca.md#s-a) [b]({filename}x.ca.md)\n"
    body += "[c]({filename}/pages/y.ca.md)\n[d]({filename}../../etc/passwd)"
    assert check(parse_page(body)) == ["c/pages/x.ca.md:7:5:E134", "c/pages/x.ca.md:8:5:E134"]


def test_missing_picture(parse_page: Parse) -> None:
    """Pictures of the body are compared with what is in the folder."""
    body = "![a]({static}/pictures/x.png)\n![b]({static}/pictures/y.png)"
    assert check(parse_page(body)) == ["c/pages/x.ca.md:7:6:E135"]


def test_own_findings_come_along(parse_page: Parse) -> None:
    """What is wrong inside a source is told with the content folder before its path."""
    assert check(parse_page("# a")) == ["c/pages/x.ca.md:6:1:E127"]


def test_resolve_link(parse_page: Parse) -> None:
    """A target counts from the content folder with a slash, from the source without."""
    source = parse_page("a")
    assert resolve_link(source, "/articles/2026/y.ca.md") == "articles/2026/y.ca.md"
    assert resolve_link(source, "../articles/y.ca.md") == "articles/y.ca.md"


@pytest.mark.parametrize(("days", "expected"), [(179, []), (180, ["W101"]), (181, ["W101"])])
def test_helplines_grow_old(days: int, expected: list[str]) -> None:
    """A number that nobody has looked up for 180 days is a warning, which stops nothing."""
    texts, verified_on = Texts({"ca": "x"}, "ca"), TODAY - timedelta(days)
    helpline = Helpline("016", texts, texts, "016", "tel:016", "phone", "ES", "https://example.org", verified_on)
    findings: list[Finding] = list(check_helplines([helpline], TODAY, "h.yaml"))
    assert [found.code for found in findings] == expected
    assert all(found.severity is Severity.WARNING for found in findings)
