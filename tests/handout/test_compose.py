"""The composer on its own: lines and heights, no fonts."""

from __future__ import annotations

from dataclasses import replace

from generator.handout.compose import compose
from generator.handout.content import Lines, Paragraph, QuoteBody
from generator.handout.exhibits import Piece
from generator.handout.model import Exhibit
from generator.handout.sheet import Sheet, Zone, depth, frames
from generator.handout.stream import Stream

WEIGHTS = {
    "blank": 60,
    "last": 25,
    "thin": 80,
    "page": 22,
    "ragged": 4,
    "drift": 6,
    "far": 0,
    "astray": 0,
    "dislike": 5,
    "broken": 8,
    "late": 40,
    "scrap": 10,
}
SPANS = {"half": 22, "gutter": 2}
BODY = QuoteBody(Lines((), "quote"), Lines((), "gloss"))


def exhibit(id: str, width: int, height: int) -> Exhibit:
    return Exhibit(id, "quote", width, height, None, None, None, BODY)


def piece(id: str, narrow: int | None, wide: int | None) -> Piece:
    return Piece(exhibit(id, 22, narrow) if narrow else None, exhibit(id, 46, wide) if wide else None, "", "either")


def stream(*lengths: int) -> Stream:
    return Stream(tuple(Paragraph(tuple(f"{i}.{n}" for n in range(size))) for i, size in enumerate(lengths)))


def test_short_text_is_dealt_to_even_columns() -> None:
    (sheet,) = compose((), stream(10, 10), (25, 40), WEIGHTS)
    assert sheet.zone is not None
    assert (sheet.zone.first, sheet.zone.second) == ((0, 10), (10, 20))


def test_a_section_begins_with_its_text() -> None:
    pieces = (piece("a", 12, 7), piece("b", 30, 24), piece("c", 13, 12))
    first, *_ = compose(pieces, stream(3, 5), (25, 40), WEIGHTS)
    assert first.end > 0


def test_a_line_of_text_does_not_stand_alone_over_an_exhibit() -> None:
    pieces = (piece("a", 22, None), piece("b", 20, None), piece("c", None, 17))
    for lines in ((1, 9), (2, 9), (3, 9), (5, 9), (9, 9)):
        for sheet in compose(pieces, stream(*lines), (22, 40), WEIGHTS):
            first = sheet.zone.first if sheet.zone and sheet.zone.left else (0, 0)
            assert first[1] - first[0] != 1


def test_an_exhibit_that_leaves_much_room_stands_right_under_its_text() -> None:
    def top(height: int) -> float:
        zone = Zone(height, (exhibit("a", 22, 10),), (exhibit("b", 22, 40),), (0, 15), (15, 15))
        made = frames(Sheet(zone, (), 2, 15), stream(15), 0, SPANS)
        return next(f.y for f in made if f.name == "a")

    assert top(40) == top(29) == 16


def test_text_fills_the_opener_before_it_goes_on() -> None:
    first, second = compose((), stream(*[9] * 9), (25, 40), WEIGHTS)
    assert depth(first) == 25
    assert first.end >= 48
    assert second.end == 81


def test_narrow_exhibits_stand_beside_the_text() -> None:
    (sheet,) = compose((piece("a", 11, None), piece("b", 10, None)), stream(12, 10), (25, 40), WEIGHTS)
    made = frames(sheet, stream(12, 10), 15, SPANS)
    assert {f.x for f in made if f.name} == {24}
    assert {f.x for f in made if not f.name} == {0}


def test_wide_exhibits_go_under_the_columns() -> None:
    (sheet,) = compose((piece("a", None, 9),), stream(24), (25, 40), WEIGHTS)
    made = frames(sheet, stream(24), 0, SPANS)
    assert made[-1].name == "a"
    assert made[-1].y > max(f.y + f.height for f in made[:-1])


def test_feet_of_both_columns_end_level_when_little_is_missing() -> None:
    text = stream(12, 11)
    (sheet,) = compose((piece("a", 21, None),), text, (23, 40), WEIGHTS)
    made = frames(sheet, text, 0, SPANS)
    assert {f.y + f.height for f in made} == {23}


def test_every_exhibit_and_line_is_placed_once() -> None:
    pieces = tuple(piece(str(i), 9 + i % 5, 7 + i % 3) for i in range(9))
    text = stream(*[7] * 20)
    sheets = compose(pieces, text, (25, 40), WEIGHTS)
    placed = [f for s in sheets for f in frames(s, text, 0, SPANS)]
    assert sorted(f.name for f in placed if f.name) == [str(i) for i in range(9)]
    assert sum(f.height for f in placed if not f.name) == 140
    assert all(f.y + f.height <= 40 for f in placed)


def test_a_hundred_exhibits_in_one_section_are_dealt_out_at_once() -> None:
    """The ways to deal them out are beyond counting; the work may grow with the pages alone."""
    pieces = tuple(piece(str(i), 8 + i % 7, 6 + i % 5) for i in range(120))
    text = stream(*[5 + i % 9 for i in range(150)])
    sheets = compose(pieces, text, (25, 40), WEIGHTS)
    assert sheets[-1].taken == 120
    assert sheets[-1].end == text.length
    assert all(depth(sheet) >= 0.8 * (40 if n else 25) for n, sheet in enumerate(sheets[:-1]))


def test_an_exhibit_stands_on_the_page_that_speaks_of_it() -> None:
    pieces = (piece("a", 10, None), piece("b", 10, None))
    text = stream(*[8] * 16)
    weights = WEIGHTS | {"far": 30}
    late = compose(pieces, text, (25, 40), weights, (100, 110))
    early = compose(pieces, text, (25, 40), weights, (2, 10))
    assert late[0].taken == 0
    assert early[0].taken == 2


def test_exhibits_stand_in_their_order() -> None:
    pieces = tuple(replace(p, numbered="figure") for p in (piece("a", 9, 9), piece("b", 9, None)))
    for weight in (0, 40):
        (sheet,) = compose(pieces, stream(14, 14), (40, 40), WEIGHTS | {"astray": weight})
        made = [f.name for f in frames(sheet, stream(14, 14), 0, SPANS) if f.name]
    assert made == ["a", "b"]


def test_an_exhibit_that_no_page_holds_stands_alone() -> None:
    sheets = compose((piece("huge", None, 60), piece("next", 9, None)), stream(20), (25, 40), WEIGHTS)
    assert ["huge"] in [[e.id for e in sheet.wide] for sheet in sheets if sheet.zone is None]
    assert sheets[-1].end == 20


def test_a_first_page_with_too_little_room_stays_empty_rather_than_overfull() -> None:
    """The exhibit is lower than a page and higher than what is left under the head of the first one."""
    sheets = compose([piece("tall", None, 25)], stream(), (20, 31), WEIGHTS)
    assert [[e.id for e in sheet.wide] for sheet in sheets] == [[], ["tall"]]


def test_in_one_column_text_has_the_whole_width_over_the_exhibits() -> None:
    sheets = compose([piece("a", None, 10), piece("b", None, 12)], stream(12, 12, 9), (31, 31), WEIGHTS, (), 1)
    assert sum(sheet.zone.first[1] - sheet.zone.first[0] for sheet in sheets if sheet.zone) == 33
    assert all(sheet.zone.second[0] == sheet.zone.second[1] for sheet in sheets if sheet.zone)
    assert all(depth(sheet) <= 31 for sheet in sheets)
    assert len(sheets) == 2
