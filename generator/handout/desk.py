"""The compositor's desk: resolves figures in texts, breaks them into lines and knows where each figure came from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.brand.model import Brand
from generator.handout import latin
from generator.handout.content import Cell, Lines, Paragraph, Term
from generator.handout.geometry import Geometry
from generator.report import derived, prose
from generator.report.figures import Shown
from generator.report.model import Report
from generator.report.model import Term as ReportTerm
from generator.text import balance, measure, phrases, typography
from generator.text.words import Words

EVEN = 3
"""Lines that a title or a standfirst may have to be broken where a reader pauses; longer ones read as text."""


class Fact(Struct, frozen=True):
    """What can be said about one figure, stated or computed."""

    id: str
    label: str
    shown: Shown
    scope: str
    """Period and scope, as far as the source limits it."""
    caveat: str
    paragraphs: tuple[int, ...]
    computed: bool = False


class Desk(Struct, frozen=True, dict=True):
    """What every part of the plan needs."""

    report: Report
    words: Words
    brand: Brand
    geometry: Geometry
    folder: Path = Path()
    """Where pictures lie: the summary's folder."""

    @property
    def language(self) -> str:
        return self.report.language

    # --- texts --------------------------------------------------------------------------------------------------------

    def plain(self, text: str) -> str:
        """Return the text with its figures in place and its marks tidied."""
        return typography.tidy(prose.resolve(text, self.report), self.language)

    def _set(self, text: str, style: str, points: float) -> tuple[str, ...]:
        """Return lines with the gaps and joints of print; the joints are not printed, as the breaks are made."""
        size, face = self.geometry.styles[style].size, self.face(style)
        glued = typography.glue(text, self.language)
        return self._clean(measure.break_lines(glued, points, size, face, self.language, False))

    def _clean(self, lines: Iterable[str]) -> tuple[str, ...]:
        clean = [line.replace(typography.JOINER, "") for line in lines]
        return tuple(line if i == 0 else line.lstrip("\u3000 ") for i, line in enumerate(clean))

    def face(self, style: str) -> measure.Face:
        """Return the font that sets a type style."""
        chosen = self.geometry.styles[style]
        face = measure.face(self.brand, self._families[chosen.face], chosen.weight)
        return face if self.is_chinese else latin.proportional(face.path, face.family, face.weight)

    @property
    def is_chinese(self) -> bool:
        return self.language.startswith("zh")

    @cached_property
    def _families(self) -> dict[str, str]:
        fonts = self.brand.print_fonts
        head = fonts.heading_ea if self.is_chinese else fonts.heading
        body = fonts.body_ea if self.is_chinese else fonts.body
        return {"head": head or fonts.heading, "body": body or fonts.body, "text": fonts.serif or body or fonts.body}

    def family(self, face: str) -> str:
        """Return the family behind `head`, `body` or `text`."""
        return self._families[face]

    def lines(self, text: str, style: str, width: float, *, even: bool = False) -> Lines:
        """Return a text of the report broken to a width in z; `even` as in `broken`."""
        return self.broken(self.plain(text), style, width * self.geometry.z, even=even)

    def labelled(self, label: str, text: str, style: str, points: float, *, even: bool = False) -> Lines:
        """Return a text with a label such as `图 1` before its first line; without a label the text alone."""
        if not label:
            return self.broken(self.plain(text), style, points, even=even)
        gap = self.words["handout.label-gap"]
        first = typography.glue(label, self.language).replace(typography.JOINER, "").replace(" ", typography.NO_BREAK)
        broken = self.broken(f"{first}{gap}{self.plain(text)}", style, points, even=even)
        return Lines((broken.lines[0].removeprefix(first).removeprefix(gap), *broken.lines[1:]), style, first)

    def run_in(self, term: ReportTerm, style: str, width: float) -> Lines:
        """Return a term and its text as one paragraph, the term set off in its first line."""
        return self.labelled(self.plain(term.term), term.text, style, width * self.geometry.z, even=True)

    def maybe(self, text: str | None, style: str, width: float, *, even: bool = False) -> Lines | None:
        """Return the text broken, or None if there is none."""
        return self.lines(text, style, width, even=even) if text else None

    def broken(self, text: str, style: str, points: float, *, even: bool = False) -> Lines:
        """Return a text that is ready to print broken to a width in points; `even` breaks it where a reader pauses."""
        lines = self._set(text, style, points)
        return Lines(self._even(text, style, points, len(lines)) if even and 1 < len(lines) <= EVEN else lines, style)

    def _even(self, text: str, style: str, points: float, most: int) -> tuple[str, ...]:
        size, glued = self.geometry.styles[style].size, typography.glue(text, self.language)
        return self._clean(measure.balance(glued, points, size, self.face(style), self.language, most, False))

    def paragraph(self, text: str, width: float, *, indent: bool) -> Paragraph:
        """Return body text of the report broken to a width in z."""
        return self.set_paragraph(self.plain(text), width, indent=indent)

    def set_paragraph(self, text: str, width: float, *, indent: bool) -> Paragraph:
        """Return body text that is ready to print broken to a width in z, its first line two characters shorter."""
        stand_in = "\u3000\u3000" if indent else ""
        broken = self._set(stand_in + text, "body", width * self.geometry.z)
        return Paragraph((broken[0].removeprefix(stand_in), *broken[1:]), indent)

    def balanced(self, text: str, styles: Iterable[str], width: float, most: int) -> Lines:
        """Return a title in the first of the styles that sets it in at most `most` lines, else in the last one.

        A Chinese title takes a smaller style rather than break inside a clause, and perhaps a word.
        """
        result, fits = Lines((), ""), None
        for style in styles:
            result = self.lines(text, style, width)
            if len(result) <= most:
                if len(result) > 1:
                    result = Lines(self._even(self.plain(text), style, width * self.geometry.z, len(result)), style)
                if not self.is_chinese or not balance.inside(result.lines, balance.DIVIDED):
                    return result
                fits = fits or result
        return fits or replace(result, lines=self._even(self.plain(text), style, width * self.geometry.z, len(result)))

    def width(self, text: str, style: str) -> float:
        """Return the width of a text in points."""
        return measure.width(text, self.geometry.styles[style].size, self.face(style), False)

    def natural(self, text: str, style: str) -> float:
        """Return the width of a text in points with the gaps of print, if nothing breaks it."""
        glued = typography.glue(text, self.language)
        return self.width(glued, style)

    def height(self, *texts: Lines | None) -> float:
        """Return the height of these texts, one under the other, in points."""
        return sum(len(t) * self.geometry.styles[t.style].line for t in texts if t)

    def term(self, term: ReportTerm, head: str, text: str, width: float, *, even: bool = False) -> Term:
        """Return a head with its text, both broken to a width in z."""
        return Term(self.lines(term.term, head, width), self.lines(term.text, text, width, even=even))

    def term_height(self, *terms: Term | None) -> float:
        """Return the height of terms in points, without the air between them."""
        return sum(self.height(t.head, t.text) for t in terms if t)

    # --- figures ------------------------------------------------------------------------------------------------------

    def fact(self, id: str) -> Fact:
        """Return what is known about a figure; KeyError if there is none."""
        shown = prose.shown(self.report, id)
        if id in self.report.derived_by_id:
            item = self.report.derived_by_id[id]
            parts = [self.fact(name) for name in derived.ids(item.formula) if name in self.report.statistics_by_id]
            paragraphs = tuple(sorted({p for part in parts for p in part.paragraphs}))
            return Fact(id, self.plain(item.label), shown, self.words["common.computed"], "", paragraphs, computed=True)
        stat = self.report.statistic(id)
        limits = [self.plain(t) for t in (stat.period, stat.scope) if t]
        scope = self.words["handout.scope-gap"].join(limits)
        caveat = self.plain(stat.caveat) if stat.caveat else ""
        label = phrases.label(self.words, self.plain(stat.label), stat.sense)
        return Fact(id, label, shown, scope, caveat, (stat.cite.paragraph,))

    def where(self, fact: Fact) -> str:
        """Return the locator of a figure: what limits it, and its paragraph."""
        parts = [fact.scope, phrases.paragraph_list(self.words, fact.paragraphs)]
        return self.words["handout.where-gap"].join(p for p in parts if p)

    def cell(
        self, id: str, width: float, style: str, text: str | None = None, *, where: bool = True, tight: bool = False
    ) -> Cell:
        """Return a figure set to a width in z, in `style` or the next smaller one that holds it.

        `tight` sets what stands under the label with less lead.
        """
        fact = self.fact(id)
        points = width * self.geometry.z
        number, unit, gap = fact.shown.number, fact.shown.unit, fact.shown.gap
        if not self.is_chinese and unit == "%":
            number, unit, gap = number + unit, "", ""
        fits, below = self._number_style(number, unit, style, points)
        return Cell(
            number,
            unit,
            gap,
            fits,
            self.broken(fact.label, "label", points, even=True),
            self.maybe(text, "gloss-tight" if tight else "gloss", width, even=True),
            self.broken(self.where(fact), "where-tight" if tight else "where", points) if where else None,
            below,
        )

    def _number_style(self, number: str, counter: str, style: str, points: float) -> tuple[str, bool]:
        """Return the style of the number, and whether the unit has a line of its own, as it always has in English."""
        chain = ["hero", "number", "number-s"]
        chain = chain[chain.index(style) :]
        below = not self.is_chinese
        for name in chain:
            unit = "hero-unit" if name == "hero" else "unit"
            room = points - self.geometry.space["unit-gap"] - 1
            if below and self.width(number, name) <= points:
                return name, True
            if not below and self.width(number, name) + self.width(counter, unit) <= room:
                return name, False
        return chain[-1], True

    def level(self, cells: Iterable[Cell]) -> tuple[Cell, ...]:
        """Return figures that stand side by side; where none of them has a unit, no line is kept for it."""
        row = tuple(cells)
        return row if any(c.unit for c in row) else tuple(replace(c, unit_below=False) for c in row)

    def cell_height(self, cell: Cell) -> float:
        """Return the height of a cell in points, without its rule."""
        styles = self.geometry.styles
        line = self.geometry.space["fig-gap"] + (
            styles["unit"].line + styles[f"{cell.style}-tight"].line if cell.unit_below else styles[cell.style].line
        )
        return line + self.height(cell.label, cell.text, cell.where)

    def source(self, paragraphs: Iterable[int], note: str | None = None) -> str:
        """Return the line at the foot of an exhibit."""
        return phrases.source_line(self.words, self.report, paragraphs, self.plain(note) if note else "")
