"""Finds characters that a brand's fonts cannot print, before anything is laid out.

A missing glyph would come out as an empty box, or in some other font of the machine that happens to have it, so it
stops the build with the character and its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.problems import Problem, Where
from generator.text import measure

if TYPE_CHECKING:
    from generator.brand.model import Brand
    from generator.report.load import Loaded


def check(loaded: Loaded, brand: Brand) -> tuple[Problem, ...]:
    """Return a problem for each character that one of the handout's faces lacks, at the first place it stands."""
    faces = _faces(brand)
    seen: set[str] = set()
    problems = []
    for where, text in _texts(loaded):
        fresh = set(text) - seen
        seen |= fresh
        for character in sorted(fresh):
            lacking = [family for family, face in faces.items() if not face.has(character)]
            if lacking:
                problems.append(
                    Problem(
                        f"the font {' and '.join(lacking)} has no glyph for {character} (U+{ord(character):04X}).",
                        where,
                        "Write it otherwise, or give the brand a font that has it.",
                    )
                )
    return tuple(problems)


def _faces(brand: Brand) -> dict[str, measure.Face]:
    """Return the handout's faces, each with the East Asian one that sets what it lacks."""
    fonts = brand.print_fonts
    pairs = {fonts.heading: fonts.heading_ea, fonts.body: fonts.body_ea, fonts.serif: fonts.body_ea}
    return {family: measure.face(brand, family, 400, east) for family, east in pairs.items() if family}


def _texts(loaded: Loaded) -> Iterator[tuple[Where, str]]:
    """Yield everything that can be printed: the author's texts, the figures, the title of the source."""
    from generator.report import walk

    for path, text in walk.texts(loaded.report):
        yield loaded.where(*path), text
    for number, section in enumerate(loaded.report.sections):
        for index, stat in enumerate(section.statistics):
            yield loaded.where("sections", number, "statistics", index, "figure"), stat.figure
    yield loaded.where("source", "title"), loaded.report.source.title
