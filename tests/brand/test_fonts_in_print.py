"""Print takes our fonts where a brand names one without its file."""

from __future__ import annotations

from pathlib import Path

from generator.brand.load import load, problems


def test_print_is_set_in_our_fonts_where_the_brand_has_no_file(tmp_path: Path) -> None:
    (tmp_path / "brand.yml").write_text("typography: {base: Open Sans, headings: Roboto Slab}\n", "utf-8")
    english, chinese = load(tmp_path, language="en"), load(tmp_path, language="zh-CN")
    assert (english.deck_fonts.body, english.deck_fonts.heading) == ("Open Sans", "Roboto Slab")
    assert (english.print_fonts.body, english.print_fonts.heading) == ("Source Sans 3", "Source Serif 4")
    assert (chinese.print_fonts.body, chinese.print_fonts.heading) == ("Noto Sans SC", "Noto Serif SC")
    named = [p.message for p in problems(english) if "no file of it" in p.message]
    assert len(named) == len(set(named)) == 2
