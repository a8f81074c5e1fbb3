"""Native bars and columns: sorted bars, falls and shares on their track, columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.chart.model import Chart, Mark, Series
from generator.deck.chart_book import Sheet
from generator.deck.chart_frame import (
    POINTS,
    Frame,
    columns_axis,
    foot_room,
    gap_width,
    label_key,
    label_width,
    mark_roles,
    rows_axis,
    rows_between,
    tick_format,
    tick_width,
    track_label_width,
    up,
    value_label,
    widest,
)
from generator.deck.chart_ink import Ink
from generator.deck.chart_xml import (
    CategoryAxis,
    ValueAxis,
    bar_plot,
    bar_series,
    category_axis,
    chart_space,
    value_axis,
)


def bar(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Sorted bars: labels at the left, values at the ends, no scale."""
    values = chart.series[0]
    key = "single-value" if len(chart.categories) == 1 else "value"
    names = label_key(chart, frame)
    left = label_width(chart, frame, names)
    low, high = _room_for_values(values, frame.width - left, frame, key)
    shift = frame.g["value-shift"]
    labels = [
        value_label(i, m, frame, key, "outEnd", shift if m.value >= 0 else -shift)
        for i, m in enumerate(values.marks)
        if m is not None
    ]
    series = bar_series(ink, sheet, 0, mark_roles(values), labels)
    plot = bar_plot(series, True, False, gap_width(len(labels), frame), 0)
    axes = category_axis(ink, rows_axis(frame, names)) + value_axis(
        ink, ValueAxis(True, low, high, frame.sizes["tick"])
    )
    top, foot = rows_between(chart, frame, frame.height)
    return chart_space(ink, plot, axes, frame.inner(left, top, 0, foot), frame.sizes["label"])


def track(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Falls and shares: each bar lies on a track of 100 %, over a scale of 0, 50 and 100 %.

    The track is the first series, so that the value keeps its link to the sheet and its label its place.
    """
    g, values = frame.g, chart.series[0]
    marks = [m for m in values.marks if m is not None]
    left, gap = track_label_width(chart, frame), gap_width(len(marks), frame)
    top, foot = rows_between(chart, frame, frame.height - g["axis-room"])
    thickness = (frame.height - g["axis-room"] - top - foot) / len(marks) / (1 + gap / 100)
    fitting = _Track(marks, frame, frame.width - left)
    key = fitting.key(thickness)
    right = fitting.room(key)
    labels = [
        value_label(i, m, frame, key, "outEnd", fitting.shift(m, key))
        for i, m in enumerate(values.marks)
        if m is not None
    ]
    series = bar_series(ink, sheet, 0, ["track"] * len(marks), ()) + bar_series(
        ink, sheet, 1, mark_roles(values), labels
    )
    plot = bar_plot(series, True, False, gap, 100)
    step = chart.ticks[1] - chart.ticks[0]
    scale = ValueAxis(True, chart.low, chart.high, frame.sizes["tick"], step, '0"%"', g["grid"], grid_role="quiet")
    # The lines at 0, 50 and 100 are the ticks'. The axis has none: its own invisible marks keep the labels away.
    axis = CategoryAxis(True, frame.sizes["label"], offset=g["track-label-offset"], spaced=True)
    axes = category_axis(ink, axis) + value_axis(ink, scale)
    return chart_space(ink, plot, axes, frame.inner(left, top, right, foot + g["axis-room"]), frame.sizes["label"])


class _Track:
    """Finds the size of the values on tracks, and which of them stand right of the track, not across its end."""

    def __init__(self, marks: Sequence[Mark], frame: Frame, width: float) -> None:
        self.marks, self.frame, self.width = marks, frame, width

    def key(self, thickness: float) -> str:
        """Return the type of the values: the largest that is no higher than a bar and leaves the track its length."""
        sizes, g = self.frame.sizes, self.frame.g
        if len(self.marks) == 1 and self.width - self.room("single-value") >= g["least-track"] * self.frame.width:
            return "single-value"
        return "fall-value" if sizes["fall-value"] <= thickness * POINTS else "value"

    def room(self, key: str) -> float:
        """Return the room right of the track, in inches: for half of the last word on the scale, and for values."""
        least = room = self.frame.label("100%", "tick") / 2
        while True:  # a value that moves past the end shortens the track, and may push the next one past it
            wider = max(least, *(self._width(m, key) for m in self.marks if self._past(m, key, room)), 0.0)
            if wider <= room:
                return room
            room = wider

    def shift(self, mark: Mark, key: str) -> float:
        """Return how far right the label of a value moves, in inches."""
        room = self.room(key)
        return self.frame.g["value-shift"] + (self._rest(mark, room) if self._past(mark, key, room) else 0.0)

    def _width(self, mark: Mark, key: str) -> float:
        return self.frame.label(mark.shown, key, True) + self.frame.g["value-gap"]

    def _rest(self, mark: Mark, room: float) -> float:
        """Return how much of the track is right of the bar."""
        return (self.width - room) * float(100 - mark.value) / 100

    def _past(self, mark: Mark, key: str, room: float) -> bool:
        return mark.value > int(self.frame.g["fall-limit"]) or self._rest(mark, room) < self._width(mark, key)


def column(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Columns from zero, values on top; an axis instead where there are too many."""
    g, count = frame.g, len(chart.categories) * len(chart.series)
    left = tick_width(chart, frame) if chart.ticks else 0.0
    pitch = (frame.width - left) / count
    # Beside a taller neighbour of the same category a value has no more room than its own column.
    room = (
        pitch
        if len(chart.series) == 1
        else (frame.width - left) / (count + len(chart.categories) * g["column-gap"] / 100)
    )
    key = next((k for k in ("value", "label") if widest(chart, frame, k) <= room), "tick")
    series = ""
    for number, one in enumerate(chart.series):
        marked = () if chart.ticks else enumerate(one.marks)
        labels = [value_label(i, m, frame, key, "outEnd") for i, m in marked if m is not None]
        series += bar_series(ink, sheet, number, mark_roles(one), labels)
    plot = bar_plot(series, False, False, g["column-gap"], g["pair-overlap"] if len(chart.series) > 1 else 0)
    step = chart.ticks[1] - chart.ticks[0] if chart.ticks else None
    inner = frame.inner(left, g["head-room"], 0, foot_room(chart, frame, pitch * len(chart.series)))
    low = chart.low
    if low < 0 and not step:  # room for the labels under negative columns
        room = frame.line(key) + g["value-gap"]
        low -= up(float(chart.high - low) * room / (inner[3] * frame.height - room))
    scale = ValueAxis(
        False, low, chart.high, frame.sizes["tick"], step, tick_format(chart, ink), g["grid"] if step else 0
    )
    axes = category_axis(ink, columns_axis(chart, frame, pitch * len(chart.series))) + value_axis(ink, scale)
    return chart_space(ink, plot, axes, inner, frame.sizes["label"])


def _room_for_values(values: Series, width: float, frame: Frame, key: str) -> tuple[Decimal, Decimal]:
    """Return the ends of the value axis that leave room for every label outside its bar, and beside the baseline."""
    marks: Sequence[Mark] = [m for m in values.marks if m is not None]
    sides = []
    for side in ([m for m in marks if m.value >= 0], [m for m in marks if m.value < 0]):
        longest = max((abs(float(m.value)) for m in side), default=0.0)
        label = max((frame.label(m.shown, key, True) + frame.g["value-gap"] for m in side), default=0.0)
        sides.append((longest, label))
    (high, right), (low, left) = sides
    left += frame.g["axis-gap"] + (frame.g["word-gap"] if left else 0.0)
    inch = (high + low) / (width - right - left) or 1.0
    return -up(low + left * inch), up(high + right * inch)
