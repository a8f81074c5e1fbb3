"""Which figures of a source a draft takes up, what they are called, and which stand out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.evidence.model import Found, Outline
from generator.evidence.sections import width
from generator.report import figures
from generator.report.model import Language

MOST_IN_SECTION = 24
MOST_IN_ALL = 90
MOST_SECTIONS = 12
"""More make a deck that nobody reads; the others are kept as comments."""


_LABEL, _FIGURE = 20, 9


class Picked(Struct, frozen=True):
    """A figure with its id in the draft."""

    id: str
    found: Found
    label: str
    used: bool
    """Whether it is a statistic of the draft; the others stand as comments."""


def picked(found: Sequence[Found], outline: Outline, fallback: str) -> list[list[Picked]]:
    """Return the figures of each section with ids; `fallback` is the label of those that the words do not name."""
    sections: list[list[Found]] = [[] for _ in outline.sections]
    for figure in found:
        place = outline.section_of(figure.paragraph)
        if place >= 0:
            sections[place].append(figure)
    filled = sum(bool(s) for s in sections) or 1
    most = min(MOST_IN_SECTION, max(8, MOST_IN_ALL // filled))
    taken: set[str] = set()
    result = []
    number = 0
    for section in sections:
        number += bool(section)
        kept = set(map(id, _kept(section, outline.language, most)))
        result.append(
            [
                Picked(_id(f, number, index, outline.language, taken), f, _capital(f.label or fallback), id(f) in kept)
                for index, f in enumerate(section, 1)
            ]
        )
    return result


def _capital(label: str) -> str:
    """Return a label as a heading of its own: an English word at its start with a capital, a name as it is."""
    first = label.partition(" ")[0]
    return label[0].upper() + label[1:] if first.isascii() and first.isalpha() and first.islower() else label


def _kept(section: Sequence[Found], language: Language, most: int) -> list[Found]:
    """Return the figures that a draft shows: those that are certain first, every paragraph before a second of one."""
    usable = [f for f in section if usable_in(f, language)]
    if len(usable) <= most:
        return usable
    order = sorted(range(len(usable)), key=lambda i: (rank(usable[i]), _turn(usable, i), i))
    return [usable[i] for i in sorted(order[:most])]


def usable_in(figure: Found, language: Language) -> bool:
    """Whether a figure can be a statistic as it is: it can be read, and its unit means something in the language."""
    try:
        return figures.unit_in(figures.parse(figure.exact), language) is not None
    except ValueError:
        return False


def rank(figure: Found) -> int:
    """Return how much is uncertain about a figure; 0 is the most certain."""
    return len(set(figure.doubts) & {"label", "sense", "value"}) + (figure.value == 0)


def _turn(section: Sequence[Found], index: int) -> int:
    here = section[index]
    return sum(1 for other in section[:index] if other.paragraph == here.paragraph) // 4


def is_short(p: Picked) -> bool:
    """Whether label and figure fit on a panel, of which four stand side by side."""
    return width(p.label) <= _LABEL and width(p.found.exact) <= _FIGURE


def outstanding(sections: Sequence[Sequence[Picked]], most: int = 9) -> list[Picked]:
    """Return the figures for the summary slide: in turn from each section, certain ones, no cells of tables."""
    queues = [
        [p for p in section if p.used and rank(p.found) == 0 and _is_plain(p.found) and is_short(p)]
        for section in sections
    ]
    chosen: list[Picked] = []
    while any(queues) and len(chosen) < most:
        for queue in queues:
            while queue and any(c.label == queue[0].label for c in chosen):
                queue.pop(0)
            if queue and len(chosen) < most:
                chosen.append(queue.pop(0))
    return chosen


def _is_plain(figure: Found) -> bool:
    return figure.upper is None and figure.sense != "duration"


def _id(figure: Found, section: int, index: int, language: str, taken: set[str]) -> str:
    made = ""
    if language == "en":
        words = re.findall(r"[a-z][a-z0-9]*|\d+", figure.label.lower())
        made = "-".join(words[:4]) if words and words[0][0].isalpha() else ""
    made = made or f"stat-{section}-{index}"
    unique = next(name for name in _names(made) if name not in taken)
    taken.add(unique)
    return unique


def _names(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
