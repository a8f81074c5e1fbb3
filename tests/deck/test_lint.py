"""One fault at a time in a sound deck, and what the lint says about it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches

from generator.brand.load import load
from generator.deck.layouts import layouts
from generator.deck.lint import lint
from generator.deck.master import template

SLIDE = "ppt/slides/slide1.xml"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
Edit = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def sound() -> bytes:
    """A deck of one title slide, one dark slide and a section."""
    brand = load("steppe")
    found = layouts(brand, "zh-CN")
    presentation = Presentation(io.BytesIO(template(brand, "zh-CN", found, set())))
    by_name = {layout.name: layout for layout in presentation.slide_layouts}
    for key in ("title-only", "divider-1"):
        layout = by_name[found.layouts[key].name]
        slide = presentation.slides.add_slide(layout)
        for shape in slide.placeholders:
            shape.text_frame.text = "text"
        override = slide._element.find("{*}clrMapOvr")
        slide._element.replace(override, deepcopy(layout._element.find("{*}clrMapOvr")))
    out = io.BytesIO()
    presentation.save(out)
    sections = (
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        b' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="s"'
        b' id="{6BA7B811-9DAD-11D1-80B4-00C04FD430C8}"><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/>'
        b"</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    return edited(out.getvalue(), "ppt/presentation.xml", lambda x: x.replace(b"</p:presentation>", sections))


def edited(data: bytes, part: str, edit: Edit) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                changed = edit(content)
                assert changed != content, "the fault was not put in"
                content = changed
            new.writestr(name, content)
    return out.getvalue()


def said(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "d.pptx"
    path.write_bytes(data)
    return lint(path)


def swap(old: str, new: str, count: int = 1) -> Edit:
    return lambda content: content.replace(old.encode(), new.encode(), count)


def add(shape: str) -> Edit:
    return swap("</p:spTree>", shape + "</p:spTree>")


RECTANGLE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="box"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>{}</p:sp>'
)
TEXT = "<p:txBody><a:bodyPr/><a:p><a:r><a:t>words</a:t></a:r></a:p></p:txBody>"


def test_sound_deck_passes(sound: bytes, tmp_path: Path) -> None:
    assert said(sound, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "edit", "message"),
    [
        (SLIDE, swap('<p:cNvPr id="3"', '<p:cNvPr id="2"'), "2 shapes have the number 2"),
        (SLIDE, add(RECTANGLE.format(TEXT)), "`box` is a text box"),
        (SLIDE, add(RECTANGLE.format("")), "`box` has no alternative text"),
        (SLIDE, swap("<a:t>text</a:t>", "<a:t> </a:t>"), "is an empty placeholder"),
        (SLIDE, swap("<a:t>text</a:t>", "<a:t></a:t>"), "has no title"),
        (SLIDE, swap('idx="13"', 'idx="77"'), "is a placeholder that its layout does not have"),
        (SLIDE, swap("<a:r>", '<a:r><a:rPr><a:latin typeface="Arial"/></a:rPr>'), "fixed typeface Arial"),
        (
            SLIDE,
            swap("<a:r>", '<a:r><a:rPr><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:rPr>'),
            "fixed colour FF0000",
        ),
        (SLIDE, swap("<a:r>", '<a:r><a:rPr><a:hlinkClick r:id="rId9"/></a:rPr>'), "uses rId9"),
        ("ppt/presentation.xml", swap('p14:sldId id="257"', 'p14:sldId id="300"'), "names the slide 300"),
        ("ppt/presentation.xml", swap('<p14:sldId id="257"/>', ""), "257 is in no section"),
        ("ppt/_rels/presentation.xml.rels", swap("viewProps.xml", "viewPrps.xml"), "which is not in the file"),
        (
            "[Content_Types].xml",
            swap('PartName="/ppt/viewProps.xml"', 'PartName="/x.xml"'),
            "x.xml: has a content type",
        ),
    ],
)
def test_fault_is_found(sound: bytes, tmp_path: Path, part: str, edit: Edit, message: str) -> None:
    found = said(edited(sound, part, edit), tmp_path)
    assert any(message in line for line in found), found


def test_decorative_and_described_shapes_pass(sound: bytes, tmp_path: Path) -> None:
    described = RECTANGLE.format("").replace('name="box"', 'name="box" descr="a box"')
    assert said(edited(sound, SLIDE, add(described)), tmp_path) == []


def test_slide_on_a_dark_layout_needs_its_colour_map(sound: bytes, tmp_path: Path) -> None:
    def plain(content: bytes) -> bytes:
        start, end = content.index(b"<a:overrideClrMapping"), content.index(b"</p:clrMapOvr>")
        return content[:start] + b"<a:masterClrMapping/>" + content[end:]

    found = said(edited(sound, "ppt/slides/slide2.xml", plain), tmp_path)
    assert any("colour map" in line for line in found), found


def test_orphans_doubles_and_unknown_types_are_found(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "d.pptx"
    path.write_bytes(sound)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("ppt/media/left.bin", b"")
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("ppt/viewProps.xml", "<x/>")
    found = lint(path)
    assert any("left.bin: nothing points at it" in line for line in found)
    assert any("left.bin: has no content type" in line for line in found)
    assert any("viewProps.xml: is in the file 2 times" in line for line in found)


def test_text_box_flag_alone_is_enough(sound: bytes, tmp_path: Path) -> None:
    presentation = Presentation(io.BytesIO(sound))
    presentation.slides[0].shapes.add_textbox(*[Inches(1)] * 4)
    out = io.BytesIO()
    presentation.save(out)
    assert any("is a text box" in line for line in said(out.getvalue(), tmp_path))
