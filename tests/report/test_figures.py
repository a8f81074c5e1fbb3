from __future__ import annotations

from decimal import Decimal

import pytest

from generator.report.figures import parse, show


@pytest.mark.parametrize(
    ("raw", "value", "mantissa", "scale", "unit"),
    [
        ("6.5万次", "65000", "6.5", "万", "次"),
        ("21万人次", "210000", "21", "万", "人次"),
        ("2361万人", "23610000", "2361", "万", "人"),
        ("4.49亿元", "449000000", "4.49", "亿", "元"),
        ("3.5万亿元", "3500000000000", "3.5", "万亿", "元"),
        ("46.6%", "46.6", "46.6", "", "%"),
        ("46.6％", "46.6", "46.6", "", "%"),
        ("５０００万元", "50000000", "5000", "万", "元"),
        ("7年", "7", "7", "", "年"),
        ("12个", "12", "12", "", "个"),
        ("5 个", "5", "5", "", "个"),
        ("0.5个百分点", "0.5", "0.5", "", "个百分点"),
        ("-3.2%", "-3.2", "-3.2", "", "%"),
        ("−3.2%", "-3.2", "-3.2", "", "%"),
        ("1,234.5 million", "1234500000", "1,234.5", "million", ""),
        ("$4.2bn", "4200000000", "4.2", "bn", "$"),
        ("$10m", "10000000", "10", "m", "$"),
        ("10m", "10", "10", "", "m"),
        ("60 km", "60", "60", "", "km"),
        ("12 per cent", "12", "12", "", "%"),
        ("118", "118", "118", "", ""),
    ],
)
def test_reads_exactly(raw: str, value: str, mantissa: str, scale: str, unit: str) -> None:
    figure = parse(raw)
    assert (str(figure.value), figure.mantissa, figure.scale, figure.unit) == (value, mantissa, scale, unit)
    assert figure.value == Decimal(value)


@pytest.mark.parametrize(
    ("raw", "nature", "english"),
    [
        ("近6.5万次", "nearly", "nearly 65,000 u"),
        ("约300人", "about", "about 300 u"),
        ("超过5000人", "more than", "more than 5,000 u"),
        ("逾10万人", "more than", "more than 100,000 u"),
        ("1万余个", "more than", "more than 10,000 u"),
        ("10余万人", "more than", "more than 100,000 u"),
        ("3万多起", "more than", "more than 30,000 u"),
        ("5000人以上", "at least", "at least 5,000 u"),
        ("10天左右", "about", "about 10 u"),
        ("不足100件", "less than", "less than 100 u"),
    ],
)
def test_keeps_marks_of_approximation(raw: str, nature: str, english: str) -> None:
    figure = parse(raw)
    assert figure.nature == nature
    assert figure.approx
    assert show(figure, "zh-CN").text == raw
    assert show(figure, "en", "u").text == english


@pytest.mark.parametrize(
    ("raw", "unit", "text"),
    [
        ("13.6万次", "inspections", "136,000 inspections"),
        ("2361万人", "people", "23.61 million people"),
        ("4.49亿元", None, "449 million yuan"),
        ("13.6亿元", None, "1.36 billion yuan"),
        ("2.0亿元", None, "200 million yuan"),
        ("120.0万人", "people", "1.200 million people"),
        ("100万人", "people", "1 million people"),
        ("1234567人", "people", "1,234,567 people"),
        ("46.6%", None, "46.6%"),
        ("99.80%", None, "99.80%"),
        ("0.5个百分点", None, "0.5 percentage points"),
        ("12个", None, "12"),
        ("12个", "prefectures", "12 prefectures"),
        ("-3.2万", None, "\u221232,000"),
    ],
)
def test_english_shows_the_exact_value_with_the_digits_of_the_source(raw: str, unit: str | None, text: str) -> None:
    assert show(parse(raw), "en", unit).text == text


@pytest.mark.parametrize(
    "raw", ["6.5万次", "46.6％", "2361万人", "1,234.5 million", "$4.2bn", "more than 3 million users"]
)
def test_the_language_of_the_source_shows_its_characters(raw: str) -> None:
    language = "zh-CN" if not raw.isascii() else "en"
    assert show(parse(raw), language).text == raw


def test_chinese_shows_english_figures_in_its_own_scales() -> None:
    assert show(parse("1,234.5 million people"), "zh-CN", "人").text == "12.345亿人"
    assert show(parse("12 per cent"), "zh-CN").text == "12%"


def test_quantity_leaves_the_counter_out() -> None:
    assert show(parse("13.6万次"), "zh-CN").quantity == "13.6万"
    assert show(parse("13.6万次"), "en", "checks").quantity == "136,000"
    assert show(parse("2361万人"), "en", "people").quantity == "23.61 million"
    assert show(parse("5000人以上"), "zh-CN").quantity == "5000以上"
    assert show(parse("46.6%"), "en").quantity == "46.6"


def test_percent_never_has_a_gap() -> None:
    assert show(parse("46.6 %"), "en").text == "46.6%"


@pytest.mark.parametrize("raw", ["2—4家", "2-4", "10 to 12 people", "5至7天", "10%～20%"])
def test_a_range_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match="range"):
        parse(raw)


@pytest.mark.parametrize("raw", ["", "数百", "many", "1/3", "24/7", "3小时20分", "1亿2000万元"])
def test_what_is_no_single_number_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r"figure that can be read|more than one number"):
        parse(raw)
