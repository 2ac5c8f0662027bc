"""The doorway of the house, and a door half open: light that comes through one opening."""

from __future__ import annotations

import math

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    HEIGHT,
    HONEY,
    MAUVE,
    NIGHT,
    PAPER,
    PLUM,
    SAFFRON,
    VIOLET,
    WIDTH,
    Canvas,
    Point,
    arch,
    box,
    disc,
    fade_down,
    fade_from,
    fade_right,
    leaf_points,
    polygon,
    strokes,
)


def draw_threshold() -> Canvas:
    """Draw a doorway in a dusky wall, arch within arch towards the light, which falls on the floor."""
    canvas = Canvas(GROUND)
    middle, foot = 980, 800
    canvas.grain(EVERYWHERE, PLUM, fade_from(middle, 560, 900), 0.45)
    canvas.paint(box(0, foot, WIDTH, HEIGHT), NIGHT)
    canvas.paint(polygon([(middle - 215, foot), (middle + 215, foot), (middle + 40, HEIGHT), (180, HEIGHT)]), VIOLET)
    spill = polygon([(middle - 118, foot), (middle + 118, foot), (middle - 190, HEIGHT), (430, HEIGHT)])
    canvas.paint(spill, CLAY)
    canvas.grain(spill, HONEY, fade_down(HEIGHT + 60, foot - 40), 0.75)
    tones = [NIGHT, VIOLET, PLUM, CLAY, SAFFRON, HONEY, GLOW]
    for index, tone in enumerate(tones):
        width, height = 560 - index * 74, 690 - index * 78
        opening = arch(middle, foot, width, height)
        canvas.paint(opening, tone)
        if index < len(tones) - 1:
            canvas.grain(opening, tones[index + 1], fade_from(middle, foot - 150, width * 0.72), 0.6)
    canvas.paint(polygon(leaf_points((middle, foot), 168, 90)), PAPER)
    return canvas


def draw_door() -> Canvas:
    """Draw a door half open, and the light that comes through onto the floor."""
    canvas = Canvas(VIOLET)
    canvas.grain(EVERYWHERE, GROUND, fade_right(1100, -300), 0.9)
    floor = 812
    canvas.paint(box(0, floor, WIDTH, HEIGHT), NIGHT)
    canvas.grain(box(0, floor, WIDTH, HEIGHT), VIOLET, fade_from(800, floor, 700), 0.8)
    left, right, top = 620.0, 980.0, 160.0
    beam = polygon([(left, floor), (right - 20, floor), (right + 330, HEIGHT), (left - 150, HEIGHT)])
    canvas.paint(beam, CLAY)
    canvas.grain(beam, HONEY, fade_down(HEIGHT + 40, floor - 50), 0.85)
    canvas.grain(box(0, 0, WIDTH, floor), PLUM, fade_from(800, 480, 620), 0.7)
    canvas.paint(arch(800, floor, 452, 698), NIGHT)
    canvas.paint(arch(800, floor, 408, 676), PLUM)
    light = arch(800, floor, 360, 652)
    canvas.paint(light, SAFFRON)
    canvas.grain(light, GLOW, fade_from(740, 620, 520), 0.95)
    canvas.paint(disc(704, 480, 50), GLOW)
    leaf = _door_leaf(right, floor, top)
    canvas.paint(polygon(leaf), NIGHT)
    canvas.grain(polygon(leaf), MAUVE, fade_right(1130, 930), 0.5)
    canvas.paint(strokes([leaf[30:]], 5), HONEY)
    for low, high in ((0.09, 0.44), (0.54, 0.97)):
        canvas.paint(polygon(_door_panel(right, floor, top, low, high)), VIOLET)
    canvas.paint(disc(806, 570, 12), HONEY)
    return canvas


def _door_leaf(hinge: float, floor: float, top: float) -> list[Point]:
    """Return the open door in perspective, hinged on the right: nearer to us, so taller, at its free edge."""
    reach = 196.0
    head = []
    for step in range(61):
        turn = math.pi * step / 60
        across = (1 - math.cos(turn)) / 2
        head.append((hinge - reach * across, top + 180 - 16 * across - 176 * math.sin(turn)))
    return [(hinge, floor), *head, (hinge - reach, floor + 66)]


def _door_panel(hinge: float, floor: float, top: float, low: float, high: float) -> list[Point]:
    """Return a sunk panel of the open door, between two heights of 1."""

    def at(across: float, up: float) -> Point:
        foot = floor + 66 * across
        head = top + 180 - 16 * across
        return hinge - 196 * across, foot + (head - foot) * up

    return [at(0.2, low), at(0.8, low), at(0.8, high), at(0.2, high)]
