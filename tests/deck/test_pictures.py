"""Pictures and icons on slides, read back from real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.deck import lint
from generator.deck.model import Deck, Fill, Picture, Slide
from generator.deck.pictures import picture, shared
from generator.deck.storyboard import plan
from generator.text.words import words
from tests.conftest import CASES, Builder
from tests.deck import reports
from tests.support.deck import A, DeckFile, P
from tests.support.pictures import MAP, SPOT, is_red, landscape, opened, saved

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
CASE = CASES / "pictures" / "summary.yaml"


def block(id: str = "view", **more: Any) -> dict[str, Any]:
    return {"kind": "picture", "id": id, "title": f"图片{id}", "file": "view.jpg", "alt": "海岸", **more}


@pytest.fixture
def deck(tmp_path: Path) -> Callable[..., Deck]:
    """Plan a deck of these blocks, with a landscape of 1200 x 800 pixels beside the summary."""
    saved(landscape(1200, 800), tmp_path / "view.jpg")
    (tmp_path / "map.svg").write_text(MAP, "utf-8")

    def _deck(*blocks: dict[str, Any]) -> Deck:
        brand, offered = reports.dressed()
        return plan(reports.report(*blocks), brand, words(brand, "zh-CN"), offered, tmp_path)

    return _deck


def shown(slide: Slide) -> Picture:
    return next(f.content for f in slide.fills if isinstance(f.content, Picture))


def fill(slide: Slide, key: str) -> Fill | None:
    return next((f for f in slide.fills if f.key == key), None)


# --- the plan ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "more", "layout"),
    [
        ((1200, 800), {"caption": "说明"}, "picture-side"),
        ((1200, 400), {"caption": "说明"}, "picture-wide"),
        ((800, 1200), {"caption": "说明"}, "picture-tall"),
        ((800, 800), {"credit": "摄影"}, "picture-tall"),
        ((1200, 800), {"caption": "说明", "fit": "whole"}, "picture-half"),
        ((1200, 800), {}, "picture-full"),
        ((800, 1200), {"takeaway": {"lead": "一句"}}, "picture-panel-plain-open"),
        ((1200, 800), {"takeaway": {"lead": "一句", "notes": [{"term": "甲", "text": "乙"}]}}, "picture-panel-open"),
    ],
)
def test_shape_and_words_choose_the_layout(
    size: tuple[int, int], more: dict[str, Any], layout: str, deck: Callable[..., Deck], tmp_path: Path
) -> None:
    saved(landscape(*size), tmp_path / "view.jpg")
    assert reports.by_key(deck(block(**more)))["view"].layout == layout


def test_a_cropped_picture_fills_its_placeholder(deck: Callable[..., Deck]) -> None:
    slide = reports.by_key(deck(block(caption="说明", focus=[0.3, 0.7])))["view"]
    found = shown(slide)
    place = reports.dressed()[1].layouts[slide.layout].placeholders["picture"].box
    assert found.box == place
    assert 1.5 * found.crop.width / found.crop.height == pytest.approx(place.w / place.h)
    assert found.crop.top > found.crop.bottom
    here = fill(slide, "picture")
    assert here
    assert here.box is None


def test_a_whole_picture_is_cut_nowhere_and_starts_at_the_left(deck: Callable[..., Deck]) -> None:
    slide = reports.by_key(deck(block(fit="whole", file="map.svg", takeaway={"lead": "一句"})))["view"]
    place = reports.dressed()[1].layouts[slide.layout].placeholders["picture"].box
    found = shown(slide)
    assert found.crop.width == found.crop.height == 1
    assert found.box.w / found.box.h == pytest.approx(4 / 3, rel=1e-3)
    assert (found.box.x, found.box.y, found.box.h) == (place.x, place.y, place.h)
    here = fill(slide, "picture")
    assert here
    assert here.box == found.box


def test_a_picture_has_as_many_pixels_as_its_place_shows(tmp_path: Path) -> None:
    from generator.deck.material import Material
    from generator.deck.model import Box
    from generator.report.model import PictureBlock

    saved(landscape(4000, 2000), tmp_path / "view.jpg")
    made = reports.report(block())
    brand, _ = reports.dressed()
    material = Material(made, words(brand, "zh-CN"), {"unit": 1, "unit-gap": 1, "longest-unit": 6, "unit-least": 10.5})
    one = next(b for b in made.blocks() if isinstance(b, PictureBlock))
    assert picture(material, one, tmp_path, Box(0, 0, 4, 2), {"ppi": 220}).pixels == 880
    assert picture(material, one, tmp_path, Box(0, 0, 2, 2), {"ppi": 220}).pixels == 880  # half of it shows
    assert picture(material, one, tmp_path, Box(0, 0, 40, 20), {"ppi": 220}).pixels == 4000


def test_a_picture_shown_twice_has_the_size_of_the_larger(deck: Callable[..., Deck]) -> None:
    slides = deck(block("one", caption="说明"), block("two")).slides
    sizes = {shown(s).pixels for s in slides if s.key in ("one", "two")}
    assert len(sizes) == 1
    assert shared([]) == []


def test_words_of_a_picture_stand_in_their_placeholders(deck: Callable[..., Deck]) -> None:
    made = deck(block(caption="共{s1}", credit="摄影：某人", subtitle="海岸", note="不按比例"))
    slide = reports.by_key(made)["view"]
    assert reports.said(slide, "caption") == "海岸\n共1个"
    assert reports.said(slide, "credit") == "摄影：某人"
    assert "不按比例" in reports.said(slide, "source")


def test_a_picture_that_cites_nothing_has_no_source_line(deck: Callable[..., Deck]) -> None:
    made = reports.by_key(deck(block("one"), block("two", cite=[{"paragraph": 2}])))
    assert reports.said(made["one"], "source") == ""
    assert reports.said(made["two"], "source")


# --- icons ------------------------------------------------------------------------------------------------------------


def points(*icons: str | None) -> dict[str, Any]:
    items = [{"heading": f"第{i}点", "text": "说明"} | ({"icon": n} if n else {}) for i, n in enumerate(icons, 1)]
    return {"kind": "points", "id": "acts", "title": "要点", "items": items}


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_icons_stand_in_place_of_the_ordinals(count: int, deck: Callable[..., Deck]) -> None:
    slide = reports.by_key(deck(points(*["users"] * count)))["acts"]
    assert [s.icon for s in slide.shapes] == ["users"] * count
    assert [s.box for s in slide.shapes] == [
        spot.box for spot in reports.dressed()[1].layouts[slide.layout].spots.values()
    ]
    assert reports.said(slide, "ordinal-1") == ""


def test_icons_on_some_items_only_are_not_drawn(deck: Callable[..., Deck]) -> None:
    slide = reports.by_key(deck(points("users", None, "tree")))["acts"]
    assert slide.shapes == ()
    assert [reports.said(slide, f"ordinal-{i}") for i in (1, 2, 3)] == ["1", "2", "3"]


@pytest.mark.parametrize("strip", [False, True])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_an_icon_of_a_figure_stands_above_the_digits(count: int, strip: bool, deck: Callable[..., Deck]) -> None:
    more = {"reading": {"term": "读法", "text": "说明"}} if strip else {}
    row = reports.figures(count, **more)
    row["items"] = [item | {"icon": "boat"} for item in row["items"]]
    slide = reports.by_key(deck(row))["row"]
    spec = reports.dressed()[1].layouts[slide.layout].placeholders["number-1"]
    number = fill(slide, "number-1")
    assert number
    box = number.box or spec.box
    style = spec.styles[0]
    digits = box.y + (0.8 * style.line - 0.72 * style.size) / 72  # baseline and height of digits, as parts of the size
    assert len(slide.shapes) == count
    icon = slide.shapes[0].box
    assert icon.y + icon.h <= digits + 1e-6


# --- the file ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def case(built: Builder) -> DeckFile:
    return built(CASE, "steppe", None).deck


def pics(deck: DeckFile) -> list[tuple[str, Any]]:
    return [(name, pic) for name in deck.slides for pic in deck.xml(name).iter(f"{P}pic")]


def media(deck: DeckFile, slide: str, id: str) -> str:
    """The part behind a relationship of a slide."""
    rels = deck.xml(slide.replace("slides/", "slides/_rels/") + ".rels")
    target: str = next(r.get("Target") for r in rels.iter("{*}Relationship") if r.get("Id") == id)
    return "ppt/" + target.removeprefix("../").removeprefix("/ppt/")


def test_every_picture_is_in_a_picture_placeholder_with_its_words(case: DeckFile) -> None:
    found = pics(case)
    assert len(found) == 7
    for _, pic in found:
        assert pic.find(f"{P}nvPicPr/{P}nvPr/{P}ph").get("type") == "pic"
        assert pic.find(f"{P}nvPicPr/{P}cNvPr").get("descr")
        assert pic.find(f"{P}nvPicPr/{P}cNvPicPr/{A}picLocks").get("noChangeAspect") == "1"
    assert "港口和山丘，水面上有一个红色浮标" in {p.find(f"{P}nvPicPr/{P}cNvPr").get("descr") for _, p in found}


def test_a_picture_shown_twice_is_one_part(case: DeckFile) -> None:
    parts = [media(case, name, pic.find(f"{P}blipFill/{A}blip").get(f"{R}embed")) for name, pic in pics(case)]
    assert len(parts) == 7
    assert len(set(parts)) == 5  # the harbour and the chart are shown twice each
    assert len(case.names(r"ppt/media/.*")) == 6  # and the chart is there as SVG too


def test_the_whole_picture_is_in_the_file_and_the_crop_beside_it(case: DeckFile) -> None:
    marked = [(name, pic) for name, pic in pics(case) if "浮标" in pic.find(f"{P}nvPicPr/{P}cNvPr").get("descr")]
    assert len(marked) == 2
    for (name, pic), aspect in zip(marked, (3, 1.5), strict=True):
        image = opened(case.parts[media(case, name, pic.find(f"{P}blipFill/{A}blip").get(f"{R}embed"))])
        assert image.width / image.height == pytest.approx(aspect, abs=0.01)
        assert is_red(image.convert("RGB").getpixel((int(SPOT[0] * image.width), int(SPOT[1] * image.height))))
        cut = pic.find(f"{P}blipFill/{A}srcRect")
        parts = {side: int(cut.get(side, 0)) / 100_000 for side in "ltrb"}
        assert parts["l"] < SPOT[0] < 1 - parts["r"]
        assert parts["t"] < SPOT[1] < 1 - parts["b"]
        assert 0 < sum(parts.values()) < 1


def test_a_drawing_is_there_as_svg_and_as_pixels(case: DeckFile) -> None:
    drawn = [(name, pic) for name, pic in pics(case) if pic.find(f".//{SVG}") is not None]
    assert len(drawn) == 2
    for name, pic in drawn:
        part = media(case, name, pic.find(f".//{SVG}").get(f"{R}embed"))
        assert case.parts[part] == (CASE.parent / "pictures" / "chart.svg").read_bytes()
        fallback = opened(case.parts[media(case, name, pic.find(f"{P}blipFill/{A}blip").get(f"{R}embed"))])
        assert fallback.format == "PNG"
        assert fallback.width / fallback.height == pytest.approx(4 / 3, abs=0.01)
    assert b"image/svg+xml" in case.parts["[Content_Types].xml"]


def test_icons_are_freeforms_in_theme_colours_that_screen_readers_skip(case: DeckFile) -> None:
    icons = [
        shape
        for name in case.slides
        for shape in case.xml(name).iter(f"{P}sp")
        if shape.find(f"{P}spPr/{A}custGeom") is not None
    ]
    assert len(icons) == 5
    for icon in icons:
        assert len(icon.findall(f"{P}spPr/{A}custGeom/{A}pathLst/{A}path")) == 1
        assert icon.find(f"{P}spPr/{A}solidFill/{A}schemeClr") is not None
        assert icon.find(".//{*}decorative").get("val") == "1"


def test_lint_finds_nothing_wrong_with_pictures(case: DeckFile) -> None:
    assert lint.lint(case.path) == []


def test_pictures_are_the_same_bytes_every_time(built: Builder, tmp_path: Path) -> None:
    first = built(CASE, "steppe", None).result.outputs
    again = build(CASE, out=tmp_path / "out").outputs
    assert {name: path.read_bytes() for name, path in again.items()} == {
        name: path.read_bytes() for name, path in first.items()
    }


def test_the_menu_offers_places_for_pictures(case: DeckFile) -> None:
    names = {case.xml(n).find(f"{P}cSld").get("name") for n in case.names(r"ppt/slideLayouts/slideLayout\d+\.xml")}
    assert {"图片与说明", "图片与要点"} <= names
