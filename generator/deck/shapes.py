"""What a slide draws itself: squares, ticks, icons. Lengths are inches and come from the storyboard's measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from msgspec import Struct

from generator.deck.layout_parts import Spot
from generator.deck.material import Fig, Material
from generator.deck.model import Box, Shape
from generator.report import derived, figures
from generator.text.words import Words

Measures = Mapping[str, Any]


class TallyRow(Struct, frozen=True):
    """One run of squares."""

    fig: Fig
    label: str
    accent: bool
    squares: tuple[Box, ...]
    right: float
    """Where the last square ends."""
    middle: float
    """Half way down the squares."""


def tally(material: Material, rows: Iterable[Any], tops: Sequence[Box], measures: Measures) -> list[TallyRow]:
    """Return the squares of each row; `tops` are the boxes of the row labels, above which nothing is drawn."""
    found = []
    rows = list(rows)
    room = min((b.y - a.y for a, b in pairwise(tops)), default=0) or measures["pitch"]
    counts = [_count(material, row.stat) for row in rows]
    wide, high = min((top.w for top in tops), default=0), room - max((top.h for top in tops), default=0)
    step = _step(max(counts, default=1), wide - measures["beside"], high, measures)
    for i, (row, top) in enumerate(zip(rows, tops, strict=False)):
        fig = material.fig(row.stat)
        squares = _squares(counts[i], top, step, measures["drop"])
        accent = row.accent or (i == 0 and not any(r.accent for r in rows))
        low, high = squares[0].y, squares[-1].y + squares[-1].h
        label = material.text(row.label) if row.label else fig.label
        right = max(s.x + s.w for s in squares)
        found.append(TallyRow(fig, label, accent, tuple(squares), right, (low + high) / 2))
    return found


def tally_shapes(rows: Iterable[TallyRow], words: Words) -> tuple[Shape, ...]:
    """Return the squares of a tally, a group for each row, which says the row as alternative text."""
    found = []
    for row in rows:
        fill = "accent" if row.accent else "soft"
        alt = words.format("chart.alt-item", label=row.label, value=row.fig.text)
        for i, box in enumerate(row.squares, 1):
            found.append(Shape("rect", box, f"{row.label} {i}", fill=fill, group=row.label, alt=alt))
    return tuple(found)


def _count(material: Material, id: str) -> int:
    if id in material.report.derived_by_id:
        value = derived.compute(material.report.derived_by_id[id], material.report).value
    else:
        value = figures.parse(material.report.statistic(id).figure).value
    if value != Decimal(int(value)) or not 0 < value <= 60:
        raise ValueError(f"`{id}` is {value}: a tally draws one square each for 1 to 60")
    return int(value)


def _step(most: int, wide: float, high: float, measures: Measures) -> Measures:
    """Return the largest squares whose lines fit the room below a label, the same for every row: they are one scale."""
    steps: Sequence[Measures] = measures["steps"]
    fitting = (s for s in steps if most <= s["upto"] and _height(most, s) <= high + 0.01 and _width(most, s) <= wide)
    return next(fitting, steps[-1])


def _width(count: int, step: Measures) -> float:
    return float(min(count, step["line"]) * (step["size"] + step["gap"]))


def _squares(count: int, top: Box, step: Measures, drop: float) -> list[Box]:
    """Return `count` squares under a label."""
    y = top.y + top.h + drop
    pitch = step["size"] + step["gap"]
    return [
        Box(top.x + (i % step["line"]) * pitch, y + (i // step["line"]) * pitch, step["size"], step["size"])
        for i in range(count)
    ]


def _height(count: int, step: Measures) -> float:
    lines = -(-count // step["line"])
    return float(lines * (step["size"] + step["gap"]))


def icons(items: Iterable[Any], spots: Mapping[str, Spot], key: str, name: str) -> tuple[Shape, ...]:
    """Return the icons of a slide's items in the spots `key`-1, `key`-2 and so on."""
    return tuple(
        Shape("icon", spots[f"{key}-{i}"].box, f"{name} {i}", fill=spots[f"{key}-{i}"].fill, icon=item.icon)
        for i, item in enumerate(items, 1)
    )


def ticks(rows: int, table: Box, measures: Measures, first: int = 1) -> tuple[Shape, ...]:
    """Return a drawn tick for each row of a checklist; the fitter moves them to the middle of the rows."""
    size = measures["size"]
    found = []
    for row in range(first, first + rows):
        box = Box(table.x, table.y, size, size)
        inner = Box(table.x + size * 0.22, table.y + size * 0.28, size * 0.56, size * 0.44)
        name = f"Tick {row}"
        found += [
            Shape("rect", box, f"{name} ground", fill="accent", group=name, row=row),
            Shape("tick", inner, f"{name} mark", line="paper", weight=measures["weight"], group=name, row=row),
        ]
    return tuple(found)
