"""Make the site's one heading face out of Source Serif 4.

Run: python theme/fonts-source/subset.py SOURCE

SOURCE is `source-serif-4-latin-opsz-normal.woff2`, in the `files` folder of the npm package
`@fontsource-variable/source-serif-4` 5.3 (the axes wght and opsz are then set here), or any static Source Serif 4
at weight 600, such as `source-serif-4-latin-600-normal.woff2` of `@fontsource/source-serif-4`.

It writes two files with one coverage, the same bytes for the same SOURCE and version of fontTools:

- theme/static/fonts/source-serif-4-600.woff2, which readers fetch;
- theme/fonts-source/SourceSerif4-SemiBold.ttf, with which Pillow draws the share cards.

The licence (SIL OFL 1.1, beside the first file) reserves the name "Source" to the unmodified fonts, and a subset
is a modified font: so what the files call themselves inside is FAMILY.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

THEME = Path(__file__).resolve().parent.parent
WEB = THEME / "static" / "fonts" / "source-serif-4-600.woff2"
DRAWING = THEME / "fonts-source" / "SourceSerif4-SemiBold.ttf"
WEB_LIMIT = 16 * 1024
FAMILY = "Threshold Serif"
STYLE = "SemiBold"
WEIGHT = 600
OPTICAL_SIZE = 24  # points: headings are 20 to 46 px, that is 15 to 35 points
ASCII = "".join(map(chr, range(0x20, 0x7F)))
LETTERS = "àáâãäåæçèéêëìíïñòóôõöøœùúûüý"
MARKS = "\u00a0¡¿·ªº°€«»“”„‘’–—…−×§©½"
SINGLE_ADJUSTMENT = 1  # a type of GPOS lookup
LOWER_CASE_DOT = -290  # the rule for "L·L" takes more width off the dot than this, and is left alone
DOT_AIR = 58  # thousandths of the type size
FEATURES = ["kern", "liga", "locl"]


def subset_font(font: TTFont) -> None:
    """Reduce *font* to what the four languages write, keeping kerning, ligatures and local forms."""
    options = Options()
    options.layout_features = FEATURES
    options.layout_scripts = ["DFLT", "latn"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["BASE", "STAT", "gasp", "prep", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text=ASCII + LETTERS + LETTERS.upper() + MARKS)
    subsetter.subset(font)


def loosen_flying_dot(font: TTFont) -> None:
    """Give the dot of "l·l" air on both sides: at heading sizes it touched both letters, and our name has one.

    The face sets the dot by a contextual rule of its own, which the single adjustment for lower case carries out.
    """
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if table.LookupType != SINGLE_ADJUSTMENT or table.Coverage.glyphs != ["periodcentered"]:
                continue
            if table.Value.XAdvance > LOWER_CASE_DOT:
                table.Value.XPlacement += DOT_AIR
                table.Value.XAdvance += 2 * DOT_AIR


def rename_font(font: TTFont) -> None:
    """Give *font* a name of its own, as its licence asks of a modified version."""
    table: Any = font["name"]
    postscript = f"{FAMILY.replace(' ', '')}-{STYLE}"
    full = f"{FAMILY} {STYLE}"
    names = {1: full, 2: "Regular", 3: f"4.004;{postscript}", 4: full, 6: postscript, 16: FAMILY, 17: STYLE}
    for record in list(table.names):
        if record.nameID in {*names, 13, 14}:
            table.removeNames(nameID=record.nameID)
    licence = {
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    for name_id, text in (names | licence).items():
        table.setName(text, name_id, 3, 1, 0x409)


def make_font(source: Path) -> TTFont:
    """Return the subset, renamed, static SemiBold made from *source*."""
    font = TTFont(source, recalcTimestamp=False)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": WEIGHT, "opsz": OPTICAL_SIZE})
    subset_font(font)
    loosen_flying_dot(font)
    rename_font(font)
    metrics: Any = font["OS/2"]
    metrics.usWeightClass = WEIGHT
    return font


def main(arguments: list[str]) -> int:
    """Write both fonts, and fail when the one for readers is larger than its budget."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    font = make_font(Path(arguments[0]))
    for path, flavor in ((WEB, "woff2"), (DRAWING, None)):
        path.parent.mkdir(parents=True, exist_ok=True)
        font.flavor = flavor
        font.save(path)
        sys.stdout.write(f"{path.relative_to(THEME.parent)} {path.stat().st_size} bytes\n")
    return 0 if WEB.stat().st_size <= WEB_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
