"""Writes a planned deck as a .pptx: our own master, slides in its layouts, notes, sections. No decisions here."""

from __future__ import annotations

import copy
import io
import itertools
import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.brand.model import Brand
from generator.chart.model import Chart
from generator.deck import master, ooxml, outline, picture_xml, settle, shape_xml, table_xml
from generator.deck.layouts import Layout, Layouts
from generator.deck.model import Box, Deck, Fill, Picture, PlaceholderSpec, Shape, Slide, Table, Text
from generator.deck.ooxml import NAMESPACES, ROOT_GROUP, xfrm
from generator.deck.text_xml import Writer
from generator.text.markup import quoteattr

if TYPE_CHECKING:
    from pptx.presentation import Presentation

LAST = ("ftr", "sldNum")
"""Placeholder types that stand on every slide whose layout has them, filled by the deck."""


def write(deck: Deck, brand: Brand, layouts: Layouts, out: Path) -> None:
    """Write the deck to `out`; it appears there complete or not at all. OSError if it cannot be written."""
    data = to_bytes(deck, brand, layouts)
    handle, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def to_bytes(deck: Deck, brand: Brand, layouts: Layouts) -> bytes:
    """Return the deck as the bytes of a .pptx; the same deck gives the same bytes."""
    import pptx

    template = bool(brand.deck.get("template"))
    if template:
        from generator.corporate import stage

        deck, layouts, base = stage.staged(deck, brand, layouts)
    else:
        base = master.template(brand, deck.language, layouts, {slide.layout for slide in deck.slides})
    presentation = pptx.Presentation(io.BytesIO(base))
    book = _Book(deck, brand, layouts, presentation)
    for slide in deck.slides:
        book.add(slide)
    for slide in deck.slides:
        book.fill(slide)
    outline.sections(presentation, deck, {key: s.slide_id for key, s in book.slides.items()})
    outline.properties(presentation, deck)
    data = settle.saved(presentation)
    return settle.settle(stage.finished(data, brand)) if template else data


class _Offered(NamedTuple):
    """A placeholder of a layout in the template: its name, and what a slide repeats of its `p:ph`."""

    name: str
    attributes: str


class _Book:
    """The presentation while it is being filled."""

    def __init__(self, deck: Deck, brand: Brand, layouts: Layouts, presentation: Presentation) -> None:
        self.deck, self.brand, self.layouts, self.presentation = deck, brand, layouts, presentation
        self.slides: dict[str, Any] = {}
        self.named = {}
        for layout in (one for each in presentation.slide_masters for one in each.slide_layouts):
            self.named[layout.name] = self.named[str(layout.part.partname)] = layout
        self.offered = cache(self._offered)
        self.marks = layouts.section_marks.boxes(len(deck.sections))
        self.media = picture_xml.Media(presentation, brand)

    def made(self, layout: Layout) -> Any:
        """Return a layout as it stands in the file; those of a template may share their names."""
        return self.named[f"/{layout.part}" if layout.part else layout.name]

    def _offered(self, layout: str) -> dict[int, _Offered]:
        """Return the placeholders of a layout by number, of several with one number the first."""
        tree: Any = self.made(self.layouts.layouts[layout]).shapes._spTree
        found: dict[int, _Offered] = {}
        for ph in tree.iter(f"{{{_P}}}ph"):
            name = ph.getparent().getparent().find(f"{{{_P}}}cNvPr").get("name")
            attributes = "".join(f' {k}="{ph.get(k)}"' for k in ("type", "orient", "sz", "idx") if ph.get(k))
            found.setdefault(int(ph.get("idx", 0)), _Offered(name, attributes))
        return found

    def add(self, slide: Slide) -> None:
        """Add an empty slide in its layout; `Slides.add_slide` would clone placeholders that `fill` writes anew."""
        layout = self.made(self.layouts.layouts[slide.layout])
        id, made = self.presentation.part.add_slide(layout)
        self.presentation.slides._sldIdLst.add_sldId(id)
        self.slides[slide.key] = made

    def fill(self, slide: Slide) -> None:
        """Put everything on a slide."""
        from pptx.oxml import parse_xml

        made, layout = self.slides[slide.key], self.layouts.layouts[slide.layout]
        page = _Page(self, slide, layout, made)
        tree = parse_xml(f"<p:spTree {NAMESPACES}>{ROOT_GROUP}{''.join(page.shapes())}</p:spTree>")
        old = made.shapes._spTree
        # The shape collection keeps its element, so the children move instead of the tree.
        for child in list(old):
            old.remove(child)
        for child in list(tree):
            old.append(child)
        self._ground(made)
        if slide.hidden:
            made._element.set("show", "0")
        for fill in slide.fills:
            if isinstance(fill.content, Chart):
                self._chart(made, layout.placeholders[fill.key], fill.content)
        if slide.notes:
            outline.notes(made, slide.notes, self.deck.language)

    def _ground(self, made: Any) -> None:
        """Repeat the layout's colour map on the slide, as PowerPoint itself does."""
        turned, own = (one._element.find(f"{{{_P}}}clrMapOvr") for one in (made.slide_layout, made))
        if turned is not None and own is not None:
            made._element.replace(own, copy.deepcopy(turned))

    def _chart(self, made: Any, spec: PlaceholderSpec, chart: Chart) -> None:
        from generator.deck import chart as charts

        holder = next(p for p in made.placeholders if p.placeholder_format.idx == spec.idx)
        charts.insert(holder, chart, self.brand, self.layouts, self.deck.language)

    def link(self, made: Any, key: str) -> str:
        """Return the id of a relationship from a slide to another."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        id: str = made.part.relate_to(self.slides[key].part, RELATIONSHIP_TYPE.SLIDE)
        return id


_P = "http://schemas.openxmlformats.org/presentationml/2006/main"


class _Page:
    """One slide as XML."""

    def __init__(self, book: _Book, slide: Slide, layout: Layout, made: Any) -> None:
        self.book, self.slide, self.layout, self.made = book, slide, layout, made
        self.ids = itertools.count(2)
        self.texts = Writer(book.deck.language, layout.dark, lambda key: book.link(made, key))
        self.offered = book.offered(layout.key)

    def shapes(self) -> Iterator[str]:
        """Yield the title, what is drawn, then the placeholders in the order in which they are read."""
        fills: Mapping[str, Fill] = {f.key: f for f in self.slide.fills}
        specs = self.layout.placeholders
        title = next((s for s in specs.values() if s.type == "title"), None)
        if title and self.slide.title:
            yield self._placeholder(title, fills.get(title.key, Fill(title.key, Text.of(self.slide.title))))
        yield from shape_xml.draw((*self._marks(), *self.slide.shapes), self.ids, self.layout.dark, self.link)
        for spec in specs.values():
            if spec.key in fills and spec is not title:
                yield self._placeholder(spec, fills[spec.key])
        for spec in specs.values():
            if spec.type in LAST:
                yield self._last(spec)

    def _marks(self) -> tuple[Shape, ...]:
        """Return the section marks of a slide whose layout shows them."""
        if not self.layout.marks:
            return ()
        marks, current = self.book.layouts.section_marks, self.slide.current
        name = self.book.layouts.names.get("section-marks", "Sections")
        links = (None if key == self.slide.key else key or None for key in self.book.deck.sections)
        return tuple(
            Shape(
                "rect",
                box,
                f"{name} {i}",
                marks.fill(i - 1, current, self.layout.dark),
                group=name,
                alt=name,
                link=link,
            )
            for i, (box, link) in enumerate(zip(self.book.marks, links, strict=False), 1)
        )

    def _placeholder(self, spec: PlaceholderSpec, fill: Fill) -> str:
        number, name = next(self.ids), self.offered[spec.idx].name
        if isinstance(fill.content, Table):
            box = fill.box or spec.box
            styles = self.book.layouts.styles
            return table_xml.frame(number, name, spec.idx, fill.content, box, styles, self.texts)
        if isinstance(fill.content, Picture):
            ids = self.book.media.add(self.made, fill.content)
            return picture_xml.pic(number, name, spec.idx, fill.content, fill.box, ids)
        text = fill.content if isinstance(fill.content, Text) else Text(())
        body = self.texts.placeholder(text, spec.styles, spec.flat) or "<a:p/>"
        return self._shape(spec, number, name, body, fill.box, fill.link)

    def link(self, key: str | None) -> str:
        """Return the click action of a shape that leads to another slide, or nothing."""
        return ooxml.jump(self.book.link(self.made, key)) if key else ""

    def _last(self, spec: PlaceholderSpec) -> str:
        if spec.inherits:
            body = self.texts.plain(self.book.deck.footer if spec.type == "ftr" else self._number())
        elif spec.type == "ftr":
            body = self.texts.footer(self.book.deck.footer, spec.styles[0], spec.align)
        else:
            body = self.texts.number(self._number(), spec.styles[0], spec.align)
        return self._shape(spec, next(self.ids), self.offered[spec.idx].name, body, None)

    def _number(self) -> int:
        return [s.key for s in self.book.deck.slides].index(self.slide.key) + 1

    def _shape(
        self, spec: PlaceholderSpec, number: int, name: str, body: str, box: Box | None, link: str | None = None
    ) -> str:
        place = xfrm(box) if box else ""
        named = f'<p:cNvPr id="{number}" name={quoteattr(name)}>{self.link(link)}</p:cNvPr>'
        return (
            f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph{self.offered[spec.idx].attributes}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>"
        )
