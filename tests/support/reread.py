"""Reads a finished deck back as a program that shows it would: each text in its box, in its size, line by line.

Sizes, weights and boxes come from the slide, its layout and its master, colours aside; widths from `typeset`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.support import typeset
from tests.support.deck import A, DeckFile, P
from tests.support.typeset import Glyph, Type

EMU = 12700
"""English metric units in a point."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""


@dataclass(frozen=True)
class Seen:
    """One text on a slide: a placeholder's, or a table cell's."""

    slide: int
    """From 1."""
    name: str
    idx: str
    """The placeholder's number; none for other texts."""
    kind: str
    """The placeholder's type; `cell` for one of a table, `drawn` for one that a layout draws."""
    box: Box
    anchor: str
    align: str
    paragraphs: tuple[tuple[tuple[Glyph, ...], float, float], ...]
    """Characters, line height and space before, in points."""

    @property
    def text(self) -> str:
        """The text; paragraphs and forced breaks are line breaks."""
        return "\n".join("".join(g.text for g in glyphs) for glyphs, _, _ in self.paragraphs).replace("\v", "\n")

    @property
    def width(self) -> float:
        """The width of the box in points."""
        return self.box[2] - self.box[0]

    def lines(self, gaps: bool) -> list[list[list[Glyph]]]:
        """Return the lines of each paragraph."""
        return [typeset.lines(glyphs, self.width, gaps) for glyphs, _, _ in self.paragraphs]

    def height(self, gaps: bool) -> float:
        """Return the height of the text in points."""
        pairs = zip(self.paragraphs, self.lines(gaps), strict=True)
        return sum(len(found) * line + (before if i else 0) for i, ((_, line, before), found) in enumerate(pairs))

    def ink(self) -> Box:
        """Return the rectangle that the text takes at its widest and highest."""
        rows = [line for found in self.lines(True) for line in found]
        wide = max((typeset.measured(line, True) for line in rows), default=0.0)
        high = self.height(True)
        left, top, right, bottom = self.box
        x = {"l": left, "r": right - wide, "ctr": (left + right - wide) / 2}[self.align]
        y = {"t": top, "b": bottom - high, "ctr": (top + bottom - high) / 2}[self.anchor]
        return x, y, x + wide, y + high


@dataclass(frozen=True)
class TableSeen:
    """A table on a slide."""

    slide: int
    name: str
    box: Box
    """As wide and high as its columns and rows say."""
    room: Box
    """The placeholder that the layout offers for it."""
    rows: tuple[tuple[float, tuple[Seen, ...]], ...]
    """The height that a row says it has, in points, and its cells."""


class Reader:
    """Reads one deck."""

    def __init__(self, deck: DeckFile) -> None:
        self.deck = deck

    @cached_property
    def fonts(self) -> Mapping[str, str]:
        """The families of the theme, by the names that runs use for them."""
        root = self.deck.xml("ppt/theme/theme1.xml")
        found = {}
        for key, kind in (("mj", "major"), ("mn", "minor")):
            font = next(root.iter(f"{A}{kind}Font"))
            found[f"+{key}-lt"] = font.find(f"{A}latin").get("typeface")
            found[f"+{key}-ea"] = font.find(f"{A}ea").get("typeface")
        return found

    def texts(self) -> Iterator[Seen]:
        """Yield the text of every placeholder, slide by slide; slide numbers and footers too."""
        for number, name in enumerate(self.deck.slides, 1):
            layout = self._layout(name)
            for shape in self.deck.xml(name).iter(f"{P}sp"):
                marker = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
                if marker is not None and "".join(t.text or "" for t in shape.iter(f"{A}t")):
                    yield self._text(number, shape, layout[_key(marker)], marker.get("type", "body"))

    def tables(self) -> Iterator[TableSeen]:
        """Yield every table."""
        for number, name in enumerate(self.deck.slides, 1):
            layout = self._layout(name)
            for frame in self.deck.xml(name).iter(f"{P}graphicFrame"):
                if frame.find(f".//{A}tbl") is not None:
                    marker = frame.find(f"{P}nvGraphicFramePr/{P}nvPr/{P}ph")
                    yield self._table(number, frame, _box(layout[_key(marker)].find(f"{P}spPr/{A}xfrm")))

    def drawn(self) -> Iterator[Seen]:
        """Yield the texts that are drawn on layouts, such as the numbers of steps, on each slide that shows them."""
        for number, name in enumerate(self.deck.slides, 1):
            for shape in self.deck.xml(self._layout_part(name)).iter(f"{P}sp"):
                plain = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None
                if plain and "".join(t.text or "" for t in shape.iter(f"{A}t")):
                    yield self._text(number, shape, shape, "drawn")

    def charts(self) -> Iterator[tuple[int, Box]]:
        """Yield slide and frame of every chart."""
        for number, name in enumerate(self.deck.slides, 1):
            for frame in self.deck.xml(name).iter(f"{P}graphicFrame"):
                if frame.find(f".//{A}tbl") is None:
                    yield number, _box(frame.find(f"{P}xfrm"))

    def _layout(self, name: str) -> dict[tuple[str, str], Any]:
        return self._slots(self._layout_part(name))

    def _layout_part(self, name: str) -> str:
        folder, file = posixpath.split(name)
        relations = self.deck.xml(f"{folder}/_rels/{file}.rels")
        target = next(r.get("Target") for r in relations if r.get("Type").endswith("/slideLayout"))
        return posixpath.normpath(posixpath.join(folder, target))

    def _slots(self, part: str) -> dict[tuple[str, str], Any]:
        known: dict[str, dict[tuple[str, str], Any]] = self.__dict__.setdefault("_known", {})
        if part not in known:
            shapes = self.deck.xml(part).iter(f"{P}sp")
            found = ((shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape) for shape in shapes)
            known[part] = {_key(marker): shape for marker, shape in found if marker is not None}
        return known[part]

    # --- texts --------------------------------------------------------------------------------------------------------

    def _text(self, number: int, shape: Any, slot: Any, kind: str) -> Seen:
        place = shape.find(f"{P}spPr/{A}xfrm")
        box = _box(slot.find(f"{P}spPr/{A}xfrm") if place is None else place)
        levels = slot.find(f"{P}txBody/{A}lstStyle")
        found = [self._paragraph(p, levels) for p in shape.iterfind(f"{P}txBody/{A}p")]
        anchor = slot.find(f"{P}txBody/{A}bodyPr").get("anchor", "t")
        align = levels.find(f"{A}lvl1pPr").get("algn", "l")
        first = shape.find(f"{P}txBody/{A}p/{A}pPr")
        align = align if first is None else first.get("algn", align)
        name = shape.find(f"{P}nvSpPr/{P}cNvPr").get("name")
        marker = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        idx = "" if marker is None else marker.get("idx", "0")
        return Seen(number, name, idx, kind, box, anchor, align, tuple(found))

    def _paragraph(self, paragraph: Any, levels: Any) -> tuple[tuple[Glyph, ...], float, float]:
        own = paragraph.find(f"{A}pPr")
        level = 0 if own is None else int(own.get("lvl", "0"))
        style = levels.find(f"{A}lvl{level + 1}pPr")
        found: list[Glyph] = []
        for node in paragraph.iter(f"{A}r", f"{A}br", f"{A}fld"):
            look = self._look(node.find(f"{A}rPr"), style.find(f"{A}defRPr"))
            if node.tag == f"{A}br":
                found.append(Glyph("\v", 0.0, look.size, False))
            else:
                found += typeset.glyphs(node.findtext(f"{A}t") or "", look)
        line = _spacing(own, "lnSpc")
        before = _spacing(own, "spcBef")
        high = _spacing(style, "lnSpc") if line is None else line
        assert high is not None
        return tuple(found), high, _spacing(style, "spcBef") or 0.0 if before is None else before

    def _look(self, run: Any, base: Any) -> Type:
        def said(key: str, otherwise: str) -> str:
            own = None if run is None else run.get(key)
            return str(base.get(key, otherwise) if own is None and base is not None else own or otherwise)

        def face(tag: str, otherwise: str) -> str:
            for node in (run, base):
                one = None if node is None else node.find(f"{A}{tag}")
                if one is not None:
                    return self.fonts[one.get("typeface")]
            return self.fonts[otherwise]

        size = int(said("sz", "1800")) / 100
        chinese = said("lang", "").startswith("zh")
        return Type(face("latin", "+mn-lt"), face("ea", "+mn-ea"), size, said("b", "0") == "1", chinese)

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, number: int, frame: Any, room: Box) -> TableSeen:
        name = frame.find(f"{P}nvGraphicFramePr/{P}cNvPr").get("name")
        table = frame.find(f".//{A}tbl")
        widths = [int(c.get("w")) / EMU for c in table.iter(f"{A}gridCol")]
        left, top = _box(frame.find(f"{P}xfrm"))[:2]
        rows = []
        y = top
        for row in table.iterfind(f"{A}tr"):
            high = int(row.get("h")) / EMU
            rows.append((high, tuple(self._cells(number, row, left, y, high, widths))))
            y += high
        return TableSeen(number, name, (left, top, left + sum(widths), y), room, tuple(rows))

    def _cells(
        self, number: int, row: Any, left: float, top: float, high: float, widths: list[float]
    ) -> Iterator[Seen]:
        for i, cell in enumerate(row.iterfind(f"{A}tc")):
            if cell.get("hMerge"):
                continue
            x = left + sum(widths[:i])
            right = x + sum(widths[i : i + int(cell.get("gridSpan", "1"))])
            inset = cell.find(f"{A}tcPr")
            box = x + int(inset.get("marL")) / EMU, top, right - int(inset.get("marR")) / EMU, top + high
            found = [self._in_cell(p) for p in cell.iterfind(f"{A}txBody/{A}p")]
            first = cell.find(f"{A}txBody/{A}p/{A}pPr")
            align = "l" if first is None else first.get("algn", "l")
            yield Seen(number, f"cell {i + 1}", "", "cell", box, "ctr", align, tuple(found))

    def _in_cell(self, paragraph: Any) -> tuple[tuple[Glyph, ...], float, float]:
        found: list[Glyph] = []
        for node in paragraph.iter(f"{A}r", f"{A}br"):
            look = self._look(node.find(f"{A}rPr"), None)
            if node.tag == f"{A}br":
                found.append(Glyph("\v", 0.0, look.size, False))
            else:
                found += typeset.glyphs(node.findtext(f"{A}t") or "", look)
        line = _spacing(paragraph.find(f"{A}pPr"), "lnSpc")
        assert line is not None, "a cell without exact line spacing"
        return tuple(found), line, 0.0


def _spacing(properties: Any, kind: str) -> float | None:
    node = None if properties is None else properties.find(f"{A}{kind}/{A}spcPts")
    return None if node is None else int(node.get("val")) / 100


def _key(marker: Any) -> tuple[str, str]:
    """Return what ties a placeholder to its layout's: titles by kind, all others by number."""
    kind = marker.get("type", "body")
    return ("title", "") if kind in ("title", "ctrTitle") else ("", marker.get("idx", "0"))


def _box(frame: Any) -> Box:
    offset, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
    x, y, w, h = (int(node.get(key)) / EMU for node, key in ((offset, "x"), (offset, "y"), (size, "cx"), (size, "cy")))
    return x, y, x + w, y + h
