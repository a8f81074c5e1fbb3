"""Where our titles and content stand on a template's slide, beside what it draws there. Lengths are inches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.corporate.model import FOOT, Master, Page, Place, Template
from generator.deck.model import Box

Recipe = Mapping[str, Any]
WIDE, HIGH = 10.0, 7.5
"""The least slide, in inches, that lengths of the recipe are measured on."""


def scale(slide: Box) -> float:
    """Return what lengths of the recipe are multiplied by on this slide, be it upright or lying."""
    return min(slide.h / HIGH, slide.w / WIDE)


def title_box(template: Template, master: Master, base: Page | None, recipe: Recipe) -> Box:
    """Return where the title of our content stands, in inches."""
    place = (base.title() if base else None) or (None if base else master.title())
    if place and place.box:
        top, bottom = title_room(template, master, base, recipe)
        high = max(place.box.y, top)
        low = max(high + 0.1, min(place.box.y + place.box.h, bottom))
        return Box(place.box.x, high, place.box.w, low - high)
    unit, how, slide = scale(template.slide), recipe["measures"], template.slide
    side = how["margin"] * unit
    return Box(side, how["title-box"]["top"] * unit, slide.w - 2 * side, how["title-box"]["height"] * unit)


def title_room(template: Template, master: Master, base: Page | None, recipe: Recipe) -> tuple[float, float]:
    """Return from where to where their title may reach, in inches: on the band on which it stands, below one above."""
    place = (base.title() if base else None) or (None if base else master.title())
    slide, how = template.slide, recipe["measures"]
    top, bottom = 0.0, slide.h
    if place is None or place.box is None:
        return top, bottom
    middle, gap = place.box.y + place.box.h / 2, how["gap"] * scale(slide)
    for band in (base or master).drawn:
        if band.w < 0.5 * slide.w or band.h > how["edge"] * slide.h:
            continue
        if band.y <= middle <= band.y + band.h and band.h >= how["band"] * scale(slide):
            top, bottom = max(top, band.y + gap / 3), min(bottom, band.y + band.h - gap / 3)
        elif place.box.y < band.y + band.h < middle:
            top = max(top, band.y + band.h + gap)
    return top, bottom


def area(template: Template, master: Master, base: Page | None, recipe: Recipe) -> Box:
    """Return the rectangle of our content: a text box of theirs, or what is free between title and footer.

    Nothing that they draw at an edge of the slide (bands, logos, lines of text) is covered by it.
    """
    found = _free(template, master, base, recipe)
    drawn, how, slide = (base or master).drawn, recipe["measures"], template.slide
    edge, gap, most = how["edge"], how["gap"] * scale(slide) / 2, how["most"]
    left, top, right, bottom = found.x, found.y, found.x + found.w, found.y + found.h
    for box in drawn:
        if box.w * box.h > most * slide.w * slide.h or not _meet(box, left, top, right, bottom):
            continue
        cuts = []
        if box.y >= (1 - edge) * slide.h:
            cuts.append((left, top, right, box.y - gap))
        if box.y + box.h <= edge * slide.h:
            cuts.append((left, box.y + box.h + gap, right, bottom))
        if box.x >= (1 - edge) * slide.w:
            cuts.append((left, top, box.x - 2 * gap, bottom))
        if box.x + box.w <= edge * slide.w:
            cuts.append((box.x + box.w + 2 * gap, top, right, bottom))
        left, top, right, bottom = max(
            cuts, key=lambda cut: _filled(Box(*cut), how), default=(left, top, right, bottom)
        )
    return Box(left, top, right - left, bottom - top)


def _filled(cut: Box, how: Recipe) -> float:
    """Return how much of a rectangle our content fills: it is no wider and no higher than its proportions allow."""
    low, high = (limit * how["design"]["width"] / how["design"]["height"] for limit in how["widths"])
    w, h = cut.w - cut.x, cut.h - cut.y  # a cut holds its right and lower edges
    return float(min(w, h * high) * min(h, w / low))


def _meet(box: Box, left: float, top: float, right: float, bottom: float) -> bool:
    return box.x < right and box.x + box.w > left and box.y < bottom and box.y + box.h > top


def _free(template: Template, master: Master, base: Page | None, recipe: Recipe) -> Box:
    how, slide = recipe["measures"], template.slide
    unit = scale(slide)
    title = title_box(template, master, base, recipe)
    foot = _foot([*(base.places if base else ()), *master.places], slide)
    bottom = min([slide.h - how["margin"] * unit * 0.6, *foot])
    top = title.y + title.h + how["gap"] * unit
    box = _text_box(master, base, title, slide)
    if box is None:
        return Box(title.x, top, title.w, bottom - top)
    low, high = max(box.y, top), min(box.y + box.h, bottom)
    if high - low < how["lowest"] * unit:
        low, high = top, bottom
    high = max(high, min(bottom, low + box.w * how["design"]["height"] / how["design"]["width"]))
    left, right = (box.x, box.x + box.w) if box.w > 0.6 * slide.w else (title.x, title.x + title.w)
    left, right = max(left, 0.2), min(right, slide.w - 0.2)
    return Box(left, low, right - left, high - low)


def _foot(places: Iterable[Place], slide: Box) -> list[float]:
    return [p.box.y - 0.05 for p in places if p.kind in FOOT and p.box and p.box.y > 0.75 * slide.h]


def _text_box(master: Master, base: Page | None, title: Box, slide: Box) -> Box | None:
    """Return the largest box for content below the title: the layout's own, a plain content layout's, the master's."""
    plain = [p for p in master.pages if p.kind in ("obj", "tx")]
    for places in (base.places if base else (), *(p.places for p in plain), master.places):
        boxes = [p.box for p in places if p.kind not in FOOT and not p.is_title and p.box]
        under = [b for b in boxes if b.y >= title.y + title.h * 0.5 and b.w > 0.5 * slide.w and b.h > 0.3 * slide.h]
        if under:
            return max(under, key=lambda b: b.w * b.h)
    return None
