"""What is wrong with how a finished deck sets its texts, found by reading it back and measuring it anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.report import prose
from generator.report.model import Report
from tests.support import typeset
from tests.support.deck import DeckFile
from tests.support.reread import Box, Reader, Seen, TableSeen
from tests.support.typeset import NO_START, Glyph

SLACK = 1.6
"""Points that a text may be higher than its box; less than the blank under the last line's characters."""
OVERHANG = 0.08 * 72 + 0.2
"""Points that a table may reach below its place (GUIDE section 1)."""
BLANK = 0.12
"""What is blank above and below the characters of a line, in parts of their size."""
FURNITURE = ("sldNum", "ftr", "dt")

Lines = list[list[Glyph]]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong."""

    kind: str
    slide: int
    where: str
    what: str

    def __str__(self) -> str:
        return f"slide {self.slide}, {self.where}: {self.what}"


def faults(deck: DeckFile, report: Report) -> list[Fault]:
    """Return what is wrong with the texts of a deck; [] if all is well."""
    reader = Reader(deck)
    texts, tables = list(reader.texts()), list(reader.tables())
    cells = [cell for table in tables for _, row in table.rows for cell in row]
    figures = tuple(_figures(report))
    found: list[Fault] = []
    for seen in texts:
        found += _overfull(seen)
    for table in tables:
        found += _table(table)
    for seen in (*texts, *cells):
        if seen.kind not in FURNITURE:
            found += _lines(seen, figures, report.language)
    found += _collisions(texts, tables)
    return found


# --- inside the box ---------------------------------------------------------------------------------------------------


def _overfull(seen: Seen) -> Iterator[Fault]:
    room = seen.box[3] - seen.box[1] + SLACK
    for gaps in (False, True):
        high = seen.height(gaps)
        if high > room:
            yield _fault(seen, "overfull", f"{high:.1f} pt high where {room:.1f} fit")
        for line in _rows(seen, gaps):
            wide = typeset.measured(line, gaps)
            if wide > seen.width + 0.1 and len(line) > 1:
                yield _fault(seen, "wide", f"a line of {wide:.1f} pt where {seen.width:.1f} fit")


def _table(table: TableSeen) -> Iterator[Fault]:
    grown = 0.0
    for number, (high, cells) in enumerate(table.rows, 1):
        asked = max(cell.height(gaps) for cell in cells for gaps in (False, True))
        if asked > high + 0.1:
            worst = max(cells, key=lambda cell: cell.height(True))
            yield _fault(worst, "row", f"row {number} of {high:.1f} pt holds a text of {asked:.1f} pt")
        grown += max(asked, high)
    if table.box[1] + grown > table.room[3] + OVERHANG:
        over = table.box[1] + grown - table.room[3]
        yield Fault("table", table.slide, table.name, f"the table reaches {over:.1f} pt below its place")
    if table.box[2] > table.room[2] + 0.5:
        yield Fault("table", table.slide, table.name, f"{table.box[2] - table.room[2]:.1f} pt wider than its place")
    for _, cells in table.rows:
        for cell in cells:
            for gaps in (False, True):
                widest = max((typeset.measured(line, gaps) for line in _rows(cell, gaps)), default=0.0)
                if widest > cell.width + 0.1:
                    yield _fault(cell, "wide", f"a line of {widest:.1f} pt where {cell.width:.1f} fit")


def _collisions(texts: Iterable[Seen], tables: Iterable[TableSeen]) -> Iterator[Fault]:
    slides: dict[int, list[tuple[str, str, Box]]] = {}
    for seen in texts:
        slides.setdefault(seen.slide, []).append((seen.name, seen.text, _ink(seen)))
    for table in tables:
        slides.setdefault(table.slide, []).append((table.name, "the table", table.box))
    for number, found in slides.items():
        for (name, text, one), (other_name, other_text, other) in combinations(found, 2):
            wide, high = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
            if wide > 1 and high > 1:
                what = f"“{text[:20]}” and “{other_text[:20]}” share {wide:.1f} by {high:.1f} pt"
                yield Fault("collision", number, f"{name} / {other_name}", what)


def _ink(seen: Seen) -> Box:
    left, top, right, bottom = seen.ink()
    blank = BLANK * max((g.size for glyphs, _, _ in seen.paragraphs for g in glyphs), default=0.0)
    return left, top + blank, right, bottom - blank


# --- where lines end --------------------------------------------------------------------------------------------------


def _lines(seen: Seen, figures: tuple[tuple[str, int], ...], language: str) -> Iterator[Fault]:
    for gaps in (False, True):
        for lines in seen.lines(gaps):
            rows = ["".join(g.text for g in line) for line in lines]
            yield from _starts(seen, rows, lines, gaps)
            yield from _parted(seen, rows, figures)
            last = rows[-1].strip()
            if seen.kind in ("title", "ctrTitle") and language == "zh-CN" and len(rows) > 1 and len(last) < 2:
                yield _fault(seen, "lonely", f"the title's last line is “{last}”")


def _starts(seen: Seen, rows: list[str], lines: Lines, gaps: bool) -> Iterator[Fault]:
    for before, row, line in zip(rows, rows[1:], lines, strict=False):
        whole = all(not typeset.may_end(line, at) for at in range(1, len(line)))
        full = typeset.measured(line, gaps) > seen.width * 0.8
        if row[:1] in NO_START and not before.endswith(" ") and not (whole and full):  # a wide piece ends anywhere
            yield _fault(seen, "start", f"“{before[-6:]}|{row[:6]}”")


def _parted(seen: Seen, rows: list[str], figures: tuple[tuple[str, int], ...]) -> Iterator[Fault]:
    text, ends = "".join(rows), set()
    at = 0
    for row in rows[:-1]:
        at += len(row)
        ends.add(at)
    for figure, held in figures if ends else ():
        for match in re.finditer(re.escape(figure), text):
            for end in ends:
                first = match.start() + re.search(r"\d", match[0] + "0").start()  # type: ignore[union-attr]
                if first < end <= match.start() + held:
                    yield _fault(seen, "parted", f"“{text[match.start() : end]}|{text[end : match.end()]}”")


def _figures(report: Report) -> Iterator[tuple[str, int]]:
    """Yield every figure and how much of it stays on one line.

    In Chinese up to the first character of its counter, in English up to the scale: a counter is a word of its own.
    """
    for id in (*report.statistics_by_id, *report.derived_by_id):
        shown = prose.shown(report, id)
        scaled = len(shown.quantity) > len(shown.number) and shown.text.startswith(shown.quantity)
        held = len(shown.number) + len(shown.gap)
        if shown.unit and report.language == "zh-CN":
            yield shown.text, len(shown.quantity) if scaled else held
        elif scaled:
            yield shown.text, held


def _rows(seen: Seen, gaps: bool) -> Lines:
    return [line for found in seen.lines(gaps) for line in found]


def _fault(seen: Seen, kind: str, what: str) -> Fault:
    return Fault(kind, seen.slide, f"{seen.name} “{seen.text[:16]}”", what)
