"""Proposes how a template is used: master, layout to start from, content area, roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.corporate.model import FOOT, Master, Page, Place, Template
from generator.deck.model import Box

Recipe = Mapping[str, Any]
SURE, LIKELY, GUESS = 140, 90, 50
WIDE, HIGH = 10.0, 7.5
"""The least slide, in inches, that lengths of the recipe are measured on."""


def scale(slide: Box) -> float:
    """Return what lengths of the recipe are multiplied by on this slide, be it upright or lying."""
    return min(slide.h / HIGH, slide.w / WIDE)


@dataclass(frozen=True)
class Mapped:
    """One of our roles in one of their layouts."""

    page: int
    places: Mapping[str, int | None]
    """Our placeholder to the number of theirs, None for nowhere; several of ours may go into one."""
    confidence: str
    why: str


@dataclass(frozen=True)
class Proposal:
    """How the template may be used."""

    master: int
    base: int | None
    """The layout that ours are made from; None for the bare master."""
    area: Box
    roles: Mapping[str, Mapped]
    lacking: Mapping[str, str]
    """Roles that no layout has, and why."""
    why_base: str


def propose(template: Template, recipe: Recipe) -> Proposal:
    """Return the best use; the template must have a master."""
    ranked = sorted(template.masters, key=lambda m: (-_worth(m, template, recipe), m.number))
    master = ranked[0]
    base, why = _base(master, template, recipe)
    found: dict[str, Mapped] = {}
    lacking: dict[str, str] = {}
    for role, how in recipe["roles"].items():
        mapped = _role(how, master, template)
        if isinstance(mapped, Mapped):
            found[role] = mapped
        else:
            lacking[role] = mapped
    return Proposal(
        master.number, base.number if base else None, area(template, master, base, recipe), found, lacking, why
    )


def _worth(master: Master, template: Template, recipe: Recipe) -> float:
    """Return how much a master offers; many decks carry a second one that only some pasted slide brought along."""
    pages = [_base_score(p, template, recipe)[0] for p in master.pages]
    covers = [_score(recipe["roles"]["cover"], p, template)[0] for p in master.pages]
    return max(pages, default=0) + max(covers, default=0)


# --- the layout that ours start from ----------------------------------------------------------------------------------


def _base(master: Master, template: Template, recipe: Recipe) -> tuple[Page | None, str]:
    scored = [(*_base_score(page, template, recipe), page) for page in master.pages]
    best = max(scored, key=lambda s: (s[0], -s[2].number), default=None)
    if best is None or best[0] < GUESS:
        return None, "no layout is a plain page with a title; ours stand on the bare master"
    return best[2], best[1]


def _base_score(page: Page, template: Template, recipe: Recipe) -> tuple[float, str]:
    how, title, slide = recipe["base"], page.title(), template.slide
    score, why = _named(how, page)
    others = [p for p in page.places if p.kind not in FOOT and not p.is_title]
    if title and title.box:
        score += 60
        why.append("has a title")
        score -= 80 * (title.box.y > 0.4 * slide.h) + 40 * (title.box.w < 0.5 * slide.w)
    if page.kind in ("title", "secHead"):
        score -= 100
    score += (20, 15)[len(others)] if len(others) < 2 else -15 * (len(others) - 1)
    score -= 10 * (page.ground is not None) + 0.5 * page.number
    return score, ", ".join(why) or "the nearest to a plain page"


def _named(how: Recipe, page: Page) -> tuple[float, list[str]]:
    """Return points for kind and name, and what was seen."""
    name = " ".join(page.name.lower().split())
    score, why = 0.0, []
    if page.kind in how["kinds"]:
        score += 100 - 15 * how["kinds"].index(page.kind)
        why.append(f"PowerPoint's kind `{page.kind}`")
    if word := next((w for w in how["words"] if w in name), None):
        score += 50
        why.append(f"its name says `{word}`")
    score -= 40 * any(w in name for w in how["not"])
    return score, why


# --- roles ------------------------------------------------------------------------------------------------------------


def _role(how: Recipe, master: Master, template: Template) -> Mapped | str:
    scored = [(*_score(how, page, template), page) for page in master.pages]
    best = max(scored, key=lambda s: (s[0], -s[2].number), default=None)
    if best is None:
        return "the master has no layouts"
    score, why, page = best
    if score < GUESS:
        titled = any(p.title() for p in master.pages)
        return "no layout looks like one" if titled else "no layout has a title"
    confidence = "high" if score >= SURE else "medium" if score >= LIKELY else "low"
    return Mapped(
        page.number,
        _places(how, page, template.slide, how["small"] * scale(template.slide)),
        confidence,
        ", ".join(why),
    )


def _score(how: Recipe, page: Page, template: Template) -> tuple[float, list[str]]:
    title = page.title()
    score, why = _named(how, page)
    if title is None or title.box is None or score <= 0:
        return 0, why
    score += 20 + 20 * (title.kind == "ctrTitle")
    low = title.box.y > 0.15 * template.slide.h or title.box.h > 0.2 * template.slide.h
    score -= 40 * (not low) + 40 * any(p.kind == "pic" for p in page.places)
    inside = title.box.y >= 0 and title.box.y + title.box.h <= template.slide.h
    inside &= title.box.x >= 0 and title.box.x + title.box.w <= template.slide.w
    return score - 60 * (not inside) - 0.5 * page.number, why


def _places(how: Recipe, page: Page, slide: Box, small: float) -> dict[str, int | None]:
    """Return our placeholders in theirs: the title in its title, the most important line in the main text.

    The others go into further texts, or below it as far as there is room for lines of the size `small`.
    """
    title = page.title()
    texts = sorted(
        (p for p in page.words() if _usable(p, slide)), key=lambda p: (p.box.y, p.idx) if p.box else (0.0, 0)
    )
    found: dict[str, int | None] = {"title": title.idx if title else 0}
    main = next((p for p in texts if p.kind == "subTitle"), texts[0] if texts else None)
    room = {p.idx: int(p.box.h * 72 / (small * 1.25)) for p in texts if p.box}
    further = [p for p in texts if p is not main and p.box and p.box.w >= 0.4 * slide.w]
    for key in how["order"]:
        choice = [main] if main and key == how["order"][0] else [*further, main]
        place = next((p for p in choice if p and room[p.idx] > 0), None)
        found[key] = place.idx if place else None
        if place:
            room[place.idx] -= 1
    return found | dict.fromkeys(how.get("drop", ()))


def _usable(place: Place, slide: Box) -> bool:
    box = place.box
    return box is not None and box.h >= 0.2 and box.w >= 1.5 and box.y >= 0 and box.y + box.h <= slide.h


# --- where content goes -----------------------------------------------------------------------------------------------


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
