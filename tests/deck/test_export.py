"""The empty template, opened, read back and worked with as a colleague would."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import pptx
import pytest
from msgspec.structs import replace

from generator.brand.load import load
from generator.deck import export, lint
from generator.deck.layouts import layouts
from generator.deck.model import PlaceholderSpec, Text
from generator.deck.sizes import Ruler
from tests.conftest import brands

LANGUAGES = ("zh-CN", "en")
TEMPLATE, DECK = (
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml"
    for kind in ("template", "presentation")
)


@cache
def template(brand: str = "steppe", language: str = "zh-CN") -> export.Template:
    return export.potx(load(brand, language=language), language)


def opened(made: export.Template) -> Any:
    """Open a template as PowerPoint does: as a new presentation. python-pptx knows presentations alone."""
    deck = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.data)) as old, zipfile.ZipFile(deck, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(TEMPLATE.encode(), DECK.encode()) if "Content_Types" in name else data)
    return pptx.Presentation(deck)


def test_it_says_that_it_is_a_template() -> None:
    with zipfile.ZipFile(io.BytesIO(template().data)) as file:
        assert TEMPLATE in file.read("[Content_Types].xml").decode()
    with pytest.raises(ValueError, match="not a PowerPoint file"):
        pptx.Presentation(io.BytesIO(template().data))


@pytest.mark.parametrize("brand", brands())
def test_lint_finds_nothing(brand: str, tmp_path: Any) -> None:
    path = tmp_path / "brand.potx"
    path.write_bytes(template(brand).data)
    assert lint.lint(path) == []


def test_it_has_no_slide_and_every_layout_once() -> None:
    presentation = opened(template())
    assert len(presentation.slides) == 0
    names = [layout.name for layout in presentation.slide_layouts]
    assert names == list(template().layouts)
    assert len(set(names)) == len(names)
    offered = layouts(load(), "zh-CN").layouts.values()
    long = {layout.longer for layout in offered}
    wanted = [layout for layout in offered if layout.key not in long]
    looks = [replace(layout, key="", name="", always=False, longer="") for layout in wanted]
    different = [look for at, look in enumerate(looks) if look not in looks[:at]]
    assert len(names) == len(different)
    assert {layout.name for layout in wanted if layout.always} <= set(names) <= {layout.name for layout in offered}


def test_layouts_of_every_day_come_first_and_those_for_long_texts_are_left_out() -> None:
    offered = layouts(load(), "zh-CN").layouts.values()
    by_name = {layout.name: layout for layout in offered}
    longer = {layout.longer for layout in offered}
    ranks = [0 if one.always else 1 for one in map(by_name.get, template().layouts) if one]
    assert ranks == sorted(ranks)
    assert not any(by_name[name].key in longer for name in template().layouts)
    assert by_name[template().layouts[0]].key == "cover"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("brand", brands())
def test_every_prompt_fits_its_box(brand: str, language: str) -> None:
    house = load(brand, language=language)
    offered = layouts(house, language)
    ruler = Ruler(house, offered, language)
    over = [
        f"{layout.key}: {slot.key} `{slot.prompt}`"
        for layout in offered.layouts.values()
        for slot in layout.placeholders.values()
        if slot.type in ("title", "body") and not _fits(ruler, slot)
    ]
    assert over == []


def _fits(ruler: Ruler, slot: PlaceholderSpec) -> bool:
    """Whether a prompt fits at full size; a figure is measured as the fitter does it, on its one line."""
    text = Text.of(slot.prompt)
    if slot.prompt[0].isdigit():
        return ruler.width(text.paragraphs[0], slot.styles, 1) <= slot.box.w * 72
    return ruler.fits(text, slot.styles, slot.box, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placeholder_has_a_prompt_and_a_name(language: str) -> None:
    for layout in layouts(load(language=language), language).layouts.values():
        for slot in layout.placeholders.values():
            assert slot.type in ("ftr", "sldNum") or (slot.prompt and slot.name), f"{layout.key}: {slot.key}"


def test_figures_are_prompted_with_figures_and_called_by_their_name() -> None:
    card = layouts(load(language="en"), "en").layouts["points-3"].placeholders
    assert [card[f"ordinal-{i}"].prompt for i in (1, 2, 3)] == ["1", "2", "3"]
    layout = next(x for x in opened(template("steppe", "en")).slide_layouts if x.name == "Key figures (3)")
    numbers = [p for p in layout.placeholders if p.name.startswith("Figure ")]
    assert [p.text_frame.text for p in numbers] == ["00"] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slide_can_be_made_on_every_layout_and_every_placeholder_filled(language: str) -> None:
    presentation = opened(template("steppe", language))
    for layout in presentation.slide_layouts:
        slide = presentation.slides.add_slide(layout)
        for holder in list(slide.placeholders):
            if hasattr(holder, "insert_table"):
                holder.insert_table(2, 2)
            elif hasattr(holder, "insert_chart"):
                holder.insert_chart(51, chart_data())
            else:
                holder.text_frame.text = layout.name
    saved = io.BytesIO()
    presentation.save(saved)
    made: Any = pptx.Presentation(saved)
    assert len(made.slides) == len(presentation.slide_layouts)
    titles = [slide.shapes.title.text for slide in made.slides if slide.shapes.title is not None]
    assert len(titles) == len(made.slides) - 1  # all but the blank one


def chart_data() -> Any:
    from pptx.chart.data import CategoryChartData

    made: Any = CategoryChartData
    data = made()
    data.categories = ["one", "two"]
    data.add_series("series", (1, 2))
    return data


def test_it_carries_theme_guides_notes_and_handout_masters() -> None:
    with zipfile.ZipFile(io.BytesIO(template("cinnabar").data)) as file:
        names = set(file.namelist())
        theme = file.read("ppt/theme/theme1.xml").decode()
        master = file.read("ppt/slideMasters/slideMaster1.xml").decode()
    assert 'name="Cinnabar"' in theme
    assert master.count("<p15:guide ") > 4
    assert {"ppt/notesMasters/notesMaster1.xml", "ppt/handoutMasters/handoutMaster1.xml"} <= names


def test_the_same_brand_gives_the_same_bytes() -> None:
    assert export.potx(load(), "zh-CN").data == template().data
