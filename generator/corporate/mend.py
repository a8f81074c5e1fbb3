"""What a template has to have before a deck is written on it, and what programs leave out or double."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from generator.corporate import opc
from generator.deck import ooxml

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
PML = "application/vnd.openxmlformats-officedocument.presentationml."
PROPERTIES = {"presProps": "presentationPr", "viewProps": "viewPr"}
"""Parts that PowerPoint asks for, and what they hold at least."""
START = ("defaultTextStyle", "bodyStyle", "otherStyle")
"""Styles of text that starts on the left in a language that runs from there."""


def mended(made: opc.Package, pages: Sequence[str]) -> None:
    """Change a package: its master and layouts, whose parts are `pages`, and its presentation."""
    _properties(made)
    for part in (made.presentation, *pages):
        _left_to_right(made, part)
    for part in pages:
        _numbered(made, part)


def _properties(made: opc.Package) -> None:
    """Add the two parts without which PowerPoint offers to repair a file; LibreOffice leaves them out."""
    main = made.presentation
    for name, element in PROPERTIES.items():
        if made.one(main, name) not in made.parts:
            made.rels[main] = [r for r in made.rels[main] if r.kind != name]
            part = posixpath.join(posixpath.dirname(main), f"{name}.xml")
            made.parts[part] = f"{ooxml.HEAD}<p:{element} {ooxml.NAMESPACES}/>".encode()
            made.types[part] = f"{PML}{name}+xml"
            made.relate(main, name, part)


def _left_to_right(made: opc.Package, part: str) -> None:
    """Let texts of a right-to-left template run as ours do; what is not a title also starts on the left."""
    tree = made.tree(part)
    turned = [e for e in tree.iter() if e.get("rtl") in ("1", "true", "on")]
    for element in turned:
        element.set("rtl", "0")
        kinds = {above.tag for above in element.iterancestors()}
        if element.get("algn") == "r" and kinds & {P + name for name in START}:
            element.set("algn", "l")
    if turned:
        made.put(part, tree)


def _numbered(made: opc.Package, part: str) -> None:
    """Give shapes that share a number one of their own; animations, which name shapes, are left as they are."""
    tree = made.tree(part)
    shapes = list(tree.iter(f"{P}cNvPr"))
    numbers = [shape.get("id") or "" for shape in shapes]
    if len(set(numbers)) == len(numbers) or tree.find(f"{P}timing") is not None:
        return
    free = 1 + max(int(n) for n in numbers if n.isdigit())
    seen: set[str] = set()
    for shape, number in zip(shapes, numbers, strict=True):
        if number in seen:
            shape.set("id", str(free))
            free += 1
        seen.add(number)
    made.put(part, tree)
