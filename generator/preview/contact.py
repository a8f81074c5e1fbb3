"""Writes the pictures of one output in one brand: its contact sheets and, if asked for, each picture on its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from generator.brand.model import Brand
from generator.build import Output
from generator.preview import pictures, sheets
from generator.preview.decks import Slide
from generator.preview.style import style
from generator.report import prose
from generator.report.model import Report
from generator.text.words import words

FINER = 2
"""How much larger the small pictures of a sheet are drawn before they are made small."""


class Drawn(Struct, frozen=True):
    """An output as a PDF, with what its sheets have to say."""

    name: str
    """How its files begin."""
    output: Output
    report: Report
    brand: Brand
    pdf: Path
    slides: tuple[Slide, ...] = ()
    """Of a deck, in the order of its pages."""


def write(drawn: Drawn, folder: Path, each: bool) -> Iterator[Path]:
    """Write the sheets into a folder and yield the files.

    Several sheets are numbered from 1. With `each` every slide or page follows, in a folder named like the sheets.
    """
    look = style(drawn.brand)
    rows = look.rows[drawn.output]
    shown = _captioned(drawn, look.place(rows) // rows.abreast)
    tiles: list[sheets.Tile] = sheets.spreads(shown) if drawn.output == "handout" else [(one,) for one in shown]
    shares = sheets.shares(tiles, rows)
    for number, (share, heading) in enumerate(zip(shares, _headings(drawn, shares), strict=True), 1):
        path = folder / f"{drawn.name}{f'-{number}' if len(shares) > 1 else ''}.png"
        sheets.sheet(share, heading, rows, look).save(path)
        yield path
    if each:
        (folder / drawn.name).mkdir()
        for number, (_, image) in enumerate(pictures.pages(drawn.pdf, rows.each), 1):
            path = folder / drawn.name / f"{number:02d}.png"
            image.save(path)
            yield path


def _captioned(drawn: Drawn, width: int) -> list[sheets.Picture]:
    """Return the slides with number and layout, or the pages with their number."""
    spoken = words(drawn.brand, drawn.report.language)
    found = []
    for at, (label, image) in enumerate(pictures.pages(drawn.pdf, width, FINER)):
        if drawn.slides:
            slide = drawn.slides[at]
            caption = spoken.format("preview.caption", number=at + 1, layout=slide.layout)
            found.append(sheets.Picture(image, caption, spoken["preview.hidden"] if slide.hidden else ""))
        else:
            found.append(sheets.Picture(image, label))
    return found


def _headings(drawn: Drawn, shares: Sequence[Sequence[sheets.Tile]]) -> Iterator[str]:
    """Yield what stands above each sheet: report and brand, and which part of the whole it is if there are more."""
    spoken = words(drawn.brand, drawn.report.language)
    title = prose.resolve(drawn.report.title, drawn.report)
    counts = [sum(picture is not None for tile in share for picture in tile) for share in shares]
    key = "preview.heading-part" if len(shares) > 1 else "preview.heading"
    for at, count in enumerate(counts):
        before = sum(counts[:at])
        places = {"first": before + 1, "last": before + count, "total": sum(counts)}
        yield spoken.format(key, title=title, brand=drawn.brand.title, **places)
