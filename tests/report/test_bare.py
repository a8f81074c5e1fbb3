from __future__ import annotations

import pytest

from generator.report.bare import bare, owner, written_out
from generator.report.figures import parse

NAMES = ("110", "12345", "百日行动7号", "Route 66")


@pytest.mark.parametrize(
    "text",
    [
        "2022年，全区公安机关",
        "2022 年度",
        "7月19日召开",
        "2022年9月15日至17日",
        "2022年1—11月",
        "9月30日至10月7日",
        "2019—2022年",
        "20世纪90年代",
        "第三季度和1—3季度",
        "（2022）",
        "in 2022 and the 1990s",
        "19 July 2022",
        "15 to 17 September 2022",
        "15–17 September",
        "July 19, 2022",
        "from January to March 2021",
        "2021–22",
        "on 2022-07-19 at 8:30",
        "拨打110或12345",
        "拨打110，12345也可以",
        "12345，110，12345",
        "call 110, 12345 or 110.",
        "百日行动7号方案",
        "Along Route 66.",
        "COVID-19, Q3, A4, 5G, CO2",
        "查{checks}，{{原样}}",
        "五个一流、三查一控",
    ],
)
def test_names_and_dates_are_no_bare_numbers(text: str) -> None:
    assert bare(text, NAMES) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("检查13.6万次", ("13.6万",)),
        ("检查１３次", ("13",)),
        ("下降46.6%和18.7％", ("46.6%", "18.7%")),
        ("涉及3省5市", ("3", "5")),
        ("110个派出所和1100人", ("1100",)),
        ("共2022人", ("2022",)),
        ("2022个", ("2022",)),
        ("第17段", ("17",)),
        ("23.61 million people", ("23.61 million",)),
        ("up 1,234 on 2021", ("1,234",)),
        ("12 per cent in 2022", ("12 per cent",)),
        ("12022年", ("12022",)),
        ("2022.5", ("2022.5",)),
        ("2022%", ("2022%",)),
        ("Route 661", ("661",)),
        ("13 Marches", ("13",)),
    ],
)
def test_other_digits_are(text: str, numbers: tuple[str, ...]) -> None:
    assert bare(text, NAMES) == numbers


@pytest.mark.parametrize(
    ("text", "found"), [("降了三成，", "三成"), ("百分之十二", "百分之十二"), ("两千余起", "两千余")]
)
def test_shares_and_counts_in_words_are_found(text: str, found: str) -> None:
    assert written_out(text, ()) == (found,)


def test_set_phrases_are_left_alone() -> None:
    assert written_out("三成功夫、一成不变、千千万万、千家万户、万无一失", ()) == ()


def test_the_owner_has_the_same_value() -> None:
    known = {"checks": parse("13.6万次"), "fall": parse("46.6%"), "days": parse("46.6天")}
    assert owner("13.6万", known) == "checks"
    assert owner("136,000", known) == "checks"
    assert owner("46.6%", known) == "fall"
    assert owner("46.6", known) == "days"
    assert owner("13.7万", known) is None
