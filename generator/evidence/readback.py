"""Finished outputs read back from disk: what stands on each slide and page, in charts, workbooks and notes."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from generator.problems import UsageProblem

if TYPE_CHECKING:
    from lxml.etree import _Element

Kind = Literal["slide", "notes", "chart", "workbook", "page"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Place(Struct, frozen=True):
    """What one part of an output holds."""

    kind: Kind
    number: int
    """Of the slide or page, counted from 1."""
    text: str
    values: tuple[str, ...] = ()
    """Numbers that a chart plots or a workbook stores."""

    def __str__(self) -> str:
        name = {"notes": "the notes of slide", "chart": "the chart on slide", "workbook": "the workbook behind slide"}
        return f"{name.get(self.kind, self.kind)} {self.number}"


def deck(path: Path) -> tuple[Place, ...]:
    """Return what a .pptx holds, slide by slide; UsageProblem if it cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            return tuple(_deck(_Package(package)))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        raise UsageProblem(f"{path} cannot be read as a PowerPoint file.") from None


def handout(path: Path) -> tuple[tuple[Place, ...], dict[str, bytes]]:
    """Return what a PDF holds, page by page, and the files inside it by name; UsageProblem if it cannot be read."""
    import pikepdf
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            places = []
            for number, page in enumerate(document, 1):
                text = page.get_textpage()
                places.append(Place("page", number, text.get_text_bounded()))
                text.close()
                page.close()
        with pikepdf.open(path) as pdf:
            attached = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    except (OSError, pypdfium2.PdfiumError, pikepdf.PdfError):
        raise UsageProblem(f"{path} cannot be read as PDF.") from None
    return tuple(places), attached


class _Package:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package

    def xml(self, name: str) -> _Element:
        from lxml import etree

        try:
            return etree.fromstring(self.package.read(name), etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError:
            raise ValueError(name) from None

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Return kind and name of each part that this one refers to, by relation."""
        folder, name = posixpath.split(part)
        try:
            relations = self.xml(f"{folder}/_rels/{name}.rels")
        except KeyError:
            return {}
        return {
            r.get("Id", ""): (
                r.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, r.get("Target", ""))),
            )
            for r in relations.iter("{*}Relationship")
            if r.get("TargetMode") != "External"
        }


def _deck(package: _Package) -> Iterator[Place]:
    presentation = "ppt/presentation.xml"
    parts = package.targets(presentation)
    for number, slide in enumerate(package.xml(presentation).iter(f"{_P}sldId"), 1):
        name = parts[slide.get(f"{_R}id", "")][1]
        yield Place("slide", number, _text(package.xml(name)))
        for kind, target in sorted(package.targets(name).values()):
            if kind == "notesSlide":
                yield Place("notes", number, _text(package.xml(target)))
            elif kind == "chart":
                yield from _chart(package, target, number)


def _chart(package: _Package, name: str, number: int) -> Iterator[Place]:
    root = package.xml(name)
    values = [v for s in root.iter(f"{_C}ser") for v in s.iterfind(f"{_C}val//{_C}pt/{_C}v")]
    printed = [v.text or "" for v in root.iter(f"{_C}v") if v not in values]
    yield Place("chart", number, "\n".join([_text(root), *printed]), tuple(v.text or "" for v in values))
    for kind, target in sorted(package.targets(name).values()):
        if kind == "package":
            with zipfile.ZipFile(BytesIO(package.package.read(target))) as book:
                yield Place("workbook", number, "", tuple(_cells(_Package(book))))


def _cells(book: _Package) -> Iterator[str]:
    """Yield the numbers that a workbook stores."""
    for name in sorted(n for n in book.package.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", n)):
        for cell in book.xml(name).iter(f"{_S}c"):
            if cell.get("t", "n") == "n" and (value := cell.findtext(f"{_S}v")):
                yield value


def _text(root: _Element) -> str:
    """Return the paragraphs of a part, one a line, a break in one as VT; the slide's number, a field, is left out."""
    found = []
    for paragraph in root.iter(f"{_A}p"):
        pieces = paragraph.iter(f"{_A}t", f"{_A}br")
        found.append("".join("\v" if p.tag == f"{_A}br" else p.text or "" for p in pieces if not _is_field(p)))
    return "\n".join(found)


def _is_field(text: _Element) -> bool:
    parent = text.getparent()
    return parent is not None and parent.tag == f"{_A}fld"
