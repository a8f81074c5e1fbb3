"""Native charts, written into a real deck and read back."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from generator.chart.model import Chart
from generator.deck.chart import build, insert, sheet
from generator.deck.layouts import layouts
from generator.deck.master import template
from generator.deck.model import Box
from tests.support.charts import brand, every_form, planned

NATIVE = {name: chart for name, chart in every_form().items() if chart.form != "tally"}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def blank() -> bytes:
    return template(brand(), "zh-CN", layouts(brand(), "zh-CN"))


def slide() -> Any:
    deck = Presentation(io.BytesIO(blank()))
    return deck.slides.add_slide(deck.slide_layouts[0])


def built(chart: Chart, language: str = "zh-CN", width: float = 7.8) -> Any:
    given = layouts(brand(language), language)
    return build(slide(), Box(0.75, 2.6875, width, 3.0625), chart, brand(language), given, language)


@cache
def frame(name: str) -> Any:
    return built(NATIVE[name])


def tree(frame: Any) -> Any:
    return etree.fromstring(frame.chart.part.blob)


def workbook(frame: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))


def cached(frame: Any) -> list[list[Decimal | None]]:
    """Return the values of each series as the chart itself holds them."""
    found = []
    for values in tree(frame).iter(f"{C}val"):
        count = int(values.find(f".//{C}ptCount").get("val"))
        held = {int(p.get("idx")): Decimal(p.findtext(f"{C}v")) for p in values.iter(f"{C}pt")}
        found.append([held.get(i) for i in range(count)])
    return found


def expected(chart: Chart) -> list[list[Decimal | None]]:
    rows = [[m.value if m else None for m in s.marks] for s in chart.series]
    if chart.form == "change":
        return [list(row) for row in zip(*rows, strict=True)]
    return [[Decimal(100)] * len(chart.categories), *rows] if chart.form in ("fall", "share") else rows


@pytest.mark.parametrize("name", NATIVE)
def test_the_chart_holds_the_plans_values(name: str) -> None:
    assert cached(frame(name)) == expected(NATIVE[name])


@pytest.mark.parametrize("name", NATIVE)
def test_the_workbook_holds_the_same(name: str) -> None:
    with workbook(frame(name)) as book:
        page = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        strings = ["".join(s.itertext()) for s in etree.fromstring(book.read("xl/sharedStrings.xml"))]
    columns: dict[str, list[str]] = {}
    for cell in page.iter(f"{S}c"):
        value = cell.findtext(f"{S}v") or ""
        text = strings[int(value)] if cell.get("t") == "s" else value
        columns.setdefault(str(cell.get("r"))[0], []).append(text)
    planned_sheet = sheet(NATIVE[name], brand(), "zh-CN")
    assert columns.pop("A") == [planned_sheet.heading, *planned_sheet.categories]
    assert [c[0] for c in columns.values()] == [c.heading for c in planned_sheet.columns]
    values = [[Decimal(v) for v in c[1:]] for c in columns.values()]
    assert values == [[v for v in row if v is not None] for row in expected(NATIVE[name])]


@pytest.mark.parametrize("name", NATIVE)
def test_each_label_prints_the_sources_digits(name: str) -> None:
    chart = NATIVE[name]
    formats = {m.number_format for s in chart.series for m in s.marks if m is not None}
    printed = {n.get("formatCode") for label in tree(frame(name)).iter(f"{C}dLbl") for n in label.iter(f"{C}numFmt")}
    assert printed <= formats
    assert printed == formats or chart.form == "line"


@pytest.mark.parametrize("name", NATIVE)
def test_colours_and_fonts_are_the_themes(name: str) -> None:
    root = tree(frame(name))
    assert list(root.iter(f"{A}srgbClr")) == []
    faces = {e.get("typeface") for tag in ("latin", "ea", "cs") for e in root.iter(f"{A}{tag}")}
    assert faces == {f"+m{face}-{script}" for face in "nj" for script in ("lt", "ea", "cs")}
    values = {
        e.get("typeface") for label in root.iter(f"{C}dLbl") for tag in ("latin", "ea") for e in label.iter(A + tag)
    }
    assert values == {"+mj-lt", "+mj-ea"}  # figures take the face of headings, as everywhere on slides
    assert {e.get("lang") for tag in ("defRPr", "endParaRPr") for e in root.iter(f"{A}{tag}")} == {"zh-CN"}


@pytest.mark.parametrize("name", NATIVE)
def test_what_powerpoint_needs_is_set(name: str) -> None:
    root, chart = tree(frame(name)), NATIVE[name]

    def values(tag: str) -> set[str]:
        return {e.get("val") for e in root.iter(f"{C}{tag}")}

    assert values("date1904") == values("roundedCorners") == {"0"}
    assert values("autoTitleDeleted") == {"1"}
    assert values("invertIfNegative") <= {"0"}
    assert values("dispBlanksAs") == {"gap"}
    assert all(int(v) > 0 for v in values("axId"))
    assert root.find(f".//{C}legend") is None
    assert root.find(f".//{C}layoutTarget").get("val") == "inner"
    axis = root.find(f".//{C}valAx/{C}scaling")
    low = Decimal(axis.find(f"{C}min").get("val"))
    if chart.form in ("bar", "fall", "share", "stacked", "column"):
        assert low <= 0  # bars begin at zero, because the axis stands there, not where the scale begins
        assert root.find(f".//{C}catAx/{C}crosses").get("val") == "autoZero"
    assert Decimal(axis.find(f"{C}max").get("val")) >= max(v for row in expected(chart) for v in row if v is not None)


@pytest.mark.parametrize("name", NATIVE)
def test_it_can_be_heard(name: str) -> None:
    assert frame(name)._element.nvGraphicFramePr.cNvPr.get("descr") == NATIVE[name].alt


def test_a_fall_keeps_its_track_behind_it() -> None:
    root = tree(frame("fall"))
    assert root.find(f".//{C}overlap").get("val") == "100"
    fills = [s.find(f"{C}spPr/{A}solidFill/{A}schemeClr").get("val") for s in root.iter(f"{C}ser")]
    assert fills == ["accent6", "accent3"]
    assert next(root.iter(f"{C}ser")).find(f"{C}dLbls/{C}dLbl") is None  # the track has no labels
    assert [n.get("formatCode") for d in root.iter(f"{C}dLbl") for n in d.iter(f"{C}numFmt")] == ['0.0"%"', '0"%"']


def test_the_emphasised_bar_and_its_label_share_a_colour() -> None:
    root = tree(frame("bar"))
    labels = [d.find(f".//{A}schemeClr").get("val") for d in root.iter(f"{C}dLbl")]
    assert labels == ["accent1", "dk1", "dk1"]
    (point,) = root.iter(f"{C}dPt")
    assert point.find(f"{C}idx").get("val") == "0"
    assert point.find(f"{C}spPr/{A}solidFill/{A}schemeClr").get("val") == "accent1"


def test_a_tally_is_left_to_shapes() -> None:
    assert built(every_form()["tally"]) is None


def test_a_chart_fills_its_placeholder() -> None:
    given = layouts(brand(), "zh-CN")
    deck = Presentation(io.BytesIO(template(brand(), "zh-CN", given)))
    name = given.layouts["chart-panel"].name
    page = deck.slides.add_slide(next(lay for lay in deck.slide_layouts if lay.name == name))
    idx = given.layouts["chart-panel"].placeholders["chart"].idx
    holder = next(p for p in page.placeholders if p.placeholder_format.idx == idx)
    placed = insert(holder, NATIVE["fall"], brand(), given, "zh-CN")
    assert placed is not None
    assert placed.has_chart
    assert placed.is_placeholder
    box = given.layouts["chart-panel"].placeholders["chart"].box
    assert placed.width / 914400 == pytest.approx(box.w, abs=0.001)


def test_english_charts_speak_english() -> None:
    stats = {"a": {"figure": "13.6万次", "unit": "checks", "label": "A"}, "b": {"figure": "6.5万次", "unit": "checks"}}
    chart = planned(stats, "bar", language="en")
    root = tree(built(chart, "en"))
    assert cached(built(chart, "en")) == [[136000, 65000]]
    assert "'Data'!$B$2:$B$3" in [f.text for f in root.iter(f"{C}f")]
    assert root.findtext(f".//{C}ser/{C}tx//{C}v") == "Number (checks)"


def test_the_same_chart_gives_the_same_bytes() -> None:
    first, second = built(NATIVE["line"]), built(NATIVE["line"])
    assert first.chart.part.blob == second.chart.part.blob
    books = [f.chart.part.chart_workbook.xlsx_part.blob for f in (first, second)]
    assert books[0] == books[1]
