"""Widths of Latin text in Chinese fonts, whose quotation marks are full-width unless the font is told otherwise."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.text.measure import Face

FEATURE = "pwid"
"""The OpenType feature that sets shared marks in proportional widths; page.css asks for it in Latin text."""
MARKS = frozenset("\u2018\u2019\u201c\u201d\u2026\u00b7\u2014")


class Proportional(Face):
    """A face whose shared marks have the widths of Latin text."""

    def _look_up(self, character: str) -> float:
        if character not in MARKS or self._glyph(character) is None:
            return super()._look_up(character)
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(character)
        buffer.guess_segment_properties()
        font = self._open()
        hb.shape(font, buffer, {FEATURE: True})
        upem: int = font.face.upem  # type: ignore[attr-defined]
        return float(sum(p.x_advance for p in buffer.glyph_positions) / upem)


@lru_cache(maxsize=32)
def proportional(path: Path, family: str, weight: int) -> Proportional:
    """Return the face in a font file, opened once."""
    return Proportional(path, family, family, weight)
