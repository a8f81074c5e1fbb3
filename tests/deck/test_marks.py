"""Section marks and dividers that a brand places itself: names under marks, a layout for each section in turn."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.brand.load import load
from generator.deck.layout_parts import SectionMarks
from generator.deck.layouts import Layouts, layouts
from generator.deck.marks import MarkNames
from generator.report.load import load as report
from tests.conftest import CASES, Builder
from tests.support.deck import P

SIX = CASES / "six-sections" / "summary.yaml"


@pytest.fixture(scope="module")
def qing() -> Layouts:
    return layouts(load("qing"), "zh-CN")


def test_dividers_come_in_turn_and_a_single_one_serves_all(qing: Layouts) -> None:
    assert [qing.nth("divider", i) for i in (0, 3, 4)] == ["divider-1", "divider-4", "divider-1"]
    assert qing.nth("divider", 1, "bare") == "divider-2-bare"
    assert qing.nth("divider", 1, "nothing") == "divider-2"
    assert layouts(load("base"), "en").nth("divider", 2) == "divider"


def test_each_divider_has_its_own_drawing(qing: Layouts) -> None:
    found = [next(p.motif for p in qing.layouts[f"divider-{n}"].parts if p.motif) for n in (1, 2, 3, 4)]
    assert found == ["divider-1", "divider-2", "divider-3", "divider-4"]


def test_marks_take_other_colours_on_dark_grounds_and_for_the_whole_report() -> None:
    marks = SectionMarks(12, 4, 0.1, 1, 0.1, 8, "accent", "track")
    assert [marks.fill(i, 1, dark=True) for i in (0, 1)] == ["track", "accent"]
    assert marks.fill(0, None, dark=False) == "accent"
    other = replace(marks, all="soft", lit_dark="glow", unlit_dark="muted")
    assert [other.fill(i, 1, dark=True) for i in (0, 1)] == ["muted", "glow"]
    assert other.fill(0, None, dark=False) == "soft"


def test_names_stand_at_their_marks_and_give_way_to_numbers_where_one_is_long(qing: Layouts) -> None:
    found = report(SIX, None).report
    names = MarkNames(found, qing.section_marks, lambda section: f"#{section.id}")
    boxes = qing.section_marks.boxes(6)
    assert names.box(2) == {"x": boxes[1].x, "w": boxes[1].w}
    assert (names.box(7), names.name(7, 99)) == ({}, "")
    assert names.name(2, 99) == found.sections[1].title
    assert names.name(2, 0) == f"#{found.sections[1].id}"


def test_every_section_is_named_at_the_foot_and_the_current_one_once_in_bold(built: Builder) -> None:
    deck = built(SIX, "qing", None).deck
    shown = [sorted(int(ph.get("idx", "0")) for ph in deck.xml(name).iter(f"{P}ph")) for name in deck.slides]
    about = [[idx for idx in one if 200 <= idx <= 208] for one in shown]
    assert [201, 202, 203, 204, 205, 206] in about  # a slide about the whole report
    assert [200, 202, 203, 204, 205, 206] in about  # one of the first section
    assert [200, 201, 202, 203, 204, 205] in about  # one of the last
