"""Plans a deck that fits: the story told, measured, and told again with fewer items where a slide is too full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from generator.brand.model import Brand
from generator.corporate.place import joined
from generator.deck import fit, storyboard
from generator.deck.fit import Fitted
from generator.deck.layouts import Layouts, layouts
from generator.report.model import Report
from generator.report.origins import Positions
from generator.text.words import Words


def compose(
    report: Report,
    brand: Brand,
    words: Words,
    offered: Layouts,
    positions: Positions | None = None,
    folder: Path | None = None,
) -> Fitted:
    """Return the fitted deck; its problems are texts that are too long even for a slide of their own.

    `positions` let a problem name its line in the summary, `folder` is the one that pictures lie in.
    Raises InputProblems for a storyboard that cannot be worked out.
    """
    limits: dict[tuple[Any, ...], int] = {}
    while True:
        planned = joined(storyboard.plan(report, brand, words, offered, folder, limits), offered)
        found = fit.fit(planned, brand, offered, positions, report)
        fewer = {rows: most for rows, most in found.uneven.items() if rows not in limits}  # once: one row may be high
        if not (found.crowded or fewer):
            return found
        limits |= {**fewer, **found.crowded}  # each round allows fewer items of some list, down to one


def roomy(
    report: Report,
    brand: Brand,
    words: Words,
    positions: Positions | None = None,
    folder: Path | None = None,
) -> tuple[Fitted, Layouts]:
    """Return the fitted deck and its layouts: on an organisation's template the largest in which all texts fit.

    A warning says that it is not the usual size. When they fit in none, the problems are those of the smallest.
    """
    if not brand.deck.get("template"):
        offered = layouts(brand, report.language)
        return compose(report, brand, words, offered, positions, folder), offered
    from generator.corporate import adapt

    for room in adapt.rooms(brand):
        offered = layouts(brand, report.language, room)
        found = compose(report, brand, words, offered, positions, folder)
        if not found.problems:
            break
    if room > 1 and not found.problems:
        found = replace(found, problems=(adapt.smaller(brand, offered, room),))
    return found, offered
