"""How contact sheets look, from preview.yaml of the brand's template folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.brand.model import Brand
from generator.resources import folder

FILE = "preview.yaml"


class Words(Struct, frozen=True):
    """A line of small type: size, height of its band in pixels, font file."""

    size: int
    height: int
    font: Path


class Rows(Struct, frozen=True):
    """How the pictures of one output are laid out."""

    columns: int
    abreast: int
    """Pictures in one place: facing pages touch."""
    most: int
    """Places on one sheet."""
    each: int
    """Width of a picture of its own, in pixels."""


class Style(Struct, frozen=True):
    """A contact sheet. Lengths are pixels, colours #rrggbb."""

    width: int
    margin: int
    gap: int
    ground: str
    frame: str
    text: str
    heading: Words
    caption: Words
    rows: Mapping[str, Rows]
    """By output, `deck` and `handout`."""

    def place(self, rows: Rows) -> int:
        """Return the width of a place in a row, a multiple of the pictures in it."""
        across = (self.width - 2 * self.margin - (rows.columns - 1) * self.gap) // rows.columns
        return across // rows.abreast * rows.abreast


def style(brand: Brand) -> Style:
    """Return the style of the nearest preview.yaml; InputProblems if it is no readable YAML."""
    from generator.brand.source import read

    data: Mapping[str, Any] = read(brand.file(FILE)).data
    rows = {output: Rows(**data[output]) for output in ("deck", "handout")}
    return Style(**data["sheet"], heading=_words(data["heading"]), caption=_words(data["caption"]), rows=rows)


def _words(data: Mapping[str, Any]) -> Words:
    return Words(data["size"], data["height"], folder("assets") / "fonts" / data["font"])
