"""Marks, language tags and no-break joints of running text.

Every function leaves digits and words as they are. `tidy` is for every output, `glue` for print alone: PowerPoint
breaks its own lines and would show joints as boxes where a font lacks them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from generator.text.scripts import FULL_MARKS, HAN, SHARED_MARKS, is_chinese, is_han, is_latin, is_wide

JOINER, NO_BREAK = "\u2060", "\u00a0"
"""Nothing, and a space, at which no line ends."""
CHINESE, LATIN = "zh-CN", "en"

_CJK = f"{HAN}{FULL_MARKS}\u2018\u2019\u201c\u201d\u2014\u2026"
_FULL = str.maketrans(",;:?!()", "\uff0c\uff1b\uff1a\uff1f\uff01\uff08\uff09")
_HALF = str.maketrans("\uff0c\uff1b\uff1a\uff1f\uff01\uff08\uff09\u3002\u3001", ",;:?!().,")


def runs(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return (characters, language tag) of each stretch of one script, in order; together they are the text.

    Tags are `zh-CN` and `en`. Figures, spaces and marks go with what stands on both sides of them, otherwise with
    the language of the text; quotation marks, dashes and ellipses of Chinese text are Chinese.
    """
    own = CHINESE if is_chinese(language) else LATIN
    tags = [_strong(character) for character in text]
    _join_words(text, tags)
    _settle(tags, own)
    pairs = zip(text, tags, strict=True)
    return tuple(
        ("".join(character for character, _ in group), tag or own) for tag, group in groupby(pairs, key=itemgetter(1))
    )


def _strong(character: str) -> str | None:
    if is_wide(character):
        return CHINESE
    return LATIN if is_latin(character) else None


def _join_words(text: str, tags: list[str | None]) -> None:
    """Give figures and marks inside a Latin word (PM2.5, COVID-19, don't) its tag."""
    for match in _LATIN_WORD.finditer(text):
        tags[match.start() : match.end()] = [LATIN] * len(match[0])


_LATIN_WORD = re.compile(rf"[^\W\d_{HAN}](?:[^\W_{HAN}]|[.\-/&'\u2019+](?=[^\W_{HAN}]))*")


def _settle(tags: list[str | None], own: str) -> None:
    """Give each neutral stretch the tag of its neighbours where both agree, else the text's own."""
    at = 0
    while at < len(tags):
        end = at
        while end < len(tags) and tags[end] is None:
            end += 1
        if end > at:
            before = tags[at - 1] if at else own
            after = tags[end] if end < len(tags) else own
            tags[at:end] = [before if before == after else own] * (end - at)
        at = end + 1


@lru_cache(maxsize=1024)
def chinese_marks(text: str) -> frozenset[int]:
    """Return where marks that both scripts share stand that are set as Chinese even in a text of another language."""
    if not any(map(is_wide, text)):
        return frozenset()
    found, at = [], 0
    for part, tag in runs(text, LATIN):
        found += [at + n for n, c in enumerate(part) if tag == CHINESE and c in SHARED_MARKS]
        at += len(part)
    return frozenset(found)


def tidy(text: str, language: str) -> str:
    """Return the text with the marks that its language uses; figures and words are left alone.

    Chinese: full-width marks beside Han, paired curly quotes, two-em dash and ellipsis, no spaces between Han and
    figures (print puts in its own gaps). English: curly quotes and apostrophes, dashes, one ellipsis, one space.
    """
    return _tidy_chinese(text) if is_chinese(language) else _tidy_latin(text)


def _tidy_chinese(text: str) -> str:
    text = re.sub(_CJK_SPACE, "", text)
    text = re.sub(_AFTER_HAN, _to_full, text)
    text = re.sub(_BEFORE_HAN, _to_full, text)
    text = re.sub(r"(?<=%)[,;](?=\S)", _to_full, text)
    text = re.sub(rf"(?<=[{HAN}])\.(?=\s|$|[{HAN}])", "\u3002", text)
    text = re.sub(rf"\(([^()]*[{HAN}][^()]*)\)", "\uff08\\1\uff09", text)
    text = _pair(text, '"', "\u201c", "\u201d")
    text = re.sub(r"\.{3,}|\u2026+", "\u2026\u2026", text)
    text = re.sub(rf"(?<=[{_CJK}])\s*(?:--+|\u2014+)\s*(?=[{_CJK}]|\w)", "\u2014\u2014", text)
    text = text.replace("\uff05", "%")
    return re.sub(_CJK_SPACE, "", text)


# Patterns as text: compiling a class of all Han takes a millisecond, and a deck needs but one of them.
_CJK_SPACE = rf"(?<=[{_CJK}])[ \u2009]+(?=\S)|(?<=\S)[ \u2009]+(?=[{_CJK}])"
_AFTER_HAN = rf"(?<=[{HAN}\u201d\u300b\uff09])[,;:?!](?=\s*[^\w\s]|\s*[{HAN}]|\s*$|\s+\w|[A-Za-z])"
_BEFORE_HAN = rf"(?<=[0-9A-Za-z%])[,;:?!](?=\s*[{HAN}\u201c\u300a])"


def _to_full(match: re.Match[str]) -> str:
    return match[0].translate(_FULL)


def _pair(text: str, straight: str, opening: str, closing: str) -> str:
    """Return the text with straight quotes turned into opening and closing ones by turns."""
    parts = text.split(straight)
    marks = (opening, closing)
    return parts[0] + "".join(marks[at % 2] + part for at, part in enumerate(parts[1:]))


def _tidy_latin(text: str) -> str:
    text = re.sub(rf"(?<![{HAN}])[\uff0c\uff1b\uff1a\uff1f\uff01\uff08\uff09\u3002\u3001](?![{HAN}])", _to_half, text)
    text = re.sub(r'(^|[\s(\[\u2014\u2013\u2018])"', "\\1\u201c", text).replace('"', "\u201d")
    text = re.sub(r"(^|[\s(\[\u2014\u2013\u201c])'(?=\w)", "\\1\u2018", text).replace("'", "\u2019")
    text = re.sub(r"\.{3,}", "\u2026", text)
    text = re.sub(r"(?<=\w) - (?=\w)", " \u2013 ", text)
    text = re.sub(r"\s*--+\s*(?=\w)", "\u2014", text)
    return re.sub(r"(?<=\S) {2,}", " ", text)


def _to_half(match: re.Match[str]) -> str:
    return match[0].translate(_HALF)


def glue(text: str, language: str) -> str:
    """Return the text for print: gaps between Han and Latin, and joints where no line may end.

    Chinese: a space (a quarter em in the shipped fonts, and a place to stretch) between Han and Latin or a figure,
    one without a break between a figure and its counter or behind an ordinal mark; nothing breaks inside the last
    three characters. English: a figure stays with the word after it, and the last word with the one before.
    """
    return _glue_chinese(text) if is_chinese(language) else _glue_latin(text)


_FIGURE_UNIT = rf"(?<![A-Za-z0-9.,\-])([0-9][0-9.,:\-\u2013]*)(?<=[0-9])[ \u00a0]?(?=[{HAN}])"
_UNIT_FIGURE = r"(?<=[\u7b2c\u56fe\u8868])[ \u00a0]?(?=[0-9])"
_HAN_WEST = rf"(?<=[{HAN}])(?=[A-Za-z0-9\u00c0-\u024f+\u2212\u00b1\u2265\u2264]|-[0-9])"
_WEST_HAN = rf"(?<=[A-Za-z0-9%\u2030\u00c0-\u024f])(?=[{HAN}])"


def _glue_chinese(text: str) -> str:
    text = re.sub(_FIGURE_UNIT, rf"\1{NO_BREAK}", text)
    text = re.sub(_UNIT_FIGURE, NO_BREAK, text)
    text = re.sub(_HAN_WEST, " ", text)
    text = re.sub(_WEST_HAN, " ", text)
    return _join_tail(text)


def _join_tail(text: str) -> str:
    """Return the text with its last three Han characters joined, marks not counted."""
    if len(text) < 2:
        return text
    at, left = len(text), 3
    while at > 1 and left:
        at -= 1
        if is_han(text[at]):
            left -= 1
        elif text[at] == " " or is_latin(text[at]) or text[at] == JOINER:
            return text
    if at == len(text):
        return text
    tail = [text[at]]
    for character in text[at + 1 :]:
        if is_han(character) and is_han(tail[-1]):
            tail.append(JOINER)
        tail.append(character)
    return text[:at] + "".join(tail) if len(text) > 6 else text


def _glue_latin(text: str) -> str:
    text = re.sub(r"(?<=[0-9]) (?=(?:million|billion|thousand|per cent|yuan)\b)", NO_BREAK, text)
    text = re.sub(r"(?<=\b[Pp]ara\.) (?=[0-9])|(?<=\b[Pp]aras) (?=[0-9])", NO_BREAK, text)
    return re.sub(r" (?=\S{1,5}$)", NO_BREAK, text) if text.count(" ") > 4 else text


__all__ = ["CHINESE", "JOINER", "LATIN", "NO_BREAK", "SHARED_MARKS", "chinese_marks", "glue", "runs", "tidy"]
