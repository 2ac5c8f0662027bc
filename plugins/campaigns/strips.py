"""Where the town stands on a picture and on a poster: measured once, for Typst and for the browser alike."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from plugins.campaigns.forms import Screen, Sheet

THIN_RATIO, BANNER_RATIO, LANDSCAPE_RATIO, STORY_RATIO = 5, 3, 1.3, 0.6
"""Width by height: what is wider than the first three is a thin banner, a banner, a landscape; what is narrower than
the last is a story of a telephone."""
STORY_FOOT = 340 / 1920
"""The share of a story's height over which a telephone lays its own buttons."""

MARGIN, GAP = 7, 2.2
QR = 17
HELPLINES = 7.6
"""Of a poster, in hundredths of the width of its sheet."""

Style = tuple[float, int, float]
"""How a text of a strip is set: its share of the size, its weight, and from foot to foot of its lines."""


@dataclass(frozen=True)
class Lettering:
    """How the lines of a strip stand, for Typst and for the browser alike: all in shares of a size, or of their room.

    `largest` is the most that the first text measures, of the height of a picture's room, and `smallest` the least, of
    the geometric mean of its sides; `on_sheet` are those of a poster, of the width of the sheet. `cap` is the height of
    the face's capitals, and `rise` what accents take above these; `gap` parts two texts, `arms` a coat of arms from
    them.

    No text has more than `most` lines, and another line must make them larger by `worth`. Lines are as equal as they
    can be; a break after a comma or a full stop is worth as much inequality as `sense` tells, one before a short word
    as much as `phrase`: of the mean, squared.
    """

    town: Style = (1, 700, 1.14)
    signature: Style = (0.55, 400, 1.22)
    call: Style = (0.75, 400, 1.22)
    largest: float = 0.44
    smallest: float = 0.024
    on_sheet: tuple[float, float] = (0.046, 0.018)
    cap: float = 0.668
    rise: float = 0.22
    gap: float = 0.46
    arms: float = 0.18
    most: int = 3
    worth: float = 1.05
    sense: float = 0.42
    phrase: float = 0.15


LETTERING = Lettering()


@dataclass(frozen=True)
class Box:
    """A rectangle, from the upper left corner: whole pixels of a picture, millimetres of a sheet."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Strip:
    """The strip of a picture: `box` is filled with the accent, text and arms stand within `inner`."""

    box: Box
    inner: Box


@dataclass(frozen=True)
class Foot:
    """The foot of a poster, in millimetres from the corner of the trimmed sheet.

    `message` names the town and says what to do, or is the empty box; below it are helplines, beside it the QR code.
    """

    strip: Box
    message: Box
    helplines: Box
    qr: Box


def lay_strip(screen: Screen) -> Strip | None:
    """Return the strip of a picture, in pixels; None where it has none: a thin banner says all in two lines."""
    width, height = screen.width, screen.height
    ratio, unit = width / height, sqrt(width * height) / 100
    if ratio > THIN_RATIO:
        return None
    if ratio > BANNER_RATIO:
        return _lay(width=round(width * 0.54), bottom=height, height=round(height * 0.38), margin=round(5 * unit))
    if ratio > LANDSCAPE_RATIO:
        return _lay(width=width, bottom=height, height=round(height * 0.25), margin=round(5 * unit))
    safe = round(height * STORY_FOOT) if ratio < STORY_RATIO else 0
    return _lay(width=width, bottom=height, height=round(17 * unit) + safe, margin=round(6 * unit), safe=safe)


def lay_message(sheet: Sheet) -> Box:
    """Return where a poster names the town and says what to do, in millimetres from the corner of the trimmed sheet."""
    return lay_foot(sheet).message


def lay_foot(sheet: Sheet) -> Foot:
    """Return the foot of a poster; an office printer leaves white what is next to the edge of the sheet."""
    unit = sheet.width_mm / 100
    high = (35 if sheet.blank else 28) * unit
    below = (5.4 if sheet.office else 3.6) * unit
    top = sheet.height_mm - high
    bottom = sheet.height_mm - below
    left, right = MARGIN * unit, (100 - MARGIN) * unit
    width = right - left - (QR + 1.5 * GAP) * unit
    line = bottom - HELPLINES * unit
    first = top + 3 * unit
    return Foot(
        strip=Box(0, top, sheet.width_mm, high),
        message=Box(left, first, width, line - GAP * unit - first),
        helplines=Box(left, line, width, HELPLINES * unit),
        qr=Box(right - QR * unit, first, QR * unit, bottom - first),
    )


def _lay(*, width: int, bottom: int, height: int, margin: int, safe: int = 0) -> Strip:
    """Return a strip at the lower edge; *safe* is what telephones lay their own buttons over."""
    top, gap = bottom - height, round((height - safe) * 0.12)
    box = Box(0, top, width, height)
    return Strip(box, Box(margin, top + gap, width - 2 * margin, height - safe - 2 * gap))
