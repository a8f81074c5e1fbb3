"""Room changes hands between neighbours before a layout is given up."""

from __future__ import annotations

import pytest

from generator.deck.fit import fit
from generator.deck.model import Box, Deck, Fill, Paragraph, Run, Slide, Text
from generator.problems import Problem
from tests.deck.reports import dressed, ruler


def fitted(layout: str, brand_name: str = "steppe", **texts: str | Text) -> tuple[Slide, tuple[Problem, ...]]:
    brand, offered = dressed(brand_name)
    fills = (
        Fill(key.replace("_", "-"), Text.of(text) if isinstance(text, str) else text) for key, text in texts.items()
    )
    found = fit(
        Deck("t", "zh-CN", "p", "s", "f", (), (Slide("a", layout, "标题", fills=tuple(fills)),)), brand, offered
    )
    return found.deck.slides[0], found.problems


def box(slide: Slide, key: str, brand_name: str = "steppe") -> Box:
    own = next((f.box for f in slide.fills if f.key == key), None)
    return own or dressed(brand_name)[1].layouts[slide.layout].placeholders[key].box


LONG = "全年到馆借阅和参加活动的读者总数"


@pytest.mark.parametrize("brand_name", ["steppe", "qing", "harbour", "ink", "cinnabar"])
@pytest.mark.parametrize(
    ("layout", "taker", "lender"),
    [
        ("summary-4", "label", "text"),
        ("points-3-plain", "heading", "text"),
        ("figures-3-plain", "label", "text"),
        ("profiles-4", "post", "text"),
        ("method", "rule-head", "rule-text"),
    ],
)
def test_a_heading_of_two_lines_takes_them_from_the_text_below(
    brand_name: str, layout: str, taker: str, lender: str
) -> None:
    long = LONG * 3 if taker == "post" else LONG[:12] * 2
    texts = {f"{taker}_1": long, f"{lender}_1": "短。", f"{taker}_2": "短", f"{lender}_2": "短。"}
    slide, problems = fitted(layout, brand_name, **texts)
    assert problems == ()
    assert slide.layout == layout
    spec = dressed(brand_name)[1].layouts[layout].placeholders
    for card in (1, 2):
        one, below = box(slide, f"{taker}-{card}", brand_name), box(slide, f"{lender}-{card}", brand_name)
        before, last = spec[f"{taker}-{card}"].box, spec[f"{lender}-{card}"].box
        assert one.h > before.h
        assert below.y >= one.y + one.h - 0.001
        assert below.y + below.h == pytest.approx(last.y + last.h)


def test_a_wide_figure_of_a_strip_takes_from_its_label() -> None:
    wide = Text((Paragraph((Run("98765432.10"), Run("百万件", scale=0.42, least=10.5))),))
    slide, problems = fitted("points-2-figures", strip_number_1=wide, strip_label_1="归还", strip_label_2="外借")
    assert problems == ()
    first, second = box(slide, "strip-number-1"), box(slide, "strip-label-1")
    assert first.x + first.w < second.x + 0.1
    assert second.w < box(slide, "strip-label-2").w + 0.001  # both give the same, so that they stay alike
    assert box(slide, "strip-label-2").x == pytest.approx(second.x + 4.4)


def test_nobody_lends_what_he_needs() -> None:
    long = "说明一件事情的前因后果，再说明一件事情的前因后果。" * 5
    _, problems = fitted("summary-4", label_1=LONG * 2, text_1=long)
    assert problems


def test_a_figure_that_is_too_wide_has_its_qualifier_on_a_line_of_its_own() -> None:
    wide = Text((Paragraph((Run("more than 98765432.10"), Run("million", scale=0.42, least=10.5))),))
    slide, problems = fitted("figures-3-plain", number_1=wide)
    assert problems == ()
    (shown,) = (f.content for f in slide.fills if f.key == "number-1")
    assert isinstance(shown, Text)
    assert shown.paragraphs[0].runs[0].text == "more than \v98765432.10"
    assert shown.plain() == "more than 98765432.10million"


def test_a_unit_is_never_too_small_to_be_read() -> None:
    assert Run("万人次", scale=0.42, least=10.5).points(60) == 25
    assert Run("万人次", scale=0.42, least=10.5).points(14) == 10.5
    assert Run("万人次", scale=0.42, least=10.5).points(9) == 9
    assert Run("人次").points(14) == 14


def test_a_label_lends_nothing_that_would_cut_a_word_of_it() -> None:
    wide = Text((Paragraph((Run("至少98765432.10"), Run("百万件以上", scale=0.42, least=10.5))),))
    label = "Donaudampfschifffahrt"
    slide, _ = fitted("points-2-figures", strip_number_1=wide, strip_label_1=label)
    style = dressed()[1].styles["body"]
    assert ruler().longest(Text.of(label).paragraphs[0], (style,), 14 / 16) <= box(slide, "strip-label-1").w * 72
