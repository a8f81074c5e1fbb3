"""Reads a finished .pptx back: the text a person sees, what the charts hold, and how it is built."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Element = Any


@dataclass(frozen=True)
class DeckFile:
    """A deck on disk."""

    path: Path

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """Every part by name."""
        with zipfile.ZipFile(self.path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> Element:
        """The root element of a part."""
        return etree.fromstring(self.parts[name])

    def names(self, pattern: str) -> list[str]:
        """Part names that match, in the order of their numbers."""
        found = [name for name in self.parts if re.fullmatch(pattern, name)]
        return sorted(found, key=lambda name: int((re.findall(r"\d+", name) or ["0"])[-1]))

    @cached_property
    def slides(self) -> list[str]:
        """Part names of the slides in the order they are shown."""
        targets = {
            rel.get("Id"): "ppt/" + rel.get("Target")
            for rel in self.xml("ppt/_rels/presentation.xml.rels").iter("{*}Relationship")
        }
        relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        return [targets[slide.get(relation)] for slide in self.xml("ppt/presentation.xml").iter(f"{P}sldId")]

    def slide_text(self, name: str) -> str:
        """All text of one slide in drawing order: placeholders, tables, groups."""
        return "\n".join(paragraphs(self.xml(name)))

    @cached_property
    def text(self) -> str:
        """All text on the slides, and what their charts print."""
        return "\n".join([*(self.slide_text(name) for name in self.slides), *self.chart_texts])

    @cached_property
    def notes(self) -> str:
        """All text of the speaker's notes."""
        names = self.names(r"ppt/notesSlides/notesSlide\d+\.xml")
        return "\n".join(text for name in names for text in paragraphs(self.xml(name)))

    @cached_property
    def charts(self) -> list[str]:
        """Part names of the native charts."""
        return self.names(r"ppt/charts/chart[^/]*\.xml")

    @cached_property
    def chart_texts(self) -> list[str]:
        """What the charts print: categories, series names, rich labels."""
        found: list[str] = []
        for name in self.charts:
            root = self.xml(name)
            found += [cache.text or "" for cache in root.iter(f"{C}v")]
            found += list(paragraphs(root))
        return found

    @cached_property
    def chart_values(self) -> list[tuple[str, ...]]:
        """The plotted numbers of each series, as they are cached in the chart."""
        return [
            tuple(v.text or "" for v in series.iterfind(f"{C}val//{C}pt/{C}v"))
            for name in self.charts
            for series in self.xml(name).iter(f"{C}ser")
        ]

    @cached_property
    def workbook_values(self) -> list[tuple[str, ...]]:
        """The cells of every embedded workbook, row by row, as they would open in Excel."""
        names = self.names(r"ppt/embeddings/[^/]*\.xlsx")
        return [row for name in names for row in sheet(self.parts[name])]


def paragraphs(root: Element) -> Iterator[str]:
    """Yield the text of each paragraph; a line break is a line break."""
    for paragraph in root.iter(f"{A}p"):
        parts = ["\n" if node.tag == f"{A}br" else node.text or "" for node in paragraph.iter(f"{A}t", f"{A}br")]
        if any(parts):
            yield "".join(parts)


def sheet(workbook: bytes) -> list[tuple[str, ...]]:
    """Return the rows of a workbook's first sheet as texts; numbers as they are stored."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        shared = [
            "".join(t.text or "" for t in item.iter(f"{S}t"))
            for item in (
                etree.fromstring(archive.read("xl/sharedStrings.xml"))
                if "xl/sharedStrings.xml" in archive.namelist()
                else ()
            )
        ]
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return [tuple(_cell(cell, shared) for cell in row.iter(f"{S}c")) for row in root.iter(f"{S}row")]


def _cell(cell: Element, shared: list[str]) -> str:
    value = cell.findtext(f"{S}v") or "".join(t.text or "" for t in cell.iter(f"{S}t"))
    return shared[int(value)] if cell.get("t") == "s" else value
