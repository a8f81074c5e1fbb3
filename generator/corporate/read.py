"""Reads a template: masters, layouts, and what each placeholder inherits through layout, master and text styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.corporate import opc, palette
from generator.corporate.model import FOOT, TITLES, Master, Page, Place, Template
from generator.deck.model import Align, Anchor, Box

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = f"{{{opc.R}}}"
EMU = 914400
INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
"""What a text box has inside when the file says nothing."""
USUAL = 1.25
"""The height of a line as a part of its size, with fonts for Chinese."""
ANCHORS: Mapping[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
ALIGNS: Mapping[str, Align] = {"l": "left", "ctr": "center", "r": "right", "just": "left", "dist": "left"}
STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "subTitle": "bodyStyle",
          "obj": "bodyStyle", "tbl": "bodyStyle", "chart": "bodyStyle", "pic": "bodyStyle"}  # fmt: skip
PARENTS = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "tbl": "body", "chart": "body", "pic": "body",
           "dgm": "body", "media": "body", "clipArt": "body"}  # fmt: skip
SHAPES = tuple(P + kind for kind in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"))


def template(path: Path) -> Template:
    """Return a .pptx, .potx or .ppsx as values; InputProblems if it cannot be read."""
    return of(opc.read(path))


def of(package: opc.Package) -> Template:
    """Return a package as values."""
    main = package.presentation
    root = package.tree(main)
    size = root.find(f"{P}sldSz")
    slide = Box(0, 0, int(size.get("cx")) / EMU, int(size.get("cy")) / EMU) if size is not None else Box(0, 0, 10, 7.5)
    ids = [e.get(f"{R}id") for e in root.iter(f"{P}sldMasterId")]
    parts = [part for part in (package.target(main, id) for id in ids) if part in package.parts]
    used = Counter(_master_of(package, rel.target) for rel in package.of(main, "slide"))
    masters = tuple(_master(package, part, number, used[part]) for number, part in enumerate(parts, 1) if part)
    return Template(slide, masters, len(list(root.iter(f"{P}sldId"))), tuple(_oddities(package, root)))


def _master_of(package: opc.Package, slide: str) -> str | None:
    layout = package.one(slide, "slideLayout")
    return package.one(layout, "slideMaster") if layout else None


def _oddities(package: opc.Package, root: Any) -> Iterator[str]:
    if root.find(f"{P}modifyVerifier") is not None:
        yield "It asks for a password before it is changed; a deck that is made from it does not."
    if any(kind.endswith("vbaProject") for kind in package.types.values()):
        yield "It holds macros; a deck that is made from it has none."
    if root.find(f"{P}embeddedFontLst") is not None:
        yield "It holds embedded fonts, which a deck keeps."


def _master(package: opc.Package, part: str, number: int, slides: int) -> Master:
    tree = package.tree(part)
    theme = package.one(part, "theme")
    themed = package.tree(theme) if theme in package.parts else None
    colors = palette.mapped(themed, tree.find(f"{P}clrMap"))
    places = tuple(_places(tree, None, tree))
    ids = [e.get(f"{R}id") for e in tree.iter(f"{P}sldLayoutId")]
    pages = [p for p in (package.target(part, id) for id in ids) if p in package.parts]
    ground, painted = palette.ground(package, part, tree, colors, themed)
    return Master(
        part=part,
        number=number,
        name=(themed.get("name") if themed is not None else "") or f"{number}",
        places=places,
        pages=tuple(_page(package, p, i, tree, colors) for i, p in enumerate(pages, 1) if p),
        colors=colors,
        ground=ground or colors["bg1"],
        painted=painted,
        fonts=palette.fonts(themed),
        drawn=tuple(_drawn(tree)),
        slides=slides,
    )


def _page(package: opc.Package, part: str, number: int, master: Any, colors: Mapping[str, str]) -> Page:
    tree = package.tree(part)
    whole = tree.find(f"{P}cSld")
    own = palette.ground(package, part, tree, palette.overridden(tree, colors), None)[0]
    shown = (tree, master) if tree.get("showMasterSp") not in ("0", "false", "off") else (tree,)
    return Page(
        part=part,
        number=number,
        name=whole.get("name") or "",
        kind=tree.get("type") or "",
        places=tuple(_places(tree, master, master)),
        ground=own,
        drawn=tuple(box for each in shown for box in _drawn(each)),
    )


def _drawn(tree: Any) -> Iterator[Box]:
    """Yield where a master or layout draws something that is no placeholder."""
    for shape in tree.find(f"{P}cSld/{P}spTree"):
        if shape.tag in SHAPES and shape.find(f"*/{P}nvPr/{P}ph") is None:
            ways = (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm")
            box = next((found for way in ways if (found := _box(shape.find(way)))), None)
            if box:
                yield box


def _box(xfrm: Any | None) -> Box | None:
    if xfrm is None or xfrm.find(f"{A}ext") is None:
        return None
    off, ext = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    return Box(*(int(v) / EMU for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))))


def _places(tree: Any, above: Any | None, master: Any) -> Iterator[Place]:
    """Yield the placeholders; of several with one number only the first, for a slide cannot name the others."""
    seen: set[object] = set()
    for shape in tree.find(f"{P}cSld/{P}spTree").iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame"):
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is None:
            continue
        kind, idx = ph.get("type", "obj"), _number(ph.get("idx"))
        key: object = "title" if kind in TITLES else idx
        if key not in seen:
            seen.add(key)
            yield _place(Chain((shape, parent(above, kind)), master, kind), kind, idx)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def parent(master: Any | None, kind: str) -> Any | None:
    """Return the master's placeholder from which one of a layout inherits."""
    wanted = PARENTS.get(kind, kind)
    for shape in master.iter(f"{P}sp") if master is not None else ():
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None and ph.get("type", "obj") == wanted:
            return shape
    return None


class Chain(Struct, frozen=True):
    """A placeholder's shape, the one it inherits from, and the master's text styles."""

    shapes: tuple[Any | None, ...]
    master: Any
    kind: str

    def box(self) -> Any | None:
        for shape in self.shapes:
            found = shape.find(f"{P}spPr/{A}xfrm") if shape is not None else None
            if found is not None and found.find(f"{A}ext") is not None:
                return found
        return None

    def body(self, attribute: str) -> str | None:
        for shape in self.shapes:
            body = shape.find(f"{P}txBody/{A}bodyPr") if shape is not None else None
            if body is not None and body.get(attribute) is not None:
                return str(body.get(attribute))
        return None

    def level(self) -> Iterator[Any]:
        """Yield the first level's properties, nearest first."""
        for shape in self.shapes:
            own = shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") if shape is not None else None
            if own is not None:
                yield own
        name = STYLES.get(self.kind, "otherStyle")
        last = self.master.find(f"{P}txStyles/{P}{name}/{A}lvl1pPr")
        if last is not None:
            yield last

    def paragraph(self, attribute: str) -> str | None:
        return next((level.get(attribute) for level in self.level() if level.get(attribute) is not None), None)

    def run(self, attribute: str) -> str | None:
        runs = (level.find(f"{A}defRPr") for level in self.level())
        return next((r.get(attribute) for r in runs if r is not None and r.get(attribute) is not None), None)

    def spacing(self, name: str, size: float) -> float:
        """Return the spacing `lnSpc`, `spcBef` or `spcAft` in points for text of this size; 0 if nothing says it."""
        found = (level.find(f"{A}{name}") for level in self.level())
        said = next((f[0] for f in found if f is not None and len(f)), None)
        if said is None:
            return 0
        value = float(said.get("val", "0").rstrip("%"))
        if said.tag == f"{A}spcPts":
            return value / 100
        return value / (100 if said.get("val", "").endswith("%") else 100000) * size * USUAL

    def heading(self) -> bool:
        for level in self.level():
            face = level.find(f"{A}defRPr/{A}latin")
            if face is not None:
                return str(face.get("typeface", "")).startswith("+mj")
        return self.kind in TITLES


def _place(chain: Chain, kind: str, idx: int) -> Place:
    left, top, right, bottom = (_inset(chain, name) for name in INSETS)
    whole = _box(chain.box())
    box = None
    if whole is not None:
        inner = Box(whole.x + left, whole.y + top, whole.w - left - right, whole.h - top - bottom)
        box = inner if inner.w > 0 and inner.h > 0 else None
    size = int(chain.run("sz") or 0) / 100
    return Place(
        kind=kind,
        idx=idx,
        box=box,
        size=size,
        bold=chain.run("b") in ("1", "true", "on"),
        caps=chain.run("cap") == "all",
        anchor=ANCHORS.get(chain.body("anchor") or "t", "top"),
        align=ALIGNS.get(chain.paragraph("algn") or "l", "left"),
        heading=chain.heading(),
        leading=max(1.0, chain.spacing("lnSpc", size) / (size * USUAL)) if size else 1.0,
        apart=chain.spacing("spcBef", size) + chain.spacing("spcAft", size),
        inset=(left, top),
    )


def _inset(chain: Chain, name: str) -> float:
    said = chain.body(name)
    return (int(said) if said and said.lstrip("-").isdigit() else INSETS[name]) / EMU


__all__ = ["FOOT", "of", "template"]
