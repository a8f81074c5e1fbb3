"""Proofreading: what does not come out as planned stops the build and says where it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from msgspec.structs import replace

from generator.brand import load as brands
from generator.brand.model import Brand
from generator.handout import pdf
from generator.handout.content import Text
from generator.handout.model import Exhibit, Frame, Handout, Page
from generator.handout.plan import plan
from generator.problems import Problem
from generator.report.load import Loaded, load
from generator.report.origins import origins
from generator.text.words import words
from tests.conftest import CASES
from tests.handout.conftest import make

SUMMARY = CASES / "six-sections" / "summary.yaml"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(SUMMARY)


def spoiled(handout: Handout, chosen: Callable[[Frame], bool], **changes: float) -> tuple[Handout, Frame]:
    """Return the handout with the first frame of that kind changed."""
    page, frame = next((p, f) for p in handout.pages for f in p.frames if chosen(f))
    frames = tuple(replace(f, **changes) if f is frame else f for f in page.frames)
    pages: tuple[Page, ...] = tuple(replace(p, frames=frames) if p is page else p for p in handout.pages)
    return replace(handout, pages=pages), frame


def printed(
    loaded: Loaded, brand: Brand, out: Path, chosen: Callable[[Frame], bool], **changes: float
) -> list[Problem]:
    spoken = words(brand, loaded.report.language)
    handout, _ = spoiled(plan(loaded.report, brand, spoken), chosen, **changes)
    places = origins(loaded.report, loaded.positions)
    return list(pdf.write(handout, brand, spoken, out / "case.pdf", (), places).problems)


def is_exhibit(frame: Frame) -> bool:
    return isinstance(frame.content, Exhibit) and frame.content.kind == "chart"


def line_of(text: str) -> int:
    return next(n for n, row in enumerate(SUMMARY.read_text("utf-8").splitlines(), 1) if text in row)


def test_an_exhibit_beyond_the_foot_of_the_page_is_missed(loaded: Loaded, steppe: Brand, tmp_path: Path) -> None:
    block = next(b for b in loaded.report.blocks() if b.kind == "chart")
    found = printed(loaded, steppe, tmp_path, is_exhibit, y=38)
    assert {problem.severity for problem in found} == {"error"}
    assert all(block.id in problem.message for problem in found)
    assert {problem.where.line for problem in found if problem.where} == {line_of(block.title)}


def test_lines_beyond_the_foot_of_the_page_are_missed(loaded: Loaded, steppe: Brand, tmp_path: Path) -> None:
    """WeasyPrint drops them without a word."""
    found = printed(loaded, steppe, tmp_path, lambda f: isinstance(f.content, Text) and f.height > 1, y=40)
    missed = [problem for problem in found if "was not printed" in problem.message]
    assert missed
    assert all(problem.where and problem.where.file == str(SUMMARY) for problem in missed)


def test_a_frame_that_is_too_small_is_reported(loaded: Loaded, steppe: Brand, tmp_path: Path) -> None:
    found = printed(loaded, steppe, tmp_path, lambda f: isinstance(f.content, Text) and f.height > 1, height=1)
    assert ["does not fit its frame" in problem.message for problem in found] == [True]
    assert found[0].where is not None
    assert found[0].where.line > 1


def test_a_template_that_leaves_a_line_out_is_found(loaded: Loaded, steppe: Brand, tmp_path: Path) -> None:
    house = tmp_path / "house"
    (house / "handout").mkdir(parents=True)
    (house / "brand.yml").write_text("defaults: {make-deck: {extends: steppe}}", "utf-8")
    parts = steppe.file("handout/parts.html.j2").read_text("utf-8")
    foot = "{% if e.foot %}{{ lines(e.foot) }}{% endif %}"
    assert foot in parts
    (house / "handout" / "parts.html.j2").write_text(parts.replace(foot, ""), "utf-8")
    brand = brands.load(house)
    spoken = words(brand, loaded.report.language)
    result = pdf.write(plan(loaded.report, brand, spoken), brand, spoken, tmp_path / "case.pdf")
    ids = {b.id for b in loaded.report.blocks() if b.kind == "chart"}
    assert ids <= {id for id in ids for p in result.problems if f"`{id}`" in p.message and "not printed" in p.message}


def test_a_line_that_mixes_fonts_is_as_high_as_any_other(steppe: Brand, tmp_path: Path) -> None:
    """English with Chinese names in it once came out 1.5 pixels higher a line and ran off the foot of its page."""
    brand = brands.load("steppe", language="en")
    text = "The league of Hinggan (兴安盟) and the city of Baotou (包头市) report every quarter to the department. "
    report = make("en", sections=1, text=0)
    section = report.sections[0].model_copy(update={"text": (text * 6,) * 2})
    report = report.model_copy(update={"sections": (section,)})
    spoken = words(brand, "en")
    out = tmp_path / "mixed.pdf"
    assert pdf.write(plan(report, brand, spoken), brand, spoken, out).problems == ()
    with pdfplumber.open(out) as document:
        page = next(p for p in document.pages if "Hinggan" in (p.extract_text() or ""))
        tops = sorted({round(w["bottom"], 1) for w in page.extract_words() if w["text"].startswith("quarter")})
    steps = [(other - tops[0]) / 17 for other in tops]
    assert len(tops) > 4
    assert all(abs(step - round(step)) < 0.02 for step in steps)
