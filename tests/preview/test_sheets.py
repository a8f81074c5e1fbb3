from __future__ import annotations

import pytest
from msgspec.structs import replace
from PIL import Image, ImageColor

from generator.brand.load import load
from generator.preview import sheets
from generator.preview.sheets import Picture
from generator.preview.style import Rows, Style, style

INKS = ("red", "green", "blue", "orange", "purple")


@pytest.fixture(scope="module")
def look() -> Style:
    return style(load())


def pictures(count: int, size: tuple[int, int]) -> list[Picture]:
    return [Picture(Image.new("RGB", size, INKS[i % len(INKS)]), f"{i + 1}") for i in range(count)]


def captions(tiles: list[sheets.Tile]) -> list[list[str]]:
    return [[picture.caption if picture else "" for picture in tile] for tile in tiles]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, [["", "1"]]),
        (2, [["", "1"], ["2", ""]]),
        (3, [["", "1"], ["2", "3"]]),
        (4, [["", "1"], ["2", "3"], ["4", ""]]),
    ],
)
def test_the_cover_is_alone_on_the_right_and_pages_face_each_other(count: int, expected: list[list[str]]) -> None:
    assert captions(sheets.spreads(pictures(count, (10, 14)))) == expected


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (24, [24]), (25, [16, 9]), (33, [20, 13]), (49, [20, 20, 9])]
)
def test_sheets_are_as_few_as_hold_all_and_end_with_full_rows(count: int, sizes: list[int]) -> None:
    tiles: list[sheets.Tile] = [(one,) for one in pictures(count, (4, 3))]
    shares = sheets.shares(tiles, Rows(columns=4, abreast=1, most=24, each=100))
    assert [len(share) for share in shares] == sizes
    assert [tile for share in shares for tile in share] == tiles


def test_pictures_stand_in_rows_in_a_frame_on_the_ground(look: Style) -> None:
    rows = replace(look.rows["deck"], columns=2)
    across = look.place(rows)
    size = (across, across * 9 // 16)
    tiles: list[sheets.Tile] = [(one,) for one in pictures(3, size)]
    made = sheets.sheet(tiles, "Heading", rows, look)
    assert made.width == look.width

    left, top = look.margin, look.margin + look.heading.height
    right, below = left + across + look.gap, top + size[1] + look.caption.height + look.gap // 2
    for (x, y), ink in zip([(left, top), (right, top), (left, below)], INKS, strict=False):
        assert made.getpixel((x, y)) == made.getpixel((x + size[0] - 1, y + size[1] - 1)) == ImageColor.getrgb(ink)
        assert made.getpixel((x - 1, y - 1)) == made.getpixel((x + size[0], y + size[1])) == rgb(look.frame)
    assert made.getpixel((right + 10, below + 10)) == rgb(look.ground)
    assert made.getpixel((2, 2)) == made.getpixel((made.width - 3, made.height - 3)) == rgb(look.ground)


def test_facing_pages_touch_and_a_missing_one_leaves_the_ground(look: Style) -> None:
    rows = look.rows["handout"]
    width = look.place(rows) // 2
    pages = pictures(3, (width, width * 7 // 5))
    made = sheets.sheet(sheets.spreads(pages), "Heading", rows, look)
    y = look.margin + look.heading.height + 50
    assert made.getpixel((look.margin + 50, y)) == rgb(look.ground)
    assert made.getpixel((look.margin + width + 50, y)) == ImageColor.getrgb("red")
    second = look.margin + 2 * width + look.gap
    assert made.getpixel((second + width - 2, y)) == ImageColor.getrgb("green")
    assert made.getpixel((second + width, y)) == ImageColor.getrgb("blue")


def test_a_long_caption_is_cut_before_the_mark_at_its_end(look: Style) -> None:
    rows = look.rows["deck"]
    size = (look.place(rows), 300)
    band = look.margin + look.heading.height + size[1] + 1
    written = []
    for caption, mark in (("", "hidden"), ("long " * 60, ""), ("long " * 60, "hidden")):
        picture = Picture(Image.new("RGB", size, "white"), caption, mark)
        made = sheets.sheet([(picture,)], "", rows, look)
        row = made.crop((0, band, look.width, band + look.caption.height))
        ground = Image.new("RGB", row.size, look.ground)
        written.append(inked(row, ground))
    end = look.margin + size[0]
    assert written[1][0] >= look.margin
    assert written[1][-1] < end
    marked = range(written[0][0], end)
    gap = [x for x in written[2] if written[0][0] - look.caption.size <= x < written[0][0]]
    assert set(written[0]) <= set(written[2])
    assert gap == []
    assert written[2][-1] in marked


def test_captions_are_written_in_chinese(look: Style) -> None:
    """The font of the captions has the characters: no two of them look alike, as empty boxes would."""
    drawn = set()
    for word in ("封", "面", "章"):
        picture = Picture(Image.new("RGB", (look.place(look.rows["deck"]), 30), "white"), word)
        drawn.add(sheets.sheet([(picture,)], "", look.rows["deck"], look).tobytes())
    assert len(drawn) == 3


def inked(row: Image.Image, ground: Image.Image) -> list[int]:
    """Return the columns in which something is written."""
    from PIL import ImageChops

    ink = ImageChops.difference(row, ground).convert("L")
    return [x for x in range(ink.width) if ink.crop((x, 0, x + 1, ink.height)).getextrema()[1]]


def rgb(value: str) -> tuple[int, ...]:
    return ImageColor.getrgb(value)
