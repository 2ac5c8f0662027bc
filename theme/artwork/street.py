"""What stands round the town hall's square: low houses, a glazed gallery, a granary on its stone feet."""

from __future__ import annotations

from brush import (
    CLAY,
    GROUND,
    MAUVE,
    NIGHT,
    PAPER,
    PLUM,
    ROSE,
    SAFFRON,
    SAND,
    VIOLET,
    Canvas,
    Colour,
    Point,
    box,
    fade_down,
    fade_right,
    mix,
    polygon,
    polygons,
    strokes,
)

STONE = mix(mix(SAND, MAUVE, 0.45), VIOLET, 0.46)


def draw_houses(canvas: Canvas, foot: float) -> None:
    """Draw the houses on both sides of the square."""
    for left, right, eaves, tone, roof, windows in HOUSES:
        wall = box(left, eaves, right, foot)
        canvas.paint(wall, tone)
        canvas.grain(wall, NIGHT, fade_right(left - 40, right + 120), 0.5)
        slope = polygon(
            [(left - 18, eaves + 4), (right + 18, eaves + 4), (right - 34, eaves - 74), (left + 34, eaves - 74)]
        )
        canvas.paint(slope, roof)
        canvas.grain(slope, NIGHT, fade_right(left, right + 160), 0.5)
        for x in windows:
            canvas.paint(box(x - 6, eaves + 50, x + 42, eaves + 126), mix(tone, SAND, 0.4))
            canvas.paint(box(x, eaves + 56, x + 36, eaves + 126), GROUND)
    _gallery(canvas)


HOUSES: list[tuple[float, float, float, Colour, Colour, tuple[float, ...]]] = [
    (20, 260, 548, mix(STONE, PLUM, 0.3), mix(CLAY, PLUM, 0.4), (164,)),
    (-90, 110, 610, mix(STONE, NIGHT, 0.25), mix(CLAY, NIGHT, 0.3), (46,)),
    (228, 470, 612, STONE, mix(CLAY, ROSE, 0.2), (280, 372)),
    (1120, 1400, 486, mix(STONE, PLUM, 0.2), mix(CLAY, PLUM, 0.3), ()),
    (1400, 1680, 590, mix(STONE, NIGHT, 0.2), mix(CLAY, NIGHT, 0.45), ()),
]


def _gallery(canvas: Canvas) -> None:
    """Draw the white glazed gallery of the house on the right."""
    left, right, top, low = 1176, 1384, 512, 636
    canvas.paint(box(left, top, right, low), mix(PAPER, MAUVE, 0.45))
    panes: list[list[Point]] = []
    for column in range(6):
        for row in range(3):
            x, y = left + 9 + column * 33, top + 9 + row * 37
            panes.append([(x, y), (x + 25, y), (x + 25, y + 30), (x, y + 30)])
    canvas.paint(polygons(panes), VIOLET)
    canvas.grain(polygons(panes), ROSE, fade_down(low + 60, top - 30), 0.7)
    canvas.paint(box(left - 8, low - 2, right + 8, low + 10), mix(STONE, SAND, 0.5))


def draw_granary(canvas: Canvas, spot: Point) -> None:
    """Draw a granary: a slatted chest under a tiled roof, on feet that keep the mice out."""
    x, foot = spot
    half, floor, eaves = 132.0, foot - 96, foot - 200
    shadow = [(x - half - 40, foot), (x + half - 20, foot), (x + half + 70, foot + 34), (x - half + 40, foot + 34)]
    canvas.paint(polygon(shadow), NIGHT, 0.75)
    for side in (-0.72, 0.0, 0.72):
        post = x + side * half
        canvas.paint(polygon([(post - 22, foot), (post + 22, foot), (post + 14, floor), (post - 14, floor)]), STONE)
        canvas.paint(box(post - 36, floor - 8, post + 36, floor + 8, 6), mix(STONE, SAND, 0.5))
    canvas.paint(box(x - half, eaves, x + half, floor - 8), mix(CLAY, NIGHT, 0.5))
    slats: list[list[Point]] = [
        [(at, eaves + 8), (at, floor - 22)] for at in range(round(x - half) + 14, round(x + half) - 6, 17)
    ]
    canvas.paint(strokes(slats, 9), mix(CLAY, SAND, 0.15))
    for edge in (x - half, x, x + half):
        canvas.paint(box(edge - 13, eaves, edge + 13, floor - 8), mix(STONE, SAND, 0.25))
    canvas.paint(box(x - half - 16, floor - 20, x + half + 16, floor - 6), mix(STONE, SAND, 0.4))
    roof = polygon(
        [
            (x - half - 34, eaves + 6),
            (x + half + 34, eaves + 6),
            (x + half - 20, eaves - 72),
            (x - half + 20, eaves - 72),
        ]
    )
    canvas.paint(roof, CLAY)
    canvas.grain(roof, NIGHT, fade_right(x - 120, x + 300), 0.5)
    canvas.grain(roof, SAFFRON, fade_right(x + 60, x - 220), 0.4)
