"""The page as WeasyPrint reads it: what it may open, and what is left out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint.css import get_all_computed_styles

from generator.brand.model import Brand
from generator.handout import justify, source

PIXEL = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="


def test_nothing_outside_the_brand_is_loaded(steppe: Brand, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    fetcher = source.source("", steppe).url_fetcher
    for url in (secret.as_uri(), "https://example.org/a.png", "file:///etc/hostname"):
        with pytest.raises(ValueError, match="outside the brand"):
            fetcher.fetch(url)
    assert fetcher.fetch(steppe.fonts[0].path.as_uri()) is not None


def test_pictures_in_the_page_are_held_aside_and_opened_from_there(steppe: Brand) -> None:
    document = source.source(f'<p style="background: url({PIXEL})"><img src="{PIXEL}">', steppe)
    [picture] = document.etree_element.iter("img")
    assert picture.get("src").startswith(source.SHELF)
    opened = document.url_fetcher.fetch(picture.get("src"))
    assert opened.read() == b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert opened.content_type == "image/svg+xml"


def test_only_marks_that_the_brand_asks_for_are_worked_out(steppe: Brand) -> None:
    def marks(page: str) -> set[str]:
        styles = get_all_computed_styles(source.source(page, steppe))._computed_styles
        return {mark for _, mark in styles if mark} - {"before", "after"}

    assert marks("<p>1</p>") == set()
    assert marks("<style>p::footnote-call { color: red }</style><p>1</p>") == {"footnote-call"}


def test_a_page_looks_the_same_without_the_rules_left_out(steppe: Brand, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<style>* { list-style: none }</style><h1>1</h1><p>2<q>3</q><ul><li>4</ul><table><tr><td>5</table>"

    def printed() -> bytes:
        source._html.cache_clear()
        document: bytes = source.source(page, steppe).write_pdf(pdf_identifier=b"1", uncompressed_pdf=True)
        return document

    shortened = printed()
    monkeypatch.setattr(justify, "VERSION", "another")
    assert printed() == shortened
    source._html.cache_clear()
