"""The printed handout, read back."""

from __future__ import annotations

import builtins
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest

from generator import resources
from generator.brand import load as brands
from generator.brand.model import Brand
from generator.handout import justify, pdf
from generator.handout.content import ProfilesBody
from generator.handout.html import html
from generator.handout.model import Exhibit
from generator.handout.plan import plan
from generator.problems import MissingTool
from generator.text.words import words
from tests.handout.conftest import ALL, Printed, files, make
from tests.support import pdf as reader

HALF_MARKS = set("\uff0c\u3002\u3001\uff1b\uff1a\uff09\u300b\u201d")


def test_nothing_is_wrong_with_it(printed: Printed) -> None:
    assert printed.result.problems == ()
    assert printed.result.pages == len(printed.handout.pages)
    assert reader.problems(printed.path) == []


def test_full_lines_end_at_the_same_place(printed: Printed) -> None:
    """Ink at the right edge of justified text differs by less than half a point (closing marks hang by half an em)."""
    with pdfplumber.open(printed.path) as document:
        page = next(p for p in document.pages[5:] if len(_lines(p)) > 20)
        left = [line for line in _lines(page) if line[0]["x0"] < page.width / 2]
    edges = sorted(line[-1]["x1"] - (5 if line[-1]["text"] in HALF_MARKS else 0) for line in left)
    full = [edge for edge in edges if edge > edges[-1] - 3]
    assert len(full) >= 0.7 * len(left)
    assert full[-1] - full[0] < 0.5


def _lines(page: Any) -> list[list[dict[str, Any]]]:
    rows: dict[tuple[int, bool], list[dict[str, Any]]] = defaultdict(list)
    for char in page.chars:
        if abs(char["size"] - 10) < 0.1 and "Serif" in char["fontname"] and char["text"].strip():
            rows[round(char["bottom"]), char["x0"] > page.width / 2].append(char)
    return [sorted(chars, key=lambda c: c["x0"]) for chars in rows.values()]


def test_two_marks_side_by_side_share_their_empty_halves(printed: Printed) -> None:
    """In headings and labels as in the text, where a line may be stretched."""
    found = defaultdict(list)
    with pdfplumber.open(printed.path) as document:
        for page in document.pages:
            for one, other in pairwise(page.chars):
                if (
                    one["text"] in "\u201d\uff09"
                    and other["text"] in "\uff0c\u3002\u3001"
                    and one["top"] == other["top"]
                ):
                    found[one["fontname"].partition("+")[2]].append((other["x0"] - one["x0"]) / one["size"])
    assert len(found) >= 3
    assert max(step for steps in found.values() for step in steps) < 0.8


def test_han_in_english_text_is_set_in_the_same_kind_of_face(tmp_path: Path) -> None:
    house = brands.load("steppe", language="en")
    report = make("en", sections=1, abstract="The account, \u300a\u5fe0\u8bda\u5b88\u62a4\u300b, is long. " * 3)
    spoken = words(house, "en")
    pdf.write(plan(report, house, spoken), house, spoken, tmp_path / "en.pdf")
    with pdfplumber.open(tmp_path / "en.pdf") as document:
        fonts = {c["fontname"].partition("+")[2] for c in document.pages[1].chars if c["text"] in "\u5fe0\u8bda"}
    assert fonts == {"Noto-Serif-SC"}


def test_the_colophon_has_the_gaps_of_print(printed: Printed) -> None:
    with pdfplumber.open(printed.path) as document:
        text = document.pages[-1].extract_text()
    assert "2022 \u5e74" in text.replace("\u00a0", " ")
    assert "2022\u5e74" not in text


def test_an_honour_stands_clear_of_the_text_over_it(printed: Printed) -> None:
    page_, body = next(
        (page, f.content.body)
        for page in printed.handout.pages
        for f in page.frames
        if isinstance(f.content, Exhibit) and isinstance(f.content.body, ProfilesBody)
    )
    with pdfplumber.open(printed.path) as document:
        page = document.pages[page_.number - 1]

        def found(line: str) -> dict[str, Any]:
            return page.search(r"\s*".join(re.escape(c) for c in line if not c.isspace()))[-1]

        longest = max((p for p in body.people if p.honour), key=lambda p: len(p.text))
        assert longest.honour is not None
        assert found(longest.honour.lines[0])["top"] - found(longest.text.lines[-1])["bottom"] > 12


def test_outlines_lead_to_the_sections(printed: Printed) -> None:
    with pikepdf.open(printed.path) as document, document.open_outline() as outline:
        titles = " ".join(str(item.title).replace("\n", "") for item in _walk(outline.root))
    for section in printed.report.sections:
        assert section.title in titles


def _walk(items: Any) -> Any:
    for item in items:
        yield item
        yield from _walk(item.children)


def test_pages_are_labelled_as_they_are_numbered(printed: Printed) -> None:
    with pikepdf.open(printed.path) as document:
        assert [page.label for page in document.pages] == [str(p.number) for p in printed.handout.pages]


def test_the_summary_is_inside(printed: Printed) -> None:
    summary = resources.default_summary()
    with pikepdf.open(printed.path) as document:
        assert document.attachments[summary.name].get_file().read_bytes() == summary.read_bytes()


def test_the_same_input_gives_the_same_bytes(printed: Printed, steppe: Brand, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    spoken = words(steppe, printed.report.language)
    pdf.write(plan(printed.report, steppe, spoken), steppe, spoken, again, files(resources.default_summary()))
    assert again.read_bytes() == printed.path.read_bytes()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_kind_of_exhibit_fits_its_frame(language: str, steppe: Brand, tmp_path: Path) -> None:
    report = make(language, sections=1, text=6, blocks=ALL)
    spoken = words(steppe, language)
    result = pdf.write(plan(report, steppe, spoken), steppe, spoken, tmp_path / "case.pdf")
    assert [str(problem) for problem in result.problems] == []
    assert reader.problems(tmp_path / "case.pdf") == ["the summary is not attached"]


def test_texts_are_escaped(steppe: Brand) -> None:
    report = make(title="<b>&amp;</b>", sections=1)
    spoken = words(steppe, report.language)
    page = html(plan(report, steppe, spoken), steppe, spoken)
    assert "<b>&amp;</b>" not in page
    assert "&lt;b&gt;" in page


def test_missing_pango_names_the_command(
    printed: Printed, steppe: Brand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **options: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingTool) as caught:
        pdf.write(printed.handout, steppe, words(steppe, "zh-CN"), tmp_path / "x.pdf")
    assert "libpango" in caught.value.command
    assert not list(tmp_path.iterdir())


def test_another_weasyprint_sets_chinese_ragged_and_says_so(
    steppe: Brand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(justify, "VERSION", "0.1")
    report = make(sections=1, text=1)
    spoken = words(steppe, report.language)
    result = pdf.write(plan(report, steppe, spoken), steppe, spoken, tmp_path / "ragged.pdf")
    assert [problem.severity for problem in result.problems] == ["warning"]
    assert (tmp_path / "ragged.pdf").is_file()


def test_the_patch_leaves_no_trace() -> None:
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    before = (inline.text_align, line_break.Layout.set_text)
    with justify.justification():
        assert inline.text_align is not before[0]
    assert (inline.text_align, line_break.Layout.set_text) == before
