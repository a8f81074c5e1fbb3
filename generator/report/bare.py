"""Numbers in texts that refer to no figure.

Allowed are: references; what stands in the report's `names`; years, dates, months, quarters, decades, centuries and
times of day; and digits that belong to a word (Q3, COVID-19, 5G). Every other digit is a bare number. Chinese
numerals are too common in set phrases to refuse; the forms that state a share or a large count are pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.report import figures, prose
from generator.report.figures import Figure
from generator.report.numerals import HALF_WIDTH, SCALES

_YEAR = r"(?:19|20)\d\d"
_TO = r"\s?(?:[-\u2010-\u2015~\uff5e/至]|\bto\b|\band\b)\s?"
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# Year, month and day, with any part left out at the front or the end.
_HAN_DATE = (
    rf"(?:{_YEAR}\s?年)?\s?\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?月"
    rf"(?:\d{{1,2}}[日号]?(?:{_TO}(?:\d{{1,2}}月)?\d{{1,2}})?[日号])?(?:{_TO}\d{{1,2}}月)?"
)
_DATES = re.compile(
    "|".join(
        (
            rf"{_YEAR}-\d\d-\d\d",
            _HAN_DATE,
            rf"{_YEAR}(?:\s?年)?{_TO}(?:{_YEAR}|\d\d)(?:\s?年|(?!\d))",
            rf"{_YEAR}\s?年",
            r"\d0(?:年代|s\b)",  # decade
            r"\d{1,2}\s?(?:世纪|(?:st|nd|rd|th) centur)",  # century
            rf"\d(?:{_TO}\d)?\s?季度",  # quarter
            rf"{_DAY}(?:{_TO}{_DAY})?\s(?:of\s)?{_MONTHS}(?:,?\s{_YEAR})?",
            rf"{_MONTHS}\s{_DAY}(?:{_TO}(?:{_MONTHS}\s)?{_DAY})?(?:,?\s{_YEAR})?(?![\d%])",
            r"\d{1,2}:\d\d",
            # A year alone, unless a Han character makes it a count.
            rf"{_YEAR}s?(?![\w%]|[.,]\d)",
        )
    )
)
_PART_OF_WORD = re.compile(r"(?<=[A-Za-z])-?\d+(?:\.\d+)*|\d+[GD](?![A-Za-z])")
_HAN_SCALES = "".join(scale for scale in SCALES if len(scale) == 1 and not scale.isascii())
_NUMBER = re.compile(
    r"-?\d+(?:,\d+)*(?:\.\d+)?"
    rf"(?:\s?[{_HAN_SCALES}]+|\s?(?:thousand|million|billion|trillion|bn|k)\b)?\s?(?:%|per\s?cent\b)?"
)
_DIGITS_AND_SIGNS = {c: half for c, half in HALF_WIDTH.items() if half != ","}
"""In prose a full-width comma parts clauses, also between two numbers: 110，119."""
_ONES = "一二两三四五六七八九"
_WRITTEN = re.compile(
    rf"[百千万]分之[{_ONES}{_HAN_SCALES}点]+"
    rf"|[{_ONES[1:]}]成(?=[以左的\u3001\u3002\uff0c,]|$)"
    rf"|[{_ONES}]+[百千万亿][{_ONES}{_HAN_SCALES}零]*[余多]"
)


def bare(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the bare numbers of a text as they stand in it, with scale and percent sign."""
    plain = _stripped(text, names)
    return tuple(match[0].strip() for match in _NUMBER.finditer(plain))


def written_out(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the Chinese numerals that state a share or a large count."""
    return tuple(match[0] for match in _WRITTEN.finditer(_stripped(text, names)))


def _stripped(text: str, names: Iterable[str]) -> str:
    """Return the text in half-width digits without references, names, dates and digits that belong to words."""
    plain = prose.without_refs(text).translate(_DIGITS_AND_SIGNS)
    pattern = _names(tuple(names))
    if pattern:
        plain = pattern.sub(_blank, plain)
    return _PART_OF_WORD.sub(_blank, without_dates(plain))


def without_dates(text: str) -> str:
    """Return a text in half-width digits with a space for every character of a date, a year or a time of day."""
    return "".join(_without_dates(text))


def _without_dates(text: str) -> Iterator[str]:
    """Yield the text with dates blanked that neither begin nor end inside a longer number."""
    done = 0
    for match in _DATES.finditer(text):
        before = text[: match.start()]
        inside = before[-1:].isdigit() or re.search(r"\d[.,]$", before)
        after = match[0][-1:].isdigit() and re.match(r"\d|[.,]\d|\s?%", text[match.end() :])
        yield text[done : match.start()]
        yield match[0] if inside or after else _blank(match)
        done = match.end()
    yield text[done:]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@lru_cache
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for the names that hold digits, longest first, never inside a longer number."""
    with_digits = sorted((n.translate(HALF_WIDTH) for n in names if re.search(r"\d", n)), key=len, reverse=True)
    parts = [
        (r"(?<![\d.])" if name[0].isdigit() else "")
        + re.escape(name)
        + (r"(?!\d|[.,]\d|\s?%)" if name[-1].isdigit() else "")
        for name in with_digits
    ]
    return re.compile("|".join(parts)) if parts else None


def owner(number: str, known: Mapping[str, Figure]) -> str | None:
    """Return the id of the statistic that has this very number: the same value, and a percentage only as one."""
    try:
        found = figures.parse(number)
    except ValueError:
        return None
    for id, figure in known.items():
        if figure.value == found.value and figure.is_percent == found.is_percent:
            return id
    return None
