"""Make the face in which a browser writes a town's name, out of the one in which the kits are set.

Run: python theme/kits/fonts/subset.py

It writes theme/static/fonts/atkinson-hyperlegible-next-700.woff2, the same bytes for the same version of fontTools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent
THEME = FONTS.parent.parent
SOURCE = FONTS / "AtkinsonHyperlegibleNext-Bold.ttf"
WEB = THEME / "static" / "fonts" / "atkinson-hyperlegible-next-700.woff2"
WEB_LIMIT = 14 * 1024
ASCII = "".join(map(chr, range(0x20, 0x7F)))
LETTERS = "àáâãäçèéêëìíïñòóôõöùúûü"
MARKS = "\u00a0¡¿·ªº«»“”‘’–—…"


def make_font() -> TTFont:
    """Return the face with what the four languages write, its kerning and its form of «l·l»."""
    font, options = TTFont(SOURCE, recalcTimestamp=False), Options()
    options.layout_features = ["kern", "liga", "locl", "mark", "ccmp"]
    options.layout_scripts = ["DFLT", "latn"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.drop_tables += ["STAT", "gasp", "prep", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text=ASCII + LETTERS + LETTERS.upper() + MARKS)
    subsetter.subset(font)
    return font


def main() -> int:
    """Write the face, and fail when it is larger than its budget."""
    font = make_font()
    font.flavor = "woff2"
    font.save(WEB)
    size = WEB.stat().st_size
    sys.stdout.write(f"{WEB.relative_to(THEME.parent)} {size} bytes\n")
    return 0 if size <= WEB_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
