"""Parts of a whole as native stacked bars."""

from __future__ import annotations

from collections.abc import Sequence

from generator.chart.model import Chart, Mark
from generator.chart.traits import part_roles
from generator.deck.chart_book import Sheet
from generator.deck.chart_frame import POINTS, Frame, gap_width, label_width
from generator.deck.chart_ink import Ink, PointLabel
from generator.deck.chart_xml import (
    CategoryAxis,
    ValueAxis,
    bar_plot,
    bar_series,
    category_axis,
    chart_space,
    value_axis,
)


def stacked(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Parts of a whole: names and values stand in the parts, or under them where a part is too narrow."""
    rows = len(chart.categories)
    left = label_width(chart, frame) if rows > 1 else 0.0
    width = frame.width - left
    height = min(frame.height, rows * frame.g["stack-pitch"]) if rows > 1 else frame.g["stack-pitch"]
    top = 0.0 if rows > 1 else frame.g["head-room"]
    accents = [any(m.accent for m in s.marks if m) for s in chart.series]
    tones = part_roles(accents)
    gap = gap_width(rows, frame) if rows > 1 else 0.0
    inside = _Inside(chart, frame, width, height, tones)
    series = "".join(
        bar_series(ink, sheet, n, [tones[n]] * rows, inside.labels(n), frame.g["seam"])
        for n in range(len(chart.series))
    )
    plot = bar_plot(series, True, True, gap, 100)
    axis = CategoryAxis(True, frame.sizes["label"], words=rows > 1, weight=frame.g["baseline"] if rows > 1 else 0)
    axes = category_axis(ink, axis) + value_axis(ink, ValueAxis(True, chart.low, chart.high, frame.sizes["tick"]))
    return chart_space(ink, plot, axes, frame.inner(left, top, 0, frame.height - top - height), frame.sizes["label"])


class _Inside:
    """Places the labels of stacked parts."""

    def __init__(self, chart: Chart, frame: Frame, width: float, height: float, tones: Sequence[str]) -> None:
        self.chart, self.frame, self.width, self.height, self.tones = chart, frame, width, height, tones
        self.single = len(chart.categories) == 1
        self.under = self._under() if self.single else {}

    def labels(self, number: int) -> list[PointLabel]:
        """Return the labels of one series."""
        return [self._label(number, i, m) for i, m in enumerate(self.chart.series[number].marks) if m is not None]

    def _label(self, number: int, index: int, mark: Mark) -> PointLabel:
        tone, sizes = self.tones[number], self.frame.sizes
        size = sizes["part"] if self._fits(number, mark) or self.single else sizes["tick"]
        offset = self.under.get(number)
        role = "on-strong" if tone == "strong" and offset is None and self._fits(number, mark) else "label"
        if offset is not None and tone == "strong":
            role = "strong"
        return PointLabel(
            index, mark.number_format, size, role, mark.accent, "ctr", "\n" if self.single else "", offset
        )

    def _needed(self, number: int, mark: Mark) -> float:
        value = self.frame.label(mark.shown, "part", True)
        return max(value, self.frame.label(self.chart.series[number].name, "part", True)) if self.single else value

    def _length(self, mark: Mark) -> float:
        return float(mark.value / self.chart.high) * self.width if self.chart.high else 0.0

    def _fits(self, number: int, mark: Mark) -> bool:
        return self._needed(number, mark) + 0.1 <= self._length(mark)

    def _under(self) -> dict[int, tuple[float, float]]:
        """Return the offsets of labels that stand below the bar, moved apart and down where they would touch."""
        frame, at = self.frame, 0.0
        line = 2 * frame.sizes["part"] * 1.4 / POINTS
        ends: list[float] = []
        found = {}
        for number, series in enumerate(self.chart.series):
            mark = series.marks[0]
            if mark is None:
                continue
            middle, at = at + self._length(mark) / 2, at + self._length(mark)
            if self._fits(number, mark):
                continue
            half = self._needed(number, mark) / 2 + 0.08
            centre = min(max(middle, half), self.width - half)
            tier = next((n for n, end in enumerate(ends) if centre - half >= end), len(ends))
            ends[tier:] = [centre + half, *ends[tier + 1 :]]
            down = self.height / 2 + line * (tier + 0.5) + 0.06
            found[number] = ((centre - middle) / frame.width, down / frame.height)
        return found
