from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.report.check import check
from generator.report.load import load

Write = Callable[..., Path]

TIMELINE = """\
overview:
  - kind: timeline
    id: dates
    title: 两个日期
    events:
      - {id: a, date: 2022-07-19, heading: 起, text: 起, cite: {paragraph: 1}}
      - {id: b, date: 2022-09-15, end: 2022-09-17, heading: 止, text: 止, cite: {paragraph: 1}}
sections:
"""
CHART = """\
    blocks:
      - kind: chart
        id: falls
        form: fall
        title: 警情下降
        rows:
          - stat: fall
"""


def _found(path: Path) -> list[str]:
    return [str(p).removeprefix(f"{path}:") for p in check(load(path)).problems]


def test_a_good_summary_has_no_problems(write: Write) -> None:
    result = check(load(write()))
    assert result.problems == ()
    assert (result.figures_total, result.figures_verified) == (3, 0)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("检查{checks.number}", "检查{chekcs.number}"), "18:14: there is no figure `chekcs`. Did you mean `checks`?"),
        (("副题\npublisher", "共3省\npublisher"), "4:11: the text holds the bare number `3`. Make it a statistic"),
        (("副题\npublisher", "共13.6万\npublisher"), "4:11: the text holds the bare number `13.6万`. Write {checks}."),
        (("副题\npublisher", "降46.6%\npublisher"), "4:11: the text holds the bare number `46.6%`. Write {fall}."),
        (("副题\npublisher", "降三成以上\npublisher"), "4:11: warning: the text states `三成` in words."),
        (("副题\npublisher", "'{Two} }'\npublisher"), "4:11: `{Two}` in this text is no reference to a figure."),
        (("figure: 1.3万处", "figure: 4—2处"), "28:17: `4—2处` is no range from a smaller to a larger figure"),
        (("figure: 1.3万处", "figure: 若干"), "28:17: `若干` is not a figure that can be read"),
        (("paragraph: 3}", "paragraph: 4}"), "36:27: there is no paragraph 4. The text has 3."),
        (("，整改{hazards}", ""), "27:13: warning: the figure `hazards` is not used."),
        (("sense: count", "sense: share"), "25:16: warning: a share is a percentage, but `13.6万次` is none."),
        (("sense: count", "sense: streak"), "25:16: warning: a streak is a time, but `13.6万次` is none."),
        (("sense: count", "sense: money"), "25:16: warning: `13.6万次` is not an amount of money."),
        (("sense: fall", "sense: count"), "35:16: warning: a count is not a percentage, as `46.6%` is."),
        (("figure: 46.6%", "figure: 146.6%"), "35:16: warning: nothing can be a fall of more than 100 %"),
    ],
)
def test_a_mistake_is_named_with_its_place(write: Write, change: tuple[str, str], says: str) -> None:
    found = _found(write(change))
    assert len(found) >= 1
    assert any(text.startswith(says) for text in found), found


def test_ids_in_charts_and_highlights_are_looked_up(write: Write) -> None:
    highlights = """\
highlights:
  title: 要点
  hero: {stat: fal}
  items:
    - {stat: checks}
    - {stat: hazard}
sections:
"""
    found = _found(write(("sections:\n", highlights), ("    blocks:\n", CHART.replace("stat: fall", "stat: fell"))))
    assert [text.partition(":")[0] for text in found] == ["15", "18", "49"]
    assert all("Did you mean" in text for text in found)


def test_highlights_and_charts_count_as_use(write: Write) -> None:
    path = write(("，警情下降{fall}", ""), ("    blocks:\n", CHART))
    assert _found(path) == []


def test_charts_that_would_mislead_are_refused(write: Write) -> None:
    chart = CHART.replace("form: fall", "form: bar") + "          - stat: checks\n"
    found = check(load(write(("    blocks:\n", chart)))).problems
    assert found
    assert all(p.where and p.where.line == 38 for p in found)


def test_what_a_chart_does_wrong_and_what_to_do_instead_are_told_apart(write: Write) -> None:
    (found,) = check(load(write(("    blocks:\n", CHART.replace("form: fall", "form: bar"))))).problems
    assert found.message == "A bar chart needs at least 2 points, this one has 1."
    assert found.hint == "One figure stands better as `figures`."


def test_an_unknown_figure_says_what_to_do_though_nothing_is_like_it(write: Write) -> None:
    found = check(load(write(("检查{checks.number}", "检查{nobody-knows}")))).problems
    assert [p.hint for p in found if "nobody-knows" in p.message] == ["Add it to the `statistics` of a section."]


TABLE = """\
    blocks:
      - kind: table
        id: hours
        title: 开放时间
        columns: [馆, 平日]
        rows:
          - [总馆, 全天]
          - [少儿馆]
          - [书屋, 全天, 周末]
"""


def test_rows_of_a_table_have_a_cell_for_each_column(write: Write) -> None:
    found = check(load(write(("    blocks:\n", TABLE)))).problems
    assert [p.message for p in found] == [
        "the row has 1 cells, and the table has 2 columns.",
        "the row has 3 cells, and the table has 2 columns.",
    ]
    assert [p.where.line for p in found if p.where] == [44, 45]


def test_a_table_shows_something(write: Write) -> None:
    found = _found(write(("    blocks:\n", TABLE[: TABLE.index("        rows:")])))
    assert found == ["38:9: the table has nothing to show. Give it `stats`, or `columns` and `rows`."]


def test_a_chart_with_an_unreadable_figure_is_reported_once(write: Write) -> None:
    found = _found(write(("    blocks:\n", CHART), ("figure: 46.6%", "figure: 若干")))
    assert len(found) == 1


def test_events_stand_in_order(write: Write) -> None:
    assert _found(write(("sections:\n", TIMELINE))) == []
    found = _found(write(("sections:\n", TIMELINE.replace("date: 2022-09-15", "date: 2022-05-15"))))
    assert [text for text in found if "`b` is earlier than the event before it" in text]
    found = _found(write(("sections:\n", TIMELINE.replace("end: 2022-09-17", "end: 2022-09-01"))))
    assert [text for text in found if "`b` ends before it begins" in text]


def test_names_are_no_bare_numbers(write: Write) -> None:
    assert _found(write(("副题\npublisher", "拨打110，按百日行动7号方案\npublisher"))) == []


def test_derived_figures_count_as_use_and_are_used(write: Write) -> None:
    item = "derived:\n  - {id: sum, formula: checks + hazards, label: 合计, unit: 次}\n"
    found = _found(write(("sections:\n", item + "sections:\n"), ("，整改{hazards}", "")))
    assert [text for text in found if "hazards" in text] == []
    assert any("the figure `sum` is not used" in text for text in found)


def test_problems_are_sorted_and_said_once(write: Write, source: Path) -> None:
    path = write(("paragraph: 3}", "paragraph: 9}"), ("副题\npublisher", "共3省\npublisher"))
    problems = check(load(path), source).problems
    places = [p.where for p in problems if p.where]
    assert places == sorted(places)
    assert len(set(problems)) == len(problems) == 2
    assert isinstance(problems[0], Problem)


def test_a_figure_that_lost_its_scale_is_found_without_the_source_too(write: Write) -> None:
    problems = check(load(write(("figure: 13.6万次", 'figure: "13.6"')))).problems
    assert any("is not in the cited words" in p.message for p in problems)
