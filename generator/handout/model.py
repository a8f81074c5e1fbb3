"""A handout as it will be printed: pages that hold frames, frames that hold measured text and exhibits.

Frames stand on the grid of `geometry.yaml`: x and width in z (characters), y and height in u (lines).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from generator.handout.content import Body, Cell, Lines, Scope, Term, Text

Kind = Literal["figures", "chart", "checklist", "points", "profiles", "timeline", "quote", "table", "picture"]


class Exhibit(Struct, frozen=True):
    """A block in one setting: so wide and so high that everything in it fits."""

    id: str
    kind: Kind
    width: int
    """z."""
    height: int
    """u; the frame may be made higher, its foot stays at the bottom."""
    title: Lines | None
    subtitle: Lines | None
    foot: Lines | None
    body: Body
    alt: str = ""


class Panel(Struct, frozen=True):
    """Text on a tinted ground: a head at the left, body text at the right, or under it where `wide`."""

    head: Lines
    text: Text
    wide: bool = False


class Heading(Struct, frozen=True):
    """A heading in the middle of a page, which the contents can point at."""

    text: Lines
    id: str


class Notes(Struct, frozen=True):
    """Numbered notes under a table."""

    items: tuple[tuple[str, Lines], ...]


class Terms(Struct, frozen=True):
    """Heads with running text under them, and heads alone with small text beside."""

    items: tuple[tuple[Lines, Text], ...]


class Entry(Struct, frozen=True):
    """A line of the contents, `height` u high."""

    title: Lines
    page: int
    target: str
    gloss: Lines
    height: float


class Contents(Struct, frozen=True):
    entries: tuple[Entry, ...]


Content = Text | Exhibit | Heading | Panel | Notes | Terms | Contents | Lines | Cell | Scope


class Frame(Struct, frozen=True):
    """A place on the page."""

    x: float
    y: float
    width: float
    height: float
    content: Content
    name: str = ""
    """What a person would call it, for messages."""


# --- pages ------------------------------------------------------------------------------------------------------------


class Opener(Struct, frozen=True):
    """The band at the head of a section."""

    index: int
    """From 0; the sun climbs with it."""
    count: int
    label: str
    title: Lines
    subtitle: Lines
    height: float
    """u from the top of the type area to the foot of the band."""


class Facing(Struct, frozen=True):
    """The band of the section that begins on the page opposite, on a page without text."""

    index: int
    count: int
    height: float
    """u from the top of the type area to the foot of the band."""


class Cover(Struct, frozen=True):
    label: Lines | None
    title: Lines
    lines: tuple[Lines, ...]
    """Under the hairline."""


class Back(Struct, frozen=True):
    label: Lines
    title: Lines | None
    statements: tuple[Term, ...]
    colophon: tuple[tuple[str, str], ...]


class Page(Struct, frozen=True):
    """One sheet. `head` is the page's own heading; `run` what its running head says."""

    number: int
    kind: Literal["cover", "plain", "opener", "blank", "back"]
    id: str
    run: str
    head: Lines | None = None
    lead: Lines | None = None
    frames: tuple[Frame, ...] = ()
    special: Opener | Facing | Cover | Back | None = None
    also: tuple[str, str] | None = None
    """Id and title of a second part that begins on this page."""
    fill: float | None = None
    """The share of its lines that hold something, on pages that the composer has filled."""
    far: tuple[tuple[str, int], ...] = ()
    """Exhibits that stand more than a page from the text that speaks of them, and how many pages."""


class Handout(Struct, frozen=True):
    """The whole handout."""

    id: str
    language: str
    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    pages: tuple[Page, ...]
