"""Lines exactly as high as their style says, for WeasyPrint, which makes a line higher when it mixes fonts.

A line of English with a Chinese title in it came out 1.5 pixels too high, so a page of them left the grid and its last
line could pass the page's foot, where it is dropped without a word. One private function of the release named in
`justify.py` is replaced for the length of one layout; with any other release the check after layout (`proof.py`) has
the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from generator.handout import justify


@contextmanager
def exact() -> Iterator[None]:
    """Give lines whose breaks are given (`white-space: pre`) their own height in layouts made inside the block."""
    if not justify.available():
        yield
        return
    from weasyprint.layout import inline

    kept = inline.line_box_verticality
    inline.line_box_verticality = _verticality(kept)
    try:
        yield
    finally:
        inline.line_box_verticality = kept


def _verticality(original: Any) -> Any:
    """Return a `line_box_verticality` that places what is in the line and answers with the line's own extent."""

    def line_box_verticality(line: Any) -> tuple[float, float]:
        bottom, top = original(line)
        if line.style["white_space"] != "pre":
            return bottom, top
        return line.margin_height() - line.baseline, -line.baseline

    return line_box_verticality
