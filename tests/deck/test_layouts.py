"""What layouts.yaml offers to the storyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.brand.load import load
from generator.brand.model import Brand
from generator.deck.layouts import Layouts, layouts
from generator.deck.model import Box
from generator.problems import InputProblems

WITHOUT_SOURCE = {"cover", "blank", *(f"closing-{n}{kind}" for n in (1, 2, 3) for kind in ("", "-long"))}


@pytest.fixture(scope="module")
def steppe() -> Layouts:
    return layouts(load("steppe"), "zh-CN")


@pytest.fixture
def brand_with(tmp_path: Path) -> Callable[[str], Brand]:
    """Return a maker of brands that extend the default one with a layouts file of their own."""

    def make(text: str) -> Brand:
        folder = tmp_path / "brand" / "deck"
        folder.mkdir(parents=True)
        (folder / "layouts.yaml").write_text(text, "utf-8")
        brand = load("steppe")
        return replace(brand, folders=(folder.parent, *brand.folders))

    return make


@pytest.mark.parametrize(
    ("key", "slots"),
    [
        ("cover", "series title subtitle meta"),
        ("summary-4", "hero-label hero-number hero-text number-4 label-4 text-4"),
        ("agenda-4", "ordinal-4 name-4 gloss-4 span-4"),
        ("divider-1", "kicker ordinal title text source"),
        ("figures-3", "number-3 label-3 text-3 note-3 strip-head strip-text"),
        ("figures-4-plain", "number-4 note-4"),
        ("pair-scope", "label-2 number-2 level-2 line text panel-head panel-table"),
        ("chart-panel", "subtitle chart note lead panel-notes"),
        ("chart-wide", "subtitle chart note"),
        ("tally-panel-2", "label-2 number-2 subtitle note lead panel-notes"),
        ("points-5", "ordinal-5 topic-5 heading-5 text-5 note-5 strip-head strip-text"),
        ("points-4-figures", "strip-head strip-number-1 strip-label-1 strip-number-2 strip-label-2"),
        ("profiles-3", "place-3 name-3 post-3 text-3 honour-3 note-3"),
        ("timeline-6", "subtitle months date-6 heading-6 text-6 note-6"),
        ("method", "step-head-3 figure-label figure-number record excerpt rule-head-4 rule-text-4"),
        ("closing-3", "kicker title head-3 text-3"),
    ],
)
def test_layout_offers_these_placeholders(steppe: Layouts, key: str, slots: str) -> None:
    assert set(slots.split()) <= set(steppe.layouts[key].placeholders)


def test_plain_form_has_no_strip(steppe: Layouts) -> None:
    plain = steppe.layouts["points-3-plain"].placeholders
    assert not any(key.startswith("strip") for key in plain)


def test_geometry_follows_the_grid(steppe: Layouts) -> None:
    row = steppe.layouts["figures-3"].placeholders
    assert row["number-3"].box == Box(8.75, 2.375, 3.8, 0.875)
    assert row["label-1"].box == Box(0.75, 3.4375, 3.8, 0.375)
    assert steppe.layouts["summary-4"].placeholders["number-4"].box == Box(9.35, 4.475, 3.2, 0.875)


def test_every_placeholder_lies_on_the_slide_and_has_a_number_of_its_own(steppe: Layouts) -> None:
    for layout in steppe.layouts.values():
        numbers = [slot.idx for slot in layout.placeholders.values()]
        assert len(set(numbers)) == len(numbers), layout.key
        for slot in layout.placeholders.values():
            box = slot.box
            assert min(box.w, box.h) > 0, (layout.key, slot.key)
            assert 0 <= box.x <= 12.72 - box.w, (layout.key, slot.key)
            assert 0 <= box.y <= 7.5 - box.h, (layout.key, slot.key)


def test_same_content_keeps_its_number_when_the_layout_changes(steppe: Layouts) -> None:
    """PowerPoint carries text over by number when someone picks another layout."""
    shared = ("kicker", "title", "source", "number-2", "label-2", "note-1")
    three, four = steppe.layouts["figures-3"].placeholders, steppe.layouts["figures-4-plain"].placeholders
    assert [three[key].idx for key in shared] == [four[key].idx for key in shared]


def test_a_variant_for_long_content_takes_what_the_layout_takes(steppe: Layouts) -> None:
    longer = {key: layout.longer for key, layout in steppe.layouts.items() if layout.longer}
    assert longer["points-4"] == "points-4-long"
    assert longer["figures-3-plain"] == "figures-3-plain-long"
    for key, name in longer.items():
        assert steppe.layouts[key].placeholders.keys() == steppe.layouts[name].placeholders.keys(), key


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "layouts: {quote: {longer: quote-larger}}",
            "`quote` has the longer variant `quote-larger`, which is not there",
        ),
        ("layouts: {quote: {longer: text}}", "`text` lacks the placeholder `quote` of `quote`"),
        ("layouts: {quote-long: {longer: quote}}", "leads back to it"),
    ],
)
def test_a_variant_that_cannot_take_over_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "brand.yml").write_text("meta: {name: Own}\n", "utf-8")
    (tmp_path / "deck" / "layouts.yaml").write_text(text + "\n", "utf-8")
    with pytest.raises(InputProblems) as caught:
        layouts(load(tmp_path), "zh-CN")
    assert any(message in str(problem) for problem in caught.value.problems)


def test_content_slides_have_a_source_line(steppe: Layouts) -> None:
    without = {key for key, layout in steppe.layouts.items() if "source" not in layout.placeholders}
    assert without == WITHOUT_SOURCE


def test_reading_order_starts_with_the_title_and_ends_with_the_number(steppe: Layouts) -> None:
    order = list(steppe.layouts["figures-2"].placeholders)
    assert order[:2] == ["title", "kicker"]
    assert order[-3:] == ["source", "footer", "number"]


def test_styles_keep_what_the_placeholder_says(steppe: Layouts) -> None:
    head, text = steppe.layouts["chart-panel"].placeholders["panel-notes"].styles
    assert (head.size, head.bold, head.color, head.before) == (12, True, "mark", 9.0)
    assert (text.size, text.line, text.bold) == (16, 22.5, False)
    assert steppe.layouts["timeline-3"].placeholders["date-1"].styles[0].min_size == 14
    assert min(style.size for style in steppe.styles.values()) >= 10.5


def test_names_speak_the_language_of_the_deck(steppe: Layouts) -> None:
    english = layouts(load("steppe"), "en")
    assert steppe.layouts["figures-3"].name == "关键数字（3项）"
    assert english.layouts["figures-3"].name == "Key figures (3)"
    assert english.layouts["figures-3"].placeholders["source"].prompt == "Source"
    for found in (steppe, english):
        names = [layout.name for layout in found.layouts.values()]
        assert len(set(names)) == len(names)


def test_only_dark_grounds_are_dark() -> None:
    assert layouts(load("steppe"), "en").layouts["divider-1"].dark
    assert not layouts(load("steppe"), "en").layouts["cover"].dark
    assert not layouts(load("ink"), "en").layouts["divider-1"].dark


def test_section_marks_fill_their_row_and_go_when_there_are_too_many(steppe: Layouts) -> None:
    marks = steppe.section_marks
    boxes = marks.boxes(4)
    assert (boxes[0].x, boxes[0].w) == pytest.approx((10.51, 0.48))
    assert boxes[-1].x + boxes[-1].w == pytest.approx(12.55)
    assert marks.boxes(9) == ()


def test_brand_changes_one_layout_and_keeps_the_rest(brand_with: Callable[[str], Brand], steppe: Layouts) -> None:
    brand = brand_with(
        "layouts:\n"
        "  content: {placeholders: {kicker: {box: [1, 0.4, 5, 0.25]}}}\n"
        "  takeaway: {decoration: {edge: null}}\n"
        "  points: {sizes: {3: {w: 3.5}}}\n"
    )
    found = layouts(brand, "zh-CN").layouts
    assert found["text"].placeholders["kicker"].box == Box(1, 0.4, 5, 0.25)
    assert [part.key for part in found["chart-panel"].parts if part.key in ("panel", "edge")] == ["panel"]
    assert found["points-3"].placeholders["heading-1"].box.w == 3.5
    assert found["points-4"].placeholders == {
        **steppe.layouts["points-4"].placeholders,
        "kicker": found["points-4"].placeholders["kicker"],
    }


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("layouts:\n  text: {placeholders: {body: {style: bodi muted}}}\n", "unknown style `bodi`", 2),
        ("layouts:\n  text:\n    placeholders: {body: {style: body greenish}}\n", "`greenish` is no colour role", 3),
        ("layouts:\n  text: {placeholders: {body: {box: [c1, 2]}}}\n", "not [x, y, width, height]", 0),
        ("layouts:\n  text: {placeholders: {body: {box: [c1, 2, wide, 3]}}}\n", "`wide` is no grid column", 2),
        ("layouts:\n  text: {extends: contents}\n", "extends `contents`, which is not there", 2),
        ("layouts:\n  text: {placeholder: {}}\n", "unknown setting `placeholder`", 2),
        ("styles:\n  body: {sise: 3}\n", "style `body` has an unknown setting", 0),
        ("layouts:\n  quote: {repeat: 5}\n", "does not have the shape of a layout", 2),
        ("layouts:\n  text: 5\n", "does not have the shape of a layout", 0),
    ],
)
def test_mistake_names_file_and_line(brand_with: Callable[[str], Brand], text: str, message: str, line: int) -> None:
    with pytest.raises(InputProblems) as caught:
        layouts(brand_with(text), "zh-CN")
    problem = next(p for p in caught.value.problems if message in p.message)
    assert problem.where is not None
    if line:
        assert problem.where.file.endswith("brand/deck/layouts.yaml")
        assert problem.where.line == line


def test_all_mistakes_come_at_once(brand_with: Callable[[str], Brand]) -> None:
    brand = brand_with("layouts:\n  text: {placeholders: {body: {style: bodi}, title: {style: titel}}}\n")
    with pytest.raises(InputProblems) as caught:
        layouts(brand, "en")
    assert len(caught.value.problems) == 2


def test_unreadable_file_says_where(brand_with: Callable[[str], Brand]) -> None:
    with pytest.raises(InputProblems, match=r"layouts\.yaml:2.*not valid YAML"):
        layouts(brand_with("layouts:\n  text: {name: [}\n"), "en")


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Layouts:
    folder = tmp_path_factory.mktemp("narrow")
    (folder / "brand.yml").write_text('defaults: {make-deck: {extends: steppe, deck: {format: "4:3"}}}\n', "utf-8")
    return layouts(load(folder), "zh-CN")


def test_four_by_three_squeezes_the_grid_and_keeps_type_and_heights(steppe: Layouts, narrow: Layouts) -> None:
    assert (narrow.slide.w, narrow.slide.h) == (10.0, 7.5)
    assert narrow.layouts.keys() == steppe.layouts.keys()
    assert narrow.styles == steppe.styles
    wide, small = (offered.layouts["figures-3"].placeholders["number-2"].box for offered in (steppe, narrow))
    assert small.x == pytest.approx(wide.x * 0.75, abs=1e-4)
    assert (small.y, small.h) == (wide.y, wide.h)
    for key, layout in narrow.layouts.items():
        for slot in layout.placeholders.values():
            assert slot.box.x + slot.box.w <= narrow.slide.w, (key, slot.key)


def test_round_things_stay_round_and_the_mark_keeps_its_shape(steppe: Layouts, narrow: Layouts) -> None:
    wide, small = (next(p.box for p in offered.parts if p.kind == "mark") for offered in (steppe, narrow))
    assert (small.w, small.h) == (wide.w, wide.h)


def test_an_unknown_format_is_a_problem_that_names_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "brand.yml").write_text('defaults: {make-deck: {deck: {format: "3:2"}}}\n', "utf-8")
    with pytest.raises(InputProblems) as caught:
        layouts(load(tmp_path), "zh-CN")
    assert "`3:2`" in str(caught.value.problems[0])
    assert "16:9, 4:3" in caught.value.problems[0].hint
