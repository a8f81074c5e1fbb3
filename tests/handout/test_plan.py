"""The plan: what stands on the pages, whatever the report holds."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from generator import resources
from generator.brand import load as brands
from generator.brand.model import Brand
from generator.handout.content import (
    Cell,
    ChartBody,
    ChecklistBody,
    Lines,
    PointsBody,
    ProfilesBody,
    TableBody,
    Text,
    TimelineBody,
)
from generator.handout.desk import Desk
from generator.handout.exhibits import frame as framed
from generator.handout.geometry import geometry
from generator.handout.lists import timeline_wide
from generator.handout.model import Back, Contents, Cover, Exhibit, Frame, Handout, Page
from generator.handout.plan import plan
from generator.report.load import load
from generator.report.model import Report, Timeline
from generator.text.words import words
from tests.handout.conftest import ALL, Printed, make

CASES = {
    "one section, no figures": {"sections": 1, "text": 1},
    "text alone": {"sections": 1, "text": 24},
    "exhibits alone": {"text": 0, "blocks": ALL},
    "everything": {"sections": 1, "text": 9, "blocks": ALL},
    "English": {"language": "en", "sections": 1, "text": 9, "blocks": ALL},
    "six sections": {"sections": 6, "blocks": ("bar", "checklist")},
    "fourteen sections": {"sections": 14, "text": 1},
    "long lists": {"sections": 1, "blocks": ("points17", "profiles11", "timeline12", "table90")},
    "long title": {"title": "最" * 60, "blocks": ("bar",)},
}


def planned(brand: Brand, case: str) -> Handout:
    report = make(**CASES[case])  # type: ignore[arg-type]
    return plan(report, brand, words(brand, report.language))


@pytest.fixture(scope="module", params=CASES)
def handout(request: pytest.FixtureRequest, steppe: Brand) -> Handout:
    return planned(steppe, request.param)


def frames(handout: Handout) -> list[tuple[Page, Frame]]:
    return [(page, frame) for page in handout.pages for frame in page.frames]


def test_every_frame_stands_in_the_type_area(handout: Handout, steppe: Brand) -> None:
    g = geometry(steppe, "zh-CN")
    for page, frame in frames(handout):
        assert 0 <= frame.x <= frame.x + frame.width <= g.cells + 0.01, (page.number, frame.name)
        assert 0 <= frame.y <= frame.y + frame.height <= g.lines + 0.01, (page.number, frame.name)


def test_no_two_frames_overlap(handout: Handout) -> None:
    for page in handout.pages:
        for one, other in combinations(page.frames, 2):
            beside = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
            under = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
            assert beside or under, (page.number, one.name, other.name)


@pytest.mark.parametrize("case", ["everything", "English", "text alone", "six sections"])
def test_text_is_printed_once_and_in_order(steppe: Brand, case: str) -> None:
    report = make(**CASES[case])  # type: ignore[arg-type]
    made = plan(report, steppe, words(steppe, report.language))
    lines = [
        line
        for _, frame in frames(made)
        if isinstance(frame.content, Text)
        for paragraph in frame.content.paragraphs
        for line in paragraph.lines
    ]
    wanted = "".join(text for section in report.sections for text in section.text)
    assert _plain("".join(lines)) == _plain(wanted)


def test_paragraphs_that_go_on_are_marked_on_both_sides(steppe: Brand) -> None:
    texts = [f.content for _, f in frames(planned(steppe, "everything")) if isinstance(f.content, Text)]
    for one, other in pairwise(texts):
        assert one.paragraphs[-1].cut == other.paragraphs[0].rest
    assert any(text.paragraphs[-1].cut for text in texts)


def test_no_line_of_a_paragraph_stands_alone(steppe: Brand) -> None:
    for _, frame in frames(planned(steppe, "text alone")):
        if isinstance(frame.content, Text):
            first, last = frame.content.paragraphs[0], frame.content.paragraphs[-1]
            assert not first.rest or len(first.lines) > 1
            assert not last.cut or len(last.lines) > 1


@pytest.mark.parametrize("case", ["everything", "exhibits alone", "long lists"])
def test_every_exhibit_is_printed(steppe: Brand, case: str) -> None:
    report = make(**CASES[case])  # type: ignore[arg-type]
    made = plan(report, steppe, words(steppe, report.language))
    shown = {f.content.id for _, f in frames(made) if isinstance(f.content, Exhibit)}
    assert {block.id for section in report.sections for block in section.blocks} <= shown


def test_a_long_table_loses_no_row(steppe: Brand) -> None:
    bodies = [f.content.body for _, f in frames(planned(steppe, "long lists")) if isinstance(f.content, Exhibit)]
    assert sum(len(b.rows) for b in bodies if isinstance(b, TableBody) and len(b.columns) == 3) == 90


def test_the_annex_holds_every_figure_in_order(steppe: Brand) -> None:
    made = planned(steppe, "six sections")
    tables = [f.content.body for _, f in frames(made) if isinstance(f.content, Exhibit) and "annex" in f.content.id]
    rows = [row for body in tables if isinstance(body, TableBody) for row in body.rows if not row.group]
    assert [row.cells[0].text.lines[0] for row in rows] == [f"{n:02d}" for n in range(1, 49)]


def test_the_contents_name_the_pages_where_things_begin(handout: Handout) -> None:
    begins = {page.id: page.number for page in handout.pages if page.id}
    begins |= {page.also[0]: page.number for page in handout.pages if page.also}
    listed = [e for _, f in frames(handout) if isinstance(f.content, Contents) for e in f.content.entries]
    assert listed
    assert all(begins[entry.target] == entry.page for entry in listed)
    assert [page.number for page in handout.pages] == list(range(1, len(handout.pages) + 1))


def test_pages_before_the_last_of_a_section_are_full(steppe: Brand) -> None:
    made = planned(steppe, "everything")
    for page, following in pairwise(made.pages):
        if not following.id and page.run == following.run:
            assert max(f.y + f.height for f in page.frames) >= 0.66 * geometry(steppe, "zh-CN").lines, page.number


def test_the_shipped_report_makes_a_booklet(printed: Printed) -> None:
    assert 10 <= len(printed.handout.pages) <= 16
    assert [page.kind for page in printed.handout.pages].count("opener") == len(printed.report.sections)


def test_exhibits_for_the_deck_alone_are_left_out(printed: Printed) -> None:
    shown = {f.content.id for _, f in frames(printed.handout) if isinstance(f.content, Exhibit)}
    only_deck = {block.id for block in printed.report.blocks() if block.only == "deck"}
    assert not shown & only_deck


def _plain(text: str) -> str:
    return "".join(text.split()).replace("\u201c", '"').replace("\u201d", '"')


def test_a_table_of_figures_has_no_column_that_is_empty(steppe: Brand) -> None:
    plain = make(sections=1).model_dump()
    section = plain["sections"][0]
    stats = [stat["id"] for stat in section["statistics"][:3]]
    section["blocks"] = [{"kind": "table", "id": "limits", "title": "T", "stats": stats}]
    heads = {}
    for period in ("2022", None):
        for stat in section["statistics"]:
            stat["period"] = period
        report = Report.model_validate(plain)
        handout = plan(report, steppe, words(steppe, report.language))
        shown = [f.content for _, f in frames(handout) if isinstance(f.content, Exhibit)]
        body = next(e.body for e in shown if e.id == "limits")
        assert isinstance(body, TableBody)
        assert sum(body.columns) == pytest.approx(460)
        heads[period] = [cell.text.lines[0] for cell in body.head.cells]
    assert len(heads["2022"]) == 4
    assert heads[None] == [head for head in heads["2022"] if head != words(steppe, "zh-CN")["handout.column-scope"]]


def test_a_cover_title_becomes_smaller_before_it_breaks_inside_a_word(steppe: Brand) -> None:
    def title(text: str) -> Lines:
        cover = plan(make(title=text), steppe, words(steppe, "zh-CN")).pages[0].special
        assert isinstance(cover, Cover)
        return cover.title

    assert title("中国人民政治协商会议章程") == Lines(("中国人民政治协商会议章程",), "cover-title-m")
    assert title("青岚湖流域保护条例实施检查") == Lines(("青岚湖流域保护", "条例实施检查"), "cover-title")
    assert title("中华人民共和国合同法释义") == Lines(("中华人民共和国", "合同法释义"), "cover-title")
    assert title("内蒙古公安2022年工作综述") == Lines(("内蒙古公安", "2022\u00a0年工作综述"), "cover-title")
    assert title("云岭轻轨2024年运营报告摘要") == Lines(("云岭轻轨 2024\u00a0年", "运营报告摘要"), "cover-title")
    assert title("青石巷社区书房的第一个春天") == Lines(("青石巷社区书房的", "第一个春天"), "cover-title")
    long = title("河湾新区公共服务与城乡融合发展综合改革试点工作年度总结报告摘要暨下一阶段重点任务说明")
    assert len(long) == 3
    assert long.lines[2] == "暨下一阶段重点任务说明"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_standfirsts_titles_and_last_words_are_broken_evenly(language: str) -> None:
    """No line of two or three is left with a single word or a few characters."""
    house = brands.load("cinnabar", language=language)
    report = load(resources.default_summary(), language).report
    pages = plan(report, house, words(house, language)).pages
    desk = Desk(report, words(house, language), house, geometry(house, language))
    back = pages[-1].special
    assert isinstance(back, Back)
    contents = [f.content for page in pages for f in page.frames]
    exhibits = [c for c in contents if isinstance(c, Exhibit)]
    titles = [c.title for c in exhibits if c.title]
    titles += [c.body.lead for c in exhibits if isinstance(c.body, ChartBody) and c.body.lead]
    heads = [c for c in contents if isinstance(c, Lines)] + [t.text for t in back.statements]
    small = [text for c in contents for text in _small(c)]
    assert len(small) > 20
    short = [t.lines for t in (*titles, *heads, *small) if 1 < len(t) <= 3 and _last(t, desk) < 0.4]
    assert short == []


def _small(content: object) -> list[Lines]:
    """Return the texts of an exhibit's items, or of a key figure."""
    match content.body if isinstance(content, Exhibit) else content:
        case Cell(text=text):
            found = [text]
        case PointsBody(items=items):
            found = [item.text for item in items]
        case ProfilesBody(people=people):
            found = [person.text for person in people]
        case TimelineBody(events=events):
            found = [event.text for event in events]
        case ChartBody(notes=notes):
            found = list(notes)
        case _:
            found = []
    return [text for text in found if text]


def _last(text: Lines, desk: Desk) -> float:
    """Return the width of the last line in parts of the longest."""
    return desk.width(text.lines[-1], text.style) / max(desk.width(line, text.style) for line in text.lines)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_cards_of_a_crowded_timeline_stand_within_a_line_of_their_dates(language: str) -> None:
    house, report = brands.load("steppe", language=language), make(language, sections=1, blocks=("timeline4",))
    desk = Desk(report, words(house, language), house, geometry(house, language))
    block = report.sections[0].blocks[0]
    assert isinstance(block, Timeline)
    body = timeline_wide(block, desk, framed).body
    assert isinstance(body, TimelineBody)
    half = desk.geometry.u / 2
    assert max(abs(e.top + half - (e.level + e.end) / 2) for e in body.events) < half


def test_five_key_figures_fill_their_page_as_six_do() -> None:
    house = brands.load("steppe")
    report = make(sections=2).model_dump()
    report["highlights"] = {"title": "五个", "hero": {"stat": "s0-c0"}}
    report["highlights"]["items"] = [{"stat": id} for id in ("s0-c1", "s0-p0", "s1-c0", "s1-p0")]
    handout = plan(Report.model_validate(report), house, words(house, "zh-CN"))
    page = next(p for p in handout.pages if p.id == "figures")
    assert max(f.y + f.height for f in page.frames) >= 0.75 * geometry(house, "zh-CN").lines


def test_percentages_side_by_side_keep_no_line_for_a_unit() -> None:
    report = make("en", sections=1)
    house = brands.load("steppe", language="en")
    desk = Desk(report, words(house, "en"), house, geometry(house, "en"))
    percent, sites = (desk.cell(id, 14, "number") for id in ("s0-p0", "s0-c0"))
    assert [c.unit_below for c in desk.level((percent, percent))] == [False, False]
    assert [c.unit_below for c in desk.level((percent, sites))] == [True, True]
    assert desk.cell_height(desk.level((percent,))[0]) < desk.cell_height(percent)


@pytest.mark.parametrize(("language", "said"), [("zh-CN", "\u6d89\u5bc6\u4e8b\u9879"), ("en", "secret matters")])
def test_an_exception_is_said_once(language: str, said: str) -> None:
    house = brands.load("steppe", language=language)
    once = words(house, language).format("handout.except", exception=said)
    for written in (said, once):
        report = make(language, sections=1).model_dump()
        row = {"stat": "s0-p0", "exception": written}
        report["sections"][0]["blocks"] = [{"kind": "checklist", "id": "checks", "title": "T", "rows": [row]}]
        handout = plan(Report.model_validate(report), house, words(house, language))
        shown = [f.content.body for _, f in frames(handout) if isinstance(f.content, Exhibit)]
        line = next(body.rows[0] for body in shown if isinstance(body, ChecklistBody))
        assert line.text is not None
        assert "".join(line.text.lines) == once
