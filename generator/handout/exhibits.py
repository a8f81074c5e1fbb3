"""Exhibits in their settings: each block of the report narrow (half the page), wide (the whole page), or both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from generator.chart.model import Chart
from generator.handout import figures, lists, pictures, tables
from generator.handout.content import Body, ChartBody, QuoteBody
from generator.handout.desk import Desk
from generator.handout.model import Exhibit, Kind
from generator.report import model as report

Numbered = Literal["", "figure", "table"]


@dataclass(frozen=True)
class Piece:
    """One exhibit, or one part of an exhibit that is too long for a page, in the settings it can have."""

    narrow: Exhibit | None
    wide: Exhibit | None
    numbered: Numbered
    likes: Literal["narrow", "wide", "either"]
    again: bool = False
    """Whether it continues the piece before it."""

    def settings(self) -> tuple[Exhibit, ...]:
        """Return the settings there are, the preferred one first."""
        both = (self.wide, self.narrow) if self.likes == "wide" else (self.narrow, self.wide)
        return tuple(e for e in both if e)


def pieces(block: report.AnyBlock, desk: Desk, numbered: int = 0, most: int = 0) -> tuple[Piece, ...]:
    """Return a block as exhibits no higher than a page, or than `most` lines where lists can be split so far.

    `numbered` is the number that its title will carry. In one column only the first part keeps to `most`: what goes
    on does so under another title each time, which is to stand on a page's head.
    """
    whole = _piece(block, desk, numbered)
    limit = most or desk.geometry.lines
    if any(e.height <= limit for e in whole.settings()) or not _can_split(block):
        return (_within(whole, desk.geometry.lines),)
    first, rest = _split(block, desk, limit)
    later = most if desk.geometry.columns > 1 else 0
    return (
        *pieces(first, desk, numbered, most),
        *(replace(p, again=True) for p in pieces(rest, desk, numbered, later)),
    )


def _within(piece: Piece, limit: int) -> Piece:
    """Drop a setting that no page can hold, as long as another is left."""
    fits = [e for e in piece.settings() if e.height <= limit]
    if not fits:
        return piece
    return replace(
        piece,
        narrow=piece.narrow if piece.narrow in fits else None,
        wide=piece.wide if piece.wide in fits else None,
    )


def _can_split(block: report.AnyBlock) -> bool:
    return len(_parts(block)[1]) > 1


def _split(block: report.AnyBlock, desk: Desk, limit: int) -> tuple[report.AnyBlock, report.AnyBlock]:
    """Return as much of the block as a page holds, and the rest under a title that says so."""
    field, parts = _parts(block)
    ends = {"result": None, "reading": None, "scope": None} if field == "items" else {}
    known = {key: value for key, value in ends.items() if key in type(block).model_fields}

    def part(start: int, end: int) -> report.AnyBlock:
        changes: dict[str, object] = {field: parts[start:end]}
        if end < len(parts):
            changes |= known
        return block.model_copy(update=changes)

    low, high = 1, len(parts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        fits = any(e.height <= limit for e in _piece(part(0, middle), desk, 0).settings())
        low, high = (middle, high) if fits else (low, middle - 1)
    if low == len(parts) - 1 > 2:  # the last one is not left alone
        low -= 1
    continued = desk.words["common.continued"]
    title = block.title if block.title.endswith(continued) else block.title + continued
    return part(0, low), part(low, len(parts)).model_copy(update={"title": title})


def _parts(block: report.AnyBlock) -> tuple[str, tuple[object, ...]]:
    for field in ("items", "rows", "events", "stats"):
        parts = getattr(block, field, ())
        if parts and not isinstance(block, report.ChartBlock):
            return field, parts
    return "", ()


def _piece(block: report.AnyBlock, desk: Desk, number: int) -> Piece:
    match block:
        case report.ChartBlock():
            numbered: Numbered = "figure"
            narrow, wide, likes = _charts(block, desk, number)
        case report.Figures():
            numbered = ""
            narrow, wide, likes = figures.settings(block, desk, frame)
        case report.Checklist():
            numbered = "table"
            narrow, wide, likes = lists.checklist(block, desk, framer(desk, "table", number))
        case report.Points():
            numbered = ""
            narrow, wide, likes = lists.points(block, desk, frame)
        case report.Profiles():
            numbered = ""
            narrow, wide, likes = lists.profiles(block, desk, frame)
        case report.Timeline():
            numbered = "figure"
            narrow, wide, likes = lists.timeline(block, desk, framer(desk, "figure", number))
        case report.Quote():
            numbered = ""
            narrow, wide, likes = _quotes(block, desk)
        case report.Table():
            numbered = "table"
            narrow, wide, likes = tables.settings(block, desk, framer(desk, "table", number))
        case report.PictureBlock():
            numbered = "figure"
            narrow, wide, likes = pictures.settings(block, desk, framer(desk, "figure", number))
    if desk.geometry.columns == 1:
        return Piece(None, narrow or wide, numbered, "wide")
    return Piece(narrow, wide, numbered, likes)


# --- the frame that all share -----------------------------------------------------------------------------------------


def frame(
    desk: Desk,
    block: report.Block,
    kind: Kind,
    width: int,
    body: Body,
    height: float,
    paragraphs: Iterable[int],
    *,
    label: str = "",
    alt: str = "",
    bare: bool = False,
    said: str | None = None,
) -> Exhibit:
    """Return the exhibit: title over subtitle, a body of `height` points, the source or what is `said` at the foot.

    `bare` leaves out title and subtitle, for a figure or quotation that speaks for itself.
    """
    space = desk.geometry.space
    points = width * desk.geometry.z
    title = None if bare else desk.labelled(label, block.title, "fig-title", points, even=True)
    subtitle = None if bare else desk.maybe(block.subtitle, "fig-sub", width)
    cited = sorted({*paragraphs, *(c.paragraph for c in block.cite)})
    inset = space["pull-x"] if bare else 0
    last = desk.source(cited, block.note) if said is None else said
    foot = desk.broken(last, "foot", points - inset) if last else None
    head = 0.0 if bare else space["fig-top"] + desk.height(title, subtitle) + space["fig-gap"]
    total = head + height + space["fig-foot"] + desk.height(foot)
    text = alt or desk.plain(block.title)
    return Exhibit(block.id, kind, width, desk.geometry.up(total), title, subtitle, foot, body, text)


Frame = Callable[..., Exhibit]


def framer(desk: Desk, numbered: Numbered, number: int) -> Frame:
    """Return `frame` with the label of a numbered exhibit, such as `图 1`."""
    label = desk.words.format(f"common.{numbered}", number=number)

    def labelled(*args: object, **options: object) -> Exhibit:
        return frame(*args, label=label, **options)  # type: ignore[arg-type]

    return labelled


# --- charts and quotations --------------------------------------------------------------------------------------------

Settings = tuple[Exhibit | None, Exhibit | None, Literal["narrow", "wide", "either"]]


def _charts(block: report.ChartBlock, desk: Desk, number: int) -> Settings:
    from generator.chart import plan, svg

    spans, words = desk.geometry.spans, desk.words
    chart = plan.plan(block, desk.report, words)
    labelled = framer(desk, "figure", number)
    crowded = block.form in ("line", "column") and len(chart.categories) > 6

    def setting(width: int, side: int) -> Exhibit:
        plot = width - side - (spans["gutter"] if side else 0)
        column = side or width
        lead = desk.maybe(block.takeaway.lead if block.takeaway else None, "fig-lead", column)
        notes = tuple(desk.run_in(n, "note-text", column) for n in (block.takeaway.notes if block.takeaway else ()))
        text = desk.height(lead, *notes)
        if text:
            text += desk.geometry.space["row-pad"] * len(notes) + (0 if side else desk.geometry.space["fig-gap"])
        points = plot * desk.geometry.z
        drawn = svg.height(chart, points, desk.brand)
        body = ChartBody(chart, points, drawn, lead, notes, side)
        height = max(drawn, text) if side else drawn + text
        return labelled(
            desk, planned_texts(block, chart), "chart", width, body, height, chart.paragraphs, alt=chart.alt
        )

    narrow = setting(spans["half"], 0)
    wide = setting(spans["full"], spans["third"] if block.takeaway else 0)
    return narrow, wide, "wide" if crowded else "narrow"


def planned_texts(block: report.ChartBlock, chart: Chart) -> report.Block:
    """Return the block with the subtitle and the note that the chart's plan composed; their figures are in place."""
    composed = {"subtitle": chart.subtitle, "note": chart.note}
    braced = {name: text.replace("{", "{{").replace("}", "}}") or None for name, text in composed.items()}
    return block.model_copy(update=braced)


def _quotes(block: report.Quote, desk: Desk) -> Settings:
    def setting(width: int) -> Exhibit:
        inner = width - desk.geometry.space["pull-x"] / desk.geometry.z
        body = QuoteBody(desk.lines(block.text, "quote", inner), desk.lines(block.who, "gloss", inner))
        return frame(desk, block, "quote", width, body, desk.height(body.text, body.who), (), bare=True)

    spans = desk.geometry.spans
    return setting(spans["half"]), setting(spans["full"]), "either"
