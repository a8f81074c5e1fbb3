"""A chart as it will be drawn: everything is decided here, the two writers only place it.

`svg.py` draws it with matplotlib for print, `deck/chart.py` as a native PowerPoint chart, so the two can never
tell different stories.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from generator.report.model import ChartForm


class Mark(Struct, frozen=True):
    """One bar, point or run of squares."""

    stat: str
    """The id of the statistic (or derived figure) it shows."""
    value: Decimal
    """The plotted value, in the chart's unit and scale (13.6 when the scale is 万)."""
    number: str
    """The digits as printed, such as `13.6`."""
    unit: str
    """What follows them, such as `万次` or `%`; may be empty."""
    number_format: str
    """The Excel number format that prints `value` with exactly the source's digits, such as `0.0"%"`."""
    accent: bool = False

    @property
    def shown(self) -> str:
        """The label at the mark."""
        return f"{self.number}{self.unit}"


class Series(Struct, frozen=True):
    """Marks in category order; None is a gap, which stays a gap."""

    name: str
    marks: tuple[Mark | None, ...]


class Chart(Struct, frozen=True):
    """One planned chart."""

    id: str
    form: ChartForm
    title: str
    """The finding; a heading beside the chart, never drawn inside it."""
    subtitle: str
    """Measure, unit and period, in words."""
    unit: str
    """The unit that every mark shares; heads the value column of the embedded workbook."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    low: Decimal
    high: Decimal
    """The value axis. Forms with bars start at 0, or below it when a value is negative."""
    ticks: tuple[Decimal, ...] = ()
    """Scale marks worth printing (0, 50, 100 for a fall); empty when the values at the marks do."""
    note: str = ""
    """How to read it and what the source leaves out."""
    remark: str = ""
    """The note without what a drawing prints that has room for scales and periods, as a slide has."""
    source: str = ""
    alt: str = ""
    """Alternative text: the finding, each label with its value, the source."""
    paragraphs: tuple[int, ...] = ()
