"""How a figure is written in both languages: mark of approximation, numeral in digits or words, scale, counter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.evidence import language as lang
from generator.evidence import lookalikes as looks
from generator.evidence.names import BLANK
from generator.report import numerals as n
from generator.report import spelled
from generator.report.figures import parse


def _is_word(mark: str) -> bool:
    return mark.isascii() and mark[0].isalpha()


_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.]|\s?%)|\d+(?:\.\d+)?"
# Only English is read without regard to case, group by group: a flag for all of a pattern makes its wide ranges
# of Chinese characters slow to compile.
_HAN_BEFORE = "|".join(re.escape(m) for m in sorted((m for m in n.BEFORE if not _is_word(m)), key=len, reverse=True))
_EN_BEFORE = "|".join(re.escape(m) for m in sorted((m for m in n.BEFORE if _is_word(m)), key=len, reverse=True))
_BEFORE = rf"{_HAN_BEFORE}|(?i:{_EN_BEFORE})(?=\s)"
_AFTER = "|".join(re.escape(m) for m in sorted(n.AFTER, key=len, reverse=True))
_HAN_SCALE = rf"(?:[十百万亿]|千(?!{looks.KILO}))+"
_WORD_SCALE = r"(?i:(?:hundred|thousand|million|billion|trillion|mn|bn|tn|[kmb](?![A-Za-z]))\b)"
_PERCENT = (
    r"(?:%|\u2030|(?i:per\s?cent(?:age\spoints?)?\b|percent(?:age\spoints?)?\b|pct\b|pp\b|bps?\b"
    r"|basis\spoints?\b))"
)
_CLEAR_UNITS = "|".join(re.escape(c) for c in lang.COUNTERS if c not in lang.NOT_ALONE)
_HAN_UNITS = rf"{_CLEAR_UNITS}|[{''.join(sorted(lang.NOT_ALONE))}](?=[^\u4e00-\u9fff]|$|的|以)"
_LATIN_UNITS = "|".join(re.escape(u) for u in sorted(lang.UNITS_LATIN, key=len, reverse=True))
_UNIT = (
    rf"(?:{_PERCENT}|(?:{_HAN_UNITS})(?:/(?:年|月|日|天|小时|秒|人|户|亩|公顷|平方米|立方米|千瓦时|公里|[A-Za-z]+))?"
    rf"|(?:{_LATIN_UNITS})(?:/[A-Za-z]+)?(?![A-Za-z0-9])"
    r"|(?i:(?:-|\s)?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)(?:[- ]old)?\b|times\b|-?fold\b"
    r"|x(?![A-Za-z])|(?:US\s)?dollars?\b|euros?\b|yuan\b|pounds\b|degrees?\b|kilomet(?:re|er)s?\b|met(?:re|er)s\b|tonnes?\b"
    r"|tons?\b|hectares?\b|acres\b|miles?\b|litres?\b))"
)
_CURRENCY = r"(?:US|HK|A|C|S|NZ|NT|RMB)?\s?[$\u20ac\u00a3\u00a5\uffe5\uffe1\u20b9]|(?:USD|EUR|GBP|CNY|RMB)\s?(?=\d)"
_END = (
    rf"(?:{_CURRENCY})?\s?(?:\d+亿\d+万|{_DIGITS})(?:\s?[余多几]?\s?(?:{_HAN_SCALE}|[Ww](?=\s?[\u4e00-\u9fff,。、]|$)))?"
    rf"(?:\s?{_WORD_SCALE})?"
)
_COUNTED = re.compile(
    rf"(?<![\d{BLANK}A-Za-z_/$])(?<!\d[.,])(?:(?P<before>{_BEFORE})\s?)?(?P<sign>(?<![A-Za-z0-9%)])[-\u2212+])?"
    rf"(?P<number>{_END})(?P<inside>\s?[余多几])?(?P<unit>\s?{_UNIT})?"
    rf"(?:\s?(?P<to>[-\u2010-\u2015~\u301c\uff5e]+|至|到|(?i:\bto\b|\band\b(?=\s\d)))\s?(?P<last>{_END})(?P<unit2>\s?{_UNIT})?)?"
    rf"(?P<plus>\+)?(?P<after>\s?(?:{_AFTER}))?"
)
_RATIO = re.compile(
    rf"(?<![\d.,:/{BLANK}A-Za-z])(?:(?P<before>{_BEFORE})\s?)?"
    rf"(?:(?P<part>\d{{1,3}})/(?P<whole>\d{{1,5}})|\d{{1,4}}(?:\.\d+)?\s?[:：]\s?\d{{1,4}}(?:\.\d+)?)(?![\d:/.]|\s?%)"
)
_H = r"[一二两三四五六七八九]"
_NUM = spelled.HAN_NUMERAL
_HAN_MARK = "|".join(sorted((m for m in n.BEFORE if not m.isascii()), key=len, reverse=True))
_QUOTED = re.compile(r"[“‘「『\"《][^”’」』\"》]{1,8}[”’」』\"》]")
_SPELLED: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?:{_HAN_MARK})?(?:{_NUM}|\d+)分之(?:{_NUM}|\d+(?:\.\d+)?)(?!{looks.NO_SHARE})(?:{_AFTER})?"),
    re.compile(
        rf"(?:{_HAN_MARK}|(?<=[占达过为了至到足]))(?:{_H}|十|\d(?:\.\d)?)成半?(?![{looks.AFTER_TENTH}])(?:{_AFTER})?"
        rf"|(?<![{looks.BEFORE_TENTH}])(?:{_H}|\d(?:\.\d)?)成半?(?:{_AFTER}|(?=[的,。、;)）]|$))"
    ),
    re.compile(
        rf"(?:超过|超|近|将近|接近|约|逾|不足|不到|大约)?(?:一半|半数)(?!{looks.NO_HALF})(?:{_AFTER})?|(?:近|超|过)半(?=[,。、;的）)]|$)"
    ),
    re.compile(rf"(?:{_HAN_MARK})?翻(?:了)?(?:{_H}|\d)?番"),
    re.compile(rf"(?:{_HAN_MARK})?(?:{_NUM})(?:多)?(?:倍|个百分点|个基点)(?:{_AFTER})?"),
    re.compile(
        rf"(?:{_HAN_MARK}|上(?=[百千万亿]))?(?<![\d第{spelled.HAN_CHARACTERS}十百千万亿几数])(?:{_NUM})[余多]?[万亿]*[余多]?"
        rf"(?:(?:{_HAN_UNITS})|(?<=[万亿])(?=[,。、;的）)]|$))(?:{_AFTER})?"
    ),
)
_EN_MARK = (
    r"(?:(?:about|around|nearly|almost|over|more than|less than|fewer than|up to|at least|close to|roughly"
    r"|approximately|under|some)\s)?"
)
_EN_SPELLED: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?<![\w-]){_EN_MARK}{spelled.EN_RATE}(?![\w-])(?!\s(?:{looks.CALENDAR_WORDS}))", re.IGNORECASE),
    re.compile(rf"(?<![\w-]){_EN_MARK}{spelled.EN_FRACTION}(?![\w-])(?!\s(?:{looks.NO_FRACTION}))", re.IGNORECASE),
    re.compile(r"(?<![\w-])(?:doubled|doubles|tripled|trebled|quadrupled|halved)(?![\w-])(?!\sdown)", re.IGNORECASE),
    re.compile(rf"(?<![\w-]){_EN_MARK}{spelled.EN_NUMERAL}(?![\w-])(?:\s?{_UNIT})?", re.IGNORECASE),
)


class Span(Struct, frozen=True):
    """Where a figure stands in its paragraph, and whether digits alone had to do."""

    start: int
    end: int
    bare: bool = False


def spans(text: str, chinese: bool) -> list[Span]:
    """Return where figures stand in a masked text (names.masked), in order; they never overlap.

    `text` is half-width; `chinese` says whether a number without a counter needs a word that announces it.
    """
    found: list[Span] = []
    for span in (*_ratios(text), *_spelled(text), *_counted(text, chinese)):
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(span)
    return sorted(found, key=lambda s: s.start)


def _counted(text: str, chinese: bool) -> Iterator[Span]:
    last = -1
    at = 0
    while match := _COUNTED.search(text, at):
        span, at = _decide(match, chinese, last)
        if span:
            yield span
            last = span.end


def _decide(match: re.Match[str], chinese: bool, last: int) -> tuple[Span | None, int]:
    """Return the figure, if it is one, and where to go on."""
    text, start, end = match.string, match.start(), match.end()
    if match["to"] and not _is_range(match):
        end = match.end("unit") if match["unit"] else match.end("inside") if match["inside"] else match.end("number")
    elif match["to"] and match["to"].lower() == "and":
        end = match.end("unit") if match["unit"] else match.end("number")
    end = start + len(text[start:end].rstrip())
    while text[start] == " ":
        start += 1
    core = match["number"]
    unit = match["unit"] or (match["unit2"] if end > match.end("number") and match["to"] else None)
    scaled = re.search(rf"{_HAN_SCALE}|[A-Za-z]", core) is not None
    if not chinese and match["before"] and match["before"].lower() == "some" and not scaled and not unit:
        start = match.start("number")
    marked = bool(match["before"] or match["inside"] or match["plus"] or match["after"])
    if unit or scaled or re.search(r"[$\u20ac\u00a3\u00a5\uffe5\uffe1\u20b9]", core) or re.match(r"[A-Z]{3}", core):
        return (None if _is_name(match, unit) else Span(start, end)), max(end, match.start() + 1)
    if _stands_alone(match, end, chinese, marked, last):
        return Span(start, end, bare=True), end
    return None, match.end("number")


def _is_range(match: re.Match[str]) -> bool:
    if re.search(r"(?:\bfrom|从|由|自)\s?$", match.string[: match.start()], re.IGNORECASE):
        return False  # a change from one level to another
    try:
        return parse(match[0].strip(" +")).upper is not None
    except ValueError:
        return False


def _is_name(match: re.Match[str], unit: str | None) -> bool:
    """Whether number and counter are a name or an ordinal after all."""
    text = match.string
    before, after = text[: match.start()], text[match.end() :]
    if unit and unit.strip() in looks.ORDINAL_COUNTERS:
        return True
    if before.endswith(("第", "初")) or (re.search(r"[“‘《]$", before) and re.match(r"[^”’》,。]{0,6}[”’》]", after)):
        return not re.search(r"%|\u2030", match[0])
    return re.match(looks.NAME_TAILS, after) is not None


def _stands_alone(match: re.Match[str], end: int, chinese: bool, marked: bool, last: int) -> bool:
    """Whether a number without scale and counter is a figure: the words before or after must say so."""
    text, number = match.string, match["number"]
    before, after = text[: match.start()], text[end:]
    if last >= 0 and re.fullmatch(r"\s?[、,/和及与]\s?|,?\s(?:and|or|to|vs\.?)\s|\s", text[last : match.start()]):
        return not re.match(r"\s?[A-Za-z]*\d", after)
    if re.match(rf"[{BLANK}/:\u2010-\u2015-]|\.\w|\s?[\u2010-\u2015~-]\s?[{BLANK}\d]", after):
        return False
    grouped = "," in number or (" " in number.strip())
    han_near = re.search(r"[\u4e00-\u9fff]\s?[(（]?$", before) or re.match(r"\s?[\u4e00-\u9fff]", after)
    if chinese or han_near:
        cued = re.search(rf"(?:{looks.ANNOUNCING})\s?[“]?$", before) or re.match(r"\s?的\s?[\u4e00-\u9fff]", after)
        known = bool(cued) and not re.search(looks.NOT_ANNOUNCING, before) and not re.match(looks.HOTLINE, after)
        return (marked and bool(match["before"])) or known or grouped
    return _english(before, number, after, marked or grouped)


def _english(before: str, number: str, after: str, certain: bool) -> bool:
    previous = re.search(r"([A-Za-z][\w’'.-]*)\s$", before)
    if certain:
        return True
    if re.search(r"[(\[]$", before) and re.match(r"[)\],]", after):
        return len(number) > 2 and "." not in number
    if previous and previous[1][0].isupper() and previous[1].lower() not in looks.FUNCTION_WORDS:
        return False
    if re.match(r"[\s-](?:ranked|places?)\b", after):
        return False
    if re.match(r"\s(?:of\s)?[a-z]", after) or re.match(r"\s?[)]?[.,;:]?(?:\s|$)", after):
        return bool(previous) or bool(re.match(r"\s[a-z]{2,}", after))
    return False


def _ratios(text: str) -> Iterator[Span]:
    for match in _RATIO.finditer(text):
        if match["part"]:
            part, whole = int(match["part"]), int(match["whole"])
            if not 0 < part < whole or not (whole <= 10 or whole in (12, 16, 20, 25, 50, 100, 1000, 10000)):
                continue
        elif re.fullmatch(r"\d{1,2}[:：]\d\d", match[0].strip()) or not re.search(
            looks.RATIO_CUE, text[: match.start()]
        ):
            continue
        yield Span(match.start(), match.end())


def _spelled(text: str) -> Iterator[Span]:
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    for index, pattern in enumerate((*_SPELLED, *_EN_SPELLED)):
        for match in pattern.finditer(text):
            start, end = match.span()
            if index == 5 and any(a <= start and end <= b for a, b in quoted):
                continue
            if _readable(match[0].strip(), index, text[end:], text[:start]):
                yield Span(start, start + len(match[0].rstrip()))


def _readable(figure: str, index: int, after: str, before: str) -> bool:
    try:
        value = parse(figure).value
    except ValueError:
        return False
    if index == 5:  # counts in Chinese words: small ones are ways of speaking (`一个`, `三个方面`)
        ordinal = re.search(r"[第初头每]$", before) or re.match(rf"[{looks.ORDINAL_TAILS}]", after)
        vague = re.search("[余多]|^[近超约逾上]", figure)
        return value >= (10 if vague else 11) and not ordinal and not re.match(looks.NAME_TAILS, after)
    if index == len(_SPELLED) + 3:  # and in English
        scaled = re.search(
            r"hundred|thousand|million|billion|trillion|%|cent|percent|pp\b|times|fold", figure, re.IGNORECASE
        )
        return value >= 11 or bool(scaled)
    if index == len(_SPELLED) + 1:
        clear = re.match(r"\s(?:of\b|as\b|more\b|less\b)|[.,;:)]|$", after) or re.match(
            looks.CLEAR_FRACTION, figure, re.IGNORECASE
        )
        return bool(clear) and not re.search(looks.BEFORE_FRACTION, before, re.IGNORECASE)
    return True
