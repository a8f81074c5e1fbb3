"""How wide a text is and where a program that knows only the usual rules ends its lines; no code of the fitter.

The widths are those of the shipped fonts, shaped by HarfBuzz run by run. Lines are filled greedily: East Asian text may
break anywhere but before closing and after opening marks, everything else at spaces and after hyphens, and a piece that
is wider than the line anywhere. Between Han and Latin LibreOffice adds a gap and PowerPoint does not, so a text can be
measured either way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise

import uharfbuzz as hb

from generator import resources

NO_START = frozenset("!),.:;?]}、。—ˇ¨〃々～‖…’”〕〉》」』〗】∶！＂＇），．：；？］｀｜｝·％‰%")
"""GB/T 15834 and PowerPoint's list for Simplified Chinese: never at the start of a line."""
NO_END = frozenset("([{‘“〔〈《「『〖【（．［｛￡￥")
SHARED = frozenset("‘’“”—…·")
SILENT = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
GAP = 0.25
"""Em."""


@dataclass(frozen=True)
class Type:
    """How a run is set; families are those of the theme."""

    latin: str
    east: str
    size: float
    """Points."""
    bold: bool
    chinese: bool
    """Whether the run says that it is Chinese, which makes marks that both scripts share East Asian."""


@dataclass(frozen=True)
class Glyph:
    """One character of a paragraph as it is set."""

    text: str
    advance: float
    """Points."""
    size: float
    wide: bool


@cache
def _font(family: str, bold: bool) -> hb.Font:
    path = resources.folder("assets") / "fonts" / f"{family.replace(' ', '')}-{'Bold' if bold else 'Regular'}.ttf"
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))


@lru_cache(maxsize=100_000)
def _has(family: str, character: str) -> bool:
    return _font(family, False).get_nominal_glyph(ord(character)) is not None


def is_wide(character: str) -> bool:
    """Return whether it is East Asian: what Unicode calls wide or full-width."""
    return unicodedata.east_asian_width(character) in "WF"


def glyphs(text: str, look: Type) -> list[Glyph]:
    """Return the characters of a run with their advances; those that take no room have none."""
    found: list[Glyph] = []
    for piece, family in _pieces(text, look):
        steps = _shaped(piece, family, look.bold)
        found += [
            Glyph(c, step * look.size, look.size, is_wide(c) or (c in SHARED and look.chinese))
            for c, step in zip(piece, steps, strict=True)
        ]
    return found


def _pieces(text: str, look: Type) -> list[tuple[str, str]]:
    """Return the run cut where the font changes."""
    pieces: list[tuple[str, str]] = []
    for character in text:
        east = is_wide(character) or (character in SHARED and look.chinese)
        family = look.east if east or not _has(look.latin, character) else look.latin
        if character in SILENT and pieces:
            family = pieces[-1][1]
        if pieces and pieces[-1][1] == family:
            pieces[-1] = pieces[-1][0] + character, family
        else:
            pieces.append((character, family))
    return pieces


@lru_cache(maxsize=20_000)
def _shaped(text: str, family: str, bold: bool) -> tuple[float, ...]:
    """Return the advance of each character in em; a cluster's advance is that of its first character."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    font = _font(family, bold)
    hb.shape(font, buffer, {"kern": True, "liga": True})
    steps = [0.0] * len(text)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        steps[info.cluster] += place.x_advance / font.face.upem
    return tuple(0.0 if c in SILENT else s for c, s in zip(text, steps, strict=True))


def lines(paragraph: Sequence[Glyph], width: float, gaps: bool) -> list[list[Glyph]]:
    r"""Return the lines of a paragraph in a box of this width in points; `\v` forces one."""
    found: list[list[Glyph]] = []
    start = 0
    for at in range(len(paragraph) + 1):
        if at == len(paragraph) or paragraph[at].text == "\v":
            found += _filled(paragraph[start:at], width, gaps)
            start = at + 1
    return found


def _filled(part: Sequence[Glyph], width: float, gaps: bool) -> list[list[Glyph]]:
    places, found, start = _places(part, gaps), [], 0
    ends = [*_breaks(part), len(part)]
    while start < len(part):
        limit = places[start] + width + 0.01
        fitting = [end for end in ends if end > start and places[_trimmed(part, start, end)] <= limit]
        if fitting:
            end = fitting[-1]
        else:  # one piece is wider than the line
            end = max([at for at in range(start + 1, len(part) + 1) if places[at] <= limit], default=start + 1)
        found.append(list(part[start:end]))
        start = end
    return found or [[]]


def _places(part: Sequence[Glyph], gaps: bool) -> list[float]:
    """Return where each character starts, and last where the text ends; a gap stands before its character."""
    steps = [g.advance for g in part]
    if gaps:
        for at, (one, other) in enumerate(pairwise(part)):
            if _border(one.text, other.text):
                steps[at] += GAP * other.size
    return list(accumulate(steps, initial=0.0))


def _trimmed(part: Sequence[Glyph], start: int, end: int) -> int:
    while end > start and part[end - 1].text == " ":
        end -= 1
    return end


def measured(line: Sequence[Glyph], gaps: bool) -> float:
    """Return the width of a line in points without the spaces at its end."""
    return _places(line[: _trimmed(line, 0, len(line))], gaps)[-1]


_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def _border(one: str, other: str) -> bool:
    a, b = bool(_HAN.match(one)), bool(_HAN.match(other))
    return a != b and (other if a else one).isalnum() and not is_wide(other if a else one)


def _breaks(part: Sequence[Glyph]) -> list[int]:
    return [at for at in range(1, len(part)) if may_end(part, at)]


def may_end(part: Sequence[Glyph], at: int) -> bool:
    """Return whether a line may end before the character at this place."""
    before, after = part[at - 1], part[at]
    if after.text == " " or "\u2060" in (before.text, after.text) or "\u00a0" in (before.text, after.text):
        return False
    if before.text == " ":
        return True
    if after.text in NO_START or before.text in NO_END:
        return False
    if before.text in "-\u2010" and at > 1:
        return part[at - 2].text.isalpha() and after.text.isalpha()
    return before.wide or after.wide
