from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.picture.model import Crop, crop, whole

sides = st.floats(0.05, 20)
parts = st.floats(0, 1)


def test_a_wide_picture_loses_its_sides_around_the_focus() -> None:
    assert crop(2, 1, (0.5, 0.1)) == Crop(left=0.25, right=0.25)
    found = crop(2, 1, (0.4, 0.9))
    assert (found.left, found.right, found.top, found.bottom) == pytest.approx((0.15, 0.35, 0, 0))


def test_a_tall_picture_loses_top_and_bottom_around_the_focus() -> None:
    found = crop(0.5, 1, (0.9, 0.3))
    assert (found.left, found.right, found.top, found.bottom) == pytest.approx((0, 0, 0.05, 0.45))


@pytest.mark.parametrize(("focus", "left"), [((0.0, 0.5), 0.0), ((0.1, 0.5), 0.0), ((0.9, 0.5), 0.5), ((1, 0.5), 0.5)])
def test_a_focus_near_an_edge_stops_at_the_edge(focus: tuple[float, float], left: float) -> None:
    found = crop(2, 1, focus)
    assert (found.left, found.right) == pytest.approx((left, 0.5 - left))


@given(aspect=sides, place=sides, x=parts, y=parts)
def test_what_is_left_fills_its_place_and_holds_the_focus(aspect: float, place: float, x: float, y: float) -> None:
    found = crop(aspect, place, (x, y))
    assert aspect * found.width / found.height == pytest.approx(place)
    assert min(found.left, found.top, found.right, found.bottom) >= -1e-12
    assert found.left - 1e-9 <= x <= 1 - found.right + 1e-9
    assert found.top - 1e-9 <= y <= 1 - found.bottom + 1e-9
    assert found.width == pytest.approx(1) or found.height == pytest.approx(1)


@given(aspect=sides, width=sides, height=sides)
def test_a_whole_picture_fits_its_place_and_touches_two_edges(aspect: float, width: float, height: float) -> None:
    across, down = whole(aspect, width, height)
    assert across / down == pytest.approx(aspect)
    assert across <= width * (1 + 1e-9)
    assert down <= height * (1 + 1e-9)
    assert across == pytest.approx(width) or down == pytest.approx(height)
