"""Another theme recolours and resets everything on the slides: texts, charts, tables, vector art, shapes.

The theme part is edited as PowerPoint does when somebody chooses other theme colours or fonts, and both decks are
rendered: where one shows a colour of the old theme, the other must show that slot's new colour.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest

from generator import resources
from generator.build import DEFAULT_BRAND
from tests.conftest import CASES, Builder
from tests.support import office, pdf
from tests.support.retheme import NEW, colours, edited, recoloured

pytestmark = pytest.mark.slow

SERIF = {"zh-CN": "Noto Serif SC", "en": "Source Serif 4"}
DECKS = [
    (CASES / "all-forms" / "summary.yaml", None),
    (resources.default_summary(), "en"),
]

Pixels = Any


def _pages(rendered: Path) -> Iterator[Pixels]:
    """Yield each page's pixels as whole numbers 0xRRGGBB."""
    document = pypdfium2.PdfDocument(rendered)
    try:
        for page in document:
            image = page.render(scale=1, no_smoothtext=True, no_smoothpath=True, rev_byteorder=True).to_numpy()
            yield (image[..., 0].astype(int) << 16) | (image[..., 1].astype(int) << 8) | image[..., 2]
    finally:
        document.close()


@pytest.fixture(autouse=True, scope="module")
def tools() -> None:
    assert shutil.which("soffice"), "not installed: soffice (.ci/run installs it)"


@pytest.mark.parametrize(("summary", "language"), DECKS, ids=["all-forms", "shipped"])
def test_every_colour_of_the_theme_follows_it(
    summary: Path, language: str | None, built: Builder, tmp_path: Path
) -> None:
    before = Path(shutil.copy(built(summary, DEFAULT_BRAND, language).deck.path, tmp_path / "before.pptx"))
    after = recoloured(before, tmp_path / "after.pptx")
    slots: dict[int, set[int]] = {}
    for slot, value in colours(before).items():
        slots.setdefault(int(value, 16), set()).add(int(NEW[slot], 16))
    seen: set[int] = set()
    first, second = office.render_all([before, after], tmp_path)
    for number, (old, new) in enumerate(zip(_pages(first), _pages(second), strict=True), 1):
        for colour, expected in slots.items():
            there = old == colour
            wrong = there & ~np.isin(new, list(expected))
            assert wrong.sum() <= there.sum() / 500, f"slide {number} does not follow {colour:06X}"
            assert (new == colour).sum() == 0, f"slide {number} still shows {colour:06X}"
            seen |= {colour} if there.sum() > 20 else set()
    assert seen == set(slots), "a colour of the theme is nowhere to be seen"


@pytest.mark.parametrize(("summary", "language"), DECKS, ids=["all-forms", "shipped"])
def test_every_text_follows_the_fonts_of_the_theme(
    summary: Path, language: str | None, built: Builder, tmp_path: Path
) -> None:
    made = built(summary, DEFAULT_BRAND, language)
    before = made.deck.path
    spoken = made.report.language
    latin = edited(
        before, tmp_path / "latin.pptx", r'<a:latin typeface="[^"+]+"', f'<a:latin typeface="{SERIF[spoken]}"'
    )
    after = edited(
        latin, tmp_path / "after.pptx", r'(<a:ea|script="Hans") typeface="[^"+]+"', r'\1 typeface="Noto Serif SC"'
    )
    fonts = pdf.fonts(office.render(after, tmp_path))
    assert fonts
    assert {font for font in fonts if not re.match("Noto-?SerifSC|SourceSerif", font)} == set()
