"""Where a text came from: by its letters, by a line of it, by the block that holds it."""

from __future__ import annotations

from generator.problems import Where
from generator.report.load import load
from generator.report.origins import Origins, bare, origins
from tests.conftest import CASES

SUMMARY = CASES / "six-sections" / "summary.yaml"


def found() -> Origins:
    loaded = load(SUMMARY)
    return origins(loaded.report, loaded.positions)


def line_of(text: str) -> int:
    return next(n for n, row in enumerate(SUMMARY.read_text("utf-8").splitlines(), 1) if text in row)


def test_a_text_is_found_with_its_figures_in_place_and_without_its_spaces() -> None:
    place = found().text("信号故障降幅最大， 达 41%")
    assert place is not None
    assert (place.file, place.line) == (str(SUMMARY), line_of("title: 信号故障降幅最大"))


def test_a_line_of_a_text_is_found() -> None:
    place = found().part("障降幅最大，达")
    assert place is not None
    assert place.line == line_of("title: 信号故障降幅最大")
    assert found().part("这一行哪里也没有") is None
    assert found().part("\u2014") is None


def test_a_block_is_found_by_its_id() -> None:
    place = found().block("falls")
    assert place is not None
    assert place.line == line_of("title: 信号故障降幅最大")
    assert found().block("nothing-like-it") is None


def test_marks_and_spaces_do_not_count() -> None:
    assert bare("“第一议题” 6.5\u2009万次") == bare('"第一议题"6.5万次')


def test_a_text_of_nothing_but_marks_is_found_by_its_marks() -> None:
    place = Where("summary.yaml", 3)
    known = Origins({"\u2026\u2026\u2014\u2014": place})
    assert known.text("\u2026\u2026 \u2014\u2014") == place
    assert known.text("\u2014\u2014") is None
    assert known.piece("\u2014\u2014") is None


def test_the_report_has_the_place_of_its_title() -> None:
    place = found().report
    assert place is not None
    assert place.line == next(
        n for n, row in enumerate(SUMMARY.read_text("utf-8").splitlines(), 1) if row.startswith("title:")
    )
