"""Contact sheets: pictures in rows on a neutral ground, each with a thin frame and a caption below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.preview.style import Rows, Style, Words

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont


class Picture(Struct, frozen=True):
    """A slide, or a page. The caption's `mark` stands at its right end."""

    image: Image
    caption: str
    mark: str = ""


Tile = tuple[Picture | None, ...]
"""What fills one place of a sheet: a slide, or two facing pages of which one may be missing."""


def spreads(pages: Sequence[Picture]) -> list[Tile]:
    """Return the pages as they face each other in print: the cover alone on the right, then pairs."""
    sides = [None, *pages, *([None] if len(pages) % 2 == 0 else [])]
    return list(zip(sides[::2], sides[1::2], strict=True))


def shares(tiles: Sequence[Tile], rows: Rows) -> list[Sequence[Tile]]:
    """Return the tiles of each sheet: as few sheets as hold them, filled alike, full rows first."""
    count = -(-len(tiles) // rows.most)
    lines = -(-len(tiles) // rows.columns)
    size = -(-lines // count) * rows.columns if count else rows.most
    return [tiles[at : at + size] for at in range(0, len(tiles), size)]


def sheet(tiles: Sequence[Tile], heading: str, rows: Rows, style: Style) -> Image:
    """Return one contact sheet, `style.width` wide and as high as it needs."""
    from PIL import Image, ImageDraw

    across = style.place(rows)
    high = max(picture.image.height for tile in tiles for picture in tile if picture)
    pitch = high + style.caption.height + style.gap // 2
    lines = -(-len(tiles) // rows.columns)
    size = (style.width, style.margin + style.heading.height + lines * pitch + style.margin - style.gap)
    made = Image.new("RGB", size, style.ground)
    draw = ImageDraw.Draw(made)
    _line(draw, heading, "", (style.margin, style.margin, style.width - 2 * style.margin), style.heading, style)
    for number, tile in enumerate(tiles):
        left = style.margin + number % rows.columns * (across + style.gap)
        top = style.margin + style.heading.height + number // rows.columns * pitch
        for picture, x, width in _places(tile, left, across):
            made.paste(picture.image, (x, top))
            below = top + picture.image.height
            draw.rectangle((x - 1, top - 1, x + picture.image.width, below), outline=style.frame)
            _line(draw, picture.caption, picture.mark, (x, below, width), style.caption, style)
    return made


def _places(tile: Tile, left: int, across: int) -> Iterator[tuple[Picture, int, int]]:
    """Yield each picture of a tile with its left edge and its width; facing pages touch."""
    width = across // len(tile)
    for at, picture in enumerate(tile):
        if picture:
            yield picture, left + at * width, width


def _line(draw: ImageDraw, text: str, mark: str, place: tuple[int, int, int], words: Words, style: Style) -> None:
    """Write a line in its band, cut to what fits, with the mark at its right end."""
    font = _font(words)
    x, y, width = place
    middle = y + words.height // 2
    room = width - (font.getlength(mark) + words.size if mark else 0)
    draw.text((x, middle), _cut(text, font, room), fill=style.text, font=font, anchor="lm")
    draw.text((x + width, middle), mark, fill=style.text, font=font, anchor="rm")


def _cut(text: str, font: FreeTypeFont, room: float) -> str:
    if font.getlength(text) <= room:
        return text
    while text and font.getlength(text + "…") > room:
        text = text[:-1]
    return text + "…"


def _font(words: Words) -> FreeTypeFont:
    from PIL import ImageFont

    # The basic layout engine: Pillow's wheels bring another on some systems only, and a sheet must not depend on it.
    return ImageFont.truetype(str(words.font), words.size, layout_engine=ImageFont.Layout.BASIC)
