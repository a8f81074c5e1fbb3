"""The printed drawing: same bytes, live text, nothing outside, whole lines."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from lxml import etree

from generator.chart.model import Chart
from generator.chart.part_labels import part_labels
from generator.chart.style import numbers
from generator.chart.svg import height, svg
from generator.chart.traits import side_by_side
from tests.support.charts import brand, every_form, planned

FORMS = every_form()
SVG = "{http://www.w3.org/2000/svg}"


def texts(drawing: str) -> list[str]:
    return ["".join(t.itertext()) for t in etree.fromstring(drawing).iter(f"{SVG}text")]


def labels(chart: Chart) -> list[str]:
    """Return the values that the drawing prints: all, or the ends of a line."""
    rows = [[m.shown for m in s.marks if m is not None] for s in chart.series]
    if chart.form == "line":
        return [row[-1] for row in rows]
    return [value for row in rows for value in row]


@pytest.mark.parametrize("name", FORMS)
def test_every_label_is_text(name: str) -> None:
    chart = FORMS[name]
    found = texts(svg(chart, brand(), 220, "zh-CN"))
    assert [label for label in labels(chart) if label not in found] == []
    if chart.form != "stacked":
        assert [c for c in chart.categories if c not in found] == []


@pytest.mark.parametrize("width", [140.0, 220.0, 460.0])
@pytest.mark.parametrize("name", FORMS)
def test_heights_are_whole_lines_and_what_is_drawn(name: str, width: float) -> None:
    reckoned = height(FORMS[name], width)
    assert reckoned % 17 == 0
    root = etree.fromstring(svg(FORMS[name], brand(), width, "zh-CN"))
    assert root.get("height") == f"{reckoned:g}pt"
    assert root.get("width") == f"{width:g}pt"
    numbers = [float(t.get("y", "0")) for t in root.iter(f"{SVG}text")]
    assert min(numbers) > 0
    assert max(numbers) < reckoned


@pytest.mark.parametrize("name", FORMS)
def test_colours_are_the_brands(name: str) -> None:
    drawing = svg(FORMS[name], brand(), 220, "zh-CN")
    assert set(re.findall("#[0-9a-f]{6}", drawing)) <= set(brand().colors.values())


def test_nothing_may_reach_the_page_around_it() -> None:
    drawing = svg(FORMS["fall"], brand(), 220, "zh-CN")
    assert drawing.startswith("<svg ")
    assert " id=" not in drawing
    assert "<style" not in drawing
    assert "<!--" not in drawing


def test_one_mark_is_emphasised() -> None:
    drawing = svg(FORMS["bar"], brand(), 220, "zh-CN")
    assert drawing.count(brand().colors["accent"]) == 2  # the bar and its value


def test_a_bar_is_as_long_as_its_value() -> None:
    drawing = svg(FORMS["bar"], brand(), 220, "zh-CN")
    ends = [float(w) for w in re.findall(r'd="M 0.8 17 \nL ([\d.]+) 17', drawing)]
    assert ends == [168]
    second = re.search(r'd="M 0.8 51 \nL ([\d.]+) 51', drawing)
    assert second is not None
    assert float(second[1]) - 0.8 == pytest.approx(167.2 * 118 / 283, abs=0.001)


def test_the_smallest_bar_stands_beside_the_zero_line_not_under_it() -> None:
    chart = planned({"a": {"figure": "0.3%", "sense": "share"}}, "share")
    drawing = svg(chart, brand(), 220, "zh-CN")
    _, bar = (float(end) for end in re.findall(r'd="M 0.8 17 \nL ([\d.]+) 17', drawing))  # after its track
    assert bar - 0.8 == pytest.approx(0.003 * 167.2, abs=0.001)
    assert re.findall(r'd="M 0 15 \nL ([\d.]+) 15', drawing) == ["0.8"]


def test_a_drawing_ends_with_its_last_mark() -> None:
    lone = planned({"a": {"figure": "30%", "sense": "share"}}, "share")
    assert height(lone) == 34


def test_long_labels_wrap_and_the_figure_grows() -> None:
    long = replace(FORMS["bar"], categories=("很长的标签" * 8, "b", "c"))
    assert height(long) > height(FORMS["bar"])
    found = texts(svg(long, brand(), 220, "zh-CN"))
    assert "".join(found).startswith("很长的标签" * 8)


def test_two_processes_give_the_same_characters() -> None:
    program = (
        "import hashlib; from tests.support.charts import *; from generator.chart.svg import svg;"
        "drawn = ''.join(svg(c, brand(), 220, 'zh-CN') for c in every_form().values());"
        "print(hashlib.sha256(drawn.encode()).hexdigest())"
    )
    runs = [subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout for _ in range(2)]
    assert runs[0] == runs[1]


def test_a_height_needs_no_matplotlib() -> None:
    program = (
        "import sys; from tests.support.charts import every_form; from generator.chart.svg import height;"
        "[height(c) for c in every_form().values()]; sys.exit('matplotlib' in sys.modules or 'pptx' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


PARTS = {
    "two that are narrow": ["46.2%", "30.3%", "19.9%", "2.4%", "1.2%"],
    "all alike": ["20%", "20%", "20%", "20%", "20%"],
    "first narrow": ["1.2%", "2.4%", "30.3%", "46.2%", "19.9%"],
    "two": ["63%", "37%"],
}


@pytest.mark.parametrize("width", [140.0, 220.0, 460.0])
@pytest.mark.parametrize("name", PARTS)
def test_labels_of_parts_do_not_touch(name: str, width: float) -> None:
    stats = {f"p{i}": {"figure": f, "sense": "share"} for i, f in enumerate(PARTS[name])}
    found = part_labels(planned(stats, "stacked", sort="given"), width, numbers("print"))
    assert len(found) == len(PARTS[name])
    for number, one in enumerate(found):
        assert one.left > -0.1
        assert one.right < width + 0.1
        for other in found[:number]:
            assert one.tier != other.tier or one.left >= other.right or other.left >= one.right
            deep, near = (one, other) if one.tier > other.tier else (other, one)
            assert deep.tier == near.tier or not near.left < deep.lead < near.right


def test_neighbours_stand_side_by_side() -> None:
    assert side_by_side([10, 12, 98], [10, 10, 10], 100) == [10, 20, 95]
    assert side_by_side([90, 92], [10, 10], 100) == [85, 95]


def places(drawing: str) -> dict[str, tuple[float, float]]:
    """Return where each text stands."""
    return {
        "".join(t.itertext()): (float(t.get("x", "0")), float(t.get("y", "0")))
        for t in etree.fromstring(drawing).iter(f"{SVG}text")
    }


def test_the_first_value_of_a_line_is_clear_of_the_years() -> None:
    stats = {f"m{i}": {"figure": f"{v}件", "label": f"{2019 + i}年"} for i, v in enumerate((1200, 1331, 1462, 1593))}
    found = places(svg(planned(stats, "line"), brand(), 220, "zh-CN"))
    assert found["2019年"][1] - found["1200"][1] > 8


def test_a_negative_column_is_clear_of_the_years() -> None:
    stats = {f"y{i}": {"figure": f"{v}米", "label": f"{2021 + i}年"} for i, v in enumerate(("0.8", "-6.3", "-11.7"))}
    found = places(svg(planned(stats, "column"), brand(), 220, "zh-CN"))
    assert found["2023年"][1] - found["-11.7"][1] > 10


def test_a_line_has_a_zero_line_only_where_its_scale_holds_zero() -> None:
    ink = brand().colors["ink"]
    cut, whole = FORMS["line"], every_form()["line-series"]
    drawn = [svg(c, brand(), 220, "zh-CN") for c in (cut, whole)]
    counts = [len(re.findall(f'<path d="[^"]*"[^>]*style="fill: {ink}', d)) for d in drawn]
    assert [cut.low > 0, whole.low > 0] == [True, False]
    assert counts == [0, 1]


def test_a_month_keeps_its_counter() -> None:
    stats = {f"m{i}": {"figure": f"{1200 + i}件", "label": f"{i + 1}月"} for i in range(14)}
    found = texts(svg(planned(stats, "column"), brand(), 220, "zh-CN"))
    assert "14月" in found
    assert "月" not in found
