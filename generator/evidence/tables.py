"""Tables in the notation of Markdown (Word's are read into it): which cells are figures, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from generator.evidence import language as lang
from generator.evidence import lookalikes as looks
from generator.report.numerals import HALF_WIDTH

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_UNITS = "|".join([re.escape(c) for c in lang.COUNTERS] + [re.escape(u) for u in lang.UNITS_LATIN])
_NUMBER = re.compile(
    r"(?:[~≈<>≤≥约近超逾]|about |over )?[-\u2212+]?\s?(?:[A-Z]{0,3}[$\u20ac\u00a3\u00a5\uffe5])?\s?"
    r"\d[\d, ]*(?:\.\d+)?(?: \d{3})*\s?"
    rf"(?:[十百千万亿]+|[WwKkMmBb](?:n\b)?|thousand|million|billion|trillion)?\s?(?:%|\u2030|pp|{_UNITS})?\+?"
)
_YEAR = re.compile(
    r"(?:19|20)\d\d(?:\s?年)?(?:\s?[-~—–至]\s?(?:19|20)\d\d(?:\s?年)?)?|(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?"
)


class Cell(Struct, frozen=True):
    """A figure in a table."""

    paragraph: int
    start: int
    end: int
    row: str
    """What its row is about: the first cell with words."""
    column: str
    table: int
    place: int
    """Which column, counted from 0."""


def is_row(line: str) -> bool:
    """Whether a line is a row of a table."""
    return line.startswith("|") and line.count("|") >= 2


def cells(paragraphs: tuple[str, ...]) -> Iterator[Cell]:
    """Yield the figures of all tables, row by row. Ranks and years are no figures."""
    table = 0
    number = 0
    while number < len(paragraphs):
        if not is_row(paragraphs[number]):
            number += 1
            continue
        last = number
        while last < len(paragraphs) and is_row(paragraphs[last]):
            last += 1
        table += 1
        yield from _table(paragraphs[number:last], number + 1, table)
        number = last


def _table(rows: tuple[str, ...], first: int, table: int) -> Iterator[Cell]:
    ruled = len(rows) > 1 and _RULE.fullmatch(rows[1]) is not None
    heads = [_plain(row[a:b]) for row in rows[:1] for a, b in _places(row)] if ruled else []
    body = [(first + i, row, _places(row)) for i, row in enumerate(rows) if not (ruled and i < 2)]
    skipped = {c for c in range(max((len(p) for _, _, p in body), default=0)) if _is_rank(c, heads, body)}
    for number, row, places in body:
        words = [_plain(row[a:b]) for a, b in places]
        about = next(
            (w for w in words if w and (not _NUMBER.fullmatch(w.translate(HALF_WIDTH)) or _YEAR.fullmatch(w))), ""
        )
        for column, place in enumerate(places):
            start, end = _inner(row, *place)
            text = row[start:end].translate(HALF_WIDTH)
            if column in skipped or not _NUMBER.fullmatch(text) or _YEAR.fullmatch(text):
                continue
            yield Cell(number, start, end, about, heads[column] if column < len(heads) else "", table, column)


def _places(row: str) -> list[tuple[int, int]]:
    """Return where the cells of a row stand."""
    bars = [m.start() for m in re.finditer(r"(?<!\\)\|", row)]
    if not row.endswith("|"):
        bars.append(len(row))
    return [(a + 1, b) for a, b in pairwise(bars)]


def _inner(row: str, start: int, end: int) -> tuple[int, int]:
    while start < end and row[start] in " \t*_`\u3000":
        start += 1
    while end > start and row[end - 1] in " \t*_`\u3000":
        end -= 1
    return start, end


def _plain(cell: str) -> str:
    cell = re.sub(r"\[([^\]]*)\]\([^)]*\)|<[^>]+>", r"\1", cell)
    return re.sub(r"[*_`]", "", cell).strip()


def _is_rank(column: int, heads: list[str], body: list[tuple[int, str, list[tuple[int, int]]]]) -> bool:
    """Whether a column numbers the rows: by its head, or because it counts 1, 2, 3."""
    if column < len(heads) and re.fullmatch(looks.RANK_HEADS, heads[column].strip(), re.IGNORECASE):
        return True
    values = [_plain(row[slice(*places[column])]) for _, row, places in body if column < len(places)]
    return column == 0 and len(values) > 2 and values == [str(i) for i in range(1, len(values) + 1)]
