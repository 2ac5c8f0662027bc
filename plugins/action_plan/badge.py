"""A figure as a small picture to show on other sites, which stands alone: no fonts, no style sheet, no script.

It brings its own ground, so that its contrast holds on light and dark pages: 13.9:1 on the left, 14.9:1 on the right;
its edge is 4:1 or more against both. `textLength` holds each text to the width that was worked out here, whatever
font the reader's machine has.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from html import escape

HEIGHT = 28
MOST_LETTERS = 44
_FILL, _ON_FILL, _PAPER, _INK, _EDGE = "#3A1557", "#FBF8F3", "#FBF8F3", "#221A29", "#7A6E80"
_BRAND, _TRACK, _LIGHT = "#4B1F6F", "#DDD2C8", "#E9A23B"
_SIZE, _MARGIN, _MARK, _ROUND = 12, 9, 26, 5
_FONT = "Verdana, 'DejaVu Sans', Geneva, sans-serif"
# How wide letters are in tenths of a pixel, in Verdana at this size.
_NARROW, _WIDE, _USUAL = 46, 108, 74
_NARROW_LETTERS, _WIDE_LETTERS = "iljIftr.,:;'’·|!()[] \u00a0\u202f", "mwMWOQGDHNU%@–—…"


@dataclass(frozen=True)
class Badge:
    """What a badge tells; `share` lights its line, None where there is no figure; `title` says all of it in words."""

    label: str
    value: str
    title: str
    lang: str
    share: Fraction | None

    @property
    def width(self) -> int:
        """Return the width in pixels."""
        return self._split + measure_text(self.value) + 2 * _MARGIN

    @property
    def _split(self) -> int:
        return _MARK + measure_text(self.label) + _MARGIN

    def render(self) -> str:
        """Return the badge as SVG."""
        width, split = self.width, self._split
        rest, left, right = width - split, _MARK, split + _MARGIN
        frame = f'x=".5" y=".5" width="{width - 1}" height="{HEIGHT - 1}" rx="{_ROUND}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" lang="{escape(self.lang)}" width="{width}" height="{HEIGHT}"'
            f' viewBox="0 0 {width} {HEIGHT}" role="img" aria-label="{escape(self.title)}">\n'
            f"<title>{escape(self.title)}</title>\n"
            f'<rect {frame} fill="{_PAPER}"/>\n'
            f'<path fill="{_FILL}" d="M{split} 0H{_ROUND}a{_ROUND} {_ROUND} 0 0 0-{_ROUND} {_ROUND}'
            f'v{HEIGHT - 2 * _ROUND}a{_ROUND} {_ROUND} 0 0 0 {_ROUND} {_ROUND}H{split}z"/>\n'
            f"{_render_line(split, rest, self.share)}"
            f'<rect {frame} fill="none" stroke="{_EDGE}"/>\n'
            f"{_MARK_DRAWING}"
            f'<g font-family="{_FONT}" font-size="{_SIZE}">\n'
            f"{_render_text(self.label, left, _ON_FILL)}{_render_text(self.value, right, _INK)}</g>\n</svg>\n"
        )


# The doorway of the site's mark, half its size.
_MARK_DRAWING = (
    f'<path fill="none" stroke="{_ON_FILL}" stroke-width="2" d="M8 22V13a5.5 5.5 0 0 1 11 0v9"/>\n'
    f'<path fill="{_LIGHT}" d="M13.5 10c2.2 3.1 5.6 9 0 12c-5.6-3-2.2-8.9 0-12z"/>\n'
)


def _render_text(text: str, left: int, colour: str) -> str:
    length = f'textLength="{measure_text(text)}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{left}" y="18" fill="{colour}" {length}>{escape(text)}</text>\n'


def _render_line(left: int, width: int, share: Fraction | None) -> str:
    """Return the line under the value, lit as far as *share*; none where there is no figure."""
    if share is None:
        return ""
    track = f'<path stroke="{_TRACK}" stroke-width="3" d="M{left} {HEIGHT - 2}h{width - _ROUND}"/>\n'
    lit = float(round(share * (width - _ROUND), 1))
    return track + (f'<path stroke="{_BRAND}" stroke-width="3" d="M{left} {HEIGHT - 2}h{lit:g}"/>\n' if lit else "")


def measure_text(text: str) -> int:
    """Return about how wide *text* is, in whole pixels."""
    return -(-sum(_measure_letter(letter) for letter in text) // 10)


def _measure_letter(letter: str) -> int:
    if letter in _NARROW_LETTERS:
        return _NARROW
    return _WIDE if letter in _WIDE_LETTERS else _USUAL
