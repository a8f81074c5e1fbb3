"""Proposes how a template is used: master, layout to start from, content area, roles."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from generator.corporate.model import FOOT, Master, Page, Place, Template
from generator.corporate.space import area, scale
from generator.deck.model import Box

Recipe = Mapping[str, Any]
SURE, LIKELY, GUESS = 140, 90, 50
SMALLER = 0.75
"""A title below this part of the largest text's size is none."""


class Mapped(Struct, frozen=True):
    """One of our roles in one of their layouts."""

    page: int
    places: Mapping[str, int | None]
    """Our placeholder to the number of theirs, None for nowhere; several of ours may go into one."""
    confidence: str
    why: str


class Proposal(Struct, frozen=True):
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
    """Return how much a master offers: plain pages, a cover, a look of its own, and slides of the file that use it.

    Many decks carry a second one that only some pasted slide brought along, or PowerPoint's own beside the house's.
    """
    pages = [_base_score(p, template, recipe)[0] for p in master.pages]
    covers = [_score(recipe["roles"]["cover"], p, template)[0] for p in master.pages]
    look = bool(master.drawn or any(p.drawn or p.ground for p in master.pages))
    used = master.slides / max(1, sum(m.slides for m in template.masters))
    how = recipe["masters"]
    found = max(pages, default=0) + how["cover"] * max(covers, default=0)
    return float(found + how["look"] * look + how["used"] * used)


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
        score -= 80 * (title.box.y > 0.4 * slide.h) + 80 * (title.box.w < 0.5 * slide.w)
    else:
        score -= 15
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
        titled = any(head(p, template.slide) for p in master.pages)
        return "no layout looks like one" if titled else "no layout has a title"
    confidence = "high" if score >= SURE else "medium" if score >= LIKELY else "low"
    return Mapped(
        page.number,
        _places(how, page, template.slide, how["small"] * scale(template.slide)),
        confidence,
        ", ".join(why),
    )


def _score(how: Recipe, page: Page, template: Template) -> tuple[float, list[str]]:
    title = head(page, template.slide)
    score, why = _named(how, page)
    if title is None or title.box is None or score <= 0:
        return 0, why
    score += (20 if title.is_title else 10) + 20 * (title.kind == "ctrTitle")
    if not title.is_title:
        why.append("its largest text serves as the title")
    low = title.box.y > 0.15 * template.slide.h or title.box.h > 0.2 * template.slide.h
    score -= 40 * (not low) + 40 * any(p.kind == "pic" for p in page.places)
    inside = title.box.y >= 0 and title.box.y + title.box.h <= template.slide.h
    inside &= title.box.x >= 0 and title.box.x + title.box.w <= template.slide.w
    return score - 60 * (not inside) - 0.5 * page.number, why


def _places(how: Recipe, page: Page, slide: Box, small: float) -> dict[str, int | None]:
    """Return our placeholders in theirs: the title in its title, the most important line in the main text.

    The others go into further texts, or below it as far as there is room for lines of the size `small`.
    """
    title, own = head(page, slide), page.title()
    words = (*page.words(), *((own,) if own and own is not title else ()))
    texts = sorted(
        (p for p in words if p is not title and _usable(p, slide)),
        key=lambda p: (p.box.y, p.idx) if p.box else (0.0, 0),
    )
    found: dict[str, int | None] = {"title": title.idx if title else 0}
    below = [p for p in texts if p.box and title and title.box and p.box.y > title.box.y]
    main = next((p for p in texts if p.kind == "subTitle"), next(iter(below or texts), None))
    lines = {p.idx: int(p.box.h * 72 / (small * 1.25)) for p in texts if p.box}
    further = [p for p in texts if p is not main and p.box and p.box.w >= 0.4 * slide.w]
    for n, (key, long) in enumerate(how["order"].items()):
        choice = [main, *further] if n == 0 else [*further, main]
        needs = {p.idx: math.ceil(long * small / (p.box.w * 72)) for p in choice if p and p.box}
        place = next((p for p in choice if p and lines[p.idx] >= needs[p.idx]), None)
        found[key] = place.idx if place else None
        if place:
            lines[place.idx] -= needs[place.idx]
    return found | dict.fromkeys(how.get("drop", ()))


def head(page: Page, slide: Box) -> Place | None:
    """Return what serves as the title: its title, or the largest text if it has none or only a small one."""
    title = page.title()
    texts = [p for p in page.words() if _usable(p, slide) and p.box and p.box.w >= 0.3 * slide.w]
    largest = max(texts, key=lambda p: (p.size, p.box.w * p.box.h if p.box else 0), default=None)
    if largest is None or not largest.size or (title and largest.kind == "subTitle"):
        return title
    return title if title and title.size >= SMALLER * largest.size else largest


def _usable(place: Place, slide: Box) -> bool:
    box = place.box
    return box is not None and box.h >= 0.2 and box.w >= 1.5 and box.y >= 0 and box.y + box.h <= slide.h
