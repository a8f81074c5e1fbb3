"""Colleagues go on editing: in LibreOffice, and with python-pptx. What they do not touch stays as it was.

What LibreOffice 7.4 itself loses when it saves a .pptx, whoever made it: the names of layouts (it makes a master with
twelve layouts of its own for each), outline sections, the alignment of footers, insets of 0 in table cells (tables
grow), and the numbers of two shapes on a master are the same. None of it is looked for here.
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN

from generator import resources
from generator.build import DEFAULT_BRAND
from generator.deck import lint
from tests.conftest import CASES, Builder, Built
from tests.support import office
from tests.support.deck import DeckFile
from tests.support.overflow import wrong
from tests.support.rendered import Page, pages
from tests.support.retheme import NEW, colours, recoloured

pytestmark = pytest.mark.slow

TITLE = {"zh-CN": "改过的标题", "en": "A title that somebody changed"}
VALUE = 2.5
DECKS = [(CASES / "all-forms" / "summary.yaml", None), (resources.default_summary(), "en")]


@pytest.fixture(scope="module", params=DECKS, ids=["all-forms", "shipped"])
def made(request: pytest.FixtureRequest, built: Builder) -> Built:
    missing = office.missing()
    assert not missing, f"not installed: {', '.join(missing)} (.ci/run installs them)"
    return built(request.param[0], DEFAULT_BRAND, request.param[1])


def _deck(path: Path) -> Any:
    return pptx.Presentation(str(path))


def _charts(deck: Any) -> list[tuple[int, Any]]:
    """Return each chart with the number of its slide."""
    return [
        (number, shape.chart)
        for number, slide in enumerate(deck.slides, 1)
        for shape in slide.shapes
        if getattr(shape, "has_chart", False) and shape.has_chart
    ]


def _values(chart: Any) -> list[tuple[float | None, ...]]:
    return [tuple(series.values) for plot in chart.plots for series in plot.series]


def _texts(slide: Any) -> list[str]:
    """Return the texts of a slide, tables too, without spaces and breaks; its title and its number are left out."""
    found = []
    for shape in slide.shapes:
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if shape == slide.shapes.title or kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            continue
        if getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        elif shape.has_text_frame:
            found.append(shape.text_frame.text)
    return sorted(filter(None, map(_plain, found)))


def _plain(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def edited(made: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck in another theme, with a title and a number of a chart changed by LibreOffice."""
    folder = tmp_path_factory.mktemp("edited")
    saved, opened = folder / "saved.pptx", recoloured(made.deck.path, folder / "opened.pptx")
    slide, _ = _charts(_deck(made.deck.path))[0]
    command = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--norestore"]
    pipe = f"make-deck-{folder.name}"
    running = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], env=office.environment(folder))
    try:
        script = [office.uno_python(), str(office.EDITOR), pipe, str(opened), str(saved)]
        changes = ["2", TITLE[made.report.language], str(slide), str(VALUE)]
        subprocess.run([*script, *changes], check=True, timeout=180)
        running.wait(60)
    finally:
        running.kill()
    return saved


def test_libreoffice_saves_what_was_changed_and_keeps_the_rest(made: Built, edited: Path) -> None:
    before, after = _deck(made.deck.path), _deck(edited)
    assert len(after.slides) == len(before.slides)
    titles = [_plain(slide.shapes.title.text_frame.text) for slide in before.slides]
    titles[1] = _plain(TITLE[made.report.language])
    assert [_plain(slide.shapes.title.text_frame.text) for slide in after.slides] == titles
    assert [_texts(slide) for slide in after.slides] == [_texts(slide) for slide in before.slides]
    assert [_plain(s.notes_slide.notes_text_frame.text) for s in after.slides] == [
        _plain(s.notes_slide.notes_text_frame.text) for s in before.slides
    ]
    values = [_values(chart) for _, chart in _charts(before)]
    values[0][0] = (VALUE, *values[0][0][1:])
    assert [_values(chart) for _, chart in _charts(after)] == values
    assert {colour.upper() for colour in colours(edited).values()} == set(NEW.values())


def test_what_libreoffice_saves_is_a_sound_package(edited: Path) -> None:
    assert [what for what in lint.structure(edited) if "shapes have the number" not in what] == []


def test_what_libreoffice_saves_still_fits(made: Built, edited: Path, tmp_path: Path) -> None:
    expected = _titled(made, tmp_path / "expected.pptx")
    deck = _deck(expected)
    for slide in deck.slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    deck.save(str(expected))
    shown = office.render(edited, tmp_path)
    found = map(_without_tables, pages(DeckFile(expected), shown))
    assert [f"slide {page.number}: {what}" for page in found for what in wrong(page)] == []


def _without_tables(page: Page) -> Page:
    """Return the page without table cells, and without the characters of tables that have grown."""
    kept = tuple(one for one in page.shown if one.seen.kind != "cell")
    return page if len(kept) == len(page.shown) else replace(page, shown=kept, stray=())


def _titled(made: Built, out: Path) -> Path:
    """Write the deck with the same title changed by python-pptx, as a colleague's script would."""
    deck = _deck(made.deck.path)
    frame = deck.slides[1].shapes.title.text_frame
    frame.text = TITLE[made.report.language]
    deck.save(str(out))
    return out


def test_python_pptx_changes_titles_and_charts_of_a_deck_that_stays_sound(made: Built, tmp_path: Path) -> None:
    deck = _deck(_titled(made, tmp_path / "edited.pptx"))
    for _, chart in _charts(deck):
        data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = list(chart.plots[0].categories)
        for series in chart.plots[0].series:
            data.add_series(series.name, [VALUE] * len(series.values))
        chart.replace_data(data)
    deck.save(str(tmp_path / "again.pptx"))
    again = _deck(tmp_path / "again.pptx")
    assert {value for _, chart in _charts(again) for series in _values(chart) for value in series} == {VALUE}
    assert again.slides[1].shapes.title.text_frame.text == TITLE[made.report.language]
    for check in (lint.lint, office.sdk_problems, office.audit_problems):
        assert check(tmp_path / "again.pptx") == []
