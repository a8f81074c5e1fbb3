"""Texts are made to fit what the layouts offer; what does not fit is said with its place and by how much."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from generator import resources
from generator.brand.load import load as load_brand
from generator.deck.compose import compose
from generator.deck.fit import fit
from generator.deck.layouts import layouts
from generator.deck.model import Deck, Fill, Paragraph, Run, Slide, Text
from generator.deck.sizes import Ruler
from generator.deck.write import write
from generator.problems import Where
from generator.report.load import load
from generator.text.words import words
from tests.conftest import brands
from tests.deck.reports import by_key, dressed, figures, fitted, planned, report, ruler, shipped
from tests.support import proof
from tests.support.deck import DeckFile


def text_slide(layout: str, title: str = "标题", **texts: str) -> Slide:
    fills = tuple(Fill(key.replace("_", "-"), Text.of(text)) for key, text in texts.items())
    return Slide("a", layout, title, fills=fills)


def content(slide: Slide, key: str) -> Text:
    found = next(f.content for f in slide.fills if f.key == key)
    assert isinstance(found, Text)
    return found


@pytest.mark.parametrize("brand_name", brands())
@pytest.mark.parametrize("format", ["16:9", "4:3"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_shipped_report_fits_in_every_brand_and_format(brand_name: str, language: str, format: str) -> None:
    brand = load_brand(brand_name, language=language, over={"deck": {"format": format}})
    offered = layouts(brand, language)
    found = compose(shipped(language), brand, words(brand, language), offered)
    assert found.problems == ()
    assert not [s.key for s in found.deck.slides if s.layout.startswith("profiles-1")], "half a slide stays empty"
    assert len({s.title for s in found.deck.slides}) == len(found.deck.slides)


def test_a_title_breaks_after_a_pause_into_lines_that_fit() -> None:
    title = "刑事警情在“百日行动”期间同比下降，现行命案也已经连续多年下降"
    slides, problems = fitted(text_slide("title-only", title))
    assert problems == ()
    assert content(slides[0], "title").paragraphs[0].runs[0].text == title.replace("，", "，\v")
    assert slides[0].title == title


def test_a_title_is_set_a_little_smaller_to_break_at_its_pause() -> None:
    title = "新建、改建和扩建幼儿园与义务教育学校共 29 所，新增学位 2.4 万个，学位增加主要集中在人口流入最快的几个街道"
    (slide,), problems = fitted(text_slide("title-only", title))
    assert not problems
    first, _, second = content(slide, "title").paragraphs[0].runs[0].text.partition("\v")
    assert first.endswith("，")
    assert "\v" not in second


def test_a_title_of_three_lines_is_a_problem_that_counts_what_is_too_much() -> None:
    slides, problems = fitted(text_slide("title-only", "很长的标题" * 16))
    assert len(problems) == 1
    assert "`title`" in problems[0].message
    over = int(problems[0].hint.split()[4])
    again, problems = fitted(text_slide("title-only", ("很长的标题" * 16)[:-over]))
    assert problems == ()
    assert len(slides) == len(again) == 1


def test_texts_of_one_kind_share_the_size_that_the_longest_needs() -> None:
    long = "这一段说明比别的都要长，需要小一号的字才放得进卡片，所以同类的说明都跟着变小一点点。"
    slides, problems = fitted(text_slide("figures-3-plain", text_1="短。", text_2=long + long[:20], label_1="名称"))
    assert problems == ()
    assert content(slides[0], "text-1").size == content(slides[0], "text-2").size
    assert content(slides[0], "text-1").size in (14, 14.5, 15, 15.5)
    assert content(slides[0], "label-1").size is None


def test_numbers_of_a_row_shrink_together_when_one_is_too_wide() -> None:
    def number(text: str) -> Text:
        return Text((Paragraph((Run(text), Run("万人次", scale=0.42))),))

    fills = (Fill("number-1", number("1,234,567")), Fill("number-2", number("9")))
    slides, problems = fitted(Slide("a", "figures-3-plain", "标题", fills=fills))
    assert problems == ()
    sizes = {content(slides[0], f"number-{i}").size for i in (1, 2)}
    assert len(sizes) == 1
    assert 40 <= (sizes.pop() or 60) < 60


def test_a_number_that_is_too_wide_at_its_smallest_is_a_problem() -> None:
    wide = Text((Paragraph((Run("1,234,567,890,123"), Run("万人次", scale=0.42))),))
    _, problems = fitted(Slide("a", "figures-4-plain", "标题", fills=(Fill("number-1", wide),)))
    assert len(problems) == 1
    assert "`number-1`" in problems[0].message


def test_a_problem_names_the_line_of_the_summary(tmp_path: Path) -> None:
    lines = resources.default_summary().read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("subtitle:"))
    lines[at] = "subtitle: " + "太长的副标题" * 20
    summary = tmp_path / "summary.yaml"
    summary.write_text("\n".join(lines), "utf-8")
    loaded = load(summary)
    brand, offered = dressed()
    problems = fit(planned(loaded.report, brand), brand, offered, loaded.positions, loaded.report).problems
    assert [p.where.line for p in problems if p.where] == [at + 1]
    assert "Shorten it by about" in problems[0].hint


def test_running_text_that_is_too_long_goes_on_on_another_slide() -> None:
    paragraphs = [f"第{n}段。" + "说明一件事，再说明一件事。" * 9 for n in range(1, 9)]
    slides, problems = fitted(text_slide("text", body="\n".join(paragraphs)))
    assert problems == ()
    assert len(slides) > 1
    read = "\n".join(content(s, "body").plain() for s in slides)
    assert read == "\n".join(paragraphs)
    assert len({s.title for s in slides}) == len(slides)


def test_fitting_leaves_a_deck_that_fits_as_it_is() -> None:
    brand, offered = dressed()
    deck = planned(report(figures(3)), brand)
    done = fit(deck, brand, offered)
    assert done.problems == ()
    assert [s.key for s in done.deck.slides] == [s.key for s in deck.slides]
    assert [s.notes for s in done.deck.slides] == [s.notes for s in deck.slides]


def test_the_agenda_names_the_sections_while_they_are_few() -> None:
    def title(count: int) -> str:
        base = report().model_dump()
        sections = [
            {**base["sections"][0], "id": f"s{i}", "title": f"第{i}部分", "statistics": []} for i in range(count)
        ]
        return by_key(planned(report(sections=sections)))["agenda"].title

    assert title(3) == "全文分3个部分：第0部分、第1部分、第2部分"
    assert title(8) == "全文分8个部分"


def test_a_title_that_is_too_long_is_said_once_and_by_what_its_continuations_need() -> None:
    """Every continued slide once had a problem of its own, and the title made each of them hold one item."""
    title = "很长的标题" * 18
    items = [{"heading": f"要点{n}", "text": "说明一件事情的前因后果。" * 6} for n in range(9)]
    block = {"kind": "points", "id": "row", "title": title, "items": items}
    made = report(block)
    brand, offered = dressed()
    found = compose(made, brand, words(brand, "zh-CN"), offered, {("sections", 0, "blocks", 0, "title"): Where("s", 9)})
    (problem,) = found.problems
    assert problem.where == Where("s", 9)
    over = int(problem.hint.split()[4])
    assert [len(s.part) for s in found.deck.slides if s.key.startswith("row") and s.part] == [3, 3, 3]
    shorter = report({**block, "title": title[:-over]})
    assert compose(shorter, brand, words(brand, "zh-CN"), offered).problems == ()


@pytest.mark.parametrize(
    ("title", "footer"),
    [
        ("短标题", "短标题"),
        (
            "全年接待读者比上年多，馆舍开放到夜里，" * 3,
            "全年接待读者比上年多，馆舍开放到夜里，全年接待读者比上年多，馆舍开放到夜里…",
        ),
        ("全年接待读者" * 12, "全年接待读者" * 7 + "全年接…"),
    ],
)
def test_a_footer_stands_on_one_line(title: str, footer: str) -> None:
    """The title of a report, which is its footer too, may need three lines on the cover."""
    brand, offered = dressed()
    slide = Slide("a", "title-only", "标题")
    assert fit(Deck("t", "zh-CN", "p", "s", title, (), (slide,)), brand, offered).deck.footer == footer


@pytest.mark.parametrize("brand_name", brands())
@pytest.mark.parametrize(
    ("kind", "format"),
    [*product(["cover", "title-only", "closing-2", "divider-1"], ["16:9"]), ("divider-1", "4:3")],
)
def test_a_title_of_sixty_characters_fits(brand_name: str, kind: str, format: str) -> None:
    title = (
        "全年接待读者比上年多，馆舍开放到夜里，志愿者在社区书屋值班；"
        "少儿馆办了讲座展览和读书会，流动书车一村一村地走遍了山区"
    )
    assert 55 < len(title) <= 60
    brand = load_brand(brand_name, over={"deck": {"format": format}})
    offered = layouts(brand, "zh-CN")
    layout = next(key for key in offered.layouts if key.startswith(kind))
    marks = ("", "（续12）") if kind == "title-only" else ("",)
    slides = tuple(Slide(f"a{mark}", layout, f"{title}{mark}", mark=mark) for mark in marks)
    assert fit(Deck("t", "zh-CN", "p", "s", "f", (), slides), brand, offered).problems == ()


@pytest.mark.parametrize("brand_name", brands())
def test_a_report_with_a_section_title_of_sixty_characters_fits(brand_name: str) -> None:
    """It fitted the divider, but not the line above each slide's title."""
    title = (
        "全年接待读者比上年多，馆舍开放到夜里，志愿者在社区书屋值班；"
        "少儿馆办了讲座展览和读书会，流动书车一村一村地走遍了山区"
    )
    made = report(figures(2))
    made = made.model_copy(update={"sections": [made.sections[0].model_copy(update={"title": title})]})
    brand, offered = dressed(brand_name)
    found = compose(made, brand, words(brand, "zh-CN"), offered)
    assert found.problems == ()
    divider = next(s for s in found.deck.slides if s.layout.startswith("divider"))
    assert content(divider, "title").plain().replace("\n", "").replace("\v", "") == title
    shown = by_key(found.deck)["row"]
    if "kicker" in offered.layouts[shown.layout].placeholders:
        kicker = content(shown, "kicker").plain()
        assert kicker.endswith("…")
        assert kicker.startswith("01\u3000全年接待读者比上年多，馆舍开放到夜里")


def test_a_figure_gets_smaller_before_it_is_cut() -> None:
    """At 20 points figure and counter are wider than the excerpt, and an office program parted them."""
    text = Text((Paragraph((Run("第2段节选"),)), Paragraph((Run("……近1234567890123万亿个……"),), level=1)))
    slides, problems = fitted(Slide("a", "method", "标题", fills=(Fill("excerpt", text),)))
    assert problems == ()
    _, offered = dressed()
    spec, shown = offered.layouts["method"].placeholders["excerpt"], content(slides[0], "excerpt")
    assert shown.size is not None
    assert ruler().whole(text, spec.styles, spec.box, shown.size / spec.styles[0].size)
    word = "Donaudampfschifffahrtselektrizitaeten" * 3
    (slide,), _ = fitted(text_slide("points-3-plain", text_1=word))
    assert content(slide, "text-1").size is None  # cut in any size, so it need not be small as well


@pytest.mark.parametrize("brand_name", brands())
def test_a_figure_moved_down_for_an_icon_keeps_off_its_label_in_any_layout(brand_name: str, tmp_path: Path) -> None:
    """The figure kept the place that it had in the usual layout, which is that of the label in the longer one."""
    row = figures(4, reading={"term": "读法", "text": "一句话。"})
    row["items"] = [{**item, "icon": "bell", "text": "这一段说明比别的都要长一些，" * 2} for item in row["items"]]
    told = report(row)
    brand, offered = dressed(brand_name)
    found = compose(told, brand, words(brand, "zh-CN"), offered)
    assert by_key(found.deck)["row"].layout.startswith("figures-4")
    write(found.deck, brand, offered, tmp_path / "deck.pptx")
    assert [str(fault) for fault in proof.faults(DeckFile(tmp_path / "deck.pptx"), told)] == []


@pytest.mark.parametrize("brand_name", brands())
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_names_of_sections_and_where_they_stand_take_one_line(brand_name: str, language: str) -> None:
    brand = load_brand(brand_name, language=language)
    offered = layouts(brand, language)
    found = compose(shipped(language), brand, words(brand, language), offered)
    agenda = next(s for s in found.deck.slides if s.key == "agenda")
    for fill in agenda.fills:
        spec = offered.layouts[agenda.layout].placeholders[fill.key]
        if fill.key.startswith(("name-", "span-")):
            text = content(agenda, fill.key)
            ratio = (text.size or spec.styles[0].size) / spec.styles[0].size
            assert Ruler(brand, offered, language).on_one_line(text, spec.styles, spec.box, ratio), text.plain()


def test_a_name_far_too_long_for_one_line_keeps_its_size() -> None:
    wide, long = "一二三四五六七八九十", "一二三四五六七八九十一二三四五"
    sizes = []
    for name in ("短", wide, long):
        (slide,), _ = fitted(text_slide("agenda-4", name_1=name))
        sizes.append(content(slide, "name-1").size)
    assert sizes[0] is None
    assert sizes[1] == 26
    assert sizes[2] is None


def test_a_name_on_two_lines_keeps_its_words_whole() -> None:
    (slide,), _ = fitted(text_slide("agenda-4", name_1="Internationalisierungen Nordrheinwestfalen"))
    text, spec = content(slide, "name-1"), dressed()[1].layouts["agenda-4"].placeholders["name-1"]
    assert text.size
    assert text.size < spec.styles[0].size
    assert ruler().lines(text.paragraphs[0], spec.styles[0], spec.box.w, text.size / spec.styles[0].size) == (
        "Internationalisierungen",
        "Nordrheinwestfalen",
    )
