"""The source of a summary as plain values: its paragraphs, how they are ordered, and the figures that stand in them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

Kind = Literal["text", "markdown", "word", "pdf"]


class Source(Struct, frozen=True):
    """The text of a source. Paragraphs are its non-empty lines, counted from 1."""

    file: str
    sha256: str
    """Of the file's bytes."""
    paragraphs: tuple[str, ...]
    kind: Kind = "text"
    levels: dict[int, int] = field(default_factory=dict)
    """Paragraphs that the file itself marks as headings (a Word style), with their level; 0 is the title."""
    properties: dict[str, str] = field(default_factory=dict)
    """What the file says about itself: title, publisher, date, where it says so."""

    def paragraph(self, number: int) -> str:
        """Return the paragraph with this number, counted from 1."""
        return self.paragraphs[number - 1]


class Heading(Struct, frozen=True):
    """A heading of the source."""

    paragraph: int
    level: int
    """1 for the largest that divides the report."""
    text: str
    """Without numbering and marks of Markdown."""
    number: str = ""
    """The numbering as printed, such as `1.2`."""
    run_in: bool = False
    """Whether the paragraph goes on after it."""
    below: str = ""
    """The second line of a heading in two lines."""


class Section(Struct, frozen=True):
    """A part of the source between two of its largest headings."""

    title: str
    below: str
    first: int
    last: int
    """First and last paragraph, the heading included."""


class Outline(Struct, frozen=True):
    """How a source is ordered, and what it says about itself. Nothing that is not found is made up."""

    language: Literal["zh-CN", "en"]
    title: str
    subtitle: str
    publisher: str
    years: tuple[int, ...]
    """Years that the text names, the most frequent first; one in the title comes before all."""
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    noise: frozenset[int]
    """Paragraphs that are no text of the report: page heads and numbers, navigation, mark-up."""

    def section_of(self, paragraph: int) -> int:
        """Return the place of the section that holds the paragraph, or -1."""
        return next((i for i, s in enumerate(self.sections) if s.first <= paragraph <= s.last), -1)


class Found(Struct, frozen=True):
    """A figure as it stands in the source."""

    exact: str
    """Its characters, with mark of approximation and counter."""
    paragraph: int
    span: tuple[int, int]
    """Where it stands in the paragraph: first character and the one after the last, counted from 0."""
    value: Decimal | None
    """The exact value; the lower end of a range; None where only a person can tell."""
    upper: Decimal | None
    """The upper end of a range."""
    unit: str
    approx: str
    """What a mark of approximation says, in English, or nothing."""
    sense: str
    """As in a summary: count, level, fall, rise, share, streak, duration, money."""
    label: str
    """What is counted, taken from the words around it; nothing if they do not say."""
    period: str
    """The words for the time it belongs to, or nothing."""
    doubts: tuple[str, ...] = ()
    """Keys of what a person should look at, such as `label`."""
    group: int = 0
    """Figures of one list in one sentence, or of one column of a table, have the same number; 0 for none."""
    subject: str = ""
    """In a list of figures: the member of the list of things that this one belongs to."""
