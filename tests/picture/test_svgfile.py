from __future__ import annotations

import pytest

from generator.picture.model import PictureProblem
from generator.picture.svgfile import look

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30"'
PIXEL = "data:image/png;base64,iVBORw0KGgo="


def svg(inside: str = "", head: str = HEAD) -> bytes:
    return f"{head}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('<svg viewBox="0 0 40 30"', (40, 30)),
        ('<svg viewBox="-5,-5,40,30" width="100%"', (40, 30)),
        ('<svg width="40" height="30px"', (40, 30)),
        ('<svg width="1in" height="25.4mm"', (96, 96)),
        ('<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 4 3"', (4, 3)),
    ],
)
def test_size_comes_from_the_view_or_the_lengths(head: str, size: tuple[float, float]) -> None:
    name = head.split(maxsplit=1)[0].lstrip("<")
    assert look(f"{head}></{name}>".encode())[:2] == pytest.approx(size)


def test_text_is_noticed() -> None:
    assert look(svg('<text x="1" y="2">A</text>'))[2]
    assert not look(svg("<title>A</title>"))[2]


@pytest.mark.parametrize(
    "inside",
    [
        '<linearGradient id="g"/><rect fill="url(#g)" style="fill: url(#g)" width="4" height="4"/>',
        '<path id="p" d="M0 0H4"/><use href="#p"/><use xlink:href="#p"/>',
        f'<image href="{PIXEL}" width="4" height="4"/>',
        "<style>rect { fill: url(#g) }</style>",
    ],
)
def test_what_points_inside_is_allowed(inside: str) -> None:
    assert look(svg(inside))[:2] == (40, 30)


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">A</p></foreignObject>', "<foreignObject>"),
        ('<rect onclick="alert(1)"/>', "script"),
        ('<a href="javascript:alert(1)"><rect/></a>', "script"),
        ('<image href="https://example.org/a.png"/>', "loads `https://example.org/a.png`"),
        ('<image xlink:href="../../etc/passwd"/>', "loads"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "loads"),
        ('<use href="other.svg#p"/>', "loads"),
        ('<rect fill="url(http://example.org/g.svg#g)"/>', "loads"),
        ("<rect style=\"fill: url( 'http://example.org/g' )\"/>", "loads"),
        ("<style>@import 'http://example.org/a.css';</style>", "loads"),
        ("<style>rect { fill: url(http://example.org/g) }</style>", "loads"),
        ("<style><![CDATA[rect { fill: url(http://example.org/g) }]]></style>", "loads"),
    ],
)
def test_what_runs_or_loads_is_refused(inside: str, message: str) -> None:
    with pytest.raises(PictureProblem) as found:
        look(svg(inside))
    assert message in found.value.message
    assert found.value.hint


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('<?xml-stylesheet href="a.css"?>' + svg().decode(), "stylesheet"),
        ('<!DOCTYPE svg SYSTEM "http://example.org/svg.dtd">' + svg().decode(), "document type"),
        ('<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + svg("&b;").decode(), "document type"),
        (svg("<g>").decode(), "not a whole SVG"),
        ("<html></html>", "not an SVG"),
        ("<svg></svg>", "says no size"),
        ('<svg viewBox="0 0 0 30"></svg>', "says no size"),
        ('<svg width="50%" height="30"></svg>', "says no size"),
        ("", "not a whole SVG"),
    ],
)
def test_what_is_no_safe_drawing_is_refused(data: str, message: str) -> None:
    with pytest.raises(PictureProblem) as found:
        look(data.encode())
    assert message in found.value.message
