"""Which slides tell the report: storyboard.yaml worked out over the report into plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from generator.brand.model import Brand
from generator.chart.model import Chart
from generator.deck import notes, pictures, shapes, story, tables, timeline
from generator.deck.layouts import Layout, Layouts, layouts
from generator.deck.marks import MarkNames
from generator.deck.material import Material, parts
from generator.deck.model import (
    Box,
    Content,
    Deck,
    Fill,
    Paragraph,
    Part,
    Picture,
    Run,
    Shape,
    Slide,
    Table,
    Text,
)
from generator.deck.story import Scope, StoryProblem, Teller, place
from generator.problems import InputProblems, Problem
from generator.report.model import Report
from generator.text.words import Words
from generator.yamlnodes import Items, Map

Limits = Mapping[tuple[Any, ...], int]
"""How many items of a list may stand on one slide."""
SPOKEN = (
    "fig", "figs", "named", "big", "text", "word", "line", "kicker", "index", "extent", "where", "span", "source",
    "ids", "paragraphs", "longest", "excerpt", "cited",
)  # fmt: skip
"""What expressions may ask of the report: methods of `Material`."""


def plan(
    report: Report,
    brand: Brand,
    words: Words,
    offered: Layouts | None = None,
    folder: Path | None = None,
    limits: Limits | None = None,
) -> Deck:
    """Return the deck that the brand's storyboard tells of the report; texts are not fitted yet.

    `offered` are the brand's layouts, read if they are not given; `folder` is the one that pictures lie in; `limits`
    say of which lists only so many items may stand on a slide (`fit.Fitted.crowded`). InputProblems name file and line
    of every value in the storyboard that cannot be worked out.
    """
    told = story.load(brand)
    planner = _Planner(report, words, offered or layouts(brand, words.language), told, limits or {}, folder or Path())
    slides = pictures.shared(planner.slides())
    return Deck(
        title=planner.material.text(report.title),
        language=report.language,
        publisher=report.publisher,
        subject=planner.material.text(report.subtitle),
        footer=planner.material.text(report.title),
        sections=tuple(planner.section_link(section) for section in report.sections),
        slides=tuple(distinct(slides, words)),
    )


def distinct(slides: Iterable[Slide], words: Words) -> list[Slide]:
    """Return the slides with different titles and keys: a repeated title says that it goes on, then with a number."""
    titles: set[str] = set()
    keys: set[str] = set()
    found = []
    for slide in slides:
        plain = slide.title.removesuffix(slide.mark)
        mark = next(m for m in _marks(words) if plain + m not in titles or not plain)
        key = next(k for k in chain((slide.key,), (f"{slide.key}-{n}" for n in count(2))) if k not in keys)
        titles.add(plain + mark)
        keys.add(key)
        found.append(replace(slide, title=plain + mark, mark=mark, key=key))
    return found


def _marks(words: Words) -> Iterator[str]:
    yield ""
    yield words["common.continued"]
    for number in count(2):
        yield words.format("deck.continued-more", number=number)


class _Planner:
    def __init__(
        self, report: Report, words: Words, offered: Layouts, told: story.Story, limits: Limits, folder: Path
    ) -> None:
        self.report, self.offered, self.told, self.limits, self.folder = report, offered, told, limits, folder
        self.material = Material(report, words, told.measures)
        self.teller = Teller(told, {})
        self._charts: dict[str, Chart] = {}
        self._layout: Layout = next(iter(offered.layouts.values()))

    def slides(self) -> list[Slide]:
        """Return every slide; InputProblems with all that went wrong."""
        found: list[Slide] = []
        problems: list[Problem] = []
        scope = self._names()
        for top in self.told.slides:
            one = Items(self.told.slides.where)
            one.append(top)
            try:
                for entry, inner in self.teller.entries(one, scope):
                    found.append(self._slide(entry, inner))
            except StoryProblem as bad:
                problems.append(bad.problem)
        if problems:
            raise InputProblems(dict.fromkeys(problems))
        return found

    def section_link(self, section: Any) -> str:
        """Return the name of the slide to which a section's mark leads."""
        return str(self.teller.value(self.told.links.get("section", ""), {**self._names(), "section": section}))

    # --- names that expressions may use -----------------------------------------------------------------------------

    def _names(self) -> dict[str, Any]:
        m, marks = self.material, MarkNames(self.report, self.offered.section_marks, self._section_word)
        names: dict[str, Any] = {name: getattr(m, name) for name in SPOKEN}
        own: dict[str, Any] = {
            "report": self.report, "section": None, "block": None, "measures": self.told.measures, "words": m.words,
            "parts": self._parts, "chart": self._chart, "terms": self._terms, "levels": self._levels,
            "section_word": self._section_word,
            "nth": self.offered.nth, "mark_box": marks.box, "mark_name": marks.name, "box": self._box,
            "tally": self._tally, "tally_shapes": lambda rows: shapes.tally_shapes(rows, m.words),
            "ticks": self._ticks, "icons": self._icons, "has_icons": self._has_icons,
            "aspect": lambda block: pictures.original(block, self.folder).aspect, "picture": self._picture,
            "months": self._months, "spoken": lambda section, about: notes.spoken(m, section, about),
            "dated": lambda events: notes.dated(m, events), "introduced": lambda people: notes.introduced(m, people),
            "free_columns": lambda block, width: tables.free_columns(m, block, width),
            "axis": lambda events: timeline.axis(events, self._box("months"), self._measures("timeline")),
            "spots": lambda events, axis: timeline.spots(m, events, axis, self._measures("timeline")),
            "drawing": lambda axis, spots, name: timeline.drawing(axis, spots, self._measures("timeline"), name),
        }  # fmt: skip
        return names | own

    def _parts(self, items: Iterable[Any], most: int, groups: Sequence[Any] = ()) -> list[Part]:
        """Return a list in parts for slides, in smaller ones where the fitter found so many too long."""
        found = tuple(items)
        return parts(found, min(most, self.limits.get(found, most)) if self.limits else most, groups)

    def _measures(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.told.measures[name]
        return found

    def _chart(self, block: Any) -> Chart:
        from generator.chart import plan as charts

        if block.id not in self._charts:
            self._charts[block.id] = charts.plan(block, self.report, self.material.words)
        return self._charts[block.id]

    def _section_word(self, section: Any) -> str:
        from generator.text import phrases

        return phrases.section(self.material.words, self.material.index(section) + 1)

    def _terms(self, terms: Iterable[Any]) -> Text:
        """Return heads (level 0) with their texts (level 1) below, for a panel."""
        found = []
        for term in terms:
            found.append(Paragraph((Run(self.material.text(term.term)),)))
            found.append(Paragraph((Run(self.material.text(term.text)),), level=1))
        return Text(tuple(found))

    def _levels(self, *lines: str) -> Text:
        """Return the lines that are not empty as paragraphs, each one level deeper."""
        said = [self.material.text(line) for line in lines]
        return Text(tuple(Paragraph((Run(line),), level=i) for i, line in enumerate(said) if line))

    def _months(self, axis: timeline.Axis, stems: Sequence[timeline.Spot] = ()) -> Table:
        """Return the names under an axis as a row of cells that start at the marks."""
        indent = float(self.told.measures["timeline"]["month-indent"])
        alt = self.material.words["deck.timeline-scale"]
        return timeline.scale_row(self.material, axis, self._box("months"), indent, alt, stems)

    def _box(self, key: str, layout: str = "") -> Box:
        """Return the box of a placeholder of the slide's layout, or of another one."""
        spec = self._named(layout, None) if layout else self._layout
        return spec.placeholders[key].box

    def _tally(self, rows: Iterable[Any]) -> list[shapes.TallyRow]:
        rows = list(rows)
        tops = [self._box(f"label-{i}") for i in range(1, len(rows) + 1)]
        return shapes.tally(self.material, rows, tops, self.told.measures["tally"])

    def _ticks(self, count: int, key: str = "table") -> tuple[Shape, ...]:
        return shapes.ticks(count, self._box(key), self.told.measures["ticks"])

    def _picture(self, block: Any, key: str = "picture") -> Picture:
        return pictures.picture(self.material, block, self.folder, self._box(key), self.told.measures["picture"])

    def _has_icons(self, block: Any) -> bool:
        """Return whether a block shows icons on the slide: every item has one, and the layout has a place for it."""
        return all(item.icon for item in block.items) and "icon-1" in self._layout.spots

    def _icons(self, items: Iterable[Any], key: str = "icon") -> tuple[Shape, ...]:
        return shapes.icons(items, self._layout.spots, key, self.offered.names.get("icon", key))

    # --- one slide --------------------------------------------------------------------------------------------------

    def _slide(self, entry: Map, scope: Scope) -> Slide:
        value = self.teller.value
        asked = entry.get("layout")
        layout = self._layout = self._named(str(value(asked, scope)), place(asked) or entry.where)
        scope = {**scope, "layout": layout.key}
        about = value(entry["about"], scope) if "about" in entry else scope.get("block")
        scope["about"], scope["note"] = about, value(entry.get("note"), scope)
        fills = self._fills(entry, layout, scope)
        section = scope.get("section")
        title = self.material.text(str(value(entry.get("title", ""), scope))).strip()
        said = value(entry.get("say"), scope) or ()
        current = None if section is None else self.material.index(section)
        return Slide(
            key=str(value(entry.get("key", layout.key), scope)),
            layout=layout.key,
            title=title,
            section=str(value(entry.get("section", self._outline(section)), scope)),
            fills=tuple(fills),
            shapes=tuple(value(entry.get("shapes"), scope) or ()),
            notes=notes.notes(self.material, said or title, about),
            hidden=bool(value(entry.get("hidden", False), scope)),
            current=current,
            anchors=tuple(value(entry.get("anchors"), scope) or ()),
            part=next((v for v in reversed(scope.values()) if isinstance(v, Part)), None),
        )

    def _outline(self, section: Any) -> str:
        return self.material.words["deck.opening"] if section is None else self.material.text(section.title)

    def _named(self, name: str, where: Any) -> Layout:
        if name not in self.offered.layouts:
            from difflib import get_close_matches

            near = get_close_matches(name, self.offered.layouts, 1)
            hint = f"Did you mean `{near[0]}`?" if near else "deck/layouts.yaml lists them."
            raise StoryProblem(f"There is no layout `{name}`.", where, hint)
        return self.offered.layouts[name]

    def _fills(self, entry: Map, layout: Layout, scope: Scope) -> list[Fill]:
        found: dict[str, Fill] = {}
        asked: set[str] = set()
        for group in tables.as_items(entry.get("fills")):
            for inner in self.teller.scopes(group, scope):
                for key, source in group.items():
                    if key not in story.FLOW:
                        name = str(self.teller.value(key, inner))
                        asked.add(name)
                        self._fill(found, name, source, layout, inner, place(key))
        for key, source in self.told.every.items():
            if str(key) in layout.placeholders and str(key) not in asked:
                self._fill(found, str(key), source, layout, scope, place(key))
        return list(found.values())

    def _fill(self, found: dict[str, Fill], name: str, source: Any, layout: Layout, scope: Scope, where: Any) -> None:
        if name not in layout.placeholders:
            hint = f"It has: {', '.join(layout.placeholders)}."
            raise StoryProblem(f"The layout `{layout.key}` has no placeholder `{name}`.", where, hint)
        box, link = None, None
        if isinstance(source, Map) and "columns" not in source:
            moved, link = (self.teller.value(source.get(key), scope) for key in ("box", "link"))
            source = source.get("text")
            box = _moved(layout.placeholders[name].box, moved) if moved else None
        content = self._content(source, scope, (box or layout.placeholders[name].box).w)
        if isinstance(content, Picture):
            box = content.box if content.box != layout.placeholders[name].box else None
        if content is not None:
            found[name] = Fill(name, content, box, link or None)

    def _content(self, source: Any, scope: Scope, width: float) -> Content | None:
        if isinstance(source, Map):
            return tables.build(self.teller, self.material, source, scope, width)
        value = self.teller.value(source, scope)
        if value is None or isinstance(value, (Text, Table, Chart, Picture)):
            return value
        lines = [str(v) for v in value if v] if isinstance(value, list) else str(value).strip().split("\n")
        paragraphs = tuple(Paragraph((Run(self.material.text(line)),)) for line in lines if line.strip())
        return Text(paragraphs) if paragraphs else None


def _moved(box: Box, change: Mapping[str, float]) -> Box:
    return replace(box, **{side: float(value) for side, value in change.items()})
