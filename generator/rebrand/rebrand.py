"""Another brand for a deck that people have worked on: its slides as they are, on the other brand's master.

Slides, notes, charts, pictures, comments and everything else that slides lead to is carried over part by part and not
written anew, so that nothing of it can be lost. What a slide says of its master changes; where the new layouts have
other boxes (on an organisation's own template, or on slides of another size) also its places and sizes.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.brand.load import available, load
from generator.brand.model import Brand
from generator.corporate import keys, opc, settings
from generator.corporate.recolor import charted, recolored
from generator.deck import settle
from generator.deck.layouts import Layout, layouts
from generator.deck.model import PlaceholderSpec, Text
from generator.deck.sizes import Ruler
from generator.problems import InputProblems, Problem, Where
from generator.rebrand import graft, refit
from generator.rebrand.onto import ALWAYS, Target, ours, roles_of, target
from generator.rebrand.spare import Spares

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = f"{{{opc.R}}}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANGUAGES = ("zh-CN", "en")
FIXED = ("srgbClr", "sysClr", "prstClr")


class Rebranded(Struct, frozen=True):
    """The deck in the other brand, and what a person should look at."""

    data: bytes
    slides: int
    problems: tuple[Problem, ...]


def rebranded(path: Path, brand: Brand, language: str | None = None) -> Rebranded:
    """Return the deck on the brand's master.

    The language is that of the file unless it is given. InputProblems if the file is no deck of ours.
    """
    old = opc.read(path)
    return _Mover(path, old, brand, language or _language(old)).moved()


def language_of(path: Path) -> str:
    """Return the language that a deck's properties name; InputProblems if it cannot be read."""
    return _language(opc.read(path))


def _language(old: opc.Package) -> str:
    core = old.one("", "core-properties")
    said = old.tree(core).findtext(f"{DC}language") if core in old.parts and core else None
    return "en" if said and said.lower().startswith("en") else LANGUAGES[0]


class _Mover:
    def __init__(self, path: Path, old: opc.Package, brand: Brand, language: str) -> None:
        self.path, self.old, self.brand, self.language = path, old, brand, language
        self.main = old.presentation
        self.problems: list[Problem] = []
        self.spares = Spares(old)

    def moved(self) -> Rebranded:
        slides = self.slides()
        known = {slide: self.key(slide) for slide in slides}
        self.new = target(self.brand, self.language, [key.name for key in known.values() if key])
        standing = {slide: keys.offered(key.name, self.new.offered) if key else None for slide, key in known.items()}
        if slides and not any(standing.values()):
            message = "None of its layouts is known: it was not made with this program."
            raise InputProblems([Problem(message, Where(str(self.path)), "Rebrand a deck that make_deck.py wrote.")])
        self.ruler = Ruler(self.brand, self.new.offered, self.language)
        self.sizes = tuple(_size(package) for package in (self.old, self.new.package))
        self.sized()
        for number, slide in enumerate(slides, 1):
            self.slide(slide, number, known[slide], standing[slide])
        self.problems += self.spares.told(self.path)
        self.joined()
        return Rebranded(settle.settle(self.old.file()), len(slides), tuple(self.problems))

    def slides(self) -> list[str]:
        """Return the slides in the order in which they are shown."""
        ids = [e.get(f"{R}id") for e in self.old.tree(self.main).iter(f"{P}sldId")]
        return [part for part in (self.old.target(self.main, id) for id in ids) if part]

    def key(self, slide: str) -> keys.Key | None:
        """Return which of our layouts a slide stands on."""
        part = self.old.one(slide, "slideLayout")
        if part is None or part not in self.old.parts:
            return None
        tree = self.old.tree(part)
        named, known = keys.read(tree.get("matchingName") or ""), _names()
        if named.family in {keys.Key(name).family for name in known.values()}:
            return named
        found = known.get(tree.find(f"{P}cSld").get("name") or "")
        return keys.Key(found) if found else None

    def sized(self) -> None:
        """Say that the slides get another size, if they do."""
        before, after = (" × ".join(f"{n / 914400:g}" for n in size) for size in self.sizes)
        if before != after:
            message = f"Its slides change from {before} to {after} inches; what stands on them was scaled."
            self.warn(message, "Look at every slide once; only titles were measured anew.")

    # --- slides -----------------------------------------------------------------------------------------------------

    def slide(self, slide: str, number: int, known: keys.Key | None, key: str | None) -> None:
        tree, before = self.old.tree(slide), self.old.one(slide, "slideLayout") or ""
        layout = self.old.tree(before) if before in self.old.parts else None
        turned = layout is not None and _map(layout) is not None
        fixed = sorted({e.get("val") for kind in FIXED for e in tree.iter(A + kind) if e.get("val")})
        if key is None:
            self.homeless(tree, layout, number)
        if layout is not None and ((known and known.template) or self.new.inks or self.sizes[0] != self.sizes[1]):
            tree = self.refitted(tree, slide, number, layout, known, key)
        for rel in self.old.of(slide, "slideLayout"):
            rel.target = f"new:{self.new.parts[key or ALWAYS]}"
        if turned or key is None:
            tree.set("rebrand", key or ALWAYS)  # taken off again when the new layouts are there
        if fixed:
            message = f"Slide {number} has fixed colours ({', '.join(fixed)}), which stay as they are."
            self.warn(message, "Choose theme colours for them in PowerPoint if they should follow the brand.")
        self.old.put(slide, tree)

    def refitted(self, tree: Any, slide: str, number: int, layout: Any, known: keys.Key | None, key: str | None) -> Any:
        """Return the slide in the boxes and colours of its new layout."""
        new = self.new.package.tree(self.new.parts[key or ALWAYS])
        how = refit.scale(layout, new, *self.sizes)
        if key:
            spare = list(refit.replaced(tree, self.new.offered.layouts[key], new, self.numbers(known, key)))
            self.spares.add(slide, number, tree, layout, spare, bool(self.new.inks))
        refit.rescaled(tree, how)
        if key:
            self.measured(tree, number, self.new.offered.layouts[key])
        inks = self.inks(slide) if known and known.template else None
        for chart in (r.target for r in self.old.of(slide, "chart")):
            drawn = self.old.tree(chart)
            refit.resized(drawn, how.even)
            self.old.put(chart, self.colored(drawn, inks, chart=True))
        return self.colored(tree, inks)

    def measured(self, tree: Any, number: int, layout: Layout) -> None:
        """Let titles, footers and whatever is in a layout of theirs take place and size of the layout, and fit it."""
        theirs = bool(layout.part) or layout.titled is not None
        slots = {("title" if s.type == "title" else str(s.idx)): s for s in layout.placeholders.values()}
        for ph in tree.iter(f"{P}ph"):
            shape, title = refit.shape_of(ph), ph.get("type") in refit.TITLES
            slot = slots.get("title" if title else ph.get("idx", "0"))
            if ph.get("type") in refit.FOOT:
                refit.plain(shape)
                if slot and not slot.inherits:  # LibreOffice does not look at ours on the layout
                    refit.in_size(shape, slot.styles[0].size, slot.styles[0].line)
                    refit.in_color(shape, slot.styles[0].color)
            elif shape.tag == f"{P}sp" and slot and (title or theirs):
                frame = refit.xfrm(shape)
                if frame is not None:
                    frame.getparent().remove(frame)
                refit.titled(shape)
                self.fitted(shape, number, slot, exact=not theirs)

    def fitted(self, shape: Any, number: int, slot: PlaceholderSpec, exact: bool) -> None:
        """Set a text in the largest size in which it fits; `exact`: the layout's line height is one in points."""
        text, style = Text.of(refit.words(shape)), slot.styles[0]
        ratios = self.ruler.ratios(slot.styles, text)
        ratio = next((r for r in ratios if self.ruler.fits(text, slot.styles, slot.box, r)), None)
        if ratio is None:
            message = f"Slide {number}: “{text.plain()[:24]}…” is too long for its place in the new layout."
            self.warn(message, "Shorten it.")
        if ratio != 1:
            ratio = ratio or ratios[-1]
            refit.in_size(shape, int(style.size * ratio * 2) / 2, style.line * ratio if exact else None)

    def numbers(self, known: keys.Key | None, key: str) -> dict[int, str]:
        """Return our placeholders by their numbers on the slide."""
        if known and known.places:
            found: dict[int, str] = {}
            for name, idx in known.places.items():
                found.setdefault(idx, name)
            return found
        return {slot.idx: name for name, slot in self.new.plain.layouts[key].placeholders.items()}

    def inks(self, slide: str) -> Any:
        return roles_of(self.old, self.old.one(slide, "slideLayout") or "", settings.recipe(self.brand.folders))

    def colored(self, tree: Any, inks: Any, chart: bool = False) -> Any:
        from lxml import etree

        text = etree.tostring(tree, encoding="unicode")
        text = ours(text, inks) if inks else text
        text = recolored(text, self.new.inks) if self.new.inks else text
        return etree.fromstring(charted(text, self.new.slots) if chart else text)

    def homeless(self, tree: Any, layout: Any, number: int) -> None:
        """Give what stands in placeholders of an unknown layout its place, so that it does not move."""
        places = {} if layout is None else {_slot(ph): refit.xfrm(refit.shape_of(ph)) for ph in layout.iter(f"{P}ph")}
        for ph in tree.iter(f"{P}ph"):
            shape = refit.shape_of(ph)
            properties, place = shape.find(f"{P}spPr"), places.get(_slot(ph))
            if properties is not None and place is not None and properties.find(f"{A}xfrm") is None:
                properties.insert(0, copy.deepcopy(place))
        name = layout.find(f"{P}cSld").get("name") if layout is not None else ""
        message = f"Slide {number} stands on the layout `{name}`, which the brand does not have."
        self.warn(message, "It is on the one with only a title now, with everything in its place; look at it.")

    def warn(self, message: str, hint: str) -> None:
        self.problems.append(Problem(message, Where(str(self.path)), hint, "warning"))

    # --- the presentation -------------------------------------------------------------------------------------------

    def joined(self) -> None:
        """Put the other brand's master, layouts, notes master and table style into the deck, in place of its own."""
        old, new = self.old, self.new.package
        names = graft.grafted(old, new)
        notes = new.one(new.presentation, "notesMaster")
        for part, rels in old.rels.items():
            for rel in rels:
                if rel.target.startswith("new:"):
                    rel.target = names[rel.target.removeprefix("new:")]
                elif rel.kind == "notesMaster" and old.types.get(part, "").endswith("notesSlide+xml") and notes:
                    rel.target = names[notes]
        self.turned()

    def turned(self) -> None:
        """Give slides on dark layouts the colour map of the layout on which they stand now."""
        for slide in self.slides():
            tree = self.old.tree(slide)
            if tree.attrib.pop("rebrand", None) is None and _map(self.layout(slide)) is None:
                continue
            own, new = tree.find(f"{P}clrMapOvr"), self.layout(slide).find(f"{P}clrMapOvr")
            if own is not None and new is not None:
                tree.replace(own, copy.deepcopy(new))
            self.old.put(slide, tree)

    def layout(self, slide: str) -> Any:
        return self.old.tree(self.old.one(slide, "slideLayout") or "")


@cache
def _names() -> dict[str, str]:
    """Return the keys of all layouts of all brands by what PowerPoint's menu calls them, in either language."""
    return dict(_named())


def _named() -> Iterator[tuple[str, str]]:
    for brand in available():
        for language in LANGUAGES:
            yield from ((one.name, key) for key, one in layouts(load(brand), language).layouts.items())


def _size(package: opc.Package) -> tuple[int, int]:
    size = package.tree(package.presentation).find(f"{P}sldSz")
    return int(size.get("cx")), int(size.get("cy"))


def _map(tree: Any) -> Any:
    return tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")


def _slot(ph: Any) -> tuple[str, str]:
    kind = ph.get("type", "obj")
    return ("title", "") if kind in refit.TITLES else ("", ph.get("idx", "0"))


__all__ = ["Rebranded", "Target", "rebranded"]
