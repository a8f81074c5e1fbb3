"""What the native forms share: the frame, its room for labels, and axes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal

from msgspec import Struct

from generator.chart.model import Chart, Mark, Series
from generator.chart.size import BOLD, estimate, lines
from generator.deck.chart_ink import Ink, PointLabel
from generator.deck.chart_xml import CategoryAxis

POINTS = 72


class Frame(Struct, frozen=True):
    """The room for a chart in inches, with what the templates say: `g` lengths, `sizes` points of type."""

    width: float
    height: float
    g: Mapping[str, float]
    sizes: Mapping[str, float]

    def inner(self, left: float, top: float, right: float, foot: float) -> tuple[float, float, float, float]:
        """Return a plot between these margins, as parts of the frame."""
        width = (self.width - left - right) / self.width
        return left / self.width, top / self.height, width, (self.height - top - foot) / self.height

    def label(self, text: str, key: str, bold: bool = False) -> float:
        """Return about how wide a text is in inches."""
        return estimate(text, self.sizes[key]) * (BOLD if bold else 1) / POINTS

    def line(self, key: str) -> float:
        """Return how high a line of this type is in inches."""
        return self.sizes[key] * self.g["line-pitch"] / POINTS


def mark_roles(series: Series) -> list[str]:
    """Return what fills each bar of a series."""
    return ["strong" if m is not None and m.accent else "quiet" for m in series.marks]


def value_label(index: int, mark: Mark, frame: Frame, key: str, position: str, right: float = 0) -> PointLabel:
    """Return the bold label of one value, the emphasised one in its colour.

    `key` names the type, `right` moves the label by so many inches.
    """
    role = "strong" if mark.accent else "label"
    offset = (right / frame.width, 0.0) if right else None
    return PointLabel(index, mark.number_format, frame.sizes[key], role, True, position, offset=offset)


def label_width(chart: Chart, frame: Frame, key: str = "label") -> float:
    """Return the room for the category labels; longer ones wrap."""
    widest = max(frame.label(c, key) for c in chart.categories) + frame.g["label-gap"]
    return min(widest, frame.g["most-label"], frame.width * frame.g["label-share"])


def label_key(chart: Chart, frame: Frame) -> str:
    """Return the type of the labels beside bars: a lesser one where their lines would run into the next row's."""
    room = (label_width(chart, frame) - frame.g["label-gap"]) * POINTS
    most = max(len(lines(c, room + 1, frame.sizes["label"])) for c in chart.categories)
    return "label" if most * frame.line("label") <= frame.height / len(chart.categories) else "tick"


def track_label_width(chart: Chart, frame: Frame) -> float:
    """Return the room for the labels of tracks: long ones take a few lines, if their row is high enough for these."""
    g, one = frame.g, label_width(chart, frame)
    if one <= g["most-track-label"]:
        return max(g["least-label"], one)
    room = (g["most-track-label"] - g["label-gap"]) * POINTS
    wrapped = [lines(c, room, frame.sizes["label"]) for c in chart.categories]
    pitch = min(g["pitch"], (frame.height - g["axis-room"]) / len(wrapped))
    if max(len(found) for found in wrapped) * frame.line("label") > pitch:
        return one
    widest = max(frame.label(line, "label") for found in wrapped for line in found) + g["label-gap"]
    return min(one, max(g["least-label"], widest))


def up(value: float) -> Decimal:
    """Return the value rounded to four digits: an axis end nobody reads should not have seventeen."""
    exact = Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - 3), ROUND_CEILING) if exact else Decimal(1)


def gap_width(rows: int, frame: Frame) -> float:
    """Return the gap between bars in per cent of a bar, by how many there are."""
    steps = sorted((int(k.removeprefix("gaps.")), v) for k, v in frame.g.items() if k.startswith("gaps."))
    return next((gap for most, gap in steps if rows <= most), steps[-1][1])


def rows_between(chart: Chart, frame: Frame, room: float) -> tuple[float, float]:
    """Return how far from the top and the foot of `room` a plot of rows stands, in inches.

    A few rows do not spread over all of it; they stand in its optical centre.
    """
    count = len(chart.categories)
    free = max(0.0, room - count * frame.g["pitch" if count > 1 else "single-pitch"])
    return free * frame.g["centre"], free * (1 - frame.g["centre"])


def rows_axis(frame: Frame, key: str = "label") -> CategoryAxis:
    """Return the axis beside rows: the zero line, and the labels at the low end of the scale, clear of every bar."""
    weight, offset = frame.g["baseline"], frame.g["label-offset"]
    return CategoryAxis(True, frame.sizes[key], weight=weight, low=True, offset=offset)


def columns_axis(chart: Chart, frame: Frame, pitch: float) -> CategoryAxis:
    """Return the axis under columns or points, whose categories stand `pitch` inches apart.

    The line is strong where it is the zero of the scale; elsewhere it is no more than a tick's.
    """
    gap = frame.g["word-gap"]
    widest = max(frame.label(c, "tick") for c in chart.categories) + gap
    key = "label" if max(frame.label(c, "label") for c in chart.categories) + gap <= pitch else "tick"
    few = chart.form in ("column", "change") and len(chart.categories) <= 8  # these wrap instead
    skip = 1 if few or widest <= pitch else -int(-widest // pitch)
    zero = chart.low <= 0 <= chart.high
    weight, role = (frame.g["baseline"], "baseline") if zero else (frame.g["grid"], "grid")
    crosses = "autoZero" if zero else "min"
    return CategoryAxis(False, frame.sizes[key], role=role, weight=weight, low=True, skip=skip, crosses=crosses)


def foot_room(chart: Chart, frame: Frame, pitch: float) -> float:
    """Return the room for the words under the plot."""
    wraps = max(frame.label(c, "tick") for c in chart.categories) > pitch and len(chart.categories) <= 8
    return frame.g["axis-room"] + (frame.line("tick") if wraps else 0.0)


def tick_width(chart: Chart, frame: Frame) -> float:
    """Return the room for the words at the ticks."""
    return max(frame.label(f"{t:,}%", "tick") for t in chart.ticks) + frame.g["word-gap"]


def tick_format(chart: Chart, ink: Ink) -> str:
    """Return the number format of the ticks."""
    decimals = max((max(0, -int(t.as_tuple().exponent)) for t in chart.ticks), default=0)
    whole = "#,##0" if ink.language == "en" else "0"
    return whole + ("." + "0" * decimals if decimals else "") + ('"%"' if chart.unit == "%" else "")


def widest(chart: Chart, frame: Frame, key: str) -> float:
    """Return the width of the longest value in inches."""
    return max(frame.label(m.shown, key, True) for s in chart.series for m in s.marks if m is not None)
