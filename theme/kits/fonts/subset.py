"""Make the faces in which a browser writes a town's name, out of those in which the kits are set.

Run: python theme/kits/fonts/subset.py

It writes theme/static/fonts/atkinson-hyperlegible-next-*.woff2, the same bytes for the same version of fontTools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent
THEME = FONTS.parent.parent
FACES = {"Regular": 400, "Bold": 700}
WEB_LIMIT = 14 * 1024
"""Of both together."""
PLAIN = "".join(map(chr, range(0x20, 0x7F))).translate({ord(sign): None for sign in '"#$%*+<=>@[\\]^_`{|}~'})
MARKS = "\u00a0¡¿·«»“”’–—…"
LETTERS = {"Regular": "àáçèéíïñòóúü", "Bold": "àáâãäçèéêëìíïñòóôõöùúûü"}
"""Beside those of ASCII: of the four languages, and of names in bold."""


def make_font(face: str) -> TTFont:
    """Return *face* with what the four languages write, its kerning and its form of «l·l»."""
    font, options = TTFont(FONTS / f"AtkinsonHyperlegibleNext-{face}.ttf", recalcTimestamp=False), Options()
    options.layout_features = ["kern", "liga", "locl", "mark", "ccmp"]
    options.layout_scripts = ["DFLT", "latn"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.drop_tables += ["STAT", "gasp", "prep", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text=PLAIN + MARKS + LETTERS[face] + LETTERS[face].upper())
    subsetter.subset(font)
    return font


def main() -> int:
    """Write the faces, and fail when one is larger than its budget."""
    size = 0
    for face, weight in FACES.items():
        font, file = make_font(face), THEME / "static" / "fonts" / f"atkinson-hyperlegible-next-{weight}.woff2"
        font.flavor = "woff2"
        font.save(file)
        size += file.stat().st_size
        sys.stdout.write(f"{file.relative_to(THEME.parent)} {file.stat().st_size} bytes\n")
    return 0 if size <= WEB_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
