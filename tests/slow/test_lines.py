"""The fitter counts lines as LibreOffice sets them, in every case, brand and language."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import resources
from generator.brand import load as brands
from generator.deck import compose, layouts, write
from generator.deck.fit_table import _widths as room_of_cells
from generator.deck.layouts import Layouts
from generator.deck.model import Deck, Table, Text
from generator.deck.sizes import Ruler
from generator.deck.table_width import cell_style, shrunk
from generator.report import load as reports
from generator.text.words import words
from tests.conftest import CASES
from tests.conftest import brands as all_brands
from tests.support import office
from tests.support.deck import DeckFile
from tests.support.overflow import wrong
from tests.support.rendered import Shown, pages

pytestmark = pytest.mark.slow

SUMMARIES = [
    *((summary, None) for summary in sorted(CASES.glob("*/summary.yaml"))),
    *((resources.default_summary(), language) for language in ("zh-CN", "en")),
]


@dataclass(frozen=True)
class Counted:
    """A deck, and how many lines the fitter counted: by slide and placeholder, and for its table cells in order."""

    name: str
    deck: DeckFile
    placeholders: dict[tuple[int, str], int]
    cells: tuple[int, ...]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Counted, Path]]:
    """Every deck and its PDF."""
    missing = [] if shutil.which("soffice") else ["soffice"]
    assert not missing, f"not installed: {', '.join(missing)} (.ci/run installs them)"
    folder = tmp_path_factory.mktemp("lines")
    made = [_made(*summary, brand, folder) for summary in SUMMARIES for brand in all_brands()]
    return list(zip(made, office.render_all([one.deck.path for one in made], folder), strict=True))


def _made(summary: Path, language: str | None, brand: str, folder: Path) -> Counted:
    loaded = reports.load(summary, language)
    spoken = loaded.report.language
    house = brands.load(brand, language=spoken)
    offered = layouts.layouts(house, spoken)
    fitted = compose.compose(loaded.report, house, words(house, spoken), offered, loaded.positions, loaded.path.parent)
    name = f"{summary.parent.name}-{brand}-{spoken}"
    write.write(fitted.deck, house, offered, folder / f"{name}.pptx")
    ruler = Ruler(house, offered, spoken)
    placeholders = dict(_placeholders(fitted.deck, offered, ruler))
    return Counted(name, DeckFile(folder / f"{name}.pptx"), placeholders, tuple(_cells(fitted.deck, ruler)))


def _placeholders(deck: Deck, offered: Layouts, ruler: Ruler) -> Iterator[tuple[tuple[int, str], int]]:
    for number, slide in enumerate(deck.slides, 1):
        specs = offered.layouts[slide.layout].placeholders
        for fill in slide.fills:
            if isinstance(fill.content, Text):
                spec = specs[fill.key]
                width = (fill.box or spec.box).w
                ratio = fill.content.size / spec.styles[0].size if fill.content.size else 1.0
                levels = [spec.styles[min(p.level, len(spec.styles) - 1)] for p in fill.content.paragraphs]
                pairs = zip(fill.content.paragraphs, levels, strict=True)
                yield (number, str(spec.idx)), sum(len(ruler.lines(p, style, width, ratio)) for p, style in pairs)


def _cells(deck: Deck, ruler: Ruler) -> Iterator[int]:
    """Yield the lines of each cell that holds text, table by table."""
    for slide in deck.slides:
        for fill in slide.fills:
            if isinstance(fill.content, Table):
                yield from _in_table(fill.content, ruler)


def _in_table(table: Table, ruler: Ruler) -> Iterator[int]:
    for number, row in enumerate(table.rows):
        head = number < int(table.header)
        for cell, width in zip(row, room_of_cells(table, number), strict=True):
            full = ruler.layouts.styles[table.style].size
            ratio = cell.text.size / full if cell.text.size else 1.0
            styles = [cell_style(ruler, table, p, head) for p in cell.text.paragraphs]
            if cell.text.plain():
                pairs = zip(cell.text.paragraphs, styles, strict=True)
                yield sum(len(ruler.lines(p, style, width, shrunk(style, ratio, p))) for p, style in pairs)


def _told_apart(counted: Counted, shown: Shown, cells: Iterator[int]) -> tuple[int, int] | None:
    """Return the lines that were counted for a text and those it is shown in; None if the fitter did not measure it."""
    if shown.seen.kind == "cell" and shown.letters:
        return next(cells), shown.lines
    key = shown.seen.slide, shown.seen.idx
    return (counted.placeholders[key], shown.lines) if key in counted.placeholders else None


def test_every_text_takes_the_lines_that_were_counted(shown: list[tuple[Counted, Path]]) -> None:
    """LibreOffice may take fewer: our measure holds 4 % in reserve, as PowerPoint sets a little wider."""
    more, fewer, equal = [], 0, 0
    for counted, rendered in shown:
        cells = iter(counted.cells)
        for page in pages(counted.deck, rendered):
            for one in page.shown:
                pair = _told_apart(counted, one, cells)
                if pair is None:
                    continue
                more += [f"{counted.name}, slide {page.number}: “{one.seen.text}” {pair}"] if pair[1] > pair[0] else []
                fewer += pair[1] < pair[0]
                equal += pair[1] == pair[0]
        assert next(cells, None) is None
    assert more == []
    assert equal > 3000
    assert fewer < equal / 100


def test_no_character_leaves_its_place_or_is_lost(shown: list[tuple[Counted, Path]]) -> None:
    assert [
        f"{counted.name}, slide {page.number}: {what}"
        for counted, rendered in shown
        for page in pages(counted.deck, rendered)
        for what in wrong(page)
    ] == []
