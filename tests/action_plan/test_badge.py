"""The badge: what it says, that it stands alone, and that it can be read."""

from __future__ import annotations

from fractions import Fraction

import pytest
from lxml import etree

from plugins.action_plan.badge import HEIGHT, Badge, measure_text
from plugins.audit.data_files import check_data_file
from plugins.audit.kinds import Kind

SVG = "{http://www.w3.org/2000/svg}"
BADGE = Badge("Pla «2021» & més", "67 % · 3 de 4", "Pla <2021>: 67 %", "ca", Fraction(2, 3))


def parse(badge: Badge) -> etree._Element:
    """Return the drawing's root."""
    return etree.fromstring(badge.render().encode())


def test_words_are_text_and_title() -> None:
    """For eyes and for ears, in their language."""
    root = parse(BADGE)
    assert [text.text for text in root.iter(f"{SVG}text")] == [BADGE.label, BADGE.value]
    assert (root.findtext(f"{SVG}title"), root.get("aria-label"), root.get("role"), root.get("lang")) == (
        BADGE.title, BADGE.title, "img", "ca",
    )  # fmt: skip


def test_audit_lets_it_pass() -> None:
    """No script, no handler, no address, no style."""
    assert list(check_data_file("pla/2021/dades/badge.svg", BADGE.render().encode(), Kind.DRAWING)) == []


@pytest.mark.parametrize("value", ["0 %", "100 % · 18 de 18 amb dades · il·lustratiu", "W" * 40])
def test_texts_keep_to_their_halves(value: str) -> None:
    """Whatever fonts there are: each is held to its width, and nothing lies beside the drawing."""
    badge = Badge("Pla", value, value, "ca", None)
    root = parse(badge)
    assert (root.get("width"), root.get("height")) == (str(badge.width), str(HEIGHT))
    label, text = root.iter(f"{SVG}text")
    ends = [int(one.get("x")) + int(one.get("textLength")) for one in (label, text)]
    assert ends[0] < int(text.get("x"))
    assert ends[1] < badge.width
    assert all(one.get("lengthAdjust") == "spacingAndGlyphs" for one in (label, text))


@pytest.mark.parametrize(
    ("share", "lengths"), [(None, []), (Fraction(0), [1]), (Fraction(1, 2), [1, 0.5]), (Fraction(1), [1, 1])]
)
def test_line_is_lit_as_far_as_the_share(share: Fraction | None, lengths: list[float]) -> None:
    """There is none where there is no figure."""
    root = parse(Badge("Pla", "50 %", "Pla", "ca", share))
    drawn = [
        float(path.get("d").partition("h")[2]) for path in root.iter(f"{SVG}path") if path.get("stroke-width") == "3"
    ]
    assert [round(length / drawn[0], 2) for length in drawn] == lengths


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_texts_stand_out_from_their_ground() -> None:
    """7:1 and more on both halves, which the badge brings along; its edge 3:1 on white and on black."""
    root = parse(BADGE)
    paper, edge = (rect.get(key) for rect, key in zip(root.iter(f"{SVG}rect"), ("fill", "stroke"), strict=True))
    fill = next(root.iter(f"{SVG}path")).get("fill")
    label, value = (text.get("fill") for text in root.iter(f"{SVG}text"))
    assert contrast(label, fill) >= 7
    assert contrast(value, paper) >= 7
    assert min(contrast(edge, "#FFFFFF"), contrast(edge, "#000000")) >= 3


def test_wide_letters_are_wider() -> None:
    """About as wide as real ones are."""
    assert measure_text("iiii") < measure_text("aaaa") < measure_text("WWWW")
