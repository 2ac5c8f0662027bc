"""Hands, as nested curves."""

from __future__ import annotations

from brush import (
    CLAY,
    EVERYWHERE,
    GLOW,
    GROUND,
    HEIGHT,
    HONEY,
    LILAC,
    MAUVE,
    NIGHT,
    PLUM,
    ROSE,
    SAFFRON,
    SAND,
    VIOLET,
    Canvas,
    Point,
    bezier,
    disc,
    fade_down,
    fade_from,
    mix,
    strokes,
)


def draw_hands() -> Canvas:
    """Draw two hands, as nested curves, that hold a warm light."""
    canvas = Canvas(GROUND)
    canvas.grain(EVERYWHERE, PLUM, fade_from(*LIGHT, 940), 0.9)
    for radius, tone in ((330, mix(GROUND, CLAY, 0.22)), (262, mix(GROUND, CLAY, 0.5)), (196, CLAY), (140, SAFFRON)):
        canvas.paint(disc(*LIGHT, radius), tone)
    canvas.grain(disc(*LIGHT, 330), HONEY, fade_from(*LIGHT, 420), 0.5)
    canvas.paint(disc(*LIGHT, 92), HONEY)
    canvas.paint(disc(*LIGHT, 54), GLOW)
    for side, tones in (
        (-1, (mix(VIOLET, PLUM, 0.65), mix(PLUM, MAUVE, 0.4), MAUVE, LILAC)),
        (1, (mix(CLAY, NIGHT, 0.45), CLAY, ROSE, SAND)),
    ):
        for index, tone in enumerate(tones):
            finger = strokes([_finger_line(side, 3 - index)], 53)
            canvas.paint(finger, tone)
            canvas.grain(finger, mix(tone, NIGHT, 0.6), fade_down(560, 1060), 0.6)
            canvas.grain(finger, GLOW, fade_from(*LIGHT, 560), 0.35)
    return canvas


LIGHT = (800.0, 420.0)


def _finger_line(side: int, inner: int) -> list[Point]:
    """Return the curve of one finger of the hand on *side*; 0 is the one nearest to the light."""
    reach, wrist = 262 + inner * 58, 44 + inner * 60
    return bezier(
        (LIGHT[0] + side * reach, LIGHT[1] - 30 - inner * 26),
        (LIGHT[0] + side * reach * 1.06, LIGHT[1] + reach * 0.72),
        (LIGHT[0] + side * wrist * 1.05, LIGHT[1] + reach * 0.78),
        (LIGHT[0] + side * wrist, HEIGHT + 60),
        90,
    )
