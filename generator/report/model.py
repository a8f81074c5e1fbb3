"""What the author wrote: the summary of a report, as frozen values.

The classes are at once the schema of summary.yaml (pydantic, unknown keys refused) and the values that the plan
reads. A field of type `Text` is human language: it may hold `{statistic-id}` references, a translation overlay may
replace it, and a bare number in it is reported. Every other field is data and stays as it is in every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.report.blocks import (
    AnyBlock,
    Block,
    ChartBlock,
    ChartForm,
    Checklist,
    CheckRow,
    Cite,
    Event,
    FigureCard,
    FigureItem,
    Figures,
    Id,
    PictureBlock,
    Point,
    Points,
    Profile,
    Profiles,
    Quote,
    Result,
    Row,
    Scope,
    Strict,
    Table,
    Takeaway,
    Term,
    Text,
    Timeline,
    Translatable,
)

__all__ = [
    "AnyBlock",
    "Block",
    "ChartBlock",
    "ChartForm",
    "CheckRow",
    "Checklist",
    "Cite",
    "Closing",
    "Derived",
    "Event",
    "FigureCard",
    "FigureItem",
    "Figures",
    "Highlights",
    "Id",
    "Language",
    "PictureBlock",
    "Point",
    "Points",
    "Profile",
    "Profiles",
    "Quote",
    "Report",
    "Result",
    "Row",
    "Scope",
    "Section",
    "Sense",
    "Source",
    "Statistic",
    "Strict",
    "Table",
    "Takeaway",
    "Term",
    "Text",
    "Timeline",
    "Titles",
    "Translatable",
]

Language = Literal["zh-CN", "en"]
Sense = Literal["count", "level", "fall", "rise", "share", "streak", "duration", "money"]


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


class Section(Strict):
    id: Id
    title: Text
    headline: Text
    """The source's own second line, or a plain subtitle."""
    gloss: Text
    """One line on what the section holds, for the agenda and the contents."""
    summary: Text
    """The standfirst: one or two sentences."""
    paragraphs: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=2, max_length=2)] | None = None
    """First and last paragraph of the section in the source; those of its cites if absent."""
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
        return self.statistics_by_id[id]

    @cached_property
    def statistics_by_id(self) -> dict[str, Statistic]:
        """Every statistic, in the order of the sections."""
        return {stat.id: stat for stat in self.statistics()}

    @cached_property
    def derived_by_id(self) -> dict[str, Derived]:
        """Every computed figure, in the order given."""
        return {item.id: item for item in self.derived}

    def blocks(self) -> Iterator[AnyBlock]:
        """Yield every exhibit: those of the whole report first, then section by section."""
        yield from self.overview
        for section in self.sections:
            yield from section.blocks
