"""Share cards: the picture others' pages show beside a link to ours."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import PIL
from PIL import Image, ImageDraw

from plugins.core import addressing
from plugins.core.workers import map_over_cores
from plugins.pictures.lettering import FONT, is_drawn, measure_word, set_letters, set_line
from plugins.pictures.png import Background

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plugins.pictures.cache import Cache

SIZE = (1200, 630)
DESIGN = 4  # raise it when the drawing changes: the names follow, and old cards leave the cache

GROUND, PAPER, SAFFRON, LILAC = (0x3A, 0x15, 0x57), (0xFB, 0xF8, 0xF3), (0xE9, 0xA2, 0x3B), (0xD9, 0xBE, 0xF5)
# Steps from the ground to each colour, for smooth edges; with the ground itself they are sixteen.
STEPS = {PAPER: 6, LILAC: 4, SAFFRON: 5}

ARCH_BOX, NEUTRAL_ARCH_BOX = (866, 120, 1116, 630), (475, 82, 725, 382)
TITLE_LEFT, TITLE_WIDTH, TITLE_MIDDLE, MAX_LINES = 84, 705, 290, 4
TITLE_SIZES = (84, 76, 68, 62, 56, 50)
LEADING = 1.14
LABEL_SIZE, LABEL_BASELINE = 32, 560
NEUTRAL_SIZE, NEUTRAL_BASELINE, NEUTRAL_LABEL_BASELINE = 60, 484, 548
BAR = (TITLE_LEFT, 72, TITLE_LEFT + 84, 79)
SMOOTHING = 4
STROKE = 0.085  # of the arch's width
ELLIPSIS = "…"
SPELT_OUT = str.maketrans({"ŀ": "l·", "Ŀ": "L·", "\u202f": "\u00a0", "\u2011": "-", "\u2010": "-", "\u00ad": ""})


@dataclass(frozen=True)
class Card:
    """What a card says; without *title* it is neutral, and tells nothing of the page it stands for."""

    title: str | None
    site: str
    language: str


def plan_card(title: str, site: str, language: str, *, neutral: bool = False) -> Card:
    """Return the card of a page; a *neutral* one forgets the title, as pages that give help need."""
    return Card(None if neutral else " ".join(filter(None, _spell(title).split(" "))), *_spell_common(site, language))


def card_name(card: Card) -> str:
    """Return the published name, known before anything is drawn."""
    content = json.dumps([PIL.__version__, DESIGN, _font_mark(), vars(card)])
    return f"card-{addressing.digest(content.encode())}.png"


def write_cards(cards: Mapping[str, Card], store: Cache, folder: Path) -> list[str]:
    """Write *cards*, by name, into *folder*, over all cores; return the names of those that *store* had not."""
    folder.mkdir(parents=True, exist_ok=True)

    def write(name: str) -> bool:
        data, is_drawn_now = store.obtain(name, lambda: draw_card(cards[name]))
        (folder / name).write_bytes(data)
        return is_drawn_now

    names = list(cards)
    return [name for name, drawn in zip(names, map_over_cores(write, names), strict=True) if drawn]


def draw_card(card: Card) -> bytes:
    """Return *card* as a PNG of few colours: the same bytes each time."""
    if card.title is None:
        return _neutral(card.site, card.language).render()
    return _draw_titled(_labelled(f"{card.site}  ·  {card.language}"), card.title)


def _draw_titled(shared: Background, title: str) -> bytes:
    size, lines = fit_title(title)
    step = round(size * LEADING)
    baselines = range(0, step * len(lines), step)
    letters = [(at, *letter) for at, line in zip(baselines, lines, strict=True) for letter in set_letters(line, size)]
    # Few letters reach beyond these rows, which are counted from the first baseline.
    highest = min([-step, *(at + top for at, _, _, top in letters)])
    lowest = max([step * len(lines), *(at + top + mask.height for at, mask, _, top in letters)])
    title_mask = Image.new("L", (ARCH_BOX[0], lowest - highest))
    for at, mask, left, top in letters:
        title_mask.paste(255, (TITLE_LEFT + left, at + top - highest), mask)
    first = TITLE_MIDDLE - step * (len(lines) - 1) // 2 + size // 3 + highest
    band = shared.image.crop((0, first, SIZE[0], first + title_mask.height))
    # Nothing else stands there, so that what does not show of the mask covers nothing.
    band.paste(title_mask.point(_tables(PAPER)[0]), (0, 0))
    return shared.render(band, first)


def fit_title(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which *title* holds, and its lines; what does not hold at the smallest is cut."""
    for size in TITLE_SIZES:
        lines = wrap_words(title, size)
        if len(lines) <= MAX_LINES - (size > TITLE_SIZES[2]):
            return size, lines
    kept = lines[:MAX_LINES]
    kept[-1] = _cut(f"{kept[-1]} ", size)
    return size, kept


def wrap_words(text: str, size: int) -> list[str]:
    """Return *text* in lines that hold in the title's width; no-break spaces hold, and a word too long is cut."""
    lines: list[str] = []
    for part in text.split(" "):
        word = part if _length(part, size) <= TITLE_WIDTH else _cut(part, size)
        if lines and _length(f"{lines[-1]} {word}", size) <= TITLE_WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(text: str, size: int) -> str:
    """Return the longest beginning of *text* that holds with an ellipsis."""
    kept = text
    while kept and _length(kept.rstrip(" ,;:") + ELLIPSIS, size) > TITLE_WIDTH:
        kept = kept.rsplit(" ", 1)[0] if " " in kept.rstrip() else kept[:-1]
    return kept.rstrip(" ,;:") + ELLIPSIS


def _write(
    canvas: Image.Image,
    text: str,
    size: int,
    colour: tuple[int, int, int],
    at: tuple[int, int],
    *,
    centred: bool = False,
) -> None:
    """Write *text* on *canvas*, whose pixels are places in the palette, with edges in the colour's shades."""
    left = at[0] - round(_length(text, size) / 2) if centred else at[0]
    mask, (before, above) = set_line(text, size)
    _stamp(canvas, mask, colour, (left - before, at[1] - above))


def _stamp(canvas: Image.Image, mask: Image.Image, colour: tuple[int, int, int], at: tuple[int, int]) -> None:
    """Lay *mask* on *canvas* as shades of *colour* between the ground and itself."""
    shades, visible = _tables(colour)
    canvas.paste(mask.point(shades), at, mask.point(visible))


@cache
def _tables(colour: tuple[int, int, int]) -> tuple[list[int], list[int]]:
    """Return for each value of a mask its place in the palette, and whether it shows at all."""
    steps = [(value * STEPS[colour] + 127) // 255 for value in range(256)]
    return [step and _first(colour) + step - 1 for step in steps], [255 if step else 0 for step in steps]


def _first(colour: tuple[int, int, int]) -> int:
    """Return where in the palette the shades of *colour* begin."""
    return 1 + sum(STEPS[other] for other in list(STEPS)[: list(STEPS).index(colour)])


@lru_cache(maxsize=8)
def _labelled(label: str) -> Background:
    """Return a card without its title: all that those of one language share."""
    canvas = _ground(neutral=False)
    _write(canvas, label, LABEL_SIZE, LILAC, (TITLE_LEFT, LABEL_BASELINE))
    return Background(canvas, _palette())


@lru_cache(maxsize=8)
def _neutral(site: str, language: str) -> Background:
    """Return the card of the pages of *language* that tell nothing."""
    canvas, middle = _ground(neutral=True), SIZE[0] // 2
    _write(canvas, site, NEUTRAL_SIZE, PAPER, (middle, NEUTRAL_BASELINE), centred=True)
    _write(canvas, language, LABEL_SIZE, LILAC, (middle, NEUTRAL_LABEL_BASELINE), centred=True)
    return Background(canvas, _palette())


def _ground(*, neutral: bool) -> Image.Image:
    """Return the empty card: the arch, the leaf of light in it and, where a title goes, the short saffron bar."""
    canvas = Image.new("P", SIZE, 0)
    left, top, right, bottom = NEUTRAL_ARCH_BOX if neutral else ARCH_BOX
    size = (right - left, bottom - top)
    _stamp(canvas, _arch_mask(size), PAPER, (left, top))
    _stamp(canvas, _leaf_mask(size), SAFFRON, (left, top))
    if not neutral:
        ImageDraw.Draw(canvas).rounded_rectangle(BAR, 3, fill=_first(SAFFRON) + STEPS[SAFFRON] - 1)
    return canvas


def _arch_mask(size: tuple[int, int]) -> Image.Image:
    """Return a doorway: half a circle on two posts, open below."""
    width, height = (side * SMOOTHING for side in size)
    stroke = round(width * STROKE)
    mask = Image.new("L", (width, height))
    draw = ImageDraw.Draw(mask)
    for inset, fill in ((0, 255), (stroke, 0)):
        draw.ellipse((inset, inset, width - 1 - inset, width - 1 - inset), fill=fill)
        draw.rectangle((inset, width // 2, width - 1 - inset, height), fill=fill)
    return mask.resize(size, Image.Resampling.BOX)


def _leaf_mask(size: tuple[int, int]) -> Image.Image:
    """Return the leaf of light, which stands on the threshold and is split by its midrib."""
    width, height = (side * SMOOTHING for side in size)
    mask = Image.new("L", (width, height))
    draw = ImageDraw.Draw(mask)
    top, half = width * 0.27, width * 0.31
    right = [(width / 2 + half * x, top + (height - top) * y) for x, y in _leaf_edge()]
    draw.polygon(right + [(width - x, y) for x, y in reversed(right)], fill=255)
    rib = top + (height - top) * 0.42
    draw.line((width / 2, height, width / 2, rib), fill=0, width=round(width * 0.026))
    return mask.resize(size, Image.Resampling.BOX)


def _leaf_edge() -> list[tuple[float, float]]:
    """Return the right edge, from the tip (0, 0) to the foot (0, 1): the one Bézier curve of the logo."""
    edge = []
    for step in range(65):
        t = step / 64
        near, far = 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t)
        edge.append((0.55 * near + 1.5 * far, 0.28 * near + 0.74 * far + t**3))
    return edge


@cache
def _palette() -> list[int]:
    """Return the ground, and the shades from there to each colour."""
    shades = [
        round(ground + (full - ground) * step / steps)
        for colour, steps in STEPS.items()
        for step in range(1, steps + 1)
        for ground, full in zip(GROUND, colour, strict=True)
    ]
    return [*GROUND, *shades]


@cache
def _font_mark() -> str:
    return addressing.digest(FONT.read_bytes())


def _length(text: str, size: int) -> float:
    words = text.split(" ")
    return (sum(map(measure_word, words)) + measure_word(" ") * (len(words) - 1)) * size


@cache
def _spell_common(site: str, language: str) -> tuple[str, str]:
    return _spell(site), _spell(language)


def _spell(text: str) -> str:
    """Return *text* in letters the font has; others are left out rather than drawn as boxes."""
    composed = unicodedata.normalize("NFC", text).translate(SPELT_OUT)
    return "".join(filter(is_drawn, composed))
