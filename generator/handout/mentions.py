"""Where a section's text speaks of its exhibits: their numbers are put behind the figures that they show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.handout.content import Paragraph
from generator.handout.desk import Desk
from generator.report import model as report

NUMBERED = {"chart": "figure", "picture": "figure", "timeline": "figure", "checklist": "table", "table": "table"}
"""Which kinds of block carry a number, and in which series."""

Waiting = dict[str, list[tuple[int, report.AnyBlock]]]
"""Exhibits with their order, by the figures in them."""
Places = dict[int, list[tuple[int, report.AnyBlock]]]
"""The same by places in a text."""


def printed(blocks: tuple[report.AnyBlock, ...]) -> Iterator[report.AnyBlock]:
    """Yield the blocks that the handout shows."""
    return (b for b in blocks if getattr(b, "only", None) != "deck")


def numbers(whole: report.Report) -> dict[str, int]:
    """Return the number of each exhibit that carries one: figures and tables are counted apart."""
    counts = {"figure": 0, "table": 0}
    found: dict[str, int] = {}
    for block in [*printed(whole.overview), *(b for s in whole.sections for b in printed(s.blocks))]:
        kind = NUMBERED.get(block.kind)
        if kind:
            counts[kind] += 1
            found[block.id] = counts[kind]
    return found


def figures(block: report.AnyBlock) -> set[str]:
    """Return the ids of the figures that a block shows."""
    rows = (*getattr(block, "rows", ()), *getattr(block, "items", ()))
    ids = {getattr(row, name, None) for row in rows for name in ("stat", "before", "after")}
    stats = (*getattr(block, "stats", ()), *getattr(getattr(block, "result", None), "stats", ()))
    return {id for id in (*ids, *stats) if id}


def text(
    desk: Desk, section: report.Section, numbered: Mapping[str, int]
) -> tuple[tuple[Paragraph, ...], dict[str, int]]:
    """Return the section's text, and the line of it that first speaks of each exhibit, by the exhibit's id.

    The first paragraph that uses a figure of a numbered exhibit points at the exhibit.
    """
    waiting: Waiting = {}
    for order, block in enumerate(printed(section.blocks)):
        for id in figures(block):
            waiting.setdefault(id, []).append((order, block))
    made: list[Paragraph] = []
    lines: dict[str, int] = {}
    before = 0
    for i, words in enumerate(section.text):
        found = _mentions(words, waiting, lines)
        pointing = _pointing(desk, words, found, numbered)
        made.append(desk.paragraph(pointing, desk.geometry.span("half"), indent=i > 0))
        size = len(made[-1].lines)
        for place, blocks in found.items():
            lines |= {block.id: before + min(size * place // len(words), size - 1) for _, block in blocks}
        before += size
    return tuple(made), lines


def _mentions(text: str, waiting: Waiting, known: Mapping[str, int]) -> Places:
    """Return the exhibits that this text speaks of first, by the place behind the clause that does."""
    places: Places = {}
    seen = set(known)
    for match in _REFERENCE.finditer(text):
        for order, block in waiting.get(match[1], ()):
            if block.id not in seen:
                seen.add(block.id)
                stop = _STOP.search(text, match.end())
                places.setdefault(stop.start() if stop else len(text), []).append((order, block))
    return places


def _pointing(desk: Desk, text: str, found: Places, numbered: Mapping[str, int]) -> str:
    """Return the text with the numbers of exhibits at the places found."""
    for place in sorted(found, reverse=True):
        blocks = [b for _, b in sorted(found[place], key=lambda entry: entry[0]) if b.id in numbered]
        if blocks:
            labels = [desk.words.format(f"common.{NUMBERED[b.kind]}", number=numbered[b.id]) for b in blocks]
            see = desk.words.format("handout.see", list=desk.words["common.list-comma"].join(labels))
            text = text[:place] + see + text[place:]
    return text


_REFERENCE = re.compile(r"\{\s*([a-z0-9-]+)")
_STOP = re.compile("[\u3002\uff1b\uff01]|[.;!](?=\\s|$)")
"""Where a clause ends that is whole enough to be followed by a number in brackets."""
