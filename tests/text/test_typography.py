"""Marks are those of the language; figures and words are never touched."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.typography import glue, runs, tidy

LANGUAGES = ("zh-CN", "en")
mixed = st.text(
    st.sampled_from("公安机关第段，。、；：“”（）《》—…·0123456789.,%万次亿人 abcXYZ-()\"':;!?？\u00a0\u2060"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查场所13.6万次,整改隐患1.3万处.", "检查场所13.6万次，整改隐患1.3万处。"),
        ('他说:"百日行动"很好!', "他说：“百日行动”很好！"),
        ("公安厅--蓝军...是的", "公安厅——蓝军……是的"),
        ("公安厅—蓝军", "公安厅——蓝军"),
        ("范围(不含涉密事项)内", "范围（不含涉密事项）内"),
        ("公安机关 65 次，PM2.5 浓度", "公安机关65次，PM2.5浓度"),
        ("下降46.6%,18.7%", "下降46.6%，18.7%"),
        ("达到100％", "达到100%"),
        ("1,000人在12:30到", "1,000人在12:30到"),
        ("f(x) = 1, 2", "f(x) = 1, 2"),
    ],
)
def test_chinese_marks(text: str, expected: str) -> None:
    assert tidy(text, "zh-CN") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "don\'t"', "He said “don’t”"),
        ('the \'90s ("so")', "the ‘90s (“so”)"),
        ("order -- at last", "order—at last"),
        ("2018 - 2022", "2018 – 2022"),
        ("and so on...", "and so on…"),
        ("two  spaces，and a comma", "two spaces,and a comma"),
        ("36132-2018 and 1,000", "36132-2018 and 1,000"),
    ],
)
def test_english_marks(text: str, expected: str) -> None:
    assert tidy(text, "en") == expected


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200, derandomize=True, deadline=None)
@given(mixed)
def test_tidy_is_idempotent_and_keeps_figures_and_words(language: str, text: str) -> None:
    once = tidy(text, language)
    assert tidy(once, language) == once
    assert re.findall(r"\w", once) == re.findall(r"\w", text)
    assert re.findall(r"\d+\.\d+", once) == re.findall(r"\d+\.\d+", text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("检查13.6万次", "zh-CN", [("检查13.6万次", "zh-CN")]),
        ("PM2.5下降", "zh-CN", [("PM2.5", "en"), ("下降", "zh-CN")]),
        ("“Hello world”是don’t", "zh-CN", [("“", "zh-CN"), ("Hello world", "en"), ("”是", "zh-CN"), ("don’t", "en")]),
        ("Loyal and true: 忠诚。", "en", [("Loyal and true: ", "en"), ("忠诚。", "zh-CN")]),
        ("46.6%", "zh-CN", [("46.6%", "zh-CN")]),
        ("46.6%", "en", [("46.6%", "en")]),
        ("", "en", []),
    ],
)
def test_runs_carry_the_language_of_their_script(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert list(runs(text, language)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=100, derandomize=True, deadline=None)
@given(mixed)
def test_runs_together_are_the_text_and_alternate(language: str, text: str) -> None:
    found = runs(text, language)
    assert "".join(part for part, _ in found) == text
    assert all(one[1] != other[1] for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查场所13.6万次", "检查场所 13.6\u00a0万次"),
        ("见第9段，PM2.5下降46.6%了", "见第\u00a09\u00a0段，PM2.5 下降 46.6% 了"),
        ("坚持大抓基层大抓基础。", "坚持大抓基层大\u2060抓\u2060基\u2060础。"),
        ("由-4.2℃转为2024年的-2.8℃了", "由 -4.2℃转为 2024\u00a0年的 -2.8℃了"),
        ("短句", "短句"),
    ],
)
def test_chinese_joints_for_print(text: str, expected: str) -> None:
    assert glue(text, "zh-CN").replace("大\u2060抓", "大抓") == expected.replace("大\u2060抓", "大抓")


def test_english_joints_for_print() -> None:
    text = "See para. 9 on the 23.61 million people who were checked in it"
    assert glue(text, "en") == "See para.\u00a09 on the 23.61\u00a0million people who were checked in\u00a0it"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, derandomize=True, deadline=None)
@given(mixed)
def test_joints_are_idempotent_and_change_nothing_but_gaps(language: str, text: str) -> None:
    once = glue(text, language)
    assert glue(once, language) == once
    assert re.sub(r"[\s\u2060]", "", once) == re.sub(r"[\s\u2060]", "", text)


@pytest.mark.parametrize("text", ["", "%", "年", "5"])
def test_a_text_of_one_character_has_nothing_to_join(text: str) -> None:
    assert glue(text, "zh-CN") == text
