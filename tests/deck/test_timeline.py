"""Timelines: dots at true distances, texts that never overlap."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deck.material import Material
from generator.deck.model import Box
from generator.deck.story import load as load_story
from generator.deck.timeline import axis, spots
from generator.text.words import words
from tests.deck.reports import (
    by_key,
    dressed,
    planned,
    report,
    said,
)


def block_of(days: list[date]) -> dict[str, object]:
    events = [
        {"id": f"e{i}", "date": day, "heading": f"事件{i}", "text": "经过。", "cite": {"paragraph": i + 2}}
        for i, day in enumerate(days)
    ]
    return {"kind": "timeline", "id": "line", "title": "时间线", "events": events}


@cache
def measures() -> dict[str, Any]:
    return dict(load_story(dressed()[0]).measures)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 700), min_size=2, max_size=6, unique=True))
def test_dots_stand_at_true_distances_and_texts_never_overlap(offsets: list[int]) -> None:
    days = [date(2022, 1, 10) + timedelta(days=n) for n in sorted(offsets)]
    made = report(block_of(days), statistics=1)
    material = Material(made, words(dressed()[0], "zh-CN"), measures())
    events = made.sections[0].blocks[0].events  # type: ignore[union-attr]
    scale = axis(events, Box(0.75, 3.8125, 11.8, 0.25), measures()["timeline"])
    found = spots(material, events, scale, measures()["timeline"])
    inches = 11.8 / (scale.end - scale.start).days
    assert scale.start <= days[0] < days[-1] < scale.end
    for spot, day in zip(found, days, strict=True):
        assert spot.dot == pytest.approx(0.75 + (day - scale.start).days * inches)
    assert found[0].x >= 0.75
    assert found[-1].x + found[-1].w <= 12.5501
    assert all(left.x + left.w < right.stem for left, right in pairwise(found))
    assert all(spot.w > 1.5 for spot in found)


def test_a_timeline_slide_moves_its_texts_to_their_stems() -> None:
    slide = by_key(planned(report(block_of([date(2022, 1, 10), date(2022, 3, 1), date(2022, 3, 9)]))))["line"]
    assert slide.layout == "timeline-3"
    boxes = [next(f.box for f in slide.fills if f.key == f"text-{i}") for i in (1, 2, 3)]
    assert boxes[0] is not None
    assert any(s.name == "Stem 3 across" for s in slide.shapes)
    assert boxes[0].x == pytest.approx(next(s.box.x for s in slide.shapes if s.name == "Stem 1") + 0.15)
    assert len([s for s in slide.shapes if s.kind == "ellipse"]) == 3


def test_a_range_of_days_is_drawn_in_its_true_length() -> None:
    block = block_of([date(2022, 1, 10), date(2022, 3, 1)])
    block["events"][0]["end"] = date(2022, 1, 31)  # type: ignore[index]
    slide = by_key(planned(report(block)))["line"]
    bar = next(s for s in slide.shapes if s.kind == "rect" and s.name == "Event 1")
    line = next(s for s in slide.shapes if s.name == "Axis")
    assert [s.name for s in slide.shapes if s.name.startswith("Mark")] == [f"Mark 2022-0{n}-01" for n in (1, 2, 3)]
    assert bar.box.w == pytest.approx(line.box.w * 22 / 90)
    assert said(slide, "date-1") == "1月10日至31日"
