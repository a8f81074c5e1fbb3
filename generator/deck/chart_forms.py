"""Which function draws which form as a native chart; a tally has none, its squares are shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.chart.model import Chart
from generator.deck.chart_bars import bar, column, track
from generator.deck.chart_book import Sheet
from generator.deck.chart_frame import Frame
from generator.deck.chart_ink import Ink
from generator.deck.chart_lines import change, line
from generator.deck.chart_parts import stacked

Form = Callable[[Chart, Sheet, Ink, Frame], bytes]

FORMS: Mapping[str, Form] = {
    "bar": bar,
    "fall": track,
    "share": track,
    "stacked": stacked,
    "column": column,
    "line": line,
    "change": change,
}
