"""Whether the words around a cited figure agree with the summary: unit, sense, and what the figure belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from generator.evidence.model import Found, Source
from generator.problems import Problem
from generator.report import figures
from generator.report.evidence import At, stands
from generator.report.model import Statistic
from generator.report.yamlfile import Key

Matches = Mapping[Key, tuple[Found, ...]]
"""For the path of each statistic: the figures of its paragraph that it may be."""


def matches(
    statistics: Mapping[Key, Statistic], found: Sequence[Found], source: Source
) -> dict[Key, tuple[Found, ...]]:
    """Return the figures that each statistic may be: same paragraph, same value, within its cited words."""
    by_paragraph: dict[int, list[Found]] = {}
    for figure in found:
        by_paragraph.setdefault(figure.paragraph, []).append(figure)
    result: dict[Key, tuple[Found, ...]] = {}
    for path, stat in statistics.items():
        try:
            value = figures.parse(stat.figure).value
        except ValueError:
            continue
        same = [f for f in by_paragraph.get(stat.cite.paragraph, []) if f.value == value]
        result[path] = tuple(f for f in same if _within(f, stat, source)) or tuple(same)
    return result


def _within(figure: Found, stat: Statistic, source: Source) -> bool:
    exact = stat.cite.exact or stat.figure
    text = source.paragraph(figure.paragraph)
    places = (m.span() for m in re.finditer(re.escape(exact), text))
    return any(start < figure.span[1] and figure.span[0] < end for start, end in places)


def problems(statistics: Mapping[Key, Statistic], found: Matches, source: Source, at: At) -> Iterator[Problem]:
    """Yield where the words of the source say otherwise."""
    for path, stat in statistics.items():
        here = found.get(path, ())
        if here:
            yield from _sense(path, stat, here, source, at)
            yield from _unit(path, stat, here, source, at)
    yield from _swapped(statistics, found, at)


def _sense(path: Key, stat: Statistic, here: Sequence[Found], source: Source, at: At) -> Iterator[Problem]:
    said = {f.sense for f in here}
    if len(said) != 1 or stat.sense in said or not said & {"fall", "rise"}:
        return
    sense = said.pop()
    words = _around(here[0], source)
    if stat.sense in ("fall", "rise"):
        message = f"the source says a {sense} (`{words}`), but `{stat.id}` is given as a {stat.sense}."
        yield Problem(message, at((*path, "sense")), f"Write `sense: {sense}`, or correct the cite.")
    elif stat.sense == "share":
        message = f"the source seems to say a {sense} (`{words}`), but `{stat.id}` is given as a share."
        yield Problem(message, at((*path, "sense")), f"If so, write `sense: {sense}`.", "warning")


def _unit(path: Key, stat: Statistic, here: Sequence[Found], source: Source, at: At) -> Iterator[Problem]:
    unit = figures.parse(stat.figure).unit
    if (
        not unit
        or any(f.unit == unit or not f.unit for f in here)
        or stands(stat.figure, source.paragraph(here[0].paragraph))
    ):
        return
    message = f"the source has `{here[0].exact}` there, not `{stat.figure}`."
    yield Problem(message, at((*path, "figure")), f"It counts `{here[0].unit}`; copy the unit from the source.")


def _around(figure: Found, source: Source) -> str:
    text = source.paragraph(figure.paragraph)
    return text[max(0, figure.span[0] - 6) : figure.span[1]].strip()


def _swapped(statistics: Mapping[Key, Statistic], found: Matches, at: At) -> Iterator[Problem]:
    """Yield statistics that have each other's figures of one list: `A、B分别下降x、y` read as A y and B x."""
    listed = [
        (path, stat, found[path][0])
        for path, stat in statistics.items()
        if len(found.get(path, ())) == 1 and found[path][0].subject and found[path][0].group
    ]
    for (one, first, a), (two, second, b) in combinations(listed, 2):
        if a.group != b.group or a.paragraph != b.paragraph or a.span == b.span:
            continue
        mine, yours = _pieces(first.label), _pieces(second.label)
        mine, yours = mine - yours, yours - mine
        here, there = _pieces(a.subject), _pieces(b.subject)
        straight = len(mine & here) + len(yours & there)
        crossed = len(mine & there) + len(yours & here)
        if crossed > straight:
            for path, stat, figure in ((one, first, a), (two, second, b)):
                message = f"the source gives `{figure.exact}` for `{figure.subject}`, not for `{stat.label}`."
                yield Problem(message, at((*path, "figure")), "The figures of the two seem to be swapped.")


def _pieces(text: str) -> set[str]:
    """Return the words of a text, or its pairs of characters where it is Chinese."""
    han = re.sub(r"[^\u3400-\u9fff]", "", text)
    return {han[i : i + 2] for i in range(len(han) - 1)} | {w.lower() for w in re.findall(r"[A-Za-z]{3,}", text)}


def likeness(one: str, two: str) -> float:
    """Return how alike two labels are, from 0 to 1."""
    a, b = _pieces(one), _pieces(two)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
