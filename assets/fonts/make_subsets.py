"""Make the Noto files of this folder from the full fonts. Run it only to change what they cover.

    npm install @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-serif-sc@0.4.3
    pip install fonttools chws-tool==1.4.5
    python assets/fonts/make_subsets.py node_modules/@expo-google-fonts

README.md says where the fonts come from and what is changed. Same packages, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from chws_tool.add_chws import add_chws
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = Path(__file__).parent
WEIGHTS = {"400Regular": "Regular", "500Medium": "Medium", "700Bold": "Bold"}
FAMILIES = {"noto-sans-sc": "NotoSansSC", "noto-serif-sc": "NotoSerifSC"}
FEATURES = ["ccmp", "locl", "kern", "mark", "liga", "palt", "halt", "chws", "pwid", "hwid", "fwid"]
FEATURES += ["tnum", "lnum", "pnum"]
BLOCKS = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x01CD, 0x01DC),  # pinyin
    (0x02C6, 0x02DD),  # spacing accents
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic
    (0x2000, 0x206F),  # spaces, dashes, quotes, the word joiner
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218F),  # letter-like signs, fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x24FF),  # circled figures
    (0x2500, 0x26FF),  # boxes, shapes, ballot boxes
    (0x2700, 0x27BF),  # ticks
    (0x3000, 0x303F),  # East Asian marks
    (0x3040, 0x30FF),  # kana
    (0x3200, 0x33FF),  # enclosed letters and units
    (0xFE30, 0xFE4F),  # marks for vertical text
    (0xFF00, 0xFFEF),  # full-width forms
)


SPACES = {0x2007: "0", 0x2008: ".", 0x2009: 200, 0x200A: 100, 0x202F: 200, 0x200B: 0, 0x2060: 0, 0xFEFF: 0}
"""Invisible characters that the fonts lack, with their width or the character that is as wide.

Without them a renderer fetches another font for a gap.
"""
COPIES = {0x2010: 0x2D, 0x2011: 0x2D}
"""Characters that look like another: the hyphen and the hyphen that does not break."""


def characters() -> set[int]:
    """Return the code points wanted: GB 2312, the 8105 General Standard Characters and the blocks above."""
    wanted = {c for first, last in BLOCKS for c in range(first, last + 1)}
    rows = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    wanted |= {ord(c) for pair in rows for c in pair.decode("gb2312", "ignore")}
    return wanted | {ord(c) for c in (HERE / "general-standard-8105.txt").read_text("utf-8") if c > " "}


def make(source: Path, target: Path) -> None:
    """Write the subset of one font; hinting is dropped, as screens draw large type and print needs none."""
    options = subset.Options(
        layout_features=FEATURES, hinting=False, name_IDs=["*"], name_languages=["*"], notdef_outline=True,
        recalc_timestamp=False, drop_tables=["DSIG", "STAT", "vhea", "vmtx", "VORG"], glyph_names=False,
    )  # fmt: skip
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    add_spaces(font)
    subset.save_font(font, str(target), options)
    if "chws" not in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}:
        modified = font["head"].modified
        add_chws(target, target)
        with TTFont(target, recalcTimestamp=False) as again:  # the tool writes the time of day
            again["head"].modified = modified
            again.save(target)
    print(f"{target.name}  {target.stat().st_size / 1e6:.2f} MB  {font['maxp'].numGlyphs} glyphs")


def add_spaces(font: TTFont) -> None:
    """Give the font the characters of SPACES and COPIES."""
    cmap = font.getBestCmap()
    for code, width in SPACES.items():
        if code in cmap:
            continue
        name = f"uni{code:04X}"
        advance = width if isinstance(width, int) else font["hmtx"][cmap[ord(width)]][0]
        font["glyf"][name], font["hmtx"][name] = Glyph(), (advance, 0)
        cover(font, code, name)
    for code, like in COPIES.items():
        if code not in cmap:
            cover(font, code, cmap[like])


def cover(font: TTFont, code: int, glyph: str) -> None:
    """Map a code point to a glyph in every Unicode table of the font."""
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap[code] = glyph


def main(packages: Path) -> None:
    """Write all six files."""
    for package, name in FAMILIES.items():
        for folder, weight in WEIGHTS.items():
            (source,) = (packages / package / folder).glob("*.ttf")
            make(source, HERE / f"{name}-{weight}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
