"""A deck that people have edited, in another brand: everything that they wrote and drew is still there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from generator import cli
from generator.brand.load import load
from generator.build import DEFAULT_BRAND
from generator.corporate import opc
from generator.deck import lint
from generator.problems import ExitCode, InputProblems, UsageProblem
from generator.rebrand.rebrand import rebranded
from tests.conftest import CASES, Builder
from tests.support import office, templates

OTHER = "cinnabar"
SUMMARY = CASES / "all-forms" / "summary.yaml"


@pytest.fixture(scope="module")
def edited(built: Builder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck after a day in an office: texts, order, slides, shapes, chart data and a link changed."""
    path = tmp_path_factory.mktemp("edited") / "edited.pptx"
    deck = pptx.Presentation(str(built(SUMMARY, DEFAULT_BRAND, None).deck.path))
    slides: Any = deck.slides
    slides[0].shapes.title.text = "Edited by hand"
    star = slides[1].shapes.add_shape(MSO_SHAPE.STAR_5_POINT, Inches(1), Inches(1), Inches(1), Inches(1))
    star.name, star.text_frame.text = "A star of ours", "drawn"
    star.fill.solid()
    star.fill.fore_color.rgb = RGBColor(0x12, 0xAB, 0x34)  # type: ignore[no-untyped-call]
    slides[1].notes_slide.notes_text_frame.text = "Said otherwise"
    added = slides.add_slide(slides[2].slide_layout)
    added.shapes.add_textbox(Inches(2), Inches(2), Inches(3), Inches(1)).text_frame.text = "A slide of ours"
    chart = next(s.chart for slide in slides for s in slide.shapes if s.has_chart)
    data: Any = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call]
    data.categories = ["one", "two"]
    data.add_series("ours", (17, 71))
    chart.replace_data(data)
    order = slides._sldIdLst
    order.insert(2, order[-1])
    order.remove(order[-1])
    section = next(iter(deck.part._element.iter("{*}sectionLst")))
    gone = {e.get("id") for e in order}
    for listed in list(section.iter("{*}sldId")):
        if listed.get("id") not in gone:
            listed.getparent().remove(listed)  # type: ignore[union-attr]
    first = next(iter(section.iter("{*}sldIdLst")))
    new = first.makeelement(first[0].tag, {"id": order[2].get("id")})
    first.append(new)
    deck.save(str(path))
    return path


@pytest.fixture(scope="module")
def moved(edited: Path) -> Path:
    made = rebranded(edited, load(OTHER))
    path = edited.with_name("moved.pptx")
    path.write_bytes(made.data)
    return path


def _texts(path: Path) -> list[list[tuple[str, str]]]:
    deck = pptx.Presentation(str(path))
    return [[(s.name, "\n".join(_words(s))) for s in slide.shapes] for slide in deck.slides]


def _words(shape: Any) -> Iterator[str]:
    for text in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"):
        yield text.text or ""


def _notes(path: Path) -> list[str]:
    slides = pptx.Presentation(str(path)).slides
    return [
        s.notes_slide.notes_text_frame.text if s.has_notes_slide and s.notes_slide.notes_text_frame else ""
        for s in slides
    ]


def _values(path: Path) -> list[Any]:
    found = []
    for slide in pptx.Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                plots: Any = shape.chart.plots
                found.append([(list(p.categories), [(s.name, list(s.values)) for s in p.series]) for p in plots])
    return found


def _jumps(path: Path) -> list[list[str]]:
    package = opc.read(path)
    slides = [package.target(package.presentation, i) for i in _ids(package)]
    return [[r.target for r in package.of(slide or "", "slide")] for slide in slides]


def _ids(package: opc.Package) -> list[str]:
    root = package.tree(package.presentation)
    return [
        next(v for k, v in e.attrib.items() if k.endswith("}id")) for e in root.iter("{*}sldId") if len(e.attrib) == 2
    ]


def _sections(path: Path) -> list[tuple[str, int]]:
    package = opc.read(path)
    return [
        (e.get("name"), len(list(e.iter("{*}sldId")))) for e in package.tree(package.presentation).iter("{*}section")
    ]


def test_nothing_that_people_wrote_or_drew_is_lost(edited: Path, moved: Path) -> None:
    assert _texts(moved) == _texts(edited)
    assert "A star of ours" in str(_texts(moved))
    assert "A slide of ours" in str(_texts(moved))


def test_notes_charts_links_and_sections_stay(edited: Path, moved: Path) -> None:
    assert _notes(moved) == _notes(edited)
    assert "Said otherwise" in _notes(moved)
    assert _values(moved) == _values(edited)
    assert "ours" in str(_values(moved))
    assert _jumps(moved) == _jumps(edited)
    assert _sections(moved) == _sections(edited)


def test_the_look_is_the_other_brands(moved: Path, built: Builder) -> None:
    theirs = opc.read(built(SUMMARY, OTHER, None).deck.path)
    package = opc.read(moved)
    (master,) = (n for n in package.parts if n.startswith("ppt/slideMasters/slideMaster"))
    assert package.parts[package.one(master, "theme") or ""] == theirs.parts["ppt/theme/theme1.xml"]


def test_placeholders_stand_in_the_layouts_of_the_same_key(edited: Path, moved: Path) -> None:
    before, after = (
        [s.slide_layout._element.get("matchingName") for s in pptx.Presentation(str(p)).slides] for p in (edited, moved)
    )
    assert after == before


def test_fixed_colours_are_listed_by_slide(edited: Path) -> None:
    said = [str(p) for p in rebranded(edited, load(OTHER)).problems]
    assert len(said) == 1
    assert "Slide 2 has fixed colours (12AB34)" in said[0]


def test_lint_finds_only_what_people_did(edited: Path, moved: Path) -> None:
    assert lint.structure(moved) == []
    assert set(lint.lint(moved)) <= set(lint.lint(edited))


def test_layouts_are_known_by_name_where_their_mark_is_gone(edited: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.pptx"
    bare.write_bytes(edited.read_bytes())
    templates.changed(bare, templates.replaced(r"ppt/slideLayouts/.*\.xml", (r' matchingName="[^"]*"', "")))
    made = rebranded(bare, load(OTHER))
    assert not [p for p in made.problems if "layout" in p.message]


def test_a_slide_on_a_layout_of_someone_else_keeps_its_places_and_is_listed(edited: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.pptx"
    strange.write_bytes(edited.read_bytes())

    def change(package: opc.Package) -> None:
        slide = package.target(package.presentation, _ids(package)[1])
        layout = package.one(slide or "", "slideLayout") or ""
        templates.replaced(layout, (r' matchingName="[^"]*"', ""), (r'<p:cSld name="[^"]*"', '<p:cSld name="Pasted"'))(
            package
        )

    templates.changed(strange, change)
    made = rebranded(strange, load(OTHER))
    assert any("Slide 2 stands on the layout `Pasted`" in p.message for p in made.problems)
    path = tmp_path / "moved.pptx"
    path.write_bytes(made.data)
    assert _texts(path) == _texts(strange)
    places = [[(s.left, s.top) for s in pptx.Presentation(str(p)).slides[1].placeholders] for p in (strange, path)]
    assert places[0] == places[1]


def test_what_is_no_deck_of_ours_is_refused(tmp_path: Path) -> None:
    file = templates.plain(tmp_path / "strange.pptx")
    with pytest.raises((InputProblems, UsageProblem)):
        rebranded(templates.used(file), load(OTHER))


def test_on_the_command_line(edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["rebrand", str(edited), "--brand", OTHER, "-o"]
    assert cli.main([*asked, str(tmp_path / "new.pptx")]) == ExitCode.DONE
    assert "new.pptx" in capsys.readouterr().out
    assert cli.main([*asked, str(edited)]) == ExitCode.USAGE


@pytest.mark.slow
def test_both_validators_find_nothing(moved: Path) -> None:
    assert office.sdk_problems(moved) == []
    assert office.audit_problems(moved) == []
