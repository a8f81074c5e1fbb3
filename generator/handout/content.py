"""What stands in the frames of a handout: texts broken into lines, and what each kind of exhibit holds.

Every text is already broken, so that print can only repeat what the plan has measured. Heights and widths are points
unless they say otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.chart.model import Chart
from generator.picture.model import Crop, Original


@dataclass(frozen=True)
class Lines:
    """Text broken into lines, in one type style of `geometry.yaml`."""

    lines: tuple[str, ...]
    style: str
    head: str = ""
    """What stands in the first line before the text and is set off from it: `图 1`, or the term that is explained."""

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(frozen=True)
class Paragraph:
    """Lines of body text."""

    lines: tuple[str, ...]
    indent: bool = False
    """Whether the first line stands in by two characters."""
    cut: bool = False
    """Whether the paragraph goes on in the next frame, so that its last line is a full one too."""
    rest: bool = False
    """Whether it began in the frame before."""


@dataclass(frozen=True)
class Text:
    """Body text of one frame."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Term:
    """A head with a text under it."""

    head: Lines
    text: Lines


# --- what exhibits hold -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """One figure with what it counts. `style` is the number's type style."""

    number: str
    unit: str
    gap: str
    style: str
    label: Lines
    text: Lines | None
    where: Lines | None
    unit_below: bool = False
    """A long unit stands on a line of its own."""


@dataclass(frozen=True)
class Grid:
    """Figures in rows of `columns`, each `width` z wide; all rows are `row` points high."""

    cells: tuple[Cell, ...]
    columns: int
    width: float
    row: float


@dataclass(frozen=True)
class Scope:
    """The panel that says what figures cover."""

    title: Lines
    rows: tuple[Lines, ...]


@dataclass(frozen=True)
class FiguresBody:
    grid: Grid
    reading: Lines | None = None
    scope: Scope | None = None
    pull: bool = False
    """A single figure behind an accent rule."""


@dataclass(frozen=True)
class ChartBody:
    """A drawing of `width` x `height` points, then what it means."""

    chart: Chart
    width: float
    height: float
    lead: Lines | None = None
    notes: tuple[Lines, ...] = ()
    side: float = 0
    """Width in z of the column that holds lead and notes; 0 puts them under the drawing."""


@dataclass(frozen=True)
class PictureBody:
    """A picture of `width` x `height` points, what one should know about it, then what it means."""

    original: Original
    crop: Crop
    width: float
    height: float
    pixels: int
    """Its width in pixels before it is cropped."""
    caption: Lines | None = None
    lead: Lines | None = None
    notes: tuple[Lines, ...] = ()
    side: float = 0
    """Width in z of the column that holds lead and notes; 0 puts them under the caption."""


@dataclass(frozen=True)
class CheckLine:
    figure: str
    label: Lines
    text: Lines | None
    height: float
    """Points."""
    top: float
    """Points from its rule to its texts."""


@dataclass(frozen=True)
class ChecklistBody:
    rows: tuple[CheckLine, ...]
    columns: tuple[float, ...]
    """Widths in z."""
    wide: bool


@dataclass(frozen=True)
class Item:
    """One point. `ordinal` is empty when there is only one."""

    topic: Lines | None
    heading: Lines
    text: Lines
    where: Lines | None = None


@dataclass(frozen=True)
class Result:
    """The strip under points: what came out of them."""

    heading: Lines
    cells: tuple[Cell, ...]
    text: Lines | None
    height: float


@dataclass(frozen=True)
class PointsBody:
    items: tuple[Item, ...]
    columns: int
    width: float
    rows: tuple[float, ...]
    """Heights in points."""
    result: Result | None = None


@dataclass(frozen=True)
class Person:
    name: Lines
    place: Lines
    text: Lines
    honour: Lines | None


@dataclass(frozen=True)
class ProfilesBody:
    people: tuple[Person, ...]
    columns: int
    width: float
    rows: tuple[float, ...]


@dataclass(frozen=True)
class Event:
    date: Lines
    heading: Lines
    text: Lines
    where: str
    top: float
    """Points from the top of the body."""
    level: float
    """Where its date stands on the axis, points."""
    end: float
    """Where it ends; the same for a single day."""


@dataclass(frozen=True)
class Tick:
    label: str
    level: float


@dataclass(frozen=True)
class TimelineBody:
    """Events beside an axis of days; `axis` is the width of the axis column and `gap` the air beside it, in points."""

    events: tuple[Event, ...]
    ticks: tuple[Tick, ...]
    axis: float
    gap: float
    height: float


@dataclass(frozen=True)
class QuoteBody:
    text: Lines
    who: Lines


@dataclass(frozen=True)
class TableCell:
    text: Lines
    right: bool = False
    mark: str = ""
    """The number of a note."""


@dataclass(frozen=True)
class TableRow:
    cells: tuple[TableCell, ...]
    height: float
    group: bool = False
    """A row that heads the rows below it; it has one cell."""


@dataclass(frozen=True)
class TableBody:
    columns: tuple[float, ...]
    """Widths in points."""
    head: TableRow
    rows: tuple[TableRow, ...]


Body = (
    FiguresBody
    | ChartBody
    | PictureBody
    | ChecklistBody
    | PointsBody
    | ProfilesBody
    | TimelineBody
    | QuoteBody
    | TableBody
)
