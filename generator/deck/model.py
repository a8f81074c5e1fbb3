"""A deck as it will be written: slides that name a layout and say what goes into its placeholders.

Lengths are inches from the slide's top left corner, sizes are points. Colours are roles of the brand
(`brand.model.ROLES`), never values; the writer turns them into theme colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct, field

from generator.chart.model import Chart
from generator.picture.model import Crop, Original

Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "right", "center"]


class Box(Struct, frozen=True):
    """A rectangle in inches."""

    x: float
    y: float
    w: float
    h: float


# --- what the layouts offer -----------------------------------------------------------------------------------------


class Style(Struct, frozen=True):
    """A type style of the layouts file."""

    size: float
    """Points."""
    line: float
    """Exact line spacing in points."""
    bold: bool = False
    face: Literal["heading", "body"] = "body"
    color: str = "ink"
    min_size: float = 0
    """The smallest size the fitter may use; 0 means that the style never shrinks."""
    before: float = 0
    """Space before a paragraph in points."""
    single: bool = False
    """Whether a text would rather be a little smaller than stand on two lines, as a name does."""


class PlaceholderSpec(Struct, frozen=True):
    """One placeholder of a layout, as layouts.yaml describes it."""

    key: str
    """The name that the storyboard uses, such as `number-1`."""
    idx: int
    type: Literal["title", "body", "chart", "table", "pic", "ftr", "sldNum", "dt", "hdr"]
    box: Box
    styles: tuple[Style, ...]
    """One for each paragraph level; most have one."""
    anchor: Anchor = "top"
    align: Align = "left"
    prompt: str = ""
    """What it shows in the layout while it is empty."""
    name: str = ""
    """What it is called in the selection pane."""
    lends: tuple[str, ...] = ()
    """Kinds of neighbours that may take of its room when they do not fit theirs, such as `heading`."""
    inherits: bool = False
    """Whether its look is that of an organisation's own template, which neither layout nor slide says again."""
    flat: bool = False
    """Whether its paragraphs have our spacing, and neither indent nor bullet, whatever such a look may have."""


class LayoutSpec(Struct, frozen=True):
    """A named layout. Its decoration is known to `master.py` alone."""

    key: str
    name: str
    """What PowerPoint's layout menu shows."""
    placeholders: dict[str, PlaceholderSpec]
    dark: bool = False
    longer: str = ""
    """The layout with the same placeholders that has more room for text, or empty."""


# --- what the storyboard asks for -------------------------------------------------------------------------------------


class Run(Struct, frozen=True):
    """Characters of one style. None leaves the placeholder's own style alone."""

    text: str
    bold: bool | None = None
    size: float | None = None
    """Points."""
    color: str | None = None
    """A colour role."""
    link: str | None = None
    """The key of the slide that the run jumps to."""
    scale: float | None = None
    """The size as a part of the paragraph's own, for a unit after a figure; rounded to half points."""
    least: float = 0
    """Points that a scaled run is never smaller than."""

    def points(self, size: float) -> float:
        """Return the size of the run in a paragraph of this size, in points."""
        size = self.size or size
        return max(round(size * self.scale * 2) / 2, min(self.least, size)) if self.scale else size


class Paragraph(Struct, frozen=True):
    r"""One paragraph; `level` picks the placeholder's style. A run text may hold `\v` for a line break."""

    runs: tuple[Run, ...]
    level: int = 0
    align: Align | None = None
    style: str | None = None
    """A type style of the layouts file; only in table cells, where no placeholder gives one."""


class Text(Struct, frozen=True):
    """Content of a text placeholder."""

    paragraphs: tuple[Paragraph, ...]
    size: float | None = None
    """Set by the fitter when the layout's size does not hold the text; points."""
    line: float | None = None

    @staticmethod
    def of(text: str, size: float | None = None, line: float | None = None) -> Text:
        """Return a text of one run for each line of `text`."""
        return Text(tuple(Paragraph((Run(part),)) for part in text.split("\n")), size, line)

    def plain(self) -> str:
        """Return the text alone, one line a paragraph."""
        return "\n".join("".join(r.text for r in p.runs) for p in self.paragraphs).replace("\v", "")


Rule = Literal["none", "hair", "thin", "strong"]


class Cell(Struct, frozen=True):
    """A table cell. `below` is the rule under it."""

    text: Text
    align: Align = "left"
    fill: str | None = None
    below: Rule = "hair"
    span: int = 1
    """Columns that the cell covers."""
    pad: float = 0
    """Inset on the left, in inches."""


class Table(Struct, frozen=True):
    """Content of a table placeholder."""

    columns: tuple[float, ...]
    """Widths in inches."""
    rows: tuple[tuple[Cell, ...], ...]
    heights: tuple[float, ...]
    """Inches, one a row."""
    header: bool = True
    style: str = "body"
    """A type style of the layouts file for the cells."""
    head_style: str = "note"
    alt: str = ""
    top: Rule = "none"
    """The rule above the first row."""


class Picture(Struct, frozen=True):
    """Content of a picture placeholder. The file holds the whole picture, so that it can be cropped anew."""

    block: str
    """The id of the exhibit."""
    original: Original
    alt: str
    crop: Crop
    box: Box
    """Where it stands, in inches."""
    pixels: int
    """The width of the whole picture in the file."""


Content = Text | Table | Chart | Picture


class Shape(Struct, frozen=True):
    """A drawn thing without text: a square of a tally, a dot of a timeline, a rule."""

    kind: Literal["rect", "ellipse", "line", "tick", "elbow", "icon"]
    box: Box
    name: str
    fill: str | None = None
    line: str | None = None
    weight: float = 0
    """Points."""
    group: str = ""
    """Shapes with the same group are grouped under that name."""
    alt: str = ""
    """Alternative text of the group; without it the group is marked as decorative."""
    link: str | None = None
    """The key of the slide that a click on it leads to."""
    row: int | None = None
    """The table row that the shape belongs to; the fitter centres it there and takes it along."""
    icon: str = ""
    """For an icon: its name."""


class Fill(Struct, frozen=True):
    """What goes into one placeholder. `box` moves it on this slide only."""

    key: str
    content: Content
    box: Box | None = None
    link: str | None = None
    """The key of the slide that a click on the whole placeholder leads to."""


class Part(Struct, frozen=True):
    """Some of a longer list, for one slide."""

    items: tuple[Any, ...]
    index: int
    """Which part it is, from 1."""
    count: int
    """How many parts there are."""
    source: tuple[Any, ...] = ()
    """The whole list."""
    start: int = 0
    """How many items come before these."""

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Slide(Struct, frozen=True):
    key: str
    """Unique; links point at it."""
    layout: str
    title: str
    section: str = ""
    """The outline section it belongs to."""
    mark: str = ""
    """The end of its title that says that it continues another slide."""
    fills: tuple[Fill, ...] = ()
    shapes: tuple[Shape, ...] = ()
    notes: tuple[str, ...] = ()
    """Paragraphs of the speaker's notes."""
    hidden: bool = False
    current: int | None = None
    """Which section mark is lit; None lights all."""
    anchors: tuple[str, ...] = ()
    """Further names under which links find it."""
    part: Part | None = None
    """The items of a list that it shows, when the list may be dealt out over more slides."""


class Deck(Struct, frozen=True):
    """The whole deck."""

    title: str
    language: str
    publisher: str
    subject: str
    footer: str
    sections: tuple[str, ...]
    """For each section the key of the slide that its mark leads to; empty where there is none."""
    slides: tuple[Slide, ...] = field(default_factory=tuple)
