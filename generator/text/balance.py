"""Breaking a title where a reader would pause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from generator.text.linebreak import breaks, fill, measured
from generator.text.scripts import OPENING, is_chinese, is_latin
from generator.text.segments import seams

PAUSES = frozenset("\uff0c\u3001\uff1b\uff1a\u3002\uff01\uff1f\u2014\u2026,;:.!?")
LINKS = frozenset(["和", "与", "及", "暨", "并", "而", "为", "在", "对", "从", "向", "把", "被", "以"])
"""Little words of Chinese: a line may rather start with one of them than inside a word."""
ALONE = frozenset(["与", "及", "暨"])
"""Those that are part of no longer word."""
AFTER = frozenset(["的", "了"])
"""Little words that a line may end with."""
ORDINAL = frozenset(["第"])
"""What stands before a figure that it cannot be parted from."""
NUMERALS = frozenset(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "两"])
PAIRS = ("\u201c\u201d", "\u300a\u300b", "\uff08\uff09")
MOST = 8
"""Lines that are balanced; what has more is no title, and each place in it would be weighed against all others."""
LEAST = 6
"""Characters that a Chinese line has at least, if the title allows it (GUIDE section 2)."""
PAUSE, EDGE, FIGURE, INSIDE, DIVIDED, SHORT, TAIL = 0.0, 0.25, 0.45, 0.6, 0.9, 2.0, 0.3
"""What a break costs on top of its unevenness (1 is a line of no length): after a pause, at the edge of a quote or
beside a little word, before a figure (in a narrow place, where a title has three lines or more), inside a clause,
inside a word; a line under LEAST; an English line that ends on a short or a divided word."""


def balanced(text: str, positions: Sequence[float], width: float, language: str, most: int) -> list[str]:
    """Return the lines of a title: one if it fits, else the fewest, broken at the best place.

    A Chinese title takes one line more if it would be broken inside a word otherwise. More than `most` lines come back
    filled greedily: the title does not fit.
    """
    if measured(text, positions, 0, len(text)) <= width:
        return [text.rstrip(" ")]
    greedy = fill(text, positions, width, language)
    places = (0, *breaks(text, language), len(text))
    chinese = is_chinese(language)
    fewest: list[str] = []
    for count in range(max(2, len(greedy)), min(most, MOST) + 1):
        found = _best(text, positions, width, chinese, places, count)
        lines = [text[i:j].rstrip(" ") for i, j in zip(found, (*found[1:], len(text)), strict=False)]
        if lines and not (chinese and inside(lines, DIVIDED)):
            return lines
        if fewest:
            break
        fewest = lines
    if fewest:
        return fewest
    return _unlonely(greedy, text)


def _unlonely(lines: list[str], text: str) -> list[str]:
    """Return lines that were cut where nothing allows it with no single character left over at the end."""
    if len(lines) < 2 or len(lines[-1]) > 1 or len(lines[-2]) < 3 or not text.endswith(lines[-2] + lines[-1]):
        return lines
    return [*lines[:-2], lines[-2][:-1], lines[-2][-1] + lines[-1]]


def inside(lines: Sequence[str], cost: float = INSIDE) -> bool:
    """Return whether a line of a Chinese title ends inside a clause, or with DIVIDED inside a word perhaps."""
    text = "".join(lines)
    ends = (len("".join(lines[:n])) for n in range(1, len(lines)))
    return any(_cost(text, at, True, words=cost > INSIDE) >= cost for at in ends)


def _best(
    text: str, positions: Sequence[float], width: float, chinese: bool, places: tuple[int, ...], count: int
) -> tuple[int, ...]:
    """Return where the lines start in the cheapest division into `count` lines; empty if none fits the width."""
    found = _cheapest(text, positions, width, chinese, places, count)
    if chinese and any(_uncertain(text, at) for at in found[1:]):
        return _cheapest(text, positions, width, chinese, places, count, words=True)
    return found


def _cheapest(
    text: str,
    positions: Sequence[float],
    width: float,
    chinese: bool,
    places: tuple[int, ...],
    count: int,
    words: bool = False,
) -> tuple[int, ...]:
    ideal = positions[-1] / count
    least = min(LEAST, len(text) // (count + 1))

    @cache
    def price(end: int) -> float:
        cost = _cost(text, end, chinese, words)
        return FIGURE if cost == INSIDE and count > 2 and _begins_figure(text, end) else cost

    @cache
    def divide(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        best: tuple[float, tuple[int, ...]] = (float("inf"), ())
        ends = places[bisect_right(places, start) : -1] if left > 1 else places[-1:]
        for end in ends:
            long = measured(text, positions, start, end)
            if long > width:
                break
            cost = ((long - ideal) / ideal) ** 2 + (SHORT if chinese and end - start < least else 0)
            starts: tuple[int, ...] = ()
            if left > 1 and cost < best[0]:  # what is dearer already needs no second look
                rest, starts = divide(end, left - 1)
                cost += rest + price(end)
            if cost < best[0]:
                best = cost, (start, *starts)
        return best

    return divide(0, count)[1]


def _cost(text: str, at: int, chinese: bool, words: bool = False) -> float:
    """Return what a break before text[at] costs; whether it divides a word is looked up if `words` are asked for."""
    before, after = text[at - 1], text[at]
    last = text[:at].rstrip(" ")
    if last[-1] in PAUSES:
        return PAUSE
    if not chinese:
        word = last.split(" ")[-1]
        return EDGE + (TAIL if (len(word) <= 3 and word.isalpha()) or word.endswith("-") else 0)
    if _quoted(text, at) or before in NUMERALS:  # a numeral stays with what it counts
        return INSIDE * 2
    if before in LINKS and after in LINKS:  # one word of two: 以及
        return INSIDE * 2
    if after in ALONE or after in OPENING or before in "\u201d\u300b\uff09" or is_latin(before) != is_latin(after):
        return EDGE
    if words and not _between(text, at):
        return DIVIDED
    return EDGE if before in AFTER or after in LINKS else INSIDE


def _uncertain(text: str, at: int) -> bool:
    """Return whether only a dictionary tells if a break here divides a word."""
    sure = _cost(text, at, True)
    return sure == INSIDE or (sure == EDGE and (text[at] in LINKS - ALONE or text[at - 1] in AFTER))


def _between(text: str, at: int) -> bool:
    """Return whether the place is between two words of which the first is no little one, which opens what follows."""
    places = seams(text)
    return at in places and not (text[at - 1] in LINKS | ORDINAL and at - 1 in places)


def _begins_figure(text: str, at: int) -> bool:
    """Return whether a figure begins at the place that may stand on a line without what is before it."""
    last = text[:at].rstrip(" ")[-1]
    return text[at].isdigit() and last not in ORDINAL and not last.isdigit()


def _quoted(text: str, at: int) -> bool:
    """Return whether the place is inside quotation marks or a book title."""
    head = text[:at]
    return any(head.count(pair[0]) > head.count(pair[1]) for pair in PAIRS)
