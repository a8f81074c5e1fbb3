"""The notation of numbers in the two languages: digits, scales, marks of approximation, and units that need no word.

The Chinese characters here are the grammar of numbers, not words of the interface.
"""

from __future__ import annotations

from typing import Literal

Approx = Literal["", "about", "nearly", "more than", "at least", "less than", "up to"]

# Full-width digits and signs, each for one ASCII character, so that places in the text stay the same.
HALF_WIDTH = str.maketrans(
    {0xFF10 + n: str(n) for n in range(10)}
    | {
        "\uff0c": ",",
        "\uff0e": ".",
        "\uff05": "%",
        "\uff0d": "-",
        "\u2212": "-",
        "\uff0b": "+",
        "\u3000": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)

SCALES: dict[str, int] = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "亿": 8,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "k": 3,
    "mn": 6,
    "bn": 9,
    "tn": 12,
}
"""Powers of ten. Chinese ones may follow each other (`万亿`) and then multiply."""

MONEY_SCALES: dict[str, int] = {"m": 6, "b": 9}
"""Letters that are a scale after a currency sign only: `5 m` alone is five metres."""

BEFORE: dict[str, Approx] = {
    "近": "nearly",
    "将近": "nearly",
    "接近": "nearly",
    "约": "about",
    "大约": "about",
    "超": "more than",
    "超过": "more than",
    "逾": "more than",
    "至少": "at least",
    "不低于": "at least",
    "不少于": "at least",
    "不足": "less than",
    "不到": "less than",
    "至多": "up to",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "~": "about",
    "\u2248": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "close to": "nearly",
    "more than": "more than",
    "over": "more than",
    ">": "more than",
    "at least": "at least",
    "\u2265": "at least",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "<": "less than",
    "up to": "up to",
    "\u2264": "up to",
}

INSIDE: dict[str, Approx] = {"余": "more than", "多": "more than"}
"""Marks that stand before or after the scale."""

AFTER: dict[str, Approx] = {
    "以上": "at least",
    "左右": "about",
    "上下": "about",
    "以下": "up to",
    "+": "more than",
    "or more": "at least",
}

MARKS_ZH: dict[Approx, str] = {
    "about": "约",
    "nearly": "近",
    "more than": "超过",
    "at least": "至少",
    "less than": "不足",
    "up to": "至多",
}

PERCENT = ("%", "per cent", "percent")
POINTS = ("个百分点", "百分点", "percentage points", "percentage point", "pp")
MULTIPLES = ("倍", "times", "-fold", "fold", "x", "\u00d7")
MONEY = ("元", "美元", "欧元", "日元", "港元", "yuan", "dollars", "euros")
TIME = (
    *("年", "个月", "月", "天", "日", "周", "小时", "分钟"),
    *("year", "month", "week", "day", "hour", "minute", "season", "term", "quarter"),
)

ENGLISH_UNITS: dict[str, str] = {
    "": "",
    "%": "%",
    "\u2030": "\u2030",
    "个百分点": "percentage points",
    "百分点": "percentage points",
    "元": "yuan",
    "美元": "US dollars",
    "欧元": "euros",
    "个": "",
}
"""Units that English shows without a word from the translation."""

CHINESE_UNITS: dict[str, str] = {"": "", "%": "%", "\u2030": "\u2030", "percentage points": "个百分点"}


def power(scale: str) -> int:
    """Return the power of ten of a scale as printed; Chinese ones that follow each other multiply."""
    lower = scale.lower()
    if lower in SCALES:
        return SCALES[lower]
    if lower in MONEY_SCALES:
        return MONEY_SCALES[lower]
    return sum(SCALES[character] for character in scale)


def nature(marks: list[str]) -> Approx:
    """Return what the first mark of approximation says."""
    known: dict[str, Approx] = {**BEFORE, **INSIDE, **AFTER, "上": "at least"}
    return known[marks[0].lower()] if marks else ""
