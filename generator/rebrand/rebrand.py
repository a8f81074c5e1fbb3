"""Another brand for a deck that people have worked on: its slides as they are, on the other brand's master.

Slides, notes, charts, pictures, comments and everything else that slides lead to is carried over part by part and not
written anew, so that nothing of it can be lost. Only what a slide says of its master changes.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.brand.load import available, load
from generator.brand.model import Brand
from generator.corporate import opc
from generator.deck import master, settle
from generator.deck.layouts import Layouts, layouts
from generator.problems import InputProblems, Problem, UsageProblem, Where

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = f"{{{opc.R}}}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANGUAGES = ("zh-CN", "en")
FIXED = ("srgbClr", "sysClr", "prstClr")
ITS_OWN = ("slideMaster", "notesMaster", "handoutMaster", "theme", "tableStyles")
"""What the presentation takes from the other brand."""


@dataclass(frozen=True)
class Rebranded:
    """The deck in the other brand, and what a person should look at."""

    data: bytes
    slides: int
    problems: tuple[Problem, ...]


def rebranded(path: Path, brand: Brand, language: str | None = None) -> Rebranded:
    """Return the deck on the brand's master.

    The language is that of the file unless it is given. InputProblems if the file is no deck of ours, UsageProblem
    for a brand with an organisation's own template.
    """
    if brand.deck.get("template"):
        raise UsageProblem(
            f"{brand.name}: a finished deck cannot be moved onto an organisation's own template yet. "
            "Build it anew from its summary with --brand."
        )
    old = opc.read(path)
    spoken = language or _language(old)
    return _Mover(path, old, brand, spoken).moved()


def _language(old: opc.Package) -> str:
    core = old.one("", "core-properties")
    said = old.tree(core).findtext(f"{DC}language") if core in old.parts and core else None
    return "en" if said and said.lower().startswith("en") else LANGUAGES[0]


class _Mover:
    def __init__(self, path: Path, old: opc.Package, brand: Brand, language: str) -> None:
        self.path, self.old, self.brand, self.language = path, old, brand, language
        self.offered = layouts(brand, language)
        self.main = old.presentation
        self.problems: list[Problem] = []

    def moved(self) -> Rebranded:
        slides = self.slides()
        keys = {slide: self.key(slide) for slide in slides}
        if slides and not any(keys.values()):
            message = "None of its layouts is known: it was not made with this program."
            raise InputProblems([Problem(message, Where(str(self.path)), "Rebrand a deck that make_deck.py wrote.")])
        used = {key for key in keys.values() if key} | {"title-only"}
        new = opc.parse(master.template(self.brand, self.language, self.offered, used), self.brand.name)
        self.sized(new)
        parts = _by_key(new, self.offered)
        for number, slide in enumerate(slides, 1):
            self.slide(slide, number, keys[slide], parts)
        self.joined(new)
        return Rebranded(settle.settle(self.old.file()), len(slides), tuple(self.problems))

    def slides(self) -> list[str]:
        """Return the slides in the order in which they are shown."""
        ids = [e.get(f"{R}id") for e in self.old.tree(self.main).iter(f"{P}sldId")]
        return [part for part in (self.old.target(self.main, id) for id in ids) if part]

    def key(self, slide: str) -> str | None:
        """Return which of our layouts a slide stands on."""
        part = self.old.one(slide, "slideLayout")
        if part is None or part not in self.old.parts:
            return None
        tree = self.old.tree(part)
        key = tree.get("matchingName") or _names().get(tree.find(f"{P}cSld").get("name") or "")
        return key if key in self.offered.layouts else None

    def sized(self, new: opc.Package) -> None:
        """Refuse a brand of another format: what people drew would stand elsewhere."""
        sizes = [p.tree(p.presentation).find(f"{P}sldSz") for p in (self.old, new)]
        one, other = ((s.get("cx"), s.get("cy")) for s in sizes)
        if one != other:
            raise UsageProblem(f"{self.path}: its slides have another size than those of the brand {self.brand.name}.")

    # --- slides -----------------------------------------------------------------------------------------------------

    def slide(self, slide: str, number: int, key: str | None, parts: dict[str, str]) -> None:
        tree, before = self.old.tree(slide), self.old.one(slide, "slideLayout")
        turned = before is not None and _map(self.old.tree(before)) is not None
        if key is None:
            self.homeless(tree, before, number)
        for rel in self.old.of(slide, "slideLayout"):
            rel.target = parts[key or "title-only"]
        if turned or key is None:
            tree.set("rebrand", key or "title-only")  # taken off again when the new layouts are there
        fixed = sorted({e.get("val") for kind in FIXED for e in tree.iter(A + kind) if e.get("val")})
        if fixed:
            message = f"Slide {number} has fixed colours ({', '.join(fixed)}), which stay as they are."
            self.warn(message, "Choose theme colours for them in PowerPoint if they should follow the brand.")
        self.old.put(slide, tree)

    def homeless(self, tree: Any, before: str | None, number: int) -> None:
        """Give what stands in placeholders of an unknown layout its place, so that it does not move."""
        layout = self.old.tree(before) if before in self.old.parts and before else None
        places = {} if layout is None else {_slot(ph): _frame(ph) for ph in layout.iter(f"{P}ph")}
        for ph in tree.iter(f"{P}ph"):
            shape = ph.getparent().getparent().getparent()
            properties, place = shape.find(f"{P}spPr"), places.get(_slot(ph))
            if properties is not None and place is not None and properties.find(f"{A}xfrm") is None:
                properties.insert(0, copy.deepcopy(place))
        name = layout.find(f"{P}cSld").get("name") if layout is not None else ""
        message = f"Slide {number} stands on the layout `{name}`, which the brand does not have."
        self.warn(message, "It is on the one with only a title now, with everything in its place; look at it.")

    def warn(self, message: str, hint: str) -> None:
        self.problems.append(Problem(message, Where(str(self.path)), hint, "warning"))

    # --- the presentation -------------------------------------------------------------------------------------------

    def joined(self, new: opc.Package) -> None:
        """Put the other brand's master, layouts, notes master and table style into the deck, in place of its own."""
        old = self.old
        theirs = new.presentation
        self.styled(new)
        for name in [n for n, kind in old.types.items() if kind.rsplit(".", 1)[-1] in OWN_TYPES and _ours(n)]:
            old.parts.pop(name)
            old.rels.pop(name, None)
        for part in new.reached():
            if part != theirs and not part.startswith("docProps/") and _ours(part):
                old.parts[part], old.types[part] = new.parts[part], new.types[part]
                old.rels[part] = new.rels.get(part, [])
        root, other = old.tree(self.main), new.tree(theirs)
        old.rels[self.main] = [r for r in old.rels[self.main] if r.kind not in ITS_OWN]
        for tag in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"):
            self.listed(root, other, tag, new)
        for kind in ("theme", "tableStyles"):
            for rel in new.of(theirs, kind):
                old.relate(self.main, kind, rel.target)
        old.put(self.main, root)
        for name, kind in old.types.items():
            if kind.endswith("notesSlide+xml"):
                for rel in old.rels.get(name, []):
                    if rel.kind == "notesMaster":
                        rel.target = new.one(theirs, "notesMaster") or rel.target
        self.turned()

    def styled(self, new: opc.Package) -> None:
        """Keep the table styles that people used, beside the brand's."""
        one, other = (p.one(p.presentation, "tableStyles") for p in (self.old, new))
        if one in self.old.parts and one and other:
            brand = new.tree(other)
            known = {style.get("styleId") for style in brand}
            for style in self.old.tree(one):
                if style.get("styleId") not in known:
                    brand.append(style)
            new.put(other, brand)

    def listed(self, root: Any, other: Any, tag: str, new: opc.Package) -> None:
        """Replace a list of masters by the other brand's."""
        before, after = root.find(f"{P}{tag}"), other.find(f"{P}{tag}")
        if after is None:
            if before is not None:
                root.remove(before)
            return
        made = copy.deepcopy(after)
        for entry in made:
            target = new.target(new.presentation, entry.get(f"{R}id"))
            kind = {"sld": "slideMaster", "not": "notesMaster", "han": "handoutMaster"}[tag[:3]]
            entry.set(f"{R}id", self.old.relate(self.main, kind, target or ""))
        if before is not None:
            root.replace(before, made)
        elif (first := root.find(f"{P}sldMasterIdLst")) is not None:
            first.addnext(made)

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


OWN_TYPES = (
    "slideMaster+xml",
    "slideLayout+xml",
    "notesMaster+xml",
    "handoutMaster+xml",
    "theme+xml",
    "tableStyles+xml",
)
FOLDERS = ("slideMasters/", "slideLayouts/", "notesMasters/", "handoutMasters/", "theme/theme", "tableStyles.xml")


def _ours(part: str) -> bool:
    return any(part.startswith(f"ppt/{folder}") for folder in FOLDERS)


def _by_key(new: opc.Package, offered: Layouts) -> dict[str, str]:
    keys = {layout.name: key for key, layout in offered.layouts.items()}
    found = {}
    for name, kind in new.types.items():
        if kind.endswith("slideLayout+xml"):
            tree = new.tree(name)
            found[tree.get("matchingName") or keys[tree.find(f"{P}cSld").get("name")]] = name
    return found


def _names() -> dict[str, str]:
    """Return the keys of all layouts of all brands by what PowerPoint's menu calls them, in either language."""
    return dict(_named())


def _named() -> Iterator[tuple[str, str]]:
    for brand in available():
        for language in LANGUAGES:
            yield from ((one.name, key) for key, one in layouts(load(brand), language).layouts.items())


def _map(tree: Any) -> Any:
    return tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")


def _slot(ph: Any) -> tuple[str, str]:
    kind = ph.get("type", "obj")
    return ("title", "") if kind in ("title", "ctrTitle") else ("", ph.get("idx", "0"))


def _frame(ph: Any) -> Any:
    return ph.getparent().getparent().getparent().find(f"{P}spPr/{A}xfrm")
