"""A planned deck and its layouts, scaled and moved onto the slide of a template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from generator.deck.layout_parts import Frame, Layout, Layouts
from generator.deck.model import (
    Box,
    Cell,
    Content,
    Deck,
    Fill,
    Paragraph,
    Picture,
    PlaceholderSpec,
    Run,
    Shape,
    Slide,
    Style,
    Table,
    Text,
)  # fmt: skip

Sized = TypeVar("Sized", Text, Run)


def joined(deck: Deck, layouts: Layouts) -> Deck:
    """Return the deck with what their layouts have no placeholder for moved into another one, or left out.

    The texts of one placeholder stand in the order of our layout's placeholders.
    """
    return replace(deck, slides=tuple(_joined(slide, layouts.layouts[slide.layout]) for slide in deck.slides))


def _joined(slide: Slide, layout: Layout) -> Slide:
    if not layout.joins:
        return slide
    order = list(layout.placeholders)
    found: dict[str, Fill] = {}
    for fill in sorted(slide.fills, key=lambda f: order.index(f.key)):
        key = layout.joins.get(fill.key, fill.key)
        if key in found:
            found[key] = _both(found[key], fill)
        elif key:
            found[key] = replace(fill, key=key, box=None)
    return replace(slide, fills=tuple(found.values()))


def _both(one: Fill, other: Fill) -> Fill:
    first, second = one.content, other.content
    if not (isinstance(first, Text) and isinstance(second, Text)):
        return one
    return replace(
        one, content=replace(first, paragraphs=(*_plain(first), *_plain(second))), link=one.link or other.link
    )


def _plain(text: Text) -> Iterable[Paragraph]:
    return (replace(p, level=0) for p in text.paragraphs)


def placed(deck: Deck, layouts: Layouts) -> tuple[Deck, Layouts]:
    """Return both in the lengths of the template's slide."""
    slides = tuple(_slide(slide, layouts.layouts[slide.layout].frame) for slide in deck.slides)
    return replace(deck, slides=slides), on_slide(layouts)


def on_slide(layouts: Layouts) -> Layouts:
    """Return the layouts in the lengths of the template's slide."""
    made = {key: _layout(layout) for key, layout in layouts.layouts.items()}
    styles = {key: _style(style, layouts.frame.scale) for key, style in layouts.styles.items()}
    return replace(layouts, layouts=made, styles=styles)


def _layout(layout: Layout) -> Layout:
    frame = layout.frame
    slots = {key: _slot(slot, frame) for key, slot in layout.placeholders.items()}
    parts = tuple(
        replace(p, box=frame.box(p.box), style=_style(p.style, frame.scale) if p.style else None) for p in layout.parts
    )
    return replace(layout, placeholders=slots, parts=parts, dark=False, frame=Frame())


def _slot(slot: PlaceholderSpec, frame: Frame) -> PlaceholderSpec:
    return replace(slot, box=frame.box(slot.box), styles=tuple(_style(s, frame.scale) for s in slot.styles))


def _style(style: Style, scale: float) -> Style:
    """Return the style at this scale; sizes are rounded down to half points, so that what fitted still fits."""
    if scale == 1:
        return style
    size = _half(style.size * scale)
    least = _half(style.min_size * scale)
    return replace(style, size=size, line=_quarter(style.line * scale), min_size=least, before=style.before * scale)


def _half(points: float) -> float:
    return int(points * 2 + 0.02) / 2


def _quarter(points: float) -> float:
    return round(points * 4) / 4


def _slide(slide: Slide, frame: Frame) -> Slide:
    fills = tuple(_fill(fill, frame) for fill in slide.fills)
    shapes = tuple(_shape(shape, frame) for shape in slide.shapes)
    return replace(slide, fills=fills, shapes=shapes)


def _shape(shape: Shape, frame: Frame) -> Shape:
    return replace(shape, box=frame.box(shape.box), weight=round(shape.weight * frame.scale, 2))


def _fill(fill: Fill, frame: Frame) -> Fill:
    box = frame.box(fill.box) if fill.box else None
    return replace(fill, content=_content(fill.content, frame), box=box)


def _content(content: Content, frame: Frame) -> Content:
    if isinstance(content, Text):
        return _text(content, frame.scale)
    if isinstance(content, Table):
        return replace(
            content,
            columns=tuple(w * frame.scale for w in content.columns),
            heights=tuple(h * frame.scale for h in content.heights),
            rows=tuple(tuple(_cell(cell, frame.scale) for cell in row) for row in content.rows),
        )
    if isinstance(content, Picture):
        return replace(content, box=_boxed(content.box, frame))
    return content


def _boxed(box: Box, frame: Frame) -> Box:
    return frame.box(box)


def _cell(cell: Cell, scale: float) -> Cell:
    return replace(cell, text=_text(cell.text, scale), pad=cell.pad * scale)


def _text(text: Text, scale: float) -> Text:
    if scale == 1:
        return text
    paragraphs = tuple(replace(p, runs=tuple(_sized(run, scale) for run in p.runs)) for p in text.paragraphs)
    line = _quarter(text.line * scale) if text.line else None
    return replace(_sized(text, scale), paragraphs=paragraphs, line=line)


def _sized(one: Sized, scale: float) -> Sized:
    return replace(one, size=_half(one.size * scale)) if one.size else one
