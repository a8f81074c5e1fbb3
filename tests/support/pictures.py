"""Small pictures made on the spot, and those of the case `pictures` (`python -m tests.support.pictures` draws anew)."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SKY, HILL, FIELD, RED = (196, 214, 228), (96, 124, 120), (58, 88, 72), (190, 60, 40)
MAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#eef3ee"/>'
    '<path d="M40 250C80 120 160 220 210 120S340 60 380 40" fill="none" stroke="#2d6f7a" stroke-width="10"/>'
    '<circle cx="90" cy="180" r="9"/><circle cx="340" cy="62" r="9"/></svg>\n'
)
SPOT = (0.3, 0.7)
"""Where a landscape's red mark stands, as parts of width and height."""


def landscape(width: int, height: int) -> Image.Image:
    """Return a sky, a hill and a field, with a red mark at `SPOT`."""
    image = Image.new("RGB", (width, height), SKY)
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, height * 0.6), (width * 0.6, height * 0.35), (width, height * 0.6)], HILL)
    draw.rectangle([0, height * 0.6, width, height], FIELD)
    x, y, r = SPOT[0] * width, SPOT[1] * height, min(width, height) * 0.06
    draw.ellipse([x - r, y - r, x + r, y + r], RED)
    return image


def saved(image: Image.Image, path: Path, **options: Any) -> Path:
    """Write an image and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, **options)
    return path


def opened(data: bytes) -> Image.Image:
    """Return the image that these bytes hold, read to its end."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def is_red(pixel: object) -> bool:
    """Return whether a pixel belongs to the mark of `landscape`, JPEG noise aside."""
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 24 for a, b in zip(pixel, RED, strict=False))


def draw_case(folder: Path) -> None:
    """Draw the pictures of the case, small files all."""
    saved(landscape(1200, 800), folder / "harbour.jpg", quality=60)
    saved(landscape(640, 900), folder / "keeper.jpg", quality=60)
    saved(landscape(1800, 600), folder / "shore.png")
    disc = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    ImageDraw.Draw(disc).ellipse([60, 60, 840, 840], (*HILL, 255))
    saved(disc, folder / "seal.png")
    (folder / "chart.svg").write_text(MAP, "utf-8")


if __name__ == "__main__":
    draw_case(Path(__file__).parents[1] / "cases" / "pictures" / "pictures")
