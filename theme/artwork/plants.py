"""Branches with the leaf of the logo."""

from __future__ import annotations

import math

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    MOSS,
    NIGHT,
    PAPER,
    PLUM,
    SAFFRON,
    SAGE,
    SAND,
    SUNKEN,
    VIOLET,
    Canvas,
    Colour,
    Point,
    arch,
    bezier,
    fade_down,
    fade_from,
    leaf_points,
    mix,
    polygon,
    strokes,
    turned,
)


def draw_leaves() -> Canvas:
    """Draw branches that grow through a doorway into the light."""
    canvas = Canvas(SUNKEN)
    canvas.grain(EVERYWHERE, SAND, fade_down(0, 1100), 0.8)
    middle, foot = 800, 1000
    canvas.paint(arch(middle, foot, 660, 880), GROUND)
    canvas.grain(arch(middle, foot, 660, 880), PLUM, fade_from(middle, 480, 560), 0.8)
    canvas.paint(arch(middle, foot, 500, 790), CLAY)
    canvas.paint(arch(middle, foot, 440, 752), SAFFRON)
    canvas.grain(arch(middle, foot, 440, 752), GLOW, fade_from(middle, 520, 470), 0.9)
    stems = [
        (bezier((760, 1010), (740, 760), (560, 620), (330, 470)), MOSS, 11),
        (bezier((840, 1010), (850, 700), (1010, 520), (1310, 380)), mix(MOSS, SAGE, 0.45), 12),
        (bezier((800, 1010), (830, 720), (750, 480), (790, 190)), VIOLET, 11),
        (bezier((880, 1010), (960, 880), (1120, 800), (1330, 770)), PLUM, 8),
        (bezier((720, 1010), (640, 900), (500, 850), (270, 800)), SAGE, 8),
    ]
    for stem, tone, count in stems:
        canvas.paint(strokes([stem], 9), mix(tone, NIGHT, 0.3))
        _leaves(canvas, stem, tone, count)
    return canvas


def _leaves(canvas: Canvas, stem: list[Point], tone: Colour, count: int) -> None:
    """Draw leaves on both sides of a stem by turns, shorter towards its tip, where the last one sits."""
    for index in range(count + 1):
        place = min(len(stem) - 2, round((0.2 + 0.8 * index / count) * (len(stem) - 1)))
        (x, y), (next_x, next_y) = stem[place], stem[place + 1]
        along = math.degrees(math.atan2(y - next_y, next_x - x))
        last = index == count
        angle = along if last else along + (52 if index % 2 else -52)
        length = 178 - 74 * index / count
        outline = leaf_points((x, y), length, angle, 0.27)
        fill = mix(tone, PAPER, 0.12 * (index % 3))
        canvas.paint(polygon(outline), fill)
        half = len(outline) // 2
        canvas.paint(polygon(outline[half:]), mix(fill, NIGHT, 0.22))
        tip = turned((x + length * 0.9, y), (x, y), angle)
        canvas.paint(strokes([[(x, y), tip]], 3), mix(fill, PAPER, 0.45))
