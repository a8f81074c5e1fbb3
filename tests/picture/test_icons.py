from __future__ import annotations

import re
from pathlib import Path

import pytest
import resvg_py
from PIL import ImageChops

from generator.picture import icons
from tests.support.pictures import opened

SIZE = 128


def drawn(svg: str) -> bytes:
    return resvg_py.svg_to_bytes(svg_string=svg, width=SIZE, skip_system_fonts=True)


def differing(one: bytes, other: bytes) -> int:
    """The number of pixels that are clearly not the same."""
    alphas = (opened(data).getchannel("A") for data in (one, other))
    return sum(ImageChops.difference(*alphas).histogram()[64:])


@pytest.mark.parametrize("name", icons.names())
def test_an_outline_draws_its_file_under_either_rule_of_filling(name: str) -> None:
    """PowerPoint fills by the even-odd rule; an SVG by the other one, unless it says so."""
    file = (icons.folder() / f"{name}.svg").read_text("utf-8")
    side, steps = icons.outline(name)
    path = " ".join(f"{step} {' '.join(f'{x},{y}' for x, y in points)}" for step, points in steps)
    outline = f'<path fill-rule="evenodd" d="{path}"/>'
    square = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">{outline}</svg>'
    assert differing(drawn(file), drawn(square)) <= 4  # of 16384; roundings at an edge
    assert 0 < len(steps) < 400


def test_names_are_those_of_the_files_and_can_be_written_in_yaml() -> None:
    names = icons.names()
    assert 100 < len(names) < 200
    assert {"users", "shield-check", "buildings", "scales", "chart-bar", "calendar-check", "phone"} <= set(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


def test_an_unknown_icon_has_no_outline() -> None:
    with pytest.raises(FileNotFoundError):
        icons.outline("no-such-icon")


def test_the_licence_lies_beside_the_icons() -> None:
    assert "MIT License" in (icons.folder() / "LICENSE.txt").read_text("utf-8")
    assert [path.name for path in Path(icons.folder()).iterdir() if path.suffix not in (".svg", ".md", ".txt")] == []
