"""A deck that people have edited, moved onto an organisation's own template, and from there to a brand of ours."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pptx
import pytest

from generator.brand.load import load
from generator.corporate import keys, opc
from generator.corporate.folder import imported
from generator.corporate.settings import setting
from generator.deck import lint
from generator.deck.layouts import layouts
from generator.rebrand.rebrand import rebranded
from tests.conftest import Builder
from tests.rebrand.test_rebrand import _notes, _sections, _values, edited
from tests.support import office, templates

__all__ = ["edited"]
KICKER = 13
"""The number of our placeholder for the section's name, which leads to the section; a template has none."""
WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


SIZES = {"4-3": (10, 7.5), "16-9": (13.3333, 7.5), "untitled": (10, 7.5)}


@pytest.fixture(scope="module", params=SIZES)
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brand on a template: some of its layouts are called as ours, or its cover and divider have no titles."""
    folder = tmp_path_factory.mktemp("house")
    file = templates.plain(folder / "house.pptx", *SIZES[request.param])
    name = layouts(load(), "zh-CN").layouts["table"].name
    change = templates.replaced(
        r"ppt/slideLayouts/slideLayout9\.xml", (r'<p:cSld name="[^"]*"', f'<p:cSld name="{name}"')
    )
    templates.changed(file, change)
    if request.param == "untitled":
        untitled = (r'<p:ph type="(?:ctrTitle|title)"/>', '<p:ph type="body" idx="77"/>')
        templates.changed(file, templates.replaced(r"ppt/slideLayouts/slideLayout[13]\.xml", untitled))
    imported(file, folder / "brand")
    return folder / "brand"


@pytest.fixture(scope="module")
def there(edited: Path, house: Path) -> Path:
    path = house.parent / "there.pptx"
    path.write_bytes(rebranded(edited, load(house, language="zh-CN")).data)
    return path


@pytest.fixture(scope="module")
def back(there: Path) -> Path:
    path = there.with_name("back.pptx")
    path.write_bytes(rebranded(there, load("cinnabar", language="zh-CN")).data)
    return path


def _texts(path: Path) -> Counter[str]:
    """Every text of slides and notes but numbers of slides, however it is broken into lines."""
    found: Counter[str] = Counter()
    for slide in pptx.Presentation(str(path)).slides:
        trees = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        for paragraph in (p for tree in trees for p in tree.iter("{*}p")):
            runs = (t for t in paragraph.iter(WORDS) if not t.getparent().tag.endswith("}fld"))
            text = "".join(t.text or "" for t in runs)
            found[text.replace(" ", "")] += 1
    return found


def _lost(before: Path, after: Path) -> set[str]:
    """Texts that are no longer there at all."""
    return {text for text in _texts(before) if text} - set(_texts(after))


def test_no_text_is_lost(edited: Path, there: Path, back: Path) -> None:
    deck = pptx.Presentation(str(edited))
    kickers = Counter(p.text_frame.text.replace(" ", "") for s in deck.slides for p in s.placeholders
                      if p.placeholder_format.idx == KICKER)  # fmt: skip
    assert _lost(edited, there) <= {text for text, count in kickers.items() if count > 1}
    assert _lost(there, back) == set()
    for text in ("Editedbyhand", "Aslideofours", "Saidotherwise", "drawn"):
        assert text in _texts(back)


def test_notes_charts_and_sections_stay(edited: Path, there: Path, back: Path) -> None:
    for path in (there, back):
        assert all(new.startswith(old) for old, new in zip(_notes(edited), _notes(path), strict=True))
        assert _values(path) == _values(edited)
        assert _sections(path) == _sections(edited)


def test_drawn_shapes_stay_and_keep_their_proportions(there: Path, back: Path) -> None:
    for path in (there, back):
        (star,) = (s for s in pptx.Presentation(str(path)).slides[1].shapes if s.name == "A star of ours")
        assert star.width == pytest.approx(star.height, rel=0.01)


def test_everything_stands_on_the_slide(there: Path, back: Path) -> None:
    for path in (there, back):
        deck: Any = pptx.Presentation(str(path))
        for slide in deck.slides:
            for shape in slide.shapes:
                assert -1 <= shape.left <= shape.left + shape.width <= deck.slide_width + 1, shape.name
                assert -1 <= shape.top <= shape.top + shape.height <= deck.slide_height + 1, shape.name


def test_the_master_is_theirs(there: Path, house: Path) -> None:
    found = setting(load(house))
    deck = pptx.Presentation(str(there))
    theirs = opc.read(found.path)
    assert deck.slide_width == round(found.template.slide.w * 914400)
    package = opc.read(there)
    (master,) = {str(s.slide_layout.slide_master.part.partname).lstrip("/") for s in deck.slides}
    theme = theirs.one(found.master.part, "theme")
    assert theme
    assert package.parts[package.one(master, "theme") or ""] == theirs.parts[theme]
    own = found.mapped["cover"][1]["title"] == 0  # else the deck has a copy that has a title
    assert deck.slides[0].slide_layout.name == ("Title Slide" if own else "封面")


def test_slides_find_their_layouts_again_by_key(edited: Path, there: Path, back: Path) -> None:
    def standing(path: Path) -> list[str]:
        marks = (s.slide_layout._element.get("matchingName") or "" for s in pptx.Presentation(str(path)).slides)
        return [keys.read(mark).family for mark in marks]

    assert standing(there) == standing(edited)
    assert standing(back) == standing(edited)


def test_what_has_no_place_is_told_by_slide(edited: Path, house: Path) -> None:
    said = [str(p) for p in rebranded(edited, load(house, language="zh-CN")).problems]
    assert any("it is in the notes now" in text and "Slide" in text for text in said)
    assert any("section marks" in text for text in said)
    assert not any("which the brand does not have" in text for text in said)


def test_lint_finds_nothing_in_the_package(there: Path, back: Path) -> None:
    assert lint.structure(there) == []
    assert lint.structure(back) == []


def test_a_built_deck_on_a_template_moves_to_a_brand_of_ours(house: Path, built: Builder, tmp_path: Path) -> None:
    from generator.build import build
    from tests.rebrand.test_rebrand import SUMMARY

    made = build(SUMMARY, brand=str(house), out=tmp_path, only="deck").outputs["deck"]
    moved = rebranded(made, load("ink"))
    assert not [p for p in moved.problems if "which the brand does not have" in p.message]
    path = tmp_path / "moved.pptx"
    path.write_bytes(moved.data)
    assert _lost(made, path) == set()
    assert lint.structure(path) == []
    slots = {e.get("val") for s in pptx.Presentation(str(path)).slides for e in s._element.iter("{*}schemeClr")}
    ours = pptx.Presentation(str(built(SUMMARY, "ink", None).deck.path))
    assert slots <= {e.get("val") for s in ours.slides for e in s._element.iter("{*}schemeClr")}


@pytest.mark.slow
def test_both_validators_find_nothing(there: Path, back: Path) -> None:
    for path in (there, back):
        assert office.sdk_problems(path) == []
        assert office.audit_problems(path) == []
