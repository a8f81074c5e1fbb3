"""Figures side by side: cells on the page grid, a single one behind an accent rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from generator.handout.content import Cell, FiguresBody, Grid, Scope
from generator.handout.desk import Desk
from generator.handout.model import Exhibit
from generator.report import model as report

Frame = Callable[..., Exhibit]
Settings = tuple[Exhibit | None, Exhibit | None, Literal["narrow", "wide", "either"]]


def settings(block: report.Figures, desk: Desk, frame: Frame) -> Settings:
    """Return the block narrow and wide; narrow is liked for one or two figures without a panel."""
    spans = desk.geometry.spans
    paragraphs = [p for item in block.items for p in desk.fact(item.stat).paragraphs]

    def setting(width: int) -> Exhibit:
        pull = len(block.items) == 1
        body = _body(block, desk, width, pull)
        return frame(desk, block, "figures", width, body, _height(body, desk), paragraphs)

    small = len(block.items) <= 2 and block.scope is None
    return setting(spans["half"]), setting(spans["full"]), "narrow" if small else "wide"


def _body(block: report.Figures, desk: Desk, width: int, pull: bool) -> FiguresBody:
    inner = width - (desk.geometry.space["pull-x"] / desk.geometry.z if pull else 0)
    grid = _grid(block.items, desk, inner, "hero" if pull else "number")
    reading = desk.run_in(block.reading, "note-text", width) if block.reading else None
    scope = None
    if block.scope:
        panel = width - 2 * desk.geometry.space["panel-x"] / desk.geometry.z
        rows = tuple(desk.run_in(row, "note-text", panel) for row in block.scope.rows)
        scope = Scope(desk.lines(block.scope.title, "label", panel), rows)
    return FiguresBody(grid, reading, scope, pull)


def _grid(items: tuple[report.FigureItem, ...], desk: Desk, width: float, style: str) -> Grid:
    """Return cells in as few rows as their numbers allow: side by side as long as each keeps its size."""
    spans = desk.geometry.spans
    count = len(items)
    one = desk.geometry.columns == 1
    full = width > spans["half"] or one
    across = {1: (1,), 2: (2, 1), 3: (3, 1), 4: (4, 2, 1)} if full else {1: (1,), 2: (2, 1), 3: (1,), 4: (2, 1)}
    ladder = across | {4: (2, 1)} if one else across
    for columns in ladder.get(count, (3, 2, 1) if full else (2, 1)):
        cell = (width - (columns - 1) * spans["gutter"]) / columns
        for size in (style, "number-s"):
            cells = desk.level(desk.cell(i.stat, cell, size, i.text) for i in items)
            if columns == 1 or all(c.style == size and len(c.label) <= 3 for c in cells):
                return Grid(cells, columns, cell, max(map(desk.cell_height, cells)))
    raise ValueError("one column takes any figure")


def rows(grid: Grid) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of a grid row by row."""
    return tuple(grid.cells[i : i + grid.columns] for i in range(0, len(grid.cells), grid.columns))


def _height(body: FiguresBody, desk: Desk) -> float:
    gap = desk.geometry.space["fig-gap"]
    total = len(rows(body.grid)) * body.grid.row + (len(rows(body.grid)) - 1) * gap
    if body.reading:
        total += gap + desk.height(body.reading)
    if body.scope:
        inside = desk.height(body.scope.title, *body.scope.rows)
        total += gap + inside + 2 * desk.geometry.space["panel-y"]
    return total
