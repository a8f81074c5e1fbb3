"""Our layouts made inside an organisation's master: its background, drawing, title and footer, and our places.

Each is a copy of one of its own layouts without the places for text, or a bare layout of the master.
"""

from __future__ import annotations

import copy
from typing import Any

from generator.brand.model import Brand
from generator.corporate import heading
from generator.corporate.model import FOOT, TITLES
from generator.corporate.recolor import recolored
from generator.corporate.settings import Setting
from generator.deck import ooxml
from generator.deck.layout_parts import Layout, Layouts
from generator.deck.master import Artist
from generator.deck.model import PlaceholderSpec
from generator.deck.ooxml import HEAD, NAMESPACES, ROOT_GROUP, xfrm
from generator.deck.theme import fill
from generator.text.markup import quoteattr

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
KEPT = (*TITLES, *FOOT)


class Builder(Artist):
    """Writes our layouts for one template."""

    def __init__(self, brand: Brand, language: str, layouts: Layouts, setting: Setting) -> None:
        super().__init__(brand, language, layouts, {})
        self.setting = setting

    def made(self, layout: Layout, name: str, on: Any | None, master: Any) -> Any:
        """Return a layout as an element tree; `on` is the one of the template that it is made from."""
        from lxml import etree

        if on is not None and layout.titled is not None:
            theirs = self.named(on, name)
            heading.headed(theirs, master, layout.titled)
            return theirs
        self.free, self.dark = 2, False
        whole = self.bare(layout, name) if on is None else self.copied(on, name)
        tree = whole.find(f"{P}cSld/{P}spTree")
        self.free = 1 + max(int(e.get("id")) for e in tree.iter(f"{P}cNvPr"))
        shapes = "".join(self.drawn(layout.parts))
        for slot in layout.placeholders.values():
            if slot.inherits and on is not None and self.adjusted(tree, slot):
                continue
            shapes += (
                self.inherited(slot)
                if slot.inherits
                else self.slot(slot, ooxml.PH_TYPES.get(slot.type, slot.type), True)
            )
        text = f"<p:spTree {NAMESPACES}>{recolored(shapes, self.setting.inks)}</p:spTree>"
        last = tree.find(f"{P}extLst")
        for shape in list(etree.fromstring(text)):
            tree.append(shape) if last is None else last.addprevious(shape)
        return whole

    def slot(self, slot: PlaceholderSpec, kind: str, custom: bool) -> str:
        """Return a placeholder of ours, which takes no fill, outline or capitals from the master's."""
        text = super().slot(slot, kind, custom).replace("</p:spPr>", "<a:noFill/><a:ln><a:noFill/></a:ln></p:spPr>", 1)
        return text.replace(' kern="1200"', ' u="none" kern="1200" cap="none" spc="0"')

    def bare(self, layout: Layout, name: str) -> Any:
        from lxml import etree

        ground = ""
        if layout.ground != "paper":
            ground = f"<p:bg><p:bgPr>{recolored(fill(layout.ground), self.setting.inks)}<a:effectLst/></p:bgPr></p:bg>"
        shows = "" if layout.furniture else ' showMasterSp="0"'
        return etree.fromstring(
            f'<p:sldLayout {NAMESPACES}{shows} preserve="1" userDrawn="1"><p:cSld name={quoteattr(name)}>{ground}'
            f"<p:spTree>{ROOT_GROUP}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
            "</p:sldLayout>"
        )

    def copied(self, on: Any, name: str) -> Any:
        """Return a copy of a layout without what takes content."""
        whole = self.named(on, name)
        seen: set[str] = set()
        for ph in list(whole.find(f"{P}cSld").iter(f"{P}ph")):
            kind = ph.get("type", "obj")
            if kind not in KEPT or kind in seen:
                shape = ph.getparent().getparent().getparent()
                shape.getparent().remove(shape)
            seen.add(kind)
        return whole

    def named(self, on: Any, name: str) -> Any:
        """Return a copy of a layout under another name."""
        whole = copy.deepcopy(on)
        for attribute in ("type", "matchingName"):
            whole.attrib.pop(attribute, None)
        whole.set("preserve", "1")
        whole.set("userDrawn", "1")
        page = whole.find(f"{P}cSld")
        page.set("name", name)
        for mark in page.findall(f"{P}extLst"):  # an id by which PowerPoint tells layouts apart
            page.remove(mark)
        return whole

    def adjusted(self, tree: Any, slot: PlaceholderSpec) -> bool:
        """Say on a placeholder of the copy what differs from theirs; return whether it is there."""
        kinds = TITLES if slot.type == "title" else (slot.type,)
        for ph in tree.iter(f"{P}ph"):
            if ph.get("type", "obj") in kinds:
                if slot.type == "title":
                    self.titled(ph.getparent().getparent().getparent(), slot)
                return True
        return False

    def titled(self, shape: Any, slot: PlaceholderSpec) -> None:
        """Give a title the size in which a sentence fits; its face, colour and place stay theirs."""
        from lxml import etree

        body = shape.find(f"{P}txBody")
        styles = body.find(f"{A}lstStyle")
        if styles is None:
            styles = etree.Element(f"{A}lstStyle")
            body.find(f"{A}bodyPr").addnext(styles)
        level = styles.find(f"{A}lvl1pPr")
        if level is None:
            level = etree.Element(f"{A}lvl1pPr")
            first = styles.find(f"{A}defPPr")
            styles.insert(0, level) if first is None else first.addnext(level)
        for old in level.findall(f"{A}lnSpc"):
            level.remove(old)
        spacing = etree.Element(f"{A}lnSpc")
        etree.SubElement(spacing, f"{A}spcPts").set("val", str(round(slot.styles[0].line * 100)))
        level.insert(0, spacing)
        run = level.find(f"{A}defRPr")
        if run is None:
            run = etree.Element(f"{A}defRPr")
            end = level.find(f"{A}extLst")
            level.append(run) if end is None else end.addprevious(run)
        run.set("sz", str(round(slot.styles[0].size * 100)))
        frame = body.find(f"{A}bodyPr")
        for old in list(frame):
            if old.tag in (f"{A}normAutofit", f"{A}spAutoFit", f"{A}noAutofit"):
                frame.remove(old)
        warped = frame.find(f"{A}prstTxWarp")  # the schema wants it first
        frame.insert(0 if warped is None else 1, etree.Element(f"{A}noAutofit"))
        self.moved(shape, slot)

    def moved(self, shape: Any, slot: PlaceholderSpec) -> None:
        """Give the shape a place of its own if its title needs another box than theirs."""
        from lxml import etree

        theirs = (self.setting.base or self.setting.master).title()
        if theirs is None or theirs.box is None:
            return
        if max(abs(theirs.box.h - slot.box.h), abs(theirs.box.y - slot.box.y)) < 0.02:
            return
        left, top = theirs.inset
        box = type(slot.box)(theirs.box.x - left, slot.box.y - top, theirs.box.w + 2 * left, slot.box.h + 2 * top)
        properties = shape.find(f"{P}spPr")
        for old in properties.findall(f"{A}xfrm"):
            properties.remove(old)
        text = xfrm(box).replace("<a:xfrm>", f"<a:xfrm {NAMESPACES}>")
        properties.insert(0, etree.fromstring(text))

    def inherited(self, slot: PlaceholderSpec) -> str:
        """Return a placeholder of a bare layout that takes everything from the master's."""
        from lxml import etree

        number = self.next()
        name = quoteattr(f"{self.layouts.slot_name(slot)} {number - 1}")
        idx = "" if slot.type == "title" else f' sz="quarter" idx="{slot.idx}"'
        text = ooxml.prompts(slot, self.language)
        shape = etree.fromstring(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={name}/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f'</p:cNvSpPr><p:nvPr><p:ph type="{slot.type}"{idx}/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
        )
        if slot.type == "title":
            self.titled(shape, slot)
        return etree.tostring(shape, encoding="unicode")


__all__ = ["HEAD", "Builder"]
