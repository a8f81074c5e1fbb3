"""The printed drawing: same bytes, live text, nothing outside, whole lines."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from lxml import etree

from generator.chart.model import Chart
from generator.chart.svg import height, svg
from tests.support.charts import brand, every_form

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
    widths = [float(w) for w in re.findall(r'd="M 0 17 \nL ([\d.]+) 17', drawing)]
    assert widths == [168]
    second = re.search(r'd="M 0 51 \nL ([\d.]+) 51', drawing)
    assert second is not None
    assert float(second[1]) == pytest.approx(168 * 118 / 283, abs=0.001)


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
