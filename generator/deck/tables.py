"""Tables as the storyboard describes them: columns with what stands in each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any

from generator.deck.material import Material
from generator.deck.model import Cell, Paragraph, Run, Table, Text
from generator.deck.story import Scope, StoryProblem, Teller, place
from generator.yamlnodes import Items, Map

Row = tuple[Cell, ...]
FLOW = ("for", "if", "with")
TABLE = (*FLOW, "columns", "height", "head-height", "top", "below", "fill", "alt", "style", "head-style")
TEXT = ("text", "style", "bold", "color", "link")
COLUMN = (*FLOW, *TEXT, "width", "head", "align", "second", "fill", "below", "pad", "keep")


@dataclass(frozen=True)
class Column:
    """One column of a table with columns of its own."""

    index: int
    width: float
    align: str


def free_columns(material: Material, block: Any, width: float) -> list[Column]:
    """Return the columns of a table block, as wide as their longest cell asks for; columns of figures right aligned."""
    cells = [[material.text(c) for c in row] for row in block.rows]
    heads = [material.text(c) for c in block.columns]
    asked = []
    for i, head in enumerate(heads):
        longest = max((_length(row[i]) for row in cells if i < len(row)), default=0)
        asked.append(min(max(longest, _length(head), 4), 36) + 2)
    numeric = [bool(cells) and all(_is_figure(row[i]) for row in cells if i < len(row)) for i in range(len(heads))]
    total = sum(asked)
    return [
        Column(i, round(width * a / total, 3), "right" if numeric[i] and i else "left") for i, a in enumerate(asked)
    ]


def _length(text: str) -> float:
    """Return the length in full-width characters, roughly."""
    return sum(1 if ord(c) > 0x2E7F else 0.55 for c in text)


def _is_figure(text: str) -> bool:
    return bool(text) and sum(c.isdigit() for c in text) * 2 >= len(text.replace(",", "").replace(".", ""))


def build(teller: Teller, material: Material, spec: Map, scope: Scope, width: float) -> Table | None:
    """Return the table that a mapping with `columns` describes, `width` inches wide; None when it has no rows."""
    for key in spec:
        if key not in TABLE:
            hint = f"Known here: {', '.join(TABLE)}."
            raise StoryProblem(f"`{key}` is nothing that a table knows.", place(key), hint)
    columns = [(c, s) for entry in spec["columns"] for s in _column_scopes(teller, entry, scope) for c in [entry]]
    head = tuple(_head(teller, c, s) for c, s in columns)
    has_head = any(cell.text.plain() for cell in head)
    rows, heights = ([head], [float(teller.value(spec.get("head-height", 0.375), scope))]) if has_head else ([], [])
    body = 0
    for inner in teller.scopes(_without_columns(spec), scope):
        fill = teller.value(spec.get("fill"), inner) or None
        below = teller.value(spec.get("below", "hair"), inner)
        rows.append(tuple(_cell(teller, material, c, {**inner, **_new(s, scope)}, below, fill) for c, s in columns))
        heights.append(float(teller.value(spec.get("height", 0.39), inner)))
        body += 1
    if not body:
        return None
    widths = tuple(float(teller.value(c.get("width", 1), s)) for c, s in columns)
    kept = [bool(teller.value(c.get("keep", False), s)) for c, s in columns]
    rows, widths = _without_empty(rows, widths, kept) if has_head else (rows, widths)
    widths = _filling(rows, widths, width)
    return Table(
        widths,
        tuple(rows),
        tuple(heights),
        has_head,
        str(teller.value(spec.get("style", "body"), scope)),
        str(spec.get("head-style", "note")),
        str(teller.value(spec.get("alt", ""), scope)),
        top=teller.value(spec.get("top", "none"), scope),
    )


def _without_empty(
    rows: list[Row], widths: tuple[float, ...], kept: Sequence[bool]
) -> tuple[list[Row], tuple[float, ...]]:
    """Return the rows without columns that have a head and nothing below it, unless they are to be kept."""
    full = [
        keep or not rows[0][i].text.plain() or any(r[i].text.plain() for r in rows[1:]) for i, keep in enumerate(kept)
    ]
    return [tuple(compress(row, full)) for row in rows], tuple(compress(widths, full))


def _filling(rows: Sequence[Row], widths: Sequence[float], room: float) -> tuple[float, ...]:
    """Return the widths made to fill the room in their proportion; a column for something drawn keeps its own."""
    told = [any(row[i].text.plain() for row in rows) for i in range(len(widths))]
    fixed = sum(w for w, text in zip(widths, told, strict=True) if not text)
    share = (room - fixed) / (sum(widths) - fixed)
    return tuple(w * share if text else w for w, text in zip(widths, told, strict=True))


def _without_columns(spec: Map) -> Map:
    flow = Map(spec.where)
    flow.update({k: v for k, v in spec.items() if k in ("for", "if", "with")})
    return flow


def _column_scopes(teller: Teller, entry: Any, scope: Scope) -> Sequence[Scope]:
    if not isinstance(entry, Map):
        raise StoryProblem("Each column is a mapping such as `width: 2`.", place(entry))
    for key in entry:
        if key not in COLUMN:
            hint = f"Known here: {', '.join(COLUMN)}."
            raise StoryProblem(f"`{key}` is nothing that a column knows.", place(key), hint)
    return list(teller.scopes(_without_columns(entry), scope))


def _new(inner: Scope, outer: Scope) -> dict[str, Any]:
    """Return the names that a column's own loop brings; its `loop` must not hide that of the rows."""
    return {k: v for k, v in inner.items() if k != "loop" and (k not in outer or outer[k] is not v)}


def _head(teller: Teller, column: Map, scope: Scope) -> Cell:
    text = str(teller.value(column.get("head", ""), scope) or "")
    align = teller.value(column.get("align", "left"), scope)
    run = Run(text, bold=True, color="muted")
    return Cell(Text((Paragraph((run,)),)), align, below="strong", pad=float(column.get("pad", 0)))


def _cell(teller: Teller, material: Material, column: Map, scope: Scope, below: Any, fill: Any) -> Cell:
    paragraphs = _paragraphs(teller, material, column, scope)
    second = column.get("second")
    if isinstance(second, Map):
        paragraphs += _paragraphs(teller, material, second, scope)
    align = teller.value(column.get("align", "left"), scope)
    own = teller.value(column.get("fill"), scope) or fill
    rule = teller.value(column.get("below"), scope) or below
    return Cell(Text(paragraphs or (Paragraph((Run(""),)),)), align, own, rule, pad=float(column.get("pad", 0)))


def _paragraphs(teller: Teller, material: Material, spec: Mapping[str, Any], scope: Scope) -> tuple[Paragraph, ...]:
    value = teller.value(spec.get("text", ""), scope)
    style = teller.value(spec.get("style"), scope)
    bold, color = teller.value(spec.get("bold"), scope), teller.value(spec.get("color"), scope)
    link = teller.value(spec.get("link"), scope)
    if isinstance(value, Text):
        found = value.paragraphs
    elif value is None or value == "":
        return ()
    else:
        found = tuple(Paragraph((Run(line),)) for line in material.text(str(value)).split("\n"))
    return tuple(
        replace(
            p,
            style=p.style or style,
            runs=tuple(
                replace(r, bold=bold if r.bold is None else r.bold, color=r.color or color, link=r.link or link)
                for r in p.runs
            ),
        )
        for p in found
    )


def as_items(value: Any) -> list[Any]:
    """Return a value as a list: a mapping or scalar alone makes one entry."""
    return list(value) if isinstance(value, Items) else [] if value is None else [value]
