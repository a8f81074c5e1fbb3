"""A report made for one test: statistics and one chart block in, a planned chart out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from generator.brand.load import load
from generator.brand.model import Brand
from generator.chart.model import Chart
from generator.chart.plan import plan
from generator.report.model import ChartBlock, Report
from generator.text.words import words

Stats = Mapping[str, str | Mapping[str, Any]]
Made = tuple[ChartBlock, Report]
Rows = Sequence[str | Mapping[str, Any]] | None


def _statistic(id: str, given: str | Mapping[str, Any]) -> dict[str, Any]:
    own = {"figure": given} if isinstance(given, str) else dict(given)
    return {"id": id, "label": f"标签{id}", "sense": "count", "cite": {"paragraph": 3}, **own}


def make(
    stats: Stats,
    form: str,
    rows: Rows = None,
    *,
    language: str = "zh-CN",
    derived: Sequence[Mapping[str, Any]] = (),
    **block: Any,
) -> Made:
    """Return a chart block and the report that holds it; a row may be just an id."""
    given = stats if rows is None else rows
    exhibit = {
        "kind": "chart",
        "id": "exhibit",
        "form": form,
        "title": "标题",
        "rows": [{"stat": r} if isinstance(r, str) else dict(r) for r in given],
        **block,
    }
    report = Report.model_validate(
        {
            "id": "made",
            "language": language,
            "title": "报告",
            "subtitle": "副题",
            "publisher": "发布者",
            "period": "2022年",
            "source": {"title": "原文", "publisher": "某厅"},
            "abstract": "摘要",
            "derived": list(derived),
            "sections": [
                {
                    "id": "one",
                    "title": "一",
                    "headline": "一",
                    "gloss": "一",
                    "summary": "一",
                    "statistics": [_statistic(id, s) for id, s in stats.items()],
                    "blocks": [exhibit],
                }
            ],
        }
    )
    (chart,) = (b for b in report.blocks() if isinstance(b, ChartBlock))
    return chart, report


@cache
def brand(language: str = "zh-CN") -> Brand:
    """Return the default brand."""
    return load("steppe", language=language)


def planned(stats: Stats, form: str, rows: Rows = None, **options: Any) -> Chart:
    """Return the chart that is planned from the arguments of `make`."""
    block, report = make(stats, form, rows, **options)
    return plan(block, report, words(brand(report.language), report.language))


@cache
def every_form() -> dict[str, Chart]:
    """Return one chart of each form, and some that are hard to draw."""
    years = {f"y{i}": {"figure": figure, "label": f"{2018 + i}年"} for i, figure in enumerate(("12.4万件", "9.8万件",
             "15.6万件", "17.0万件"))}  # fmt: skip
    shares = {
        f"{s}{i}": {"figure": f"{30 + 10 * i + n}%", "sense": "share"} for n, s in enumerate("pq") for i in range(4)
    }
    lines = [
        {"stat": id, "series": "线上" if id[0] == "p" else "窗口", "label": f"{2018 + int(id[1])}年"} for id in shares
    ]
    parts = {"a": "46.2%", "b": "30.3%", "c": "19.9%", "d": "3.6%"}
    levels = {"a": "12.4天", "b": "5天", "c": "3天", "d": "4天"}
    return {
        "bar": planned({"a": "118个", "b": "283个", "c": "25个"}, "bar"),
        "bar-negative": planned({"a": "3.2%", "b": "-1.4%", "c": "0.02%"}, "bar"),
        "bar-scales": planned({"a": "13.6万次", "b": "9800次", "c": "近3万次"}, "bar"),
        "fall": planned({"a": _of("46.6%", "fall"), "b": _of("99%", "fall")}, "fall"),
        "share": planned({"a": _of("62.50%", "share")}, "share"),
        "stacked": planned({k: _of(v, "share") for k, v in parts.items()}, "stacked"),
        "tally": planned({"a": _of("7年", "streak"), "b": _of("5年", "streak")}, "tally"),
        "line": planned(years, "line"),
        "line-gap": planned(years, "line", ["y0", "y1", {"label": "暂缺"}, "y2", "y3"]),
        "line-series": planned(shares, "line", lines),
        "column": planned(years, "column"),
        "column-series": planned(shares, "column", lines),
        "change": planned(levels, "change", [{"before": "a", "after": "b"}, {"before": "c", "after": "d"}]),
    }


def _of(figure: str, sense: str) -> dict[str, str]:
    return {"figure": figure, "sense": sense}
