"""Reads a finished PDF back: its text, and everything that can be checked of it without a network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2

SMALLEST_TYPE = 6.0
"""Points. The look book's smallest print (notes, superscripts aside) is above it."""


@cache
def pages(path: Path) -> tuple[str, ...]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return tuple(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def text(path: Path) -> str:
    """Return the text of the whole document."""
    return "\n".join(pages(path))


def qpdf(path: Path) -> int:
    """Return what `qpdf --check` ends with: 0 when it finds nothing; it prints what it finds.

    It is the qpdf inside pikepdf, the same on every machine: Debian 12's, 11.3, calls some sound streams incomplete.
    """
    job = pikepdf.Job(["qpdf", "--check", str(path)])
    job.run()
    return int(job.exit_code)


def problems(path: Path) -> list[str]:
    """Return what is wrong with the PDF as a document for print and for screen readers; [] if nothing is."""
    with pikepdf.open(path) as document:
        found = [*_document(document), *_structure(document), *_fonts(document)]
    return [*found, *_glyphs(path)]


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not tagged"
    if not root.get("/Lang"):
        yield "no language"
    if not pdf.docinfo.get("/Title"):
        yield "no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the window would show the file name, not the title"
    if "/Outlines" not in root:
        yield "no outlines"
    if not root.get("/Names", {}).get("/EmbeddedFiles"):
        yield "the summary is not attached"


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    counts: Counter[str] = Counter()
    level = 0
    for node in _nodes(pdf.Root.get("/StructTreeRoot")):
        kind = str(node.get("/S", ""))
        counts[kind] += 1
        if kind == "/Figure" and not str(node.get("/Alt", "")).strip():
            yield "a figure without alternative text"
        if kind[:2] == "/H" and kind[2:].isdigit():
            if int(kind[2:]) > level + 1:
                yield f"heading level {level} is followed by {kind}"
            level = int(kind[2:])
    if counts["/Table"] and counts["/TH"] < counts["/Table"]:
        yield f"{counts['/Table']} tables have {counts['/TH']} header cells"
    if not level:
        yield "no headings"


def _nodes(tree: Any) -> Iterator[Any]:
    """Yield the structure elements in reading order."""
    stack = [tree] if tree is not None else []
    while stack:
        node = stack.pop()
        yield node
        children = node.get("/K")
        children = list(children) if isinstance(children, pikepdf.Array) else [children]
        stack.extend(child for child in reversed(children) if isinstance(child, pikepdf.Dictionary))


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
            continue
        name = str(font.get("/BaseFont", "?"))
        if font.get("/Subtype") == "/Type0":
            if "/ToUnicode" not in font:
                yield f"text in {name} cannot be copied"
        elif "/FontDescriptor" not in font:
            yield f"{name} is not embedded"
        else:
            descriptor: Any = font["/FontDescriptor"]
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"{name} is not embedded"


def _glyphs(path: Path) -> Iterator[str]:
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages, 1):
            left, top, right, bottom = page.bbox
            for char in page.chars:
                if char["text"] == "\ufffd" or char["text"].startswith("(cid"):
                    yield f"page {number}: a glyph without a character"
                if not char["text"].strip():
                    continue
                if char["x0"] < left - 0.5 or char["x1"] > right + 0.5 or char["top"] < top - 0.5:
                    yield f"page {number}: {char['text']} is off the page"
                if char["bottom"] > bottom + 0.5:
                    yield f"page {number}: {char['text']} is below the page"
                if char["size"] < SMALLEST_TYPE - 0.01:
                    yield f"page {number}: {char['text']} is set in {char['size']:.1f} pt"


def fonts(path: Path) -> set[str]:
    """Return the names of the fonts, without the tag of their subset."""
    with pikepdf.open(path) as document:
        names = {
            str(o["/BaseFont"]) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o
        }
    return {name.removeprefix("/").split("+")[-1] for name in names}


def foreign_fonts(path: Path) -> set[str]:
    """Return the names of those fonts that do not come with the project."""
    return {name for name in fonts(path) if not re.match(r"Noto-?S(ans|erif)-?SC|Source-?S(ans|erif)-?[34]", name)}
