"""Native lines and slopes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.chart.model import Chart, Series
from generator.chart.traits import above, ends, is_strong, line_role
from generator.deck.chart_book import Sheet
from generator.deck.chart_frame import Frame, columns_axis, foot_room, tick_format, tick_width
from generator.deck.chart_ink import Ink, PointLabel
from generator.deck.chart_xml import (
    CategoryAxis,
    ValueAxis,
    category_axis,
    chart_space,
    line_plot,
    line_series,
    value_axis,
)


def line(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Lines over quiet ticks; the ends carry their values, and their names where there are several."""
    g, many = frame.g, len(chart.series) > 1
    left = tick_width(chart, frame)
    last = [ends(s)[1][1] for s in chart.series]
    right = max(frame.label(m.shown, "value", True) for m in last)
    if many:
        right = max(right, *(frame.label(s.name, "label", True) for s in chart.series))
    # Points stand in the middle of their slots, so half a slot is already free beside the last one.
    slot = (frame.width - left - right) / len(chart.categories)
    right = max(g["word-gap"], right + g["value-gap"] + g["word-gap"] - slot / 2)
    top, foot = g["head-room"] / 2, foot_room(chart, frame, (frame.width - left - right) / len(chart.categories))
    height = frame.height - top - foot
    levels = [_down(m.value, (chart.low, chart.high), height) for m in last]
    apart = _apart(levels, 2 * frame.line("label"), height)
    series = ""
    for number, one in enumerate(chart.series):
        (first, first_mark), (at, mark) = ends(one)
        strong = is_strong(one)
        role = "strong" if strong else "label"
        size = frame.sizes["label" if many else "value"]
        away = _shift(apart[number], frame, g["value-shift"])
        labels = [PointLabel(at, mark.number_format, size, role, True, "r", "\n" if many else "", away)]
        if not many and first != at:
            place = _clear_side(one, first, _down(first_mark.value, (chart.low, chart.high), height), height, frame)
            labels.insert(0, PointLabel(first, first_mark.number_format, frame.sizes["label"], "label", False, place))
        marked = [i in (first, at) or _alone(one, i) for i in range(len(one.marks))]
        weight = g["line" if strong else "quiet-line"]
        series += line_series(ink, sheet, number, line_role(chart, number), weight, g["marker"], marked, labels)
    step = chart.ticks[1] - chart.ticks[0]
    scale = ValueAxis(False, chart.low, chart.high, frame.sizes["tick"], step, tick_format(chart, ink), g["grid"])
    pitch = (frame.width - left - right) / len(chart.categories)
    axes = category_axis(ink, columns_axis(chart, frame, pitch)) + value_axis(ink, scale)
    return chart_space(ink, line_plot(series), axes, frame.inner(left, top, right, foot), frame.sizes["label"])


def change(chart: Chart, sheet: Sheet, ink: Ink, frame: Frame) -> bytes:
    """Two levels for each row as a sloping line; the earlier end is pale, the later one dark.

    Print draws the same as dots on a stem; PowerPoint has no such chart that its user could go on editing.
    """
    g, sizes = frame.g, frame.sizes
    pairs = [(b, a) for b, a in zip(chart.series[0].marks, chart.series[1].marks, strict=True) if b and a]
    # One row alone is the slide's subject, and its levels are set as such.
    key = "value" if len(pairs) == 1 else "label"
    beside = g["value-gap"] + g["word-gap"]
    left = max(frame.label(b.shown, key) for b, _ in pairs) + beside
    names = [f"{c} {a.shown}" for c, (_, a) in zip(chart.categories, pairs, strict=True)]
    two = max(frame.label(name, key, True) for name in names) > frame.width * 0.4
    words = (*chart.categories, *(a.shown for _, a in pairs)) if two else names
    right = max(frame.label(word, key, True) for word in words) + beside
    top, foot = g["head-room"], g["axis-room"]
    height = frame.height - top - foot
    span = (chart.low, chart.high if chart.high > chart.low else chart.low + 1)
    starts, stops = ([_down(m.value, span, height) for m in ms] for ms in zip(*pairs, strict=True))
    line_height = frame.line(key)
    shifts = zip(
        _apart(starts, line_height, height), _apart(stops, line_height * (2 if two else 1), height), strict=True
    )
    series, shift = "", g["value-shift"]
    for n, ((before, after), (up, down)) in enumerate(zip(pairs, shifts, strict=True)):
        role = "strong" if after.accent else "label"
        labels = [
            PointLabel(0, before.number_format, sizes[key], "label", False, "l", offset=_shift(up, frame, -shift)),
            PointLabel(
                1, after.number_format, sizes[key], role, True, "r", "\n" if two else " ", _shift(down, frame, shift)
            ),
        ]
        tone = "strong" if after.accent else "quiet"
        ends = {0: "quiet", 1: "strong" if after.accent else "baseline"}
        weight = g["line" if after.accent else "quiet-line"]
        series += line_series(ink, sheet, n, tone, weight, g["marker"], (True, True), labels, ends)
    # The one word on the scale: the line below is zero, and not just the foot of the plot.
    scale = ValueAxis(False, *span, sizes["tick"], None if chart.low else span[1], '[=0]0;""', between=False)
    axis = CategoryAxis(False, sizes["label"], weight=g["baseline"], role="baseline", low=True)
    axes = category_axis(ink, axis) + value_axis(ink, scale)
    return chart_space(ink, line_plot(series), axes, frame.inner(left, top, right, foot), sizes["label"])


def _clear_side(series: Series, index: int, down: float, height: float, frame: Frame) -> str:
    """Return where the first value is clear of its line and of the words under the plot: above or below the point."""
    return "t" if above(series, index) or height - down < frame.line("label") + frame.g["word-gap"] else "b"


def _down(value: Decimal, span: Sequence[Decimal], height: float) -> float:
    """Return how far below the top of the plot a value stands, in inches."""
    return float((max(span) - value) / ((max(span) - min(span)) or 1)) * height


def _apart(wanted: Sequence[float], need: float, limit: float) -> list[float]:
    """Return how far down each label moves so that no two are nearer than `need`; inches from the plot's top.

    Where that would push the last below `limit`, the labels above it give way upwards.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    placed, floor = list(wanted), -need
    for number in order:
        placed[number] = floor = max(wanted[number], floor + need)
    ceiling = limit + 0.6 * need  # half of the last label stands below its middle
    for number in reversed(order):
        placed[number] = ceiling = min(placed[number], ceiling - need)
    return [place - want for place, want in zip(placed, wanted, strict=True)]


def _shift(down: float, frame: Frame, right: float = 0) -> tuple[float, float] | None:
    return (right / frame.width, down / frame.height) if down or right else None


def _alone(series: Series, index: int) -> bool:
    """Whether a point stands between two gaps and would be no line."""
    marks = series.marks
    before = index > 0 and marks[index - 1] is not None
    after = index + 1 < len(marks) and marks[index + 1] is not None
    return marks[index] is not None and not before and not after
