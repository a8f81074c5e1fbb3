"""A deck that fits: smaller sizes, then the roomier layout, then fewer items a slide, then a problem with its place."""

from __future__ import annotations

from typing import Any

import pytest

from generator.deck.compose import compose
from generator.deck.fit import Fitted
from generator.deck.material import parts
from generator.deck.model import Slide, Table, Text
from generator.text.words import words
from tests.deck.reports import dressed, report

SENTENCE = "说明一件事情的前因后果。"


def points(*lengths: int, **more: Any) -> dict[str, Any]:
    """A block of points whose texts have so many sentences."""
    items = [{"heading": f"要点{i}", "text": SENTENCE * n} for i, n in enumerate(lengths, 1)]
    return {"kind": "points", "id": "row", "title": "几件事", "items": items, **more}


def made(block: dict[str, Any]) -> Fitted:
    brand, offered = dressed()
    return compose(report(block), brand, words(brand, "zh-CN"), offered)


def exhibit(found: Fitted) -> list[Slide]:
    return [slide for slide in found.deck.slides if slide.key.startswith("row")]


def texts(slides: list[Slide]) -> list[str]:
    return [
        f.content.plain() for s in slides for f in s.fills if f.key.startswith("text-") and isinstance(f.content, Text)
    ]


@pytest.mark.parametrize(
    ("sentences", "layouts"),
    [
        (2, ["points-4-plain"]),
        (8, ["points-4-plain-long"]),
        (14, ["points-2-plain"] * 2),
        (20, ["points-2-plain-long"] * 2),
        (36, ["points-1-plain-long"] * 4),
    ],
)
def test_the_longer_the_texts_the_roomier_the_layout_and_then_the_more_slides(
    sentences: int, layouts: list[str]
) -> None:
    found = made(points(*[sentences] * 4))
    assert found.problems == ()
    slides = exhibit(found)
    assert [slide.layout for slide in slides] == layouts
    assert [text.replace("\v", "") for text in texts(slides)] == [SENTENCE * sentences] * 4
    assert len({slide.title for slide in slides}) == len(slides)


def test_the_size_shrinks_before_the_layout_changes() -> None:
    (slide,) = exhibit(made(points(*[6] * 4)))
    assert slide.layout == "points-4-plain"
    sizes = {f.content.size for f in slide.fills if f.key.startswith("text-") and isinstance(f.content, Text)}
    assert len(sizes) == 1
    assert 14 <= (sizes.pop() or 16) < 16


def test_the_strip_stays_with_the_last_slide() -> None:
    slides = exhibit(made(points(*[16] * 4, result={"heading": "结果", "text": "都做完了。"})))
    assert [slide.layout for slide in slides] == ["points-2-plain-long", "points-2-long"]


def test_numbers_of_points_go_on_over_slides() -> None:
    slides = exhibit(made(points(*[16] * 5)))
    ordinals = [
        f.content.plain()
        for s in slides
        for f in s.fills
        if f.key.startswith("ordinal") and isinstance(f.content, Text)
    ]
    assert ordinals == ["1", "2", "3", "4", "5"]


def test_a_text_too_long_for_a_slide_of_its_own_is_a_problem_that_says_by_how_much() -> None:
    found = made(points(200, 2))
    assert len(found.problems) == 1
    assert "`text-1`" in found.problems[0].message
    assert int(found.problems[0].hint.split()[4]) > 100


@pytest.mark.parametrize("count", range(40))
def test_items_are_dealt_out_evenly_and_none_is_lost(count: int) -> None:
    dealt = parts(range(count), 13)
    assert [item for part in dealt for item in part] == list(range(count))
    assert max((len(p) for p in dealt), default=0) - min((len(p) for p in dealt), default=0) <= 1


def test_thousands_of_items_are_dealt_out_too() -> None:
    groups = [n // 39 for n in range(5000)]
    dealt = parts(range(5000), 8, groups)
    assert len(dealt) == 625
    assert [item for part in dealt for item in part] == list(range(5000))


@pytest.mark.parametrize(
    ("groups", "lengths"),
    [
        ("aaaaabbbbb", [5, 5]),
        ("aaaabbbbbb", [4, 6]),
        ("aaaaaaabbbb", [7, 4]),
        ("aaaaaaaaaaaab", [6, 7]),
        ("aabbbbbbbbbbbbbb", [8, 8]),
    ],
)
def test_parts_rather_end_where_a_group_ends(groups: str, lengths: list[int]) -> None:
    most = 8 if len(groups) > 10 else 6
    assert [len(part) for part in parts(range(len(groups)), most, groups)] == lengths


def test_a_table_with_tall_rows_is_dealt_out_evenly() -> None:
    """It was cut into tens, and each ten that was too high into a full slide and a nearly empty one."""
    rows = [[f"名{n}", SENTENCE * 3, SENTENCE * 2] for n in range(20)]
    found = made({"kind": "table", "id": "row", "title": "一张表", "columns": ["名称", "说明", "做法"], "rows": rows})
    assert found.problems == ()
    counts = [len(f.content.rows) - 1 for s in exhibit(found) for f in s.fills if isinstance(f.content, Table)]
    assert sum(counts) == 20
    assert len(counts) > 2
    assert max(counts) - min(counts) <= 1


def test_one_high_row_leaves_the_others_together() -> None:
    rows = [[f"名{n}", "短"] for n in range(20)]
    rows[4][1] = SENTENCE * 60
    found = made({"kind": "table", "id": "row", "title": "一张表", "columns": ["名称", "说明"], "rows": rows})
    assert found.problems == ()
    assert len(exhibit(found)) <= 5
