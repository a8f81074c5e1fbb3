"""Makes every text of a deck fit its place, by measuring it.

In this order: the layout's size; a smaller one down to the style's least, the same for all of a kind on a slide; room
that a neighbour lends; the layout's variant for long content; a continued slide. What still does not fit becomes a
problem that says how much is too much, and where it stands in the summary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, takewhile
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.brand.model import Brand
from generator.deck import fit_table, lend, links
from generator.deck.layouts import Layouts
from generator.deck.misfit import Misfit, told
from generator.deck.model import Box, Deck, Fill, LayoutSpec, Paragraph, PlaceholderSpec, Slide, Table, Text
from generator.deck.sizes import SLACK, Ruler, key_kind
from generator.problems import Problem
from generator.report.model import Report
from generator.report.origins import Origins, Positions, origins

NEARLY, WHOLE = 0.85, 0.75
"""The part of its size down to which a title may shrink to break where a reader pauses, or a name to stay on one line;
and a title to keep words whole."""
KICKER = "kicker"
"""The placeholder that says in which section a slide stands."""
RUNNING = "body"
"""The placeholder of running text, which may go on on another slide."""


class Fitted(Struct, frozen=True):
    """A deck whose texts are measured."""

    deck: Deck
    problems: tuple[Problem, ...]
    """What does not fit."""
    crowded: Mapping[tuple[Any, ...], int]
    """Lists of which too many items stand on one slide, and how many may at most; the plan can deal them out anew."""
    uneven: Mapping[tuple[Any, ...], int]
    """Tables of which a part went on on another slide; dealt out anew, all slides hold about as many rows."""


def fit(
    deck: Deck, brand: Brand, layouts: Layouts, positions: Positions | None = None, report: Report | None = None
) -> Fitted:
    """Return the deck with every text fitted, and what does not fit.

    `report` and `positions` (of the summary, by path) let a problem name the line that the text came from.
    """
    from generator.deck.storyboard import distinct
    from generator.text.words import words

    known = origins(report, positions) if report and positions else Origins()
    fitter = _Fitter(brand, layouts, deck.language)
    slides = [fitted for slide in deck.slides for fitted in fitter.slide(slide)]
    if len(slides) != len(deck.slides):
        slides = distinct(slides, words(brand, deck.language))
    titled = tuple(fitter.titled(slide) for slide in slides)
    whole = replace(deck, slides=titled, footer=fitter.footer(deck))
    return Fitted(links.resolve(whole), tuple(told(fitter.misfits, known)), fitter.crowded, fitter.uneven)


class _Fitter:
    def __init__(self, brand: Brand, layouts: Layouts, language: str) -> None:
        self.layouts = layouts
        self.ruler = Ruler(brand, layouts, language)
        self.misfits: list[Misfit] = []
        self.crowded: dict[tuple[Any, ...], int] = {}
        self.uneven: dict[tuple[Any, ...], int] = {}

    # --- a slide ----------------------------------------------------------------------------------------------------

    def slide(self, slide: Slide) -> list[Slide]:
        """Return the slide with its texts fitted, in its layout or a longer variant, and those that continue it."""
        before = len(self.misfits)
        for layout in self._variants(slide.layout):
            del self.misfits[before:]
            asked = self._asked(slide, layout)
            found = [done for part in self._parts(asked, layout) for done in self._one(part, layout)]
            self.misfits += self._title(asked)[1:]
            if len(self.misfits) == before:
                break
        if slide.part and len(slide.part) > 1 and any(m.key != "title" for m in self.misfits[before:]):
            self.crowded[slide.part.source] = len(slide.part) - 1
        return found

    def _asked(self, slide: Slide, layout: LayoutSpec) -> Slide:
        """Return the slide in a variant of its layout; what was moved from its place there is moved as far in this."""
        planned = self.layouts.layouts[slide.layout].placeholders

        def placed(fill: Fill) -> Fill:
            if fill.box is None or layout.key == slide.layout:
                return fill
            was, now, box = planned[fill.key].box, layout.placeholders[fill.key].box, fill.box
            moved = Box(box.x + now.x - was.x, box.y + now.y - was.y, box.w + now.w - was.w, box.h + now.h - was.h)
            return replace(fill, box=moved)

        return replace(slide, layout=layout.key, fills=tuple(map(placed, slide.fills)))

    def _variants(self, layout: str) -> Iterator[LayoutSpec]:
        """Yield a layout, then its variants for ever longer content."""
        while layout:
            yield self.layouts.layouts[layout]
            layout = self.layouts.layouts[layout].longer

    def _parts(self, slide: Slide, layout: LayoutSpec) -> Iterator[Slide]:
        """Yield the slide, continued between paragraphs when its running text does not fit in any size."""
        found = next(((f, f.content) for f in slide.fills if f.key == RUNNING and isinstance(f.content, Text)), None)
        if found is None:
            yield slide
            return
        fill, text = found
        spec = layout.placeholders[fill.key]
        box, least = fill.box or spec.box, self.ruler.ratios(spec.styles, text)[-1]
        groups: list[tuple[Paragraph, ...]] = [()]
        for paragraph in text.paragraphs:
            longer = (*groups[-1], paragraph)
            if groups[-1] and not self.ruler.fits(Text(longer), spec.styles, box, least):
                longer = (paragraph,)
                groups.append(())
            groups[-1] = longer
        for group in groups:
            part = replace(fill, content=replace(text, paragraphs=group))
            yield replace(slide, fills=tuple(part if f is fill else f for f in slide.fills))

    def _one(self, slide: Slide, layout: LayoutSpec) -> Iterator[Slide]:
        fills = [(f, f.content) for f in slide.fills if isinstance(f.content, Text)]
        sized = self._sizes(slide, layout, fills)
        made = [sized.get(f.key, f) for f in slide.fills]
        yield from self._tables(replace(slide, fills=tuple(made)), layout)

    def footer(self, deck: Deck) -> str:
        """Return the footer, cut after a pause or a word when it is too long for the narrowest place it has."""
        slots = (p for s in deck.slides for p in self.layouts.layouts[s.layout].placeholders.values())
        feet = [(p.box.w, p.styles[0]) for p in slots if p.type == "ftr"]
        if not feet:
            return deck.footer
        return self.ruler.shortened(deck.footer, *min(feet, key=lambda foot: foot[0] / foot[1].size))

    def titled(self, slide: Slide) -> Slide:
        """Return the slide with its title in lines that fit."""
        text, *misfit = self._title(slide)
        self.misfits += misfit
        return replace(slide, fills=(Fill("title", text), *slide.fills)) if text else slide

    def _title(self, slide: Slide) -> tuple[Text | None, *tuple[Misfit, ...]]:
        """Return the title in lines, if the layout has one, and what is to be said when it does not fit."""
        spec = next((p for p in self.layouts.layouts[slide.layout].placeholders.values() if p.type == "title"), None)
        if spec is None or not slide.title:
            return (None,)
        style = spec.styles[0]
        sizes = self.ruler.sizes(style)
        tried = ((size, *self._title_lines(slide, spec, size)) for size in sizes)
        if found := self._pausing((size, lines) for size, lines, room in tried if len(lines) <= room):
            size, lines = found
            text = "\v".join(lines)
            return (Text.of(text) if size == style.size else Text.of(text, size, style.line * size / style.size),)
        size = sizes[-1]
        lines, room = self._title_lines(slide, spec, size)
        plain = _plain(slide)
        over = self._over(
            plain, lambda t: len(self.ruler.balance(t + slide.mark, spec.box.w, style, size, room)) <= room
        )
        why = f"it needs {len(lines)} lines where {room} fit"
        cut = Text.of("\v".join(lines), size, style.line * size / style.size)
        return cut, Misfit(slide.key, plain, "title", plain, why, over)

    def _title_lines(self, slide: Slide, spec: PlaceholderSpec, size: float) -> tuple[tuple[str, ...], int]:
        """Return the title's lines in this size, and how many there is room for."""
        style = spec.styles[0]
        room = max(1, int((spec.box.h * 72 + SLACK) // (style.line * size / style.size)))
        return self.ruler.balance(slide.title, spec.box.w, style, size, min(room, 4)), room

    def _pausing(self, fitting: Iterator[tuple[float, tuple[str, ...]]]) -> tuple[float, tuple[str, ...]] | None:
        """Return the largest size; or a slightly smaller one in which no more lines end where a reader pauses.

        If none is there, one will do in which they end between words, even if it is smaller still.
        """
        largest = next(fitting, None)
        if largest is None or self.ruler.pauses(largest[1]):
            return largest
        near = takewhile(lambda one: one[0] >= largest[0] * WHOLE and len(one[1]) <= len(largest[1]), fitting)
        tried = (largest, *near)
        pausing = (one for one in tried if one[0] >= largest[0] * NEARLY and self.ruler.pauses(one[1]))
        return next(chain(pausing, (one for one in tried if not self.ruler.divides(one[1]))), largest)

    # --- texts ------------------------------------------------------------------------------------------------------

    def _sizes(self, slide: Slide, layout: LayoutSpec, fills: Iterable[tuple[Fill, Text]]) -> dict[str, Fill]:
        """Return the fills with the size that all of a kind share."""
        texts = {fill.key: self._unbroken(layout, fill, self._named(layout, fill, text)) for fill, text in fills}
        ratios = {key: self._ratio(layout, *one) for key, one in texts.items()}
        crowded = dict.fromkeys(key_kind(key) for key, ratio in ratios.items() if ratio is None)
        for key, box in lend.lent(texts, crowded, layout, self.ruler).items() if crowded else ():
            texts[key] = replace(texts[key][0], box=box), texts[key][1]
            ratios[key] = self._ratio(layout, *texts[key])
        shared: dict[str, float] = {}
        for key, found in ratios.items():
            ratio = self._misfit(slide, layout, *texts[key]) if found is None else found
            shared[key_kind(key)] = min(ratio, shared.get(key_kind(key), ratio))
        return {key: self._sized(layout, *one, shared[key_kind(key)]) for key, one in texts.items()}

    def _named(self, layout: LayoutSpec, fill: Fill, text: Text) -> Text:
        """Return a text as it is, or the kicker cut as the footer is: the whole name stands on the divider."""
        if fill.key != KICKER or self._ratio(layout, fill, text) is not None:
            return text
        spec = layout.placeholders[fill.key]
        (first, *_), box = text.paragraphs[0].runs, fill.box or spec.box
        cut = replace(first, text=self.ruler.shortened(text.plain(), box.w, spec.styles[0]))
        return replace(text, paragraphs=(replace(text.paragraphs[0], runs=(cut,)),))

    def _unbroken(self, layout: LayoutSpec, fill: Fill, text: Text) -> tuple[Fill, Text]:
        """Return a text as it is, or a figure that is too wide in two lines if these fit."""
        spec = layout.placeholders[fill.key]
        if self.ruler.is_figure(text) and self._ratio(layout, fill, text) is None:
            lower, least = self.ruler.in_two_lines(text), self.ruler.ratios(spec.styles, text)[-1]
            if self.ruler.fits(lower, spec.styles, fill.box or spec.box, least):
                return fill, lower
        return fill, text

    def _ratio(self, layout: LayoutSpec, fill: Fill, text: Text) -> float | None:
        """Return the part of the layout's size in which the text fits, with whole words if one has them; else None."""
        spec = layout.placeholders[fill.key]
        box, ratios = fill.box or spec.box, self.ruler.ratios(spec.styles, text)
        fitting = (r for r in ratios if self.ruler.fits(text, spec.styles, box, r))
        largest = next(fitting, None)
        if largest is None:
            return None
        if spec.styles[0].single:
            near = (r for r in ratios if largest * NEARLY <= r <= largest)
            whole = next((r for r in near if self.ruler.on_one_line(text, spec.styles, box, r)), None)
            if whole is not None:
                return whole
        if not self.ruler.whole(text, spec.styles, box, ratios[-1]):
            return largest
        return next((r for r in chain((largest,), fitting) if self.ruler.whole(text, spec.styles, box, r)), largest)

    def _misfit(self, slide: Slide, layout: LayoutSpec, fill: Fill, text: Text) -> float:
        """Note by how much a text is too long, and return the least part of its size."""
        spec = layout.placeholders[fill.key]
        box, last = fill.box or spec.box, self.ruler.ratios(spec.styles, text)[-1]
        needs = self.ruler.height(text, spec.styles, box, last)
        why = f"it is {needs / 72:.2f} inches high where {box.h:.2f} fit"
        if self.ruler.is_figure(text):
            why = f"it is wider than {box.w:.2f} inches"
        over = self._over(text.plain(), lambda t: self.ruler.fits(Text.of(t), spec.styles[-1:], box, last))
        self.misfits.append(Misfit(slide.key, _plain(slide), fill.key, text.plain(), why, over))
        return last

    def _sized(self, layout: LayoutSpec, fill: Fill, text: Text, ratio: float) -> Fill:
        spec = layout.placeholders[fill.key]
        text = self.ruler.composed(text, spec.styles, fill.box or spec.box, ratio)
        if ratio < 1:
            style = spec.styles[0]
            text = replace(text, size=round(style.size * ratio * 2) / 2, line=round(style.line * ratio * 4) / 4)
        return replace(fill, content=text)

    # --- tables -----------------------------------------------------------------------------------------------------

    def _tables(self, slide: Slide, layout: LayoutSpec) -> Iterator[Slide]:
        """Yield the slide, continued as often as its table is too long for one."""
        found = next(((f, f.content) for f in slide.fills if isinstance(f.content, Table)), None)
        if found is None:
            yield slide
            return
        fill, table = found
        box = fill.box or layout.placeholders[fill.key].box
        pieces = fit_table.pieces(table, box, self.ruler)
        if len(pieces) > 1 and slide.part:
            rows = max(len(piece.rows) for piece in pieces) - int(table.header)
            self.uneven[slide.part.source] = max(rows, self.uneven.get(slide.part.source, 0))
        for piece in pieces:
            heights = piece.table.heights
            if sum(heights) > box.h + fit_table.OVERHANG + 0.01:
                why = f"a row is {max(heights):.2f} inches high where {box.h:.2f} fit"
                longest = max((c.text.plain() for c in piece.table.rows[heights.index(max(heights))]), key=len)
                self.misfits.append(Misfit(slide.key, _plain(slide), fill.key, longest, why, 0))
            fills = tuple(replace(f, content=piece.table) if f is fill else f for f in slide.fills)
            yield replace(slide, fills=fills, shapes=fit_table.moved(slide.shapes, piece, box))

    # --- problems ---------------------------------------------------------------------------------------------------

    def _over(self, text: str, fits: Any) -> int:
        """Return by how many characters a text is too long."""
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
        return len(text) - low


def _plain(slide: Slide) -> str:
    """Return the title of a slide without the mark that says that it continues another one."""
    return slide.title.removesuffix(slide.mark)
