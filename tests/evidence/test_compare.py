"""Where a figure is found in the text of an output."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.brand import load as brands
from generator.evidence import compare, readback
from generator.report import prose
from generator.text.words import words
from tests.handout.conftest import make


@pytest.mark.parametrize(
    ("text", "figure", "stands"),
    [
        ("公安党校政治轮训¹ 21 万人次", "21万人次", True),
        ("公安党校政治轮训1 21\n万人次", "21万人次", True),
        ("121 万人次", "21万人次", False),
        ("2023 | 11 950", "11 950", True),
        ("降幅 46.6%", "6.6%", False),
    ],
)
def test_a_figure_is_found_beside_the_number_of_a_note(text: str, figure: str, stands: bool) -> None:
    assert bool(compare._alone(compare.flat(figure)).search(compare.lined(text))) is stands


def test_two_numbers_on_both_sides_of_a_line_break_are_two() -> None:
    slide = (
        '<p:txBody xmlns:p="p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p>'
        "<a:r><a:t>12345</a:t></a:r><a:br/><a:r><a:t>9.8 million</a:t></a:r></a:p></p:txBody>"
    )
    assert list(compare._told(readback._text(etree.fromstring(slide)))) == ["12345", "9.8"]


def test_the_rows_of_a_long_annex_are_no_figures() -> None:
    report = make(sections=20)
    spoken = words(brands.load("steppe"), report.language)
    figures = " ".join(prose.shown(report, id).text for id in report.statistics_by_id)
    rows = " ".join(f"{number:02d}" for number in range(1, len(report.statistics_by_id) + 1))
    pages = [readback.Place("page", 1, f"{figures}\n120 4711"), readback.Place("page", 2, f"{rows}")]

    def unknown(output: str, *places: readback.Place) -> list[tuple[str, str]]:
        return list(compare.compare(output, places, report, spoken).unknown)

    assert unknown("handout", *pages) == [("120", str(pages[0])), ("4711", str(pages[0]))]
    assert ("120", str(pages[0])) in unknown("deck", pages[0])  # no slide numbers its rows
