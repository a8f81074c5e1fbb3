"""Every case in every brand: built, read back, and compared with its summary."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from generator.build import check
from generator.problems import InputProblems
from tests.conftest import CASES, Builder, Built, brands
from tests.support import wanted
from tests.support.deck import A, P
from tests.support.plain import absent

QUICK = ("steppe", "qing", "harbour")
"""The default, and the two whose grids differ most from it. The slow tests build every case in every brand."""
SUMMARIES = sorted(CASES.glob("*/summary.yaml"))


@pytest.fixture(
    scope="session",
    params=[
        pytest.param(
            (summary, brand), id=f"{summary.parent.name}-{brand}", marks=() if brand in QUICK else pytest.mark.slow
        )
        for summary in SUMMARIES
        for brand in brands()
    ],
)
def case(request: pytest.FixtureRequest, built: Builder) -> Built:
    summary, brand = request.param
    return built(summary, brand, None)


@pytest.mark.parametrize("summary", SUMMARIES, ids=lambda path: path.parent.name)
def test_every_figure_is_found_in_the_source(summary: Path) -> None:
    result = check(summary, source=summary.with_name("source.txt"))
    assert [str(p) for p in result.problems if p.severity == "error"] == []
    assert result.figures_verified == result.figures_total


def test_every_figure_is_on_the_slides_and_in_the_handout(case: Built) -> None:
    figures = wanted.figures(case.report)
    assert absent(figures, case.deck.text) == []
    assert absent(figures, case.pdf_text) == []


def test_every_heading_is_on_the_slides_and_in_the_handout(case: Built) -> None:
    assert absent(wanted.headings(case.report, "deck"), case.deck.text) == []
    assert absent(wanted.headings(case.report, "handout"), case.pdf_text) == []


def test_every_name_is_on_the_slides_and_in_the_handout(case: Built) -> None:
    assert absent(wanted.names(case.report, "deck"), case.deck.text) == []
    assert absent(wanted.names(case.report, "handout"), case.pdf_text) == []


def test_no_number_is_printed_that_the_summary_does_not_have(case: Built) -> None:
    texts = [*(case.deck.slide_text(name) for name in case.deck.slides), case.deck.notes, case.pdf_text]
    assert [number for text in texts for number in wanted.invented(case.report, case.brand, text)] == []


def test_charts_and_their_workbooks_hold_the_values_of_the_summary(case: Built) -> None:
    known = wanted.values(case.report)
    cached = [value for series in case.deck.chart_values for value in series]
    stored = [cell for row in case.deck.workbook_values for cell in row[1:] if _is_number(cell)]
    assert [value for value in [*cached, *stored] if not _known(Decimal(value), known)] == []
    assert bool(cached) == bool(case.deck.charts) == bool(stored)


def test_slides_hold_no_fixed_colour_font_or_text_box(case: Built) -> None:
    deck = case.deck
    for name in [*deck.slides, *deck.charts]:
        root = deck.xml(name)
        assert not list(root.iter(f"{A}srgbClr")), name
        fonts = [
            f.get("typeface") for f in root.iter(f"{A}latin", f"{A}ea") if not f.get("typeface", "+").startswith("+")
        ]
        assert fonts == [], name
    for name in deck.slides:
        for shape in deck.xml(name).iter(f"{P}sp"):
            if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None:
                assert not "".join(t.text or "" for t in shape.iter(f"{A}t")), f"{name} has text outside a placeholder"


def test_every_slide_has_its_own_title_and_notes(case: Built) -> None:
    deck = case.deck
    titles = []
    for name in deck.slides:
        shapes = [
            shape
            for shape in deck.xml(name).iter(f"{P}sp")
            if any(ph.get("type") in ("title", "ctrTitle") for ph in shape.iter(f"{P}ph"))
        ]
        assert len(shapes) == 1, name
        titles.append("".join(t.text or "" for t in shapes[0].iter(f"{A}t")))
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert len(deck.names(r"ppt/notesSlides/notesSlide\d+\.xml")) == len(deck.slides) == case.result.slides


def test_a_title_that_cannot_fit_is_refused_with_its_place(tmp_path: Path) -> None:
    text = (CASES / "long-titles" / "summary.yaml").read_text("utf-8")
    title = next(line for line in text.splitlines() if "title: 社区卫生服务中心标准化率" in line)
    spoiled = tmp_path / "summary.yaml"
    spoiled.write_text(text.replace(title, title + "，" + "全区各街道和乡镇均已完成建设任务，" * 8), "utf-8")
    with pytest.raises(InputProblems) as found:
        check(spoiled)
    line = text.splitlines().index(title) + 1
    assert {(p.where.file, p.where.line) for p in found.value.problems if p.where} == {(str(spoiled), line)}
    assert all("Shorten it" in p.hint or "Shorten it" in p.message for p in found.value.problems)


def _is_number(text: str) -> bool:
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True


def _known(value: Decimal, known: set[Decimal]) -> bool:
    # Workbooks store binary floating point: 13.6 may come back as 13.600000000000001.
    return any(abs(value - one) < Decimal("1e-9") for one in known)
