"""A planned chart as a native, editable PowerPoint chart in a placeholder."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.brand.model import Brand
from generator.chart.model import Chart
from generator.chart.style import numbers, types
from generator.deck.chart_book import Column, Sheet, workbook
from generator.deck.chart_forms import FORMS
from generator.deck.chart_frame import Frame
from generator.deck.chart_ink import ink
from generator.deck.model import Box
from generator.text.words import words

if TYPE_CHECKING:
    from pptx.shapes.graphfrm import GraphicFrame

    from generator.deck.layouts import Layouts

_EMU = 914400


class _Made(Struct, frozen=True):
    """What python-pptx asks of chart data: the two files of a chart, already written."""

    xml: bytes
    xlsx_blob: bytes

    def xml_bytes(self, _: object) -> bytes:
        return self.xml


def insert(placeholder: Any, chart: Chart, brand: Brand, layouts: Layouts, language: str) -> GraphicFrame | None:
    """Put a chart into a chart placeholder and return its frame; None for a tally, which is drawn with shapes."""
    if chart.form not in FORMS:
        return None
    made = _made(chart, placeholder.width / _EMU, placeholder.height / _EMU, brand, layouts, language)
    return _described(placeholder.insert_chart(_ANY_TYPE, made), chart)


def build(slide: Any, box: Box, chart: Chart, brand: Brand, layouts: Layouts, language: str) -> GraphicFrame | None:
    """Put a chart straight onto a slide, `box` in inches, for a template that offers no chart placeholder."""
    if chart.form not in FORMS:
        return None
    made = _made(chart, box.w, box.h, brand, layouts, language)
    sides = (round(side * _EMU) for side in (box.x, box.y, box.w, box.h))
    return _described(slide.shapes.add_chart(_ANY_TYPE, *sides, made), chart)


_ANY_TYPE: Any = None
"""python-pptx hands the type to the chart data, and ours is already written."""


def _described(frame: Any, chart: Chart) -> GraphicFrame:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
    return frame  # type: ignore[no-any-return]


def _made(chart: Chart, width: float, height: float, brand: Brand, layouts: Layouts, language: str) -> _Made:
    """Return chart part and workbook for a frame of this size in inches."""
    sizes = {key: layouts.styles[name].size for key, name in types(brand).items()}
    page = sheet(chart, brand, language)
    frame = Frame(width, height, numbers("deck", brand), sizes)
    return _Made(FORMS[chart.form](chart, page, ink(brand, language), frame), workbook(page))


def sheet(chart: Chart, brand: Brand, language: str) -> Sheet:
    """Return the workbook's sheet: the plotted values, and the track of 100 % for a form that has one.

    A single series is headed by measure, unit and period. Several keep their plain names, because a name stands as it
    is at the marks; the unit then heads the categories.
    """
    names = _headings(brand, language)
    heading = names.category
    if len(chart.series) > 1 and chart.unit:
        heading = names.with_unit.format(unit=chart.unit)
    if chart.form == "change":
        return _slopes(chart, names, heading)
    columns = [
        Column(
            series.name,
            tuple(m.value if m is not None else None for m in series.marks),
            tuple(m.number_format if m is not None else "General" for m in series.marks),
        )
        for series in chart.series
    ]
    if chart.form in ("fall", "share"):
        full = tuple(Decimal(100) for _ in chart.categories)
        columns.insert(0, Column(names.track, full, ('0"%"',) * len(full)))
    return Sheet(names.sheet, heading, chart.categories, tuple(columns))


def _slopes(chart: Chart, names: _Headings, heading: str) -> Sheet:
    """Return the sheet of a change: the two points in time as categories, each row as a series."""
    pairs = zip(*(series.marks for series in chart.series), strict=True)
    columns = tuple(
        Column(category, tuple(m.value for m in pair if m), tuple(m.number_format for m in pair if m))
        for category, pair in zip(chart.categories, pairs, strict=True)
    )
    return Sheet(names.sheet, heading, tuple(s.name for s in chart.series), columns)


class _Headings(Struct, frozen=True):
    sheet: str
    category: str
    with_unit: str
    track: str


_known: dict[tuple[tuple[Path, ...], str], _Headings] = {}


def _headings(brand: Brand, language: str) -> _Headings:
    """Return the sheet's words; read once for a brand and language, because reading YAML takes a while."""
    key = (brand.folders, language)
    if key not in _known:
        found = words(brand, language)
        _known[key] = _Headings(*(found[f"chart.{word}"] for word in ("sheet", "category", "category-unit", "full")))
    return _known[key]
