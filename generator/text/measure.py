"""How wide text is, from the font's own advances.

Widths are points. `safe` widths hold a reserve, so that what fits here fits in PowerPoint and LibreOffice too:
4 % for their rounding, and a quarter em at each border between Han and Latin, which LibreOffice adds (GUIDE
section 2). Print measures without it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Literal

from generator.brand.model import Brand
from generator.text.linebreak import fill, forced
from generator.text.scripts import SHARED_MARKS, is_border, is_wide
from generator.text.typography import chinese_marks

RESERVE = 1.04
BORDER = 0.25
"""Em."""
IGNORABLE = frozenset("\t\n\v\r\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Characters that every renderer knows without a glyph and that take no room here."""
SPACES = {"\u2002": 0.5, "\u2003": 1.0, "\u2007": 0.56, "\u2008": 0.28, "\u2009": 0.2, "\u200a": 0.1, "\u202f": 0.2}
"""Widths (em) of spaces that a font may lack, as HarfBuzz makes them."""
DASH = "\u2014"


class Face:
    """One font file, opened when the first character is measured.

    `asked` is the family that was wanted; where it differs from `family`, the brand ships no file of it and the
    widths are those of the nearest font that it ships, times `wider`. `east` is the face of the East Asian slot:
    it sets Han and whatever this one lacks.
    """

    def __init__(
        self,
        path: Path,
        family: str = "",
        asked: str = "",
        weight: int = 400,
        east: Face | None = None,
        wider: float = 1.0,
    ) -> None:
        self.path = path
        self.family = family or path.stem
        self.asked = asked or self.family
        self.weight = weight
        self.east = east
        self.wider = wider
        self._advances: dict[str, float] = dict.fromkeys(IGNORABLE, 0.0)
        self._font: object | None = None

    def advance(self, character: str) -> float:
        """Return the advance of a character in em; one that the font lacks counts as wide as its kind usually is."""
        known = self._advances.get(character)
        if known is None:
            known = self._advances[character] = self._look_up(character)
        return known

    def has(self, character: str) -> bool:
        """Return whether the font has a glyph for the character, or needs none."""
        if character in IGNORABLE or character in SPACES or self._glyph(character) is not None:
            return True
        return self.east is not None and self.east.has(character)

    def _look_up(self, character: str) -> float:
        if self.east and is_wide(character):
            return self.east.advance(character)
        glyph = self._glyph(character)
        if glyph is None:
            if self.east and self.east.has(character):
                return self.east.advance(character)
            return SPACES.get(character) or self._guess(character)
        font = self._open()
        advance: int = font.get_glyph_h_advance(glyph)  # type: ignore[attr-defined]
        # Two em dashes become one glyph of two em; one alone is never wider than an em.
        own = 1.0 if is_wide(character) else self.wider
        return 1.0 if character == DASH else advance / font.face.upem * own  # type: ignore[attr-defined]

    def _guess(self, character: str) -> float:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            return 0.0
        return 1.0 if is_wide(character) or ord(character) > 0xFFFF else 0.6

    def _glyph(self, character: str) -> int | None:
        glyph: int | None = self._open().get_nominal_glyph(ord(character))  # type: ignore[attr-defined]
        return glyph

    def _open(self) -> object:
        if self._font is None:
            import uharfbuzz as hb

            self._font = hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))
        return self._font


def face(brand: Brand, family: str, weight: int = 400, family_ea: str = "") -> Face:
    """Return the face of a family, nearest in weight; the East Asian body family stands in for one without a file.

    `family_ea` names the family of the East Asian slot where that is another. FileNotFoundError if the brand ships
    no font at all.
    """
    if not brand.fonts:
        raise FileNotFoundError("the brand lists no font file")
    path, known = _file(brand, family, weight)
    wider = 1.0 if known == family else _wider(brand, family)
    if family_ea and family_ea != family:
        return _face(path, known, family, weight, *_file(brand, family_ea, weight), family_ea, wider=wider)
    return _face(path, known, family, weight, wider=wider)


def _wider(brand: Brand, family: str) -> float:
    """Return how much wider a family without a file sets Latin than the font that stands in for it."""
    if not brand.deck.get("template"):
        return 1.0
    from generator.deck.layoutfile import read

    widths = read(brand.folders, "corporate.yaml")["widths"]
    return float(widths.get(family, widths["other"]))


def deck_face(brand: Brand, slot: Literal["heading", "body"], weight: int = 400) -> Face:
    """Return the face of a theme slot of the deck, its East Asian font included."""
    fonts = brand.deck_fonts
    if slot == "heading":
        return face(brand, fonts.heading, weight, fonts.heading_ea)
    return face(brand, fonts.body, weight, fonts.body_ea)


def _file(brand: Brand, family: str, weight: int) -> tuple[Path, str]:
    """Return the file of a family, or of the one that stands in for it, and its name."""
    families = {font.family for font in brand.fonts}
    known = next((f for f in (family, brand.deck_fonts.body_ea) if f in families), brand.fonts[0].family)
    shipped = [font for font in brand.fonts if font.family == known]
    nearest = min(shipped, key=lambda f: abs(f.weight - weight))
    return nearest.path, nearest.family


@lru_cache(maxsize=32)
def _face(
    path: Path,
    family: str,
    asked: str,
    weight: int,
    path_ea: Path | None = None,
    ea: str = "",
    asked_ea: str = "",
    wider: float = 1.0,
) -> Face:
    east = _face(path_ea, ea, asked_ea, weight) if path_ea else None
    return Face(path, family, asked, weight, east, wider)


def width(text: str, size: float, face: Face, safe: bool = True) -> float:
    """Return the width of one line of text in points; forced breaks take no room."""
    return positions(text, size, face, safe)[-1]


def positions(text: str, size: float, face: Face, safe: bool = True) -> list[float]:
    """Return where each character starts, and last where the text ends, in points from its start."""
    if not safe:
        return list(accumulate((face.advance(c) * size for c in text), initial=0.0))
    return list(accumulate((step * size for step in _steps(text, face)), initial=0.0))


@lru_cache(maxsize=1024)
def _steps(text: str, face: Face) -> tuple[float, ...]:
    """Return the safe advance of each character in em; the same text is tried in several sizes."""
    steps = [_set(text, at, face) * RESERVE for at in range(len(text))]
    for at, (one, other) in enumerate(pairwise(text), 1):
        if is_border(one, other):
            steps[at] += BORDER
    return tuple(steps)


def _set(text: str, at: int, face: Face) -> float:
    """Return the advance of a character where it stands: a mark between Han is set in their font, and full-width."""
    character = text[at]
    if face.east and character in SHARED_MARKS:
        between = at in chinese_marks(text) or any(map(is_wide, text[max(0, at - 1) : at + 2]))
        if between:
            return max(face.advance(character), face.east.advance(character))
    return face.advance(character)


def break_lines(
    text: str, width: float, size: float, face: Face, language: str, safe: bool = True, plain: bool = False
) -> tuple[str, ...]:
    r"""Return the lines of a text in a box of this width (points), broken as the language wants it.

    `\v` and `\n` force a break. Spaces at a line's end are dropped. A single unbreakable piece that is wider than
    the box is broken anywhere. An empty text is one empty line. `plain` breaks as the office programs do, which part a
    figure from its counter.
    """
    lines: list[str] = []
    for part in forced(text):
        lines += fill(part, positions(part, size, face, safe), width, language, plain)
    return tuple(lines)


@lru_cache(maxsize=1024)
def balance(
    text: str, width: float, size: float, face: Face, language: str, max_lines: int = 2, safe: bool = True
) -> tuple[str, ...]:
    """Return the lines of a title: one if it fits, else as few as hold it, broken where a reader would pause.

    Breaks that are already forced are kept. A text that needs more than `max_lines` comes back with more lines.
    """
    from generator.text.balance import balanced

    lines: list[str] = []
    for part in forced(text):
        lines += balanced(part, positions(part, size, face, safe), width, language, max_lines)
    return tuple(lines)


def missing(text: str | Iterable[str], face: Face) -> tuple[str, ...]:
    """Return the characters of a text that the face has no glyph for, each once, in order."""
    return tuple(c for c in dict.fromkeys("".join(text)) if not face.has(c))
