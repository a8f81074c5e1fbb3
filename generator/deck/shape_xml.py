"""Drawn shapes as PresentationML: no text, no style of the theme's, grouped and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby

from generator.deck.model import Box, Shape
from generator.deck.ooxml import DECORATIVE, emu, preset, xfrm
from generator.deck.theme import fill
from generator.picture import icons
from generator.text.markup import quoteattr

ICON_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
FINE = 1000
"""Steps of a drawn icon to one unit of its file; DrawingML's coordinates are whole numbers."""
TICK = ((0.0, 0.52), (0.36, 1.0), (1.0, 0.0))
"""Corners of a tick in its box."""


Link = Callable[[str | None], str]
"""Turns the key of a slide into a click action (`a:hlinkClick`), None into nothing."""


def draw(shapes: Iterable[Shape], ids: Iterator[int], dark: bool, link: Link = lambda key: "") -> Iterator[str]:
    """Yield the shapes as XML; neighbours of one group as a group, with its alternative text or as decoration."""
    for name, members in groupby(shapes, lambda s: s.group):
        found = list(members)
        if not name:
            yield from (_shape(s, next(ids), s.alt, dark, link(s.link)) for s in found)
            continue
        number = next(ids)
        frame = _frame([s.box for s in found])
        off, ext = f'x="{emu(frame.x)}" y="{emu(frame.y)}"', f'cx="{emu(frame.w)}" cy="{emu(frame.h)}"'
        inside = "".join(_shape(s, next(ids), "", dark, link(s.link)) for s in found)
        named = _named(number, name, found[0].alt)
        yield (
            f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {off}/>"
            f"<a:ext {ext}/><a:chOff {off}/><a:chExt {ext}/></a:xfrm></p:grpSpPr>{inside}</p:grpSp>"
        )


def _frame(boxes: list[Box]) -> Box:
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.x + b.w for b in boxes) - left, max(b.y + b.h for b in boxes) - top)


def _named(number: int, name: str, alt: str, click: str = "") -> str:
    if alt:
        return f'<p:cNvPr id="{number}" name={quoteattr(name)} descr={quoteattr(alt)}>{click}</p:cNvPr>'
    return f'<p:cNvPr id="{number}" name={quoteattr(name)}>{click}{"" if click else DECORATIVE}</p:cNvPr>'


def _shape(shape: Shape, number: int, alt: str, dark: bool, click: str) -> str:
    named = _named(number, shape.name, alt or (shape.name if click else ""), click)
    line = _outline(shape, dark)
    if shape.kind == "line":
        drawn = f"<p:spPr>{xfrm(shape.box)}{preset('line')}{line}</p:spPr>"
        return f"<p:cxnSp><p:nvCxnSpPr>{named}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>{drawn}</p:cxnSp>"
    geometry = _geometry(shape)
    paint = fill(shape.fill, dark) if shape.fill else "<a:noFill/>"
    drawn = f"<p:spPr>{xfrm(shape.box)}{geometry}{paint}{line}</p:spPr>"
    return f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>{drawn}</p:sp>"


def _outline(shape: Shape, dark: bool) -> str:
    if not shape.line:
        return "<a:ln><a:noFill/></a:ln>"
    join = '<a:miter lim="800000"/>' if shape.kind == "tick" else "<a:round/>"
    return f'<a:ln w="{round(shape.weight * 12700)}" cap="flat">{fill(shape.line, dark)}{join}</a:ln>'


def _geometry(shape: Shape) -> str:
    if shape.kind == "tick":
        return _tick(shape.box)
    return _icon(shape.icon) if shape.kind == "icon" else preset(shape.kind)


def _tick(box: Box) -> str:
    w, h = emu(box.w), emu(box.h)
    points = [f'<a:pt x="{round(x * w)}" y="{round(y * h)}"/>' for x, y in TICK]
    path = f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{p}</a:lnTo>" for p in points[1:])
    return _custom(w, h, path, ' fill="none"')


@cache
def _icon(name: str) -> str:
    """Return an icon as one path: PowerPoint leaves holes where an even number of its outlines overlap."""
    side, steps = icons.outline(name)
    path = ""
    for step, points in steps:
        tag = ICON_STEPS[step]
        inside = "".join(f'<a:pt x="{round(x * FINE)}" y="{round(y * FINE)}"/>' for x, y in points)
        path += f"<a:{tag}>{inside}</a:{tag}>" if inside else f"<a:{tag}/>"
    return _custom(round(side * FINE), round(side * FINE), path)


def _custom(width: int, height: int, path: str, unfilled: str = "") -> str:
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}"{unfilled}>{path}</a:path></a:pathLst></a:custGeom>'
    )
