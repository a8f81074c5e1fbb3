"""Tables: statistics by id, free cells, and the annex of all figures with its notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from generator.handout.content import Lines, TableBody, TableCell, TableRow
from generator.handout.desk import Desk
from generator.handout.model import Exhibit
from generator.report import model as report

Frame = Callable[..., Exhibit]
Settings = tuple[Exhibit | None, Exhibit | None, Literal["narrow", "wide", "either"]]

GAP = 1.0
"""Air between columns, in z."""


def settings(block: report.Table, desk: Desk, frame: Frame) -> Settings:
    """Return a table across the page, and narrow as well when it has few columns."""
    spans = desk.geometry.spans
    paragraphs = [n for id in block.stats for n in desk.fact(id).paragraphs]

    def setting(width: int) -> Exhibit:
        body = _statistics(block, desk, width) if block.stats else free(block.columns, block.rows, desk, width)
        height = body.head.height + sum(row.height for row in body.rows)
        return frame(desk, block, "table", width, body, height, paragraphs)

    few = bool(block.stats) or len(block.columns) <= 3
    return setting(spans["half"]) if few else None, setting(spans["full"]), "wide"


def _statistics(block: report.Table, desk: Desk, width: int) -> TableBody:
    """Return a row for each figure; what limits it and its paragraph where there is room, as far as it is known."""
    words = desk.words
    full = width > desk.geometry.span("half") or desk.geometry.columns == 1
    facts = [desk.fact(id) for id in block.stats]
    columns = {
        "label": [fact.label for fact in facts],
        "value": [fact.shown.text for fact in facts],
        "scope": [fact.scope if full else "" for fact in facts],
        "paragraph": [words["common.list-comma"].join(map(str, fact.paragraphs)) if full else "" for fact in facts],
    }
    filled = {name: column for name, column in columns.items() if any(column)}
    head = [words[f"handout.column-{name}"] for name in filled]
    right = tuple(i for i, name in enumerate(filled) if name in ("value", "paragraph"))
    return free(head, list(zip(*filled.values(), strict=True)), desk, width, right=right)


def free(
    head: Sequence[str], rows: Sequence[Sequence[str]], desk: Desk, width: int, right: tuple[int, ...] = ()
) -> TableBody:
    """Return cells of text in columns as wide as their texts ask for, within a width in z."""
    plain = [[desk.plain(text) for text in row] for row in rows]
    titles = [desk.plain(text) for text in head]
    widths = _widths(titles, plain, desk, width, right)
    return TableBody(
        tuple(w * desk.geometry.z for w in widths),
        table_row([desk.broken(t, "th", _room(w, desk)) for t, w in zip(titles, widths, strict=True)], desk, right),
        tuple(
            table_row([desk.broken(t, "td", _room(w, desk)) for t, w in zip(row, widths, strict=True)], desk, right)
            for row in plain
        ),
    )


def table_row(
    cells: Sequence[Lines], desk: Desk, right: tuple[int, ...] = (), mark: str = "", at: int = -1
) -> TableRow:
    """Return a row as high as its highest cell; a row of one line takes one line of the page."""
    tallest = max(desk.height(c) for c in cells)
    lead = desk.geometry.styles["td"].line
    height = desk.geometry.u + max(0.0, tallest - lead)
    return TableRow(tuple(TableCell(c, i in right, mark if i == at else "") for i, c in enumerate(cells)), height)


def _room(width: float, desk: Desk) -> float:
    return (width - GAP) * desk.geometry.z


def _widths(
    head: Sequence[str], rows: Sequence[Sequence[str]], desk: Desk, width: int, right: tuple[int, ...]
) -> list[float]:
    """Return column widths in z: each gets what its longest text needs, the widest give way first.

    Air that is left over goes to the columns of words, so that figures stay close together.
    """
    z = desk.geometry.z
    needs = [
        max([desk.natural(title, "th"), *(desk.natural(row[i], "td") for row in rows)]) / z + GAP + 0.05
        for i, title in enumerate(head)
    ]
    if sum(needs) <= width:
        words = [i for i in range(len(needs)) if i not in right] or list(range(len(needs)))
        if len(words) == 1 and len(needs) > 2:  # figures do not stand across the page from their only label
            words.append(len(needs) - 1)
        spare = (width - sum(needs)) / len(words)
        return [need + spare * (i in words) for i, need in enumerate(needs)]
    fair = width / len(needs)
    small = [n for n in needs if n <= fair]
    left = width - sum(small)
    wide = sum(n for n in needs if n > fair)
    return [n if n <= fair else left * n / wide for n in needs]
