"""The drawn art: curves through points, cut at the edge."""

from __future__ import annotations

import itertools

import pytest

from generator.deck.model import Box
from generator.deck.motif import Stroke, at, curve, cut, part, strokes

SLIDE = Box(0, 0, 10, 5)
WAVE = [(-1.0, 2.0), (2.0, 4.0), (5.0, 1.0), (8.0, 6.0), (11.0, 3.0)]


def points(stroke: Stroke) -> list[tuple[float, float]]:
    return [at(segment, t / 8) for run in stroke.runs for segment in run for t in range(9)]


def test_curve_runs_through_its_points_without_a_corner() -> None:
    segments = curve(WAVE)
    assert [s[0] for s in segments] + [segments[-1][3]] == WAVE
    for before, after in itertools.pairwise(segments):
        incoming = (before[3][0] - before[2][0], before[3][1] - before[2][1])
        assert incoming == pytest.approx((after[1][0] - after[0][0], after[1][1] - after[0][1]))


def test_a_ring_has_no_corner_where_it_closes() -> None:
    segments = curve([(0.0, 1.0), (1.0, 0.0), (2.0, 1.0), (1.0, 2.0), (0.0, 1.0)])
    before, after = segments[-1], segments[0]
    incoming = (before[3][0] - before[2][0], before[3][1] - before[2][1])
    assert incoming == pytest.approx((after[1][0] - after[0][0], after[1][1] - after[0][1]))


def test_part_of_a_curve_lies_on_it() -> None:
    (segment, *_) = curve(WAVE)
    middle = part(segment, 0.25, 0.75)
    for t in (0, 0.5, 1):
        assert at(middle, t) == pytest.approx(at(segment, 0.25 + t / 2))


def test_cut_curve_ends_on_the_edge_and_keeps_its_course() -> None:
    runs = cut(curve(WAVE), SLIDE)
    assert len(runs) == 2  # it leaves at the bottom and comes back
    (left, low), (low_again, right) = ((run[0][0], run[-1][3]) for run in runs)
    assert left[0] == pytest.approx(0)
    assert low[1] == pytest.approx(5)
    assert low_again[1] == pytest.approx(5)
    assert right[0] == pytest.approx(10)


def test_curve_outside_leaves_nothing() -> None:
    assert cut(curve([(x, 9.0) for x, _ in WAVE]), SLIDE) == []


def test_hill_is_one_closed_outline_on_the_floor() -> None:
    tree = {"hills": [{"hill": {"x": [p[0] for p in WAVE], "y": [p[1] for p in WAVE]}, "fill": "h1", "bottom": 5}]}
    (hill,) = strokes(tree, "hills", SLIDE, within=False)
    (outline,) = hill.runs
    assert outline[0][0] == outline[-1][3]
    assert outline[0][0] == pytest.approx((0, 5))
    for before, after in itertools.pairwise(outline):
        assert before[3] == pytest.approx(after[0])
    assert all(-1e-6 <= x <= 10 + 1e-6 and y <= 5 + 1e-6 for x, y in points(hill))


def test_contours_lie_between_their_curves() -> None:
    tree = {
        "lines": [
            {
                "contours": [{"x": [0, 10], "y": [1, 1]}, {"x": [0, 10], "y": [4, 4]}],
                "steps": [1, 3],
                "power": 1,
                "color": "hline",
                "weight": 0.75,
            }
        ]
    }
    (lines,) = strokes(tree, "lines", SLIDE, within=False)
    assert [run[0][0][1] for run in lines.runs] == pytest.approx([2, 3, 4])


def test_art_within_a_box_scales_with_it_and_each_card_has_its_own_ridge() -> None:
    tree = {
        "ridge": [{"line": {"x": [0, 1], "ridge": 0.1}, "color": "h3", "weight": 1}],
        "ridges": [[0.2, 0.4], [0.6, 0.8]],
    }
    box = Box(2, 1, 4, 2)
    (first,) = strokes(tree, "ridge", box, within=True)
    (second,) = strokes(tree, "ridge", box, within=True, variant=1)
    assert first.runs[0][0][0] == pytest.approx((2, 1.6))
    assert second.runs[0][0][3] == pytest.approx((6, 2.8))


def test_unknown_motif_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(strokes({}, "clouds", SLIDE, within=False))
