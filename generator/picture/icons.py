"""The icons that come with the program, by name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator import resources

Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]
_VIEW = re.compile(r'viewBox="0 0 ([0-9.]+)')


def folder() -> Path:
    """Return the folder that holds one SVG for each icon."""
    return resources.folder("assets") / "icons"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    return tuple(sorted(path.stem for path in folder().glob("*.svg")))


@cache
def outline(name: str) -> tuple[float, tuple[Step, ...]]:
    """Return the side of an icon's square, and its outline as steps: `M`, `L` and `C` with their points, and `Z`.

    FileNotFoundError if there is no such icon.
    """
    from fontTools.pens.basePen import BasePen
    from fontTools.svgLib.path import SVGPath

    steps: list[Step] = []

    class Pen(BasePen):  # type: ignore[misc]
        """Takes down what is drawn; the base class turns every curve into cubic ones."""

        def _moveTo(self, point: Point) -> None:  # noqa: N802 (fontTools names it)
            steps.append(("M", (point,)))

        def _lineTo(self, point: Point) -> None:  # noqa: N802
            steps.append(("L", (point,)))

        def _curveToOne(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
            steps.append(("C", (first, second, end)))

        def _closePath(self) -> None:  # noqa: N802
            steps.append(("Z", ()))

    text = (folder() / f"{name}.svg").read_text("utf-8")
    SVGPath.fromstring(text.encode()).draw(Pen())
    view = _VIEW.search(text)
    return float(view[1]) if view else 0.0, tuple(steps)
