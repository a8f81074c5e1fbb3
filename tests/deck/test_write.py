"""A planned deck as a file: read back with python-pptx, and looked at part by part."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation

from generator.deck.fit import fit
from generator.deck.lint import lint
from generator.deck.model import Deck, Fill, Slide, Text
from generator.deck.write import to_bytes, write
from tests.deck.reports import dressed, planned, shipped
from tests.support.deck import A, DeckFile, P

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def small(*slides: Slide) -> Deck:
    return Deck("题名", "zh-CN", "单位", "主题", "页脚文字", ("", ""), slides)


@pytest.fixture(scope="module")
def deck() -> Deck:
    brand, offered = dressed()
    return fit(planned(shipped(), brand), brand, offered).deck


@pytest.fixture(scope="module")
def path(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    brand, offered = dressed()
    out = tmp_path_factory.mktemp("deck") / "deck.pptx"
    write(deck, brand, offered, out)
    return out


@pytest.fixture(scope="module")
def file(path: Path) -> DeckFile:
    return DeckFile(path)


@pytest.fixture(scope="module")
def presentation(path: Path) -> Any:
    return Presentation(str(path))


def test_the_lint_finds_nothing(path: Path) -> None:
    assert lint(path) == []


def test_the_same_deck_gives_the_same_bytes(deck: Deck, path: Path) -> None:
    brand, offered = dressed()
    assert to_bytes(deck, brand, offered) == path.read_bytes()


def test_every_slide_is_in_its_layout_and_leaves_no_placeholder_empty(deck: Deck, presentation: Any) -> None:
    _, offered = dressed()
    for planned_slide, slide in zip(deck.slides, presentation.slides, strict=True):
        assert slide.slide_layout.name == offered.layouts[planned_slide.layout].name
        for shape in slide.placeholders:
            if shape.has_text_frame:
                assert shape.text_frame.text.strip(), f"{planned_slide.key}: {shape.name}"


def test_all_text_is_in_placeholders_and_tables(presentation: Any) -> None:
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                assert shape.is_placeholder


def test_the_title_comes_first_and_footer_and_number_last(deck: Deck, presentation: Any) -> None:
    for planned_slide, slide in zip(deck.slides, presentation.slides, strict=True):
        shapes = list(slide.shapes)
        assert shapes[0].text_frame.text.replace("\v", "") == planned_slide.title
        types = [s.placeholder_format.type.name for s in shapes if s.is_placeholder]
        if "FOOTER" in types:
            assert types[-2:] == ["FOOTER", "SLIDE_NUMBER"]
            assert shapes[-2].text_frame.text == deck.footer


def test_colours_are_the_themes_and_fonts_its_faces(file: DeckFile) -> None:
    for name in file.slides:
        root = file.xml(name)
        assert not list(root.iter(f"{A}srgbClr"))
        assert not list(root.iter(f"{P}style"))
        assert {f.get("typeface")[0] for f in root.iter(f"{A}latin", f"{A}ea")} <= {"+"}


def test_runs_say_their_language(file: DeckFile) -> None:
    for name in file.slides:
        for run in file.xml(name).iter(f"{A}r"):
            properties = run.find(f"{A}rPr")
            assert {properties.get("lang"), properties.get("altLang")} == {"zh-CN", "en-US"}


def test_agenda_links_jump_to_the_dividers(deck: Deck, presentation: Any) -> None:
    numbers = {slide.key: i for i, slide in enumerate(deck.slides)}
    agenda = presentation.slides[numbers["agenda"]]
    slides = list(presentation.slides)
    names = [s for s in agenda.placeholders if s.text_frame.text in {"初心如磐", "人民至上", "砥砺奋进", "热血忠诚"}]
    links = [link for name in names for link in name._element.iter(f"{A}hlinkClick")]
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    targets = [agenda.part.related_part(link.get(relation)).slide for link in links]
    assert [slides.index(t) for t in targets] == [n for key, n in numbers.items() if key.startswith("divider")]
    assert {link.get("action") for link in links} == {"ppaction://hlinksldjump"}


def test_the_outline_has_every_slide_in_one_section(deck: Deck, file: DeckFile) -> None:
    root = file.xml("ppt/presentation.xml")
    listed = [e.get("id") for e in root.iter(f"{P14}sldId")]
    assert listed == [e.get("id") for e in root.iter(f"{P}sldId")]
    sections = list(root.iter(f"{P14}section"))
    assert [s.get("name") for s in sections] == list(dict.fromkeys(s.section for s in deck.slides))
    assert all(s.get("id") == s.get("id").upper() for s in sections)


def test_notes_are_those_of_the_plan(deck: Deck, presentation: Any) -> None:
    for planned_slide, slide in zip(deck.slides, presentation.slides, strict=True):
        assert slide.notes_slide.notes_text_frame.text.split("\n") == list(planned_slide.notes)


def test_section_marks_lead_to_their_sections_and_light_the_current_one(deck: Deck, presentation: Any) -> None:
    number = next(i for i, s in enumerate(deck.slides) if s.key == "homicide-years")
    group = next(s for s in presentation.slides[number].shapes if s.shape_type == 6 and len(list(s.shapes)) == 4)
    assert group.name == "章节标记"
    targets = [mark.click_action.target_slide for mark in group.shapes]
    slides = list(presentation.slides)
    assert [slides.index(t) for t in targets] == [i for i, s in enumerate(deck.slides) if s.key.startswith("divider")]
    colors = [s._element.find(f".//{A}schemeClr").get("val") for s in group.shapes]
    assert colors == ["accent6", "accent2", "accent6", "accent6"]


def test_drawn_figures_say_what_they_show(deck: Deck, presentation: Any) -> None:
    number = next(i for i, s in enumerate(deck.slides) if s.key == "homicide-years")
    described = [e.get("descr") for e in presentation.slides[number]._element.iter(f"{P}cNvPr") if e.get("descr")]
    assert [d for d in described if not d.startswith("章节标记")] == ["现行命案连续下降：7年", "现行命案全破：5年"]


def test_tables_are_native_with_a_header_row(deck: Deck, presentation: Any) -> None:
    number = next(i for i, s in enumerate(deck.slides) if s.key == "statistics")
    table = next(s for s in presentation.slides[number].shapes if s.has_table)
    assert table.is_placeholder
    assert table.table.first_row
    assert table.table.cell(1, 1).text == "落实“第一议题”制度"
    assert table.table.cell(1, 2).text == "6.5"


def test_the_file_says_title_author_and_language(presentation: Any) -> None:
    core = presentation.core_properties
    assert (core.title, core.author, core.language) == ("内蒙古公安2022年工作综述", "内蒙古自治区公安厅", "zh-CN")


def test_a_smaller_size_and_its_line_are_written_where_the_fitter_asks_for_them(tmp_path: Path) -> None:
    brand, offered = dressed()
    slide = Slide("a", "text", "标题", fills=(Fill("body", Text.of("正文", 14, 19.75)),))
    write(small(slide), brand, offered, tmp_path / "a.pptx")
    root = DeckFile(tmp_path / "a.pptx").xml("ppt/slides/slide1.xml")
    run = next(r for r in root.iter(f"{A}r") if r.find(f"{A}t").text == "正文")
    assert run.find(f"{A}rPr").get("sz") == "1400"
    assert run.getparent().find(f".//{A}spcPts").get("val") == "1975"


def test_a_hidden_slide_stays_in_the_deck_but_is_not_shown(tmp_path: Path) -> None:
    brand, offered = dressed()
    write(small(Slide("a", "title-only", "标题", hidden=True)), brand, offered, tmp_path / "a.pptx")
    assert DeckFile(tmp_path / "a.pptx").xml("ppt/slides/slide1.xml").get("show") == "0"


def test_marks_are_dropped_for_a_single_section(tmp_path: Path) -> None:
    brand, offered = dressed()
    slide = Slide("a", "title-only", "标题")
    for count, groups in ((1, 0), (2, 1), (9, 0)):
        write(replace(small(slide), sections=("",) * count), brand, offered, tmp_path / "a.pptx")
        root = DeckFile(tmp_path / "a.pptx").xml("ppt/slides/slide1.xml")
        assert len(list(root.iter(f"{P}grpSp"))) == groups


def test_special_characters_come_back_as_they_were(tmp_path: Path) -> None:
    brand, offered = dressed()
    text = "A&B <c> \"d\" 'e'"
    write(small(Slide("a", "text", text, fills=(Fill("body", Text.of(text)),))), brand, offered, tmp_path / "a.pptx")
    slide = Presentation(str(tmp_path / "a.pptx")).slides[0]
    assert slide.shapes.title.text_frame.text == text
    assert [s.text_frame.text for s in slide.placeholders].count(text) == 2


def test_an_earlier_file_stays_when_writing_fails(tmp_path: Path) -> None:
    brand, offered = dressed()
    out = tmp_path / "a.pptx"
    out.write_bytes(b"earlier")
    with pytest.raises(KeyError):
        write(small(Slide("a", "no-such-layout", "标题")), brand, offered, out)
    assert out.read_bytes() == b"earlier"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pptx"]


def test_the_package_has_no_part_twice(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    assert len(set(names)) == len(names)
