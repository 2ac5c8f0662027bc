"""A small town from above."""

from __future__ import annotations

import math
import random

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    HONEY,
    MOSS,
    NIGHT,
    PAPER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SAND,
    VIOLET,
    Canvas,
    Point,
    bezier,
    disc,
    discs,
    fade_from,
    mix,
    polygon,
    strokes,
)


def draw_towns() -> Canvas:
    """Draw the roofs of a small town from above, along its lanes and its river, with some lights on."""
    canvas = Canvas(VIOLET)
    canvas.grain(EVERYWHERE, PLUM, fade_from(800, 430, 1000), 0.6)
    chance = random.Random(7)  # noqa: S311 (the town's plan)
    square = (860, 400)
    lanes = [bezier(start, mid, late, end) for start, mid, late, end in LANES]
    river = bezier((-60, 620), (420, 480), (520, 850), (1040, 710))
    river += bezier((1040, 710), (1300, 640), (1420, 780), (1700, 700))
    canvas.paint(strokes([river], 92), MOSS)
    canvas.paint(strokes([[(x, y - 12) for x, y in river]], 46), mix(MOSS, SAGE, 0.5))
    canvas.paint(strokes(lanes, 44), mix(VIOLET, SAND, 0.6))
    canvas.paint(strokes(lanes, 34), mix(VIOLET, SAND, 0.78))
    canvas.paint(disc(*square, 128), mix(VIOLET, SAND, 0.78))
    for x, y, angle, long, short in _house_plots(chance, lanes, river, square):
        _roof(canvas, chance, (x, y), angle, (long, short))
    canvas.paint(discs([(square[0], square[1], 44)]), SAFFRON)
    canvas.paint(discs([(square[0], square[1], 26)]), GLOW)
    canvas.grain(EVERYWHERE, HONEY, fade_from(*square, 330), 0.6)
    return canvas


LANES = [
    ((860, 400), (760, 260), (480, 260), (-60, 110)),
    ((860, 400), (1000, 260), (1180, 120), (1260, -60)),
    ((860, 400), (1080, 440), (1300, 330), (1680, 370)),
    ((860, 400), (720, 450), (480, 400), (-60, 420)),
    ((860, 400), (840, 260), (740, 100), (780, -60)),
    ((860, 400), (1060, 560), (1250, 560), (1680, 560)),
    ((860, 400), (850, 600), (690, 700), (720, 1060)),
    ((707, 880), (480, 800), (260, 760), (-60, 860)),
    ((707, 880), (900, 1000), (1200, 870), (1680, 930)),
]


def _house_plots(
    chance: random.Random, lanes: list[list[Point]], river: list[Point], square: Point
) -> list[tuple[float, float, float, float, float]]:
    """Return houses (x, y, angle, length, depth) in rows along the lanes, none on water, lane or house."""
    plots: list[tuple[float, float, float, float, float]] = []
    for offset in (62, 138, 214):
        for lane in lanes:
            for index in range(4, len(lane) - 1):
                (x, y), (next_x, next_y) = lane[index], lane[index + 1]
                angle = math.atan2(next_y - y, next_x - x)
                for side in (-1, 1):
                    spot = (x - math.sin(angle) * offset * side, y + math.cos(angle) * offset * side)
                    long, short = chance.uniform(62, 98), chance.uniform(48, 62)
                    clear = all(math.dist(spot, other[:2]) > (long + other[3]) * 0.53 for other in plots)
                    free = all(math.dist(spot, point) > short * 0.5 + 36 for path in lanes for point in path)
                    dry = all(math.dist(spot, point) > short * 0.6 + 62 for point in river)
                    if clear and free and dry and math.dist(spot, square) > 176 and chance.random() < 0.9:
                        plots.append((*spot, angle + chance.uniform(-0.08, 0.08), long, short))
    return plots


def _roof(canvas: Canvas, chance: random.Random, spot: Point, angle: float, size: tuple[float, float]) -> None:
    """Draw a roof from above: a lit slope, a shaded one, and a shadow towards the lower right."""
    x, y = spot
    half, depth = size[0] / 2, size[1] / 2
    cos, sin = math.cos(angle), math.sin(angle)

    def corner(along: float, across: float) -> Point:
        return x + along * cos - across * sin, y + along * sin + across * cos

    whole = [corner(-half, -depth), corner(half, -depth), corner(half, depth), corner(-half, depth)]
    canvas.paint(polygon([(px + 9, py + 11) for px, py in whole]), NIGHT, 0.7)
    tone = chance.choice([CLAY, CLAY, ROSE, mix(CLAY, SAND, 0.45), mix(CLAY, PLUM, 0.35), SAFFRON])
    north, south = [corner(-half, -depth), corner(half, -depth)], [corner(half, depth), corner(-half, depth)]
    ridge = [corner(half, 0), corner(-half, 0)]
    dark = mix(tone, NIGHT, 0.34)
    lit_first = -cos - 0.4 * sin < 0
    canvas.paint(polygon(north + ridge), mix(tone, PAPER, 0.18) if lit_first else dark)
    canvas.paint(polygon(ridge[::-1] + south), dark if lit_first else mix(tone, PAPER, 0.18))
