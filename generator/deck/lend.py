"""Room that one text lends another: a heading of two lines takes its second line from the text below it.

Which texts lend whom stands in layouts.yaml (`lends`). Cards stay alike: on every one the same room changes hands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from msgspec.structs import replace

from generator.deck.model import Box, Fill, LayoutSpec, Text
from generator.deck.sizes import Ruler, key_kind

Texts = Mapping[str, tuple[Fill, Text]]
"""Texts of a slide by the key of their placeholder."""


def lent(texts: Texts, crowded: Iterable[str], layout: LayoutSpec, ruler: Ruler) -> dict[str, Box]:
    """Return new boxes for the kinds of text that do not fit theirs and for those that lend them room.

    Lenders first stay as large as they are; they get smaller only when nothing else helps. A kind that nobody can
    lend enough is left out.
    """
    boxes = {key: fill.box or layout.placeholders[key].box for key, (fill, _) in texts.items()}
    moved: dict[str, Box] = {}
    for kind in crowded:
        lenders = dict.fromkeys(key_kind(p.key) for p in layout.placeholders.values() if kind in p.lends)
        found = (_exchanged(kind, lender, texts, boxes | moved, layout, ruler) for lender in lenders)
        moved |= next((one for one in found if one), {})
    return moved


def _exchanged(
    kind: str, lender: str, texts: Texts, boxes: Mapping[str, Box], layout: LayoutSpec, ruler: Ruler
) -> dict[str, Box]:
    pairs = list(_pairs(kind, lender, layout))
    lent_sizes, own_sizes = (
        _ratios(keys, texts, layout, ruler) for keys in zip(*((b, a) for a, b in pairs), strict=True)
    )
    for theirs, own in product(lent_sizes, own_sizes):
        short = max((_short(key, texts, boxes, layout, ruler, own) for key, _ in pairs), default=0.0)
        found: dict[str, Box] = {}
        for key, other in pairs:
            one, rest = (boxes.get(k, layout.placeholders[k].box) for k in (key, other))
            changed = _shifted(one, rest, short)
            if changed is None or not _holds(other, changed[1], texts, layout, ruler, theirs):
                break
            found |= dict(zip((key, other), changed, strict=True))
        else:
            return {key: box for key, box in found.items() if key in texts}
    return {}


def _pairs(kind: str, lender: str, layout: LayoutSpec) -> Iterator[tuple[str, str]]:
    """Yield the placeholders of a kind, each with the one that lends it room."""
    for key in layout.placeholders:
        other = key.replace(kind, lender, 1)
        if key_kind(key) == kind and other in layout.placeholders:
            yield key, other


def _ratios(keys: Iterable[str], texts: Texts, layout: LayoutSpec, ruler: Ruler) -> list[float]:
    """Return the parts of their full size that all of these texts may take, largest first."""
    for key in keys:
        if key in texts:
            return ruler.ratios(layout.placeholders[key].styles, texts[key][1])
    return [1.0]


def _short(key: str, texts: Texts, boxes: Mapping[str, Box], layout: LayoutSpec, ruler: Ruler, ratio: float) -> float:
    """Return how many inches a text lacks: a figure across, every other text down."""
    if key not in texts:
        return 0.0
    text, styles, box = texts[key][1], layout.placeholders[key].styles, boxes[key]
    if ruler.is_figure(text):
        return max(ruler.width(p, styles, ratio) for p in text.paragraphs) / 72 + 0.0001 - box.w
    return ruler.height(text, styles, box, ratio) / 72 - box.h


def _shifted(box: Box, lender: Box, short: float) -> tuple[Box, Box] | None:
    """Return both boxes after the lender gave so many inches; None if it is no neighbour or has not as much."""
    more = round(max(short, 0.0), 4)
    edge = 0.01
    if lender.y >= box.y + box.h - edge and lender.h >= more:
        return replace(box, h=box.h + more), replace(lender, y=lender.y + more, h=lender.h - more)
    if lender.y + lender.h <= box.y + edge and lender.h >= more:
        return replace(box, y=box.y - more, h=box.h + more), replace(lender, h=lender.h - more)
    if lender.x >= box.x + box.w - edge and lender.w > more:
        return replace(box, w=box.w + more), replace(lender, x=lender.x + more, w=lender.w - more)
    return None


def _holds(key: str, box: Box, texts: Texts, layout: LayoutSpec, ruler: Ruler, ratio: float) -> bool:
    """Return whether what a lender says still fits its box, no word of it cut."""
    if key not in texts:
        return True
    text, styles = texts[key][1], layout.placeholders[key].styles
    return ruler.whole(text, styles, box, ratio) and ruler.fits(text, styles, box, ratio)
