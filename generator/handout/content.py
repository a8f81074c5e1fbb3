"""What stands in the frames of a handout: texts broken into lines, and what each kind of exhibit holds.

Every text is already broken, so that print can only repeat what the plan has measured. Heights and widths are points
unless they say otherwise.
"""

from __future__ import annotations

from msgspec import Struct

from generator.chart.model import Chart
from generator.picture.model import Crop, Original


class Lines(Struct, frozen=True):
    """Text broken into lines, in one type style of `geometry.yaml`."""

    lines: tuple[str, ...]
    style: str
    head: str = ""
    """What stands in the first line before the text and is set off from it: `图 1`, or the term that is explained."""

    def __len__(self) -> int:
        return len(self.lines)


class Paragraph(Struct, frozen=True):
    """Lines of body text."""

    lines: tuple[str, ...]
    indent: bool = False
    """Whether the first line stands in by two characters."""
    cut: bool = False
    """Whether the paragraph goes on in the next frame, so that its last line is a full one too."""
    rest: bool = False
    """Whether it began in the frame before."""


class Text(Struct, frozen=True):
    """Body text of one frame."""

    paragraphs: tuple[Paragraph, ...]


class Term(Struct, frozen=True):
    """A head with a text under it."""

    head: Lines
    text: Lines


# --- what exhibits hold -----------------------------------------------------------------------------------------------


class Cell(Struct, frozen=True):
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


class Grid(Struct, frozen=True):
    """Figures in rows of `columns`, each `width` z wide; all rows are `row` points high."""

    cells: tuple[Cell, ...]
    columns: int
    width: float
    row: float


class Scope(Struct, frozen=True):
    """The panel that says what figures cover."""

    title: Lines
    rows: tuple[Lines, ...]


class FiguresBody(Struct, frozen=True):
    grid: Grid
    reading: Lines | None = None
    scope: Scope | None = None
    pull: bool = False
    """A single figure behind an accent rule."""


class ChartBody(Struct, frozen=True):
    """A drawing of `width` x `height` points, then what it means."""

    chart: Chart
    width: float
    height: float
    lead: Lines | None = None
    notes: tuple[Lines, ...] = ()
    side: float = 0
    """Width in z of the column that holds lead and notes; 0 puts them under the drawing."""


class PictureBody(Struct, frozen=True):
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


class CheckLine(Struct, frozen=True):
    figure: str
    label: Lines
    text: Lines | None
    height: float
    """Points."""
    top: float
    """Points from its rule to its texts."""


class ChecklistBody(Struct, frozen=True):
    rows: tuple[CheckLine, ...]
    columns: tuple[float, ...]
    """Widths in z."""
    wide: bool


class Item(Struct, frozen=True):
    """One point. `ordinal` is empty when there is only one."""

    topic: Lines | None
    heading: Lines
    text: Lines
    where: Lines | None = None


class Result(Struct, frozen=True):
    """The strip under points: what came out of them."""

    heading: Lines
    cells: tuple[Cell, ...]
    text: Lines | None
    height: float


class PointsBody(Struct, frozen=True):
    items: tuple[Item, ...]
    columns: int
    width: float
    rows: tuple[float, ...]
    """Heights in points."""
    result: Result | None = None


class Person(Struct, frozen=True):
    name: Lines
    place: Lines
    text: Lines
    honour: Lines | None


class ProfilesBody(Struct, frozen=True):
    people: tuple[Person, ...]
    columns: int
    width: float
    rows: tuple[float, ...]


class Event(Struct, frozen=True):
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


class Tick(Struct, frozen=True):
    label: str
    level: float


class TimelineBody(Struct, frozen=True):
    """Events beside an axis of days, which reaches from `start` to `end` so that the cards of both ends find room.

    `axis` is the width of the axis column and `gap` the air beside it, in points.
    """

    events: tuple[Event, ...]
    ticks: tuple[Tick, ...]
    axis: float
    gap: float
    start: float
    end: float
    height: float


class QuoteBody(Struct, frozen=True):
    text: Lines
    who: Lines


class TableCell(Struct, frozen=True):
    text: Lines
    right: bool = False
    mark: str = ""
    """The number of a note."""


class TableRow(Struct, frozen=True):
    cells: tuple[TableCell, ...]
    height: float
    group: bool = False
    """A row that heads the rows below it; it has one cell."""


class TableBody(Struct, frozen=True):
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
