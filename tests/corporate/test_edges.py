"""What a template draws, and where our titles and content stand beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.build import build
from generator.corporate import propose, read, settings
from generator.corporate.folder import imported
from generator.corporate.model import Page
from generator.deck.model import Box
from tests.conftest import CASES
from tests.support.templates import changed, plain, replaced

BASE = (resources.folder("templates") / "base",)
MASTER = r"ppt/slideMasters/slideMaster1\.xml"
SUMMARY = CASES / "six-sections" / "summary.yaml"
BAND = (
    '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp></p:spTree>'
)
Place = tuple[float, float, float, float]


def _drawing(file: Path, *places: Place) -> Path:
    """Draw rectangles on the master of a template."""
    for place in places:
        band = BAND.format(*(round(n * 914400) for n in place))
        changed(file, replaced(MASTER, (r"</p:spTree>", band)))
    return file


def _area(file: Path) -> Box:
    return propose.propose(read.template(file), settings.recipe(BASE)).area


@pytest.mark.parametrize(
    ("place", "edge"),
    [((0, 6.2, 10, 1.3), "foot"), ((9, 0, 1, 7.5), "right"), ((0, 0, 1.2, 7.5), "left"), ((0, 0, 10, 7.5), "none")],
)
def test_content_keeps_off_what_the_template_draws_at_its_edges(tmp_path: Path, place: Place, edge: str) -> None:
    file = plain(tmp_path / "house.pptx")
    usual = _area(file)
    area = _area(_drawing(file, place))
    x, y, w, _ = place
    assert {
        "foot": area.y + area.h < y and area.y == usual.y,
        "right": area.x + area.w < x and area.x == usual.x,
        "left": area.x > x + w,
        "none": area == usual,
    }[edge]


def test_a_mark_in_a_corner_takes_the_room_beside_it_rather_than_all_below(tmp_path: Path) -> None:
    file = plain(tmp_path / "house.pptx", 10, 5.625)
    usual = _area(file)
    area = _area(_drawing(file, (8.87, 4.3, 1.0, 1.2)))
    assert area.h == usual.h
    assert area.x + area.w < 8.87


def test_a_text_place_too_flat_for_our_content_is_used_further_down(tmp_path: Path) -> None:
    file = plain(tmp_path / "house.pptx")
    flat = (r'(<p:ph type="body"[^>]*/>.{0,300}?<a:ext cx="\d+" cy=")\d+', rf"\g<1>{round(2.6 * 914400)}")
    area = _area(changed(file, replaced(MASTER, flat)))
    assert area.h > 3
    assert area.y + area.h < 7


def _title(file: Path, folder: Path) -> Box:
    """Build a deck on a template and return where the title of a page of content stands in it."""
    imported(file, folder / "brand")
    result = build(SUMMARY, brand=str(folder / "brand"), out=folder / "out", only="deck")
    assert [p for p in result.problems if p.severity == "error"] == []
    made = read.template(next((folder / "out").glob("*.pptx")))
    ours: Page = made.masters[0].pages[-1]
    place = ours.title()
    assert place is not None
    assert place.box is not None
    return place.box


def test_a_title_on_a_band_stays_on_it(tmp_path: Path) -> None:
    box = _title(_drawing(plain(tmp_path / "house.pptx"), (0, 0.55, 10, 0.7)), tmp_path)
    assert box.y >= 0.55
    assert box.y + box.h <= 1.25


def test_a_title_keeps_off_a_bar_above_it(tmp_path: Path) -> None:
    box = _title(_drawing(plain(tmp_path / "house.pptx"), (0, 0, 10, 0.6)), tmp_path)
    assert box.y > 0.6


@pytest.mark.parametrize(("size", "part"), [((10.0, 7.5), 0.95), ((8.5, 11.0), 0.6)])
def test_content_takes_the_height_that_a_slide_has(tmp_path: Path, size: tuple[float, float], part: float) -> None:
    from generator.brand.load import load
    from generator.deck.layouts import layouts

    imported(plain(tmp_path / "house.pptx", *size), tmp_path / "brand")
    loaded = load(tmp_path / "brand")
    area, offered = settings.setting(loaded).area, layouts(loaded, "en")
    for key, layout in offered.layouts.items():
        if layout.part or not layout.furniture or key.startswith("timeline"):
            continue
        boxes = [
            layout.frame.box(p.box) for p in layout.placeholders.values() if p.type not in ("title", "ftr", "sldNum")
        ]
        if boxes:
            end = max(box.y + box.h for box in boxes)
            assert area.y + part * area.h <= end <= area.y + area.h + 0.05, key
