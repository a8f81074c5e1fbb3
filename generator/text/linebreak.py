"""Where a line may end (CLREQ, GB/T 15834), and filling lines greedily as the office programs do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.text.scripts import (
    CLOSING,
    GLUE,
    OPENING,
    PREFIX,
    SHARED_MARKS,
    SUFFIX,
    is_chinese,
    is_digit,
    is_han,
    is_latin,
    is_wide,
)
from generator.text.typography import chinese_marks

HYPHENS = "-\u2010"
SCALES = frozenset(["十", "百", "千", "万", "亿", "多", "余"])
"""Han scales and `more than` behind a figure: the counter after them stays with it too."""
SECOND = frozenset(["次", "里", "斤", "米", "钟", "时", "点", "元", "顷", "瓦", "吨"])
"""Last characters of counters of two: the first never stands without it behind a figure."""
ORDINAL = "\u7b2c"
_SCALE_WORD = re.compile(r"(?:thousand|million|billion|trillion|per cent|percent|percentage)\b")
_COUNTED = re.compile(r"(?:[a-z]+|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b")
SMALL = 3
"""Characters of a figure that no line may part from the word it counts, nor a day from its month; a year or a longer
one may stand at the end."""
_FORCED = re.compile("[\n\v]")


def forced(text: str) -> list[str]:
    """Return the parts between forced breaks; at least one."""
    return _FORCED.split(text)


@lru_cache(maxsize=1024)
def breaks(text: str, language: str, plain: bool = False) -> tuple[int, ...]:
    """Return the places where a new line may start, as indices of its first character, in order.

    With `plain` those where the office programs may start one: they know the marks, but not that a figure and its
    counter belong together, and after a space some let a line start with any mark.
    """
    chinese = is_chinese(language)
    return tuple(at for at in range(1, len(text)) if _may_break(text, at, chinese, plain))


def _may_break(text: str, at: int, chinese: bool, plain: bool) -> bool:
    before, after = text[at - 1], text[at]
    if after == " " or before in GLUE or after in GLUE:
        return False
    if before == " ":
        if not text[:at].strip(" "):
            return False
        return plain or not (after in SUFFIX or after in CLOSING or _parts_scale(text, at))
    if after in CLOSING or after in SUFFIX:
        return False
    if before in OPENING:
        return False
    wide = _wide(text, at - 1, chinese), _wide(text, at, chinese)
    if not any(wide):
        return _inside_latin(text, at)
    if before in PREFIX and is_digit(after):
        return False
    return plain or not _parts_figure(text, at)


def _wide(text: str, at: int, chinese: bool) -> bool:
    """Return whether a character sets as East Asian: shared marks do in Chinese, but not inside a Latin word.

    In other languages they do where they stand between Han.
    """
    character = text[at]
    if character not in SHARED_MARKS:
        return is_wide(character)
    inside = 0 < at < len(text) - 1 and is_latin(text[at - 1]) and is_latin(text[at + 1])
    return not inside and (chinese or at in chinese_marks(text))


def _inside_latin(text: str, at: int) -> bool:
    """Return whether a Latin word may break here: after a hyphen between letters, and after a dash."""
    before, after = text[at - 1], text[at]
    if before == "\u2014":
        return is_latin(after) or is_digit(after)
    return before in HYPHENS and at > 1 and is_latin(text[at - 2]) and is_latin(after)


def _parts_figure(text: str, at: int) -> bool:
    """Return whether a break here would part a figure from its counter or from the character that makes it ordinal."""
    before, after = text[at - 1], text[at]
    if is_digit(after) and before == ORDINAL:
        return True
    if not is_han(after):
        return False
    start = at
    while start and text[start - 1] in SCALES:
        start -= 1
    if _figure_ends(text, start):
        return True
    start = at - 1  # between the two characters of a counter?
    while start and text[start - 1] in SCALES:
        start -= 1
    return after in SECOND and is_han(before) and _figure_ends(text, start)


def _parts_scale(text: str, at: int) -> bool:
    """Return whether a break here would part an English figure from its scale or a small one from its noun or month.

    23.61 million; 7 years; 13 November.
    """
    end = len(text[:at].rstrip(" "))
    if not _figure_ends(text, end):
        return False
    small = text.rfind(" ", 0, end) + 1 >= end - SMALL and _COUNTED.match(text, at) is not None
    return small or _SCALE_WORD.match(text, at) is not None


def _figure_ends(text: str, at: int) -> bool:
    """Return whether a figure stands before this place that is no part of a name such as PM2.5."""
    start = at
    while start and (is_digit(text[start - 1]) or text[start - 1] in ".,-"):
        start -= 1
    return start < at and is_digit(text[at - 1]) and not (start and is_latin(text[start - 1]))


def fill(text: str, positions: Sequence[float], width: float, language: str, plain: bool = False) -> list[str]:
    """Return the lines of a text without forced breaks, each as full as it can be; `positions` from `measure`."""
    if measured(text, positions, 0, len(text)) <= width:
        return [text.rstrip(" ")]
    lines: list[str] = []
    places = [*breaks(text, language, plain), len(text)]
    start, at = 0, 0
    while start < len(text):
        end = 0
        while at < len(places) and measured(text, positions, start, places[at]) <= width:
            end = places[at]
            at += 1
        if not end:  # one piece is wider than the line
            end = _cut(positions, start, places[at], width)
        lines.append(text[start:end].rstrip(" "))
        start = end
        while at < len(places) and places[at] <= start:
            at += 1
    return lines


def _cut(positions: Sequence[float], start: int, stop: int, width: float) -> int:
    """Return the last place where a piece that is wider than the line can be cut; at least one character on."""
    end = start + 1
    while end < stop and positions[end + 1] - positions[start] <= width:
        end += 1
    return end


def measured(text: str, positions: Sequence[float], start: int, end: int) -> float:
    """Return the width of text[start:end] without the spaces at its end."""
    while end > start and text[end - 1] == " ":
        end -= 1
    return positions[end] - positions[start]
