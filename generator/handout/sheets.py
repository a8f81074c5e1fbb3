"""What makes a finished PDF ready for the printer: page boxes, crop marks, and how it wants to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.handout.edition import Edition

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


def prepare(pdf: Any, edition: Edition) -> None:
    """Give the pages of an open PDF the boxes and marks of an edition, and viewers what they should do with them.

    WeasyPrint has drawn each page with the slug around it. All that is drawn is cut at the bleed; the marks stand in
    the slug, as artifacts, which screen readers pass over.
    """
    import pikepdf

    if edition.leaf:
        pdf.Root.PageLayout = pikepdf.Name.TwoPageRight
        pdf.Root.ViewerPreferences.Duplex = pikepdf.Name.DuplexFlipLongEdge
        pdf.Root.ViewerPreferences.PrintScaling = pikepdf.Name("/None")
    if not edition.slug:
        return
    for page in pdf.pages:
        trim = _inset([float(side) for side in page.MediaBox], edition.slug)
        bleed = _inset(list(trim), -edition.bleed)
        page.TrimBox, page.BleedBox = pikepdf.Array(_short(trim)), pikepdf.Array(_short(bleed))
        left, bottom, right, top = _short(bleed)
        cut = f"q {left:g} {bottom:g} {right - left:g} {top - bottom:g} re W n\n"
        page.contents_add(cut.encode("ascii"), prepend=True)
        page.contents_add(f"\nQ\n{_marks(trim, edition)}".encode("ascii"))


def _inset(box: list[float], by: float) -> Box:
    left, bottom, right, top = box
    return left + by, bottom + by, right - by, top - by


def _short(box: Box) -> list[float]:
    return [round(side, 3) + 0.0 for side in box]


def _marks(trim: Box, edition: Edition) -> str:
    """Return the drawing of the crop marks: two lines at each corner, in line with the edges of the trim."""
    lines = "".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l " for a, b, c, d in _lines(trim, edition))
    ink = "1 1 1 1 K" if edition.profile else "0 G"  # on every plate, so that the plates can be laid one on the other
    return f"/Artifact BMC q {edition.mark['weight']:.3f} w {ink} {lines}S Q EMC"


def _lines(trim: Box, edition: Edition) -> Iterator[Box]:
    left, bottom, right, top = trim
    near, far = edition.mark["gap"], edition.mark["gap"] + edition.mark["length"]
    for x in (left, right):
        yield x, bottom - near, x, bottom - far
        yield x, top + near, x, top + far
    for y in (bottom, top):
        yield left - near, y, left - far, y
        yield right + near, y, right + far, y
