"""The text layer of a PDF as paragraphs: lines put together, page heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from generator.evidence.language import ENDING, ITEM, PAGE_NUMBER
from generator.evidence.model import Source
from generator.problems import UsageProblem

_NUMBERED = re.compile(r"\d+")


def read(path: Path, content: bytes, sha256: str) -> Source:
    """Return the source in a PDF; UsageProblem if it is damaged, locked, or has no text layer."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise UsageProblem(f"The source {path} cannot be read as PDF; it may be damaged or locked.") from None
    with document:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append([line.strip() for line in re.split(r"\r\n|\r|\n", text.get_text_range()) if line.strip()])
            text.close()
            page.close()
        title = (document.get_metadata_value("Title") or "").strip()
    if not any(pages):
        hint = "It may be a scan: recognise its text first, or give the report as .docx or .txt."
        raise UsageProblem(f"The source {path} has no text layer. {hint}")
    paragraphs = joined([line for page in without_heads(pages) for line in page])
    return Source(str(path), sha256, tuple(paragraphs), "pdf", properties={"title": title} if title else {})


def without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Return the pages without lines that repeat at their top or foot, and without page numbers."""
    if len(pages) < 3:
        return [[line for i, line in enumerate(page) if not (_edge(i, page) and _is_number(line))] for page in pages]
    counted = Counter(_shape(line) for page in pages for line in {*page[:2], *page[-2:]})
    common = {shape for shape, count in counted.items() if count >= max(3, len(pages) // 3)}
    return [
        [line for i, line in enumerate(page) if not (_edge(i, page) and (_is_number(line) or _shape(line) in common))]
        for page in pages
    ]


def _edge(index: int, page: list[str]) -> bool:
    return index < 2 or index >= len(page) - 2


def _shape(line: str) -> str:
    return _NUMBERED.sub("0", line)


def _is_number(line: str) -> bool:
    return PAGE_NUMBER.fullmatch(line) is not None


def joined(lines: list[str]) -> list[str]:
    """Return paragraphs: a line of about the usual width that ends no sentence goes on in the next."""
    if not lines:
        return []
    widths = sorted(_width(line) for line in lines)
    full = widths[int(len(widths) * 0.8)]
    found: list[str] = []
    open_ = False
    for line in lines:
        if open_ and not ITEM.match(line):
            found[-1] = _join(found[-1], line)
        else:
            found.append(line)
        open_ = line[-1] not in ENDING and _width(line) > 0.75 * full
    return found


def _join(first: str, second: str) -> str:
    if re.search(r"[A-Za-z]-$", first) and second[:1].islower():
        return first[:-1] + second
    space = " " if first[-1].isascii() and second[0].isascii() else ""
    return f"{first}{space}{second}"


def _width(line: str) -> int:
    return sum(1 if c.isascii() else 2 for c in line)
