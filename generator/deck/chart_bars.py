"""Native bars and columns: sorted bars, falls and shares on their track, columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.chart.model import Chart, Mark
from generator.deck.chart_book import Sheet
from generator.deck.chart_frame import (
    Frame,
    columns_axis,
    foot_room,
    gap_width,
    label_width,
    mark_roles,
    rows_axis,
    rows_height,
    tick_format,
    tick_width,
    up,
    value_labels,
    widest,
)
from generator.deck.chart_ink import Ink
from generator.deck.chart_xml import ValueAxis, bar_plot, bar_series, category_axis, chart_space, value_axis


def bar(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Sorted bars: labels at the left, values at the ends, no scale."""
    marks = [m for m in chart.series[0].marks if m is not None]
    left = label_width(chart, frame)
    low, high = _room_for_values(marks, frame.width - left, frame)
    labels = value_labels(chart.series[0], frame, "value", "outEnd")
    series = bar_series(ink, sheet, 0, mark_roles(chart.series[0]), labels)
    plot = bar_plot(series, True, False, gap_width(len(marks), frame), 0)
    axes = category_axis(ink, rows_axis(chart, frame)) + value_axis(
        ink, ValueAxis(True, low, high, frame.sizes["tick"])
    )
    foot = frame.height - rows_height(chart, frame, frame.height)
    return chart_space(ink, plot, axes, frame.inner(left, 0, 0, foot), frame.sizes["label"])


def track(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Falls and shares: each bar lies on a track of 100 %, over a scale of 0, 50 and 100 %.

    The track is the first series, so that the value keeps its link to the sheet and its label its place.
    """
    g, values = frame.g, chart.series[0]
    marks = [m for m in values.marks if m is not None]
    left = max(g["least-label"], label_width(chart, frame))
    widest = max(frame.label(m.shown, "fall-value", True) for m in marks) + g["value-gap"]
    beside = max(g["fall-room"], widest) if any(m.value > int(g["fall-limit"]) for m in marks) else 0.0
    # Half of the last word on the scale stands right of the track.
    right = max(beside, frame.width - left - g["fall-plot"], frame.label("100%", "tick") / 2)
    labels = value_labels(values, frame, "fall-value", "outEnd")
    series = bar_series(ink, sheet, 0, ["track"] * len(marks), ()) + bar_series(
        ink, sheet, 1, mark_roles(values), labels
    )
    plot = bar_plot(series, True, False, gap_width(len(marks), frame), 100)
    step = chart.ticks[1] - chart.ticks[0]
    scale = ValueAxis(True, chart.low, chart.high, frame.sizes["tick"], step, '0"%"')
    axes = category_axis(ink, rows_axis(chart, frame)) + value_axis(ink, scale)
    foot = frame.height - rows_height(chart, frame, frame.height - g["axis-room"])
    return chart_space(ink, plot, axes, frame.inner(left, 0, right, foot), frame.sizes["label"])


def column(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Columns from zero, values on top; an axis instead where there are too many."""
    g, count = frame.g, len(chart.categories) * len(chart.series)
    left = tick_width(chart, frame) if chart.ticks else 0.0
    pitch = (frame.width - left) / count
    key = next((k for k in ("value", "label") if widest(chart, frame, k) <= pitch * 0.95), "tick")
    series = ""
    for number, one in enumerate(chart.series):
        labels = () if chart.ticks else value_labels(one, frame, key, "outEnd")
        series += bar_series(ink, sheet, number, mark_roles(one), labels)
    plot = bar_plot(series, False, False, g["column-gap"], g["pair-overlap"] if len(chart.series) > 1 else 0)
    step = chart.ticks[1] - chart.ticks[0] if chart.ticks else None
    inner = frame.inner(left, g["head-room"], 0, foot_room(chart, frame, pitch * len(chart.series)))
    low = chart.low
    if low < 0 and not step:  # room for the labels under negative columns
        part = g["head-room"] / (inner[3] * frame.height)
        low = -up(float((chart.high - low) * Decimal(repr(part)) - low))
    scale = ValueAxis(
        False, low, chart.high, frame.sizes["tick"], step, tick_format(chart, ink), g["grid"] if step else 0
    )
    axes = category_axis(ink, columns_axis(chart, frame, pitch * len(chart.series))) + value_axis(ink, scale)
    return chart_space(ink, plot, axes, inner, frame.sizes["label"])


def _room_for_values(marks: Sequence[Mark], width: float, frame: Frame) -> tuple[Decimal, Decimal]:
    """Return the ends of the value axis that leave room for every label outside its bar."""
    sides = []
    for side in ([m for m in marks if m.value >= 0], [m for m in marks if m.value < 0]):
        longest = max((abs(float(m.value)) for m in side), default=0.0)
        label = max((frame.label(m.shown, "value", True) + frame.g["value-gap"] for m in side), default=0.0)
        sides.append((longest, label))
    (high, right), (low, left) = sides
    inch = (high + low) / (width - right - left) or 1.0
    return up(-(low + left * inch)) if low else Decimal(0), up(high + right * inch)
