"""What `brand check` tells of a brand: its colours, the pairs that are used, and what it has of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.brand import colors, contrast, vision
from generator.brand.model import Brand
from generator.brand.source import find, read
from generator.problems import Problem, Where
from generator.text.scripts import is_han

KINDS = (
    ("layouts", "deck/layouts*.yaml"),
    ("art", "*/motif.yaml"),
    ("storyboard", "deck/storyboard.yaml"),
    ("stylesheets", "handout/*.css"),
    ("Jinja templates", "handout/*.j2"),
    ("page geometry", "handout/geometry*.yaml"),
    ("words", "words/*.yaml"),
    ("charts", "chart.yaml"),
    ("palette recipe", "palette.yaml"),
)
"""What a folder may change, and in which files."""


class Pair(Struct, frozen=True):
    """Two roles that are used on each other."""

    front: str
    ground: str
    ratio: float
    need: float


def pairs(brand: Brand) -> tuple[Pair, ...]:
    """Return every pair that is used, with its ratio."""
    found = []
    for front, ground, need in contrast.PAIRS:
        one, other = brand.role(front), brand.role(ground)
        if one and other:
            found.append(Pair(front, ground, contrast.ratio(brand.colors[one], brand.colors[other]), need))
    return tuple(found)


def origins(brand: Brand) -> dict[str, str]:
    """Return the brand that gives each role its colour, by role; a role that none gives is derived and left out."""
    found: dict[str, str] = {}
    for folder in brand.folders:
        path = find(folder)
        for role in colors.named(read(path)) if path else ():
            found.setdefault(role, folder.name)
        if brand.settings.get("own-colors") is True:
            break
    return found


def own(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return what a brand's folder has of its own, kind by kind, as paths inside it."""
    found = {kind: sorted(str(p.relative_to(folder)) for p in folder.glob(pattern)) for kind, pattern in KINDS}
    return {kind: tuple(paths) for kind, paths in found.items() if paths}


def problems(brand: Brand, texts: dict[str, str]) -> Iterator[Problem]:
    """Yield warnings that only a check looks for: chart colours too near each other, glyphs that no font has.

    `texts` are what is to be set, by the role of the face: heading, body, serif.
    """
    place = Where(str(brand.folders[0]))
    one, other = brand.colors["accent"], brand.colors["soft"]
    if not vision.apart(one, other):
        message = f"`accent` ({one}) and `soft` ({other}) are hard to tell apart in charts for some people or in grey."
        yield Problem(message, place, "Make the one darker or the other lighter.", "warning")
    yield from _glyphs(brand, texts, place)


def _glyphs(brand: Brand, texts: dict[str, str], place: Where) -> Iterator[Problem]:
    from generator.text.measure import Face

    fonts = brand.print_fonts
    faces = {
        "heading": (fonts.heading, fonts.heading_ea),
        "body": (fonts.body, fonts.body_ea),
        "serif": (fonts.serif,) * 2,
    }
    for role, text in texts.items():
        for family, han in zip(faces[role], (False, True), strict=True):
            path = brand.font(family, 400)
            wanted = sorted({c for c in text if c.isprintable() and not c.isspace() and is_han(c) == han})
            if path is None or not wanted:
                continue
            face = Face(path)
            lacking = [c for c in wanted if not face.has(c)]
            if lacking:
                message = (
                    f"The {role} font `{family}` has no glyph for {len(lacking)} of the characters: {_few(lacking)}."
                )
                yield Problem(
                    message, place, "They are set in another font; give the brand one that has them.", "warning"
                )


def _few(characters: list[str], most: int = 12) -> str:
    return "".join(characters[:most]) + ("…" if len(characters) > most else "")
