"""What is wrong on one slide of a finished deck, by our own rules (DESIGN section 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

SHAPES = tuple(P + kind for kind in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"))
TITLES = ("title", "ctrTitle")


def problems(part: str, trees: Mapping[str, Any], links: Mapping[str, Any]) -> list[str]:
    """Return what is wrong on the slide `part`, one sentence each."""
    slide = trees[part]
    kinds = {kind: [x.target for x in links.get(part, ()) if x.kind == kind] for kind in ("slideLayout", "chart")}
    layout = trees[kinds["slideLayout"][0]]
    found = [
        *_fixed(slide),
        *_text_boxes(slide),
        *_placeholders(slide, layout),
        *_graphics(slide),
        *_ground(slide, layout),
    ]
    for chart in kinds["chart"]:
        found += [f"chart {chart}: {what}" for what in _fixed(trees[chart])]
    return [f"{part}: {what}" for what in found]


def _fixed(tree: Any) -> Iterator[str]:
    """Yield colours and typefaces that would not follow the theme."""
    for kind in ("srgbClr", "sysClr", "prstClr"):
        values = {e.get("val") for e in tree.iter(A + kind)}
        yield from (f"has the fixed colour {value}" for value in sorted(values))
    faces = {e.get("typeface") for kind in ("latin", "ea", "cs") for e in tree.iter(A + kind)}
    yield from (f"has the fixed typeface {face}" for face in sorted(f for f in faces if f and not f.startswith("+")))


def _text_boxes(slide: Any) -> Iterator[str]:
    for shape in slide.iter(f"{P}sp"):
        if _placeholder(shape) is None and (_text(shape) or shape.find(f".//{P}cNvSpPr[@txBox='1']") is not None):
            yield f"{_name(shape)} is a text box; text belongs into a placeholder"


def _placeholders(slide: Any, layout: Any) -> Iterator[str]:
    offered = {_key(ph) for ph in layout.iter(f"{P}ph")}
    titled = False
    for shape in slide.iter(*SHAPES):
        ph = _placeholder(shape)
        if ph is None:
            continue
        titled |= ph.get("type") in TITLES and bool(_text(shape))
        if _key(ph) not in offered:
            yield f"{_name(shape)} is a placeholder that its layout does not have"
        if shape.tag == f"{P}sp" and not _text(shape):
            yield f"{_name(shape)} is an empty placeholder"
    if not titled and "title" in {key for key, _ in offered}:
        yield "has no title"


def _graphics(slide: Any) -> Iterator[str]:
    for shape in slide.iter(*SHAPES):
        if _placeholder(shape) is not None and shape.tag == f"{P}sp":
            continue
        if any(above.tag == f"{P}grpSp" for above in shape.iterancestors()):
            continue  # the group speaks for its parts
        properties = _properties(shape)
        if not properties.get("descr") and properties.find(f".//{DECORATIVE}") is None:
            yield f"{_name(shape)} has no alternative text and is not marked as decorative"


def _ground(slide: Any, layout: Any) -> Iterator[str]:
    """Yield a problem if the layout turns the colours round and the slide does not know."""
    maps = [tree.find(f"{P}clrMapOvr/{A}overrideClrMapping") for tree in (slide, layout)]
    if maps[1] is not None and (maps[0] is None or dict(maps[0].attrib) != dict(maps[1].attrib)):
        yield "does not carry the colour map of its dark layout"


def _placeholder(shape: Any) -> Any:
    """Return the `p:ph` of a shape, or None."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def _key(ph: Any) -> tuple[str, str]:
    """Return what ties a placeholder to its layout's: titles by kind, all others by number."""
    kind = ph.get("type", "obj")
    return ("title", "") if kind in TITLES else ("", ph.get("idx", "0"))


def _text(shape: Any) -> str:
    return "".join(t.text or "" for t in shape.iter(f"{A}t")).strip()


def _properties(shape: Any) -> Any:
    return shape.find(f"*/{P}cNvPr")


def _name(shape: Any) -> str:
    return f"`{_properties(shape).get('name')}`"
