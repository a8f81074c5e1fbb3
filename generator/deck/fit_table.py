"""Fits tables: cells measured, rows as high as their lines, too many rows continued. Inches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.deck.model import Box, Cell, Shape, Table, Text
from generator.deck.sizes import Ruler
from generator.deck.table_width import GAP, balanced, cell_style, shrunk

OVERHANG = 0.08
"""How far a table may reach below the exhibit band (GUIDE section 1)."""
AIR = (0.03, 0.08)
"""Least distance between the lines of a cell and the rules, both together: for one line, for more."""


@dataclass(frozen=True)
class Piece:
    """A table for one slide and which rows of the whole it took."""

    table: Table
    rows: tuple[int, ...]


def pieces(table: Table, box: Box, ruler: Ruler) -> list[Piece]:
    """Return the table in the largest size in which it fits, or else in pieces: as large as every row fits a slide."""
    style = ruler.layouts.styles[table.style]
    ratios = [size / style.size for size in ruler.sizes(style)]
    largest = None
    for ratio in ratios:
        tried, whole = balanced(table, ruler, ratio)
        heights = [_height(tried, i, ruler, ratio) for i in range(len(table.rows))]
        if whole and sum(heights) <= box.h + OVERHANG:
            return [_piece(tried, range(len(table.rows)), heights, ruler, ratio)]
        head = sum(heights[: int(table.header)])
        if whole and largest is None and head + max(heights[int(table.header) :], default=0) <= box.h + OVERHANG:
            largest = ratio
    ratio = largest or ratios[-1]
    return list(_split(balanced(table, ruler, ratio)[0], box.h + OVERHANG, ruler, ratio))


def _split(table: Table, room: float, ruler: Ruler, ratio: float) -> Iterator[Piece]:
    """Yield the table in pieces no higher than the room, the header on each."""
    named = _named(table)
    heights, starts = ([_height(t, i, ruler, ratio) for i in range(len(t.rows))] for t in (table, named))
    head = int(table.header)
    for group in _groups(heights, starts, room, head):
        first = group[head]
        rows = (*table.rows[:first], named.rows[first], *table.rows[first + 1 :])
        high = [*heights[:first], starts[first], *heights[first + 1 :]]
        yield _piece(replace(table, rows=rows), group, high, ruler, ratio)


def _named(table: Table) -> Table:
    """Return the table with the section's name, which stands in its first row only, in every row."""
    rows, name = [], None
    for number, row in enumerate(table.rows):
        if number < int(table.header):
            rows.append(row)
            continue
        name = row[0] if row[0].text.plain() else name
        rows.append((replace(name, below=row[0].below), *row[1:]) if name else row)
    return replace(table, rows=tuple(rows))


def _groups(heights: Sequence[float], starts: Sequence[float], room: float, head: int) -> list[list[int]]:
    """Return the row numbers of each slide, the header on every one, as evenly as the room allows.

    `starts` are the heights of the rows as first ones of a slide.
    """
    body = range(head, len(heights))
    fixed = sum(heights[:head])
    least = max(1, -(-int(sum(heights[i] for i in body) * 1000) // max(1, int((room - fixed) * 1000))))
    for count in range(min(least, len(body)), len(heights) + 1):  # a row may be higher than the room
        goal = sum(heights[i] for i in body) / count
        groups: list[list[int]] = [[]]
        for i in body:
            used = sum(heights[j] for j in groups[-1]) + sum(starts[j] - heights[j] for j in groups[-1][:1])
            full = used + heights[i] > room - fixed or (used + heights[i] / 2 > goal and len(groups) < count)
            if groups[-1] and full:
                groups.append([])
            groups[-1].append(i)
        if len(groups) <= count:
            break
    return [[*range(head), *group] for group in groups]


def _piece(table: Table, rows: Iterable[int], heights: Sequence[float], ruler: Ruler, ratio: float) -> Piece:
    taken = tuple(rows)
    cells = [_set(table, i, ruler, ratio) for i in taken]
    shown = replace(table, rows=tuple(cells), heights=tuple(heights[i] for i in taken))
    return Piece(shown, taken)


def _set(table: Table, row: int, ruler: Ruler, ratio: float) -> tuple[Cell, ...]:
    """Return a row with its cells in their size, lines broken as those of other texts are."""
    head = row < int(table.header)
    found = []
    for cell, width in zip(table.rows[row], _widths(table, row), strict=True):
        ratios = [1 if head else shrunk(cell_style(ruler, table, p, head), ratio, p) for p in cell.text.paragraphs]
        lines = tuple(
            ruler.composed(Text((p,)), (cell_style(ruler, table, p, head),), Box(0, 0, width, 0), part).paragraphs[0]
            for p, part in zip(cell.text.paragraphs, ratios, strict=True)
        )
        found.append(_sized(replace(cell, text=replace(cell.text, paragraphs=lines)), table, head, ruler, ratio))
    return tuple(found)


def _widths(table: Table, row: int) -> list[float]:
    """Return the room for text in each cell of a row."""
    found, column = [], 0
    for cell in table.rows[row]:
        width = sum(table.columns[column : column + cell.span])
        column += cell.span
        if cell.align == "left":
            width -= cell.pad + (GAP if column < len(table.columns) else 0)
        found.append(width)
    return found


def _sized(cell: Cell, table: Table, head: bool, ruler: Ruler, ratio: float) -> Cell:
    """Return the cell with the size written down when it is not the style's own."""
    if ratio == 1 or head:
        return cell
    style = ruler.layouts.styles[table.style]
    text = replace(cell.text, size=round(style.size * ratio * 2) / 2, line=round(style.line * ratio * 4) / 4)
    return replace(cell, text=text)


def _height(table: Table, row: int, ruler: Ruler, ratio: float) -> float:
    """Return the height of a row: what the plan wants, or more if its lines ask for it."""
    head = row < int(table.header)
    needed = [
        _cell_height(cell.text, width, table, head, ruler, 1 if head else ratio)
        for cell, width in zip(table.rows[row], _widths(table, row), strict=True)
    ]
    return max(table.heights[row], *needed)


def _cell_height(text: Text, width: float, table: Table, head: bool, ruler: Ruler, ratio: float) -> float:
    total, lines = 0.0, 0
    for paragraph in text.paragraphs:
        style = cell_style(ruler, table, paragraph, head)
        part = shrunk(style, ratio, paragraph)
        count = len(ruler.lines(paragraph, style, width, part))
        total += count * style.line * part / 72
        lines += count
    return total + AIR[lines > 1]


def moved(shapes: Sequence[Shape], piece: Piece, box: Box) -> tuple[Shape, ...]:
    """Return the shapes of a slide, those of table rows in the middle of their row and only where the row is."""
    tops = {row: box.y + sum(piece.table.heights[:i]) for i, row in enumerate(piece.rows)}
    middles = {row: tops[row] + piece.table.heights[i] / 2 for i, row in enumerate(piece.rows)}
    found = []
    for shape in shapes:
        if shape.row is None:
            found.append(shape)
        elif shape.row in middles:
            same = [s.box for s in shapes if s.row == shape.row]
            middle = (min(b.y for b in same) + max(b.y + b.h for b in same)) / 2
            found.append(replace(shape, box=replace(shape.box, y=shape.box.y + middles[shape.row] - middle)))
    return tuple(found)
