"""Whether LibreOffice sets every text inside its place, table cells too, and nothing off the slide or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.support.deck import DeckFile
from tests.support.rendered import Char, Page, Shown, pages

TOLERANCE = 2.0
"""Points by which the ink of a character may leave its place: a descender in a box as high as its lines."""


def overflow(deck: DeckFile, rendered: Path) -> list[str]:
    """Return each text that leaves its place or its slide, takes more lines than fit, or is not there."""
    return [f"slide {page.number}: {what}" for page in pages(deck, rendered) for what in wrong(page)]


def wrong(page: Page) -> Iterator[str]:
    """Yield what is wrong with the texts of one slide."""
    for char in page.stray:
        yield f"{char.text} at {char.ink[0]:.0f}, {char.ink[1]:.0f} pt belongs to no text of the slide"
    for one in page.shown:
        if one.lost:
            yield f"{one.lost} of “{one.seen.text[:20]}” cannot be seen"
        by, worst = max(((_outside(one, c), c.text) for c in one.chars), default=(0.0, ""))
        if by > TOLERANCE:
            yield f"“{one.seen.text[:20]}” leaves its place by {by:.0f} pt at {worst}"
        if any(_off(c, page) for c in one.chars):
            yield f"“{one.seen.text[:20]}” is partly off the slide"


def _outside(one: Shown, char: Char) -> float:
    """Return by how many points the ink of a character lies outside its box; not positive if it is inside."""
    left, top, right, bottom = one.seen.box
    return max(left - char.ink[0], char.ink[2] - right, top - char.ink[1], char.ink[3] - bottom)


def _off(char: Char, page: Page) -> bool:
    wide, high = page.size
    return char.ink[0] < 0 or char.ink[1] < 0 or char.ink[2] > wide or char.ink[3] > high
