"""Messy brand files are read, what was passed over is said, and what is derived can be read by everybody."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.brand import contrast, vision
from generator.brand.load import load, problems
from generator.brand.model import Brand

COLORS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
TEN = ("#ffd100", "#111111", "#faf7f0", "#39ff14", "#808080", "#c8102e", "#00843d", "#6d2077", "#8ab4f8", "#ffffff")


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brand.yml").write_text(text, "utf-8")
    return folder


def house(folder: Path, color: str, like: str = "steppe") -> Brand:
    own = f"defaults: {{make-deck: {{extends: {like}, own-colors: true}}}}\n"
    return load(write(folder, f'color: {{primary: "{color}"}}\n{own}'))


def unreadable(brand: Brand) -> list[str]:
    return [p.message for p in contrast.problems(brand)]


@pytest.mark.parametrize("color", TEN)
def test_one_colour_gives_readable_pairs_and_bars_that_are_told_apart(tmp_path: Path, color: str) -> None:
    brand = house(tmp_path / "own", color)
    assert unreadable(brand) == []
    assert vision.apart(brand.colors["accent"], brand.colors["soft"])


@settings(max_examples=25, derandomize=True, deadline=None)
@given(COLORS)
def test_any_colour_gives_readable_pairs_and_bars_that_are_told_apart(color: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        brand = house(Path(folder) / "own", color)
    assert unreadable(brand) == []
    assert vision.apart(brand.colors["accent"], brand.colors["soft"])


def test_a_colour_too_light_for_text_shows_on_dark_grounds_and_a_darker_one_is_text(tmp_path: Path) -> None:
    brand = house(tmp_path / "own", "#ffd100")
    assert brand.colors["glow"] == "#ffd100"
    assert contrast.ratio(brand.colors["accent"], "#ffffff") >= 4.5
    (remark,) = brand.remarks
    assert remark.severity == "warning"
    assert remark.where
    assert (remark.where.line, "`primary` (#ffd100) cannot be used as `accent`" in remark.message) == (1, True)
    assert brand.colors["accent"] in remark.hint


def test_a_colour_that_can_be_read_stays_as_it_is(tmp_path: Path) -> None:
    brand = house(tmp_path / "own", "#00843d")
    assert brand.colors["accent"] == "#00843d"
    assert brand.remarks == ()


def test_own_colours_leave_those_of_the_extended_brand_aside(tmp_path: Path) -> None:
    plain = load(write(tmp_path / "plain", 'color: {primary: "#6d2077"}\ndefaults: {make-deck: {extends: qing}}\n'))
    own = house(tmp_path / "own", "#6d2077", "qing")
    assert plain.colors["deep"] == load("qing").colors["deep"] != own.colors["deep"]
    assert own.folders[1].name == "qing"


def test_our_own_settings_are_taken_at_their_word(tmp_path: Path) -> None:
    brand = load(write(tmp_path / "own", 'defaults: {make-deck: {colors: {accent: "#ffd100"}}}\n'))
    assert brand.colors["accent"] == "#ffd100"
    assert any("`accent` (#ffd100) on `paper`" in p.message for p in problems(brand))


def test_oddities_of_the_wild_are_read_or_passed_over_with_their_lines(tmp_path: Path) -> None:
    text = """\
meta: {name: Wild, links: {home: https://example.org}}
logo:
  images: {full: {path: 'https://example.org/logo.png', alt: A}}
  medium: {light: full, dark: full}
color:
  palette:
    night: "#111a41;"
    orange: "#ff5800"
    red: orange
    warm: red
    tint: hsl(210 40% 94%)
  primary: warm
  secondary: tint
  foreground: {light: night, dark: tint}
  background: {light: White, dark: night}
  danger: "#zzzzzz"
  light: rgb(240, 244, 248)
typography:
  fonts: [{family: Stag, source: file, files: [{path: fonts/Stag.otf}]}, {family: Lora, source: google}]
  base: {family: "'Lora', Georgia, serif;", size: 1.1rem}
  headings: {family: Stag, color: primary}
defaults:
  bootstrap: {"$link-hover-color": $dark}
  quarto: {format: {html: null}}
"""
    brand = load(write(tmp_path / "wild", text))
    said = {(p.where.line, p.severity) for p in brand.remarks if p.where}
    assert said == {(3, "warning"), (2, "warning"), (12, "warning"), (13, "warning"), (19, "warning")} - {
        (3, "warning")
    }
    assert (brand.colors["ink"], brand.colors["paper"], brand.colors["panel"]) == ("#111a41", "#ffffff", "#f0f4f8")
    assert brand.colors["glow"] == "#ff5800"
    assert (brand.deck_fonts.body, brand.deck_fonts.body_ea) == ("Lora", "Noto Serif SC")
    assert brand.deck_fonts.heading_ea == "Noto Sans SC"
    assert unreadable(brand) == []


def test_a_dark_page_leaves_out_a_light_panel(tmp_path: Path) -> None:
    text = (
        'color: {foreground: "#f1f1f2", background: "#1a1a1a", primary: "#75a5cc", light: "#d0d0d2", dark: "#2d2d2e"}\n'
    )
    brand = load(write(tmp_path / "dark", text))
    assert sorted(p.message.split("`")[1] for p in brand.remarks) == ["dark", "light"]
    assert contrast.ratio(brand.colors["ink"], brand.colors["panel"]) >= 4.5


def test_foreground_and_background_alone_are_a_brand(tmp_path: Path) -> None:
    text = 'color:\n  foreground: {light: "#222", dark: "#eee"}\n  background: {light: "#eee", dark: "#222"}\n'
    brand = load(write(tmp_path / "two", text))
    assert (brand.colors["ink"], brand.colors["paper"]) == ("#222222", "#eeeeee")
    assert brand.remarks == ()


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("#1f5fa8", "#8ea3bd", True), ("#c0392b", "#2e7d32", False), ("#777777", "#7f7f7f", False)],
)
def test_red_and_green_of_one_lightness_are_not_told_apart(one: str, other: str, told: bool) -> None:
    assert vision.apart(one, other) is told
