"""Figures are found as they are written, with their characters; what counts nothing is left alone."""

from __future__ import annotations

import pytest

from generator.evidence.extract import extract
from generator.evidence.model import Found, Source
from generator.evidence.read import lines


def found(text: str, kind: str = "text") -> list[Found]:
    """Return the figures of a text that begins with a title."""
    source = Source("report.txt", "0" * 64, lines(text), "markdown" if kind == "markdown" else "text")
    figures = list(extract(source))
    for figure in figures:
        start, end = figure.span
        assert source.paragraph(figure.paragraph)[start:end] == figure.exact
    return figures


def exact(text: str, kind: str = "text") -> list[str]:
    return [figure.exact for figure in found(text, kind)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全年检查6.5万次，培训21万人次，涉案金额4.49亿元。", ["6.5万次", "21万人次", "4.49亿元"]),
        ("生产总值跨过3万亿元，产量增长17.2倍，游客增长1倍，收入翻一番。", ["3万亿元", "17.2倍", "1倍", "翻一番"]),
        ("近三成居民、五成以上企业、八成左右学校已经加入。", ["近三成", "五成以上", "八成左右"]),
        ("产量占全国1/4、1/3，三分之一的学科进入前千分之一，出错率1‰。", ["1/4", "1/3", "三分之一", "千分之一", "1‰"]),
        ("走访二十万人，慰问两千余名职工，办结1万余个事项。", ["二十万人", "两千余名", "1万余个"]),
        ("预计增长4.5%—5%，每镇新建2—4家，提高0.5个百分点。", ["4.5%—5%", "2—4家", "0.5个百分点"]),
        ("起数、死亡人数分别下降9.4％、7.2％。", ["9.4％", "7.2％"]),
        ("刑事、治安警情同比下降46.6%、18.7%，连续7年下降。", ["46.6%", "18.7%", "7年"]),
        ("民警驻守２９年，平均年龄３４．５岁。", ["２９年", "３４．５岁"]),
        (
            "外送电量1116亿千瓦时，装机402万千瓦，天然气10亿方以上，产能3095万吨/年。",
            ["1116亿千瓦时", "402万千瓦", "10亿方以上", "3095万吨/年"],
        ),
        (
            "总投资1370多亿元，超百亿元项目近百家，服务上千家，共三百二十六名。",
            ["1370多亿元", "超百亿元", "近百家", "上千家", "三百二十六名"],
        ),
        ("基站从1.9万座增加到14.3万座，收入比缩小至2.54。", ["1.9万座", "14.3万座", "2.54"]),
        ("达到了 22080，只有 144，有 220 ，总数约 512W 个。", ["22080", "144", "220", "约 512W 个"]),
        ("覆盖一半以上的县，差距约为 5 : 2，共1亿2000万元。", ["一半以上", "5 : 2", "1亿2000万元"]),
        ("出口负增长3.2%，利润为-1.5亿元。", ["3.2%", "-1.5亿元"]),
        ("辗转3省5市9县，追缉嫌疑人，制定6条措施、2个实施意见。", ["3省", "5市", "9县", "6条", "2个"]),
    ],
)
def test_figures_in_chinese(text: str, figures: list[str]) -> None:
    assert exact(f"某市工作报告\n{text}") == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It cost $4.2bn, or 1,234.5 million a year, up 12 per cent.", ["$4.2bn", "1,234.5 million", "12 per cent"]),
        ("Some 3 out of 10 readers and one in five members agreed.", ["Some 3 out of 10", "one in five"]),
        ("Loans fell by 3.5% year-on-year; fines rose 4 percentage points.", ["3.5%", "4 percentage points"]),
        ("More than half of users and nearly two-thirds of staff said so.", ["More than half", "nearly two-thirds"]),
        ("The library had 61,234 visits and 8,070 members.", ["61,234", "8,070"]),
        ("Prices rose from 30 to 80, between 5 and 10 people, 4–5 years.", ["30", "80", "5", "10", "4–5 years"]),
        ("Twenty-five schools took part for 29 years; costs doubled.", ["Twenty-five", "29 years", "doubled"]),
        (
            "The ratio is approximately 5:2, a 10pp decrease, over 1,200 bots.",
            ["approximately 5:2", "10pp", "over 1,200"],
        ),
        ("United States (22%), Germany (14%) and China (5%).", ["22%", "14%", "5%"]),
        ("Revenue was £212.6 million (US$250m), −3.2% in total.", ["£212.6 million", "US$250m", "−3.2%"]),
        ("There are over 2000 users, 3 people and one million classes.", ["over 2000", "3", "one million"]),
    ],
)
def test_figures_in_english(text: str, figures: list[str]) -> None:
    assert exact(f"Annual report of the library\n{text}") == figures


@pytest.mark.parametrize(
    "text",
    [
        "2022年7月19日至21日，9月15日，2018—2020年，2023.9，截至2025年底。",
        "拨打110、12345热线，或联系010-12345678、13800138000。",
        "PM2.5浓度、G20峰会、5G基站、T5航站楼、V8芯片、COVID-19、3D打印。",
        "党的二十大、“十四五”、“第一议题”、二十届三中全会、“二十条”和“新十条”。",
        "第12位，居第3，第5、第6名，排名11，世界500强企业，前20名，15号线。",
        "“五个一流”“两队一室”，四级体系，三个方面，一天也误不起，十大案例，几代人。",
        "千亿级产业链、百万吨炼化、万里挑一、“千万工程”。",
        "见图3、表1.2和附件2，《条例》第十五条，执行GB 2312-1980。",
        "近5年来、过去3年、三年行动，每10万人中的比例。",
        "时间为09:20，6 时到 21 时，Python 3.12 和 v2.0 版本。",
        "访问https://example.org/2024/12/05，邮箱a1@b2.cn。",
    ],
)
def test_what_counts_nothing_in_chinese(text: str) -> None:
    assert exact(f"某市工作报告\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "On May 5, 2023, between 2018 and 2020, in the 1990s, at 10:30, in Q3 2024.",
        "Figure 1.1 and Table 2 show it; see section 4, Chapter 3, page 12 and [3].",
        "Rust 1.85, Windows 10, the Apache License 2.0, GPL versions 2 and 3, v2.1.0.",
        "The top 10 countries, out of the top 5, the 1st part, ranked 12th, the 3-10 ranked programs.",
        "Over the past 5 years, every 5 minutes, per 100,000 people, at 12 o'clock.",
        "Part 3 covers G20, COVID-19, PM2.5, F-16 and H1N1; call #12.",
        "The first half of the year; a third party; one of the two weeks; seven ideas.",
    ],
)
def test_what_counts_nothing_in_english(text: str) -> None:
    assert exact(f"Annual report of the library\n{text}") == []


def test_markup_and_page_heads_are_no_text() -> None:
    text = """# Report of the year
![chart 12](img/12.png)
<!-- 34 users -->
See [the 5 users](https://a.org/99) and `version 17`.
<div style="width:100%">8 users</div>
```
99 users
```
"""
    assert exact(text, "markdown") == ["5", "8"]


def test_cells_of_tables_are_figures_of_their_row() -> None:
    text = """# Report
| Rank | Country | Users | Share | Year |
|---:|:--|--:|--:|--|
| 1 | Norway | 11 950 | 21.09% | 2023 |
| 2 | Chile | 9,710 | 172.41 万 | 2024 |
"""
    figures = found(text, "markdown")
    assert [(f.paragraph, f.exact) for f in figures] == [(4, "11 950"), (4, "21.09%"), (5, "9,710"), (5, "172.41 万")]
    assert [str(f.value) for f in figures] == ["11950", "21.09", "9710", "1724100"]
    assert figures[0].label == "Norway: Users"
    assert figures[0].group == figures[2].group != figures[1].group


@pytest.mark.parametrize(
    ("text", "exact", "sense", "label"),
    [
        ("生产总值增长5.1％，失业率5.3％。", "5.1％", "rise", "生产总值"),
        ("生产总值增长5.1％，失业率5.3％。", "5.3％", "share", "失业率"),
        ("事故起数、死亡人数分别下降9.4％、7.2％。", "7.2％", "fall", "死亡人数"),
        ("刑事、治安警情同比下降46.6%、18.7%。", "46.6%", "fall", "刑事"),
        ("进出口5379亿元、增长18.5％。", "5379亿元", "money", "进出口"),
        ("城镇化率增至67.17％。", "67.17％", "share", "城镇化率"),
        ("建成100个政务服务派出所。", "100个", "count", "建成政务服务派出所"),
        ("现行命案连续7年下降。", "7年", "streak", "现行命案"),
        ("民警驻守29年。", "29年", "duration", "民警驻守"),
        ("民间投资占比提高11.9个百分点。", "11.9个百分点", "rise", "民间投资占比"),
    ],
)
def test_sense_and_label_come_from_the_words_around(text: str, exact: str, sense: str, label: str) -> None:
    figure = next(f for f in found(f"某市工作报告\n{text}") if f.exact == exact)
    assert (figure.sense, figure.label) == (sense, label)


@pytest.mark.parametrize(
    ("text", "exact", "sense"),
    [
        ("Late returns fell by 12.5% last year.", "12.5%", "fall"),
        ("We saw a 10pp decrease from last year.", "10pp", "fall"),
        ("Visits rose 4% in 2024.", "4%", "rise"),
        ("Its share has dropped to 30%.", "30%", "share"),
        ("53% were content, up from 47% in 2023.", "47%", "share"),
        ("The budget was £212.6 million.", "£212.6 million", "money"),
        ("It was open for 29 years.", "29 years", "duration"),
        ("38% of members voted.", "38%", "share"),
    ],
)
def test_sense_in_english(text: str, exact: str, sense: str) -> None:
    figure = next(f for f in found(f"Annual report of the library\n{text}") if f.exact == exact)
    assert figure.sense == sense


def test_a_label_never_holds_a_number() -> None:
    for figure in found("某市工作报告\n超200亿元县2个、达到29个，2个千亿级、11个百亿级项目落地，共7个。"):
        assert not any(c.isdigit() for c in figure.label)
