"""Where the names and values of a single stack's parts stand under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.chart.model import Chart
from generator.chart.size import BOLD, estimate
from generator.chart.traits import side_by_side

_EPSILON = 0.01
"""What sums of parts may miss the edge by, in points."""


class PartLabel(Struct, frozen=True):
    """Where the label of a part of a single stack stands, in points; `tier` 0 is the line nearest to the bar."""

    left: float
    right: float
    lead: float
    """Where the line leads down to it that a label needs on another tier than the first."""
    tier: int = 0


def part_labels(chart: Chart, width: float, g: Mapping[str, float]) -> Sequence[PartLabel]:
    """Return the place of each part's label under a single stack.

    They begin with their part, or are pushed aside as long as they still touch it. Where that is not enough, they
    begin or end with their part on several lines.
    """
    parts, needed, at = [], [], 0.0
    for series in chart.series:
        mark = series.marks[0]
        if mark is None:
            continue
        end = at + (float(mark.value / chart.high) * width if chart.high else 0)
        parts.append((at, end))
        needed.append(max(estimate(series.name, g["label"]), estimate(mark.shown, g["value"]) * BOLD))
        at = end
    if sum(needed) + g["gap"] * (len(needed) - 1) <= width:
        boxes = [own + g["gap"] for own in needed]
        centres = [start + box / 2 for (start, _), box in zip(parts, boxes, strict=True)]
        placed = side_by_side(centres, boxes, width + g["gap"])
        found = [PartLabel(c - box / 2, c + box / 2 - g["gap"], c) for c, box in zip(placed, boxes, strict=True)]
        if all(one.left < end and one.right > start for one, (start, end) in zip(found, parts, strict=True)):
            return found
    return _stepped(parts, needed, width, g["gap"])


def _stepped(
    parts: Sequence[tuple[float, float]], needed: Sequence[float], width: float, gap: float
) -> list[PartLabel]:
    """Return labels on as few lines as will do; in the worst case each has its own."""
    choices = []
    for (start, end), own in zip(parts, needed, strict=True):
        boxes = [(start, start + own, start), (end - own, end, end)]
        choices.append(
            [box for box in boxes if box[0] >= -_EPSILON and box[1] <= width + _EPSILON] or [(0.0, own, start)]
        )
    for lines in range(1, len(parts)):
        found = _placed(choices, lines, gap, [])
        if found:
            return found
    return [PartLabel(*boxes[0], tier) for tier, boxes in enumerate(choices)]


def _placed(
    choices: Sequence[Sequence[tuple[float, float, float]]], lines: int, gap: float, found: list[PartLabel]
) -> list[PartLabel]:
    """Return the labels with those that follow `found` in place, or nothing if they do not fit on so many lines."""
    if len(found) == len(choices):
        return found
    for tier in range(lines):
        for box in choices[len(found)]:
            label = PartLabel(*box, tier)
            if not any(_clash(label, other, gap) or _clash(other, label, gap) for other in found):
                done = _placed(choices, lines, gap, [*found, label])
                if done:
                    return done
    return []


def _clash(one: PartLabel, other: PartLabel, gap: float) -> bool:
    """Whether two labels touch, or the line that leads down to one runs through the other."""
    if one.tier == other.tier:
        return one.left < other.right + gap and other.left < one.right + gap
    return one.tier > other.tier and other.left - 1 < one.lead < other.right + 1
