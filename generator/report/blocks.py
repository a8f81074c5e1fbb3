"""The exhibits of a summary, and the small values that every part of it is made of.

`model.py` has the rest and names all classes, so others import from there.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Translatable(Struct, frozen=True):
    """Marks a field as human language (see `Text`)."""


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Translatable()]
Part = Annotated[float, Field(ge=0, le=1)]
ChartForm = Literal["bar", "fall", "share", "stacked", "tally", "line", "column", "change"]


class Strict(BaseModel):
    """Unknown keys are refused and values cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=False, defer_build=True)


class Cite(Strict):
    """Where the source says it. Paragraphs are the source's non-empty lines, counted from 1, title included."""

    paragraph: Annotated[int, Field(ge=1)]
    exact: str | None = None
    """The characters as they stand in that paragraph."""


class Block(Strict):
    """What every exhibit has: a finding as its title, and what the fine print says."""

    id: Id
    title: Text
    subtitle: Text | None = None
    """Measure, unit and period."""
    note: Text | None = None
    """How to read it, or what the source does not say; printed small."""
    only: Literal["deck", "handout"] | None = None
    """The one output that shows the exhibit; both do if absent."""
    cite: tuple[Cite, ...] = ()
    """Paragraphs beyond those of its statistics."""


class Point(Strict):
    topic: Text | None = None
    heading: Text
    text: Text
    icon: str | None = None
    """The name of a file in assets/icons, without its ending; shown when every item of the block has one."""
    cite: Cite | None = None


class Result(Strict):
    """The strip under points: up to two figures that the source reports as the outcome."""

    heading: Text
    stats: Annotated[tuple[Id, ...], Field(max_length=2)] = ()
    text: Text | None = None


class Points(Block):
    kind: Literal["points"]
    items: Annotated[tuple[Point, ...], Field(min_length=1)]
    result: Result | None = None


class FigureItem(Strict):
    stat: Id
    text: Text | None = None
    """One or two lines on what is counted."""


class FigureCard(FigureItem):
    icon: str | None = None
    """The name of a file in assets/icons, without its ending; shown when every item of the block has one."""


class Term(Strict):
    term: Text
    text: Text


class Scope(Strict):
    """A panel beside a pair of figures: what they cover and what is not said."""

    title: Text
    rows: Annotated[tuple[Term, ...], Field(min_length=1, max_length=4)]


class Figures(Block):
    """One to four figures side by side, of equal size, in source order: no axis, no ratio."""

    kind: Literal["figures"]
    items: Annotated[tuple[FigureCard, ...], Field(min_length=1)]
    reading: Term | None = None
    """The strip below: a head and a sentence or two."""
    scope: Scope | None = None


class Takeaway(Strict):
    """The panel beside a chart or picture: one sentence, then up to two notes."""

    lead: Text
    notes: Annotated[tuple[Term, ...], Field(max_length=2)] = ()


class Row(Strict):
    """One mark of a chart: a statistic, never a number of its own."""

    stat: Id | None = None
    label: Text | None = None
    """The category; the statistic's own label if absent."""
    series: Text | None = None
    """For line, column and stacked charts with more than one series."""
    before: Id | None = None
    after: Id | None = None
    """For a `change` chart: the two levels, instead of `stat`."""
    accent: bool = False


class ChartBlock(Block):
    """A drawn comparison. Forms and honesty rules: report/check.py and chart/plan.py."""

    kind: Literal["chart"]
    form: ChartForm
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    sort: Literal["value", "given"] | None = None
    """Bars sort by value unless told otherwise; every other form keeps the given order."""
    whole: Id | None = None
    """For `stacked` parts that are counts: the statistic that states their total."""
    takeaway: Takeaway | None = None


class CheckRow(Strict):
    stat: Id
    label: Text | None = None
    exception: Text | None = None
    wording: Text | None = None
    """How strongly the source puts it, in a word or two."""


class Checklist(Block):
    """Shares of 100 %: rows with what holds and what is excepted, never a full ring."""

    kind: Literal["checklist"]
    rows: Annotated[tuple[CheckRow, ...], Field(min_length=1)]


class Profile(Strict):
    name: Text
    place: Text
    post: Text
    text: Text
    honour: Text | None = None
    cite: Cite


class Profiles(Block):
    kind: Literal["profiles"]
    items: Annotated[tuple[Profile, ...], Field(min_length=1)]


class Event(Strict):
    id: Id
    date: dt.date
    end: dt.date | None = None
    heading: Text
    text: Text
    cite: Cite


class Timeline(Block):
    kind: Literal["timeline"]
    events: Annotated[tuple[Event, ...], Field(min_length=2)]


class Quote(Block):
    kind: Literal["quote"]
    text: Text
    who: Text


class Table(Block):
    """Statistics by id in the standard columns, or columns and cells of one's own (cells may hold `{id}`)."""

    kind: Literal["table"]
    stats: tuple[Id, ...] = ()
    columns: tuple[Text, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()


class PictureBlock(Block):
    """A photograph, map or diagram from a file that lies with the summary."""

    kind: Literal["picture"]
    file: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    """A PNG, JPEG or SVG file in the summary's folder or below it, such as `pictures/harbour.jpg`."""
    alt: Text
    """What there is to see, for those who cannot see it; never printed."""
    caption: Text | None = None
    """What one should know about it; printed beside or below it."""
    credit: Text | None = None
    """Who made it, and who permits its use."""
    focus: Annotated[tuple[Part, ...], Field(min_length=2, max_length=2)] = (0.5, 0.5)
    """The point that stays in sight when edges are cut away, as parts of its width and height from the top left."""
    fit: Literal["crop", "whole"] = "crop"
    """`crop` fills the place and cuts edges away; `whole` shows all of it, for maps and diagrams."""
    takeaway: Takeaway | None = None


AnyBlock = Annotated[
    Points | Figures | ChartBlock | Checklist | Profiles | Timeline | Quote | Table | PictureBlock,
    Field(discriminator="kind"),
]
