"""What a new layout has no place for: kept in the notes or as a free shape, and told by slide."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.corporate import opc
from generator.problems import Problem, Where
from generator.rebrand import refit
from generator.rebrand.refit import FOOT, Spare

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NAVIGATION = "kicker"
"""Our placeholder with the section's name; it goes with the section marks where a template has none of both."""
THIN = 91440
"""Section marks are lines less high than this (EMU)."""


class Spares(Struct):
    """Collects it for a whole deck."""

    old: opc.Package
    found: list[tuple[str, int, Spare]] = field(default_factory=list)
    marks: bool = False

    def add(self, slide: str, number: int, tree: Any, layout: Any, spare: list[Spare], marks: bool) -> None:
        """Take what is spare off a slide, or leave it there free; `marks`: also the section marks."""
        noted = self._notes(slide) is not None
        for one in spare:
            off = one.key in FOOT or not one.text or (one.key and noted)
            if off and one.shape.tag == f"{P}sp":
                one.shape.getparent().remove(one.shape)
            else:
                _freed(one.shape, layout)
            if one.text:
                self.found.append((slide, number, one))
        for group in list(tree.iter(f"{P}grpSp")) if marks else ():
            if _is_marks(group):
                group.getparent().remove(group)
                self.marks = True

    def told(self, path: Path) -> Iterator[Problem]:
        """Put the texts that were taken off into the notes, and yield what a person should know of it."""
        texts = [one.text for _, _, one in self.found if one.key == NAVIGATION]
        gone: set[str] = {"section marks"} if self.marks else set()
        for slide, number, one in self.found:
            if one.key in FOOT:
                gone.add("footer" if one.key != "sldNum" else "slide number")
            elif one.key == NAVIGATION and texts.count(one.text) > 1:
                gone.add("section name")
            else:
                noted = one.key and self._noted(slide, one.text)
                place = "it is in the notes now" if noted else "it stands free on the slide now"
                message = f"Slide {number}: its new layout has no place for “{one.text}”; {place}."
                yield Problem(message, Where(str(path)), "Put it where it belongs.", "warning")
        if gone:
            message = f"The new layouts have no place for: {', '.join(sorted(gone))}; they were taken off."
            yield Problem(message, Where(str(path)), "Add it to the template in PowerPoint if it is missed.", "warning")

    def _noted(self, slide: str, text: str) -> bool:
        """Add a paragraph to a slide's notes; return whether it has any."""
        frame = self._notes(slide)
        if frame is None:
            return False
        for line in text.split("\n"):
            paragraph = frame.makeelement(f"{A}p", {})
            run = paragraph.makeelement(f"{A}r", {})
            words = run.makeelement(f"{A}t", {})
            words.text = line
            run.append(words)
            paragraph.append(run)
            frame.append(paragraph)
        self.old.put(self.old.one(slide, "notesSlide") or "", frame.getroottree().getroot())
        return True

    def _notes(self, slide: str) -> Any | None:
        """Return the text of a slide's notes as an element, or None if it has none."""
        part = self.old.one(slide, "notesSlide")
        tree = self.old.tree(part) if part in self.old.parts and part else None
        bodies = [ph for ph in tree.iter(f"{P}ph") if ph.get("type") == "body"] if tree is not None else []
        return refit.shape_of(bodies[0]).find(f"{P}txBody") if bodies else None


def _freed(shape: Any, layout: Any) -> None:
    """Let a shape stand where its placeholder stood."""
    ph = shape.find(f"*/{P}nvPr/{P}ph")
    same = (refit.shape_of(p) for p in layout.iter(f"{P}ph") if p.get("idx", "0") == ph.get("idx", "0"))
    frame = next((found for s in same if (found := refit.xfrm(s)) is not None), None)
    properties = shape.find(f"{P}spPr")
    if properties is not None and refit.xfrm(shape) is None and frame is not None:
        properties.insert(0, copy.deepcopy(frame))
    ph.getparent().remove(ph)


def _is_marks(group: Any) -> bool:
    """Return whether a group is the row of lines that leads to the sections."""
    frame = refit.xfrm(group)
    shapes = group.findall(f"{P}sp")
    links = [s.find(f"*/{P}cNvPr/{A}hlinkClick") for s in shapes]
    thin = frame is not None and int(frame.find(f"{A}ext").get("cy")) < THIN
    return thin and bool(links) and all(x is not None and "sldjump" in (x.get("action") or "") for x in links)
