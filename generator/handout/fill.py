"""How full the pages are, measured in the plan, and what to say of pages that are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.handout.model import Frame, Handout, Page
from generator.problems import Problem
from generator.report.origins import Origins

LEAST = 0.62
"""The share of a page's lines that is to hold something: two thirds, less the air between its parts."""
THIN = 0.2
"""The same for the last page of a section, which ends where the section does."""
AIR = 2
"""Lines between two frames that count as filled."""


def measured(frames: Sequence[Frame], cells: float, top: float, lines: float) -> float:
    """Return the share of the lines from `top` to `lines` that hold something, the mean of both halves of the page."""
    if lines <= top:
        return 1.0
    halves = ((0.0, cells / 2), (cells / 2, cells))
    return sum(_covered(frames, half, top, lines) for half in halves) / 2 / (lines - top)


def _covered(frames: Sequence[Frame], half: tuple[float, float], top: float, lines: float) -> float:
    left, right = half
    covered, at = 0.0, top
    here = [f for f in frames if min(f.x + f.width, right) - max(f.x, left) > 0.4 * (right - left)]
    for frame in sorted(here, key=lambda f: f.y):
        start, end = max(frame.y, top), min(frame.y + frame.height, lines)
        if end > at:
            covered += end - (at if start - at <= AIR else start)
            at = end
    return covered


def problems(handout: Handout, origins: Origins) -> Iterator[Problem]:
    """Yield a warning for each page that is too empty, and for each exhibit far from the text that speaks of it."""
    starts = ""
    for page, following in pairwise(handout.pages):
        starts = page.id or starts
        if page.fill is not None:
            ends = bool(following.id) or following.run != page.run
            if page.fill < (THIN if ends else LEAST):
                yield _empty(page, origins, ends=ends)
        for id, pages in page.far:
            message = f"Page {page.number} of the handout: `{id}` stands {pages} pages from the text that speaks of it."
            hint = "Move it in the summary nearer to the paragraph that uses its figures."
            yield Problem(message, origins.block(id), hint, "warning")


def _empty(page: Page, origins: Origins, *, ends: bool) -> Problem:
    share = f"{(page.fill or 0) * 100:.0f} %"
    named = next((f.name for f in page.frames if f.name), "")
    if ends:
        message = f"Page {page.number} of the handout, the last of `{page.run}`, is nearly empty ({share})."
        hint = "Shorten the section by a few lines, or give it more to show."
    else:
        message = (
            f"Page {page.number} of the handout is filled to {share}: nothing that follows fits under what it holds."
        )
        hint = "Move an exhibit to another place in the section, split the one that follows, or add text."
    return Problem(message, origins.block(named) or origins.part(page.run), hint, "warning")
