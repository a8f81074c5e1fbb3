"""Decks on templates as odd as those out there: valid, in their layouts, with nothing left of what was in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree

from generator import resources
from generator.brand.load import load
from generator.build import DEFAULT_BRAND, build
from generator.corporate import opc, read
from generator.corporate.folder import imported
from generator.corporate.settings import setting
from generator.deck import lint
from generator.text.balance import DIVIDED, inside
from tests.conftest import CASES, Builder
from tests.support import office, templates
from tests.support.deck import DeckFile
from tests.support.templates import changed, kind, plain, replaced, used

SUMMARY = CASES / "six-sections" / "summary.yaml"
EMU = 914400
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
LAYOUTS = r"ppt/slideLayouts/slideLayout\d+\.xml"
MASTER = r"ppt/slideMasters/slideMaster1\.xml"

Make = Callable[[Path], Path]


def _as(ending: str, word: str) -> Make:
    return lambda folder: changed(plain(folder / f"house.{ending}"), kind(word))


def _with(*pairs: tuple[str, str], part: str = LAYOUTS) -> Make:
    return lambda folder: changed(plain(folder / "house.pptx"), replaced(part, *pairs))


def _of_libreoffice(folder: Path) -> Path:
    """As LibreOffice writes it: without properties of presentation and view, and with one number for several shapes."""

    def change(package: opc.Package) -> None:
        main = package.presentation
        package.rels[main] = [r for r in package.rels[main] if r.kind not in ("presProps", "viewProps")]
        replaced(rf"{MASTER}|{LAYOUTS}", (r'<p:cNvPr id="\d+"', '<p:cNvPr id="1"'))(package)

    return changed(plain(folder / "house.pptx"), change)


def _without_layouts(folder: Path) -> Path:
    def change(package: opc.Package) -> None:
        (master,) = (n for n in package.parts if n.startswith("ppt/slideMasters/slideMaster"))
        package.rels[master] = [r for r in package.rels[master] if r.kind != "slideLayout"]
        replaced(MASTER, (r"<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>", ""))(package)

    return changed(plain(folder / "house.pptx"), change)


INVERTED = (r'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
NO_PLACES = (r"<p:sp>(?:(?!</p:sp>).)*<p:ph(?:(?!</p:sp>).)*</p:sp>", "")
WARPED = r'(<p:ph type="title"/>(?:(?!</p:sp>).)*<a:bodyPr)(?:/>|>.*?</a:bodyPr>)'
ODD: dict[str, Make] = {
    "usual": lambda folder: plain(folder / "house.pptx"),
    "template": _as("potx", "template"),
    "show": _as("ppsx", "slideshow"),
    "wide": lambda folder: plain(folder / "house.pptx", 13.3333, 7.5),
    "portrait": lambda folder: plain(folder / "house.pptx", 8.5, 11),
    "used": lambda folder: used(plain(folder / "house.pptx")),
    "same names": _with((r'<p:cSld name="[^"]*">', '<p:cSld name="Layout">')),
    "names in lines and other scripts": _with((r'<p:cSld name="Title Slide">', '<p:cSld name=" 标题&#10;幻灯片 ">')),
    "same numbers": _with(
        (r'type="body" idx="\d+"', 'type="body" idx="1"'), (r'sz="half" idx="\d+"', 'sz="half" idx="1"')
    ),
    "no titles": _with((r'<p:ph type="(?:ctrTitle|title)"/>', '<p:ph type="body" idx="77"/>')),
    "nothing on layouts": _with(NO_PLACES),
    "no places at all": _with(NO_PLACES, part=rf"{MASTER}|{LAYOUTS}"),
    "no layouts": _without_layouts,
    "by LibreOffice": _of_libreoffice,
    "titles with an effect": _with(
        (WARPED, r'\1><a:prstTxWarp prst="textNoShape"><a:avLst/></a:prstTxWarp></a:bodyPr>')
    ),
    "dark": _with(INVERTED, part=MASTER),
    "right to left": _with((r'rtl="0"', 'rtl="1"'), (r'algn="l"', 'algn="r"'), part=rf"{MASTER}|ppt/presentation\.xml"),
}


@pytest.fixture(scope="module", params=ODD, ids=lambda name: name.replace(" ", "-"))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    file = ODD[request.param](folder)
    imported(file, folder / "brand")
    result = build(SUMMARY, brand=str(folder / "brand"), out=folder / "out", only="deck")
    assert [p for p in result.problems if p.severity == "error"] == []
    return folder


def _deck(made: Path) -> Path:
    return next((made / "out").glob("*.pptx"))


def test_lint_finds_nothing(made: Path) -> None:
    assert lint.lint(_deck(made)) == []


def test_slides_stand_in_the_master_of_the_template(made: Path) -> None:
    deck = pptx.Presentation(str(_deck(made)))
    found = setting(load(made / "brand"))
    parts = {str(slide.slide_layout.slide_master.part.partname) for slide in deck.slides}
    assert parts == {f"/{found.master.part}"}
    assert (deck.slide_width, deck.slide_height) == (
        round(found.template.slide.w * 914400),
        round(found.template.slide.h * 914400),
    )
    before, after = (opc.read(p) for p in (found.path, _deck(made)))
    theme = before.one(found.master.part, "theme")
    assert theme
    assert after.parts[theme] == before.parts[theme]


def test_every_title_is_there_and_nothing_of_the_template(made: Path, built: Builder) -> None:
    deck = DeckFile(_deck(made))
    ours = built(SUMMARY, DEFAULT_BRAND, None).deck
    assert len(deck.slides) >= len(ours.slides)
    assert templates.OLD not in deck.text
    titles = [
        shape.shapes.title.text_frame.text for shape in pptx.Presentation(str(ours.path)).slides if shape.shapes.title
    ]
    for title in titles:
        assert title.replace("\v", "") in deck.text.replace("\v", "").replace("\n", "")


def test_no_text_leaves_the_slide(made: Path) -> None:
    deck = pptx.Presentation(str(_deck(made)))
    assert deck.slide_width
    assert deck.slide_height
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= -1
            assert shape.left + shape.width <= deck.slide_width + 1, (shape.name, slide.slide_layout.name)
            assert shape.top + shape.height <= deck.slide_height + 1, (shape.name, slide.slide_layout.name)


def test_same_bytes_twice(tmp_path: Path) -> None:
    imported(plain(tmp_path / "house.pptx"), tmp_path / "brand")
    made = [build(SUMMARY, brand=str(tmp_path / "brand"), out=tmp_path / out, only="deck") for out in ("a", "b")]
    one, other = (result.outputs["deck"].read_bytes() for result in made)
    assert one == other


@pytest.mark.slow
def test_both_validators_find_nothing(made: Path) -> None:
    assert office.sdk_problems(_deck(made)) == []
    assert office.audit_problems(_deck(made)) == []


def test_what_belongs_to_the_template_stays_and_what_belonged_to_its_slides_goes(tmp_path: Path) -> None:
    file = used(plain(tmp_path / "house.pptx"))
    imported(file, tmp_path / "brand")
    build(SUMMARY, brand=str(tmp_path / "brand"), out=tmp_path, only="deck")
    names = set(DeckFile(next(tmp_path.glob("*.zh-CN.pptx"))).parts)
    assert {"ppt/tags/tag1.xml", "customXml/item1.xml"} <= names
    assert not {n for n in names if "comment" in n}
    old = opc.read(file)
    kept = {n for n in old.parts if "slideLayout" in n}
    assert kept <= names


def test_long_texts_on_a_narrow_template_come_out_smaller_rather_than_not_at_all(tmp_path: Path) -> None:
    imported(plain(tmp_path / "house.pptx", 9, 7.5), tmp_path / "brand")
    result = build(resources.default_summary(), brand=str(tmp_path / "brand"), language="en", out=tmp_path, only="deck")
    assert [p for p in result.problems if p.severity == "error"] == []
    assert [p.message for p in result.problems if "% of the usual size" in p.message]
    assert lint.lint(result.outputs["deck"]) == []


def _cover(file: Path, folder: Path) -> Any:
    """Build a deck on a template and return its first slide."""
    imported(file, folder / "brand")
    result = build(SUMMARY, brand=str(folder / "brand"), out=folder, only="deck")
    assert [p for p in result.problems if p.severity == "error"] == []
    return pptx.Presentation(str(result.outputs["deck"])).slides[0]


def test_texts_of_a_cover_take_no_indent_or_bullet_and_only_so_much_space_between_them(tmp_path: Path) -> None:
    spacing = '<a:lnSpc><a:spcPct val="180000"/></a:lnSpc><a:spcBef><a:spcPts val="3600"/></a:spcBef>'
    listed = (
        r"(<p:bodyStyle><a:lvl1pPr )marL=\"\d+\" indent=\"-?\d+\"(.*?)<a:spcBef>.*?</a:spcBef>",
        rf'\1marL="457200" indent="-228600"\2{spacing}',
    )
    cover = _cover(changed(plain(tmp_path / "house.pptx"), replaced(MASTER, listed)), tmp_path)
    (text,) = (p for p in cover.placeholders if p.placeholder_format.idx == 1)
    assert len(text.text_frame.paragraphs) > 1
    for paragraph in text.text_frame.paragraphs:
        said = paragraph._p.pPr
        assert (said.get("marL"), said.get("indent")) == ("0", "0")
        assert said.find(f"{{{A}}}buNone") is not None
        assert paragraph.space_before.pt < 10
        assert paragraph.line_spacing.pt < 45
        assert paragraph.space_after.pt == 0


def test_the_largest_text_serves_as_the_title_of_a_cover_without_one(tmp_path: Path) -> None:
    untitled = (r'<p:ph type="ctrTitle"/>', '<p:ph type="body" idx="77"/>')
    large = (r'(idx="77".*?<a:lstStyle)(?:/>|>.*?</a:lstStyle>)', rf"\1>{_level(60, 'r')}</a:lstStyle>")
    file = changed(plain(tmp_path / "house.pptx"), replaced(r"ppt/slideLayouts/slideLayout1\.xml", untitled, large))
    theirs = next(p for p in read.template(file).masters[0].pages[0].places if p.idx == 77)
    cover = _cover(file, tmp_path)
    assert cover.shapes.title.text_frame.text.startswith("云岭轻轨")
    made = read.template(next(tmp_path.glob("*.zh-CN.pptx"))).masters[0]
    page = next(p for p in made.pages if f"/{p.part}" == str(cover.slide_layout.part.partname))
    title = page.title()
    assert title
    assert (title.box, title.size, title.align) == (theirs.box, 60, "right")
    assert "77" not in cover.slide_layout.element.xpath(".//p:ph/@idx")


def test_a_title_smaller_than_its_text_changes_places_with_it(tmp_path: Path) -> None:
    small = (r'(<p:ph type="title"/>.*?<a:lstStyle)(?:/>|>.*?</a:lstStyle>)', rf"\1>{_level(14)}</a:lstStyle>")
    large = (r'(<p:ph type="body" idx="1".*?<a:lstStyle)(?:/>|>.*?</a:lstStyle>)', rf"\1>{_level(40)}</a:lstStyle>")
    file = changed(plain(tmp_path / "house.pptx"), replaced(r"ppt/slideLayouts/slideLayout3\.xml", small, large))
    imported(file, tmp_path / "brand")
    build(SUMMARY, brand=str(tmp_path / "brand"), out=tmp_path, only="deck")
    deck = next(tmp_path.glob("*.zh-CN.pptx"))
    page = next(p for p in read.template(deck).masters[0].pages if p.title() and p.title().size == 40)  # type: ignore[union-attr]
    divider = next(s for s in pptx.Presentation(str(deck)).slides if f"/{page.part}" == s.slide_layout.part.partname)
    assert {p.size for p in page.words()} == {14}
    assert divider.shapes.title.text_frame.text
    assert lint.lint(deck) == []


def _level(size: int, align: str = "l") -> str:
    return f'<a:lvl1pPr algn="{align}"><a:defRPr sz="{size}00"/></a:lvl1pPr>'


def test_a_narrow_title_is_not_broken_inside_a_word(tmp_path: Path) -> None:
    place = rf"\g<1>{round(2.63 * EMU)}\g<2>{round(2.93 * EMU)}"
    narrow = (r'(<p:ph type="ctrTitle"/>.*?<a:ext cx=")\d+(" cy=")\d+', place)
    sized = (r'(<p:titleStyle>.*?<a:defRPr[^>]*? sz=")\d+', r"\g<1>4900")
    file = changed(plain(tmp_path / "house.pptx"), replaced(LAYOUTS, narrow))
    summary = tmp_path / "summary.yaml"
    summary.write_text(
        SUMMARY.read_text("utf-8").replace("云岭轻轨2024年运营报告摘要", "云岭轻轨段2024年工作综述"), "utf-8"
    )
    imported(changed(file, replaced(MASTER, sized)), tmp_path / "brand")
    result = build(summary, brand=str(tmp_path / "brand"), out=tmp_path, only="deck")
    cover = pptx.Presentation(str(result.outputs["deck"])).slides[0]
    lines = cover.shapes.title.text_frame.text.split("\v")
    assert "".join(lines) == "云岭轻轨段2024年工作综述"
    assert len(lines) > 2
    assert not inside(lines, DIVIDED)


def test_a_footer_is_cut_by_the_size_that_theirs_has(tmp_path: Path) -> None:
    small = (r'(<p:ph type="ftr".*?<a:defRPr sz=")\d+', r"\g<1>600")
    usual, less = tmp_path / "usual", tmp_path / "less"
    narrow = (r'(<p:ph type="ftr".*?<a:ext cx=")\d+', rf"\g<1>{round(1.6 * EMU)}")
    footers = []
    for folder, changes in ((usual, [narrow]), (less, [narrow, small])):
        folder.mkdir()
        cover = _cover(changed(plain(folder / "house.pptx"), replaced(MASTER, *changes)), folder)
        footers += [p.text_frame.text for p in cover.placeholders if "Footer" in p.name]
    assert footers[0].endswith("…")
    assert not footers[1].endswith("…")


def test_nothing_runs_from_right_to_left(tmp_path: Path) -> None:
    imported(ODD["right to left"](tmp_path), tmp_path / "brand")
    build(SUMMARY, brand=str(tmp_path / "brand"), out=tmp_path, only="deck")
    made = opc.read(next(tmp_path.glob("*.zh-CN.pptx")))
    found = setting(load(tmp_path / "brand"))
    for part in (made.presentation, found.master.part):
        assert b'rtl="1"' not in made.parts[part], part


def test_a_cover_of_ours_stands_on_the_ground_of_dividers_and_the_end(tmp_path: Path) -> None:
    imported(ODD["nothing on layouts"](tmp_path), tmp_path / "brand")
    build(SUMMARY, brand=str(tmp_path / "brand"), out=tmp_path, only="deck")
    slides = pptx.Presentation(str(next(tmp_path.glob("*.zh-CN.pptx")))).slides
    grounds = [slide.slide_layout.element.find(f".//{{{P}}}bg") for slide in slides]
    own = [etree.tostring(ground) for ground in grounds if ground is not None]
    assert grounds[0] is not None
    assert 2 < len(own) < len(grounds)
    assert set(own) == {own[0]}
