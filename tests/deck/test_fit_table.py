"""Tables are made to fit: widths by what stands in them, heights by their lines, and slides enough for all rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.deck import fit_table
from generator.deck.model import Box, Cell, Fill, Paragraph, Run, Shape, Slide, Table, Text
from generator.deck.table_width import GAP
from tests.deck.reports import fitted, rows, ruler


def simple_table(count: int, columns: tuple[float, ...] = (2.0, 9.8), sections: int = 0) -> Table:
    head = tuple(Cell(Text.of(f"列{i}")) for i in range(len(columns)))
    body = []
    for n in range(count):
        name = f"部分{n // sections}" if sections and n % sections == 0 else ("" if sections else f"名{n}")
        body.append((Cell(Text.of(name)), *(Cell(Text.of(f"值{n}")) for _ in columns[1:])))
    return Table(columns, (head, *body), (0.375, *(0.39,) * count))


def test_a_table_that_is_too_long_goes_on_with_its_head_and_the_section_said_again() -> None:
    slide = Slide("a", "table", "标题", fills=(Fill("table", simple_table(25, sections=8)),))
    slides, problems = fitted(slide)
    assert problems == ()
    tables = [f.content for s in slides for f in s.fills if isinstance(f.content, Table)]
    assert len(tables) == 3
    assert [rows(t)[0] for t in tables] == [["列0", "列1"]] * 3
    assert [row[1] for t in tables for row in rows(t)[1:]] == [f"值{n}" for n in range(25)]
    assert all(rows(t)[1][0] for t in tables)
    assert [s.title for s in slides] == ["标题", "标题（续）", "标题（续2）"]
    assert all(sum(t.heights) <= 4.25 + fit_table.OVERHANG for t in tables)


def test_rows_grow_with_their_lines() -> None:
    long = Cell(Text.of("一段放不进一行的文字，" * 4))
    table = Table((3.0, 3.0), ((Cell(Text.of("名")), Cell(Text.of("值"))), (long, long)), (0.39, 0.39), header=False)
    piece = fit_table.pieces(table, Box(0.75, 2.125, 6.0, 4.25), ruler())[0]
    assert piece.table.heights[0] == 0.39
    assert piece.table.heights[1] > 0.8


def test_a_crowded_column_takes_room_from_one_that_has_too_much() -> None:
    table = Table((1.0, 5.0), ((Cell(Text.of("放不下的名称")), Cell(Text.of("值"))),), (0.39,), header=False)
    piece = fit_table.pieces(table, Box(0.75, 2.125, 6.0, 4.25), ruler())[0]
    assert piece.table.columns[0] > 1.3
    assert sum(piece.table.columns) == pytest.approx(6.0)
    assert piece.table.heights == (0.39,)


def test_a_short_column_stays_on_one_line_beside_a_long_one() -> None:
    table = Table(
        (1.1, 3.1),
        ((Cell(Text.of("未说明")), Cell(Text.of("厅直部门的数目，以及起止日期和方式" * 3))),),
        (0.84,),
        False,
    )
    (piece,) = fit_table.pieces(table, Box(0.75, 2.125, 4.2, 4.25), ruler())
    style = ruler().layouts.styles[piece.table.style]
    assert piece.table.columns[0] > ruler().width(Paragraph((Run("未说明"),)), (style,), 1) / 72


def test_drawn_ticks_stand_in_the_middle_of_their_rows_and_go_with_them() -> None:
    shapes = tuple(Shape("rect", Box(0.75, 2.125, 0.4, 0.4), f"t{n}", row=n) for n in range(1, 16))
    fills = (Fill("table", simple_table(15)),)
    slides, _ = fitted(Slide("a", "checklist", "标题", fills=fills, shapes=shapes))
    assert [len(s.shapes) for s in slides] == [7, 8]
    first = slides[0].shapes[0]
    assert first.box.y + 0.2 == pytest.approx(2.125 + 0.375 + 0.39 / 2)
    assert slides[1].shapes[0].box.y == pytest.approx(first.box.y)


def test_a_row_that_says_its_section_again_is_as_high_as_the_name_needs() -> None:
    name = Cell(Text.of("名称很长很长的一个部分，要占三行"))
    body = [((name if n == 0 else Cell(Text.of(""))), Cell(Text.of(f"值{n}"))) for n in range(20)]
    table = Table((1.2, 10.6), ((Cell(Text.of("部分")), Cell(Text.of("值"))), *body), (0.375, *(0.39,) * 20))
    found = fit_table.pieces(replace(table, columns=(1.2, 1.2)), Box(0.75, 2.125, 2.4, 4.25), ruler())
    assert len(found) > 1
    for piece in found:
        again = piece.table.rows[1][0].text
        assert again.plain() == name.text.plain()
        room = piece.table.columns[0] - GAP
        lines = ruler().lines(again.paragraphs[0], ruler().layouts.styles["body"], room, 1)
        assert piece.table.heights[1] >= len(lines) * 22.5 / 72
        assert sum(piece.table.heights) <= 4.25 + fit_table.OVERHANG


def test_a_row_that_is_higher_than_a_slide_is_a_problem() -> None:
    table = simple_table(1)
    high = Cell(Text.of("说明一件事情的前因后果。" * 300))
    table = replace(table, rows=(table.rows[0], (high, table.rows[1][1])))
    _, problems = fitted(Slide("a", "table", "标题", fills=(Fill("table", table),)))
    assert len(problems) == 1
    assert "a row is" in problems[0].message
