"""Each kind of spoiling is found, with its file and line; a moved figure is put right, comments and all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import check
from generator.cli import main
from generator.problems import InputProblems, Problem
from tests.evidence import reports

SOURCE = """\
某市公安综述

全年检查行业场所13.6万次，整改隐患1.3万处，走访企业247家。

全市刑事、治安警情同比下降46.6%、18.7%，生产总值增长5.1%。

建成100个派出所，这段文字很长也没有数字的后半段写的是工作如何扎实推进而且成效明显并且群众反映良好令人满意。
"""
SUMMARY = """\
# 一行注释
id: small
language: zh-CN
title: 小报告
subtitle: 副题
publisher: 某局
period: 2022年
source:
  title: 某市公安综述
  publisher: 某局
  paragraphs: 4
abstract: 检查{checks}，隐患{hazards}，企业{firms}。
sections:
  - id: first
    title: 一
    headline: 副题
    gloss: 一句话
    paragraphs: [2, 4]   # 起止
    summary: 刑事降{crime}，治安降{order}，总值升{gdp}，派出所{stations}。
    statistics:
      - {id: checks, figure: 13.6万次, label: 检查场所, sense: count, cite: {paragraph: 2, exact: 13.6万次}}  # 次数
      - {id: hazards, figure: 1.3万处, label: 整改隐患, sense: count, cite: {paragraph: 2}}
      - {id: firms, figure: 247家, label: 走访企业, sense: count, cite: {paragraph: 2}}
      - {id: crime, figure: 46.6%, label: 刑事警情, sense: fall, cite: {paragraph: 3}}
      - {id: order, figure: 18.7%, label: 治安警情, sense: fall, cite: {paragraph: 3}}
      - {id: gdp, figure: 5.1%, label: 生产总值, sense: rise, cite: {paragraph: 3}}
      - {id: stations, figure: 100个, label: 派出所, sense: count, cite: {paragraph: 4, exact: 建成100个}}
"""

Write = Callable[..., tuple[Path, Path]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write source and summary with pieces replaced."""

    def _write(*changes: tuple[str, str], source: tuple[str, str] = ("", "")) -> tuple[Path, Path]:
        text = SUMMARY
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        summary, report = tmp_path / "summary.yaml", tmp_path / "source.txt"
        summary.write_text(text, "utf-8")
        report.write_text(SOURCE.replace(*source) if source[0] else SOURCE, "utf-8")
        return summary, report

    return _write


def _problems(summary: Path, source: Path) -> list[Problem]:
    try:
        return check(summary, source=source).problems
    except InputProblems as found:
        return list(found.problems)


def test_what_agrees_has_no_problems_and_is_counted(write: Write) -> None:
    summary, source = write()
    result = check(summary, source=source)
    assert result.problems == []
    assert (result.figures_verified, result.figures_total) == (7, 7)
    assert result.proof is not None
    assert str(result.proof.coverage) == ("Of 7 figures in the source 7 are used; of 4 paragraphs of text 3 are cited.")


HAZARDS = "label: 整改隐患, sense: count, cite: {paragraph: "
CRIME, GDP = "label: 刑事警情, sense: ", "label: 生产总值, sense: "
COPIED = "数字的后半段写的是工作如何扎实推进而且成效明显并且群众反映良好"
SWAPPED = [("figure: 46.6%", "figure: X"), ("figure: 18.7%", "figure: 46.6%"), ("figure: X", "figure: 18.7%")]


@pytest.mark.parametrize(
    ("changes", "line", "says"),
    [
        pytest.param([("figure: 247家", "figure: 274家")], 23, "`274家` stands nowhere", id="digit"),
        pytest.param([("figure: 13.6万次", "figure: 13.6万人")], 21, "has `13.6万次` there, not `13.6万人`", id="unit"),
        pytest.param([(f"{GDP}rise", f"{GDP}fall")], 26, "the source says a rise", id="rise-as-fall"),
        pytest.param([(f"{CRIME}fall", f"{CRIME}rise")], 24, "the source says a fall", id="fall-as-rise"),
        pytest.param([(f"{CRIME}fall", f"{CRIME}share")], 24, "seems to say a fall", id="fall-as-share"),
        pytest.param([(f"{HAZARDS}2", f"{HAZARDS}3")], 22, "is not in paragraph 3", id="paragraph"),
        pytest.param(SWAPPED, 24, "the source gives `18.7%` for `治安警情`, not for `刑事警情`", id="swapped"),
        pytest.param([("检查{checks}", "检查13.7万次，{checks}")], 12, "bare number", id="typed-into-prose"),
        pytest.param([("gloss: 一句话", f"gloss: {COPIED}")], 17, "in a row are those of paragraph 4", id="copied"),
    ],
)
def test_every_kind_of_spoiling_is_found_with_its_line(
    write: Write, changes: list[tuple[str, str]], line: int, says: str
) -> None:
    summary, source = write(*changes)
    found = _problems(summary, source)
    there = [p for p in found if p.where and (p.where.file, p.where.line) == (str(summary), line)]
    assert any(says in p.message for p in there), [str(p) for p in found]


def test_coverage_lists_what_is_not_used(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    summary, source = write(source=("247家。", "247家，新建学校11所。\n\n另有学校12所。"))
    text = summary.read_text("utf-8").replace("paragraphs: 4", "paragraphs: 5")
    summary.write_text(
        text.replace("{paragraph: 4,", "{paragraph: 5,").replace("paragraph: 3}", "paragraph: 4}"), "utf-8"
    )
    assert main(["check", str(summary), "--source", str(source), "--coverage"]) == 0
    said = capsys.readouterr().out
    assert "Of 9 figures in the source 7 are used; of 5 paragraphs of text 3 are cited." in said
    assert "  paragraph 2: 11所 (新建学校)\n  paragraph 3: 12所 (另有学校)\n  never cited: paragraphs 1, 3" in said
    assert main(["check", str(summary), "--source", str(source), "--json"]) == 0
    coverage = json.loads(capsys.readouterr().out)["coverage"]
    assert (coverage["used"], coverage["all"], coverage["never_cited"]) == (7, 9, [1, 3])
    assert main(["check", str(summary), "--coverage"]) == 2


def test_a_corrected_source_says_what_moved_changed_and_vanished(write: Write) -> None:
    summary, source = write()
    corrected = SOURCE.replace("全年检查", "编者按。\n\n全年检查").replace("247家", "249家")
    source.write_text(corrected.replace("建成100个派出所，", ""), "utf-8")
    result_problems = _problems(summary, source)
    assert any("`249家`: if the source was corrected" in p.hint for p in result_problems)
    from generator.evidence.changes import changes
    from generator.evidence.extract import extract
    from generator.evidence.read import read
    from generator.report.load import load

    text = read(source)
    found = {(c.id, c.kind, c.after, c.now) for c in changes(load(summary), text, extract(text))}
    assert ("checks", "moved", 3, "") in found
    assert ("firms", "changed", 3, "249家") in found
    assert ("stations", "vanished", None, "") in found


def test_update_rewrites_paragraphs_only_and_keeps_comments(write: Write) -> None:
    summary, source = write(source=("全年检查", "编者按。\n\n全年检查"))
    before = summary.read_text("utf-8")
    assert main(["check", str(summary), "--source", str(source), "--update"]) == 0
    after = summary.read_text("utf-8")
    expected = before
    for old, new in (
        ("paragraph: 4", "paragraph: 5"),
        ("paragraph: 3", "paragraph: 4"),
        ("paragraph: 2", "paragraph: 3"),
    ):
        expected = expected.replace(old, new)
    assert after == expected.replace("paragraphs: 4", "paragraphs: 5").replace("[2, 4]", "[3, 5]")
    assert check(summary, source=source).problems == []


def test_update_leaves_a_changed_figure_to_a_person(write: Write) -> None:
    summary, source = write(source=("247家", "249家"))
    before = summary.read_bytes()
    assert main(["check", str(summary), "--source", str(source), "--update"]) == 1
    assert summary.read_bytes() == before
    assert main(["check", str(summary), "--update"]) == 2


def test_the_shipped_summary_agrees_with_its_source() -> None:
    result = check(reports.SHIPPED, source=reports.source())
    assert [str(p) for p in result.problems] == []
    assert result.figures_verified == 39
    assert result.proof is not None
    assert not result.proof.coverage.unused
