"""The layouts as a PowerPoint file without slides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from generator.brand.load import load
from generator.brand.model import ROLES
from generator.deck.layouts import Layouts, layouts
from generator.deck.lint import lint
from generator.deck.master import template
from generator.deck.package import TABLE_STYLE
from generator.problems import InputProblems

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
BRANDS = ("steppe", "cinnabar", "ink")
EDITIONS = [(brand, language) for brand in BRANDS for language in ("zh-CN", "en")]


@cache
def made(brand: str, language: str = "zh-CN") -> tuple[Layouts, bytes]:
    found = layouts(load(brand, language=language), language)
    return found, template(load(brand, language=language), language, found)


@cache
def part(brand: str, name: str, language: str = "zh-CN") -> Any:
    with zipfile.ZipFile(io.BytesIO(made(brand, language)[1])) as file:
        return etree.fromstring(file.read(name))


def layout_parts(brand: str) -> Iterator[tuple[str, Any]]:
    for i, key in enumerate(made(brand)[0].layouts, 1):
        yield key, part(brand, f"ppt/slideLayouts/slideLayout{i}.xml")


@pytest.mark.parametrize(("brand", "language"), EDITIONS)
def test_file_is_sound(brand: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "t.pptx"
    path.write_bytes(made(brand, language)[1])
    assert lint(path) == []


@pytest.mark.parametrize(("brand", "language"), EDITIONS)
def test_python_pptx_opens_it_with_every_layout_and_placeholder(brand: str, language: str) -> None:
    found, data = made(brand, language)
    presentation: Any = Presentation(io.BytesIO(data))
    assert (presentation.slide_width, presentation.slide_height) == (12192000, 6858000)
    assert [layout.name for layout in presentation.slide_layouts] == [x.name for x in found.layouts.values()]
    for real, wanted in zip(presentation.slide_layouts, found.layouts.values(), strict=True):
        numbers = [ph.placeholder_format.idx for ph in real.placeholders]
        assert numbers == [slot.idx for slot in wanted.placeholders.values()]


def test_only_the_layouts_in_use_stay_with_those_that_are_always_there() -> None:
    found, whole = made("steppe")
    part_of_it = template(load("steppe"), "zh-CN", found, {"figures-2"})
    names = [layout.name for layout in Presentation(io.BytesIO(part_of_it)).slide_layouts]
    assert found.layouts["figures-2"].name in names
    assert found.layouts["title-only"].name in names
    assert found.layouts["figures-4"].name not in names
    assert len(part_of_it) < len(whole) / 2


def test_two_compilations_are_equal() -> None:
    found, first = made("steppe")
    assert template(load("steppe"), "zh-CN", found) == first


def test_theme_carries_the_roles_and_an_east_asian_face() -> None:
    theme, brand = part("cinnabar", "ppt/theme/theme1.xml"), load("cinnabar")
    for role, slot in ROLES.items():
        assert theme.find(f".//{A}clrScheme/{A}{slot}/{A}srgbClr").get("val") == brand.colors[role][1:].upper()
    for kind, face in (("major", brand.deck_fonts.heading_ea), ("minor", brand.deck_fonts.body_ea)):
        font = theme.find(f".//{A}{kind}Font")
        assert font.find(f"{A}ea").get("typeface") == face
        assert font.find(f"{A}font[@script='Hans']").get("typeface") == face


@pytest.mark.parametrize("brand", BRANDS)
def test_layouts_use_theme_colours_and_faces_only(brand: str) -> None:
    for key, tree in layout_parts(brand):
        assert not list(tree.iter(f"{A}srgbClr")), key
        faces = {e.get("typeface") for kind in ("latin", "ea", "cs") for e in tree.iter(A + kind)}
        assert all(face.startswith("+") for face in faces), key


def test_text_is_set_as_the_fitter_measures_it() -> None:
    """Exact line spacing, no insets, no bullets, East Asian breaks, no autofit, no hanging punctuation."""
    for key, tree in layout_parts("steppe"):
        for ph in tree.iter(f"{P}ph"):
            body = ph.getparent().getparent().getparent().find(f"{P}txBody")
            box = body.find(f"{A}bodyPr")
            assert {box.get(side) for side in ("lIns", "tIns", "rIns", "bIns")} == {"0"}, key
            assert box.find(f"{A}noAutofit") is not None
            levels = list(body.find(f"{A}lstStyle"))
            assert levels
            for level in levels:
                assert level.find(f"{A}lnSpc/{A}spcPts") is not None
                assert level.find(f"{A}buNone") is not None
                assert (level.get("eaLnBrk"), level.get("hangingPunct")) == ("1", "0")


def test_decoration_is_marked_and_stays_on_the_slide() -> None:
    for key, tree in layout_parts("steppe"):
        for off in tree.iter(f"{A}off"):
            ext = off.getparent().find(f"{A}ext")
            x, y, w, h = (int(e.get(k)) for e, k in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
            assert min(x, y) >= 0, key
            assert x + w <= 12192000, key
            assert y + h <= 6858000, key
        for shape in tree.iter(f"{P}sp", f"{P}grpSp"):
            if shape.find(f"*/{P}nvPr/{P}ph") is None:
                properties = shape.find(f"*/{P}cNvPr")
                assert next(properties.iter("{*}decorative")).get("val") == "1", (key, properties.get("name"))


def test_dark_layouts_turn_the_colour_map_round_unless_the_brand_has_no_dark_ground() -> None:
    def overrides(brand: str) -> dict[str, str]:
        found = {key: tree.find(f"{P}clrMapOvr/{A}overrideClrMapping") for key, tree in layout_parts(brand)}
        return {key: f"{m.get('bg1')} {m.get('tx1')} {m.get('tx2')}" for key, m in found.items() if m is not None}

    dark = {f"divider-{n}{kind}" for n in (1, 2, 3, 4) for kind in ("", "-long")}
    dark |= {*(f"closing-{n}{kind}" for n in (1, 2, 3) for kind in ("", "-long"))}
    assert overrides("steppe") == dict.fromkeys(dark, "dk2 lt1 accent6")
    assert overrides("ink") == {}


def test_presentation_breaks_chinese_lines_and_has_one_table_style() -> None:
    presentation = part("steppe", "ppt/presentation.xml")
    kinsoku = presentation.find(f"{P}kinsoku")
    assert kinsoku.get("lang") == "zh-CN"
    assert {"。", "，", "”"} <= set(kinsoku.get("invalStChars"))
    assert {"“", "（"} <= set(kinsoku.get("invalEndChars"))
    styles = part("steppe", "ppt/tableStyles.xml")
    assert [s.get("styleId") for s in styles] == [styles.get("def")] == [TABLE_STYLE]


def test_english_template_speaks_english_throughout() -> None:
    with zipfile.ZipFile(io.BytesIO(made("steppe", "en")[1])) as file:
        for name in file.namelist():
            if name.startswith(("ppt/slideLayouts/slideLayout", "ppt/slideMasters/slideMaster", "ppt/notesMasters/n")):
                text = file.read(name).decode()
                assert 'lang="zh-CN" altLang' not in text, name
                assert not any("\u4e00" <= c <= "\u9fff" for c in text), name


def test_unknown_motif_is_a_problem_with_its_place() -> None:
    found, _ = made("steppe")
    cover = found.layouts["cover"]
    parts = (replace(cover.parts[0], motif="clouds"),)
    wrong = replace(found, layouts={"cover": replace(cover, parts=parts)})
    with pytest.raises(InputProblems, match="no motif `clouds`"):
        template(load("steppe"), "zh-CN", wrong)


def test_plain_slide_takes_any_content() -> None:
    tree = dict(layout_parts("steppe"))["text"]
    kinds = {ph.get("idx"): ph.get("type") for ph in tree.iter(f"{P}ph")}
    assert kinds["1"] == "obj"


def test_notes_page_comes_with_the_template() -> None:
    presentation = Presentation(io.BytesIO(made("steppe")[1]))
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.notes_slide.notes_text_frame.text = "say this"
    assert presentation.notes_master.part.partname == "/ppt/notesMasters/notesMaster1.xml"
