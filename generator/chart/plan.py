"""From a chart block to a `Chart`: order, axis, labels, emphasis and the words around it. No drawing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.chart import alt, scale
from generator.chart.grid import Cell, Grid, grid
from generator.chart.honesty import problems
from generator.chart.labels import Label, Labels, Units, labels
from generator.chart.model import Chart, Mark, Series
from generator.report.model import ChartBlock, Report
from generator.report.prose import resolve
from generator.text.phrases import source_line
from generator.text.words import Words

__all__ = ["plan", "problems"]

_UNITS: Mapping[str, Units] = {"line": "none", "column": "none", "tally": "words", "change": "words"}
"""Columns stand too close for units; the few labels of a tally or a change have room for words."""
LABELLED_COLUMNS = 12
"""Up to so many columns carry their values; more get an axis."""


def plan(block: ChartBlock, report: Report, words: Words) -> Chart:
    """Return the chart with every decision made.

    The block must have passed `problems`; otherwise KeyError or ValueError. All texts are resolved and in the
    report's language; values are in the scale that the labels print.
    """
    table = grid(block, report, words)
    marked = labels([c.datum for c in table.cells], _UNITS.get(block.form, "signs"))
    series = _marks(table, marked, _accents(block, table))
    values = [m.value for s in series for m in s.marks if m is not None]
    ticks = _ticks(block, values, len(table.cells))
    low, high = _domain(block, values, ticks, table)
    paragraphs = _paragraphs(block, report, table)
    source = source_line(words, report, paragraphs)
    subtitle = alt.subtitle(block, report, table, marked.unit, words)
    title = resolve(block.title, report)
    heading = alt.heading(block, report, table, marked.unit, words)
    named = tuple(Series(s.name or heading, s.marks) for s in series)
    cut = block.form == "line" and not low <= 0 <= high
    return Chart(
        id=block.id,
        form=block.form,
        title=title,
        subtitle=subtitle,
        unit=marked.unit,
        categories=table.categories,
        series=named,
        low=low,
        high=high,
        ticks=ticks,
        note=alt.note(block, report, table, cut, words),
        remark=alt.remark(block, report, table, cut, words),
        source=source,
        alt=alt.text(title, table, marked, source, words),
        paragraphs=paragraphs,
    )


def _marks(table: Grid, marked: Labels, accents: frozenset[int]) -> tuple[Series, ...]:
    numbered = iter(enumerate(marked.all))

    def mark(cell: Cell | None) -> Mark | None:
        if cell is None:
            return None
        index, label = next(numbered)
        return _mark(cell, label, index in accents)

    return tuple(Series(line.name, tuple(mark(cell) for cell in line.cells)) for line in table.lines)


def _mark(cell: Cell, label: Label, accent: bool) -> Mark:
    return Mark(cell.datum.stat, label.value, label.number, label.unit, label.number_format, accent)


def _accents(block: ChartBlock, table: Grid) -> frozenset[int]:
    """Return the numbers of the emphasised marks (of `table.cells`).

    It is the flagged one; else the largest bar, part or share, the newest column, the first row of a tally or a
    change. Where several series run, a whole series is emphasised: the one with the flag, else the first.
    """
    cells = table.cells
    flagged = [i for i, c in enumerate(cells) if c.flagged]
    if block.form == "change":
        # Both ends carry the row's flag; the later level is the one to look at.
        half = len(cells) // 2
        return frozenset({next((i for i in flagged if i >= half), half)})
    if block.form == "line" or (block.form == "column" and len(table.lines) > 1):
        return _series_accent(table, flagged)
    if flagged:
        return frozenset(flagged[:1]) if block.form != "stacked" else _part_accent(table, flagged[0])
    if block.form == "stacked":
        return _part_accent(table, max(range(len(cells)), key=lambda i: cells[i].datum.value))
    if block.form == "column":
        return frozenset({len(cells) - 1})
    if block.form == "tally":
        return frozenset({0})
    return frozenset({max(range(len(cells)), key=lambda i: abs(cells[i].datum.value))})


def _owners(table: Grid) -> list[int]:
    """Return the number of the series that each cell belongs to."""
    return [n for n, line in enumerate(table.lines) for c in line.cells if c is not None]


def _series_accent(table: Grid, flagged: list[int]) -> frozenset[int]:
    owners = _owners(table)
    chosen = owners[flagged[0]] if flagged else 0
    return frozenset(i for i, owner in enumerate(owners) if owner == chosen)


def _part_accent(table: Grid, index: int) -> frozenset[int]:
    """The same part is emphasised in every stack."""
    owners = _owners(table)
    return frozenset(i for i, owner in enumerate(owners) if owner == owners[index])


def _ticks(block: ChartBlock, values: list[Decimal], count: int) -> tuple[Decimal, ...]:
    """Return the ticks worth printing: none where the values at the marks do."""
    if block.form in ("fall", "share"):
        return scale.HUNDRED
    if block.form == "line":
        return scale.off_the_floor(scale.ticks(values, zero=scale.near_zero(values)), min(values))
    if block.form == "column" and count > LABELLED_COLUMNS:
        return scale.ticks(values, zero=True)
    return ()


def _domain(
    block: ChartBlock, values: list[Decimal], ticks: tuple[Decimal, ...], table: Grid
) -> tuple[Decimal, Decimal]:
    if block.form == "stacked":
        # The parts of one stack are its whole (honesty.py has seen to it); several stacks are shares of 100 %.
        return Decimal(0), sum(values, Decimal(0)) if len(table.categories) == 1 else Decimal(100)
    if ticks:
        return ticks[0], ticks[-1]
    # A change starts at zero too: two levels on a cut scale make a small step look like a plunge.
    return min(Decimal(0), *values), max(Decimal(0), *values)


def _paragraphs(block: ChartBlock, report: Report, table: Grid) -> tuple[int, ...]:
    found = {p for cell in table.cells for p in cell.datum.paragraphs} | {c.paragraph for c in block.cite}
    if block.whole and block.whole in report.statistics_by_id:
        found.add(report.statistics_by_id[block.whole].cite.paragraph)
    return tuple(sorted(found))
