"""Values along a row of categories: columns and lines."""

from __future__ import annotations

from collections.abc import Sequence

from generator.chart.model import Chart, Mark, Series
from generator.chart.pen import Pen
from generator.chart.scale import tick_text
from generator.chart.size import estimate, lines, wraps
from generator.chart.traits import above, ends, is_strong, line_role, runs


def columns(pen: Pen, chart: Chart, language: str) -> None:
    """Draw columns from a zero line, with their values on top, or with an axis when they are too many."""
    g = pen.g
    left = _grid(pen, chart, language) if chart.ticks else 0.0
    top, foot = _plot(pen, chart)
    pitch = (pen.width - left) / len(chart.categories)
    count = len(chart.series)
    share = g["series.column" if count == 1 else "series.columns"]
    width = min(pitch * share, g["series.most"] * count) / count
    scale = (foot - top) / float(chart.high - chart.low)
    zero = foot + float(chart.low) * scale
    # Beside a taller neighbour of the same category a value has no more room than its own column.
    size = _value_size(pen, chart, pitch if count == 1 else width + g["series.over"])
    for number, series in enumerate(chart.series):
        for index, mark in enumerate(series.marks):
            if mark is None:
                continue
            x = left + (index + 0.5) * pitch + (number - count / 2) * width
            length = float(mark.value) * scale
            seam = g["series.pair"] * width if count > 1 else 0.0
            pen.rect(x + seam / 2, zero - length, width - seam, length, "strong" if mark.accent else "quiet")
            if not chart.ticks and size:
                drop = -g["gap"] + 2 if mark.value >= 0 else size
                role = "strong" if mark.accent else "label"
                pen.text(x + width / 2, zero - length + drop, mark.shown, size, role, mark.accent, "center")
    pen.rect(left, zero, pen.width - left, g["baseline"], "baseline")
    _categories(pen, chart, left + pitch / 2, pitch)


def _value_size(pen: Pen, chart: Chart, pitch: float) -> float:
    """Return the largest size at which neighbouring values do not touch."""
    marks = [m for s in chart.series for m in s.marks if m is not None]
    for size in (pen.g["value"], pen.g["label"], pen.g["tick"]):
        if all(pen.measure(m.shown, size, True) <= pitch - 2 for m in marks):
            return size
    return pen.g["tick"] * pitch / max(pen.measure(m.shown, pen.g["tick"], True) + 2 for m in marks)


def line(pen: Pen, chart: Chart, language: str) -> None:
    """Draw lines over quiet ticks; first and last point carry their values, a gap stays a gap."""
    g = pen.g
    left = _grid(pen, chart, language) + g["series.radius"]
    top, foot = _plot(pen, chart)
    right = _right(pen, chart)
    pitch = (pen.width - left - right) / max(1, len(chart.categories) - 1)
    scale = (foot - top) / float(chart.high - chart.low)

    def place(index: int, mark: Mark) -> tuple[float, float]:
        return left + index * pitch, foot - float(mark.value - chart.low) * scale

    order = sorted(range(len(chart.series)), key=lambda n: is_strong(chart.series[n]))
    for number in order:
        series = chart.series[number]
        role = line_role(chart, number)
        for run in runs(series):
            points = [place(i, m) for i, m in run]
            if len(points) > 1:
                pen.line(points, g["series.line"] if is_strong(series) else g["series.quiet-line"], role)
            alone = [points[0]] if len(points) == 1 else []
            for x, y in alone:
                pen.dot(x, y, g["series.radius"] * 0.8, role)
        first, last = ends(series)
        for index, mark in dict.fromkeys((first, last)):
            pen.dot(*place(index, mark), g["series.radius"], role)
        if len(chart.series) == 1 and first != last:
            x, y = place(*first)
            higher = above(series, first[0]) or foot - y < g["gap"] + g["label"]
            pen.text(
                x, y + (-g["gap"] if higher else g["gap"] + g["label"] * 0.75), first[1].shown, g["label"], "label"
            )
    if chart.low <= 0 <= chart.high:  # where the scale holds no zero, no line may look like one
        pen.rect(
            left - g["series.radius"], foot + float(chart.low) * scale, pen.width - left, g["baseline"], "baseline"
        )
    _end_labels(pen, chart, [place(*ends(s)[1]) for s in chart.series])
    _categories(pen, chart, left, pitch)


def _right(pen: Pen, chart: Chart) -> float:
    g = pen.g
    widest = 0.0
    for series in chart.series:
        widest = max(widest, pen.measure(ends(series)[1][1].shown, g["value"], True))
        if len(chart.series) > 1:
            widest = max(widest, *(pen.measure(t, g["label"]) for t in _name(pen, series)))
    return min(widest + g["series.label-gap"] + 1, pen.width * 0.45)


def _name(pen: Pen, series: Series) -> tuple[str, ...]:
    return lines(series.name, pen.width * 0.3, pen.g["label"])


def _end_labels(pen: Pen, chart: Chart, points: Sequence[tuple[float, float]]) -> None:
    """Set name and value after each line's end, moved apart where they would touch."""
    g = pen.g
    many = len(chart.series) > 1
    blocks = [len(_name(pen, s)) * g["leading"] if many else 0.0 for s in chart.series]
    order = sorted(range(len(points)), key=lambda n: points[n][1])
    tops: dict[int, float] = {}
    floor = 0.0
    for number in order:
        height = g["series.part"] + blocks[number]
        tops[number] = max(points[number][1] - height / 2, floor)
        floor = tops[number] + height + 2
    overrun = max(0.0, floor - 2 - (pen.height - g["series.foot"]))
    for number, series in enumerate(chart.series):
        x, y = points[number][0] + g["series.label-gap"], tops[number] - overrun
        mark = ends(series)[1][1]
        role = "strong" if mark.accent else "label"
        pen.text(x, y + g["value"] - 1, mark.shown, g["value"], role, bold=True)
        for row, text in enumerate(_name(pen, series) if many else ()):
            pen.text(x, y + g["value"] + (row + 1) * g["leading"] - 2, text, g["label"], role)


def _plot(pen: Pen, chart: Chart) -> tuple[float, float]:
    """Return top and foot of the plot."""
    g = pen.g
    foot = g["series.foot"] + (g["series.wrap"] if wraps(chart, pen.width, g) else 0)
    below = g["value"] + g["series.below"] if chart.form == "column" and chart.low < 0 else 0
    return g["series.head"], pen.height - foot - below


def _grid(pen: Pen, chart: Chart, language: str) -> float:
    """Draw a quiet line at each tick with its value; return where the plot begins."""
    g = pen.g
    words = [tick_text(t, chart.unit, language) for t in chart.ticks]
    left = max(pen.measure(w, g["tick"]) for w in words) + g["gap"]
    top, foot = _plot(pen, chart)
    for tick, word in zip(chart.ticks, words, strict=True):
        y = foot - float((tick - chart.low) / (chart.high - chart.low)) * (foot - top)
        pen.rect(left, y - g["hair"] / 2, pen.width - left, g["hair"], "grid")
        pen.middle(left - g["gap"], y, word, g["tick"], "tick", align="right")
    return left


def _categories(pen: Pen, chart: Chart, first: float, pitch: float) -> None:
    """Set the words under the plot: each where it fits, on two lines where that helps, else only every so many."""
    g = pen.g
    two = wraps(chart, pen.width, g)
    y = pen.height - g["series.foot"] - (g["series.wrap"] if two else 0) + g["series.words"]
    widest = max(estimate(c, g["small"]) for c in chart.categories)
    every = 1 if two else max(1, -int(-(widest + 4) // pitch))
    for index, category in enumerate(chart.categories):
        if (len(chart.categories) - 1 - index) % every:
            continue  # counted from the last, which is the one that a reader looks for
        x = first + index * pitch
        for number, word in enumerate(lines(category, pitch - 4, g["small"]) if two else (category,)):
            half = pen.measure(word, g["small"]) / 2
            pen.text(
                min(max(x, half), pen.width - half),
                y + number * g["series.wrap"],
                word,
                g["small"],
                "tick",
                align="center",
            )
