"""Parts of a whole, as one bar or one bar a row."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chart.model import Chart, Mark
from generator.chart.part_labels import part_labels
from generator.chart.pen import Pen
from generator.chart.size import lines
from generator.chart.traits import part_roles


def stacked(pen: Pen, chart: Chart) -> None:
    """Draw the parts side by side; their names and values stand below where they begin."""
    if len(chart.categories) == 1:
        _single(pen, chart)
    else:
        _rows(pen, chart)


def _single(pen: Pen, chart: Chart) -> None:
    g = pen.g
    places = part_labels(chart, pen.width, g)
    for (x, width, role, name, mark), place in zip(_parts(pen, chart, 0), places, strict=True):
        left, top = place.left, g["stack.drop"] + place.tier * g["stack.tier"]
        if place.tier:  # a hairline leads from the part down to a label that had to move
            lead = min(place.lead, x + width - g["hair"])
            pen.rect(lead, g["stack.size"], g["hair"], top - g["stack.size"], "tick")
        pen.rect(x, 0, width, g["stack.size"], role)
        pen.text(left, top + g["stack.name"] - 2, name, g["label"], "label")
        value = "strong" if mark.accent else "label"
        pen.text(left, top + g["stack.name"] + g["stack.value-drop"] - 2, mark.shown, g["value"], value, bold=True)


def _rows(pen: Pen, chart: Chart) -> None:
    g, y = pen.g, 0.0
    for index, category in enumerate(chart.categories):
        for line in lines(category, pen.width, g["label"]):
            pen.text(0, y + g["label-drop"], line, g["label"], "label")
            y += g["leading"]
        y -= g["leading"]
        top, after = y + g["stack.row-drop"], 0.0
        parts = list(_parts(pen, chart, index))
        widths = [pen.measure(m.shown, g["small"], m.accent) for *_, m in parts]
        limit = pen.width - sum(widths) - g["gap"] * (len(widths) - 1)
        for (x, width, role, _, mark), needed in zip(parts, widths, strict=True):
            pen.rect(x, top, width, g["stack.row-size"], role)
            at = min(max(x, after), limit) if limit > 0 else max(x, after)
            tone = "strong" if mark.accent else "label"
            pen.text(at, top + g["stack.row-size"] + g["stack.under"] - 1, mark.shown, g["small"], tone, mark.accent)
            after, limit = at + needed + g["gap"], limit + needed + g["gap"]
        y += g["stack.step"]


def _parts(pen: Pen, chart: Chart, index: int) -> Iterator[tuple[float, float, str, str, Mark]]:
    """Yield left edge, width, role, name and mark of each part of one bar."""
    present = [(s.name, m) for s in chart.series if (m := s.marks[index]) is not None]
    tones = part_roles([m.accent for _, m in present])
    scale = pen.width / float(chart.high or 1)
    x = 0.0
    for number, ((name, mark), role) in enumerate(zip(present, tones, strict=True)):
        width = float(mark.value) * scale
        seam = pen.g["stack.seam"] if number < len(present) - 1 else 0
        yield x, max(0.3, width - seam), role, name, mark
        x += width
