"""Contrast is WCAG's; derived roles keep the hue of what they are made from."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.brand.contrast import luminance, ratio
from generator.brand.load import load
from generator.brand.palette import derive
from generator.brand.source import read

RECIPE = {k: v for k, v in read(load("base").file("palette.yaml")).data.items() if k != "seed"}
colors = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@pytest.mark.parametrize(("one", "other", "expected"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)])
def test_ratio_is_that_of_the_standard(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.01)
    assert ratio(other, one) == ratio(one, other)


@settings(max_examples=30, derandomize=True, deadline=None)
@given(colors)
def test_luminance_agrees_with_coloraide(color: str) -> None:
    assert luminance(color) == pytest.approx(Color(color).luminance(), abs=1e-4)


@settings(max_examples=15, derandomize=True, deadline=None)
@given(colors)
def test_any_accent_gives_every_role_and_readable_text(accent: str) -> None:
    roles = derive({"paper": "#ffffff", "accent": accent}, RECIPE)
    assert roles["accent"] == accent
    assert ratio(roles["ink"], roles["paper"]) >= 12
    assert ratio(roles["deep"], roles["paper"]) >= 9
    assert ratio(roles["muted"], roles["panel"]) >= 4.5
    assert ratio(roles["mark"], roles["panel"]) >= 4.5
    assert ratio(roles["glow"], roles["deep"]) >= 3


def test_what_is_made_from_grey_is_grey() -> None:
    roles = derive({"paper": "#ffffff", "accent": "#555555"}, RECIPE)
    assert all(Color(color).convert("oklch")["chroma"] < 0.02 for color in roles.values())


def test_given_roles_stay() -> None:
    given_roles = load("steppe").colors
    assert derive(given_roles, RECIPE) == given_roles
