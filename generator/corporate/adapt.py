"""Our layouts on an organisation's template.

Planning and measuring go on in the lengths of layouts.yaml: what is theirs is brought into them, and the finished
plan is scaled and moved onto their slide in one step (`place.py`). So every list, chart and table is composed as on
our own slides, and only as large as their content area allows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec.structs import replace

from generator.brand.model import Brand
from generator.corporate import read, settings, space
from generator.corporate.model import Page, Place
from generator.corporate.settings import Setting, setting, where
from generator.deck import layoutfile
from generator.deck.layout_parts import Frame, Layout, Layouts, Spot
from generator.deck.model import Box, PlaceholderSpec, Style
from generator.problems import InputProblems, Problem

FORMAT = "template"
FILE = "layouts-template.yaml"
"""What of our layouts differs on a template."""
FIGURES = {"table": "tbl", "chart": "chart", "pic": "pic"}
"""Our placeholders that take no text, and what theirs are called in the file."""
FEET = ("title", "ftr", "sldNum", "dt")
"""What does not stand in the content area."""
EDGE = 0.05
"""Inches up to which something drawn is a line, whose thickness stays."""
OURS = ("motif", "mark")
"""Kinds of drawing that are the house's own; a template has its own."""


def fitted(tree: layoutfile.Tree, brand: Brand, room: float = 1) -> tuple[layoutfile.Tree, str]:
    """Return the layouts' tree with a format whose content has the proportions of the template's content area.

    With more `room` it is so many times as wide, and all of it comes out smaller on the slide.
    """
    found = setting(brand)
    how, area = found.recipe["measures"], found.area
    widest, second, *_ = tree["formats"].values()
    low, high = how["widths"]
    part = min(high, max(low, area.w / area.h / (how["design"]["width"] / how["design"]["height"])))
    width = widest["width"] * part * room
    format = {"width": width, "height": widest["height"]} | ({"file": second["file"]} if part < how["narrow"] else {})
    return {**tree, "formats": {**tree["formats"], FORMAT: format}}, FORMAT


def rooms(brand: Brand) -> tuple[float, ...]:
    """Return how much room is tried for texts that are too long for a template's content area; 1 comes first."""
    return (1.0, *settings.recipe(brand.folders)["measures"]["rooms"]) if settings.has(brand) else (1.0,)


def smaller(brand: Brand, offered: Layouts, room: float) -> Problem:
    """Return the warning that texts are set smaller than a template's content area would have them."""
    points = offered.styles["body"].size * offered.frame.scale
    message = f"Texts were too long for the template's content area and are set at {100 / room:.0f} % of the usual size"
    hint = "Make `area` larger if the template has room, or shorten texts."
    return Problem(f"{message}: running text at {points:.1f} points.", where(brand, "area"), hint, "warning")


def adapted(offered: Layouts, brand: Brand) -> Layouts:
    """Return the layouts on the template: theirs where the brand says so, elsewhere ours on their master."""
    found = setting(brand)
    how = found.recipe["measures"]["design"]
    slide, area, squeeze = found.template.slide, found.area, offered.squeeze
    title = _Title(found)
    area = replace(area, y=max(area.y, title.bottom), h=area.y + area.h - max(area.y, title.bottom))
    scale = min(area.w / (how["width"] * squeeze), area.h / how["height"])
    content = Frame(scale, area.x - how["left"] * squeeze * scale, area.y - how["top"] * scale)
    whole = min(slide.w / offered.slide.w, slide.h / offered.slide.h)
    full = Frame(whole, (slide.w - offered.slide.w * whole) / 2, (slide.h - offered.slide.h * whole) / 2)
    offered = heightened(offered, area.h / scale, found.recipe)
    maker = _Maker(brand, offered, found, title, content, full)
    made = {key: maker.layout(layout) for key, layout in offered.layouts.items()}
    marks = replace(offered.section_marks, most=0)  # their furniture knows no marks of ours
    return replace(offered, layouts=made, slide=slide, frame=content, section_marks=marks)


def heightened(offered: Layouts, room: float, recipe: Mapping[str, Any]) -> Layouts:
    """Return the layouts with content as high as there is `room` for, within bounds; type keeps its size."""
    how = recipe["measures"]
    top, height = how["design"]["top"], how["design"]["height"]
    times = min(how["higher"]["most"], room / height)
    if times <= 1:
        return offered

    def box(one: Box, text: bool) -> Box:
        if one.y < top - EDGE or not one.w:
            return one
        y = top + (one.y - top) * times
        if text or one.h > EDGE:
            return replace(one, y=y, h=one.h * times)
        return replace(one, y=y)

    def spot(one: Spot) -> Spot:
        return replace(one, box=replace(one.box, y=top + (one.box.y - top) * times))

    def higher(layout: Layout) -> Layout:
        if not layout.furniture or layout.key.split("-")[0] in how["higher"]["not"]:
            return layout
        slots = {k: s if s.type in FEET else replace(s, box=box(s.box, True)) for k, s in layout.placeholders.items()}
        parts = tuple(replace(p, box=box(p.box, False)) for p in layout.parts)
        spots = {key: spot(one) for key, one in layout.spots.items()}
        return replace(layout, placeholders=slots, parts=parts, spots=spots)

    return replace(offered, layouts={key: higher(layout) for key, layout in offered.layouts.items()})


class _Title:
    """The title of our content on their slide: where it stands, and how large it may be."""

    def __init__(self, found: Setting) -> None:
        self.place = (found.base.title() if found.base else None) or (None if found.base else found.master.title())
        box = space.title_box(found.template, found.master, found.base, found.recipe)
        how = found.recipe["measures"]["title"]
        scale = space.scale(found.template.slide)
        largest, least = how["largest"] * scale, how["least"] * scale
        asked = min(largest, self.place.size or largest) if self.place else largest * 0.875
        asked = max(asked, least)
        top, bottom = space.title_room(found.template, found.master, found.base, found.recipe)
        banded = bottom < found.template.slide.h
        high = bottom - top if banded else box.h
        room = high * 72 / (how["line"] * how["lines"])
        alone = min(asked * how["shrink"], high * 72 / how["line"])
        self.size = int((asked if room >= asked else max(room, least, alone)) * 2) / 2
        self.least = max(least, min(self.size * how["shrink"], room))
        needs = (self.size if banded else self.least) * how["line"] * how["lines"] / 72
        height = min(max(box.h, needs), bottom - top)
        self.box = replace(box, y=max(top, min(box.y, bottom - height)), h=height)
        self.line = self.size * how["line"]
        self.bottom = self.box.y + self.box.h + found.recipe["measures"]["gap"] * scale


class _Maker:
    def __init__(
        self, brand: Brand, offered: Layouts, found: Setting, title: _Title, content: Frame, full: Frame
    ) -> None:
        self.brand, self.offered, self.found, self.title = brand, offered, found, title
        self.content, self.full = content, full
        self.slots = {p.kind: p for p in (found.base or found.master).places}

    def layout(self, layout: Layout) -> Layout:
        mapped = self.mapped(layout)
        if mapped:
            return self.theirs(layout, *mapped)
        parts = tuple(p for p in layout.parts if p.kind not in OURS)
        if not layout.furniture:
            return replace(layout, parts=parts, frame=self.full, type="", always=False)
        slots = {key: self.slot(slot) for key, slot in layout.placeholders.items() if key != "kicker"}
        kept = {key: slot for key, slot in slots.items() if slot}
        return replace(
            layout, parts=parts, placeholders=kept, frame=self.content, type="", always=False, on=self.base()
        )

    def base(self) -> str:
        return self.found.base.part if self.found.base else ""

    def mapped(self, layout: Layout) -> tuple[Page, Mapping[str, int | None]] | None:
        """Return their layout of the role: named as the layout, or as the family or shorter text that it belongs to."""
        names = layout.key.split("-")
        tried = ("-".join(names[:n]) for n in range(len(names), 0, -1))
        return next((found for name in tried if (found := self.found.mapped.get(name))), None)

    # --- ours on their master ---------------------------------------------------------------------------------------

    def slot(self, slot: PlaceholderSpec) -> PlaceholderSpec | None:
        if slot.type == "title":
            return self.titled(slot)
        if slot.type in ("ftr", "sldNum", "dt"):
            place = self.slots.get(slot.type)
            if place is None or place.box is None:
                return None
            style = replace(slot.styles[0], size=place.size / self.content.scale) if place.size else slot.styles[0]
            box = self.content.back(place.box)
            return replace(
                slot, idx=place.idx, box=box, styles=(style,), anchor=place.anchor, align=place.align, inherits=True
            )
        return slot

    def titled(self, slot: PlaceholderSpec) -> PlaceholderSpec:
        title, scale = self.title, self.content.scale
        place, style = title.place, slot.styles[0]
        box = title.box if not (place and place.caps) else replace(title.box, w=title.box.w * 0.8)
        face = "heading" if place is None or place.heading else "body"
        bold = style.bold if place is None else place.bold
        size, line = title.size / scale, title.line / scale
        own = Style(size, line, bold, face, style.color, title.least / scale)  # type: ignore[arg-type]
        anchor = place.anchor if place else slot.anchor
        align = place.align if place else slot.align
        return replace(
            slot, box=self.content.back(box), styles=(own,), anchor=anchor, align=align, inherits=bool(place)
        )

    # --- theirs -----------------------------------------------------------------------------------------------------

    def theirs(self, layout: Layout, page: Page, numbers: Mapping[str, int | None]) -> Layout:
        places = {p.idx: p for p in page.places}
        slots: dict[str, PlaceholderSpec] = {}
        joins: dict[str, str] = {}
        first: dict[int, str] = {}
        for key, slot in layout.placeholders.items():
            idx = numbers.get(key)
            place = places.get(idx) if idx is not None else None
            if place is None or place.box is None:
                if slot.type not in ("ftr", "sldNum", "dt"):
                    joins[key], slots[key] = "", slot
                continue
            primary = first.setdefault(place.idx, key)
            if primary != key:
                joins[key] = primary
            if slot.type in FIGURES and FIGURES[slot.type] != place.kind:
                self.refuse(layout, page, key, place)
            flat = slot.type != "title" and layout.key.split("-")[0] in self.found.recipe["roles"]
            slots[key] = self.filled(slot, place, place.box, flat)
        head = places.get(slots["title"].idx) if joins.get("title") != "" else None
        titled = head.idx if head and not head.is_title else None
        if titled is not None:  # it changes numbers with their title, which has none
            slots = {k: replace(s, idx={titled: 0, 0: titled}.get(s.idx, s.idx)) for k, s in slots.items()}
        for kind in ("ftr", "sldNum"):
            foot = next((p for p in page.places if p.kind == kind and p.box), None)
            if foot and foot.box:
                style = self.offered.styles["source"]
                style = replace(style, size=foot.size or style.size)
                slots[kind] = PlaceholderSpec(
                    kind, foot.idx, kind, foot.box, (style,), foot.anchor, foot.align, inherits=True
                )
        bare = replace(layout, parts=(), spots={}, frame=Frame(), longer="", type="", always=False)
        if titled is not None:
            return replace(bare, placeholders=slots, part="", on=page.part, joins=joins, titled=titled)
        return replace(bare, placeholders=slots, part=page.part, joins=joins)

    def filled(self, slot: PlaceholderSpec, place: Place, box: Box, flat: bool) -> PlaceholderSpec:
        size = place.size or slot.styles[0].size
        small = self.found.recipe["roles"]["cover"]["small"] * space.scale(self.found.template.slide)
        least = size * 0.45 if slot.type == "title" else min(size, small)
        face: Literal["heading", "body"] = "heading" if place.heading else "body"
        how = self.found.recipe["measures"]
        roomy = box.h * 72 > how["roomy"] * size * read.USUAL
        apart = min(place.apart, how["apart"] * size) if roomy else 0
        line = size * read.USUAL * (1 if flat else place.leading)  # what is flat says its own
        style = Style(size, line, place.bold, face, "ink", least, apart)
        return replace(
            slot, idx=place.idx, box=box, styles=(style,), anchor=place.anchor, align=place.align, inherits=True,
            flat=flat,
        )  # fmt: skip

    def refuse(self, layout: Layout, page: Page, key: str, place: Place) -> None:
        """A table, chart or picture stands in a placeholder of its own kind, or PowerPoint loses it."""
        message = f"`{key}` of `{layout.key}` cannot stand in placeholder {place.idx} of `{page.name}` ({place.kind})."
        hint = "Leave the role out of `layouts`; it is then built on their master."
        raise InputProblems([Problem(message, where(self.brand, layout.key), hint)])
