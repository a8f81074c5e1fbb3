"""Lines end where Chinese and English typesetting lets them (CLREQ, GB/T 15834)."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.brand.load import load
from generator.text.linebreak import breaks
from generator.text.measure import Face, balance, break_lines, face, width

REGULAR = face(load("steppe"), "Noto Sans SC", 400)
BOLD = face(load("steppe"), "Noto Sans SC", 700)
NO_START = "，。、；：？！）》」』】”’…—·%‰％℃,.;:?!)]"
NO_END = "（《「『【“‘(["
chinese = st.text(
    st.sampled_from("公安机关深入开展活动，。、；：？！“”（）《》—…·0123456789.%万次亿人 abcXYZ-"), max_size=80
)
english = st.text(st.sampled_from("abcdefg ABC 0123456789.,;:()“”’-— %$"), max_size=80)


def pieces(text: str, language: str = "zh-CN") -> str:
    places = [0, *breaks(text, language), len(text)]
    return "|".join(text[i:j] for i, j in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公安机关", "公|安|机|关"),
        ("好，好。", "好，|好。"),
        ("说：“好。”", "说：|“好。”"),
        ("（见《条例》）", "（见|《条|例》）"),
        ("检查13.6万次", "检|查|13.6万次"),
        ("下降46.6%、18.7%", "下|降|46.6%、|18.7%"),
        ("轮训21万人次后", "轮|训|21万人次|后"),
        ("共100多个所", "共|100多个|所"),
        ("见第9段", "见|第9段"),
        ("2022年9月15日", "2022年|9月|15日"),
        ("忠诚——奉献", "忠|诚——|奉|献"),
        ("忠诚……奉献", "忠|诚……|奉|献"),
        ("约￥300元", "约|￥300元"),
        ("用PM2.5值", "用|PM2.5|值"),
        ("标准GB/T 36132-2018号", "标|准|GB/T |36132-2018号"),
        ("甲\u2060乙丙", "甲\u2060乙|丙"),
        ("“北疆云·智慧公安”", "“北|疆|云·|智|慧|公|安”"),
    ],
)
def test_chinese_breaks(text: str, expected: str) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("down 46.6% in 2022", "down |46.6% |in |2022"),
        ("the hundred-day campaign", "the |hundred-|day |campaign"),
        ("don’t “stop” here", "don’t |“stop” |here"),
        ("order—at last", "order—|at |last"),
        ("pages 9–11, 36132-2018", "pages |9–11, |36132-2018"),
        ("the name 忠诚 here", "the |name |忠|诚 |here"),
        ("23.61\u00a0million people", "23.61\u00a0million |people"),
        ("a / b", "a / |b"),
    ],
)
def test_english_breaks(text: str, expected: str) -> None:
    assert pieces(text, "en") == expected


@settings(max_examples=150, derandomize=True, deadline=None)
@given(chinese, st.integers(60, 300))
def test_chinese_lines_hold_the_rules_and_every_character(text: str, room: int) -> None:
    lines = break_lines(text, room, 10, REGULAR, "zh-CN")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    widest = max((width(p, 10, REGULAR) for p in pieces(text).split("|")), default=0)
    assert all(width(line, 10, REGULAR) <= room for line in lines)
    if widest <= room:
        assert not any(line[0] in NO_START for line in lines[1:] if line)
        assert not any(line[-1] in NO_END for line in lines[:-1] if line)
        for one, other in itertools.pairwise(lines):
            assert not re.search(r"[0-9]$", one) or not re.match(r"[0-9.%\u4e07\u4ebf]", other)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(english, st.integers(60, 300))
def test_english_lines_break_at_spaces_and_hold_every_word(text: str, room: int) -> None:
    lines = break_lines(text, room, 10, REGULAR, "en")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, 10, REGULAR) <= room for line in lines)
    assert not any(line.endswith(" ") for line in lines)


def test_an_english_figure_keeps_its_scale() -> None:
    text = "The register holds 23.61 million people"
    assert 25 not in breaks(text, "en")
    assert 25 in breaks(text, "en", plain=True)
    assert 25 in breaks("The register holds 23.61 visitors", "en")


def test_a_small_english_figure_keeps_what_it_counts() -> None:
    text = "It fell for 7 years running"
    assert 14 not in breaks(text, "en")
    assert 20 in breaks(text, "en")
    assert 14 in breaks(text, "en", plain=True)
    assert 8 in breaks("In 2022 the fall went on", "en")


def test_a_day_keeps_its_month() -> None:
    text = "On 13 November it met"
    assert 6 not in breaks(text, "en")
    assert 3 in breaks(text, "en")


def test_a_word_longer_than_the_line_is_cut() -> None:
    lines = break_lines("Donaudampfschifffahrtsgesellschaft", 60, 12, REGULAR, "en")
    assert len(lines) > 2
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"


def test_even_a_line_of_no_width_ends() -> None:
    assert break_lines("公安", 1, 10, REGULAR, "zh-CN") == ("公", "安")


def test_forced_breaks_are_kept_and_an_empty_text_is_one_line() -> None:
    assert break_lines("甲\v乙\n丙", 100, 10, REGULAR, "zh-CN") == ("甲", "乙", "丙")
    assert break_lines("", 100, 10, REGULAR, "zh-CN") == ("",)


TITLE = 10.8 * 72


def test_a_title_that_fits_is_left_alone() -> None:
    assert balance("刑事、治安警情同比双双下降", TITLE, 28, BOLD, "zh-CN") == ("刑事、治安警情同比双双下降",)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "刑事警情在“百日行动”期间同比下降46.6%，治安警情同期下降18.7%",
            ("刑事警情在“百日行动”期间同比下降46.6%，", "治安警情同期下降18.7%"),
        ),
        (
            "自治区公安机关建设运行118个执法办案管理中心与119个侦查监督协作配合办公室",
            ("自治区公安机关建设运行118个执法办案管理中心", "与119个侦查监督协作配合办公室"),
        ),
        (
            "到了年底，全区公安机关已检查各类行业场所13.6万次，整改隐患1.3万处",
            ("到了年底，全区公安机关已检查各类行业场所13.6万次，", "整改隐患1.3万处"),
        ),
    ],
)
def test_a_chinese_title_breaks_where_a_reader_pauses(title: str, lines: tuple[str, ...]) -> None:
    assert balance(title, TITLE, 28, BOLD, "zh-CN") == lines


def test_an_english_title_is_balanced_and_no_line_ends_on_a_little_word() -> None:
    title = "Criminal incidents fell by 46.6% in the hundred-day campaign, and others by 18.7%"
    lines = balance(title, TITLE, 28, BOLD, "en")
    assert " ".join(lines) == title
    assert len(lines) == 2
    assert min(map(len, lines)) > 30
    assert lines[0].rsplit(" ", 1)[-1] not in ("the", "and", "by", "a")


def test_a_title_that_is_too_long_comes_back_with_more_lines() -> None:
    assert len(balance("公安机关" * 20, TITLE, 28, BOLD, "zh-CN")) > 2
    assert len(balance("公安机关" * 20, TITLE, 28, BOLD, "zh-CN", max_lines=4)) == 4


@settings(max_examples=80, derandomize=True, deadline=None)
@given(chinese.filter(lambda text: len(text.strip()) > 12), st.integers(1, 3))
def test_a_balanced_title_has_no_more_lines_than_greedy_filling(text: str, most: int) -> None:
    greedy = break_lines(text, 300, 20, BOLD, "zh-CN")
    lines = balance(text, 300, 20, BOLD, "zh-CN", most)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(lines) <= max(len(greedy), most)
    assert all(width(line, 20, BOLD) <= 300 for line in lines)


def test_a_stand_in_face_breaks_lines_too() -> None:
    assert isinstance(face(load("steppe"), "Helvetica", 400), Face)
    assert len(break_lines("公安机关" * 10, 100, 10, face(load("steppe"), "Helvetica"), "zh-CN")) == 5


def test_a_title_of_nothing_but_marks_leaves_none_of_them_alone() -> None:
    """No rule lets such a text break, so it is cut somewhere; a last line of one mark was what came of it."""
    marks = "，。。、；：！？" * 9
    for count in range(30, 72):
        lines = balance(marks[:count], TITLE, 28, BOLD, "zh-CN")
        assert "".join(lines) == marks[:count]
        assert len(lines) == 1 or len(lines[-1]) > 1


def test_marks_between_han_break_in_an_english_text_as_in_a_chinese_one() -> None:
    """They are tagged as Chinese there, so the office programs let a line begin before an opening quotation mark."""
    marks = "甲，……——“——”……，乙"
    assert breaks(marks, "en") == breaks(marks, "zh-CN")
    assert breaks("He said—“no”—and left", "en") == breaks("He said—“no”—and left, 甲", "en")[:-1]
    assert width("甲“““““乙", 10, REGULAR) == pytest.approx(width("甲乙", 10, REGULAR) + 5 * 10 * 1.04)


def test_a_word_of_two_little_words_is_not_parted() -> None:
    lines = balance("检查怎样做以及为什么这样做", 150, 15, BOLD, "zh-CN")
    assert lines == ("检查怎样做", "以及为什么这样做")
