"""What the author wrote: the summary of a report, as frozen values.

The classes are at once the schema of summary.yaml (pydantic, unknown keys refused) and the values that the plan
reads. A field of type `Text` is human language: it may hold `{statistic-id}` references, a translation overlay may
replace it, and a bare number in it is reported. Every other field is data and stays as it is in every language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


@dataclass(frozen=True)
class Translatable:
    """Marks a field as human language (see `Text`)."""


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Translatable()]
Language = Literal["zh-CN", "en"]
Sense = Literal["count", "level", "fall", "rise", "share", "streak", "duration", "money"]
ChartForm = Literal["bar", "fall", "share", "stacked", "tally", "line", "column", "change"]


class Strict(BaseModel):
    """Unknown keys are refused and values cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=False)


class Cite(Strict):
    """Where the source says it. Paragraphs are the source's non-empty lines, counted from 1, title included."""

    paragraph: Annotated[int, Field(ge=1)]
    exact: str | None = None
    """The characters as they stand in that paragraph."""


class Statistic(Strict):
    """One figure of the report, written once; everything else refers to its id."""

    id: Id
    figure: str
    """Exactly as printed in the source, such as `6.5万次`."""
    label: Text
    sense: Sense
    unit: Text | None = None
    """The counter in the words of a translation, such as `inspections`; the original has it in the figure."""
    period: Text | None = None
    scope: Text | None = None
    caveat: Text | None = None
    """What the source leaves out: an unknown base, exclusions, a cumulative count."""
    cite: Cite


class Derived(Strict):
    """A figure that is computed from statistics, and marked as such wherever it shows."""

    id: Id
    formula: str
    """`a - b`, `a + b`, `a / b`, `a * 100 / b` over statistic ids, or `days(event-id, event-id)`."""
    label: Text
    unit: Text
    decimals: Annotated[int, Field(ge=0, le=4)] | None = None
    """Digits after the point when the result is not exact; without it an inexact result is refused."""


class Source(Strict):
    """The text that the summary was made from."""

    title: str
    """A name, so it stays as it is in every language."""
    publisher: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    paragraphs: Annotated[int, Field(ge=1)] | None = None


class Block(Strict):
    """What every exhibit has: a finding as its title, and what the fine print says."""

    id: Id
    title: Text
    subtitle: Text | None = None
    """Measure, unit and period."""
    note: Text | None = None
    """How to read it, or what the source does not say; printed small."""
    cite: tuple[Cite, ...] = ()
    """Paragraphs beyond those of its statistics."""


class Point(Strict):
    topic: Text | None = None
    heading: Text
    text: Text
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
    items: Annotated[tuple[FigureItem, ...], Field(min_length=1)]
    reading: Term | None = None
    """The strip below: a head and a sentence or two."""
    scope: Scope | None = None


class Takeaway(Strict):
    """The panel beside a chart: one sentence, then up to two notes."""

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


AnyBlock = Annotated[
    Points | Figures | ChartBlock | Checklist | Profiles | Timeline | Quote | Table,
    Field(discriminator="kind"),
]


class Section(Strict):
    id: Id
    title: Text
    headline: Text
    """The source's own second line, or a plain subtitle."""
    gloss: Text
    """One line on what the section holds, for the agenda and the contents."""
    summary: Text
    """The standfirst: one or two sentences."""
    text: tuple[Text, ...] = ()
    """Running prose for the handout, one entry a paragraph, in the author's own words."""
    statistics: tuple[Statistic, ...] = ()
    blocks: tuple[AnyBlock, ...] = ()


class Highlights(Strict):
    """The summary slide and the year in figures: one hero and two to eight more."""

    title: Text
    lead: Text | None = None
    hero: FigureItem
    items: Annotated[tuple[FigureItem, ...], Field(min_length=2, max_length=11)]


class Closing(Strict):
    title: Text
    statements: Annotated[tuple[Term, ...], Field(min_length=1, max_length=3)]


class Titles(Strict):
    """Titles for the slides and pages about the whole report; the interface words stand in for absent ones."""

    agenda: Text | None = None
    statistics: Text | None = None
    method: Text | None = None


class Report(Strict):
    """The whole summary. Paragraph counts, dates and figures are the source's; the words are the author's."""

    id: Id
    language: Language
    title: Text
    subtitle: Text
    series: Text | None = None
    """A small line above the title on the cover."""
    publisher: Text
    period: Text
    source: Source
    names: tuple[Text, ...] = ()
    """Names that hold digits and are no figures, such as 110 or 12345."""
    abstract: Text
    highlights: Highlights | None = None
    derived: tuple[Derived, ...] = ()
    overview: tuple[AnyBlock, ...] = ()
    """Exhibits about the whole report, such as a timeline."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    method: tuple[Term, ...] = ()
    """How the figures were taken and how to read them; for the method slide and page."""
    closing: Closing | None = None
    titles: Titles = Titles()

    def statistics(self) -> Iterator[Statistic]:
        """Yield every statistic in the order of the sections."""
        for section in self.sections:
            yield from section.statistics

    def statistic(self, id: str) -> Statistic:
        """Return the statistic with this id; KeyError if there is none."""
        for stat in self.statistics():
            if stat.id == id:
                return stat
        raise KeyError(id)

    def blocks(self) -> Iterator[AnyBlock]:
        """Yield every exhibit: those of the whole report first, then section by section."""
        yield from self.overview
        for section in self.sections:
            yield from section.blocks


