"""Contact sheets and the empty template, with LibreOffice and the validators."""

from __future__ import annotations

import json
from pathlib import Path

import pptx
import pytest
from PIL import Image

from generator import cli
from generator.brand.load import load
from generator.build import build
from generator.deck import export
from generator.preview import decks
from generator.preview import office as libreoffice
from generator.problems import ExitCode
from tests.conftest import CASES, brands
from tests.support import office, pdf

pytestmark = pytest.mark.slow


def test_every_slide_is_shown_hidden_ones_too_in_the_fonts_of_the_brand(tmp_path: Path) -> None:
    made = build(CASES / "six-sections" / "summary.yaml", out=tmp_path, only="deck")
    presentation = pptx.Presentation(str(made.outputs["deck"]))
    presentation.slides[1]._element.set("show", "0")
    presentation.save(str(tmp_path / "hidden.pptx"))
    slides = decks.show_all(tmp_path / "hidden.pptx", tmp_path / "copy.pptx")
    assert slides[1].hidden
    fonts = [font.path for font in load().fonts]
    (shown,) = libreoffice.to_pdf(libreoffice.find(), [tmp_path / "copy.pptx"], fonts, tmp_path / "work")
    assert len(pdf.pages(shown)) == len(slides) == made.slides
    assert pdf.foreign_fonts(shown) == set()


def test_brands_look_different_and_the_same_input_gives_the_same_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = CASES / "one-section-no-figures" / "summary.yaml"
    pictures: dict[str, bytes] = {}
    for turn in ("first", "second"):
        words = ["preview", str(summary), "--brand", "all", "--only", "deck", "--out", str(tmp_path / turn), "--json"]
        assert cli.main(words) == ExitCode.DONE
        for name, path in json.loads(capsys.readouterr().out)["outputs"].items():
            with Image.open(path) as sheet:
                pictures[f"{turn} {name}"] = sheet.convert("RGB").tobytes()
    first = {name: data for name, data in pictures.items() if name.startswith("first")}
    assert len(first) == len(set(first.values())) == len(brands())
    assert all(pictures[name.replace("first", "second")] == data for name, data in first.items())


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("brand", brands())
def test_validators_find_nothing_in_the_template(brand: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / f"{brand}.potx"
    path.write_bytes(export.potx(load(brand, language=language), language).data)
    assert office.sdk_problems(path) == []
    assert office.audit_problems(path) == []


def test_libreoffice_opens_the_template(tmp_path: Path) -> None:
    path = tmp_path / "steppe.potx"
    path.write_bytes(export.potx(load(), "zh-CN").data)
    assert office.render(path, tmp_path).is_file()
