"""Where the events of a timeline stand: dots at true distances, texts beside them without overlap. Inches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from generator.deck.material import Material
from generator.deck.model import Box, Cell, Paragraph, Run, Shape, Table, Text
from generator.text import phrases

Measures = Mapping[str, Any]


class Spot(Struct, frozen=True):
    """One event on the axis."""

    event: Any
    date: str
    dot: float
    """Where its first day starts."""
    end: float
    """Where its last day ends; the same as `dot` for a single day."""
    stem: float
    """Where the line beside its text stands; away from `dot` when the texts would collide."""
    x: float
    """Left edge of its texts."""
    w: float
    """Width of its texts."""


class Axis(Struct, frozen=True):
    """A true time scale."""

    start: dt.date
    end: dt.date
    """The day after the last."""
    x: float
    w: float
    steps: tuple[dt.date, ...]
    """The days on which the marks stand."""
    yearly: bool

    def at(self, day: dt.date) -> float:
        """Return where a day starts."""
        return self.x + self.w * (day - self.start).days / (self.end - self.start).days


def axis(events: Sequence[Any], box: Box, measures: Measures) -> Axis:
    """Return the scale from the first month to the last, with room for the last text if a few more months give it."""
    first = min(e.date for e in events)
    last = max(e.end or e.date for e in events)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    yearly = months > measures["most-months"]
    step = 12 if yearly else 1
    start = dt.date(first.year, 1, 1) if yearly else first.replace(day=1)
    count = (last.year - start.year + 1) if yearly else months
    made = _axis(start, count, step, box)
    for _ in range(max(1, count // 3)):
        if made.x + made.w - made.at(max(e.date for e in events)) >= measures["text"]:
            break
        count += 1
        made = _axis(start, count, step, box)
    return made


def _axis(start: dt.date, count: int, step: int, box: Box) -> Axis:
    days = [_later(start, i * step) for i in range(count + 1)]
    return Axis(start, days[-1], box.x, box.w, tuple(days[:-1]), step == 12)


def _later(day: dt.date, months: int) -> dt.date:
    total = day.year * 12 + day.month - 1 + months
    return dt.date(total // 12, total % 12 + 1, 1)


def spots(material: Material, events: Sequence[Any], scale: Axis, measures: Measures) -> list[Spot]:
    """Return the events in order of time with room for their texts; a text moves, a dot never does."""
    ordered = sorted(events, key=lambda e: e.date)
    dots = [scale.at(e.date) for e in ordered]
    right = scale.x + scale.w
    lead, gap = measures["lead"], measures["gap"]
    need = min(measures["text"], (scale.w - gap * (len(dots) - 1)) / len(dots) - lead)
    lines = _spread(dots, scale.x, right - need - lead, need + lead + gap)
    found = []
    for event, dot, line, after in zip(ordered, dots, lines, [*lines[1:], right + gap], strict=True):
        end = scale.at(event.end + dt.timedelta(days=1)) if event.end and event.end != event.date else dot
        w = min(after - gap - line - lead, measures["widest"])
        found.append(Spot(event, _date(material, event, scale), dot, end, line, line + lead, w))
    return found


def _spread(places: Sequence[float], low: float, high: float, apart: float) -> list[float]:
    """Return the places moved as little as keeps them `apart` and between `low` and `high`."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + apart if moved else low))
    for i in reversed(range(len(moved))):
        limit = high if i == len(moved) - 1 else moved[i + 1] - apart
        moved[i] = min(moved[i], limit)
    return moved


def _date(material: Material, event: Any, scale: Axis) -> str:
    days = phrases.date_range(material.words, event.date, event.end)
    if not scale.yearly:
        return days
    month = phrases.month(material.words, event.date.month)
    return material.word("deck.timeline-month", year=event.date.year, month=month)


def marks(material: Material, scale: Axis) -> list[tuple[float, str]]:
    """Return where each month (or year) starts, in inches from the axis' left end, and its name."""
    every = -(-len(scale.steps) // 14)
    found = []
    for day in scale.steps[::every]:
        month = material.word("deck.timeline-mark", month=phrases.month(material.words, day.month))
        name = material.word("deck.year", year=day.year) if scale.yearly else month
        found.append((scale.at(day) - scale.x, name))
    return found


def scale_row(material: Material, scale: Axis, box: Box, indent: float, alt: str, events: Sequence[Spot]) -> Table:
    """Return the names of the marks as a table of one row, each cell from its mark to the next.

    A table, as LibreOffice knows no tab stops on slides. A name that a stem would cross stands to its right.
    """
    found = marks(material, scale)
    ends = [x for x, _ in found[1:]] + [scale.w]
    stems = [spot.stem - scale.x for spot in events]
    cells = tuple(
        Cell(Text((Paragraph((Run(name, color="muted"),)),)), below="none", pad=_clear(start, name, indent, stems))
        for start, name in found
    )
    widths = tuple(end - start for (start, _), end in zip(found, ends, strict=True))
    return Table(widths, (cells,), (box.h,), header=False, style="note", alt=alt)


def _clear(start: float, name: str, indent: float, stems: Sequence[float]) -> float:
    """Return how far a name stands from its mark; a twelfth of an inch a Latin letter is more than it takes."""
    end = start + indent + sum(2 if ord(c) > 0x2E7F else 1 for c in name) / 12
    crossing = [stem for stem in stems if start < stem < end]
    return crossing[-1] - start + indent if crossing else indent


def drawing(scale: Axis, found: Sequence[Spot], measures: Measures, name: str) -> tuple[Shape, ...]:
    """Return axis, marks, stems and dots as one group."""
    y, top, bottom = measures["axis"], measures["top"], measures["bottom"]
    shapes = [_line(scale.x, y, scale.x + scale.w, y, measures["axis-weight"], "track", "Axis")]
    half = measures["tick"] / 2
    weight = measures["tick-weight"]
    shapes += [_line(scale.at(d), y - half, scale.at(d), y + half, weight, "soft", f"Mark {d}") for d in scale.steps]
    for i, spot in enumerate(found, 1):
        shapes += _stem(spot, i, y, top, bottom, measures)
    r = measures["dot"] / 2
    for i, spot in enumerate(found, 1):
        if spot.end > spot.dot:
            h = measures["bar"]
            box = Box(spot.dot, y - h / 2, max(spot.end - spot.dot, h / 2), h)
            shapes.append(Shape("rect", box, f"Event {i}", fill="accent"))
        else:
            shapes.append(Shape("ellipse", Box(spot.dot - r, y - r, 2 * r, 2 * r), f"Event {i}", fill="accent"))
    return tuple(Shape(s.kind, s.box, s.name, s.fill, s.line, s.weight, name) for s in shapes)


def _stem(spot: Spot, i: int, y: float, top: float, bottom: float, measures: Measures) -> list[Shape]:
    """Return the line beside an event's text; when the text had to move, an elbow leads to the dot."""
    weight = measures["stem-weight"]
    if abs(spot.stem - spot.dot) < 0.02:
        return [_line(spot.dot, top, spot.dot, bottom, weight, "deep", f"Stem {i}")]
    turn = y - measures["elbow"] + 0.04 * i * (1 if spot.stem > spot.dot else -1)
    below = y + measures["below"]
    return [
        _line(spot.stem, top, spot.stem, turn, weight, "deep", f"Stem {i} above"),
        _line(min(spot.stem, spot.dot), turn, max(spot.stem, spot.dot), turn, weight, "deep", f"Stem {i} across"),
        _line(spot.dot, turn, spot.dot, y, weight, "deep", f"Stem {i} down"),
        _line(spot.stem, below, spot.stem, bottom, weight, "deep", f"Stem {i} below"),
    ]


def _line(x1: float, y1: float, x2: float, y2: float, weight: float, color: str, name: str) -> Shape:
    return Shape("line", Box(x1, y1, x2 - x1, y2 - y1), name, line=color, weight=weight)
