"""Paths of pictures copied into the PDF as they stand, for WeasyPrint, which works each coordinate out anew.

SVG and PDF write lines and curves in the same absolute numbers, only in another order (SVG 1.1, 8.3; ISO 32000-1,
8.5.2). The motif's contours have thousands of them and took a tenth of a handout's time. One private function of the
release named in `justify.py` is replaced for the length of one layout; paths with anything else in them are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from generator.handout import justify

_NUMBER = r"-?(?:\d+(?:\.\d+)?|\.\d+)"
_PIECE = re.compile(rf"\s*([MLCZ])\s*((?:{_NUMBER}(?:[\s,]+|(?=-)|$|(?=[MLCZ])))*)")
_NUMBERS = re.compile(_NUMBER)
_OPERATORS = {"M": (2, "m"), "L": (2, "l"), "C": (6, "c")}
"""How many numbers each takes in SVG, and what it is called in PDF."""


@contextmanager
def copied() -> Iterator[None]:
    """Copy plain paths into the drawings made inside the `with` block."""
    if not justify.available():
        yield
        return
    from weasyprint import svg

    kept = svg.TAGS["path"]
    svg.TAGS["path"] = _path(kept)
    try:
        yield
    finally:
        svg.TAGS["path"] = kept


def _path(original: Any) -> Any:
    """Return a drawer of `path` elements."""

    def path(picture: Any, node: Any, font_size: float) -> None:
        marked = any(name.startswith("marker") for name in node.attrib)
        drawn = None if marked else operators(node.get("d", ""))
        if drawn is None:
            original(picture, node, font_size)
        else:
            picture.stream.stream.append(drawn)

    return path


@lru_cache(maxsize=512)
def operators(d: str) -> bytes | None:
    """Return the path as PDF operators; None if it has more in it than absolute moves, lines, curves and closings."""
    out: list[str] = []
    at = 0
    while at < len(d):
        piece = _PIECE.match(d, at)
        drawn = _drawn(piece[1], _NUMBERS.findall(piece[2])) if piece and (out or piece[1] == "M") else []
        if not piece or not drawn:
            return None
        out += drawn
        at = piece.end()
    return "\n".join(out).encode("ascii") or None


def _drawn(letter: str, numbers: list[str]) -> list[str]:
    """Return one command of SVG as operators, none if the count of its numbers is wrong."""
    if letter == "Z":
        return [] if numbers else ["h"]
    count, name = _OPERATORS[letter]
    if len(numbers) % count:
        return []
    groups = [" ".join(numbers[i : i + count]) for i in range(0, len(numbers), count)]
    # More pairs after a move are lines (SVG 1.1, 8.3.2).
    return [f"{group} {'l' if i and name == 'm' else name}" for i, group in enumerate(groups)]
