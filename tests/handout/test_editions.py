"""Editions of the handout: what differs between the screen, an office printer and a print shop; and other papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from generator import resources
from generator.brand import load as brands
from generator.handout import edition, fill, pdf
from generator.handout.model import Contents, Handout
from generator.handout.plan import plan
from generator.problems import InputProblems
from generator.report.load import load
from generator.report.model import Report
from generator.report.origins import origins
from generator.text.words import words
from tests.handout.conftest import make
from tests.support import pdf as reader

MM = 72 / 25.4
BLOCKS = ("bar", "figures4", "checklist", "points5", "table9")
Maker = Callable[..., tuple[Handout, Path]]


def report(language: str = "zh-CN") -> Report:
    return make(language, sections=3, text=6, blocks=BLOCKS)


def short() -> Report:
    """A report whose sections take a page each."""
    return make(sections=3, text=3)


@pytest.fixture(scope="module")
def printed_as(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    """Prints the report with these settings of the handout, once."""
    done: dict[tuple[Any, ...], tuple[Handout, Path]] = {}

    def make_(
        brand: str = "steppe", language: str = "zh-CN", text: Report | None = None, **settings: Any
    ) -> tuple[Handout, Path]:
        key = (brand, language, text is None, *settings.items())
        if key not in done:
            house = brands.load(brand, language=language, over={"handout": settings})
            spoken = words(house, language)
            handout = plan(text or report(language), house, spoken)
            path = tmp_path_factory.mktemp("edition") / "handout.pdf"
            result = pdf.write(handout, house, spoken, path)
            assert [str(problem) for problem in result.problems] == []
            done[key] = handout, path
        return done[key]

    return make_


@pytest.mark.parametrize("name", ["screen", "print", "print-shop"])
def test_every_edition_passes_the_checks_and_says_the_same(name: str, printed_as: Maker) -> None:
    handout, path = printed_as(edition=name)
    assert reader.problems(path) == ["the summary is not attached"]
    assert _said(handout, path) == _said(*printed_as(edition="screen"))
    if name == "print-shop":
        assert reader.text(path) == reader.text(printed_as(edition="print")[1])


def _said(handout: Handout, path: Path) -> list[str]:
    """Return the lines of all pages without the running heads, which pages that face each other share out."""
    lines = ["".join(line.split()) for line in reader.text(path).splitlines()]
    runs = {"".join(page.run.split()) for page in handout.pages}
    heads = {handout.title} | runs | {handout.title + run for run in runs}
    return [line for line in lines if line not in heads]


@pytest.mark.parametrize("name", ["print", "print-shop"])
def test_the_same_input_gives_the_same_bytes(name: str, printed_as: Maker, tmp_path: Path) -> None:
    house = brands.load("steppe", over={"handout": {"edition": name}})
    spoken = words(house, "zh-CN")
    pdf.write(plan(report(), house, spoken), house, spoken, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == printed_as(edition=name)[1].read_bytes()


def _links(path: Path) -> int:
    with pikepdf.open(path) as document:
        return sum(len(page.get("/Annots", [])) for page in document.pages)


def test_the_screen_has_links_and_paper_has_none(printed_as: Maker) -> None:
    assert _links(printed_as(edition="screen")[1]) >= 5
    assert _links(printed_as(edition="print")[1]) == _links(printed_as(edition="print-shop")[1]) == 0


def test_margins_heads_and_folios_are_mirrored_on_facing_pages(printed_as: Maker) -> None:
    _, path = printed_as(edition="print")
    with pdfplumber.open(path) as document:
        plain = [page for page in document.pages[2:-1] if page.chars]
        for page in plain:
            folio = [c for c in page.chars if c["top"] > page.height - 75]
            body = [c["x0"] for c in page.chars if 150 < c["top"] < page.height - 90]
            right = page.page_number % 2 == 1
            assert "".join(c["text"] for c in folio) == str(page.page_number)
            assert (folio[0]["x0"] > page.width / 2) is right
            assert min(body) == pytest.approx(70.88 if right else 64.4, abs=1.5)


def test_all_pages_of_the_screen_are_alike(printed_as: Maker) -> None:
    _, path = printed_as(edition="screen")
    with pdfplumber.open(path) as document:
        for page in (page for page in document.pages[2:-1] if page.chars):
            folio = [c for c in page.chars if c["top"] > page.height - 75]
            rules = [r for r in page.lines + page.rects if 1 < r["width"] < page.width]
            assert folio[-1]["x1"] == pytest.approx(page.width - 67.64, abs=1.5)
            assert min(c["x0"] for c in page.chars) == pytest.approx(67.64, abs=1.5)
            assert max(r["x1"] for r in rules) == pytest.approx(page.width - 67.64, abs=0.5)


def test_no_page_is_left_blank_where_pages_do_not_face_each_other(printed_as: Maker) -> None:
    handout, _ = printed_as(text=short(), edition="screen", openers="odd")
    assert "blank" not in {page.kind for page in handout.pages}


# --- for the print shop -----------------------------------------------------------------------------------------------


def test_boxes_lie_one_in_the_other(printed_as: Maker) -> None:
    with pikepdf.open(printed_as(edition="print-shop")[1]) as document:
        for page in document.pages:
            media, bleed, trim = ([float(v) for v in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
            assert trim == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)
            for box, beyond in ((bleed, 3 * MM), (media, 10 * MM)):
                assert [trim[0] - box[0], trim[1] - box[1]] == pytest.approx([beyond] * 2, abs=0.01)
                assert [box[2] - trim[2], box[3] - trim[3]] == pytest.approx([beyond] * 2, abs=0.01)


def _pixels(path: Path, number: int, scale: float = 2) -> Any:
    document = pypdfium2.PdfDocument(path)
    try:
        return document[number].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


@pytest.mark.parametrize("brand", ["steppe", "harbour"])
def test_grounds_reach_to_the_bleed_and_no_further(brand: str, printed_as: Maker) -> None:
    """The cover's art, and the band of a section, at the corner that they share with the paper."""
    handout, path = printed_as(brand, edition="print-shop")
    opener = next(i for i, page in enumerate(handout.pages) if page.kind == "opener")
    scale, slug, bleed = 2.0, 10 * MM, 3 * MM
    for number in (len(handout.pages) - 1, opener):
        image = _pixels(path, number, scale)
        inside, outside = (round((slug - bleed) * scale) + step for step in (2, -3))
        middle = round(slug + 60) * 2
        assert image.getpixel((inside, middle)) != (255, 255, 255)
        assert image.getpixel((image.width // 2, inside)) != (255, 255, 255)
        assert image.getpixel((outside, middle)) == (255, 255, 255)
        assert image.getpixel((image.width // 2, outside)) == (255, 255, 255)


def test_crop_marks_point_at_the_corners_of_the_trim_from_outside_the_bleed(printed_as: Maker) -> None:
    with pdfplumber.open(printed_as(edition="print-shop")[1]) as document:
        page = document.pages[3]
        left, bottom, right, top = page.bbox[0], 0, page.bbox[2], 0
        outside = [line for line in page.lines if line["x1"] < left + 7 * MM or line["x0"] > right - 7 * MM]
    assert bottom == top
    assert len([line for line in outside if line["x1"] - line["x0"] == pytest.approx(5 * MM, abs=0.01)]) == 4


def test_text_is_pure_black_and_art_keeps_its_colours(printed_as: Maker) -> None:
    with pdfplumber.open(printed_as(edition="print-shop")[1]) as document:
        page = next(p for p in document.pages[4:] if len(p.chars) > 500)
        body = {
            tuple(c["non_stroking_color"]) for c in page.chars if abs(c["size"] - 10) < 0.1 and "Serif" in c["fontname"]
        }
    assert body == {(0, 0, 0)}
    dark = brands.load("steppe", over={"handout": {"edition": "print-shop"}})
    chosen = edition.edition(dark)
    assert chosen.inked(dark).colors["ink"] == "#000000"
    night = dark.__class__(**{**dark.__dict__, "colors": {**dark.colors, "ink": "#ffffff", "paper": "#101820"}})
    assert chosen.inked(night).colors["ink"] == "#ffffff"


# --- openers at the right ---------------------------------------------------------------------------------------------


def test_sections_begin_at_the_right_after_pages_that_carry_their_band(printed_as: Maker) -> None:
    handout, path = printed_as(text=short(), edition="print", openers="odd")
    kinds = {page.number: page.kind for page in handout.pages}
    openers = [number for number, kind in kinds.items() if kind == "opener"]
    blanks = [number for number, kind in kinds.items() if kind == "blank" and number + 1 in openers]
    assert len(openers) == 3
    assert all(number % 2 for number in openers)
    assert blanks
    assert len(handout.pages) % 2 == 0
    with pdfplumber.open(path) as document:
        for number in blanks:
            page = document.pages[number - 1]
            assert page.chars == []
            left, right = (
                _pixels(path, n).getpixel(place) for n, place in ((number - 1, (1180, 90)), (number, (10, 90)))
            )
            assert left == right != (255, 255, 255)
    contents = next(f.content for f in handout.pages[1].frames if isinstance(f.content, Contents))
    assert [e.page for e in contents.entries if e.target.startswith("section")] == openers


# --- papers -----------------------------------------------------------------------------------------------------------

SIZES = {"letter": (612, 792), "a5": (420, 595)}


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_other_papers_are_composed_anew(paper: str, language: str, printed_as: Maker) -> None:
    _, path = printed_as(language=language, paper=paper)
    with pikepdf.open(path) as document:
        assert {tuple(round(float(v)) for v in page.MediaBox[2:]) for page in document.pages} == {SIZES[paper]}
    assert reader.problems(path) == ["the summary is not attached"]


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_the_shipped_report_has_no_empty_page_on_any_paper(paper: str) -> None:
    for language in ("zh-CN", "en"):
        loaded = load(resources.default_summary(), language)
        house = brands.load("steppe", language=language, over={"handout": {"paper": paper}})
        handout = plan(loaded.report, house, words(house, language))
        assert list(fill.problems(handout, origins(loaded.report, {}))) == []


def test_a5_is_set_in_one_column_of_smaller_type(printed_as: Maker) -> None:
    with pdfplumber.open(printed_as(paper="a5")[1]) as document:
        text = [c for page in document.pages for c in page.chars if "Serif" in c["fontname"]]
        lines = [c for c in text if abs(c["size"] - 9.5) < 0.1]
        left, right = min(c["x0"] for c in lines), max(c["x1"] for c in lines)
    assert len(lines) > 500
    assert right - left > 300
    assert {round(c["size"], 1) for c in text} <= {9.5, 11.0}


# --- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"edition": "prnt"}, "There is no edition `prnt`. There are screen, print, print-shop."),
        ({"paper": "a6"}, "There is no paper `a6`. There are a4,"),
        ({"openers": "even"}, "There is no way to open sections `even`. There are any, odd."),
        ({"edition": "print-shop", "color": "cmyk", "archive": True}, "An archive copy keeps its colours in sRGB"),
        ({"edition": "print-shop", "color": "cmyk"}, "CMYK is printed only with a named ICC profile"),
        (
            {"edition": "print-shop", "color": "cmyk", "profile": "x.icc"},
            "The ICC profile `x.icc` is not in the brand's",
        ),
    ],
)
def test_what_cannot_be_made_is_refused(settings: dict[str, object], message: str) -> None:
    house = brands.load("steppe", over={"handout": settings})
    with pytest.raises(InputProblems) as caught:
        edition.edition(house)
    assert any(message in str(problem) for problem in caught.value.problems)


def test_a_type_area_on_another_paper_needs_its_own_file() -> None:
    house = brands.load("steppe", over={"handout": {"paper": "letter", "area": "gbt9704"}})
    with pytest.raises(InputProblems) as caught:
        plan(report(), house, words(house, "zh-CN"))
    assert "geometry-gbt9704-letter.yaml" in str(caught.value.problems[0])


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({}, ""), ({"edition": "print"}, ".print"), ({"edition": "Print-Shop", "paper": "Letter"}, ".print-shop.letter")],
)
def test_a_file_is_named_after_what_is_unusual(settings: dict[str, str], expected: str) -> None:
    assert edition.suffix(brands.load("steppe", over={"handout": settings})) == expected
