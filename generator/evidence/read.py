"""Reads a report: plain text, Markdown, Word and PDF with a text layer, into numbered paragraphs.

A paragraph is a line that is not empty. Word gives one line for each paragraph and each row of a table; the lines
of a PDF are put together to paragraphs, and what repeats on every page is left out.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from generator.evidence.model import Source
from generator.problems import UsageProblem

KINDS = {".docx": "word", ".pdf": "pdf", ".md": "markdown", ".markdown": "markdown"}
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FRONT = re.compile(
    r"^[ \t]*(title|author|authors|publisher|organization|date)\s*[:=]\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE
)


def read(path: Path) -> Source:
    """Return the source in this file; UsageProblem if there is none or its text cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageProblem(f"The source {path} cannot be opened: {(error.strerror or str(error)).lower()}.") from None
    digest = sha256(content).hexdigest()
    if content[:4] == b"PK\x03\x04":
        from generator.evidence import word

        return word.read(path, content, digest)
    if content[:5] == b"%PDF-":
        from generator.evidence import pdftext

        return pdftext.read(path, content, digest)
    text = decode(content, path)
    markdown = KINDS.get(path.suffix.lower()) == "markdown"
    properties = front_matter(text) if markdown else {}
    return Source(str(path), digest, lines(text), "markdown" if markdown else "text", properties=properties)


def lines(text: str) -> tuple[str, ...]:
    """Return the lines that are not empty, without the spaces around them."""
    # Not splitlines(): it also splits at form feeds and other marks inside a paragraph.
    stripped = (line.strip() for line in re.split(r"\r\n|\r|\n", text))
    return tuple(line for line in stripped if line)


def decode(content: bytes, path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16, UTF-32 or GB18030; UsageProblem if it is in none of them."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding, path)
    if b"\x00" in content[:400]:
        # Without a mark: the zero bytes of ASCII characters tell the order.
        even, odd = content[0:400:2].count(0), content[1:400:2].count(0)
        if even != odd:
            return _decoded(content, "utf-16-le" if odd > even else "utf-16-be", path)
        raise UsageProblem(f"The source {path} is no text. Give the report as .txt, .md, .docx or .pdf.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content, path)


def _decoded(content: bytes, encoding: str, path: Path) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UsageProblem(f"The source {path} is damaged: it begins as {encoding} and does not go on so.") from None


def _legacy(content: bytes, path: Path) -> str:
    """Return text from before Unicode: GB18030 where that gives Chinese, else Western European."""
    for encoding in ("gb18030", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        other = [c for c in text if ord(c) > 0x7F]
        common = sum("\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef" for c in other)
        if encoding == "cp1252" or common > 0.7 * len(other):
            return text
    raise UsageProblem(f"The source {path} is in an unknown encoding. Save it as UTF-8 text first.")


def front_matter(text: str) -> dict[str, str]:
    """Return what the head of a Markdown file (between `---` or `+++`) says about it."""
    head = re.match(r"\s*(---|\+\+\+)\s*\n(.*?)\n\1\s*\n", text, re.DOTALL)
    if not head:
        return {}
    found = {m[1].lower(): re.sub(r'^[\["\']+|[\]"\']+$', "", m[2]).strip() for m in _FRONT.finditer(head[2])}
    publisher = found.get("publisher") or found.get("organization") or found.get("authors") or found.get("author") or ""
    kept = {"title": found.get("title", ""), "publisher": publisher, "date": found.get("date", "")}
    return {key: value for key, value in kept.items() if value}
