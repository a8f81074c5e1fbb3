"""Whether LibreOffice sets every text inside its placeholder and every slide's ink inside the slide.

A placeholder's text is found on the rendered page as the same run of characters, and each of them must lie in the
box that the slide, or else its layout, gives the placeholder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber

from tests.support.deck import A, DeckFile, P

EMU = 12700
"""English metric units in a point."""
TOLERANCE = 2.0
"""Points, for rounding."""
ABOVE, BELOW = 0.25, 0.2
"""What a font's line box has over and under the ink of its characters, in parts of the size."""

Box = tuple[float, float, float, float]


def overflow(deck: DeckFile, rendered: Path) -> list[str]:
    """Return each text that leaves its placeholder or its slide, with the slide's number."""
    found = []
    with pdfplumber.open(rendered) as document:
        for number, (name, page) in enumerate(zip(deck.slides, document.pages, strict=True), 1):
            chars = [char for char in page.chars if char["text"].strip()]
            found += [f"slide {number}: {problem}" for problem in _off_page(chars, page.bbox)]
            found += [f"slide {number}: {problem}" for problem in _off_box(deck, name, chars)]
    return found


def _off_page(chars: list[dict[str, Any]], bbox: Box) -> Iterator[str]:
    left, top, right, bottom = bbox
    for char in chars:
        if char["x0"] < left or char["x1"] > right or char["top"] < top or char["bottom"] > bottom:
            yield f"{char['text']} is off the slide"


def _off_box(deck: DeckFile, name: str, chars: list[dict[str, Any]]) -> Iterator[str]:
    owners = [index for index, char in enumerate(chars) for _ in char["text"]]
    stream = "".join(char["text"] for char in chars)
    done = 0
    for text, box in _placeholders(deck, name):
        start = stream.find(text, done)
        start = stream.find(text) if start < 0 else start
        if start < 0:
            continue  # a slide number, or a text whose lines LibreOffice draws in another order
        done = start + len(text)
        for index in owners[start:done]:
            char = chars[index]
            if (by := _outside(char, box)) > TOLERANCE:
                yield f"“{text[:20]}” leaves its placeholder by {by:.0f} pt at {char['text']}"
                break


def _outside(char: dict[str, Any], box: Box) -> float:
    """Return by how many points the ink of a character lies outside a box; not positive if it is inside."""
    size = char["size"]
    top, bottom = char["top"] + ABOVE * size, char["bottom"] - BELOW * size
    return float(max(box[0] - char["x0"], char["x1"] - box[2], box[1] - top, bottom - box[3]))


def _placeholders(deck: DeckFile, name: str) -> Iterator[tuple[str, Box]]:
    """Yield text without spaces, and box in points, of the placeholders of a slide in drawing order."""
    layout = _layout(deck, name)
    for shape in deck.xml(name).iter(f"{P}sp"):
        marker = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if marker is not None and marker.get("type") == "sldNum":
            continue  # its text is a field
        text = "".join("".join(t.text or "" for t in shape.iter(f"{A}t")).split()).replace("\u2060", "")
        box = _box(shape) or (layout.get(_key(marker)) if marker is not None else None)
        if text and box:
            yield text, box


def _layout(deck: DeckFile, name: str) -> dict[tuple[str, str], Box]:
    folder, file = posixpath.split(name)
    relations = deck.xml(f"{folder}/_rels/{file}.rels")
    target = next(r.get("Target") for r in relations if r.get("Type").endswith("/slideLayout"))
    root = deck.xml(posixpath.normpath(posixpath.join(folder, target)))
    return {
        _key(shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")): box
        for shape in root.iter(f"{P}sp")
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None and (box := _box(shape))
    }


def _key(placeholder: Any) -> tuple[str, str]:
    kind = placeholder.get("type", "body")
    return ("title" if kind == "ctrTitle" else kind, placeholder.get("idx", "0"))


def _box(shape: Any) -> Box | None:
    frame = shape.find(f"{P}spPr/{A}xfrm")
    if frame is None:
        return None
    offset, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
    x, y, w, h = (int(node.get(key)) / EMU for node, key in ((offset, "x"), (offset, "y"), (size, "cx"), (size, "cy")))
    return x, y, x + w, y + h
