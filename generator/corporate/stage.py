"""The template without its slides and with our layouts: what a deck is written on."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from generator.brand.model import Brand
from generator.corporate import built, keys, mend, opc, place
from generator.corporate.recolor import charted, recolored
from generator.corporate.settings import Setting, setting
from generator.deck import ooxml, package
from generator.deck.layout_parts import Layout, Layouts
from generator.deck.model import Deck

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = f"{{{opc.R}}}"
PML = "application/vnd.openxmlformats-officedocument.presentationml."
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
SECTIONS = ("{521415D9-36F7-43E2-AB2F-B90AF26B5E84}",)
DROPPED = ("slide", "vbaProject", "commentAuthors", "authors", "printerSettings")
"""What the presentation points at and an empty deck has no use for."""
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application></Properties>"
)


def staged(deck: Deck, brand: Brand, layouts: Layouts) -> tuple[Deck, Layouts, bytes]:
    """Return the deck and the layouts in the lengths of the template's slide, and the .pptx to write them on."""
    deck, layouts = place.placed(deck, layouts)
    used = {slide.layout: layouts.layouts[slide.layout] for slide in deck.slides}
    found = setting(brand)
    data, parts = base(found, brand, deck.language, layouts, used.values())
    made = {key: _at(layout, parts) for key, layout in layouts.layouts.items()}
    return deck, replace(layouts, layouts=made), data


def _at(layout: Layout, parts: dict[str, str]) -> Layout:
    return replace(layout, part=parts[layout.key]) if layout.key in parts else layout


def finished(data: bytes, brand: Brand) -> bytes:
    """Return a written deck with the template's theme colours in place of ours, on slides and in charts."""
    made, found = opc.parse(data, brand.name), setting(brand)
    slots = slots_of(made, found.master.part)
    for name, kind in made.types.items():
        if kind.endswith((".slide+xml", "drawingml.chart+xml")):
            xml = recolored(made.parts[name].decode("utf-8"), found.inks)
            made.parts[name] = (xml if kind.endswith(".slide+xml") else charted(xml, slots)).encode("utf-8")
    return made.file()


def slots_of(made: opc.Package, master: str) -> dict[str, str]:
    """Return a master's colour map: the theme's own name of each colour by what slides call it."""
    listed = made.tree(master).find(f"{P}clrMap") if master in made.parts else None
    return dict(listed.attrib) if listed is not None else {}


def base(
    found: Setting, brand: Brand, language: str, layouts: Layouts, used: Iterable[Layout]
) -> tuple[bytes, dict[str, str]]:
    """Return the empty .pptx, and the part of each of our layouts by its key."""
    made = opc.read(found.path)
    emptied(made)
    mend.mended(made, (found.master.part, *(page.part for page in found.master.pages)))
    parts = _layouts(made, found, built.Builder(brand, language, layouts, found), used)
    _table_style(made, found, layouts)
    _kinsoku(made)
    return made.file(), parts


def emptied(made: opc.Package) -> None:
    """Take every slide out of a package, with all that only slides use, and make it a presentation."""
    _presented(made)
    for rel in made.rels[""]:
        if rel.kind == "core-properties":  # LibreOffice spells its type in a way that other readers do not know
            rel.type = CORE
    made.rels[""] = [r for r in made.rels[""] if r.kind not in ("thumbnail", "digital-signature-origin")]
    for name in [n for n, kind in made.types.items() if kind == f"{PML}slide+xml"]:
        made.parts.pop(name, None)
    for rel in made.of(made.presentation, "viewProps"):  # it may name slides
        made.parts[rel.target] = f"{ooxml.HEAD}<p:viewPr {ooxml.NAMESPACES}/>".encode()
        made.rels.pop(rel.target, None)
    for rel in made.of("", "extended-properties"):
        made.parts[rel.target] = f"{ooxml.HEAD}{APP}".encode()
    for part in list(made.rels):
        _unlinked(made, part)


def _presented(made: opc.Package) -> None:
    """Make the main part a presentation that names no slide, section or show."""
    main = made.presentation
    root = made.tree(main)
    for tag in ("sldIdLst", "custShowLst", "modifyVerifier"):
        for old in root.findall(f"{P}{tag}"):
            root.remove(old)
    for old in root.findall(f"{P}extLst/{P}ext"):
        if old.get("uri") in SECTIONS:
            old.getparent().remove(old)
    for empty in root.findall(f"{P}extLst"):
        if not len(empty):
            root.remove(empty)
    made.put(main, root, f"{PML}presentation.main+xml")
    made.rels[main] = [r for r in made.rels[main] if r.kind not in DROPPED]


def _unlinked(made: opc.Package, part: str) -> None:
    """Take out jumps from a master or layout to slides that are gone."""
    gone = {r.id for r in made.rels[part] if not r.external and r.target not in made.parts}
    if not gone or part not in made.parts or not part.endswith(".xml"):
        return
    tree = made.tree(part)
    for element in list(tree.iter(f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver")):
        if element.get(f"{R}id") in gone:
            element.getparent().remove(element)
    made.put(part, tree)


def _layouts(made: opc.Package, found: Setting, builder: built.Builder, used: Iterable[Layout]) -> dict[str, str]:
    master = made.tree(found.master.part)
    ids = _identities(made)
    names = {page.name for page in found.master.pages}
    listed = master.find(f"{P}sldLayoutIdLst")
    if listed is None:
        listed = master.makeelement(f"{P}sldLayoutIdLst", {})
        after = master.find(f"{P}clrMap")
        after.addnext(listed)
    parts: dict[str, str] = {}
    marked: set[str] = set()
    for layout in used:
        if layout.part and layout.part not in marked:
            marked.add(layout.part)
            _mark(made, layout.part, layout)
        if layout.part or layout.key in parts:
            continue
        name = _unique(layout.name, names)
        on = layout.on if layout.on in made.parts else ""
        part = made.free("ppt/slideLayouts/slideLayout{}.xml")
        tree = builder.made(layout, name, made.tree(on) if on else None, master)
        made.put(part, tree, f"{PML}slideLayout+xml")
        _mark(made, part, layout)
        if on:
            made.rels[part] = [opc.Rel(r.id, r.type, r.target, r.external) for r in made.rels[on]]
        else:
            made.relate(part, "slideMaster", found.master.part)
        ids += 1
        entry = listed.makeelement(f"{P}sldLayoutId", {})
        entry.set("id", str(ids))
        entry.set(f"{R}id", made.relate(found.master.part, "slideLayout", part))
        listed.append(entry)
        parts[layout.key] = part
    if not len(listed):
        master.remove(listed)
    made.put(found.master.part, master)
    return parts


def _mark(made: opc.Package, part: str, layout: Layout) -> None:
    """Say on a layout which of ours it is, so that `rebrand` knows it."""
    tree = made.tree(part)
    tree.set("matchingName", keys.written(layout))
    made.put(part, tree)


def _identities(made: opc.Package) -> int:
    """Return the highest number that a master or layout has; they share one row of numbers."""
    trees: list[Any] = [made.tree(made.presentation)]
    trees += [made.tree(n) for n, kind in made.types.items() if kind == f"{PML}slideMaster+xml"]
    numbers = [int(e.get("id") or 0) for t in trees for e in t.iter(f"{P}sldMasterId", f"{P}sldLayoutId")]
    return max([2147483648, *numbers])


def _unique(name: str, names: set[str]) -> str:
    """Return the name, with a number if the template uses it already."""
    found = next(n for i in range(1, len(names) + 3) if (n := name if i == 1 else f"{name} {i}") not in names)
    names.add(found)
    return found


def _table_style(made: opc.Package, found: Setting, layouts: Layouts) -> None:
    from lxml import etree

    ours = etree.fromstring(recolored(package.table_style(layouts), found.inks).encode())
    part = made.one(made.presentation, "tableStyles")
    if part is None or part not in made.parts:
        part = posixpath.join(posixpath.dirname(made.presentation), "tableStyles.xml")
        made.put(part, ours, f"{PML}tableStyles+xml")
        made.relate(made.presentation, "tableStyles", part)
        return
    theirs = made.tree(part)
    for style in ours:
        theirs.append(style)
    made.put(part, theirs)


def _kinsoku(made: opc.Package) -> None:
    """Say which characters may not start or end a line, if the template does not."""
    root = made.tree(made.presentation)
    if root.find(f"{P}kinsoku") is not None:
        return
    element = root.makeelement(f"{P}kinsoku", {})
    element.set("lang", "zh-CN")
    element.set("invalStChars", ooxml.NO_START)
    element.set("invalEndChars", ooxml.NO_END)
    after = (root.find(f"{P}{tag}") for tag in ("defaultTextStyle", "modifyVerifier", "extLst"))
    place = next((e for e in after if e is not None), None)
    root.append(element) if place is None else place.addprevious(element)
    made.put(made.presentation, root)
