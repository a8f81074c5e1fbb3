"""The rows of a chart block as categories and series."""

from __future__ import annotations

from msgspec import Struct

from generator.chart.data import Datum, datum, ordered
from generator.report.model import ChartBlock, Report, Row
from generator.text.words import Words


class Cell(Struct, frozen=True):
    """One figure in its place."""

    datum: Datum
    label: str
    """The row's own label, else the statistic's."""
    flagged: bool


class Line(Struct, frozen=True):
    """One series in category order; None is a gap. An empty name means that it is the only one."""

    name: str
    cells: tuple[Cell | None, ...]


class Grid(Struct, frozen=True):
    """Categories and series of a chart, without any drawing."""

    categories: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell that holds a figure, series by series."""
        return tuple(c for line in self.lines for c in line.cells if c is not None)


def grid(block: ChartBlock, report: Report, words: Words) -> Grid:
    """Return the rows in drawing order; KeyError for an unknown id."""
    if block.form == "change":
        return _levels(block, report, words)
    if block.form == "stacked" and not any(row.series for row in block.rows):
        return _parts(block, report, words)
    if block.form in ("line", "column", "stacked"):
        return _series(block, report)
    cells = [_cell(report, row, row.stat) for row in block.rows]
    cells = [cells[i] for i in ordered(block, [c.datum for c in cells])]
    return Grid(tuple(c.label for c in cells), (Line("", tuple(cells)),))


def _cell(report: Report, row: Row, id: str | None) -> Cell:
    if id is None:
        raise KeyError("a row without a statistic")
    found = datum(report, id)
    return Cell(found, row.label or found.label, row.accent)


def _parts(block: ChartBlock, report: Report, words: Words) -> Grid:
    """One stack: each row is a part, and so a series of its own."""
    cells = [_cell(report, row, row.stat) for row in block.rows]
    cells = [cells[i] for i in ordered(block, [c.datum for c in cells])]
    whole = datum(report, block.whole).label if block.whole else words["chart.whole"]
    return Grid((whole,), tuple(Line(c.label, (c,)) for c in cells))


def _series(block: ChartBlock, report: Report) -> Grid:
    cells = [
        (row.series or "", row.label or "", _cell(report, row, row.stat) if row.stat else None) for row in block.rows
    ]
    placed = {(series, cell.label if cell else label): cell for series, label, cell in cells}
    categories = tuple(dict.fromkeys(category for _, category in placed))
    names = tuple(dict.fromkeys(series for series, _ in placed))
    lines = tuple(Line(name, tuple(placed.get((name, c)) for c in categories)) for name in names)
    return Grid(categories, lines)


def _levels(block: ChartBlock, report: Report, words: Words) -> Grid:
    rows = [(_cell(report, row, row.before), _cell(report, row, row.after)) for row in block.rows]
    order = ordered(block, [after.datum for _, after in rows])
    befores, afters = zip(*(rows[i] for i in order), strict=True)
    names = (_period(befores) or words["chart.before"], _period(afters) or words["chart.after"])
    if names[0] == names[1]:
        names = (words["chart.before"], words["chart.after"])
    return Grid(tuple(c.label for c in afters), (Line(names[0], befores), Line(names[1], afters)))


def _period(cells: tuple[Cell, ...]) -> str | None:
    periods = {c.datum.period for c in cells}
    return periods.pop() if len(periods) == 1 else None
