"""Puts another brand's masters, layouts, theme and table styles into a deck, in place of its own."""

from __future__ import annotations

import copy
import posixpath
from typing import Any

from generator.corporate import opc

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = f"{{{opc.R}}}"
ITS_OWN = ("slideMaster", "notesMaster", "handoutMaster", "theme", "tableStyles", "font")
"""What the presentation takes from the other brand."""
OWN_TYPES = (
    "slideMaster+xml",
    "slideLayout+xml",
    "notesMaster+xml",
    "handoutMaster+xml",
    "theme+xml",
    "tableStyles+xml",
)
LISTS = {"sldMasterIdLst": "slideMaster", "notesMasterIdLst": "notesMaster", "handoutMasterIdLst": "handoutMaster"}
TAKEN = ("sldSz", "embeddedFontLst", "defaultTextStyle")
"""What stands in the presentation itself and belongs to the brand."""
AFTER = {
    "embeddedFontLst": ("custShowLst", "photoAlbum", "custDataLst", "kinsoku", "defaultTextStyle", "modifyVerifier"),
    "defaultTextStyle": ("modifyVerifier",),
}
"""What stands behind them, as the schema orders it; `extLst` comes last."""


def grafted(old: opc.Package, new: opc.Package) -> dict[str, str]:
    """Change a deck's package; return the names that the new parts have in it, by those that they had."""
    _styled(old, new)
    main, theirs = old.presentation, new.presentation
    for name in [n for n, kind in old.types.items() if kind.rsplit(".", 1)[-1] in OWN_TYPES]:
        old.parts.pop(name, None)
        old.rels.pop(name, None)
    old.rels[main] = [r for r in old.rels[main] if r.kind not in ITS_OWN]
    wanted = _wanted(new)
    names = {part: part if part not in old.parts else _free(old, part) for part in wanted}
    for part, name in names.items():
        old.parts[name], old.types[name] = new.parts[part], new.types[part]
        links = (r for r in new.rels.get(part, ()) if r.external or r.target in names)
        old.rels[name] = [opc.Rel(r.id, r.type, names.get(r.target, r.target), r.external) for r in links]
    root, other = old.tree(main), new.tree(theirs)
    for tag, kind in LISTS.items():
        _listed(old, root, other, new, tag, kind, names)
    for kind in ("theme", "tableStyles"):
        for rel in new.of(theirs, kind):
            old.relate(main, kind, names[rel.target])
    for tag in TAKEN:
        _taken(old, root, other, new, tag, names)
    old.put(main, root)
    return names


def _wanted(new: opc.Package) -> list[str]:
    """Return the parts that masters, themes and table styles lead to, in a fixed order."""
    seen: dict[str, None] = {}
    ahead = [r.target for r in new.rels[new.presentation] if r.kind in ITS_OWN and not r.external]
    while ahead:
        part = ahead.pop(0)
        if part in new.parts and part not in seen:
            seen[part] = None
            ahead += [r.target for r in new.rels.get(part, ()) if not r.external]
    return list(seen)


def _free(old: opc.Package, part: str) -> str:
    stem, ending = posixpath.splitext(part)
    return old.free(f"{stem.rstrip('0123456789')}{{}}{ending}")


def _styled(old: opc.Package, new: opc.Package) -> None:
    """Keep the table styles that people used, beside the brand's."""
    one, other = (p.one(p.presentation, "tableStyles") for p in (old, new))
    if one in old.parts and one and other:
        brand = new.tree(other)
        known = {style.get("styleId") for style in brand}
        for style in old.tree(one):
            if style.get("styleId") not in known:
                brand.append(style)
        new.put(other, brand)


def _listed(
    old: opc.Package, root: Any, other: Any, new: opc.Package, tag: str, kind: str, names: dict[str, str]
) -> None:
    """Replace a list of masters by the other brand's."""
    before, after = root.find(f"{P}{tag}"), other.find(f"{P}{tag}")
    if after is None:
        if before is not None:
            root.remove(before)
        return
    made = copy.deepcopy(after)
    for entry in made:
        target = new.target(new.presentation, entry.get(f"{R}id")) or ""
        entry.set(f"{R}id", old.relate(old.presentation, kind, names[target]))
    if before is not None:
        root.replace(before, made)
    else:
        order = list(LISTS)
        above = (root.find(f"{P}{t}") for t in reversed(order[: order.index(tag)]))
        next(e for e in above if e is not None).addnext(made)


def _taken(old: opc.Package, root: Any, other: Any, new: opc.Package, tag: str, names: dict[str, str]) -> None:
    before, after = root.find(f"{P}{tag}"), other.find(f"{P}{tag}")
    made = copy.deepcopy(after) if after is not None else None
    for entry in made.iter() if made is not None else ():
        if id := entry.get(f"{R}id"):
            entry.set(f"{R}id", old.relate(old.presentation, "font", names[new.target(new.presentation, id) or ""]))
    if before is not None and made is not None:
        root.replace(before, made)
    elif before is not None:
        root.remove(before)
    elif made is not None:
        behind = (root.find(f"{P}{t}") for t in (*AFTER[tag], "extLst"))
        place = next((e for e in behind if e is not None), None)
        root.append(made) if place is None else place.addprevious(made)
