"""The motif: drawn in the brand's colours, in lines where the ground is light."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from generator.brand import load as brands
from generator.handout.drawn import picture
from generator.handout.motif import mix, motif, smooth


@pytest.mark.parametrize("brand", ["steppe", "cinnabar", "ink"])
def test_art_is_well_formed_and_light(brand: str) -> None:
    art = motif(brands.load(brand))
    for svg in (
        art.full("cover", art.sheet(595.28, 841.89)),
        art.full("back", art.sheet(595.28, 841.89)),
        art.band(art.strip(652, 238), 1, 4),
    ):
        root = ET.fromstring(svg)
        assert len(list(root.iter())) < 60
        assert len(svg) < 60_000


def test_the_sun_climbs_from_section_to_section() -> None:
    art = motif(brands.load("steppe"))
    suns = [
        re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', art.band(art.strip(652, 238), i, 5))[-1] for i in range(5)
    ]
    assert [float(y) for _, y in suns] == sorted((float(y) for _, y in suns), reverse=True)
    assert [float(x) for x, _ in suns] == sorted(float(x) for x, _ in suns)


def test_a_light_ground_is_drawn_in_lines() -> None:
    ink, steppe = motif(brands.load("ink")), motif(brands.load("steppe"))
    assert ink.lined
    assert not steppe.lined
    fills = set(re.findall(r'fill="(#[0-9a-f]{6})"', ink.band(ink.strip(652, 238), 0, 1)))
    assert fills == {ink.colors["ground"]}


def test_the_same_hills_every_time() -> None:
    one, other = motif(brands.load("steppe")), motif(brands.load("steppe"))
    assert one.band(one.strip(652, 238), 2, 4) == other.band(other.strip(652, 238), 2, 4)


def test_a_deeper_band_carries_the_art_at_its_foot() -> None:
    art = motif(brands.load("steppe"))
    usual, deep = (re.findall(r'cy="([\d.]+)"', art.band(art.strip(652, height), 0, 4))[0] for height in (238, 272))
    assert float(deep) - float(usual) == pytest.approx(34)


@pytest.mark.parametrize("height", [205.0, 238.0, 290.0])
@pytest.mark.parametrize("brand", ["harbour", "ink"])
def test_a_drawing_of_the_slides_keeps_its_proportions_in_a_band_of_any_depth(brand: str, height: float) -> None:
    loaded = brands.load(brand)
    art = motif(loaded)
    sizes = [_extent(picture(loaded, art, "band", art.strip(652, depth), 1)) for depth in (238.0, height)]
    (width, high), (wide, deep) = sizes
    assert wide / deep == pytest.approx(width / high, rel=0.01)
    assert wide == pytest.approx(width * (height / 238 if brand == "harbour" else min(height / 238, 1)), rel=0.01)


def _extent(svg: str) -> tuple[float, float]:
    """Return the width and height of all paths of a picture, by their points and handles."""
    numbers = [float(n) for path in re.findall(r'<path d="([^"]+)"', svg) for n in _NUMBER.findall(path)]
    return max(numbers[::2]) - min(numbers[::2]), max(numbers[1::2]) - min(numbers[1::2])


_NUMBER = re.compile(r"-?\d+\.\d+")


def test_colours_mix_evenly() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def test_curves_start_and_end_at_their_points() -> None:
    path = smooth([(0, 1), (10, 5), (20, 2)])
    assert path.startswith("M0 1.0C")
    assert path.endswith("20 2.0")
