"""Draw the site's own pictures, "threshold at dusk": places, thresholds and light, never people.

Run: python theme/artwork/draw.py [NAME...]

It writes content/pictures/NAME.png, all of them by default; the same bytes for the same version of Pillow.
"""

# ruff: noqa: INP001 (run by its path, and no package)

from __future__ import annotations

import math
import random
import sys
from pathlib import Path

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    HEIGHT,
    HONEY,
    LILAC,
    MAUVE,
    MOSS,
    NIGHT,
    PAPER,
    PLUM,
    ROSE,
    SAFFRON,
    SAGE,
    SAND,
    SUNKEN,
    VIOLET,
    WIDTH,
    Canvas,
    Point,
    arch,
    arch_points,
    bezier,
    box,
    disc,
    discs,
    fade_down,
    fade_from,
    fade_right,
    leaf_points,
    mix,
    polygon,
    strokes,
    turned,
)
from PIL import Image

PICTURES = Path(__file__).resolve().parents[2] / "content" / "pictures"


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


def draw_goals() -> Canvas:
    """Draw five doorways, each taller than the one before, against a low sun."""
    canvas = Canvas(SUNKEN)
    canvas.grain(EVERYWHERE, HONEY, fade_from(1290, 420, 800), 0.5)
    canvas.paint(disc(1290, 330, 236), GLOW)
    canvas.grain(disc(1290, 330, 236), HONEY, fade_down(60, 640), 0.8)
    foot = 862
    for index, tone in enumerate([NIGHT, VIOLET, PLUM, CLAY, SAFFRON]):
        middle, height = 232 + index * 284, 270 + index * 116
        wall = arch(middle, foot, 250, height)
        canvas.paint(wall, tone)
        canvas.grain(wall, mix(tone, NIGHT, 0.55), fade_right(middle - 10, middle + 190), 0.55)
        canvas.grain(wall, mix(tone, PAPER, 0.5), fade_right(middle - 20, middle - 190), 0.45)
        canvas.paint(arch(middle, foot, 118, height * 0.56), mix(tone, NIGHT, 0.45) if index else GROUND)
        canvas.paint(arch(middle, foot, 92, height * 0.56 - 13), GLOW)
        canvas.grain(
            arch(middle, foot, 92, height * 0.56 - 13), SAFFRON, fade_down(foot - height * 0.5, foot + 90), 0.7
        )
    canvas.paint(box(0, foot, WIDTH, HEIGHT), GROUND)
    canvas.grain(box(0, foot, WIDTH, HEIGHT), PLUM, fade_right(200, 2000), 0.6)
    for index in range(5):
        middle = 232 + index * 284
        path = polygon([(middle - 46, foot), (middle + 46, foot), (middle + 4, HEIGHT), (middle - 150, HEIGHT)])
        canvas.paint(path, mix(GROUND, SAFFRON, 0.18 + index * 0.1))
        canvas.grain(path, HONEY, fade_down(HEIGHT, foot - 60), 0.6)
    return canvas


def draw_words() -> Canvas:
    """Draw rounded shapes that overlap as voices do in a conversation, some with lines in them, none readable."""
    canvas = Canvas(PAPER)
    canvas.grain(EVERYWHERE, SAND, fade_down(-200, 1300), 0.5)
    bubbles = [
        (150, 170, 800, 560, 180, MAUVE, -1),
        (640, 90, 1210, 430, 165, HONEY, 1),
        (520, 400, 1130, 800, 190, ROSE, -1),
        (960, 330, 1480, 720, 180, LILAC, 1),
    ]
    for left, top, right, bottom, radius, tone, side in bubbles:
        root, tip = (left + right) / 2 + side * 96, ((left + right) / 2 + side * 172, bottom + 104)
        body = box(left, top, right, bottom, radius)
        horn = bezier((root - 70, bottom - 40), (root - 50, bottom + 20), (tip[0] - side * 20, tip[1] - 50), tip)
        horn += bezier(tip, (tip[0] - side * 10, tip[1] - 50), (root + 64, bottom + 30), (root + 70, bottom - 40))
        body.paste(255, (0, 0), polygon(horn))
        canvas.multiply(body, tone)
        canvas.grain(body, mix(tone, NIGHT, 0.5), fade_down(top + 60, bottom + 260), 0.32)
    canvas.paint(strokes([[(275, 290), (560, 290)], [(275, 358), (500, 358)], [(275, 426), (450, 426)]], 20), NIGHT)
    canvas.paint(strokes([[(850, 200), (1090, 200)], [(850, 264), (1010, 264)]], 20), GROUND)
    canvas.paint(discs([(720, 640, 26), (812, 640, 26), (904, 640, 26)]), NIGHT)
    canvas.paint(strokes([[(1215, 480), (1370, 480)], [(1215, 546), (1330, 546)]], 20), GROUND)
    return canvas


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


def draw_provinces() -> Canvas:
    """Draw four doorways that open on one shared circle of light."""
    canvas = Canvas(GROUND)
    canvas.grain(EVERYWHERE, PLUM, fade_from(800, 560, 1150), 0.7)
    canvas.paint(box(0, 600, WIDTH, HEIGHT), NIGHT)
    doors = [
        (560, 640, 236, 400, PLUM),
        (1040, 640, 236, 400, ROSE),
        (262, 730, 300, 560, CLAY),
        (1338, 730, 300, 560, MAUVE),
    ]
    for middle, foot, width, _, tone in doors:
        canvas.paint(
            polygon([(middle - width * 0.24, foot), (middle + width * 0.24, foot), (860, 830), (740, 830)]), CLAY, 0.6
        )
        canvas.grain(box(0, foot, WIDTH, HEIGHT), mix(tone, NIGHT, 0.4), fade_from(middle, foot, width), 0.5)
    for rx, ry, tone in POOL:
        canvas.paint(
            polygon([(800 + rx * math.cos(turn / 30), 812 + ry * math.sin(turn / 30)) for turn in range(189)]), tone
        )
    canvas.grain(box(0, 600, WIDTH, HEIGHT), HONEY, fade_from(800, 812, 560), 0.55)
    for middle, foot, width, height, tone in doors:
        outer, inner = arch(middle, foot, width, height), arch(middle, foot, width * 0.72, height - width * 0.14)
        canvas.paint(outer, tone)
        canvas.grain(
            outer, mix(tone, NIGHT, 0.6), fade_right(middle, middle + (width if middle > 800 else -width)), 0.6
        )
        canvas.paint(inner, mix(tone, NIGHT, 0.55))
        opening = arch(middle, foot, width * 0.52, height - width * 0.26)
        canvas.paint(opening, SAFFRON)
        canvas.grain(opening, GLOW, fade_from(middle, foot, height), 0.85)
    canvas.paint(disc(800, 330, 92), GLOW)
    canvas.grain(disc(800, 330, 92), HONEY, fade_down(220, 480), 0.8)
    return canvas


POOL = [
    (470, 150, mix(NIGHT, CLAY, 0.55)),
    (392, 124, CLAY),
    (308, 97, SAFFRON),
    (222, 70, HONEY),
    (134, 42, GLOW),
]


def draw_table() -> Canvas:
    """Draw a round table from above, with papers and a light on it and no two seats alike."""
    canvas = Canvas(SAND)
    centre = (800.0, 500.0)
    for slide in (-560, 560):
        window = [(x + slide + 0.42 * (1000 - y), y * 0.96) for x, y in arch_points(520, 1060, 330, 860)]
        canvas.paint(polygon(window), GLOW, 0.75)
        canvas.grain(polygon(window), HONEY, fade_down(-300, 1300), 0.5)
    canvas.paint(disc(812, 514, 470), mix(SAND, NIGHT, 0.3), 0.7)
    canvas.paint(disc(*centre, 470), mix(SAND, PAPER, 0.7))
    canvas.paint(disc(*centre, 452), mix(SAND, PAPER, 0.45))
    for index, (sides, tone) in enumerate(SEATS):
        _seat(canvas, centre, 90 + index * 45, sides, tone)
    canvas.paint(disc(812, 516, 300), mix(SAND, NIGHT, 0.55), 0.7)
    for radius, tone in ((296, NIGHT), (284, VIOLET)):
        canvas.paint(disc(*centre, radius), tone)
    canvas.grain(disc(*centre, 284), CLAY, fade_from(*centre, 330), 0.9)
    for angle, reach, tilt in ((20, 196, 30), (112, 190, -20), (205, 196, 14), (292, 188, -32)):
        spot = turned((centre[0] + reach, centre[1]), centre, angle)
        sheet = [(spot[0] + x, spot[1] + y) for x, y in ((-34, -46), (34, -46), (34, 46), (-34, 46))]
        canvas.paint(polygon([turned((x + 5, y + 6), spot, tilt) for x, y in sheet]), NIGHT, 0.6)
        canvas.paint(polygon([turned(point, spot, tilt) for point in sheet]), SUNKEN)
        rows = [
            [turned((spot[0] - 20, spot[1] + y), spot, tilt), turned((spot[0] + end, spot[1] + y), spot, tilt)]
            for y, end in ((-22, 20), (-4, 14), (14, 4))
        ]
        canvas.paint(strokes(rows, 5), MAUVE)
    for angle, reach in ((66, 205), (160, 210), (248, 205), (338, 212)):
        x, y = turned((centre[0] + reach, centre[1]), centre, angle)
        canvas.paint(disc(x + 4, y + 5, 25), NIGHT, 0.6)
        canvas.paint(disc(x, y, 24), PAPER)
        canvas.paint(disc(x, y, 17), CLAY)
    for radius, tone in ((104, CLAY), (82, SAFFRON), (58, HONEY), (34, GLOW)):
        canvas.paint(disc(*centre, radius), tone)
    canvas.grain(disc(*centre, 150), GLOW, fade_from(*centre, 170), 0.6)
    return canvas


SEATS = [(0, PLUM), (4, CLAY), (6, MOSS), (1, SAFFRON), (5, VIOLET), (3, ROSE), (8, MAUVE), (2, SAGE)]


def _seat(canvas: Canvas, centre: Point, angle: float, sides: int, tone: tuple[int, int, int]) -> None:
    """Draw a seat with as many sides as said; 0 is round, 1 an arch, 2 a bench."""
    spot = turned((centre[0] + 376, centre[1]), centre, angle)
    if sides == 1:
        outline = [turned(point, spot, angle - 90) for point in arch_points(spot[0], spot[1] + 56, 116, 124)]
    elif sides == 2:
        corners = ((-42, -82), (42, -82), (42, 82), (-42, 82))
        outline = [turned((spot[0] + x, spot[1] + y), spot, angle) for x, y in corners]
    else:
        count, radius = sides or 72, 60 if sides == 0 or sides > 4 else 74
        outline = [
            turned((spot[0] + radius, spot[1]), spot, angle + (step + 0.5) * 360 / count) for step in range(count)
        ]
    rounded = _rounded(outline)
    canvas.paint(_rounded([(x + 9, y + 12) for x, y in outline]), mix(SAND, NIGHT, 0.5), 0.55)
    canvas.paint(rounded, tone)
    canvas.grain(rounded, mix(tone, NIGHT, 0.6), fade_from(spot[0] + 50, spot[1] + 60, 130), 0.5)
    canvas.grain(rounded, mix(tone, PAPER, 0.6), fade_from(spot[0] - 40, spot[1] - 50, 120), 0.45)


def _rounded(outline: list[Point]) -> Image.Image:
    """Return a polygon with its corners and edges rounded outwards."""
    mask = polygon(outline)
    mask.paste(255, (0, 0), strokes([[*outline, outline[0], outline[1]]], 16))
    return mask


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


def _leaves(canvas: Canvas, stem: list[Point], tone: tuple[int, int, int], count: int) -> None:
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


def draw_hands() -> Canvas:
    """Draw two hands, as nested curves, that hold a warm light."""
    canvas = Canvas(GROUND)
    light = (800.0, 420.0)
    canvas.grain(EVERYWHERE, PLUM, fade_from(*light, 940), 0.9)
    for radius, tone in ((330, mix(GROUND, CLAY, 0.22)), (262, mix(GROUND, CLAY, 0.5)), (196, CLAY), (140, SAFFRON)):
        canvas.paint(disc(*light, radius), tone)
    canvas.grain(disc(*light, 330), HONEY, fade_from(*light, 420), 0.5)
    canvas.paint(disc(*light, 92), HONEY)
    canvas.paint(disc(*light, 54), GLOW)
    for side, tones in (
        (-1, (mix(VIOLET, PLUM, 0.65), mix(PLUM, MAUVE, 0.4), MAUVE, LILAC)),
        (1, (mix(CLAY, NIGHT, 0.45), CLAY, ROSE, SAND)),
    ):
        for index, tone in enumerate(tones):
            inner = 3 - index
            reach, wrist = 262 + inner * 58, 44 + inner * 60
            finger = strokes(
                [
                    bezier(
                        (light[0] + side * reach, light[1] - 30 - inner * 26),
                        (light[0] + side * reach * 1.06, light[1] + reach * 0.72),
                        (light[0] + side * wrist * 1.05, light[1] + reach * 0.78),
                        (light[0] + side * wrist, HEIGHT + 60),
                        90,
                    )
                ],
                53,
            )
            canvas.paint(finger, tone)
            canvas.grain(finger, mix(tone, NIGHT, 0.6), fade_down(560, 1060), 0.6)
            canvas.grain(finger, GLOW, fade_from(*light, 560), 0.35)
    return canvas


SCENES = {
    "arc-llindar": draw_threshold,
    "cinc-objectius": draw_goals,
    "paraules": draw_words,
    "municipis": draw_towns,
    "catro-provincias": draw_provinces,
    "mesa": draw_table,
    "xarxa": draw_net,
    "fulles": draw_leaves,
    "porta": draw_door,
    "mans": draw_hands,
}


def main(names: list[str]) -> int:
    """Draw the pictures *names*, or all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in names or SCENES:
        path = PICTURES / f"{name}.png"
        SCENES[name]().write(path)
        sys.stdout.write(f"{path.name} {path.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
