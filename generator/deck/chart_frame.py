"""What the native forms share: the frame, its room for labels, and axes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from generator.chart.model import Chart, Series
from generator.chart.size import estimate
from generator.deck.chart_ink import Ink, PointLabel
from generator.deck.chart_xml import CategoryAxis

_BOLD = 1.06
POINTS = 72


@dataclass(frozen=True)
class Frame:
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
        return estimate(text, self.sizes[key]) * (_BOLD if bold else 1) / POINTS


def mark_roles(series: Series) -> list[str]:
    """Return what fills each bar of a series."""
    return ["strong" if m is not None and m.accent else "quiet" for m in series.marks]


def value_labels(series: Series, frame: Frame, key: str, position: str) -> list[PointLabel]:
    """Return a bold label for every value, the emphasised one in its colour; `key` names the type."""
    return [
        PointLabel(i, m.number_format, frame.sizes[key], "strong" if m.accent else "label", True, position)
        for i, m in enumerate(series.marks)
        if m is not None
    ]


def label_width(chart: Chart, frame: Frame) -> float:
    """Return the room for the category labels; longer ones wrap."""
    widest = max(frame.label(c, "label") for c in chart.categories) + frame.g["label-gap"]
    return min(widest, frame.g["most-label"], frame.width * 0.5)


def up(value: float) -> Decimal:
    """Return the value rounded to four digits: an axis end nobody reads should not have seventeen."""
    exact = Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - 3), ROUND_CEILING) if exact else Decimal(1)


def gap_width(rows: int, frame: Frame) -> float:
    """Return the gap between bars in per cent of a bar, by how many there are."""
    steps = sorted((int(k.removeprefix("gaps.")), v) for k, v in frame.g.items() if k.startswith("gaps."))
    return next((gap for most, gap in steps if rows <= most), steps[-1][1])


def rows_height(chart: Chart, frame: Frame, room: float) -> float:
    """Return how high a plot of rows is in inches: a few rows do not spread over all the room."""
    return min(room, len(chart.categories) * frame.g["pitch"])


def rows_axis(chart: Chart, frame: Frame) -> CategoryAxis:
    """Return the axis beside rows: the zero line and the labels."""
    return CategoryAxis(True, frame.sizes["label"], weight=frame.g["baseline"], low=chart.low < 0)


def columns_axis(chart: Chart, frame: Frame, pitch: float) -> CategoryAxis:
    """Return the axis under columns or points, whose categories stand `pitch` inches apart."""
    widest = max(frame.label(c, "tick") for c in chart.categories) + 0.08
    key = "label" if max(frame.label(c, "label") for c in chart.categories) + 0.08 <= pitch else "tick"
    few = chart.form in ("column", "change") and len(chart.categories) <= 8  # these wrap instead
    skip = 1 if few or widest <= pitch else -int(-widest // pitch)
    weight, role = (frame.g["grid"], "quiet") if chart.form in ("line", "change") else (frame.g["baseline"], "baseline")
    return CategoryAxis(
        False, frame.sizes[key], role=role, weight=weight, text_role="label", low=chart.low < 0, skip=skip
    )


def foot_room(chart: Chart, frame: Frame, pitch: float) -> float:
    """Return the room for the words under the plot."""
    wraps = max(frame.label(c, "tick") for c in chart.categories) > pitch * 1.0 and len(chart.categories) <= 8
    return frame.g["axis-room"] + (frame.sizes["tick"] * 1.4 / POINTS if wraps else 0.0)


def tick_width(chart: Chart, frame: Frame) -> float:
    """Return the room for the words at the ticks."""
    return max(frame.label(f"{t:,}%", "tick") for t in chart.ticks) + 0.1


def tick_format(chart: Chart, ink: Ink) -> str:
    """Return the number format of the ticks."""
    decimals = max((max(0, -int(t.as_tuple().exponent)) for t in chart.ticks), default=0)
    whole = "#,##0" if ink.language == "en" else "0"
    return whole + ("." + "0" * decimals if decimals else "") + ('"%"' if chart.unit == "%" else "")


def widest(chart: Chart, frame: Frame, key: str) -> float:
    """Return the width of the longest value in inches."""
    return max(frame.label(m.shown, key, True) for s in chart.series for m in s.marks if m is not None)
