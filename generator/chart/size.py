"""How high a printed chart is, without drawing it.

Text is estimated here, a little on the wide side, from the kind of its characters; the drawing wraps and stacks
labels by the same estimate, so that what is reckoned is what is drawn.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping

from generator.brand.model import Brand
from generator.chart.model import Chart
from generator.chart.style import numbers

BOLD = 1.06
"""How much wider bold text is."""
_CLOSING = "\u3002\uff0c\u3001\uff1b\uff1a\uff09\u300d\u300b\u201d\u2019\uff01\uff1f%)],.;:!?"


def height(chart: Chart, width: float | None = None, brand: Brand | None = None) -> float:
    """Return the height in points, a whole number of the page's lines; `width` is the figure's, in points."""
    g = numbers("print", brand)
    needed = _height(chart, width or g["width"], g)
    return math.ceil(needed / g["line"] - 0.001) * g["line"]


def _height(chart: Chart, width: float, g: Mapping[str, float]) -> float:
    rows = len(chart.categories)
    if chart.form in ("line", "column"):
        return g["series.height"] + (g["series.wrap"] if wraps(chart, width, g) else 0)
    if chart.form == "stacked" and rows == 1:
        from generator.chart.part_labels import part_labels

        return g["stack.drop"] + (1 + max(label.tier for label in part_labels(chart, width, g))) * g["stack.tier"]
    extra = sum(len(lines(c, width, g["label"])) - 1 for c in chart.categories) * g["leading"]
    return (rows - 1) * g[step_key(chart)] + _last_row(chart, g) + extra


def _last_row(chart: Chart, g: Mapping[str, float]) -> float:
    """Return the height of the last row: it ends with its mark, what is under it belongs to the page."""
    group = _group(chart)
    match group:
        case "bar" | "fall":
            return g[f"{group}.drop"] + g[f"{group}.size"] + g[f"{group}.over"]
        case "tally":
            return g["tally.drop"] + g["tally.size"]
        case "change":
            return g["change.drop"] + 2 * g["change.radius"]
    return g[step_key(chart)]


def step_key(chart: Chart) -> str:
    """Return the key of the distance between two rows of this form."""
    return f"{_group(chart)}.step"


def _group(chart: Chart) -> str:
    return {"share": "fall", "stacked": "stack"}.get(chart.form, chart.form)


def estimate(text: str, size: float) -> float:
    """Return roughly how wide the text is, in points."""
    return sum(_advance(c) for c in text) * size


def _advance(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF" or character in "\u201c\u201d\u2018\u2019\u2014\u2026":
        return 1.0
    if character.isupper() or character in "%@":
        return 0.72 if character != "%" else 0.92
    if character in " .,;:'|il()[]":
        return 0.3
    return 0.58


def lines(text: str, width: float, size: float) -> tuple[str, ...]:
    """Return the text broken to the width: Latin words stay whole, no closing mark begins a line."""
    if estimate(text, size) <= width:
        return (text,)
    found, current = [], ""
    for piece in _pieces(text):
        if current and estimate((current + piece).rstrip(), size) > width:
            found.append(current.rstrip())
            current = piece.lstrip()
        else:
            current += piece
    return tuple(line for line in (*found, current.rstrip()) if line)


def _pieces(text: str) -> list[str]:
    """Return the smallest pieces between which a line may break."""
    pieces: list[str] = []
    for character in text:
        previous = pieces[-1] if pieces else ""
        # A Latin word or number grows until a space or a Chinese character ends it.
        word = previous and _narrow(previous[-1]) and _narrow(character) and not previous.endswith(" ")
        opens = previous[-1:] in ("\u201c", "\u2018", "\uff08", "\u300a", "(")
        if previous and (word or opens or character in _CLOSING or character == " "):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _narrow(character: str) -> bool:
    return _advance(character) < 1


def wraps(chart: Chart, width: float, g: Mapping[str, float]) -> bool:
    """Whether a category under a column or point needs a second line."""
    room = width / max(1, len(chart.categories)) - 4
    broken = [lines(c, room, g["small"]) for c in chart.categories]
    fits = all(estimate(line, g["small"]) <= room for category in broken for line in category)
    # A number is not parted from a counter of one character: 10 over its month reads as two things.
    whole = all(len(line) > 1 for category in broken if len(category) > 1 for line in category)
    return fits and whole and max(len(category) for category in broken) == 2
