"""Rows with their label above: bars, falls, shares, tallies, changes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.chart.model import Chart, Mark
from generator.chart.pen import Pen
from generator.chart.size import lines, step_key


def bars(pen: Pen, chart: Chart) -> None:
    """Draw bars from a zero line; a fall or a share stands on a track of 100 %."""
    track = chart.form in ("fall", "share")
    group, g = ("fall" if track else "bar"), pen.g
    size = g[f"{group}.size"]
    right, left = _room(pen, chart)
    left = max(left, g["baseline"])
    scale = (pen.width - left - right) / float(chart.high - chart.low or 1)
    zero = left - float(chart.low) * scale
    for y, mark in rows(pen, chart):
        top = y + g[f"{group}.drop"]
        length = float(mark.value) * scale
        if track:
            pen.rect(zero, top, float(chart.high) * scale, size, "track")
        pen.rect(zero, top, length, size, "strong" if mark.accent else "quiet")
        _baseline(pen, zero, top, size, g[f"{group}.over"])
        end = zero + (float(chart.high) * scale if track else length)
        away = -1 if mark.value < 0 else 1
        role = "strong" if mark.accent else "label"
        align = "left" if away > 0 else "right"
        pen.middle(end + away * g["gap"], top + size / 2, mark.shown, g["value"], role, bold=True, align=align)  # type: ignore[arg-type]


def _room(pen: Pen, chart: Chart) -> tuple[float, float]:
    """Return the room that values need right of the longest bar and left of the longest negative one."""
    marks = [m for m in chart.series[0].marks if m is not None]
    after = max((pen.measure(m.shown, pen.g["value"], True) for m in marks if m.value >= 0), default=0.0)
    before = max((pen.measure(m.shown, pen.g["value"], True) for m in marks if m.value < 0), default=0.0)
    right = max(pen.g["reserve"], after + pen.g["gap"] + 1)
    return right, before + pen.g["gap"] if before else 0.0


def _baseline(pen: Pen, x: float, top: float, size: float, over: float) -> None:
    """Draw the zero line as a filled rectangle, which keeps its weight at every zoom, left of where bars begin."""
    pen.rect(x - pen.g["baseline"], top - over, pen.g["baseline"], size + 2 * over, "baseline")


def rows(pen: Pen, chart: Chart) -> Iterator[tuple[float, Mark]]:
    """Set the label of each row and yield where its mark's own row begins, in points from the top."""
    g, y = pen.g, 0.0
    for index, category in enumerate(chart.categories):
        wrapped = lines(category, pen.width, g["label"])
        for number, line in enumerate(wrapped):
            pen.text(0, y + g["label-drop"] + number * g["leading"], line, g["label"], "label")
        y += (len(wrapped) - 1) * g["leading"]
        mark = chart.series[-1].marks[index]
        if mark is not None:
            yield y, mark
        y += g[step_key(chart)]


def tally(pen: Pen, chart: Chart) -> None:
    """Draw one square for each counted unit, and the count after the last."""
    g = pen.g
    widest = max(pen.measure(m.shown, g["tally.value"], True) for m in chart.series[0].marks if m)
    most = int(chart.high)
    pitch = min(g["tally.size"] + g["tally.gap"], (pen.width - widest - g["gap"]) / most)
    size = max(g["tally.least"], pitch * g["tally.size"] / (g["tally.size"] + g["tally.gap"]))
    for y, mark in rows(pen, chart):
        count = int(mark.value)
        middle = y + g["tally.drop"] + g["tally.size"] / 2
        for number in range(count):
            pen.rect(number * pitch, middle - size / 2, size, size, "strong" if mark.accent else "quiet")
        x = (count - 1) * pitch + size + g["gap"] + 2
        pen.middle(x, middle, mark.shown, g["tally.value"], "strong" if mark.accent else "label", bold=True)


def change(pen: Pen, chart: Chart) -> None:
    """Draw the earlier and the later level of each row on one scale from zero, joined by a line."""
    g = pen.g
    room = max(pen.measure(m.shown, g["value"], True) for s in chart.series for m in s.marks if m)
    room += g["change.radius"] + g["gap"]
    scale = (pen.width - 2 * room) / float(chart.high - chart.low)
    befores = iter(chart.series[0].marks)
    for y, after in rows(pen, chart):
        before = next(befores)
        if before is None:
            continue
        middle = y + g["change.drop"]
        zero, first, last = (room + float(v - chart.low) * scale for v in (Decimal(0), before.value, after.value))
        _baseline(pen, zero, middle, 0.0, g["change.radius"] * 2)
        near, mark = (first, before) if first <= last else (last, after)
        _from_zero(
            pen, zero, near, middle, pen.measure(mark.shown, g["value" if mark is after else "label"], mark is after)
        )
        pen.rect(min(first, last), middle - g["change.stem"] / 2, abs(last - first), g["change.stem"], "track")
        pen.dot(first, middle, g["change.radius"], "quiet")
        pen.dot(last, middle, g["change.radius"], "strong" if after.accent else "baseline")
        rising = last >= first
        _end(pen, first, middle, before, False, right=not rising)
        _end(pen, last, middle, after, True, right=rising)


def _from_zero(pen: Pen, zero: float, near: float, middle: float, label: float) -> None:
    """Draw a hairline from zero to the label of the lower level, so that the zero line is seen to belong to it."""
    end = near - pen.g["change.radius"] - 2 * pen.g["gap"] + 1 - label
    if end > zero:
        pen.rect(zero, middle - pen.g["hair"] / 2, end - zero, pen.g["hair"], "track")


def _end(pen: Pen, x: float, middle: float, mark: Mark, bold: bool, right: bool) -> None:
    g = pen.g
    shift = g["change.radius"] + g["gap"] - 1
    role = "strong" if mark.accent and bold else "label"
    size = g["value"] if bold else g["label"]
    if right:
        pen.middle(x + shift, middle, mark.shown, size, role, bold)
    else:
        pen.middle(x - shift, middle, mark.shown, size, role, bold, align="right")
