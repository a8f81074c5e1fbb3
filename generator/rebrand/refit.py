"""A slide brought from one layout into another that has other boxes, other placeholders, or another slide size.

Works on the slide's XML in place. What stood in the area of the old layout stands in that of the new one; drawn things
keep their proportions, and text sizes that a slide gives itself change with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.deck.layout_parts import Layout
from generator.deck.theme import color
from generator.text.scripts import is_han

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TITLES = ("title", "ctrTitle")
FOOT = ("dt", "ftr", "sldNum")
FRAMED = (P + "sp", P + "pic", P + "grpSp", P + "cxnSp", P + "graphicFrame")
LEAST = 914400
"""An area of less width or height (EMU) says too little about where things belong."""
LINE = 4
"""What is so many times as long as it is thick is a line or bar, and as long as the space that it spans."""
Frame = tuple[int, int, int, int]


class Scale(Struct, frozen=True):
    """From the old slide to the new one: factors, then shifts in EMU."""

    x: float = 1
    y: float = 1
    left: float = 0
    top: float = 0

    @property
    def even(self) -> float:
        """Return the factor of what keeps its proportions."""
        return min(self.x, self.y)

    @property
    def nothing(self) -> bool:
        """Return whether everything stays where it is."""
        return max(abs(self.x - 1), abs(self.y - 1)) < 0.001 and max(abs(self.left), abs(self.top)) < 1000


def scale(old: Any, new: Any, before: tuple[int, int], after: tuple[int, int]) -> Scale:
    """Return how the content of one layout comes into another; `before` and `after` are the slides' sizes in EMU.

    Measured on the boxes that both layouts have, otherwise on the slides.
    """
    one, other = _boxes(old), _boxes(new)
    shared = one.keys() & other.keys()
    if shared:
        a, b = _around([one[n] for n in shared]), _around([other[n] for n in shared])
        if min(*a[2:], *b[2:]) >= LEAST:
            x, y = b[2] / a[2], b[3] / a[3]
            return Scale(x, y, b[0] - a[0] * x, b[1] - a[1] * y)
    x, y = after[0] / before[0], after[1] / before[1]
    return Scale(x, y)


def _boxes(layout: Any) -> dict[str, Frame]:
    found = {}
    for ph in layout.iter(f"{P}ph"):
        frame = xfrm(shape_of(ph))
        if ph.get("type") not in (*TITLES, *FOOT) and frame is not None and frame.find(f"{A}ext") is not None:
            found[ph.get("idx", "0")] = _numbers(frame)
    return found


def _around(boxes: list[Frame]) -> Frame:
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    return left, top, max(b[0] + b[2] for b in boxes) - left, max(b[1] + b[3] for b in boxes) - top


def shape_of(ph: Any) -> Any:
    """Return the shape that a `p:ph` belongs to."""
    return ph.getparent().getparent().getparent()


def xfrm(shape: Any) -> Any | None:
    """Return the element with a shape's place, or None."""
    ways = (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm")
    return next((found for way in ways if (found := shape.find(way)) is not None), None)


def _numbers(frame: Any) -> Frame:
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def rescaled(tree: Any, how: Scale) -> None:
    """Move and scale what a slide places itself, and the text sizes that it gives itself."""
    for shape in tree.find(f"{P}cSld/{P}spTree"):
        frame = xfrm(shape) if shape.tag in FRAMED else None
        if frame is not None and frame.find(f"{A}ext") is not None:
            held = shape.tag == f"{P}graphicFrame" or shape.find(f"*/{P}nvPr/{P}ph") is not None
            _moved(shape, frame, how, even=not held)
    for name, factor in (("gridCol", how.x), ("tr", how.y)):
        attribute = "w" if name == "gridCol" else "h"
        for element in tree.iter(A + name):
            element.set(attribute, str(round(int(element.get(attribute, "0")) * factor)))
    resized(tree, how.even)


def _moved(shape: Any, frame: Any, how: Scale, even: bool) -> None:
    """Move one shape; what is drawn in a group moves by itself, so that marks stay round and rows as wide as texts."""
    inner = [frame.find(f"{A}chOff"), frame.find(f"{A}chExt")]
    if shape.tag == f"{P}grpSp" and None not in inner:
        x, y, w, h = _numbers(frame)
        if (inner[0].get("x"), inner[0].get("y"), inner[1].get("cx"), inner[1].get("cy")) == (*map(str, (x, y, w, h)),):
            for child in shape:
                own = xfrm(child) if child.tag in FRAMED else None
                if own is not None and own.find(f"{A}ext") is not None:
                    _moved(child, own, how, even=True)
            _place(frame, how, even=False)
            for name, values in (("off", ("x", "y")), ("ext", ("cx", "cy"))):
                here, there = frame.find(A + name), frame.find(f"{A}ch{name.capitalize()}")
                for value in values:
                    there.set(value, here.get(value))
            return
    _place(frame, how, even)


def _place(frame: Any, how: Scale, even: bool) -> None:
    x, y, w, h = _numbers(frame)
    line = max(w, h) > LINE * min(w, h)
    across, down = (how.even, how.even) if even and not line else (how.x, how.y)
    middle = ((x + w / 2) * how.x + how.left, (y + h / 2) * how.y + how.top)
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    off.set("x", str(round(middle[0] - w * across / 2)))
    off.set("y", str(round(middle[1] - h * down / 2)))
    ext.set("cx", str(round(w * across)))
    ext.set("cy", str(round(h * down)))


def resized(tree: Any, factor: float) -> None:
    """Change the text sizes and exact line heights in a slide or chart."""
    for kind in ("rPr", "defRPr", "endParaRPr"):
        for run in tree.iter(A + kind):
            if run.get("sz"):
                run.set("sz", str(max(100, round(int(run.get("sz")) * factor / 50) * 50)))
    for spacing in tree.iter(f"{A}spcPts"):
        spacing.set("val", str(round(int(spacing.get("val", "0")) * factor / 25) * 25))


def titled(shape: Any) -> None:
    """Let a title run in its new box: in the layout's size, without the line breaks that suited the old one."""
    for run in shape.iter(f"{A}rPr", f"{A}endParaRPr"):
        run.attrib.pop("sz", None)
    for spacing in list(shape.iter(f"{A}lnSpc")):
        spacing.getparent().remove(spacing)
    for gap in list(shape.iter(f"{A}br")):
        before, after = gap.getprevious(), gap.getnext()
        ends = ["".join(t.text or "" for t in e.iter(f"{A}t")) if e is not None else "" for e in (before, after)]
        if before is not None and ends[0] and ends[1] and not (is_han(ends[0][-1]) or is_han(ends[1][0])):
            list(before.iter(f"{A}t"))[-1].text += " "
        gap.getparent().remove(gap)


def plain(shape: Any) -> None:
    """Let a footer or slide number look as the new layout has it."""
    for paragraph in shape.iter(f"{A}p"):
        for own in paragraph.findall(f"{A}pPr"):
            paragraph.remove(own)
    for run in shape.iter(f"{A}rPr", f"{A}endParaRPr"):
        for name in ("sz", "b"):
            run.attrib.pop(name, None)
        for child in list(run):
            run.remove(child)


def in_size(shape: Any, size: float, line: float | None) -> None:
    """Set a text in this size and, if given, line height; points."""
    for paragraph in shape.iter(f"{A}p"):
        for run in paragraph.iter(f"{A}rPr", f"{A}endParaRPr"):
            run.set("sz", str(round(size * 100)))
        own = paragraph.find(f"{A}pPr")
        if line and own is None:
            own = paragraph.makeelement(f"{A}pPr", {})
            paragraph.insert(0, own)
        if line:
            spacing = own.makeelement(f"{A}lnSpc", {})
            spacing.append(spacing.makeelement(f"{A}spcPts", {"val": str(round(line * 100))}))
            own.insert(0, spacing)


def in_color(shape: Any, role: str) -> None:
    """Set a text in a role's theme colour."""
    from lxml import etree

    text = f'<a:solidFill xmlns:a="{A[1:-1]}">{color(role)}</a:solidFill>'
    for run in shape.iter(f"{A}rPr", f"{A}endParaRPr"):
        run.insert(0, etree.fromstring(text))


# --- placeholders -----------------------------------------------------------------------------------------------------


class Spare(Struct, frozen=True):
    """A text that the new layout has no place for."""

    key: str
    text: str
    shape: Any


def replaced(tree: Any, layout: Layout, new: Any, names: Mapping[int, str]) -> Iterator[Spare]:
    """Give each placeholder its number in the new layout, put together what shares one, and yield what has none.

    `new` is the layout's XML, `names` are ours by their numbers in the old one.
    """
    offers = {("title" if _is_title(ph) else ph.get("idx", "0")): ph for ph in new.iter(f"{P}ph")}
    kinds = {ph.get("type"): ph for ph in new.iter(f"{P}ph") if ph.get("type") in FOOT}
    shapes: dict[str, Any] = {}
    late: list[tuple[Any, str]] = []
    for ph in list(tree.find(f"{P}cSld/{P}spTree").iter(f"{P}ph")):
        shape, kind = shape_of(ph), ph.get("type")
        key = "title" if _is_title(ph) else names.get(int(ph.get("idx", "0")), "")
        if kind in FOOT:
            offer, key = kinds.get(kind), kind
        elif layout.joins.get(key):
            late.append((shape, key))
            continue
        else:
            slot = layout.placeholders.get(key) if layout.joins.get(key) is None else None
            offer = offers.get("title" if key == "title" else str(slot.idx)) if slot else None
        if offer is None:
            yield Spare(key, words(shape), shape)
            continue
        ph.attrib.clear()
        ph.attrib.update(offer.attrib)
        shapes[key] = shape
    for shape, key in late:
        home = shapes.get(layout.joins[key])
        if home is None or not _added(home, shape):
            yield Spare(key, words(shape), shape)
        else:
            shape.getparent().remove(shape)


def _is_title(ph: Any) -> bool:
    return ph.get("type") in TITLES


def words(shape: Any) -> str:
    """Return the text of a shape, its paragraphs on lines of their own."""
    lines = ("".join(t.text or "" for t in p.iter(f"{A}t")) for p in shape.iter(f"{A}p"))
    return "\n".join(lines).strip()


def _added(home: Any, shape: Any) -> bool:
    """Put the paragraphs of one text below another; return whether both hold text."""
    one, other = home.find(f"{P}txBody"), shape.find(f"{P}txBody")
    if one is None or other is None:
        return False
    for paragraph in list(other.findall(f"{A}p")):
        one.append(paragraph)
    return True
