"""The brand's layouts compiled into a PowerPoint file without slides: theme, master, layouts, table style, notes.

Written as XML text: the parts are few and known, and it takes milliseconds.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from generator.brand.model import Brand
from generator.deck import layoutfile, motif, ooxml, package
from generator.deck.layouts import Layout, Layouts, Part
from generator.deck.model import PlaceholderSpec, Style
from generator.deck.ooxml import HEAD, NAMESPACES, ROOT_GROUP
from generator.deck.theme import MASTER_MAP, color_map, fill, theme
from generator.problems import InputProblems, Problem
from generator.text.markup import escape, quoteattr

GUIDE_UNITS = 576
"""Guides are measured in eighths of a point."""


def template(
    brand: Brand,
    language: str,
    layouts: Layouts,
    only: Collection[str] | None = None,
    kind: package.Kind = "presentation",
) -> bytes:
    """Return a complete .pptx without slides, or as a `template` the .potx that people start from.

    `only` names the layouts to keep beside those that are always there; None keeps all. The section marks depend on
    the slide, so the writer draws them.
    Raises InputProblems if a layout names a motif that is not there.
    """
    kept = [x for x in layouts.layouts.values() if only is None or x.always or x.key in only]
    draw = Artist(brand, language, layouts, layoutfile.read(brand.folders, motif.FILE))
    parts = package.frame(brand, language, layouts, len(kept), kind)
    for i in package.themes(kind):
        parts[f"ppt/theme/theme{i}.xml"] = HEAD + theme(brand)
    parts["ppt/slideMasters/slideMaster1.xml"] = draw.master(len(kept))
    for i, one in enumerate(kept, 1):
        parts[f"ppt/slideLayouts/slideLayout{i}.xml"] = draw.layout(one)
    return _zip(parts)


def _zip(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            # Not compressed: python-pptx reads it back in the next moment.
            file.writestr(zipfile.ZipInfo(name, package.EPOCH), text)
    return out.getvalue()


class Artist:
    """Writes master and layouts, numbering the shapes of each."""

    def __init__(self, brand: Brand, language: str, layouts: Layouts, art: layoutfile.Tree) -> None:
        self.brand, self.language, self.layouts, self.art = brand, language, layouts, art
        self.free = 2
        self.dark = False

    def next(self) -> int:
        """Return a shape number that this part has not used yet."""
        self.free += 1
        return self.free - 1

    def master(self, count: int) -> str:
        self.free, self.dark = 2, False
        shapes = "".join(self.drawn(self.layouts.parts))
        numbers = {"title": "title", "body": "body", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
        for i, slot in enumerate(self.layouts.master.values(), 0):
            shapes += self.slot(replace(slot, idx=i), numbers[slot.type], custom=False)
        ids = "".join(f'<p:sldLayoutId id="{2147483649 + i}" r:id="rId{i + 1}"/>' for i in range(count))
        return (
            f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld>{self.ground(self.layouts.ground)}<p:spTree>{ROOT_GROUP}{shapes}"
            f"</p:spTree></p:cSld>{MASTER_MAP}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
            f'<p:hf hdr="0" dt="0"/>{self.text_styles()}{self.guides()}</p:sldMaster>'
        )

    def text_styles(self) -> str:
        slots = self.layouts.master
        title, body = slots["title"].styles, slots["body"].styles
        other = [self.layouts.styles["body"]] * 5
        return (
            f"<p:txStyles><p:titleStyle>{ooxml.levels(title)}</p:titleStyle><p:bodyStyle>{ooxml.levels(_nine(body))}"
            f"</p:bodyStyle><p:otherStyle>{ooxml.levels(_nine(other))}</p:otherStyle></p:txStyles>"
        )

    def guides(self) -> str:
        """Return the grid as guides of the master, in the brand's second hue."""
        value = self.brand.colors["mark"].lstrip("#").upper()
        colour = f'<p15:clr><a:srgbClr val="{value}"/></p15:clr>'
        xs, ys = self.layouts.guides
        lines = [("", x) for x in xs] + [(' orient="horz"', y) for y in ys]
        rows = "".join(
            f'<p15:guide id="{i}"{turn} pos="{round(at * GUIDE_UNITS)}" userDrawn="1">{colour}</p15:guide>'
            for i, (turn, at) in enumerate(lines, 1)
        )
        return (
            '<p:extLst><p:ext uri="{27BBF7A9-308A-43DC-89C8-2F10F3537804}"><p15:sldGuideLst'
            f' xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main">{rows}</p15:sldGuideLst>'
            "</p:ext></p:extLst>"
        )

    def layout(self, layout: Layout) -> str:
        self.free, self.dark = 2, layout.dark
        shapes = "".join(self.drawn(layout.parts))
        for slot in layout.placeholders.values():
            shapes += self.slot(slot, _file_type(slot, layout), custom=True)
        kind = f' type="{layout.type}"' if layout.type else ""
        shows = "" if layout.furniture else ' showMasterSp="0"'
        return (
            f'{HEAD}<p:sldLayout {NAMESPACES}{shows} matchingName="{layout.key}"{kind} preserve="1" userDrawn="1">'
            f"<p:cSld name={quoteattr(layout.name)}>{self.ground(layout.ground)}"
            f"<p:spTree>{ROOT_GROUP}{shapes}</p:spTree></p:cSld>"
            f"{color_map(self.brand, layout.ground, layout.dark)}</p:sldLayout>"
        )

    def ground(self, role: str) -> str:
        return f"<p:bg><p:bgPr>{fill(role, self.dark)}<a:effectLst/></p:bgPr></p:bg>"

    def slot(self, slot: PlaceholderSpec, kind: str, custom: bool) -> str:
        shape_id = self.next()
        name = f"{self.layouts.slot_name(slot)} {shape_id - 1}"
        return ooxml.placeholder(shape_id, name, slot, self.language, self.dark, kind, custom)

    def drawn(self, parts: tuple[Part, ...]) -> Iterator[str]:
        for part in parts:
            if part.kind in ("rect", "hair"):
                weight = 0.75 if part.line else 0
                paint = fill(part.fill, self.dark) + ooxml.outline(part.line, weight, self.dark)
                yield ooxml.drawn(self.next(), self.name(part), ooxml.preset("rect"), part.box, paint)
            elif part.kind == "text":
                yield ooxml.drawn(self.next(), self.name(part), ooxml.preset("rect"), part.box, "", self.text(part))
            else:
                yield self.group(part)

    def name(self, part: Part) -> str:
        names = self.layouts.names
        return names.get(part.key, names.get(part.kind, part.key))

    def text(self, part: Part) -> str:
        style = part.style or Style(12, 18)
        return (
            f"<p:txBody>{ooxml.body_pr(part.anchor)}<a:lstStyle>{ooxml.level(1, style, self.dark)}</a:lstStyle>"
            f"<a:p><a:r><a:rPr {ooxml.languages(self.language)}/><a:t>{escape(part.text)}</a:t></a:r></a:p></p:txBody>"
        )

    def group(self, part: Part) -> str:
        """Return a motif or the mark as one group."""
        key = part.motif or ("mark-dark" if part.dark and self.dark else "mark")
        if key not in self.art:
            where = layoutfile.place(self.brand.folders, "layouts.yaml", f"`{key}`")
            known = ", ".join(name for name in self.art if name not in ("mark", "mark-dark", "ridges"))
            raise InputProblems([Problem(f"There is no motif `{key}` in {motif.FILE}.", where, f"There are {known}.")])
        within = part.box.w > 0
        box = part.box if within else self.layouts.slide
        group_id, name = self.next(), self.name(replace(part, key=part.kind))
        shapes = list(self.strokes(motif.strokes(self.art, key, box, within, part.variant, self.layouts.squeeze), name))
        return ooxml.group(group_id, name, box, shapes)

    def strokes(self, strokes: Iterator[motif.Stroke], name: str) -> Iterator[str]:
        for stroke in strokes:
            paint_role = self.brand.role(stroke.fill) if stroke.fill else None
            line = self.brand.role(stroke.line) if stroke.line else None
            if not (paint_role or line):  # the brand says `none` for this place
                continue
            if stroke.box:
                box, geometry = stroke.box, ooxml.preset("ellipse")
            else:
                box, geometry = ooxml.freeform(stroke)
            paint = fill(paint_role, self.dark) + ooxml.outline(line, stroke.weight, self.dark)
            paint = ooxml.shaded(paint, stroke.light, stroke.clear)
            shape_id = self.next()
            yield ooxml.drawn(shape_id, f"{name} {shape_id - 1}", geometry, box, paint)


def _file_type(slot: PlaceholderSpec, layout: Layout) -> str:
    """Return the type that the file says.

    A title slide has PowerPoint's own kinds of title and subtitle; the content of a plain slide takes text, a table,
    a chart or a picture.
    """
    if layout.type == "title" and slot.idx in (0, 1):
        return ("ctrTitle", "subTitle")[slot.idx]
    if layout.type == "obj" and slot.idx == 1:
        return "obj"
    return ooxml.PH_TYPES.get(slot.type, slot.type)


def _nine(styles: tuple[Style, ...] | list[Style]) -> list[Style]:
    """Return one style for each of the nine levels; the last one repeats."""
    return [*styles, *[styles[-1]] * (9 - len(styles))]
