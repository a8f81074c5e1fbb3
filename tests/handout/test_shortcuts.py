"""Pages come out the same, byte for byte, when WeasyPrint is spared its detours."""

from __future__ import annotations

import pytest
from tinyhtml5 import inputstream

from generator.brand.model import Brand
from generator.handout import justify, shortcuts, source

STYLES = {
    "inherited": "body { color: #123; font-size: 11pt } p { line-height: 1.5 } p p { font-size: 2em }",
    "by side": "p { margin: 3px 4px; padding-left: 9px; width: 120px }",
    "by writing direction": "p { margin-inline-start: 30px; padding-block-end: 9px; inline-size: 120px }",
    "from right to left": "p { direction: rtl; margin-inline-start: 30px; border-inline-end: 2px solid }",
    "in sums": "p { width: calc(50% - 20px); margin-top: max(3px, 1em) }",
    "by variables": ":root { --gap: 7px } p { margin: var(--gap); padding: var(--none, 4px) }",
    "decorated": "p { text-decoration: underline } b { text-decoration: line-through }",
    "by features": "p { font-variant-numeric: oldstyle-nums } b { font-feature-settings: 'kern' 0, 'liga' 0 }",
    "spaced": "p { letter-spacing: 2px; font-feature-settings: 'tnum' } b { word-spacing: 5px }",
    "afloat": "p { float: right } b { position: absolute; top: 3px } i { display: table }",
    "on named pages": "@page two { size: 300px 200px } i { page: two; display: block }",
    "columns": "p { columns: 2; column-gap: 3em; column-rule: 1px solid } b { border: 1px solid }",
}
PAGE = """<html lang="en"><style>{face} {style}</style><body>
<p>One 1234 <b>\u0431\u0432\u0436 <i>three</i></b> fi ffi <i>\u0432\u0436</i> <i lang="bg">\u0432\u0436</i></p>
<p lang="zh-CN">\u4e00\u4e8c <b>\u4e09</b>\u3002</p>
<table><tr><td><p>5 <b>6</b></td><td>7</td></tr></table></body></html>"""


@pytest.mark.parametrize("kind", STYLES)
def test_styles(kind: str, steppe: Brand) -> None:
    plain = _printed(steppe, STYLES[kind])
    with shortcuts.taken():
        assert _printed(steppe, STYLES[kind]) == plain
    assert _printed(steppe, STYLES[kind]) == plain
    assert _printed(steppe, "") != plain  # or the style would show nothing


def _printed(brand: Brand, style: str) -> bytes:
    path = next(font.path for font in brand.fonts if "SourceSans" in font.path.name)
    face = f'@font-face {{ font-family: Face; src: url("{path.as_uri()}") }} html {{ font-family: Face }}'
    page = source.source(PAGE.format(face=face, style=style), brand)
    document: bytes = page.write_pdf(pdf_identifier=b"1", uncompressed_pdf=True)
    return document


def test_another_release_goes_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.text.line_break import Layout

    kept = Layout.setup
    monkeypatch.setattr(justify, "VERSION", "another")
    with shortcuts.taken():
        assert Layout.setup is kept


def test_the_parser_finds_its_patterns_again(steppe: Brand) -> None:
    source.source("<p class=a title='b'>1</p>", steppe)
    patterns = inputstream.characters_until_regex
    assert isinstance(patterns, source._Patterns)
    count = len(patterns)
    assert count
    source.source("<p class=a title='b'>2</p>", steppe)
    assert len(patterns) == count
    assert patterns[("ab\\", True)].findall("aab]\\c^-") == ["aab", "\\"]
    assert patterns[("a^-", False)].findall("aab]c^-") == ["b]c"]
