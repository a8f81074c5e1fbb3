"""The text of a Word document: paragraphs and rows of tables in their order, with the levels of its heading styles.

Read from the package's XML: python-docx would be another dependency for what are three elements of the format
(ECMA-376 part 1, 17.3 and 17.4).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.evidence.model import Source
from generator.problems import UsageProblem

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}footnoteReference", f"{W}instrText"}
_LARGEST = 200_000_000
"""Bytes of one part of the package; a real report stays far below."""


def read(path: Path, content: bytes, sha256: str) -> Source:
    """Return the source in a .docx; UsageProblem if it is no Word document."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            body = _xml(package, "word/document.xml")
            styles = _levels(_xml(package, "word/styles.xml"))
            core = _xml(package, "docProps/core.xml")
    except (zipfile.BadZipFile, ValueError):
        body = None
    if body is None:
        raise UsageProblem(f"The source {path} is no Word document. Give the report as .txt, .md, .docx or .pdf.")
    texts: list[str] = []
    levels: dict[int, int] = {}
    for text, level in _blocks(body, styles):
        for line in text.split("\n"):
            if line.strip():
                texts.append(line.strip())
                if level is not None:
                    levels[len(texts)] = level
    return Source(str(path), sha256, tuple(texts), "word", levels, _properties(core))


def _xml(package: zipfile.ZipFile, name: str) -> _Element | None:
    from lxml import etree

    try:
        part = package.getinfo(name)
    except KeyError:
        return None
    if part.file_size > _LARGEST:
        raise ValueError(name)
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(package.read(part), parser)
    except etree.XMLSyntaxError:
        raise ValueError(name) from None


def _levels(styles: _Element | None) -> dict[str, int]:
    """Return the heading level of each style that has one: 0 for the title, 1 for `heading 1` or outline level 0."""
    found: dict[str, int] = {}
    if styles is None:
        return found
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        id = style.get(f"{W}styleId", "")
        name = _value(style, "name").lower()
        outline = _value(style, "pPr", "outlineLvl")
        based[id] = _value(style, "basedOn")
        numbered = re.fullmatch(r"heading (\d)", name)
        if name == "title":
            found[id] = 0
        elif numbered:
            found[id] = int(numbered[1])
        elif outline.isdigit() and int(outline) < 9:
            found[id] = int(outline) + 1
    for id, first in based.items():
        parent, seen = first, {id}
        while id not in found and parent and parent not in seen:
            seen.add(parent)
            if parent in found:
                found[id] = found[parent]
            parent = based.get(parent, "")
    return found


def _value(element: _Element, *way: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in way))
    return found.get(f"{W}val", "") if found is not None else ""


def _blocks(body: _Element, styles: dict[str, int]) -> Iterator[tuple[str, int | None]]:
    """Yield each paragraph with its heading level, and each row of a table in the notation of Markdown."""
    for element in body.iter(f"{W}p", f"{W}tbl"):
        inside = any(parent.tag in (f"{W}tbl", *_SKIPPED) for parent in element.iterancestors())
        if inside:
            continue
        if element.tag == f"{W}tbl":
            for count, row in enumerate(element.iter(f"{W}tr")):
                cells = ["".join(_text(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
                flat = " | ".join(re.sub(r"\s+", " ", cell).strip().replace("|", "/") for cell in cells)
                yield f"| {flat} |", None
                if count == 0:
                    yield "|" + " --- |" * len(cells), None
            continue
        outline = _value(element, "pPr", "outlineLvl")
        level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else None
        yield _text(element), styles.get(_value(element, "pPr", "pStyle"), level)


def _text(paragraph: _Element) -> str:
    pieces: list[str] = []
    for node in paragraph.iter():
        if any(parent.tag in _SKIPPED for parent in (node, *node.iterancestors())):
            continue
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag in (f"{W}tab", f"{W}noBreakHyphen"):
            pieces.append("\t" if node.tag == f"{W}tab" and node.getparent() is not None else "-")
        elif node.tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
    return "".join(pieces)


def _properties(core: _Element | None) -> dict[str, str]:
    if core is None:
        return {}
    title = core.findtext(f"{_DC}title")
    return {"title": title.strip()} if title and title.strip() else {}
