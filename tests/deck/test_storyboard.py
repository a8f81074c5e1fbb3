"""Which slides a report gets, what stands on them, and what a brand can change about it without Python."""

from __future__ import annotations

import pytest

from generator.chart.model import Chart
from generator.deck.model import Picture, Table, Text
from generator.text.words import words
from tests.deck.reports import (
    CASES,
    by_key,
    case,
    composed,
    dressed,
    figures,
    planned,
    report,
    rows,
    said,
    shipped,
    table,
)

NAMES = sorted(p.name for p in CASES.iterdir() if (p / "summary.yaml").is_file())


# --- the shipped story --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_shipped_report_opens_with_cover_summary_and_agenda_and_ends_with_the_closing(language: str) -> None:
    made = shipped(language)
    keys = [slide.key for slide in planned(made).slides]
    assert keys[:3] == ["cover", "summary", "agenda"]
    assert keys[keys.index("closing") - 1 :] == [
        "method",
        "closing",
        "statistics",
        "statistics-2",
        "statistics-3",
        "statistics-4",
    ]
    for section in made.sections:
        first = keys.index(f"divider-{section.id}")
        blocks = [b.id for b in section.blocks if b.only != "handout"]
        assert keys[first + 1 : first + 1 + len(blocks)] == blocks


@pytest.mark.parametrize("name", NAMES)
def test_every_exhibit_has_a_slide_with_a_title_of_its_own(name: str) -> None:
    made = case(name)
    deck = planned(made, folder=CASES / name)
    keys = {slide.key for slide in deck.slides}
    assert {block.id for block in made.blocks() if block.only != "handout"} <= keys
    titles = [slide.title for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert len(keys) == len(deck.slides)


@pytest.mark.parametrize("name", NAMES)
def test_slides_fill_placeholders_that_their_layout_has_and_nothing_empty(name: str) -> None:
    _, offered = dressed()
    for slide in planned(case(name), folder=CASES / name).slides:
        specs = offered.layouts[slide.layout].placeholders
        for fill in slide.fills:
            assert fill.key in specs
            kind = specs[fill.key].type
            wanted = {"table": Table, "chart": Chart, "pic": Picture}.get(kind, Text)
            assert isinstance(fill.content, wanted)
            if isinstance(fill.content, Text):
                assert fill.content.plain().strip()


@pytest.mark.parametrize("name", NAMES)
def test_no_placeholder_of_a_content_layout_is_left_over_but_notes(name: str) -> None:
    _, offered = dressed()
    optional = {"note", "text", "subtitle", "topic", "honour", "level", "line", "panel-notes", "source", "rule-head"}
    optional |= {"caption", "credit", "ordinal"}
    for slide in planned(case(name), folder=CASES / name).slides:
        specs = offered.layouts[slide.layout].placeholders.values()
        missing = {s.key.rstrip("0123456789-") for s in specs if s.type not in ("title", "ftr", "sldNum", "dt")}
        missing -= {f.key.rstrip("0123456789-") for f in slide.fills}
        assert missing <= optional | {"rule-head", "rule-text", "strip-number", "strip-label", "hero-text"}, slide.key


def test_the_statistics_table_holds_every_figure_once_with_unit_and_paragraph() -> None:
    made = shipped()
    found = [
        row for slide in planned(made).slides if slide.key.startswith("statistics") for row in rows(table(slide))[1:]
    ]
    assert len(found) == len(list(made.statistics()))
    assert [row[1] for row in found] == [s.label for s in made.statistics()]
    assert found[0][2:4] == ["6.5", "万次"]
    assert found[0][5] == "第9段"


def test_agenda_rows_link_to_the_dividers() -> None:
    deck = planned(shipped())
    agenda = by_key(deck)["agenda"]
    links = [f.link for f in agenda.fills if f.key.startswith("name-")]
    assert links == [f"divider-{s.id}" for s in shipped().sections]
    assert set(links) <= set(by_key(deck))
    assert [said(agenda, f"name-{i}") for i in range(1, 5)] == [s.title for s in shipped().sections]


def test_the_source_line_names_every_paragraph_of_the_figures_shown_and_spoken_of() -> None:
    slide = by_key(planned(shipped()))["reforms"]
    assert said(slide, "source").startswith("来源：内蒙古自治区公安厅")
    for paragraph in (32, 33, 35, 36):
        assert str(paragraph) in said(slide, "source")


def test_notes_say_each_figure_with_its_extent_its_paragraph_and_its_caveat() -> None:
    slide = by_key(planned(shipped()))["campaign-falls"]
    text = "\n".join(slide.notes)
    assert "刑事警情同比下降：46.6%" in text
    assert "第17段" in text
    assert "刑事警情同比下降：未给出基数。" in text
    assert slide.notes[0] == f"{slide.title}。"


def test_a_computed_figure_says_so_and_how_wherever_it_shows() -> None:
    block = figures(2)
    block["title"] = "相差{gap}"
    derived = [{"id": "gap", "formula": "s2 - s1", "label": "相差", "unit": "个"}]
    slide = by_key(planned(report(block, derived=derived)))["row"]
    assert slide.title == "相差1个"
    assert "计算值（2个 − 1个）" in said(slide, "source")
    assert any("由2个 − 1个算出" in line for line in slide.notes)


def test_sections_of_the_outline_are_opening_each_section_and_appendix() -> None:
    made = shipped()
    sections = list(dict.fromkeys(s.section for s in planned(made).slides))
    assert sections == ["开篇", *(s.title for s in made.sections), "结语", "附录"]


def test_the_appendix_is_hidden_and_source_lines_lead_to_the_figure_in_it() -> None:
    slides = composed(shipped()).slides
    hidden = [slide for slide in slides if slide.hidden]
    assert [slide.key for slide in hidden] == ["statistics", "statistics-2", "statistics-3", "statistics-4"]
    assert [slide.section for slide in hidden] == ["附录"] * 4
    listed = {anchor: slide.key for slide in hidden for anchor in slide.anchors}
    assert len(listed) == len(list(shipped().statistics()))
    target = next(f.link for s in slides if s.key == "homicide-years" for f in s.fills if f.key == "source")
    assert target == listed["figure homicide-falling"]


def test_kickers_lead_to_the_divider_and_marks_to_each_section() -> None:
    deck = composed(shipped())
    keys = {slide.key for slide in deck.slides}
    assert deck.sections == tuple(f"divider-{section.id}" for section in shipped().sections)
    kicker = next(f for s in deck.slides if s.key == "homicide-years" for f in s.fills if f.key == "kicker")
    assert kicker.link == "divider-people-first"
    assert {f.link for s in deck.slides for f in s.fills if f.link} <= keys


def test_a_report_without_figures_has_no_tables_of_them() -> None:
    keys = [slide.key for slide in planned(case("one-section-no-figures")).slides]
    assert "statistics" not in keys
    assert "summary" not in keys
    assert "agenda" not in keys
    assert keys[0] == "cover"


# --- layouts follow the data ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_row_of_figures_has_a_strip_only_with_a_reading_and_room_for_texts_only_with_texts(count: int) -> None:
    reading = {"term": "怎样读", "text": "各自独立。"}
    plain = by_key(planned(report(figures(count))))["row"]
    read = by_key(planned(report(figures(count, reading=reading))))["row"]
    assert (plain.layout, read.layout) == (f"figures-{count}-plain-bare", f"figures-{count}-bare")
    told = figures(count, items=[{"stat": f"s{i}", "text": "说明"} for i in range(1, count + 1)])
    plain = by_key(planned(report(told)))["row"]
    read = by_key(planned(report({**told, "reading": reading})))["row"]
    assert (plain.layout, read.layout) == (f"figures-{count}-plain", f"figures-{count}")


def test_long_rows_go_on_with_a_title_of_their_own_and_their_own_sources() -> None:
    deck = planned(report(figures(9)))
    found = [s for s in deck.slides if s.key.startswith("row")]
    assert [s.layout for s in found] == ["figures-3-plain-bare"] * 3
    assert [s.title for s in found] == ["一排数字", "一排数字（续）", "一排数字（续2）"]
    assert "第8—10段" in said(found[2], "source")
    assert "第2" not in said(found[2], "source")


def test_a_pair_with_a_scope_gets_the_panel_and_three_with_a_scope_a_slide_more() -> None:
    scope = {"title": "范围", "rows": [{"term": "对象", "text": "全部"}]}
    reading = {"term": "读法", "text": "两项分别计算。"}
    assert by_key(planned(report(figures(2, scope=scope, reading=reading))))["row"].layout == "pair-scope"
    bare = by_key(planned(report(figures(2, scope=scope))))["row"]
    assert bare.layout == "pair-scope-bare", "a rule with nothing below it"
    assert dressed()[1].layouts[bare.layout].placeholders.keys().isdisjoint({"line", "text"})
    three = by_key(planned(report(figures(3, scope=scope))))
    assert (three["row"].layout, three["row-scope"].layout) == ("figures-3-plain-bare", "table")


@pytest.mark.parametrize("notes", [0, 1, 2])
def test_the_panel_beside_a_chart_has_notes_only_if_there_are_some(notes: int) -> None:
    takeaway = {"lead": "一句话", "notes": [{"term": "期间", "text": "全年"}] * notes}
    rows_ = [{"stat": "s5"}, {"stat": "s9"}]
    block = {"kind": "chart", "form": "bar", "id": "bars", "title": "条形", "rows": rows_, "takeaway": takeaway}
    slide = by_key(planned(report(block)))["bars"]
    assert slide.layout == ("chart-panel-open" if notes else "chart-panel-plain-open")
    assert said(slide, "panel-notes").count("期间") == notes


def test_a_tally_draws_a_square_for_each_and_says_so_in_words() -> None:
    block = {
        "kind": "chart",
        "form": "tally",
        "id": "squares",
        "title": "方格",
        "rows": [{"stat": "s7"}, {"stat": "s5"}],
    }
    slide = by_key(planned(report(block)))["squares"]
    assert slide.layout == "tally-wide-2"
    groups = [s.group for s in slide.shapes]
    assert (groups.count("指标s7"), groups.count("指标s5")) == (7, 5)
    assert slide.shapes[0].alt == "指标s7：7个"
    number = next(f for f in slide.fills if f.key == "number-1")
    assert number.box is not None
    assert number.box.x > max(s.box.x + s.box.w for s in slide.shapes if s.group == "指标s7")


@pytest.mark.parametrize("count", [1, 4, 5, 6, 9])
def test_every_rule_of_the_method_stands_on_a_slide(count: int) -> None:
    """A fifth rule was once left out: four stand on the slide of the method, and one alone got none."""
    rules = [{"term": f"规则{n}", "text": f"说明{n}。"} for n in range(count)]
    slides = [slide for slide in planned(report(method=rules)).slides if slide.key.startswith("method")]
    shown = {f.content.plain() for slide in slides for f in slide.fills if isinstance(f.content, Text)}
    assert {text for rule in rules for text in rule.values()} <= shown


def test_rules_that_are_too_long_for_the_slide_of_the_method_have_slides_of_their_own() -> None:
    long = [{"term": f"规则{n}", "text": "说明一件事情的前因后果。" * 5} for n in range(3)]
    method, more = (s for s in planned(report(method=long)).slides if s.key.startswith("method"))
    assert said(method, "rule-text-1") == words(dressed()[0], "zh-CN")["deck.rule-1"]
    assert [said(more, f"text-{n}") for n in (1, 2, 3)] == [rule["text"] for rule in long]
    assert [said(more, f"ordinal-{n}") for n in (1, 2, 3)] == ["1", "2", "3"]


def test_the_table_of_statistics_has_the_same_columns_on_each_of_its_slides() -> None:
    """A period that only one slide's figures have moved every other column there."""
    slides = [s for s in planned(case("six-sections")).slides if s.key.startswith("statistics")]
    found = [rows(table(s))[0] for s in slides]
    assert len(found) == 2
    assert found[0] == found[1]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_table_of_few_rows_is_set_larger_and_reaches_further_down(count: int) -> None:
    """Two rows in the usual size left half of the slide empty."""
    block = {"kind": "table", "id": "few", "title": "几行", "stats": [f"s{i + 1}" for i in range(count)]}
    found = table(by_key(planned(report(block)))["few"])
    few = count < 4
    assert found.style == ("large" if few else "body")
    assert sum(found.heights) > (3.25 if few else 3)
    value = found.rows[1][1].text
    assert value.plain().replace("\u2003", "") == ("1个" if few else "1")
    assert value.paragraphs[0].style == ("title" if few else None)
