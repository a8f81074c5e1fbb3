from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.report import derived, prose
from generator.report.check import check
from generator.report.load import load

TIMELINE = """\
overview:
  - kind: timeline
    id: dates
    title: 两个日期
    events:
      - {id: start, date: 2022-07-19, heading: 起, text: 起, cite: {paragraph: 1}}
      - {id: finish, date: 2022-09-15, heading: 止, text: 止, cite: {paragraph: 1}}
sections:
"""


def _with(formula: str, extra: str = "") -> tuple[str, str]:
    item = f"derived:\n  - {{id: sum, formula: '{formula}', label: 合计, unit: 次{extra}}}\n"
    return "sections:\n", item + TIMELINE


@pytest.mark.parametrize(
    ("formula", "extra", "shown"),
    [
        ("checks + checks", "", "27.2万次"),
        ("checks - checks / 2", "", "6.8万次"),
        ("checks / 2 - checks", "", "-6.8万次"),
        ("hazards / 8", "", "1625次"),
        ("checks / hazards", ", decimals: 1", "10.5次"),
        ("(checks - checks / 3) * 100 / checks", ", decimals: 2", "66.67次"),
        ("hazards * 0 + 1", "", "1次"),
        ("days(start, finish)", "", "58次"),
    ],
)
def test_computes(write: Callable[..., Path], formula: str, extra: str, shown: str) -> None:
    report = load(write(_with(formula, extra))).report
    assert prose.shown(report, "sum").text == shown
    assert prose.is_derived(report, "sum")
    assert not prose.is_derived(report, "checks")


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("checks / hazards", "no exact result"),
        ("checks / 0", "divides by zero"),
        ("checks - hazards", "same unit"),
        ("checks ** 2", "may stand between ids"),
        ("__import__(checks)", "formula"),
        ("checks +", "cannot be read"),
        ("checks + 1.5", "whole numbers"),
    ],
)
def test_refuses(write: Callable[..., Path], formula: str, says: str) -> None:
    loaded = load(write(_with(formula)))
    with pytest.raises(ValueError, match=says):
        derived.show(loaded.report.derived[0], loaded.report)
    assert any(says in str(p) and p.where and p.where.line == 14 for p in check(loaded).problems)


def test_unknown_ids_are_reported_with_a_suggestion(write: Callable[..., Path]) -> None:
    problems = check(load(write(_with("checks + hazard")))).problems
    said = [str(p) for p in problems if p.severity == "error"]
    assert len(said) == 1
    assert "`hazard`. Did you mean `hazards`?" in said[0]


def test_half_is_rounded_away_from_zero(write: Callable[..., Path]) -> None:
    report = load(write(_with("(hazards * 0 + 5) / 8 * 2", ", decimals: 1"))).report
    assert prose.shown(report, "sum").number == "1.3"


def test_a_result_of_an_approximate_figure_is_approximate(write: Callable[..., Path]) -> None:
    report = load(write(_with("checks / 2 + hazards"), ("figure: 1.3万处", "figure: 近1.3万处"))).report
    assert prose.shown(report, "sum").number == "约8.1"


def test_nothing_is_calculated_with_a_range(write: Callable[..., Path]) -> None:
    path = write(_with("checks - hazards"), ("13.6万次", "5—9处"))
    said = [str(p) for p in check(load(path)).problems]
    assert any("`checks` is a range, and nothing can be calculated with it" in line for line in said), said
