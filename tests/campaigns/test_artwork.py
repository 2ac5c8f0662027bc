"""Drawings: what only draws passes, and all else is refused, whatever it is wrapped in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.campaigns.artwork import MAX_DEPTH, MAX_ELEMENTS, check_artwork, check_drawing
from plugins.campaigns.model import ItemKind
from plugins.workshop import ROOT

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1000 1414">'
ART = sorted((ROOT / "content" / "campaigns").glob("*/art/*.svg"))

REFUSED = {
    "E442": [
        "<script>alert(1)</script>",
        "<style>path{fill:red}</style>",
        "<foreignObject/>",
        "<text>a</text>",
        '<image href="#a"/>',
        '<use href="#a"/>',
        '<animate attributeName="d"/>',
        '<script xmlns="http://www.w3.org/1999/xhtml"/>',
        "<filter/>",
    ],
    "E443": [
        '<path onclick="a()"/>',
        '<path style="fill:red"/>',
        '<path class="a"/>',
        '<linearGradient href="https://example.org/a"/>',
        '<linearGradient xlink:href="file:///etc/passwd"/>',
        '<path fill="url(https://example.org/#a)"/>',
        """<path fill="URL( 'a.svg#b')"/>""",
        '<path xml:base="https://example.org/"/>',
    ],
    "E445": ["<?php echo 1 ?>"],
    "E446": ["<g/>" * MAX_ELEMENTS, "<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH],
    "E441": ["<path>", "&undefined;"],
}


def find_codes(text: str) -> set[str]:
    """Return the codes of all that is wrong with a drawing."""
    return {finding.code for finding in check_drawing(text, "a.svg")}


@pytest.mark.parametrize("path", ART, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_own_artwork_passes(path: object) -> None:
    """What the campaigns bring is what the templates need."""
    text = ROOT.joinpath(str(path)).read_text(encoding="utf-8")
    kind = ItemKind.BANNER if "banda" in str(path) else ItemKind.POSTER
    assert check_artwork(text, "a.svg", kind) == []


@pytest.mark.parametrize(("code", "body"), [(code, body) for code, bodies in REFUSED.items() for body in bodies])
def test_what_does_more_than_draw_is_refused(code: str, body: str) -> None:
    """By its code, whatever else there is."""
    assert find_codes(f"{HEAD}{body}</svg>") == {code}


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ],
)
def test_declarations_are_refused_before_they_are_read(head: str) -> None:
    """No entity grows, and no other file is asked for."""
    assert find_codes(f"{head}{HEAD}</svg>") == {"E445"}


def test_what_a_program_noted_for_itself_is_let_be() -> None:
    """Drawing programs leave marks of their own, which nobody shows."""
    inkscape = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
    assert find_codes(f'{HEAD}<g {inkscape} i:label="a"><i:path-effect/><title>A</title></g></svg>') == set()


def test_finding_tells_the_place() -> None:
    """Line and column are those of the element."""
    (finding,) = check_drawing(f"{HEAD}\n  <script/>\n</svg>", "art/a.svg")
    assert finding.text().startswith("art/a.svg:2:3: E442 a drawing holds no <script>")


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("1414", "1000"),
        HEAD.replace(' viewBox="0 0 1000 1414"', ""),
        HEAD.replace('"0 0 1000 1414"', "'0 0 1000 1414'"),
        '<!-- viewBox="0 0 1 1" -->' + HEAD,
        HEAD.replace(">", ' width="100">'),
    ],
)
def test_artwork_that_cannot_be_cut_is_refused(head: str) -> None:
    """The templates put another viewBox in the place of the only one."""
    assert check_drawing(f"{head}</svg>", "a.svg") == []
    assert [finding.code for finding in check_artwork(f"{head}</svg>", "a.svg", ItemKind.POSTER)] == ["E444"]


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    """No text stops the check, and none that is no drawing passes."""
    assert check_drawing(text, "a.svg") or "<svg" in text
