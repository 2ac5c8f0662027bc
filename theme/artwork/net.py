"""A net, and the one lit path through it."""

from __future__ import annotations

import math
import random

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    HONEY,
    LILAC,
    MAUVE,
    PLUM,
    SAFFRON,
    Canvas,
    Point,
    disc,
    discs,
    fade_from,
    strokes,
)


def draw_net() -> Canvas:
    """Draw a net of knots and threads, and the one path through it that is lit."""
    canvas = Canvas(GROUND)
    canvas.grain(EVERYWHERE, PLUM, fade_from(1060, 380, 820), 0.6)
    chance = random.Random(28)  # noqa: S311 (the net's knots)
    knots = [
        (-60 + column * 176 + (row % 2) * 88 + chance.uniform(-44, 44), -30 + row * 152 + chance.uniform(-38, 38))
        for row in range(8)
        for column in range(11)
    ]
    near = [(a, b) for i, a in enumerate(knots) for b in knots[i + 1 :] if math.dist(a, b) < 212]
    canvas.paint(strokes([[a, b] for a, b in near], 3.4), MAUVE, 0.75)
    path = _walk(knots)
    canvas.paint(strokes([path], 22), CLAY, 0.5)
    canvas.paint(strokes([path], 9), HONEY)
    canvas.paint(discs([(x, y, chance.choice([7, 9, 9, 12, 16])) for x, y in knots if (x, y) not in path]), LILAC)
    for index, (x, y) in enumerate(path):
        size = 24 + 14 * ((index * 5) % 4)
        canvas.grain(EVERYWHERE, SAFFRON, fade_from(x, y, size * 4), 0.4)
        for radius, tone in ((size, CLAY), (size * 0.76, SAFFRON), (size * 0.48, GLOW)):
            canvas.paint(disc(x, y, radius), tone)
    return canvas


def _walk(knots: list[Point]) -> list[Point]:
    """Return a walk over neighbouring knots from the lower left to the upper right."""
    goal = (1500, 170)
    path = [min(knots, key=lambda knot: math.dist(knot, (110, 820)))]
    while math.dist(path[-1], goal) > 130:
        here = path[-1]
        choices = [k for k in knots if k not in path and math.dist(k, here) < 212]
        path.append(min(choices, key=lambda knot: math.dist(knot, goal) + 0.5 * abs(knot[1] - 868 + 0.46 * knot[0])))
    return path
