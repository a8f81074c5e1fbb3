"""Where things stand in native charts: read back from the chart part, in inches of a frame."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from generator.chart.model import Chart
from generator.chart.style import numbers
from tests.deck.test_chart import A, C, built, tree
from tests.support.charts import brand, every_form, planned

G = numbers("deck")
HEIGHT = 3.0625
FORMS = every_form()


def plot(root: Any, width: float = 7.8) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the plot in inches."""
    x, y, w, h = (float(root.find(f".//{C}plotArea/{C}layout//{C}{side}").get("val")) for side in "xywh")
    return x * width, y * HEIGHT, w * width, h * HEIGHT


def scale(root: Any) -> tuple[float, float]:
    found = root.find(f".//{C}valAx/{C}scaling")
    return float(found.find(f"{C}min").get("val")), float(found.find(f"{C}max").get("val"))


def shifts(root: Any, width: float = 7.8) -> list[float]:
    """Return how far each value label is moved to the right, in inches."""
    return [float(label.find(f".//{C}x").get("val")) * width for label in root.iter(f"{C}dLbl")]


def sizes(root: Any) -> set[int]:
    return {int(e.get("sz")) // 100 for label in root.iter(f"{C}dLbl") for e in label.iter(f"{A}defRPr")}


def shares(*figures: str) -> Chart:
    return planned({f"s{i}": {"figure": f, "sense": "share"} for i, f in enumerate(figures)}, "share")


@pytest.mark.parametrize("name", ["bar", "bar-scales"])
def test_words_stand_off_the_baseline(name: str) -> None:
    root = tree(built(FORMS[name]))
    low, high = scale(root)
    assert -low / (high - low) * plot(root)[2] == pytest.approx(G["axis-gap"], rel=0.01)
    axis = root.find(f".//{C}catAx")
    assert axis.find(f"{C}tickLblPos").get("val") == "low"
    assert axis.find(f"{C}spPr/{A}ln").get("w") == str(round(G["baseline"] * 12700))


def test_long_names_of_many_rows_do_not_run_into_each_other() -> None:
    stats = {f"h{i}": {"figure": f"{283 - 30 * i}个", "label": "派出所和交警队“两警合一”试点"} for i in range(8)}
    root = tree(built(planned(stats, "bar"), width=5.5))
    assert root.find(f".//{C}catAx//{A}defRPr").get("sz") == "1200"
    wide = tree(built(planned(stats, "bar"), width=11.8))
    assert wide.find(f".//{C}catAx//{A}defRPr").get("sz") == "1600"


def test_values_stand_off_their_bars_on_the_far_side() -> None:
    root = tree(built(FORMS["bar-negative"]))
    marks = [m for m in FORMS["bar-negative"].series[0].marks if m is not None]
    expected = [G["value-shift"] if m.value >= 0 else -G["value-shift"] for m in marks]
    assert shifts(root) == pytest.approx(expected, abs=1e-4)
    assert {e.get("val") for e in root.iter() if e.tag.endswith("showLeaderLines")} == {"0"}


def test_a_negative_value_has_room_before_the_names() -> None:
    root = tree(built(FORMS["bar-negative"]))
    low, high = scale(root)
    inch = (high - low) / plot(root)[2]
    least = float(min(m.value for m in FORMS["bar-negative"].series[0].marks if m is not None))
    assert (least - low) / inch > 0.7  # what -1.4% takes at 20 points, and a gap on both sides


def test_a_negative_column_has_room_before_the_years() -> None:
    stats = {f"y{i}": {"figure": f"{v}米", "label": f"{2021 + i}年"} for i, v in enumerate(("0.8", "-6.3", "-11.7"))}
    root = tree(built(planned(stats, "column")))
    low, high = scale(root)
    room = (-11.7 - low) / (high - low) * plot(root)[3]
    assert room == pytest.approx(20 * G["line-pitch"] / 72 + G["value-gap"], abs=0.01)


def test_a_high_share_stands_right_of_its_track() -> None:
    root = tree(built(shares("87.3%", "40%")))
    left, _, width, _ = plot(root)
    high, low = shifts(root)
    assert high == pytest.approx(width * 0.127 + G["value-shift"], abs=0.01)
    assert low == pytest.approx(G["value-shift"], abs=1e-4)
    assert left + width < 7.8 - 1.2  # room for 87.3% at 28 points


def test_no_value_stands_across_the_end_of_its_track() -> None:
    figures = ["92.5%", "79.5%", "66.5%", "53.5%", "40.5%", "27.5%"]
    root = tree(built(shares(*figures)))
    width = plot(root)[2]
    for figure, shift in zip(figures, shifts(root), strict=True):
        rest = width * (100 - float(figure[:-1])) / 100
        label = 2.9 * max(sizes(root)) / 72  # about, for five bold characters
        assert shift > rest or shift + label < rest
    assert sizes(root) == {20}  # no higher than the bars


def test_a_track_takes_the_whole_width() -> None:
    root = tree(built(shares("64.2%", "33.8%"), width=11.8))
    left, _, width, _ = plot(root, 11.8)
    assert left + width > 11.5
    assert width > 9.5


def test_a_single_bar_is_large_and_in_the_optical_centre() -> None:
    root = tree(built(shares("12.5%"), width=11.8))
    _, top, _, height = plot(root, 11.8)
    assert sizes(root) == {44}
    assert 0.3 < top < (HEIGHT - height) / 2 + 0.01
    gap = int(root.find(f".//{C}gapWidth").get("val"))
    assert height / (1 + gap / 100) == pytest.approx(1.0, abs=0.01)


def test_a_long_name_leaves_the_track_its_length() -> None:
    stats = {"a": {"figure": "96.5%", "label": "达到标准化要求的社区卫生服务中心所占比例", "sense": "share"}}
    assert plot(tree(built(planned(stats, "share"))))[0] <= G["most-track-label"]


def test_a_single_stack_stands_in_the_middle_of_its_band() -> None:
    root = tree(built(FORMS["stacked"], width=11.8))
    _, top, _, height = plot(root, 11.8)
    assert height == pytest.approx(G["stack-single"], abs=0.01)
    assert 0.2 < top < (HEIGHT - height) / 2


def test_narrow_parts_are_named_side_by_side_below() -> None:
    stats = {k: {"figure": v, "sense": "share"} for k, v in {"a": "94%", "b": "2%", "c": "1.9%", "d": "2.1%"}.items()}
    root = tree(built(planned(stats, "stacked")))
    moved = [label for label in root.iter(f"{C}dLbl") if label.find(f".//{C}x") is not None]
    middles, at = [], 0.0
    for share in (94, 2, 1.9, 2.1):
        middles.append((at + share / 2) / 100 * 7.8)
        at += share
    places = [m + float(label.find(f".//{C}x").get("val")) * 7.8 for m, label in zip(middles[1:], moved, strict=True)]
    assert all(after - before > 0.6 for before, after in pairwise(places))
    assert len({label.find(f".//{C}y").get("val") for label in moved}) == 1


def test_a_line_whose_scale_holds_no_zero_has_no_baseline() -> None:
    stats = {f"t{i}": {"figure": f"{v}℃", "label": f"{2020 + i}年"} for i, v in enumerate((-4.2, -3.9, -4.6, -2.8))}
    chart = planned(stats, "line")
    root = tree(built(chart))
    axis = root.find(f".//{C}catAx")
    assert chart.high < 0
    assert axis.find(f"{C}crosses").get("val") == "min"
    assert axis.find(f"{C}spPr/{A}ln").get("w") == str(round(G["grid"] * 12700))
    assert "纵轴不从0开始。" in chart.remark


def test_a_line_over_zero_has_one() -> None:
    stats = {f"t{i}": {"figure": f"{v}场", "label": f"{2020 + i}年"} for i, v in enumerate((640, 1250, 2045))}
    chart = planned(stats, "line")
    axis = tree(built(chart)).find(f".//{C}catAx")
    assert [int(t) for t in chart.ticks] == [0, 500, 1000, 1500, 2000, 2500]
    assert axis.find(f"{C}spPr/{A}ln").get("w") == str(round(G["baseline"] * 12700))
    assert "纵轴" not in chart.remark


def test_the_ends_of_a_change_differ_and_carry_their_periods() -> None:
    stats = {
        "a": {"figure": "151天", "period": "2023年", "sense": "duration"},
        "b": {"figure": "143天", "period": "2024年", "sense": "duration"},
    }
    chart = planned(stats, "change", [{"before": "a", "after": "b", "label": "积雪日数"}])
    root = tree(built(chart))
    fills = [p.find(f"{C}marker//{A}schemeClr").get("val") for p in root.iter(f"{C}dPt")]
    assert fills == ["accent3", "accent1"]
    # LibreOffice takes a mark's colour from its point's line.
    assert next(root.iter(f"{C}dPt")).find(f"{C}spPr//{A}schemeClr").get("val") == "accent3"
    assert [p.findtext(f"{C}v") for p in root.find(f".//{C}cat").iter(f"{C}pt")] == ["2023年", "2024年"]
    assert chart.subtitle == "积雪日数（天）"
    assert chart.remark == ""
    assert root.find(f".//{C}valAx/{C}numFmt").get("formatCode") == '[=0]0;""'  # the foot says that it is zero
    assert scale(root)[0] == 0


def test_pairs_of_columns_have_values_no_wider_than_a_column() -> None:
    root = tree(built(FORMS["column-series"], width=5.0))
    column = plot(root, 5.0)[2] / (8 + 4 * G["column-gap"] / 100)
    assert max(sizes(root)) / 72 * 2.2 * 1.06 <= column or sizes(root) == {12}


@pytest.mark.parametrize("name", [n for n, c in FORMS.items() if c.form in ("bar", "fall", "share", "column")])
def test_gap_and_sizes_come_from_the_templates(name: str) -> None:
    root = tree(built(FORMS[name]))
    gaps = {int(v) for k, v in G.items() if k.startswith("gaps.") or k == "column-gap"}
    assert int(root.find(f".//{C}gapWidth").get("val")) in gaps
    assert sizes(root) <= {44, 28, 20, 16, 12}


def test_the_sheet_reads_like_a_table() -> None:
    from generator.deck.chart import sheet

    fall = sheet(FORMS["fall"], brand(), "zh-CN")
    assert (fall.name, fall.heading) == ("数据", "项目")
    assert [c.heading for c in fall.columns] == ["全部（100%）", "降幅（%）"]
    several = sheet(FORMS["line-series"], brand(), "zh-CN")
    assert several.heading == "项目（单位：%）"
    assert [c.heading for c in several.columns] == ["线上", "窗口"]
    own = planned({"a": "305万人次", "b": "218万人次"}, "bar", subtitle="到馆读者，2024年")
    assert sheet(own, brand(), "zh-CN").columns[0].heading == "到馆读者，2024年（万人次）"
    assert sheet(own, brand(), "zh-CN").columns[0].values == (Decimal(305), Decimal(218))
