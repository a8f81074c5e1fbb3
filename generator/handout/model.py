"""A handout as it will be printed: pages that hold frames, frames that hold measured text and exhibits.

Frames stand on the grid of `geometry.yaml`: x and width in z (characters), y and height in u (lines).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.handout.content import Body, Cell, Lines, Scope, Term, Text

Kind = Literal["figures", "chart", "checklist", "points", "profiles", "timeline", "quote", "table", "picture"]


@dataclass(frozen=True)
class Exhibit:
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


@dataclass(frozen=True)
class Panel:
    """Text on a tinted ground: a head at the left, body text at the right, or under it where `wide`."""

    head: Lines
    text: Text
    wide: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading in the middle of a page, which the contents can point at."""

    text: Lines
    id: str


@dataclass(frozen=True)
class Notes:
    """Numbered notes under a table."""

    items: tuple[tuple[str, Lines], ...]


@dataclass(frozen=True)
class Terms:
    """Heads with running text under them, and heads alone with small text beside."""

    items: tuple[tuple[Lines, Text], ...]


@dataclass(frozen=True)
class Entry:
    """A line of the contents, `height` u high."""

    title: Lines
    page: int
    target: str
    gloss: Lines
    height: float


@dataclass(frozen=True)
class Contents:
    entries: tuple[Entry, ...]


Content = Text | Exhibit | Heading | Panel | Notes | Terms | Contents | Lines | Cell | Scope


@dataclass(frozen=True)
class Frame:
    """A place on the page."""

    x: float
    y: float
    width: float
    height: float
    content: Content
    name: str = ""
    """What a person would call it, for messages."""


# --- pages ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Opener:
    """The band at the head of a section."""

    index: int
    """From 0; the sun climbs with it."""
    count: int
    label: str
    title: Lines
    subtitle: Lines
    height: float
    """u from the top of the type area to the foot of the band."""


@dataclass(frozen=True)
class Facing:
    """The band of the section that begins on the page opposite, on a page without text."""

    index: int
    count: int
    height: float
    """u from the top of the type area to the foot of the band."""


@dataclass(frozen=True)
class Cover:
    label: Lines | None
    title: Lines
    lines: tuple[Lines, ...]
    """Under the hairline."""


@dataclass(frozen=True)
class Back:
    label: Lines
    title: Lines | None
    statements: tuple[Term, ...]
    colophon: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Page:
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


@dataclass(frozen=True)
class Handout:
    """The whole handout."""

    id: str
    language: str
    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    pages: tuple[Page, ...]
