"""Rounded shapes that overlap as voices do."""

from __future__ import annotations

from brush import (
    EVERYWHERE,
    GROUND,
    HONEY,
    LILAC,
    MAUVE,
    NIGHT,
    PAPER,
    ROSE,
    SAND,
    Canvas,
    bezier,
    box,
    discs,
    fade_down,
    mix,
    polygon,
    strokes,
)


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
