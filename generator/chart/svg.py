"""A planned chart as SVG for print."""

from __future__ import annotations

from generator.brand.model import Brand
from generator.chart import draw_parts, draw_rows, draw_series
from generator.chart.model import Chart
from generator.chart.pen import Pen
from generator.chart.size import height

__all__ = ["height", "svg"]


def svg(chart: Chart, brand: Brand, width_pt: float, language: str) -> str:
    """Return an `svg` element of this width and of `height(chart, width_pt, brand)`, both in points.

    It holds marks and their labels only; title, subtitle, note and source belong to the page. The same chart gives
    the same characters every time. The page must offer the brand's print fonts under their family names.
    """
    pen = Pen(width_pt, height(chart, width_pt, brand), brand, language)
    match chart.form:
        case "bar" | "fall" | "share":
            draw_rows.bars(pen, chart)
        case "tally":
            draw_rows.tally(pen, chart)
        case "change":
            draw_rows.change(pen, chart)
        case "stacked":
            draw_parts.stacked(pen, chart)
        case "column":
            draw_series.columns(pen, chart, language)
        case "line":
            draw_series.line(pen, chart, language)
    return pen.svg()
