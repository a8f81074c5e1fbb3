"""Set phrases that deck and handout share: where something stands in the source, dates, ordinals.

All words come from the `common` group of the words files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator.text.scripts import is_han
from generator.text.words import Words

if TYPE_CHECKING:
    from generator.report.model import Report


def titled(words: Words, title: str) -> str:
    """Return a title in the marks of its own script, so that quotation marks in it do not meet others."""
    return words.format("common.titled-han" if any(map(is_han, title)) else "common.titled-latin", title=title)


def label(words: Words, text: str, sense: str) -> str:
    """Return what a figure counts; that of a change says its direction, so that none is read as a level."""
    key = f"common.says-{sense}"
    if key not in words or _says(text, words[key].split()):
        return text
    return words.format(f"common.{sense}", label=text)


def _says(text: str, starts: Iterable[str]) -> bool:
    """Return whether a word of the text starts with one of these; Han stand without spaces, so anywhere."""
    spaced = f" {text.lower()}"
    return any((start if is_han(start[0]) else f" {start}") in spaced for start in starts)


def paragraph(words: Words, number: int) -> str:
    """Return the locator of one paragraph: 第9段, para. 9."""
    return words.format("common.paragraph", n=number)


def paragraph_list(words: Words, numbers: Iterable[int]) -> str:
    """Return the locator of some paragraphs: 第9、12段, paras 9 and 12; three in a row become 9—11, 9–11.

    Numbers are sorted and counted once; none gives an empty string.
    """
    ordered = sorted(set(numbers))
    if not ordered:
        return ""
    if len(ordered) == 1:
        return paragraph(words, ordered[0])
    return words.format("common.paragraph-list", list=enumerate_(words, _ranges(words, ordered)))


def _ranges(words: Words, ordered: Sequence[int]) -> list[str]:
    groups: list[list[int]] = []
    for number in ordered:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    parts: list[str] = []
    for group in groups:
        if len(group) > 2:
            parts.append(words.format("common.paragraph-range", first=group[0], last=group[-1]))
        else:
            parts += [str(number) for number in group]
    return parts


def enumerate_(words: Words, parts: Sequence[str]) -> str:
    """Return the parts as a list in running text: 甲、乙、丙; a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return words["common.list-comma"].join(parts[:-1]) + words["common.list-and"] + parts[-1]


def source_line(words: Words, report: Report, paragraphs: Iterable[int], note: str = "") -> str:
    """Return the source line under an exhibit: publisher, paragraphs and, if there is one, a sentence on scope.

    The note gets a full stop if it ends without a mark.
    """
    ordered = sorted(set(paragraphs))
    publisher = report.source.publisher
    if not ordered:
        line = words.format("common.source-plain", publisher=publisher)
    elif len(ordered) == 2:
        where = words.format("common.paragraph-two", first=ordered[0], second=ordered[1])
        line = words.format("common.source", publisher=publisher, paragraphs=where)
    else:
        line = words.format("common.source", publisher=publisher, paragraphs=paragraph_list(words, ordered))
    return words.format("common.source-note", source=line, note=sentence(words, note)) if note.strip() else line


def sentence(words: Words, text: str) -> str:
    """Return the text with a full stop, unless it ends with a mark of its own."""
    text = text.strip()
    return text if text[-1:] in "\u3002\uff01\uff1f\u2026.!?" else text + words["common.sentence-end"]


def ordinal(words: Words, number: int) -> str:
    """Return the number of a section in words of the language: 一, 十二; 1, 12 where it writes figures."""
    digits = words["common.ordinals"]
    if not digits or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("" if tens == 1 else digits[tens - 1]) + digits[9]
    return head + (digits[ones - 1] if ones else "")


def section(words: Words, number: int) -> str:
    """Return what a section is called: 第一部分, Part 1."""
    return words.format("common.section", ordinal=ordinal(words, number))


def month(words: Words, number: int) -> str:
    """Return a month: 9月, September."""
    return words.format("common.month", **_month_values(words, number))


def month_day(words: Words, day: dt.date) -> str:
    """Return a day without its year: 9月15日, 15 September."""
    return words.format("common.month-day", day=day.day, **_month_values(words, day.month))


def date(words: Words, day: dt.date) -> str:
    """Return a full date: 2022年9月15日, 15 September 2022."""
    return words.format("common.date", year=day.year, day=day.day, **_month_values(words, day.month))


def date_range(words: Words, start: dt.date, end: dt.date | None) -> str:
    """Return a day or a range of days without the year: 9月15日至17日, 15–17 September."""
    if end is None or end == start:
        return month_day(words, start)
    if (start.year, start.month) == (end.year, end.month):
        return words.format("common.day-range", first=start.day, last=end.day, **_month_values(words, start.month))
    return words.format("common.month-range", start=month_day(words, start), end=month_day(words, end))


def _month_values(words: Words, number: int) -> dict[str, object]:
    return {"month": number, "month-name": words.get(f"common.months.{number}", str(number))}
