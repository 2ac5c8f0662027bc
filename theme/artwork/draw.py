"""Draw the site's own pictures, "threshold at dusk": places, thresholds and light, never people.

Run: python theme/artwork/draw.py [NAME...]

It writes content/pictures/NAME.png, all of them by default; the same bytes for the same version of Pillow.
"""

from __future__ import annotations

import sys
from pathlib import Path

from arches import draw_goals, draw_provinces
from bubbles import draw_words
from chart import draw_plan
from doors import draw_door, draw_threshold
from hands import draw_hands
from lens import draw_look
from net import draw_net
from plants import draw_leaves
from table import draw_table
from townhall import draw_townhall
from towns import draw_towns

PICTURES = Path(__file__).resolve().parents[2] / "content" / "pictures"
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
    "mirada": draw_look,
    "pla": draw_plan,
    "concello": draw_townhall,
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
