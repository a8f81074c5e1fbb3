"""Charts that would mislead are refused, with the reason and the form that fits."""

from __future__ import annotations

from typing import Any

import pytest

from generator.chart.plan import problems
from tests.support.charts import make


def fall(figure: str, **more: str) -> dict[str, str]:
    return {"figure": figure, "sense": "fall", **more}


def share(figure: str) -> dict[str, str]:
    return {"figure": figure, "sense": "share"}


REFUSED: list[tuple[str, dict[str, Any], list[Any] | None, dict[str, Any], str]] = [
    ("bar", {"a": "12个", "b": "7年"}, None, {}, "count different things (`个` and `年`)"),
    ("bar", {"a": fall("12%"), "b": share("15%")}, None, {}, "different kinds (`fall` and `share`)"),
    ("bar", {"a": "12个"}, None, {}, "needs at least 2 points"),
    ("bar", {"a": "4000个", "b": "12个"}, None, {}, "more than 50 times"),
    (
        "bar",
        {"a": "12个", "b": "13个"},
        [{"stat": "a", "label": "同"}, {"stat": "b", "label": "同"}],
        {},
        "stands twice",
    ),
    ("bar", {"a": "12个", "b": "13个"}, ["a", {"label": "无"}], {}, "names no statistic"),
    ("bar", {"a": "12个", "b": "13个"}, ["a", {"before": "a", "after": "b"}], {}, "only a change chart"),
    ("bar", {f"a{i}": "12个" for i in range(11)}, None, {}, "11 rows are too many"),
    ("bar", {"a": "12个", "b": "13个"}, ["a", "b"], {"whole": "a"}, "`whole` is the total"),
    ("fall", {"a": {"figure": "12%", "sense": "rise"}}, None, {}, "not a fall in per cent"),
    ("fall", {"a": fall("12个")}, None, {}, "not a fall in per cent"),
    ("fall", {"a": fall("120%")}, None, {}, "more than 100 %"),
    ("fall", {"a": fall("-12%")}, None, {}, "negative fall"),
    ("fall", {"a": fall("12%", period="上半年"), "b": fall("9%")}, None, {}, "different periods"),
    ("share", {"a": share("100%")}, None, {}, "`checklist`"),
    ("share", {"a": share("130%")}, None, {}, "no part of a whole"),
    ("share", {"a": "12个"}, None, {}, "not a share in per cent"),
    ("stacked", {"a": share("50%"), "b": share("40%")}, None, {}, "add up to 90, not to 100"),
    ("stacked", {"a": "50个", "b": "40个"}, None, {}, "total is not stated"),
    ("stacked", {"a": "50个", "b": "40个", "t": "91个"}, ["a", "b"], {"whole": "t"}, "add up to 90, not to 91"),
    ("stacked", {"a": share("-50%"), "b": share("150%")}, None, {}, "cannot be negative"),
    ("stacked", {"a": share("近50%"), "b": share("50%")}, None, {}, "approximate"),
    ("bar", {"a": "2—4家", "b": "5家"}, None, {}, "`a` is a range"),
    ("tally", {"a": "7.5年"}, None, {}, "whole numbers from 1 to 30"),
    ("tally", {"a": "31年"}, None, {}, "whole numbers from 1 to 30"),
    ("tally", {"a": "约7年"}, None, {}, "approximate"),
    ("line", {"a": "7个", "b": "8个", "c": "9个"}, None, {}, "columns show two or three"),
    ("column", {"a": "7个"}, None, {}, "needs at least 2 points"),
    ("column", {"a": "7个", "b": "8个"}, ["a", {}], {}, "needs the label"),
    ("change", {"a": "7个", "b": "8年"}, [{"before": "a", "after": "b"}], {}, "count different things"),
    ("change", {"a": "7个"}, ["a"], {}, "needs `before` and `after`"),
]


@pytest.mark.parametrize(("form", "stats", "rows", "options", "reason"), REFUSED)
def test_a_misleading_chart_is_refused(
    form: str, stats: dict[str, Any], rows: list[Any] | None, options: dict[str, Any], reason: str
) -> None:
    found = problems(*make(stats, form, rows, **options))
    assert len(found) == 1, found
    assert reason in found[0]


ALLOWED: list[tuple[str, dict[str, Any], list[Any] | None, dict[str, Any]]] = [
    ("bar", {"a": "118个", "b": "118个", "c": "25个"}, None, {}),
    ("bar", {"a": "近3万次", "b": "13.6万次"}, None, {}),
    ("bar", {"a": "0个", "b": "12个"}, None, {}),
    ("fall", {"a": fall("99.8%"), "b": fall("99%")}, None, {}),
    ("share", {"a": share("0.2%")}, None, {}),
    ("stacked", {"a": "50个", "b": "40个", "t": "90个"}, ["a", "b"], {"whole": "t"}),
    ("stacked", {"a": share("33.4%"), "b": share("66.6%")}, None, {}),
    ("tally", {"a": "30年"}, None, {}),
    ("line", {f"y{i}": f"{i + 1}个" for i in range(4)}, None, {}),
    ("line", {f"y{i}": f"{i + 1}个" for i in range(4)}, ["y0", {"label": "缺"}, "y2", "y3"], {}),
    ("change", {"a": "7个", "b": "8个"}, [{"before": "a", "after": "b"}], {}),
]


@pytest.mark.parametrize(("form", "stats", "rows", "options"), ALLOWED)
def test_an_honest_chart_is_drawn(
    form: str, stats: dict[str, Any], rows: list[Any] | None, options: dict[str, Any]
) -> None:
    assert problems(*make(stats, form, rows, **options)) == []


def test_unknown_ids_and_unreadable_figures_are_left_to_the_check() -> None:
    assert problems(*make({"a": "12个"}, "bar", ["a", "nothing"])) == []
    assert problems(*make({"a": "12个", "b": "很多"}, "bar")) == []
