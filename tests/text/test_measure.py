"""Widths are the font's own; safe widths hold the reserve that PowerPoint and LibreOffice need."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.brand.load import load
from generator.brand.model import Brand
from generator.resources import folder
from generator.text.measure import Face, deck_face, face, missing, width

FONTS = folder("assets") / "fonts"
STANDARD = "".join((FONTS / "general-standard-8105.txt").read_text("utf-8").split())
GB2312 = "".join(
    bytes((high, low)).decode("gb2312", "ignore") for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF)
)
SIGNS = "，。、；：？！（）《》【】“”‘’—…·×÷±≥≤%‰％℃°−–①⑩⑳■□●○▲△→←↑↓✓①\u2060\u2009\u200a\u202f\u00a0\u2011"


@pytest.mark.parametrize("path", sorted(FONTS.glob("Noto*.ttf")), ids=lambda path: path.name)
def test_the_shipped_fonts_cover_the_standard_characters(path: Path) -> None:
    assert len(STANDARD) == 8105
    assert missing(STANDARD + GB2312 + SIGNS, Face(path)) == ()
    assert missing("abcXYZ0123éüñäß", Face(path)) == ()


@pytest.mark.parametrize("path", sorted(FONTS.glob("Noto*.ttf")), ids=lambda path: path.name)
def test_gaps_and_joiners_have_glyphs_of_their_own(path: Path) -> None:
    """Without them a renderer would fetch another font for a thin space."""
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
    widths = {c: font.get_glyph_h_advance(font.get_nominal_glyph(ord(c))) for c in "\u2060\u200b\u2009\u200a\u202f"}
    assert list(widths.values()) == [0, 0, 200, 100, 200]


@pytest.mark.parametrize("path", sorted(FONTS.glob("Noto*.ttf")), ids=lambda path: path.name)
def test_neighbouring_marks_close_up_with_chws(path: Path) -> None:
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str("好。”，“是")
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"chws": True})
    assert sum(p.x_advance for p in buffer.glyph_positions) == 4500


def test_a_han_character_is_one_em_and_a_figure_is_the_fonts_own(regular: Face, bold: Face) -> None:
    assert width("公安", 10, regular, safe=False) == 20
    assert width("0", 100, regular, safe=False) == pytest.approx(55.5)
    assert width("0", 100, bold, safe=False) == pytest.approx(59)
    assert width("——", 10, regular, safe=False) == 20


def test_safe_width_adds_four_per_cent_and_a_quarter_em_at_each_border(regular: Face) -> None:
    plain = width("检查13.6万次", 10, regular, safe=False)
    assert width("检查13.6万次", 10, regular) == pytest.approx(plain * 1.04 + 2 * 2.5)
    assert width("，13。", 10, regular) == pytest.approx(width("，13。", 10, regular, safe=False) * 1.04)


def test_joiners_and_forced_breaks_take_no_room(regular: Face) -> None:
    assert width("公\u2060安\v部\n", 10, regular, safe=False) == 30


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(max_size=40), st.floats(6, 100))
def test_width_is_never_negative_and_grows_with_size(text: str, size: float) -> None:
    regular = Face(FONTS / "NotoSansSC-Regular.ttf")
    assert 0 <= width(text, size, regular, safe=False) <= width(text, size, regular)
    assert width(text, 2 * size, regular) == pytest.approx(2 * width(text, size, regular))


def test_missing_names_each_character_once_in_order(regular: Face) -> None:
    assert missing("中🙂𪚥a🙂", regular) == ("🙂", "𪚥")
    assert missing(["甲", "🙂"], regular) == ("🙂",)


def test_a_family_without_a_file_is_measured_with_the_first_and_says_so(brand: Brand) -> None:
    found = face(brand, "Helvetica Neue", 700)
    assert (found.asked, found.family) == ("Helvetica Neue", "Noto Sans SC")
    assert found.path.name == "NotoSansSC-Bold.ttf"


def test_a_deck_face_takes_latin_from_one_font_and_han_from_the_other() -> None:
    english = deck_face(load("steppe", language="en"), "body")
    assert english.path.name == "SourceSans3-Regular.ttf"
    assert missing("don’t “天祥和”", english) == ()
    assert width("’", 100, english, safe=False) < 40
    assert width("天", 100, english, safe=False) == 100
