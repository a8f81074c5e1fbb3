"""Exhibits that are lists: points, check-lists, people, dated events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Literal

from generator.handout.content import (
    CheckLine,
    ChecklistBody,
    Event,
    Item,
    Person,
    PointsBody,
    ProfilesBody,
    Result,
    Tick,
    TimelineBody,
)
from generator.handout.desk import Desk
from generator.handout.model import Exhibit
from generator.report import model as report
from generator.text import phrases

AXIS = 0.8
"""The least share of its height that a timeline's axis takes, so that its last card can stand level with its date."""
Frame = Callable[..., Exhibit]
Settings = tuple[Exhibit | None, Exhibit | None, Literal["narrow", "wide", "either"]]


def _in_rows(heights: Sequence[float], columns: int) -> tuple[float, ...]:
    """Return the height of each row when items stand in so many columns."""
    return tuple(max(heights[i : i + columns]) for i in range(0, len(heights), columns))


def _apart(rows: tuple[float, ...], air: float) -> tuple[float, ...]:
    """Return the heights of rows with air under each but the last."""
    return (*(row + air for row in rows[:-1]), rows[-1])


# --- points -----------------------------------------------------------------------------------------------------------


def points(block: report.Points, desk: Desk, frame: Frame) -> Settings:
    """Return numbered points: one under the other, or across the page in two or three columns."""
    spans = desk.geometry.spans
    across = {1: 1, 2: 2, 4: 2}.get(len(block.items), 3)

    def setting(width: int, columns: int) -> Exhibit:
        each = (width - (columns - 1) * spans["gutter"]) / columns
        items = tuple(_item(p, desk, each) for p in block.items)
        pad = desk.geometry.space["row-pad"]
        rows = _in_rows([desk.height(i.topic, i.heading, i.text, i.where) + 3 * pad for i in items], columns)
        result = _result(block.result, desk, width) if block.result else None
        height = sum(rows) + (desk.geometry.space["fig-gap"] + result.height if result else 0)
        cited = [p.cite.paragraph for p in block.items if p.cite]
        if block.result:
            cited += [n for id in block.result.stats for n in desk.fact(id).paragraphs]
        body = PointsBody(items, columns, each, rows, result)
        return frame(desk, block, "points", width, body, height, cited)

    return setting(spans["half"], 1), setting(spans["full"], across), "either"


def _item(point: report.Point, desk: Desk, width: float) -> Item:
    return Item(
        desk.maybe(point.topic, "topic", width),
        desk.lines(point.heading, "h3", width),
        desk.lines(point.text, "point-text", width, even=True),
    )


def _result(result: report.Result, desk: Desk, width: int) -> Result:
    geometry = desk.geometry
    inner = width - 2 * geometry.space["panel-x"] / geometry.z
    count = len(result.stats)
    full = width > geometry.span("half")
    part = geometry.span("third") if full else (inner - (count - 1) * 2) / max(count, 1)
    cells = desk.level(desk.cell(id, part, "number", where=False) for id in result.stats)
    left = inner - count * (part + geometry.span("gutter")) if full else inner
    heading = desk.lines(result.heading, "label", left)
    text = desk.maybe(result.text, "gloss", left)
    words = desk.height(heading, text)
    numbers = max((desk.cell_height(c) - geometry.space["fig-gap"] for c in cells), default=0.0)
    height = max(words, numbers) if full else words + numbers
    return Result(heading, cells, text, height + 2 * geometry.space["panel-y"])


# --- check-lists ------------------------------------------------------------------------------------------------------


def checklist(block: report.Checklist, desk: Desk, frame: Frame) -> Settings:
    """Return rows of what holds, how far, and with what exception."""
    spans = desk.geometry.spans
    paragraphs = [n for row in block.rows for n in desk.fact(row.stat).paragraphs]

    def setting(width: int, columns: tuple[float, ...]) -> Exhibit:
        wide = len(columns) == 3
        rows = tuple(_check_line(row, desk, columns) for row in block.rows)
        body = ChecklistBody(rows, columns, wide)
        return frame(desk, block, "checklist", width, body, sum(r.height for r in rows), paragraphs)

    number = max(desk.width(desk.fact(r.stat).shown.text, "share") for r in block.rows) / desk.geometry.z
    first = max(8.0, float(round(number) + 2)) if number > 7 else 8.0
    return (
        setting(spans["half"], (first, spans["half"] - first)),
        setting(spans["full"], (first, 16.0, spans["full"] - first - 16.0)),
        "either",
    )


def _check_line(row: report.CheckRow, desk: Desk, columns: tuple[float, ...]) -> CheckLine:
    fact = desk.fact(row.stat)
    excepted = _excepted(desk, row.exception) if row.exception else ""
    extra = [t for t in (row.wording, excepted or fact.caveat or fact.scope) if t]
    text = desk.words["handout.scope-gap"].join(extra)
    label = desk.lines(row.label or fact.label, "row-label", columns[1] - (1 if len(columns) == 3 else 0))
    small = desk.maybe(text, "row-text", columns[-1])
    u, pad = desk.geometry.u, desk.geometry.space["row-pad"]
    parts = (desk.height(label), desk.height(small))
    texts = max(u, max(*parts) if len(columns) == 3 else sum(parts))
    height = max(texts, 1.5 * u) + 2 * pad
    return CheckLine(fact.shown.text, label, small, height, (height - texts) / 2)


def _excepted(desk: Desk, exception: str) -> str:
    """Return an exception in words; one that already says so is left as it is."""
    before, after = desk.words["handout.except"].split("{exception}")
    said = (before and exception.lower().startswith(before)) or (after and exception.endswith(after))
    return exception if said else f"{before}{exception}{after}"


# --- people -----------------------------------------------------------------------------------------------------------


def profiles(block: report.Profiles, desk: Desk, frame: Frame) -> Settings:
    """Return people in columns across the page, or one under the other."""
    spans = desk.geometry.spans

    def setting(width: int, columns: int) -> Exhibit:
        each = (width - (columns - 1) * spans["gutter"]) / columns
        people = tuple(_person(p, desk, each) for p in block.items)
        gap = desk.geometry.space["fig-gap"]
        high = [desk.height(p.name, p.place, p.text, p.honour) + gap * (2 if p.honour else 1) for p in people]
        rows = _apart(_in_rows(high, columns), 2 * gap)
        cited = [p.cite.paragraph for p in block.items]
        return frame(desk, block, "profiles", width, ProfilesBody(people, columns, each, rows), sum(rows), cited)

    across = {1: 1, 2: 2, 4: 2}.get(len(block.items), 3)
    narrow = setting(spans["half"], 1)
    return narrow, setting(spans["full"], across) if across > 1 else None, "wide"


def _person(profile: report.Profile, desk: Desk, width: float) -> Person:
    where = phrases.paragraph(desk.words, profile.cite.paragraph)
    post = (
        profile.post
        if profile.place in profile.post
        else f"{profile.place}{desk.words['common.list-comma']}{profile.post}"
    )
    place = desk.words.format("handout.person", post=post, where=where)
    return Person(
        desk.lines(profile.name, "name", width),
        desk.lines(place, "gloss", width),
        desk.lines(profile.text, "body", width, even=True),
        desk.maybe(profile.honour, "label", width),
    )


# --- dated events -----------------------------------------------------------------------------------------------------


def timeline(block: report.Timeline, desk: Desk, frame: Frame) -> Settings:
    """Return events beside an axis of days."""
    narrow = _timeline(block, desk, frame, desk.geometry.span("half"), 6, 1, 0)
    return narrow, timeline_wide(block, desk, frame), "wide"


def timeline_wide(block: report.Timeline, desk: Desk, frame: Frame, height: float = 0) -> Exhibit:
    """Return the events across the page; `height` in points makes the axis at least so long."""
    axis = desk.geometry.number("timeline", "axis") / desk.geometry.z
    return _timeline(block, desk, frame, desk.geometry.span("full"), axis, 2, height)


def _timeline(
    block: report.Timeline, desk: Desk, frame: Frame, width: int, axis: float, gap: float, height: float
) -> Exhibit:
    body = _timeline_body(block, desk, width - (axis + gap), axis, gap, height)
    cited = [e.cite.paragraph for e in block.events]
    return frame(desk, block, "timeline", width, body, body.height, cited, alt=timeline_alt(block, desk))


def _timeline_body(
    block: report.Timeline, desk: Desk, width: float, axis: float, air: float, height: float
) -> TimelineBody:
    first = min(e.date for e in block.events).replace(day=1)
    last = _month_after(max(e.end or e.date for e in block.events))
    gap = desk.geometry.u
    events = sorted(block.events, key=lambda e: e.date)
    cards = [_card(e, desk, width) for e in events]
    heights = [desk.height(c.date, c.heading, c.text) + desk.geometry.u for c in cards]
    length = max(height, sum(heights) + gap * (len(cards) - 1), 12 * gap)
    days = (last - first).days
    shares = [(2 * (e.date - first).days + ((e.end or e.date) - e.date).days + 1) / 2 / days for e in events]
    start = gap / 2  # where the middle of a first line is that begins at the top
    end = start + _axis(shares, heights, gap, length)

    def level(day: dt.date) -> float:
        return start + (day - first).days / days * (end - start)

    ends = [level((e.end or e.date) + dt.timedelta(days=1)) for e in events]
    tops = _spread([share * (end - start) for share in shares], heights, gap / 2, length)
    placed = tuple(
        Event(c.date, c.heading, c.text, c.where, top, level(e.date), end)
        for c, e, top, end in zip(cards, events, tops, ends, strict=True)
    )
    ticks = []
    month = first
    while month < last:
        ticks.append(Tick(phrases.month(desk.words, month.month), level(month)))
        month = _month_after(month)
    if len(ticks) > 14:
        ticks = [t for t, n in zip(ticks, range(len(ticks)), strict=True) if n % 3 == 0]
    return TimelineBody(placed, tuple(ticks), axis * desk.geometry.z, air * desk.geometry.z, start, end, length)


def _axis(shares: Sequence[float], heights: Sequence[float], gap: float, length: float) -> float:
    """Return the length of the axis, no less than its share, that leaves the cards nearest to their dates."""

    def astray(axis: float) -> float:
        wanted = [share * axis for share in shares]
        tops = _spread(wanted, heights, gap / 2, length)
        return round(max(abs(want - top) for want, top in zip(wanted, tops, strict=True)), 1)

    most = length - gap / 2
    level = (length - heights[-1]) / shares[-1]  # the last card then ends where the timeline does
    steps = (most - n / 20 * (1 - AXIS) * most for n in range(21))
    return min((*steps, min(most, max(level, AXIS * most))), key=astray)


def _card(event: report.Event, desk: Desk, width: float) -> Event:
    when = desk.broken(phrases.date_range(desk.words, event.date, event.end), "event-date", width * desk.geometry.z)
    where = desk.broken(phrases.paragraph(desk.words, event.cite.paragraph), "where", 200).lines[0]
    text = desk.lines(event.text, "body", width, even=True)
    return Event(when, desk.lines(event.heading, "h3", width), text, where, 0, 0, 0)


def _spread(wanted: Sequence[float], heights: Sequence[float], gap: float, length: float) -> list[float]:
    """Return tops as near as possible to the wanted ones without any two cards touching."""
    tops: list[float] = []
    for want, _ in zip(wanted, heights, strict=True):
        least = tops[-1] + heights[len(tops) - 1] + gap if tops else 0.0
        tops.append(max(want, least))
    limit = length
    for i in range(len(tops) - 1, -1, -1):
        tops[i] = max(0.0, min(tops[i], limit - heights[i]))
        limit = tops[i] - gap
    return tops


def _month_after(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def timeline_alt(block: report.Timeline, desk: Desk) -> str:
    """Return the events in words, for those who cannot see the axis."""
    parts = [f"{phrases.date_range(desk.words, e.date, e.end)} {desk.plain(e.heading)}" for e in block.events]
    return desk.words["handout.alt-gap"].join([desk.plain(block.title), *parts])
