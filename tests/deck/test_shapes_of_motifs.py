"""Slices and surfaces of a motif, and shades of theme colours."""

from __future__ import annotations

import math

import pytest

from generator.deck import ooxml
from generator.deck.model import Box
from generator.deck.motif import at, strokes
from generator.deck.theme import fill

BOX = Box(1, 2, 4, 2)


def test_a_slice_runs_along_its_ellipse_and_back_through_the_middle() -> None:
    (found,) = strokes({"a": [{"pie": [0, 1, 0.5, 1, 270, 360], "fill": "accent"}]}, "a", BOX, within=True)
    arc, out, back = found.runs[0]
    for t in (0, 0.3, 0.5, 1):
        x, y = at(arc, t)
        assert math.hypot((x - 1) / 2, (y - 4) / 2) == pytest.approx(1, abs=1e-3)
    assert out[3] == back[0] == pytest.approx((1, 4))


def test_a_whole_circle_has_no_way_to_the_middle() -> None:
    (found,) = strokes({"a": [{"pie": [0.5, 0.5, 0.5, 0.5, 0, 360], "fill": "accent"}]}, "a", BOX, within=True)
    assert len(found.runs[0]) == 4


def test_a_surface_is_closed_and_keeps_its_shade() -> None:
    tree = {"a": [{"shape": {"x": [0, 1, 1], "y": [0, 0, 1]}, "fill": "deep", "light": 0.2, "clear": 0.5}]}
    (found,) = strokes(tree, "a", BOX, within=True)
    assert [segment[0] for segment in found.runs[0]] == [(1, 2), (5, 2), (5, 4)]
    assert found.runs[0][-1][3] == found.runs[0][0][0]
    assert (found.light, found.clear) == (0.2, 0.5)


@pytest.mark.parametrize(
    ("light", "clear", "children"),
    [
        (0, 0, ""),
        (0.2, 0, '<a:lumMod val="80000"/><a:lumOff val="20000"/>'),
        (-0.3, 0, '<a:lumMod val="70000"/>'),
        (0, 0.55, '<a:alpha val="45000"/>'),
    ],
)
def test_shades_are_changes_of_the_theme_colour(light: float, clear: float, children: str) -> None:
    made = ooxml.shaded(fill("accent"), light, clear)
    assert 'schemeClr val="accent1"' in made
    assert children in made
    assert made.count("<a:lum") == children.count("<a:lum")
