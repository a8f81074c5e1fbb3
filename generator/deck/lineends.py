"""Where the fitter sets line breaks of its own, and which lines it would rather not leave."""

from __future__ import annotations

from collections.abc import Sequence

from generator.text import measure
from generator.text.balance import PAUSES
from generator.text.linebreak import breaks

IDEOGRAPHIC_SPACE = "\u3000"
SHORTEST = 3
"""Characters that the last line of a Chinese paragraph has at least."""


def at_pause(text: str, width: float, size: float, face: measure.Face) -> tuple[str, ...]:
    """Return two lines that part at a pause and fit, the most even ones; none if there are none."""
    found = []
    for at in breaks(text, "zh-CN"):
        if SHORTEST <= at <= len(text) - SHORTEST and text[at - 1] in (*PAUSES, IDEOGRAPHIC_SPACE):
            ends = measure.width(text[:at], size, face), measure.width(text[at:], size, face)
            if max(ends) <= width:
                found.append((abs(ends[0] - ends[1]), (text[:at], text[at:])))
    return min(found)[1] if found else ()


def in_quotes(head: str) -> bool:
    """Return whether a quotation that began is still open: a set break must not part a short name in quotes."""
    return head.count("\u201c") > head.count("\u201d")


def parts_quotes(lines: Sequence[str]) -> bool:
    """Return whether any line but the last ends within a quotation."""
    return any(in_quotes("".join(lines[:n])) for n in range(1, len(lines)))


def short(lines: Sequence[str], language: str) -> bool:
    """Return whether the last line of a paragraph is too short to stand alone."""
    last = lines[-1].strip()
    if len(lines) < 2:
        return False
    if language.startswith("zh"):
        return len(last) < SHORTEST or sum(c.isalnum() for c in last) < SHORTEST - 1
    return " " not in last and len(last) < 15


def joined(text: str, lines: Sequence[str]) -> str:
    """Return the text with a forced break after each line; a space there stays before the break."""
    found, rest = [], text
    for line in lines[:-1]:
        at = rest.index(line) + len(line)
        found.append(rest[:at])
        rest = rest[at:].lstrip(" ")
    return "\v".join([*found, rest])
