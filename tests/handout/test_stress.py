"""A report of sixty pages: composed without an overflow, a lost line or a nearly empty page."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from generator.brand import load as brands
from generator.brand.model import Brand
from generator.handout import pdf
from generator.handout.geometry import geometry
from generator.handout.model import Exhibit, Handout
from generator.handout.plan import plan
from generator.report.model import Report
from generator.text.words import words
from tests.handout.conftest import ALL, make
from tests.support import pdf as reader

SECTIONS = 20


def stress(language: str) -> Report:
    """Return a report whose sections differ in length and in what they show."""
    sections = [
        make(
            language,
            sections=n + 1,
            text=(2, 5, 9, 14)[n * 7 % 4],
            blocks=tuple(ALL[(n * 5 + i * 3) % len(ALL)] for i in range(4 + n % 5)),
        ).sections[n]
        for n in range(SECTIONS)
    ]
    return make(language, sections=1).model_copy(update={"sections": tuple(sections)})


@pytest.fixture(scope="module", params=["zh-CN", "en"])
def made(request: pytest.FixtureRequest) -> tuple[Report, Brand, Handout]:
    report = stress(request.param)
    brand = brands.load("steppe", language=report.language)
    return report, brand, plan(report, brand, words(brand, report.language))


def test_it_is_long(made: tuple[Report, Brand, Handout]) -> None:
    assert 55 <= len(made[2].pages) <= 75


def test_every_exhibit_stands_in_it_and_few_are_split(made: tuple[Report, Brand, Handout]) -> None:
    report, _, handout = made
    shown = Counter(f.content.id for p in handout.pages for f in p.frames if isinstance(f.content, Exhibit))
    ids = [block.id for block in report.blocks()]
    assert [id for id in ids if not shown[id]] == []
    assert len([id for id in ids if shown[id] > 1]) <= 0.03 * len(ids)


def test_pages_within_a_section_are_full(made: tuple[Report, Brand, Handout]) -> None:
    _, brand, handout = made
    lines = geometry(brand, handout.language).lines
    for page, following in pairwise(handout.pages):
        if not following.id and page.run == following.run:
            assert max(f.y + f.height for f in page.frames) >= 0.66 * lines, page.number


def test_long_contents_are_roomy_and_leave_no_page_to_the_abstract_alone(made: tuple[Report, Brand, Handout]) -> None:
    _, brand, handout = made
    lines = geometry(brand, handout.language).lines
    pages = [p for p in handout.pages if any(f.name == "contents" for f in p.frames)]
    assert len(pages) == 2
    assert [p.number for p in handout.pages if any(f.name == "abstract" for f in p.frames)] == [pages[-1].number]
    assert all(sum(f.height for f in p.frames) >= 0.66 * lines for p in pages)
    assert max(f.y + f.height for f in pages[-1].frames) == lines


@pytest.mark.slow
def test_it_is_printed_as_planned(made: tuple[Report, Brand, Handout], tmp_path: Path) -> None:
    _, brand, handout = made
    out = tmp_path / "stress.pdf"
    assert pdf.write(handout, brand, words(brand, handout.language), out).problems == ()
    assert reader.problems(out) == ["the summary is not attached"]
