"""Figures that are not digits with a unit: numerals in words, fractions, tenths, doublings, and ranges.

A range has two values; a fraction keeps its two numbers, so that one third is never printed as 0.33. A doubling is an
increase by 100 %, which is how `翻一番` compares with `增长1倍`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache

from msgspec import Struct

from generator.report import numerals as n

HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN_CHARACTERS = _HAN = "".join(HAN_DIGITS)
_HAN_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
HAN_NUMERAL = rf"[{_HAN}十百千万亿]+(?:点[{_HAN}]+)?"
_MARK = (
    "(?P<before>" + "|".join(sorted((re.escape(m) for m in n.BEFORE if not m.isascii()), key=len, reverse=True)) + ")?"
)
_EN_MARKS = sorted((m for m in n.BEFORE if m.isascii()), key=len, reverse=True)
_EN_MARK = "(?P<before>" + "|".join(re.escape(m) + (r"(?=\s)" if m[0].isalpha() else "") for m in _EN_MARKS) + r")?\s*"
_AFTER = "(?P<after>" + "|".join(re.escape(m) for m in n.AFTER) + ")?"

_TO_TEN = "one two three four five six seven eight nine ten"
_TO_TWENTY = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS: dict[str, int] = {word: i for i, word in enumerate(f"{_TO_TEN} {_TO_TWENTY}".split(), 1)} | {
    word: 10 * i for i, word in enumerate(_TENS.split(), 2)
}
_SCALE_WORDS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_ONE = "|".join(sorted(WORDS, key=len, reverse=True))
EN_NUMERAL = (
    rf"(?:(?:{_ONE}|an?(?=\s(?:{'|'.join(_SCALE_WORDS)})))(?:-(?:{_ONE}))?"
    rf"(?:\s(?:{'|'.join(_SCALE_WORDS)}))*(?:\sand\s(?:{_ONE})(?:-(?:{_ONE}))?)?)"
)
PARTS: dict[str, int] = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_PART = "|".join(PARTS)
EN_FRACTION = rf"(?:(?:an?|one|two|three|four|five|seven|nine)[\s-](?:{_PART})s?|half)"
EN_RATE = rf"(?:\d+|{_ONE})\s(?:in|out\sof)\s(?:every\s)?(?:\d+|{_ONE})"
CHANGES: dict[str, int] = {"doubl": 100, "tripl": 200, "trebl": 200, "quadrupl": 300, "halv": -50}
EN_CHANGE = rf"(?:{'|'.join(CHANGES)})(?:e[ds]?|ing)"


_TENTHS = re.compile(rf"{_MARK}(?P<number>[{_HAN}十]|\d(?:\.\d)?)(?P<unit>成(?P<half>半)?){_AFTER}")
_PER = re.compile(rf"{_MARK}(?P<whole>{HAN_NUMERAL})分之(?P<part>{HAN_NUMERAL}|\d+(?:\.\d+)?){_AFTER}")
_SLASH = re.compile(
    rf"{_MARK}(?P<en>{_EN_MARK.replace('before', 'before2')})(?P<part>\d+)\s?(?P<sign>[/:：])\s?(?P<whole>\d+){_AFTER}"
)
_HALF = re.compile(rf"{_MARK}(?:一半|半数|半){_AFTER}")
_DOUBLED = re.compile(rf"{_MARK}翻(?:了)?(?P<times>[{_HAN}\d])?番{_AFTER}")
_COUNTED = re.compile(
    rf"{_MARK}(?P<over>上(?=[百千万亿]))?(?P<number>{HAN_NUMERAL})(?P<inside>[余多])?(?P<scale>[万亿]*)(?P<inside2>[余多])?"
    rf"(?P<unit>[^{_HAN}十百千万亿\d\s][^\d]*?)?{_AFTER}",
    re.DOTALL,
)
_JOINED = re.compile(rf"{_MARK}(?P<number>(?P<upper>\d+)亿(?P<lower>\d+)万)(?P<inside>[余多])?(?P<unit>\D*?){_AFTER}")
_LETTER = re.compile(rf"{_MARK}(?P<number>\d+(?:\.\d+)?)[Ww](?P<unit>\s?[\u4e00-\u9fff].*?){_AFTER}")


class Spelled(Struct, frozen=True):
    """What a figure in one of these forms says."""

    value: Decimal
    number: str
    """As printed, without mark and unit."""
    unit: str = ""
    """As figures.parse gives it: `%` for tenths and doublings."""
    place: int = 0
    marks: tuple[str, ...] = ()
    printed_unit: str = ""
    """What stands after the number, marks included."""
    neutral: str = ""
    """How either language may write it: `1/3`."""
    wins: bool = False
    """Whether this is right although the text could be read as digits with a unit too."""


def spelled(text: str) -> Spelled | None:
    """Return what a text in half-width characters says if it is a numeral in words, a fraction or a doubling."""
    plain = text.strip()
    for pattern, read in (*_READERS, *_english()) if _LETTERS.search(plain) else _READERS:
        match = pattern.fullmatch(plain)
        if match and (found := read(match)):
            return found
    return None


def han(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral such as `二十万`, `两千三百`, `一百零五`, `三点二`; None if it is none."""
    whole, _, decimals = text.partition("点")
    if whole and all(c in HAN_DIGITS for c in whole):
        if len(whole) > 1:
            return None  # `二三`, `九九`: a series of digits, or one of the set phrases
        value: int | None = HAN_DIGITS[whole]
    else:
        value = _section(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{''.join(str(HAN_DIGITS[c]) for c in decimals)}") if decimals else Decimal(value)


def _section(text: str) -> int | None:
    for sign in ("亿", "万"):
        if sign in text:
            head, _, tail = text.rpartition(sign)
            above, below = _section(head) if head else 1, _section(tail) if tail else 0
            return None if above is None or below is None else above * 10 ** _HAN_POWERS[sign] + below
    total, digit = 0, None
    for c in text:
        if c in HAN_DIGITS:
            if digit:
                return None
            digit = HAN_DIGITS[c]
        else:
            total += (1 if digit is None else digit) * 10 ** _HAN_POWERS[c]
            digit = None
    return total + (digit or 0)


def words(text: str) -> int:
    """Return the value of an English numeral such as `twenty-five thousand`."""
    total = part = 0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in ("a", "an"):
            part = 1
        elif word in WORDS:
            part += WORDS[word]
        elif word in _SCALE_WORDS:
            part = (part or 1) * 10 ** _SCALE_WORDS[word]
            if word != "hundred":
                total, part = total + part, 0
    return total + part


def _marks(match: re.Match[str], *more: str | None) -> tuple[str, ...]:
    groups = match.groupdict()
    return tuple(m for m in (groups.get("before"), groups.get("before2"), *more, groups.get("after")) if m)


def _numeral(text: str) -> Decimal | None:
    return Decimal(text) if text[0].isdigit() else han(text)


def _tenths(match: re.Match[str]) -> Spelled | None:
    value = _numeral(match["number"])
    if value is None:
        return None
    value = value * 10 + (5 if match["half"] else 0)
    place = 0 if match["half"] or "." in match["number"] else 1
    unit = match["unit"] + (match["after"] or "")
    return Spelled(value, match["number"], "%", place, _marks(match), unit, wins=True)


def _per(match: re.Match[str]) -> Spelled | None:
    whole, part = _numeral(match["whole"]), _numeral(match["part"])
    if whole is None or part is None or not whole:
        return None
    printed = f"{match['whole']}分之{match['part']}"
    after = match["after"] or ""
    if whole in (100, 1000):
        unit = "%" if whole == 100 else "\u2030"
        return Spelled(part, printed, unit, int(part.as_tuple().exponent), _marks(match), after)
    return Spelled(part / whole, printed, marks=_marks(match), printed_unit=after, neutral=f"{part:f}/{whole:,f}")


def _slash(match: re.Match[str]) -> Spelled | None:
    part, whole = int(match["part"]), int(match["whole"])
    ratio = match["sign"] != "/"
    if not whole or (not ratio and part >= whole):
        return None
    printed = f"{part}{':' if ratio else '/'}{whole}"
    after = match["after"] or ""
    number = match.string[match.start("part") : match.end("whole")]
    return Spelled(Decimal(part) / Decimal(whole), number, marks=_marks(match), printed_unit=after, neutral=printed)


def _half(match: re.Match[str]) -> Spelled:
    printed = match[0].removeprefix(match["before"] or "").removesuffix(match["after"] or "")
    return Spelled(Decimal("0.5"), printed, marks=_marks(match), printed_unit=match["after"] or "", neutral="1/2")


def _doubled(match: re.Match[str]) -> Spelled | None:
    times = _numeral(match["times"] or "1")
    if times is None or not 0 < times < 10:
        return None
    printed = match[0].removeprefix(match["before"] or "").removesuffix(match["after"] or "")
    value = 100 * (Decimal(2) ** int(times) - 1)
    return Spelled(value, printed, "%", marks=_marks(match), printed_unit=match["after"] or "", neutral=f"{value}")


def _counted(match: re.Match[str]) -> Spelled | None:
    number = match["number"]
    value = han(number)
    bare = not any(c in HAN_DIGITS for c in number) and number[0] != "十"
    marks = _marks(match, match["over"], match["inside"], match["inside2"])
    if value is None or (bare and not marks) or (match["over"] and not bare):
        return None
    power = sum(_HAN_POWERS[c] for c in match["scale"])
    low = next((_HAN_POWERS[c] for c in reversed(number) if c in _HAN_POWERS), 0) if number[-1] in _HAN_POWERS else 0
    place = power + (4 * (low // 4) if value >= 10000 else 0)
    printed = match.string[match.end("number") : match.end()]
    unit = (match["unit"] or "").strip()
    return Spelled(value.scaleb(power), (match["over"] or "") + number, unit, place, marks, printed)


def _joined(match: re.Match[str]) -> Spelled:
    value = Decimal(match["upper"]).scaleb(8) + Decimal(match["lower"]).scaleb(4)
    printed = match.string[match.end("number") : match.end()]
    marks = _marks(match, match["inside"])
    return Spelled(Decimal(f"{value:f}"), match["number"], match["unit"].strip(), 4, marks, printed)


def _letter(match: re.Match[str]) -> Spelled:
    """`512W 个`: in Chinese the letter stands for ten thousand."""
    plain = Decimal(match["number"])
    printed = match.string[match.end("number") : match.end()]
    value, place = Decimal(f"{plain.scaleb(4):f}"), int(plain.as_tuple().exponent) + 4
    return Spelled(value, match["number"], match["unit"].strip(), place, _marks(match), printed, wins=True)


def _fraction(match: re.Match[str]) -> Spelled:
    pieces = re.split(r"[\s-]", match["number"].lower())
    part = 1 if len(pieces) == 1 or pieces[0] in ("a", "an") else WORDS[pieces[0]]
    whole = PARTS[pieces[-1] if pieces[-1] in PARTS else pieces[-1].removesuffix("s")]
    return Spelled(Decimal(part) / whole, match["number"], marks=_marks(match), neutral=f"{part}/{whole}")


def _rate(match: re.Match[str]) -> Spelled | None:
    first, last = re.split(r"\s(?:in|out\sof)\s(?:every\s)?", match["number"].lower())
    part, whole = (int(w) if w.isdigit() else words(w) for w in (first, last))
    if not part < whole:
        return None
    unit = match["unit"] or ""
    return Spelled(Decimal(part) / whole, match["number"], unit, 0, _marks(match), unit, f"{part}/{whole}")


def _change(match: re.Match[str]) -> Spelled:
    value = next(v for stem, v in CHANGES.items() if match["number"].lower().startswith(stem))
    return Spelled(Decimal(abs(value)), match["number"], "%", marks=_marks(match), neutral=str(abs(value)))


def _worded(match: re.Match[str]) -> Spelled:
    unit = match["unit"].strip()
    return Spelled(Decimal(words(match["number"])), match["number"].strip(), unit, 0, _marks(match), unit)


_LETTERS = re.compile(r"[A-Za-z]")
_Readers = tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], "Spelled | None"]], ...]
_READERS: _Readers = (
    (_TENTHS, _tenths),
    (_PER, _per),
    (_SLASH, _slash),
    (_HALF, _half),
    (_DOUBLED, _doubled),
    (_JOINED, _joined),
    (_LETTER, _letter),
    (_COUNTED, _counted),
)


@cache
def _english() -> _Readers:
    """What reads figures in English words. Its patterns take time to make, and a Chinese report has no use for them."""
    return (
        (re.compile(rf"{_EN_MARK}(?P<number>{EN_FRACTION})", re.IGNORECASE), _fraction),
        (re.compile(rf"{_EN_MARK}(?P<number>{EN_RATE})(?:\s(?P<unit>\D+))?", re.IGNORECASE), _rate),
        (re.compile(rf"{_EN_MARK}(?P<number>{EN_CHANGE})", re.IGNORECASE), _change),
        (re.compile(rf"{_EN_MARK}(?P<number>{EN_NUMERAL})(?![A-Za-z])\s*(?P<unit>\D*)", re.IGNORECASE), _worded),
    )
