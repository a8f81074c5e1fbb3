"""What the storyboard's expressions can ask of a report: figures, their places in the source, set lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from generator.deck.model import Paragraph, Part, Run, Text
from generator.report import derived, prose
from generator.report.figures import Shown
from generator.report.model import Cite, Report, Statistic, Strict
from generator.text import phrases
from generator.text.words import Words

GAP = "\u2003"
"""Between a figure and its unit stands an em space in a very small size: as wide as a thin space of the unit's size,
but LibreOffice, which adds a part of the line's height where scripts meet, finds almost no height to add."""
ID_FIELDS = ("stat", "stats", "before", "after", "whole")
SKIPPED = ("id", "kind", "form", "sort", "key", "file", "fit", "focus", "icon")


@dataclass(frozen=True)
class Fig:
    """One figure as a slide needs it, in the report's language."""

    id: str
    label: str
    number: str
    unit: str
    text: str
    """Number and unit as in running text."""
    short_unit: str = ""
    """The unit beside a big number: a long counter is left to the label (23.61 million), a scale never."""
    period: str = ""
    scope: str = ""
    caveat: str = ""
    section: str = ""
    sense: str = ""
    exact: str = ""
    paragraphs: tuple[int, ...] = ()
    formula: str = ""
    """How it was computed, in figures; empty for a statistic."""

    @property
    def anchor(self) -> str:
        """The name under which a link finds the slide that lists the figure."""
        return f"figure {self.id}"


def parts(items: Iterable[Any], most: int, groups: Sequence[Any] = ()) -> list[Part]:
    """Return the items in as few parts as hold at most `most` each, of nearly equal length.

    `groups` names the group of each item: parts then rather end where a group ends, and part none after its first
    or before its last item if that can be helped.
    """
    found = tuple(items)
    count = -(-len(found) // most)
    if groups:
        cuts = _cuts(tuple(groups), most, count)
    else:
        cuts = tuple(-(-len(found) * i // count) for i in range(count + 1)) if count else (0,)
    return [Part(found[a:b], i, count, found, a) for i, (a, b) in enumerate(pairwise(cuts), 1)]


def _cuts(groups: tuple[Any, ...], most: int, count: int) -> tuple[int, ...]:
    """Return where the parts start and end; the cheapest division, by what its cuts part and how uneven it is."""
    total = len(groups)

    def cost(at: int) -> float:
        if at == total or groups[at - 1] != groups[at]:
            return 0
        lonely = groups[at - 2 : at - 1] != groups[at : at + 1] or groups[at + 1 : at + 2] != groups[at : at + 1]
        return 4 if lonely else 1

    best: dict[int, tuple[float, tuple[int, ...]]] = {total: (0.0, ())}
    for left in range(1, count + 1):
        starts = range(max(0, total - left * most), min((count - left) * most, total - left) + 1)
        best = {
            start: min(
                (cost(end) + ((end - start) / most) ** 2 + best[end][0], (end, *best[end][1]))
                for end in range(start + 1, start + most + 1)
                if end in best
            )
            for start in starts
        }
    return (0, *best[0][1])


def walk(thing: Any) -> Iterator[str | Cite | tuple[str]]:
    """Yield what a value of the report holds: ids as 1-tuples, texts as strings, and places in the source."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, (list, tuple, Part)):
        for item in thing:
            yield from walk(item)
    elif isinstance(thing, Cite):
        yield thing
    elif isinstance(thing, (Fig, Statistic)):
        yield (thing.id,)
    elif isinstance(thing, Strict):
        for name, value in thing:
            if name in ID_FIELDS:
                yield from ((id,) for id in ((value,) if isinstance(value, str) else value or ()))
            elif name not in SKIPPED:
                yield from walk(value)


class Material:
    """A report with the words to speak of it."""

    def __init__(self, report: Report, words: Words, measures: Mapping[str, Any]) -> None:
        self.report = report
        self.words = words
        self.unit_scale, self.gap_scale = float(measures["unit"]), float(measures["unit-gap"])
        self.unit_least = float(measures["unit-least"])
        self.longest_unit = int(measures["longest-unit"])
        self.fig = cache(self._fig)
        self._section_of = {s.id: sec.title for sec in report.sections for s in sec.statistics}
        self._events = {e.id: e for b in report.blocks() if b.kind == "timeline" for e in b.events}

    # --- figures ----------------------------------------------------------------------------------------------------

    def _fig(self, id: str) -> Fig:
        shown = prose.shown(self.report, id)
        if prose.is_derived(self.report, id):
            item = self.report.derived_by_id[id]
            label = self.words.format("deck.computed-label", label=self.text(item.label))
            one = Fig(id, label, shown.number, shown.unit, shown.text, self._short_unit(shown))
            where = self._formula_paragraphs(item.formula)
            return replace(one, paragraphs=where, formula=self._formula(item.formula))
        stat = self.report.statistic(id)
        period, scope, caveat = (self.text(t or "") for t in (stat.period, stat.scope, stat.caveat))
        label = phrases.label(self.words, self.text(stat.label), stat.sense)
        one = Fig(id, label, shown.number, shown.unit, shown.text, self._short_unit(shown))
        one = replace(one, period=period, scope=scope, caveat=caveat, section=self.text(self._section_of[id]))
        return replace(one, sense=stat.sense, exact=stat.cite.exact or "", paragraphs=(stat.cite.paragraph,))

    def _short_unit(self, shown: Shown) -> str:
        if len(shown.unit) <= self.longest_unit or not shown.quantity:
            return shown.unit
        return shown.quantity[len(shown.number) :].strip()

    def _formula(self, formula: str) -> str:
        """Return a formula with figures and dates in place of the ids."""
        shown = formula.replace("*", "\u00d7").replace("/", "\u00f7").replace(" - ", " \u2212 ")
        for id in sorted(derived.ids(formula), key=len, reverse=True):
            event = self._events.get(id)
            name = phrases.month_day(self.words, event.date) if event else prose.shown(self.report, id).text
            shown = shown.replace(id, name)
        return shown if "days(" not in shown else shown[shown.find("(") + 1 : -1].replace(", ", " \u2192 ")

    def _formula_paragraphs(self, formula: str) -> tuple[int, ...]:
        found: list[int] = []
        for id in derived.ids(formula):
            event = self._events.get(id)
            found += (event.cite.paragraph,) if event else self.fig(id).paragraphs
        return tuple(found)

    def figs(self, *about: Any) -> list[Fig]:
        """Return the figures that something shows or speaks of."""
        return [self.fig(id) for id in self.ids(*about)]

    def named(self, ids: Iterable[str]) -> list[Fig]:
        """Return the figures with these ids."""
        return [self.fig(id) for id in ids]

    def big(self, id: str, color: str | None = None, scale: float = 0) -> Text:
        """Return number and unit as a figure is set: the unit smaller (`scale` of it), a narrow gap before it."""
        fig = self.fig(id)
        number = Run(fig.number, color=color)
        if not fig.short_unit:
            return Text((Paragraph((number,)),))
        unit = Run(fig.short_unit, color=color, scale=scale or self.unit_scale, least=self.unit_least)
        return Text((Paragraph((number, Run(GAP, color=color, scale=self.gap_scale), unit)),))

    # --- texts ------------------------------------------------------------------------------------------------------

    def text(self, source: str) -> str:
        """Return a text of the report with its figures in place."""
        return prose.resolve(source, self.report) if "{" in source else source

    def word(self, key: str, **values: object) -> str:
        """Return a word of the program, with its places filled."""
        return self.words.format(key, **values) if values else self.words[key]

    def line(self, *pieces: str | None) -> str:
        """Return the pieces that are not empty, with the gap between that small lines have."""
        return self.words["deck.gap"].join(p for p in pieces if p)

    def longest(self, items: Iterable[Any]) -> int:
        """Return how many characters the longest text among the items has; two Latin letters count as one."""
        texts = (self.text(item.text) for item in items)
        return max((sum(2 if ord(c) > 0x2E7F else 1 for c in t) + 1 for t in texts), default=0) // 2

    def excerpt(self, fig: Fig) -> Text:
        """Return where a figure stands in the source (level 0) and the characters that stand there (level 1)."""
        head = self.words.format("deck.excerpt", where=phrases.paragraph_list(self.words, fig.paragraphs))
        exact = self.words.format("deck.excerpt-text", exact=fig.exact or fig.text)
        return Text((Paragraph((Run(head),)), Paragraph((Run(exact),), level=1)))

    def kicker(self, section: Any) -> str:
        """Return the small line above a title: number and name of the section, or that it is about the whole."""
        if section is None:
            return self.words["common.whole-report"]
        number = self.words.format("common.number-mark", number=self.index(section) + 1)
        return self.words.format("deck.kicker", number=number, title=self.text(section.title))

    def index(self, section: Any) -> int:
        """Return the place of a section in the report, from 0."""
        return self.report.sections.index(section)

    def extent(self, id: str) -> str:
        """Return period and scope of a figure, or nothing."""
        fig = self.fig(id)
        return self.words["deck.clause"].join(dict.fromkeys(p for p in (fig.period, fig.scope) if p))

    def where(self, *about: Any) -> str:
        """Return the paragraphs that something comes from: para. 9."""
        return phrases.paragraph_list(self.words, self.paragraphs(*about))

    # --- places in the source ---------------------------------------------------------------------------------------

    def ids(self, *about: Any) -> tuple[str, ...]:
        """Return the figures that something shows or speaks of, each once, in order."""
        found: dict[str, None] = {}
        for piece in walk(about):
            if isinstance(piece, tuple):
                found[piece[0]] = None
            elif isinstance(piece, str) and "{" in piece:
                found.update(dict.fromkeys(prose.refs(piece)))
        return tuple(found)

    def paragraphs(self, *about: Any) -> tuple[int, ...]:
        """Return the paragraphs that something comes from, sorted."""
        found = {piece.paragraph for piece in walk(about) if isinstance(piece, Cite)}
        for id in self.ids(*about):
            found.update(self.fig(id).paragraphs)
        return tuple(sorted(found))

    def cited(self, key: str, text: str | None, *about: Any) -> str:
        """Return a text with the paragraphs behind it, put together by the word `key`; the one alone if that is all."""
        said, where = self.text(text or ""), self.where(*about)
        return self.words.format(key, text=said, where=where) if said and where else said or where

    def source(self, about: Any, notes: Sequence[str | None] = ()) -> str:
        """Return the source line of a slide: paragraphs, what is computed, and the notes that are not empty."""
        said = [self.text(n) for n in notes if n]
        computed = [self.fig(id) for id in self.ids(about) if self.fig(id).formula]
        said += [self.words.format("deck.computed", figure=f.text, formula=f.formula) for f in computed]
        note = self.words["deck.space"].join(phrases.sentence(self.words, s) for s in said)
        return phrases.source_line(self.words, self.report, self.paragraphs(about), note)

    def span(self, *about: Any) -> str:
        """Return first and last paragraph of something, or nothing when it has none."""
        stated = [n for one in about for n in getattr(one, "paragraphs", None) or ()]
        found = stated or self.paragraphs(*about)
        if not found:
            return ""
        if found[0] == found[-1]:
            return phrases.paragraph(self.words, found[0])
        return self.words.format("deck.span", first=found[0], last=found[-1])
