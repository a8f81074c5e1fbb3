from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import InputProblems, Problem
from generator.report.load import load

SUMMARY = """\
id: small-report
language: zh-CN
title: 小报告
subtitle: 副题
publisher: 某局
period: 2022年
source:
  title: 原文
  publisher: 某局
  paragraphs: 3
names: ["110", "百日行动7号"]
abstract: 全年检查{checks}，警情下降{fall}。
sections:
  - id: first
    title: 第一部分
    headline: 副题
    gloss: 一句话
    summary: 检查{checks.number}，整改{hazards}。
    text:
      - 共检查{checks}。
    statistics:
      - id: checks
        figure: 13.6万次
        label: 检查场所
        sense: count
        cite: {paragraph: 2, exact: 13.6万次}
      - id: hazards
        figure: 1.3万处
        label: 整改隐患
        sense: count
        cite: {paragraph: 2}
      - id: fall
        figure: 46.6%
        label: 警情
        sense: fall
        cite: {paragraph: 3}
    blocks:
      - kind: points
        id: measures
        title: 措施落到实处
        items:
          - heading: 检查
            text: 检查{checks}
"""

SOURCE = """\
综述

这一年,检查各类行业场所13.6万次,整改隐患1.3万处。

警情同比下降46.6%、18.7%,连续7年下降,5年全破。
"""

OVERLAY = """\
# The English edition.
language: en
title: A small report
subtitle: Subtitle
publisher: The bureau
period: "2022"
source:
  publisher: The bureau
abstract: The year saw {checks} and a fall of {fall}.
sections:
  - id: first
    title: Part one
    headline: Subtitle
    gloss: One line
    summary: Checked {checks.number} places, put right {hazards}.
    text:
      - There were {checks}.
    statistics:
      - id: checks
        label: Places checked
        unit: checks
      - id: hazards
        label: Hazards put right
        unit: hazards
      - id: fall
        label: Calls
    blocks:
      - id: measures
        title: Measures took effect
        items:
          - heading: Checks
            text: Checked {checks}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write the small summary with pieces of its text replaced; return its path."""

    def _write(*changes: tuple[str, str], text: str = SUMMARY, name: str = "summary.yaml") -> Path:
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return _write


@pytest.fixture
def translated(write: Callable[..., Path]) -> Callable[..., Path]:
    """Write the small summary and its translation with pieces of the latter replaced."""

    def _write(*changes: tuple[str, str]) -> Path:
        write(*changes, text=OVERLAY, name="summary.en.yaml")
        return write()

    return _write


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write the source text of the small summary."""
    path = tmp_path / "source.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def refused() -> Callable[..., list[Problem]]:
    """Load a summary that must be refused; return the problems."""

    def _refused(path: Path, language: str | None = None) -> list[Problem]:
        with pytest.raises(InputProblems) as caught:
            load(path, language)
        return list(caught.value.problems)

    return _refused
