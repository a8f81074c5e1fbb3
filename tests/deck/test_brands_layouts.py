"""Every brand's own layouts: what stands side by side is flush, and nothing stands on what it should keep off."""

from __future__ import annotations

import pytest

from generator.brand.load import load
from generator.deck.layouts import layouts
from generator.deck.sizes import SLACK
from tests.conftest import brands


@pytest.mark.parametrize("brand", brands())
@pytest.mark.parametrize("format", ["16:9", "4:3"])
def test_cards_end_where_the_content_ends(brand: str, format: str) -> None:
    """Whatever the brand's grid is: the last card stands flush with the tables."""
    offered = layouts(load(brand, over={"deck": {"format": format}}), "en")
    table = offered.layouts["table"].placeholders["table"].box
    for key, layout in offered.layouts.items():
        if key.split("-")[0] in ("figures", "points", "profiles", "method") and "-1" not in key:
            drawn = [part.box for part in layout.parts if part.key.startswith(("rule", "panel", "hair"))]
            assert max(box.x + box.w for box in drawn) == pytest.approx(table.x + table.w, abs=0.011), key


@pytest.mark.parametrize("brand", brands())
@pytest.mark.parametrize("format", ["16:9", "4:3"])
def test_what_stands_on_the_ground_of_a_card_keeps_off_its_edges(brand: str, format: str) -> None:
    offered = layouts(load(brand, over={"deck": {"format": format}}), "en")
    for key, layout in offered.layouts.items():
        grounds = [p for p in layout.parts if p.key == "rule" and p.kind == "rect" and p.box.h > 1]
        for ground in grounds if key.startswith("figures-") else ():
            for slot in (s for k, s in layout.placeholders.items() if k.endswith(f"-{ground.variant + 1}")):
                if slot.key.split("-")[0] in ("number", "label", "text", "note"):
                    assert slot.box.x >= ground.box.x + 0.14, (key, slot.key)
                    assert slot.box.x + slot.box.w <= ground.box.x + ground.box.w - 0.05, (key, slot.key)


@pytest.mark.parametrize("brand", brands())
def test_the_arrows_of_the_method_stand_between_its_steps(brand: str) -> None:
    layout = layouts(load(brand), "en").layouts["method"]
    heads = [layout.placeholders[f"step-head-{i}"].box for i in (1, 2, 3)]
    rules = [p.box for p in layout.parts if p.key == "rule"]
    for number, arrow in enumerate(p.box for p in layout.parts if p.key.startswith("chevron")):
        assert heads[number].x + heads[number].w <= arrow.x, number
        assert arrow.x + arrow.w <= rules[number].x + rules[number].w + 0.01, number
        assert abs(arrow.y + arrow.h / 2 - heads[number].y - heads[number].h / 2) < 0.01, number


@pytest.mark.parametrize("brand", brands())
@pytest.mark.parametrize("format", ["16:9", "4:3"])
def test_the_columns_of_a_closing_end_flush_with_what_stands_on_the_right(brand: str, format: str) -> None:
    offered = layouts(load(brand, over={"deck": {"format": format}}), "en")
    table = offered.layouts["table"].placeholders["table"].box
    for count in (1, 2, 3):
        parts = offered.layouts[f"closing-{count}"].parts
        right = max(p.box.x + p.box.w for p in parts if p.key == "rule")
        assert right == pytest.approx(table.x + table.w, abs=0.011), count
        assert all(p.box.x + p.box.w <= right + 0.011 for p in parts if p.kind == "mark"), count


@pytest.mark.parametrize("format", ["16:9", "4:3"])
def test_the_hills_of_a_low_banner_stay_below_the_name_of_the_place(format: str) -> None:
    offered = layouts(load("steppe", over={"deck": {"format": format}}), "en")
    for count in (2, 3, 4):
        layout = offered.layouts[f"profiles-{count}-long"]
        tops = [part.box.y for part in layout.parts if part.key == "hills"]
        assert len(tops) == count
        for number, top in enumerate(tops, 1):
            place = layout.placeholders[f"place-{number}"].box
            assert place.y + place.h <= top, number


@pytest.mark.parametrize("brand", brands())
@pytest.mark.parametrize("format", ["16:9", "4:3"])
def test_what_stands_beside_a_chart_keeps_off_it(brand: str, format: str) -> None:
    """The line that sets off a takeaway touched the scale's last number."""
    offered = layouts(load(brand, over={"deck": {"format": format}}), "en")
    for key in ("chart-panel", "chart-panel-plain", "chart-panel-long", "picture-panel", "picture-panel-open"):
        layout = offered.layouts[key]
        slot = layout.placeholders.get("chart") or layout.placeholders["picture"]
        right = slot.box.x + slot.box.w
        beside = [p.box.x for p in layout.parts if p.key in ("panel", "edge") and p.box.x > slot.box.x]
        assert all(x >= right + 0.14 for x in beside), (key, right, beside)


@pytest.mark.parametrize("brand", brands())
def test_what_is_centred_stands_in_the_middle_of_its_card(brand: str) -> None:
    """Four figures stood beside the middle, in a box that reached into the gutter."""
    offered = layouts(load(brand), "en")
    for key, layout in offered.layouts.items():
        for card in range(1, 5) if key.startswith("figures-") else ():
            slots = [s for k, s in layout.placeholders.items() if k.endswith(f"-{card}") and s.align == "center"]
            middles = {
                round(s.box.x + s.box.w / 2, 2) for s in slots if s.key.split("-")[0] in ("number", "label", "note")
            }
            assert len(middles) < 2, (key, card, middles)


@pytest.mark.parametrize("brand", brands())
def test_a_pair_of_figures_keeps_to_its_cards(brand: str) -> None:
    offered = layouts(load(brand), "en")
    for key in ("pair-scope", "pair-scope-bare"):
        layout = offered.layouts[key]
        for number, rule in enumerate((p.box for p in layout.parts if p.key == "rule"), 1):
            box = layout.placeholders[f"number-{number}"].box
            assert box.x + box.w <= rule.x + rule.w + 0.01, (key, number)


@pytest.mark.parametrize("brand", brands())
@pytest.mark.parametrize("format", ["16:9", "4:3"])
def test_the_place_of_a_figure_is_as_high_as_its_line(brand: str, format: str) -> None:
    offered = layouts(load(brand, over={"deck": {"format": format}}), "en")
    low = {
        f"{key}, {name}: {slot.styles[0].line} pt in {slot.box.h * 72:g}"
        for key, layout in offered.layouts.items()
        for name, slot in layout.placeholders.items()
        if name.startswith("number") and slot.styles[0].line > slot.box.h * 72 + SLACK
    }
    assert low == set()
