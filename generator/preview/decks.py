"""Decks made ready for LibreOffice, which leaves hidden slides out of a PDF."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Slide(Struct, frozen=True):
    """What the caption of a slide's picture says."""

    layout: str
    hidden: bool


def show_all(deck: Path, copy: Path) -> tuple[Slide, ...]:
    """Write a copy of a deck in which no slide is hidden; return the slides as they are in the deck itself."""
    import pptx

    presentation = pptx.Presentation(str(deck))
    found = []
    for slide in presentation.slides:
        found.append(Slide(slide.slide_layout.name, slide._element.get("show") in ("0", "false")))
        slide._element.attrib.pop("show", None)
    presentation.save(str(copy))
    return tuple(found)
