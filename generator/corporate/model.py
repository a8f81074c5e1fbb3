"""An organisation's own PowerPoint template as plain values. Lengths are inches, sizes are points."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from generator.deck.model import Align, Anchor, Box

TITLES = ("title", "ctrTitle")
FOOT = ("dt", "ftr", "sldNum")
WORDS = ("body", "subTitle", "obj")
"""Kinds of placeholder that take running text."""


class Place(Struct, frozen=True):
    """A placeholder with what it inherits from its master."""

    kind: str
    """Its type in the file; `obj` where the file says none."""
    idx: int
    box: Box | None
    """Without its insets; None if neither layout nor master says where it is."""
    size: float = 0
    """0 if nothing in the file says how large its text is."""
    bold: bool = False
    caps: bool = False
    anchor: Anchor = "top"
    align: Align = "left"
    heading: bool = False
    """Whether it is set in the theme's heading face."""
    leading: float = 1.0
    """Its line spacing as a part of the usual one."""
    apart: float = 0.0
    """Points between its paragraphs."""
    inset: tuple[float, float] = (0.0, 0.0)
    """What its box has on the left and on top beside the text."""

    @property
    def is_title(self) -> bool:
        return self.kind in TITLES


class Page(Struct, frozen=True):
    """A layout."""

    part: str
    """Its name in the package."""
    number: int
    """Its place in the master's list, from 1."""
    name: str
    kind: str
    """PowerPoint's own word for such a layout, or empty."""
    places: tuple[Place, ...]
    ground: str | None = None
    """#rrggbb of a background of its own; None if it shows the master's."""
    drawn: tuple[Box, ...] = ()
    """Where shapes and pictures are drawn on it, those of the master that show on it included."""

    def title(self) -> Place | None:
        """Return its title, or None."""
        return next((p for p in self.places if p.is_title), None)

    def words(self) -> tuple[Place, ...]:
        """Return the placeholders for running text that a slide can tell apart and whose place is known."""
        return tuple(p for p in self.places if p.kind in WORDS and p.box)


class Master(Struct, frozen=True):
    """A slide master with its layouts."""

    part: str
    number: int
    """Its place in the presentation, from 1."""
    name: str
    """The theme's."""
    places: tuple[Place, ...]
    pages: tuple[Page, ...]
    colors: Mapping[str, str]
    """What `tx1`, `bg1`, `accent1` and the others mean on its slides, as #rrggbb."""
    ground: str
    """#rrggbb of the background, or what comes nearest to it."""
    painted: str = ""
    """`picture` or `gradient` if the background is more than one colour."""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """`heading`, `heading-ea`, `body`, `body-ea`."""
    drawn: tuple[Box, ...] = ()
    """Where shapes and pictures are drawn on it."""
    slides: int = 0
    """How many slides of the file stand in it."""

    def title(self) -> Place | None:
        """Return its title, or None."""
        return next((p for p in self.places if p.is_title), None)


class Template(Struct, frozen=True):
    """A template file."""

    slide: Box
    masters: tuple[Master, ...]
    slides: int
    """How many slides it holds; a deck takes over none of them."""
    oddities: tuple[str, ...] = ()
    """What a person should know of it, one sentence each."""
