"""A picture as its file has it, and the part of it that shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

Kind = Literal["jpeg", "png", "svg"]


class PictureProblem(ValueError):
    """A file that cannot be used as a picture. The message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(f"{message} {hint}")


class Original(Struct, frozen=True):
    """A picture file that can be read."""

    path: Path
    kind: Kind
    width: float
    """Pixels, the right way up; an SVG has units of its own instead."""
    height: float
    letters: bool = False
    """Whether an SVG holds text, which every program sets in the fonts that it has."""

    @property
    def aspect(self) -> float:
        """Width by height."""
        return self.width / self.height


class Faces(Struct, frozen=True):
    """The fonts in which texts of an SVG are drawn."""

    family: str
    """Stands in for every family that `files` do not hold."""
    files: tuple[Path, ...]


class Crop(Struct, frozen=True):
    """How much is cut away at each edge, as parts of the whole width or height."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    @property
    def width(self) -> float:
        """The part of the width that is left."""
        return 1 - self.left - self.right

    @property
    def height(self) -> float:
        """The part of the height that is left."""
        return 1 - self.top - self.bottom


def crop(aspect: float, place: float, focus: Sequence[float]) -> Crop:
    """Return what to cut from a picture so that it fills its place.

    `aspect` is the picture's width by height, `place` that of its place. As little as possible is cut away, at two
    opposite edges; the focus comes as near to the middle as the edges allow.
    """
    x, y = focus
    if aspect > place:
        kept = place / aspect
        left = min(max(x - kept / 2, 0.0), 1 - kept)
        return Crop(left=left, right=1 - kept - left)
    kept = aspect / place
    top = min(max(y - kept / 2, 0.0), 1 - kept)
    return Crop(top=top, bottom=1 - kept - top)


def whole(aspect: float, width: float, height: float) -> tuple[float, float]:
    """Return width and height of the largest copy of a picture that a place of this width and height holds."""
    return (width, width / aspect) if aspect * height > width else (height * aspect, height)
