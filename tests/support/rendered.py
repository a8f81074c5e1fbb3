"""What LibreOffice made of a deck: each character on a page, told to the text of the deck that it belongs to.

Characters are told apart by where they stand, not by the order in which they were drawn, so that none is skipped.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from tests.support.deck import DeckFile
from tests.support.reread import Box, Reader, Seen

NEAR = 30.0
"""Points from where a text is expected at which a character can still be one of it."""
SAME_LINE = 0.6
"""Baselines of one line differ by less than this part of the smaller size (a figure's unit is smaller than it)."""
SILENT = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u0002")


@dataclass(frozen=True)
class Char:
    """One character on a page, in points from the top left corner."""

    text: str
    ink: Box
    base: float
    size: float


@dataclass
class Shown:
    """A text of the deck and what of it stands on the page."""

    seen: Seen
    expected: Box
    """Where the text should be."""
    letters: frozenset[str]
    chars: list[Char] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How many lines the characters make."""
        count, last = 0, -1e9
        for char in sorted(self.chars, key=lambda c: c.base):
            if char.base - last > SAME_LINE * char.size:
                count += 1
                last = char.base
        return count

    @property
    def lost(self) -> str:
        """The characters that are not there."""
        return "".join((Counter(_letters(self.seen.text)) - Counter(c.text for c in self.chars)).elements())


@dataclass(frozen=True)
class Page:
    """One slide as it is shown."""

    number: int
    size: tuple[float, float]
    shown: tuple[Shown, ...]
    stray: tuple[Char, ...]
    """Characters that belong to no text of the deck, and stand in no chart."""


def pages(deck: DeckFile, rendered: Path) -> Iterator[Page]:
    """Yield every slide with its texts and what of them stands on the page."""
    reader = Reader(deck)
    texts = [*reader.texts(), *reader.drawn(), *(c for table in reader.tables() for _, row in table.rows for c in row)]
    charts = list(reader.charts())
    document = pypdfium2.PdfDocument(rendered)
    try:
        assert len(document) == len(deck.slides), f"{len(document)} pages for {len(deck.slides)} slides"
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            here = [Shown(s, s.ink(), frozenset(_letters(s.text))) for s in texts if s.slide == number]
            frames = [box for slide, box in charts if slide == number]
            stray = [c for c in _chars(page) if not _belongs(c, here, frames)]
            yield Page(number, (page.get_width(), page.get_height()), tuple(here), tuple(stray))
    finally:
        document.close()


def _belongs(char: Char, texts: Sequence[Shown], charts: Sequence[Box]) -> bool:
    """Give a character to the nearest text that has it; tell whether there is one, or a chart around it."""
    x, y = (char.ink[0] + char.ink[2]) / 2, (char.ink[1] + char.ink[3]) / 2
    if any(left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1 for left, top, right, bottom in charts):
        return True
    found = [(_far(x, y, one.expected), i) for i, one in enumerate(texts) if char.text in one.letters]
    distance, nearest = min(found, default=(NEAR + 1, -1))
    if distance > NEAR:
        return False
    texts[nearest].chars.append(char)
    return True


def _far(x: float, y: float, box: Box) -> float:
    return max(box[0] - x, x - box[2], 0.0) + max(box[1] - y, y - box[3], 0.0)


def _letters(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in SILENT)


def _chars(page: pypdfium2.PdfPage) -> Iterator[Char]:
    text = page.get_textpage()
    high = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    for i in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text.raw, i))
        if pdfium.FPDFText_IsGenerated(text.raw, i) == 1 or not _letters(character):
            continue
        left, bottom, right, top = text.get_charbox(i)
        pdfium.FPDFText_GetCharOrigin(text.raw, i, x, y)
        size = pdfium.FPDFText_GetFontSize(text.raw, i)
        yield Char(character, (left, high - top, right, high - bottom), high - y.value, size)
