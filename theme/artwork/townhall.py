"""A small town hall of granite, on its square at dusk."""

from __future__ import annotations

import random

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    HEIGHT,
    HONEY,
    MAUVE,
    MOSS,
    NIGHT,
    PLUM,
    ROSE,
    SAFFRON,
    SAND,
    VIOLET,
    WIDTH,
    Canvas,
    Point,
    arch,
    bezier,
    box,
    disc,
    fade_down,
    fade_from,
    fade_right,
    mix,
    polygon,
    polygons,
    strokes,
)
from street import draw_granary, draw_houses

FOOT, EAVES = 800, 392
LEFT, RIGHT, MIDDLE = 452, 1148, 800
GRANITE = mix(mix(SAND, MAUVE, 0.36), VIOLET, 0.2)
BAY = 132  # from the middle of one arch to the next


def draw_townhall() -> Canvas:
    """Draw the sky, the street, the town hall with its one lit doorway, and the light on the square."""
    canvas = Canvas(VIOLET)
    canvas.grain(EVERYWHERE, NIGHT, fade_down(420, -160), 0.4)
    for radius, share in ((820, 0.16), (660, 0.34), (510, 0.56)):
        canvas.paint(disc(MIDDLE, 560, radius), mix(VIOLET, ROSE, share))
    canvas.grain(EVERYWHERE, SAFFRON, fade_from(MIDDLE, 560, 640), 0.3)
    for ridge, tone in HILLS:
        hill = polygon([*bezier(*ridge), (WIDTH + 40, HEIGHT), (-40, HEIGHT)])
        canvas.paint(hill, tone)
        canvas.grain(hill, mix(tone, NIGHT, 0.6), fade_down(460, 800), 0.6)
    draw_houses(canvas, FOOT)
    _square(canvas)
    _roof(canvas)
    _wall(canvas)
    _arcade(canvas)
    _windows(canvas)
    _clock(canvas)
    draw_granary(canvas, (1430, 884))
    return canvas


HILLS = [
    (((-40, 560), (320, 380), (700, 600), (1640, 470)), mix(VIOLET, PLUM, 0.6)),
    (((-40, 610), (420, 660), (1100, 440), (1640, 600)), mix(MOSS, NIGHT, 0.4)),
]


def _square(canvas: Canvas) -> None:
    """Draw the paving, and the light of the doorway on it."""
    ground = box(0, FOOT, WIDTH, HEIGHT)
    canvas.paint(ground, GROUND)
    canvas.grain(ground, PLUM, fade_from(MIDDLE, FOOT + 20, 900), 0.7)
    joints: list[list[Point]] = [[(-20, y), (WIDTH + 20, y)] for y in (838, 884, 940)]
    joints += [[(MIDDLE + step * 120, FOOT), (MIDDLE + step * 214, HEIGHT)] for step in range(-9, 10)]
    canvas.paint(strokes(joints, 3), NIGHT, 0.7)
    spill = polygon([(MIDDLE - 50, FOOT), (MIDDLE + 50, FOOT), (MIDDLE + 190, HEIGHT), (MIDDLE - 190, HEIGHT)])
    canvas.paint(spill, CLAY)
    canvas.grain(spill, HONEY, fade_down(HEIGHT + 60, FOOT - 40), 0.8)


def _roof(canvas: Canvas) -> None:
    """Draw a hipped roof of tiles, with a chimney."""
    canvas.paint(box(1016, 246, 1062, 340), mix(GRANITE, NIGHT, 0.4))
    canvas.paint(box(1006, 240, 1072, 258), mix(GRANITE, NIGHT, 0.2))
    outline = [(LEFT - 34, EAVES), (RIGHT + 34, EAVES), (RIGHT - 96, 286), (LEFT + 96, 286)]
    canvas.paint(polygon(outline), CLAY)
    tiles: list[list[Point]] = []
    for step in range(1, 36):
        share = step / 36
        top = LEFT + 96 + (RIGHT - LEFT - 192) * share
        tiles.append([(top, 286), (LEFT - 34 + (RIGHT - LEFT + 68) * share, EAVES)])
    canvas.paint(strokes(tiles, 4), mix(CLAY, NIGHT, 0.3))
    canvas.grain(polygon(outline), NIGHT, fade_right(620, 1300), 0.45)
    canvas.grain(polygon(outline), SAFFRON, fade_right(760, 380), 0.4)


def _wall(canvas: Canvas) -> None:
    """Draw the wall in courses of granite, no two blocks of one grey."""
    wall = box(LEFT, EAVES, RIGHT, FOOT)
    canvas.paint(wall, mix(GRANITE, VIOLET, 0.34))
    chance = random.Random(12)  # noqa: S311 (the blocks of the wall)
    shades: list[list[list[Point]]] = [[], [], []]
    for top in range(EAVES, FOOT, 34):
        x = LEFT - chance.uniform(0, 60)
        while x < RIGHT:
            end = x + chance.uniform(54, 104)
            left, right = max(x + 2, LEFT), min(end - 2, RIGHT)
            if right > left:
                shades[chance.randrange(3)].append(
                    [(left, top + 2), (right, top + 2), (right, top + 32), (left, top + 32)]
                )
            x = end
    for blocks, tone in zip(shades, (mix(GRANITE, SAND, 0.22), mix(GRANITE, PLUM, 0.1), GRANITE), strict=True):
        canvas.paint(polygons(blocks), tone)
    canvas.grain(wall, NIGHT, fade_right(800, 1400), 0.4)
    canvas.grain(wall, PLUM, fade_down(640, 300), 0.3)
    for top, depth in ((EAVES - 6, 20), (576, 16)):
        canvas.paint(box(LEFT - 20, top, RIGHT + 20, top + depth), mix(GRANITE, SAND, 0.55))
        canvas.paint(box(LEFT - 10, top + depth, RIGHT + 10, top + depth + 7), mix(GRANITE, NIGHT, 0.55))


def _arcade(canvas: Canvas) -> None:
    """Draw five arches; behind the middle one the door stands open."""
    for index in range(-2, 3):
        middle = MIDDLE + index * BAY
        canvas.paint(arch(middle, FOOT, 116, 196), mix(GRANITE, SAND, 0.62))
        opening = arch(middle, FOOT, 90, 183)
        canvas.paint(opening, NIGHT)
        canvas.grain(opening, CLAY, fade_from(MIDDLE, FOOT - 40, 300), 0.35)
    opening = arch(MIDDLE, FOOT, 90, 183)
    canvas.paint(opening, CLAY)
    canvas.paint(arch(MIDDLE, FOOT, 72, 168), SAFFRON)
    canvas.grain(arch(MIDDLE, FOOT, 72, 168), GLOW, fade_from(MIDDLE, FOOT - 40, 190), 0.95)
    canvas.paint(arch(MIDDLE, FOOT, 34, 120), GLOW)
    canvas.grain(box(LEFT, 590, RIGHT, FOOT), HONEY, fade_from(MIDDLE, FOOT - 70, 200), 0.4)
    canvas.paint(box(LEFT - 26, FOOT, RIGHT + 26, FOOT + 14), mix(GRANITE, SAND, 0.4))
    canvas.paint(box(LEFT - 46, FOOT + 14, RIGHT + 46, FOOT + 30), mix(GRANITE, NIGHT, 0.25))
    canvas.grain(box(LEFT - 46, FOOT, RIGHT + 46, FOOT + 30), GLOW, fade_from(MIDDLE, FOOT, 150), 0.95)


def _windows(canvas: Canvas) -> None:
    """Draw the windows over the arches, and one balcony before the middle three."""
    for index in range(-2, 3):
        middle = MIDDLE + index * BAY
        tall = 556 if abs(index) < 2 else 530
        canvas.paint(box(middle - 38, 432, middle + 38, tall), mix(GRANITE, SAND, 0.62))
        canvas.paint(box(middle - 27, 444, middle + 27, tall), GROUND)
        canvas.grain(box(middle - 27, 444, middle + 27, tall), ROSE, fade_down(600, 400), 0.5)
        canvas.paint(strokes([[(middle, 446), (middle, tall)], [(middle - 26, 486), (middle + 26, 486)]], 5), MAUVE)
    low, high = MIDDLE - BAY - 62, MIDDLE + BAY + 62
    rails: list[list[Point]] = [[(x, 512), (x, 566)] for x in range(low, high + 1, 20)]
    canvas.paint(strokes([*rails, [(low, 512), (high, 512)]], 5), NIGHT)
    canvas.paint(box(low - 16, 562, high + 16, 580), mix(GRANITE, SAND, 0.7))


def _clock(canvas: Canvas) -> None:
    """Draw the gable over the middle, with a clock and a small bell in an arch."""
    tone = mix(GRANITE, SAND, 0.2)
    left = bezier((696, EAVES), (724, 360), (704, 290), (744, 258))
    gable = polygon([*left, *((2 * MIDDLE - x, y) for x, y in reversed(left))])
    canvas.paint(gable, tone)
    canvas.paint(arch(MIDDLE, 264, 100, 122), tone)
    sky = arch(MIDDLE, 256, 56, 92)
    canvas.paint(sky, mix(VIOLET, ROSE, 0.72))
    canvas.paint(arch(MIDDLE, 226, 32, 50), NIGHT)
    canvas.paint(box(MIDDLE - 21, 222, MIDDLE + 21, 229, 3), NIGHT)
    canvas.paint(disc(MIDDLE, 234, 6), NIGHT)
    canvas.paint(box(728, 254, 872, 266), mix(GRANITE, SAND, 0.62))
    canvas.grain(gable, NIGHT, fade_right(760, 960), 0.4)
    for radius, ring in ((46, NIGHT), (38, GLOW)):
        canvas.paint(disc(MIDDLE, 330, radius), ring)
    canvas.paint(strokes([[(MIDDLE, 330), (MIDDLE, 304)], [(MIDDLE, 330), (MIDDLE + 17, 340)]], 6), NIGHT)
