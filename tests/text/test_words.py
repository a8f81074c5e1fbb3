"""Interface words come from the brand's folders; set phrases are made of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.brand.load import load
from generator.brand.model import Brand
from generator.problems import InputProblems
from generator.text import phrases
from generator.text.words import Words, words

LANGUAGES = ("zh-CN", "en")


@pytest.fixture(scope="module")
def zh() -> Words:
    return words(load(), "zh-CN")


@pytest.fixture(scope="module")
def en() -> Words:
    return words(load(), "en")


def report(publisher: str) -> Any:
    return SimpleNamespace(source=SimpleNamespace(publisher=publisher))


def test_both_languages_have_the_same_words(zh: Words, en: Words) -> None:
    apart = {key for key in zh.keys() ^ en.keys() if not key.startswith("common.months.")}
    assert apart <= {"common.day-one"}


def test_both_languages_fill_in_nothing_unknown(zh: Words, en: Words) -> None:
    assert not [key for key, word in {**zh, **en}.items() if "{}" in word or word.count("{") != word.count("}")]


def test_an_unknown_word_names_a_near_one(zh: Words) -> None:
    with pytest.raises(KeyError, match=r"common\.source"):
        zh["common.sorce"]
    assert zh.get("common.sorce") is None


def test_a_brand_may_change_one_word(tmp_path: Path) -> None:
    (tmp_path / "brand.yml").write_text("meta: {name: Own}\n", "utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.yaml").write_text("common:\n  whole-report: At a glance\n", "utf-8")
    own = words(load(tmp_path), "en")
    assert own["common.whole-report"] == "At a glance"
    assert own["common.note"] == "Note"


@pytest.mark.parametrize("text", ["common: {source: 3}\n", "common: [a]\n", "common: {source: [}\n"])
def test_a_words_file_that_holds_something_else_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "brand.yml").write_text("", "utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.yaml").write_text(text, "utf-8")
    with pytest.raises(InputProblems, match=r"en\.yaml"):
        words(load(tmp_path), "en")


def test_a_language_without_words_is_refused() -> None:
    brand: Brand = load()
    with pytest.raises(InputProblems, match="no words for the language `fr`"):
        words(brand, "fr")


@pytest.mark.parametrize(
    ("numbers", "chinese", "english"),
    [
        ([], "", ""),
        ([9], "第9段", "para. 9"),
        ([12, 9, 9], "第9、12段", "paras 9 and 12"),
        ([9, 10], "第9、10段", "paras 9 and 10"),
        ([9, 10, 11, 14], "第9—11、14段", "paras 9–11 and 14"),
        ([1, 3, 5], "第1、3、5段", "paras 1, 3 and 5"),
    ],
)
def test_paragraph_lists(zh: Words, en: Words, numbers: list[int], chinese: str, english: str) -> None:
    assert phrases.paragraph_list(zh, numbers) == chinese
    assert phrases.paragraph_list(en, numbers) == english


def test_source_lines(zh: Words, en: Words) -> None:
    office, police = report("公安厅"), report("Public Security Department")
    assert (
        phrases.source_line(zh, office, [9, 12], "只含专项行动期间")
        == "来源：公安厅，第9段、第12段。只含专项行动期间。"
    )
    assert phrases.source_line(zh, office, []) == "来源：公安厅。"
    assert phrases.source_line(en, police, [9], "Base unknown.") == (
        "Source: Public Security Department, para. 9. Base unknown."
    )


def test_dates_and_ordinals(zh: Words, en: Words) -> None:
    start, end = dt.date(2022, 9, 15), dt.date(2022, 9, 17)
    assert phrases.date(zh, start) == "2022年9月15日"
    assert phrases.date(en, start) == "15 September 2022"
    assert phrases.date_range(zh, start, end) == "9月15日至17日"
    assert phrases.date_range(en, start, end) == "15–17 September"
    assert phrases.date_range(en, start, dt.date(2022, 10, 1)) == "15 September – 1 October"
    assert phrases.date_range(en, start, None) == "15 September"
    assert [phrases.section(zh, n) for n in (1, 10, 12, 20, 23)] == [
        "第一部分", "第十部分", "第十二部分", "第二十部分", "第二十三部分",
    ]  # fmt: skip
    assert phrases.section(en, 2) == "Part 2"


def test_a_sentence_ends_with_one_mark(zh: Words, en: Words) -> None:
    assert phrases.sentence(zh, "基数未列 ") == "基数未列。"
    assert phrases.sentence(zh, "基数未列。") == "基数未列。"
    assert phrases.sentence(en, "Really?") == "Really?"
