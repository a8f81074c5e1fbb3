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


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit", "other"),
    [
        ("2—4家", 2, 4, "家", "2–4 u"),
        ("5至7天", 5, 7, "天", "5–7 u"),
        ("三至五年", 3, 5, "年", "3–5 u"),
        ("4.5%—5%", "4.5", 5, "%", "4.5%—5%"),
        ("10％～20％", 10, 20, "%", "10–20%"),
        ("3至5万人", 30000, 50000, "人", "30,000–50,000 u"),
        ("9000—1.2万人", 9000, 12000, "人", "9,000–12,000 u"),
        ("10 to 12 people", 10, 12, "people", "10–12u"),
        ("$4-5 million", 4000000, 5000000, "$", "400–500万u"),
        ("2.0 to 3 per cent", 2, 3, "%", "2.0–3%"),
        ("£1.2m–£1.5m", 1200000, 1500000, "£", "120–150万u"),
    ],
)
def test_a_range_has_two_ends(raw: str, low: str | int, high: str | int, unit: str, other: str) -> None:
    figure = parse(raw)
    assert (figure.value, figure.upper, figure.unit) == (Decimal(low), Decimal(high), unit)
    language = "en" if figure.is_chinese else "zh-CN"
    assert show(figure, language, None if unit == "%" else "u").text == other
    assert show(figure, "zh-CN" if figure.is_chinese else "en").text == raw


@pytest.mark.parametrize(
    ("raw", "value", "unit", "nature", "other"),
    [
        ("近三成", 30, "%", "nearly", "nearly 30%"),
        ("五成以上", 50, "%", "at least", "at least 50%"),
        ("六成半", 65, "%", "", "65%"),
        ("约2成", 20, "%", "about", "about 20%"),
        ("百分之三点二", "3.2", "%", "", "3.2%"),
        ("千分之一", 1, "‰", "", "1 ‰"),
        ("1‰", 1, "‰", "", "1‰"),
        ("1/4", "0.25", "", "", "1/4"),
        ("一半", "0.5", "", "", "1/2"),
        ("5 : 2", "2.5", "", "", "5 : 2"),
        ("二十万", 200000, "", "", "200,000"),
        ("两千余人", 2000, "人", "more than", "more than 2,000 u"),
        ("三百二十六名", 326, "名", "", "326 u"),
        ("近百家", 100, "家", "nearly", "nearly 100 u"),
        ("上千家", 1000, "家", "at least", "at least 1,000 u"),
        ("超百亿元", 10**10, "元", "more than", "more than 10 billion yuan"),
        ("1亿2000万元", 120000000, "元", "", "120 million yuan"),
        ("512W 个", 5120000, "个", "", "5.12 million"),
        ("翻一番", 100, "%", "", "100%"),
        ("翻两番", 300, "%", "", "300%"),
        ("one in five", "0.2", "", "", "1/5"),
        ("3 out of 10", "0.3", "", "", "3/10"),
        ("more than half", "0.5", "", "more than", "超过1/2"),
        ("twenty-five thousand people", 25000, "people", "", "2.5万u"),
        ("11 950", 11950, "", "", None),
        ("doubled", 100, "%", "", "100%"),
    ],
)
def test_figures_in_words_fractions_and_doublings(
    raw: str, value: str | int, unit: str, nature: str, other: str | None
) -> None:
    figure = parse(raw)
    assert (figure.value, figure.unit, figure.nature) == (Decimal(value), unit, nature)
    assert show(figure, "zh-CN" if figure.is_chinese else "en").text == raw
    if other is not None:
        language = "en" if figure.is_chinese or (raw[0].isdigit() and "/" in raw) else "zh-CN"
        word = "u" if other.endswith("u") else None
        assert show(figure, language, word).text == other


@pytest.mark.parametrize(("raw", "neutral"), [("三分之一", "1/3"), ("two thirds", "2/3"), ("万分之三", "3/10,000")])
def test_a_fraction_that_has_no_end_is_shown_as_a_fraction(raw: str, neutral: str) -> None:
    figure = parse(raw)
    assert figure.neutral == neutral
    assert show(figure, "en" if figure.is_chinese else "zh-CN").text == neutral


@pytest.mark.parametrize("raw", ["", "数百", "many", "24/7", "3小时20分", "二三", "5—2家", "tens of thousands"])
def test_what_is_no_figure_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r"figure that can be read|more than one number|no range"):
        parse(raw)
