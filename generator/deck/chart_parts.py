"""Parts of a whole as native stacked bars."""

from __future__ import annotations

from collections.abc import Sequence

from generator.chart.model import Chart, Mark
from generator.chart.traits import part_roles, side_by_side
from generator.deck.chart_book import Sheet
from generator.deck.chart_frame import Frame, gap_width, label_width, rows_axis, up
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
    g, rows = frame.g, len(chart.categories)
    single = rows == 1
    left = 0.0 if single else label_width(chart, frame)
    height = min(frame.height, g["stack-single"] if single else rows * g["stack-pitch"])
    accents = [any(m.accent for m in s.marks if m) for s in chart.series]
    tones = part_roles(accents)
    width = frame.width - left
    gap = 0.0 if single else gap_width(rows, frame)
    inside = _Inside(chart, frame, width, height / rows / (1 + gap / 100), tones)
    free = max(0.0, frame.height - height - inside.below)
    top = free * g["centre"]
    series = "".join(
        bar_series(ink, sheet, n, [tones[n]] * rows, inside.labels(n), g["seam"]) for n in range(len(chart.series))
    )
    plot = bar_plot(series, True, True, gap, 100)
    axis = CategoryAxis(True, frame.sizes["label"], words=False) if single else rows_axis(frame)
    # Rows stand off their labels by a little room left of the zero of a scale that nobody sees.
    low = chart.low if single else chart.low - up(float(chart.high) * g["axis-gap"] / (width - g["axis-gap"]))
    axes = category_axis(ink, axis) + value_axis(ink, ValueAxis(True, low, chart.high, frame.sizes["tick"]))
    inner = frame.inner(left, top, 0, frame.height - top - height)
    return chart_space(ink, plot, axes, inner, frame.sizes["label"])


class _Inside:
    """Places the labels of stacked parts; those of narrow parts stand below their bar, side by side."""

    def __init__(self, chart: Chart, frame: Frame, width: float, thickness: float, tones: Sequence[str]) -> None:
        self.chart, self.frame, self.width, self.thickness, self.tones = chart, frame, width, thickness, tones
        self.single = len(chart.categories) == 1
        self.key = self._key()
        self.under = [self._under(row) for row in range(len(chart.categories))]
        self.below = 2 * frame.line(self.key) if self.single and self.under[0] else 0.0
        """How far the labels of a single stack reach below it, in inches."""

    def labels(self, number: int) -> list[PointLabel]:
        """Return the labels of one series."""
        return [self._label(number, i, m) for i, m in enumerate(self.chart.series[number].marks) if m is not None]

    def _key(self) -> str:
        """Return the type of the labels: a single stack has large ones if every part still holds its own."""
        if not self.single:
            return "part"
        marks = [(n, s.marks[0]) for n, s in enumerate(self.chart.series)]
        fits = {
            key: [n for n, m in marks if m is not None and self._fits(n, m, key)] for key in ("single-part", "part")
        }
        return "single-part" if fits["single-part"] == fits["part"] else "part"

    def _label(self, number: int, row: int, mark: Mark) -> PointLabel:
        tone, offset = self.tones[number], self.under[row].get(number)
        size = self.frame.sizes[self.key if self.single or offset is None else "tick"]
        role = "label" if tone != "strong" else "on-strong" if offset is None else "strong"
        return PointLabel(row, mark.number_format, size, role, mark.accent, "ctr", self._named(row), offset)

    def _named(self, row: int) -> str:
        """Return what parts name and value: a single stack names its parts, of several rows the first does."""
        if self.single:
            return "\n"
        return " " if row == 0 and self._names_fit() else ""

    def _names_fit(self) -> bool:
        texts = [(f"{s.name} {m.shown}", m) for s in self.chart.series if (m := s.marks[0])]
        gap = self.frame.g["word-gap"]
        return all(self.frame.label(text, "part", True) + gap <= self._length(m) for text, m in texts)

    def _needed(self, number: int, mark: Mark, key: str) -> float:
        value = self.frame.label(mark.shown, key, True)
        return max(value, self.frame.label(self.chart.series[number].name, key, True)) if self.single else value

    def _length(self, mark: Mark) -> float:
        return float(mark.value / self.chart.high) * self.width if self.chart.high else 0.0

    def _fits(self, number: int, mark: Mark, key: str) -> bool:
        return self._needed(number, mark, key) + self.frame.g["word-gap"] <= self._length(mark)

    def _under(self, row: int) -> dict[int, tuple[float, float]]:
        """Return the offsets of labels that stand below the bar."""
        frame, gap, key = self.frame, self.frame.g["word-gap"], self.key if self.single else "tick"
        at, narrow = 0.0, []
        for number, series in enumerate(self.chart.series):
            mark = series.marks[row]
            if mark is None:
                continue
            middle, at = at + self._length(mark) / 2, at + self._length(mark)
            if not self._fits(number, mark, self.key):
                narrow.append((number, middle, self._needed(number, mark, key) + gap))
        centres = side_by_side([middle for _, middle, _ in narrow], [wide for *_, wide in narrow], self.width)
        down = self.thickness / 2 + frame.line(key) * (1 if self.single else 0.5) + gap / 2
        return {
            number: ((centre - middle) / frame.width, down / frame.height)
            for (number, middle, _), centre in zip(narrow, centres, strict=True)
        }
