"""What a planned chart says and shows: values, labels, order, emphasis, words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.chart.labels import number_format
from generator.chart.model import Chart
from generator.chart.scale import tick_text, ticks
from tests.support.charts import every_form, planned

FALLS = {
    "crime": {
        "figure": "46.6%",
        "label": "刑事警情",
        "sense": "fall",
        "period": "百日行动",
        "caveat": "原文未给出基数",
    },
    "order": {"figure": "18.7%", "label": "治安警情", "sense": "fall", "period": "百日行动"},
}


def shown(chart: Chart) -> list[str]:
    return [m.shown for s in chart.series for m in s.marks if m is not None]


def accents(chart: Chart) -> list[str]:
    return [m.stat for s in chart.series for m in s.marks if m is not None and m.accent]


def test_bars_are_sorted_and_the_largest_is_emphasised() -> None:
    chart = planned({"a": "118个", "b": "283个", "c": "25个"}, "bar")
    assert shown(chart) == ["283个", "118个", "25个"]
    assert accents(chart) == ["b"]
    assert (chart.low, chart.high) == (Decimal(0), Decimal(283))


def test_a_flag_moves_the_emphasis_and_given_order_is_kept() -> None:
    rows: list[Any] = ["a", {"stat": "c", "accent": True}, "b"]
    chart = planned({"a": "118个", "b": "283个", "c": "25个"}, "bar", rows, sort="given")
    assert shown(chart) == ["118个", "25个", "283个"]
    assert accents(chart) == ["c"]


def test_equal_values_have_one_emphasis_and_keep_their_order() -> None:
    chart = planned({"a": "118个", "b": "118个"}, "bar")
    assert accents(chart) == ["a"]
    assert chart.categories == ("标签a", "标签b")


def test_a_fall_stands_on_a_track_of_a_hundred_and_says_so() -> None:
    chart = planned(FALLS, "fall")
    assert [chart.low, chart.high, *chart.ticks] == [0, 100, 0, 50, 100]
    assert chart.subtitle == "降幅（%），百日行动"
    assert chart.note == "浅色底条为100%。原文未给出基数。"
    assert chart.source == "来源：某厅，第3段。"
    assert chart.alt == "标题。刑事警情：46.6%；治安警情：18.7%。来源：某厅，第3段。"
    assert chart.paragraphs == (3,)


def test_a_common_scale_is_plotted_as_printed() -> None:
    chart = planned({"a": "13.6万次", "b": "6万次"}, "bar")
    marks = [m for m in chart.series[0].marks if m is not None]
    assert [m.value for m in marks] == [Decimal("13.6"), Decimal(6)]
    assert [m.number_format for m in marks] == ['0.0"万次"', '0"万次"']
    assert chart.unit == "万次"


def test_unlike_scales_are_plotted_exactly_and_labelled_as_printed() -> None:
    chart = planned({"a": "13.6万次", "b": "9800次", "c": "近3万次"}, "bar")
    marks = [m for m in chart.series[0].marks if m is not None]
    assert [m.value for m in marks] == [136000, 30000, 9800]
    assert [m.shown for m in marks] == ["13.6万次", "近3万次", "9800次"]
    assert marks[0].number_format == '[=136000]"13.6万次";General'


def test_english_plots_exact_values_and_names_the_unit_once() -> None:
    stats = {
        "a": {"figure": "13.6万次", "unit": "inspections", "label": "Checks"},
        "b": {"figure": "6.5万次", "unit": "inspections", "label": "Visits"},
    }
    chart = planned(stats, "bar", language="en", title="Checks lead", subtitle="Nationwide")
    marks = [m for m in chart.series[0].marks if m is not None]
    assert [(m.value, m.shown, m.number_format) for m in marks] == [
        (Decimal(136000), "136,000", "#,##0"),
        (Decimal(65000), "65,000", "#,##0"),
    ]
    assert chart.subtitle == "Nationwide (inspections)"
    assert "Checks: 136,000 inspections; Visits: 65,000 inspections." in chart.alt


def test_several_english_words_for_one_counter_leave_the_numbers() -> None:
    stats = {"a": {"figure": "283个", "unit": "stations"}, "b": {"figure": "119个", "unit": "offices"}}
    chart = planned(stats, "bar", language="en")
    assert shown(chart) == ["283", "119"]
    assert "283 stations" in chart.alt
    assert "119 offices" in chart.alt


def test_an_english_tally_has_room_for_its_unit() -> None:
    chart = planned({"a": {"figure": "7年", "unit": "years", "sense": "streak"}}, "tally", language="en")
    assert shown(chart) == ["7 years"]


def test_a_gap_stays_a_gap() -> None:
    chart = every_form()["line-gap"]
    assert [m is None for m in chart.series[0].marks] == [False, False, True, False, False]
    assert chart.categories[2] == "暂缺"
    assert chart.ticks[0] == chart.low
    assert chart.low < 9
    assert chart.high >= 17


def test_columns_begin_at_zero() -> None:
    assert every_form()["column"].low == 0


def test_series_are_named_and_one_of_them_is_emphasised() -> None:
    chart = every_form()["line-series"]
    assert [s.name for s in chart.series] == ["线上", "窗口"]
    assert accents(chart) == ["p0", "p1", "p2", "p3"]


def test_stacked_parts_are_series_of_one_bar() -> None:
    chart = every_form()["stacked"]
    assert [s.name for s in chart.series] == ["标签a", "标签b", "标签c", "标签d"]
    assert len(chart.categories) == 1
    assert chart.high == 100
    assert "标签d：3.6%" in chart.alt


def test_a_change_starts_at_zero_so_that_a_small_step_looks_small() -> None:
    chart = planned({"a": "151天", "b": "143天"}, "change", [{"before": "a", "after": "b"}])
    assert (chart.low, chart.high) == (Decimal(0), Decimal(151))


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("万册", "数量（万册），2024年"),
        ("万册，五馆合计", "数量（万册），五馆合计"),
        ("新书采购，五馆合计", "新书采购，五馆合计"),
        (None, "数量（万册），2024年"),
    ],
)
def test_a_subtitle_is_never_a_unit_alone(own: str | None, expected: str) -> None:
    stats = {"a": {"figure": "18.2万册", "period": "2024年"}, "b": {"figure": "24.6万册", "period": "2024年"}}
    assert planned(stats, "bar", subtitle=own).subtitle == expected


def test_figures_without_a_period_are_not_given_the_reports() -> None:
    assert planned({"a": "18.2万册", "b": "24.6万册"}, "bar").subtitle == "数量（万册）"


def test_a_slide_does_not_explain_what_it_prints() -> None:
    fall, change = planned(FALLS, "fall"), every_form()["change"]
    assert fall.remark == "原文未给出基数。"
    assert change.remark == ""
    assert every_form()["column-series"].remark == every_form()["column-series"].note != ""


def test_no_value_lies_on_the_foot_of_a_cut_scale() -> None:
    figures = {f"m{i}": {"figure": f"{v}件", "label": f"{i}月"} for i, v in enumerate((1200, 1331, 1462, 1593))}
    chart = planned(figures, "line")
    assert [int(t) for t in chart.ticks] == [1100, 1200, 1300, 1400, 1500, 1600]


def test_a_change_has_both_levels_and_explains_its_dots() -> None:
    chart = every_form()["change"]
    assert shown(chart) == ["12.4天", "3天", "5天", "4天"]
    assert chart.categories == ("标签b", "标签d")
    assert chart.note.startswith("浅色点为前，深色点为后。")
    assert accents(chart) == ["b"]


def test_computed_figures_are_marked() -> None:
    derived = [{"id": "gap", "formula": "a - b", "label": "相差", "unit": "个"}]
    chart = planned({"a": "119个", "b": "25个"}, "bar", ["a", "gap"], derived=derived)
    assert "计算值：相差。" in chart.note
    assert shown(chart) == ["119个", "94个"]


def test_unlike_scopes_are_said() -> None:
    chart = planned({"a": {"figure": "119个", "scope": "全区"}, "b": "25个"}, "bar")
    assert chart.note == "各项口径不同，不可相加。"


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("46.6", "%", '0.0"%"'),
        ("99", "%", '0"%"'),
        ("62.50", "%", '0.00"%"'),
        ("65,000", "", "#,##0"),
        ("1,234.5", "", "#,##0.0"),
        ("-0.02", "亿元", '0.00"亿元"'),
        ("近3", "万次", '"近"0"万次"'),
        ("$4.5", "M", '"$"0.0"M"'),
    ],
)
def test_formats_neither_add_nor_drop_a_digit(number: str, unit: str, expected: str) -> None:
    assert number_format(number, unit) == expected


@pytest.mark.parametrize(
    ("values", "zero", "expected"),
    [
        (["9.8", "17"], False, ["8", "10", "12", "14", "16", "18"]),
        (["120", "170"], True, ["0", "50", "100", "150", "200"]),
        (["-0.4", "2.3"], True, ["-1", "0", "1", "2", "3"]),
        (["0.002", "0.004"], True, ["0", "0.001", "0.002", "0.003", "0.004"]),
        (["5", "5"], False, ["4", "4.5", "5", "5.5", "6"]),
    ],
)
def test_ticks_are_round_and_enclose_the_values(values: list[str], zero: bool, expected: list[str]) -> None:
    assert [str(t) for t in ticks(map(Decimal, values), zero)] == expected


def test_ticks_are_printed_in_the_language() -> None:
    assert tick_text(Decimal(20000), "", "en") == "20,000"
    assert tick_text(Decimal(20000), "", "zh-CN") == "20000"
    assert tick_text(Decimal(-5), "%", "en") == "\u22125%"
