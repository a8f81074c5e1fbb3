"""Words of Chinese texts, and titles whose lines end between them."""

from __future__ import annotations

import time
from typing import Literal

import pytest

from generator.brand.load import load
from generator.text import measure
from generator.text.balance import DIVIDED, inside
from generator.text.segments import seams
from generator.text.typography import JOINER

LONG = "河湾新区公共服务与城乡融合发展综合改革试点工作年度总结报告摘要暨下一阶段重点任务说明"


def test_words_end_at_seams() -> None:
    assert seams("设备故障率下降") == {2, 5, 7}
    assert seams(f"设{JOINER}备故{JOINER}障率下降") == {3, 7, 9}
    assert seams("") == frozenset()


@pytest.mark.parametrize("width", [330, 360, 420, 500])
@pytest.mark.parametrize("weight", [400, 700])
def test_no_line_of_a_long_title_ends_inside_a_word(width: int, weight: Literal[400, 700]) -> None:
    face = measure.deck_face(load("harbour"), "heading", weight)
    lines = measure.balance(LONG, width, 28, face, "zh-CN", 5)
    assert "".join(lines) == LONG
    assert len(lines) > 2
    assert not inside(lines, DIVIDED)
    assert not any(line.endswith("暨") for line in lines)


def test_a_pause_comes_before_a_word() -> None:
    face = measure.deck_face(load("steppe"), "heading", 700)
    assert measure.balance("夏季行动期间，刑事警情同比下降", 330, 28, face, "zh-CN", 2) == (
        "夏季行动期间，",
        "刑事警情同比下降",
    )


def test_a_title_too_narrow_for_its_words_is_broken_all_the_same() -> None:
    face = measure.deck_face(load("steppe"), "heading", 700)
    lines = measure.balance("内蒙古自治区公安厅", 100, 28, face, "zh-CN", 4)
    assert "".join(lines) == "内蒙古自治区公安厅"
    assert len(lines) > 2


def test_a_heading_of_many_lines_is_filled_at_once() -> None:
    face = measure.deck_face(load("steppe"), "heading", 700)
    text = LONG * 100
    started = time.process_time()
    lines = measure.balance(text, 400, 28, face, "zh-CN", 10**6)
    assert "".join(lines) == text
    assert time.process_time() - started < 2  # it was a minute
