"""Widths of table columns, as browsers work them out: what a column asks for, but never less than its longest word.

Inches. A column without text holds something drawn and keeps its width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.deck.model import Cell, Paragraph, Style, Table
from generator.deck.sizes import Ruler

GAP = 0.1
"""Between the text of a cell and the next column."""


def cell_style(ruler: Ruler, table: Table, paragraph: Paragraph, head: bool) -> Style:
    """Return the style of a paragraph in a cell of the head or the body."""
    return ruler.layouts.styles[paragraph.style or (table.head_style if head else table.style)]


def shrunk(style: Style, ratio: float, paragraph: Paragraph) -> float:
    """Return the part of its size that a paragraph takes in a table of `ratio`; one with its own style keeps all."""
    return ratio if not paragraph.style and style.min_size and style.min_size <= style.size * ratio + 0.01 else 1


def balanced(table: Table, ruler: Ruler, ratio: float) -> tuple[Table, bool]:
    """Return the table with room taken from columns that have too much for those whose cells would break.

    Also returns whether every word then stands whole in its cell.
    """
    if any(cell.span > 1 for row in table.rows for cell in row):
        return table, True
    total = sum(table.columns)
    asked, least = [], []
    for i, width in enumerate(table.columns):
        cells = [(row[i], n < int(table.header)) for n, row in enumerate(table.rows) if row[i].text.plain()]
        asked.append(max((_natural(cell, table, head, ruler, ratio) for cell, head in cells), default=width))
        least.append(max((_longest(cell, table, head, ruler, ratio) for cell, head in cells), default=width))
    if sum(asked) <= total:
        return replace(table, columns=_exchanged(table.columns, asked)), True
    if sum(least) <= total:
        least = _short_whole(asked, least, total)
        share = (total - sum(least)) / max(sum(asked) - sum(least), 1e-9)
        widths = tuple(low + (high - low) * share for low, high in zip(least, asked, strict=True))
        return replace(table, columns=widths), True
    return replace(table, columns=tuple(low * total / sum(least) for low in least)), False


def _short_whole(asked: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    """Return the least widths with short columns on one line: to break their few characters would save nothing."""
    short = total / len(asked) * 0.6
    whole = [ask if ask <= short else low for ask, low in zip(asked, least, strict=True)]
    return whole if sum(whole) <= total else list(least)


def _exchanged(widths: Sequence[float], asked: Sequence[float]) -> tuple[float, ...]:
    """Return the widths with those that are too small made as wide as is asked, at the cost of the others."""
    wanted = sum(max(0.0, a - w) for a, w in zip(asked, widths, strict=True))
    spare = sum(max(0.0, w - a) for a, w in zip(asked, widths, strict=True))
    if not wanted:
        return tuple(widths)
    taken = wanted / spare
    return tuple(a if a > w else w + (a - w) * taken for a, w in zip(asked, widths, strict=True))


def _natural(cell: Cell, table: Table, head: bool, ruler: Ruler, ratio: float) -> float:
    """Return the width that a cell takes on one line, with the distance to the next column."""
    return max(_widths(cell, table, head, ruler, ratio, whole=True), default=0.0) / 72 + cell.pad + GAP


def _longest(cell: Cell, table: Table, head: bool, ruler: Ruler, ratio: float) -> float:
    """Return the width that a cell takes when it breaks wherever it may."""
    return max(_widths(cell, table, head, ruler, ratio, whole=False), default=0.0) / 72 + cell.pad + GAP


def _widths(cell: Cell, table: Table, head: bool, ruler: Ruler, ratio: float, whole: bool) -> list[float]:
    found = []
    for paragraph in cell.text.paragraphs:
        style = cell_style(ruler, table, paragraph, head)
        part = 1 if head else shrunk(style, ratio, paragraph)
        width = ruler.width if whole else ruler.longest
        found.append(width(paragraph, (style,), part))
    return found
