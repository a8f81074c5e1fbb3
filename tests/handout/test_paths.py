"""Plain paths of SVG as operators of PDF; anything else is left to WeasyPrint."""

from __future__ import annotations

import pytest

from generator.handout import paths


@pytest.mark.parametrize(
    ("d", "drawn"),
    [
        ("M0 1.5L2 3Z", "0 1.5 m|2 3 l|h"),
        ("M0,1 L-2-.5", "0 1 m|-2 -.5 l"),
        ("M0 1C1 2 3 4 5 6 7 8 9 10 11 12", "0 1 m|1 2 3 4 5 6 c|7 8 9 10 11 12 c"),
        ("M0 1 2 3 M4 5 6 7", "0 1 m|2 3 l|4 5 m|6 7 l"),
        ("M 4 5 \nL 6 7 \nz".replace("z", "Z"), "4 5 m|6 7 l|h"),
    ],
)
def test_absolute_moves_lines_and_curves_are_copied(d: str, drawn: str) -> None:
    assert paths.operators(d) == drawn.replace("|", "\n").encode()


@pytest.mark.parametrize(
    "d",
    [
        "",
        "L1 2",
        "M1",
        "M1 2L3",
        "M1 2C1 2 3 4",
        "m1 2l3 4",
        "M1 2H5",
        "M1 2A1 1 0 0 1 5 5",
        "M1e3 2",
        "M1 2Z5",
        "M1 2 x",
    ],
)
def test_all_else_is_not(d: str) -> None:
    assert paths.operators(d) is None
