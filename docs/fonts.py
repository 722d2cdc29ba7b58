"""Make the font that pictures are set in: `python -m docs.fonts FOLDER`, FOLDER being the TTF folder of Adobe's Source Sans 3.

What goes into render/fonts/ is a cut of two of its weights: the letters of the European languages in Latin script, the signs
of texts and tables, and no kerning, ligatures or hints, so that the width of a text is the sum of the widths of its letters
on every machine. Source Sans is under the SIL Open Font License, which keeps its name for the original; the cut is called
Govcheck Sans. Needs fonttools and brotli, which the program itself does not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "render" / "fonts"
FAMILY = "Govcheck Sans"
FACES = (("SourceSans3-Regular.ttf", "regular", "Regular", 400), ("SourceSans3-Semibold.ttf", "bold", "Bold", 700))
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x218, 0x21C),
    *range(0x2010, 0x2028),
    *(0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122),
    *range(0x2190, 0x2194),
    *(0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25A0, 0x25A1, 0x25B2, 0x25B6, 0x25CB, 0x25CF, 0x2713, 0xFFFD),
)
KEPT_NAMES = (0, 7, 8, 9, 13, 14)
"""Copyright, trademark, maker, designer, licence: those stay as they are."""


def main(folder: Path) -> None:
    """Write the two faces as TTF and WOFF2, and their widths as a module."""
    widths = {}
    for file, name, style, weight in FACES:
        font = cut(folder / file, style, weight)
        widths[name] = {code: font["hmtx"][glyph][0] for code, glyph in sorted(font.getBestCmap().items())}
        for flavor, ending in ((None, "ttf"), ("woff2", "woff2")):
            font.flavor = flavor
            font.save(FOLDER / f"{name}.{ending}")
        metrics = (font["hhea"].ascent, -font["hhea"].descent, font["head"].unitsPerEm)
    (FOLDER / "widths.py").write_text(module(widths, metrics), encoding="utf-8")


def cut(path: Path, style: str, weight: int) -> TTFont:
    """One face with the letters that are kept, under its own name."""
    font = TTFont(path, recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=list(KEPT_NAMES), name_languages=[0x409])
    options.drop_tables += ["DSIG", "GPOS", "GSUB", "GDEF", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    names = font["name"]
    called = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"GovcheckSans-{style}"}
    for number, text in called.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    font["head"].macStyle = 1 if style == "Bold" else 0
    return font


def module(widths: dict[str, dict[int, int]], metrics: tuple[int, int, int]) -> str:
    """The widths as Python, several to a line."""
    ascent, descent, em = metrics
    lines = [
        '"""How wide the letters of the shipped font are, in units of which EM are as wide as the font is high. Made by docs/fonts.py."""',
        "",
        f"EM = {em}",
        f"ASCENT = {ascent}",
        f"DESCENT = {descent}",
    ]
    for name, table in widths.items():
        lines += ["", f"{name.upper()} = {{"]
        items = [f"{code:#x}: {width}" for code, width in table.items()]
        lines += [f"    {', '.join(items[start : start + 10])}," for start in range(0, len(items), 10)]
        lines += ["}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
