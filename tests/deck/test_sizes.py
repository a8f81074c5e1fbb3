"""Where lines end: no figure parted, no single character left over."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from generator.deck.model import Box, Text
from generator.text import measure
from tests.deck.reports import dressed, ruler


def test_no_paragraph_ends_in_a_line_of_one_character() -> None:
    found = ruler()
    _, offered = dressed()
    styles = (offered.styles["body"],)
    for length in range(8, 60):
        text = found.composed(Text.of("说" * length + "。"), styles, Box(0, 0, 2.5, 2), 1)
        lines = found.lines(text.paragraphs[0], styles[0], 2.5, 1)
        assert len(lines) == 1 or len(lines[-1]) >= 3


@pytest.mark.parametrize(
    "text", ["管理中心与“两警合一”数目相同，是两回事", "大数据应用按“厅局共建”方案推进，各部门已经实现了协同。"]
)
def test_a_quotation_that_breaks_anyway_leaves_no_line_of_one_character(text: str) -> None:
    """Lines were left as they fell because every better break parted the quotation, as theirs did."""
    _, offered = dressed()
    styles, found = (offered.styles["body"],), ruler()
    for tenths in range(16, 36):
        box = Box(0, 0, tenths / 10, 4)
        (paragraph,) = found.composed(Text.of(text), styles, box, 1).paragraphs
        lines = found.lines(paragraph, styles[0], box.w, 1)
        assert len(lines) == 1 or len(lines[-1]) >= 3, (box.w, lines)


def test_no_line_parts_a_figure_from_its_counter_in_an_office_program_either() -> None:
    """These programs know nothing of counters, so a break is set where one of them would part the two."""
    found = ruler()
    _, offered = dressed()
    style = offered.styles["body"]
    face = found.face("body", False)
    text = "夏季“百日行动”期间，刑事警情同比下降46.6%，现行命案连续7年下降，检查13.6万次。"
    for tenths in range(20, 60):
        box = Box(0, 0, tenths / 10, 4)
        (paragraph,) = found.composed(Text.of(text), (style,), box, 1).paragraphs
        for safe in (True, False):
            lines = measure.break_lines(paragraph.runs[0].text, box.w * 72, 16, face, "zh-CN", safe, plain=True)
            ends = [line[-1] + after[0] for line, after in pairwise(lines)]
            assert not [end for end in ends if end[0].isdigit() and end[1] in "年万次"], (box.w, lines)


@pytest.mark.parametrize(
    "text",
    [
        "甲 ——，……——“——”……——，…… 、；；：：！！？？！？！？。。，，、、；；：： surname@communications.department",
        "近98765432.10",
        "Fi覆盖了B座，， 17.0万件",
        "开门8:30，网址example.org/a,b，共1,234,567件",
    ],
)
@pytest.mark.parametrize("width", [0.9, 1.34, 2.0, 5.75])
def test_no_break_is_set_inside_a_number_or_an_address(text: str, width: float) -> None:
    _, offered = dressed()
    (paragraph,) = ruler().composed(Text.of(text), (offered.styles["body"],), Box(0, 0, width, 4), 1).paragraphs
    broken = paragraph.runs[0].text
    assert broken.replace("\v", "") == text
    assert not re.search(r"[0-9.,:]\v[0-9.,:]|[a-z.@/]\v[a-z.@/,]", broken)


def test_a_kerned_line_parts_no_figure_either() -> None:
    """A line that is a hair wider in our measure than with kerning holds the figure, and its counter stood alone."""
    text, box = "tors stayed longer than a ye， 1250个百分点", Box(0, 0, 3.6, 1.0)
    (paragraph,) = ruler().composed(Text.of(text), (ruler().layouts.styles["body"],), box, 1).paragraphs
    assert "\v1250个百分点" in paragraph.runs[0].text


def test_a_figure_that_would_be_parted_takes_words_along_where_there_is_no_line_to_spare() -> None:
    text, box = "“动书车一村一村地走。办”，r than a year ago, and， 至少100元", Box(0, 0, 2.8, 0.82)
    (paragraph,) = ruler().composed(Text.of(text), (ruler().layouts.styles["body"],), box, 14 / 16).paragraphs
    assert paragraph.runs[0].text.split("\v")[1:] == ["and， 至少100元"]


def test_a_line_that_some_programs_start_with_a_mark_after_a_space_is_counted() -> None:
    found, text = ruler(), "约1,234,567倍 ，——，……——“——”……"
    style, box = found.layouts.styles["body"], Box(0, 0, 2.6, 3 * 22.5 / 72)
    (paragraph,) = found.composed(Text.of(text), (style,), box, 1).paragraphs
    assert len(found.lines(paragraph, style, box.w, 1)) <= 3
    assert len(found.lines(Text.of("甲" * 11 + " ，乙").paragraphs[0], style, box.w, 1)) == 2
