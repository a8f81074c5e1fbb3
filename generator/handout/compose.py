"""Composition: text and exhibits of a section placed on pages so that the pages are full and nothing is cut.

Text is a stream of lines of half the page's width. A page holds a zone of two columns (text at the left, narrow
exhibits at the right, text again where they leave room) and wide exhibits under it. Every way to deal the exhibits
out is tried page by page, and the cheapest run of pages wins; texts are measured before, so this is arithmetic only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from generator.handout.content import Paragraph, Text
from generator.handout.exhibits import Piece
from generator.handout.model import Exhibit, Frame

GUTTER = 1
"""Lines between exhibits, and between an exhibit and the text under it."""
MOST = 6
"""Exhibits that one page may hold."""


@dataclass(frozen=True)
class Stream:
    """The section's text as lines: `starts` are the lines at which paragraphs begin."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def length(self) -> int:
        return sum(len(p.lines) for p in self.paragraphs)

    def cut(self, start: int, end: int) -> Text:
        """Return the lines from `start` up to `end` as a frame's text."""
        parts, at = [], 0
        for p in self.paragraphs:
            first, last = max(start - at, 0), min(end - at, len(p.lines))
            if first < last:
                parts.append(
                    Paragraph(p.lines[first:last], p.indent and not first, last < len(p.lines), rest=first > 0)
                )
            at += len(p.lines)
        return Text(tuple(parts))

    def end(self, start: int, room: int) -> int:
        """Return where a frame of `room` lines ends: never after a paragraph's first line or before its last."""
        length = self.length
        stop = min(start + max(room, 0), length)
        if stop in (start, length):
            return stop
        at = 0
        for p in self.paragraphs:
            size = len(p.lines)
            if at < stop < at + size and size > 1:
                if stop == at + size - 1:
                    stop -= 1
                if stop == at + 1:
                    stop = at
            at += size
        return stop if stop > start else min(start + room, length)


@dataclass(frozen=True)
class Zone:
    """Two columns: so many lines high, exhibits at the right from the top, at the left under the text."""

    height: int
    left: tuple[Exhibit, ...]
    right: tuple[Exhibit, ...]
    first: tuple[int, int]
    """The lines of text in the left column."""
    second: tuple[int, int]
    """The lines of text in the right column, under its exhibits."""


@dataclass(frozen=True)
class Sheet:
    """What one page holds. `cost` is how far it is from a full, even page."""

    zone: Zone | None
    wide: tuple[Exhibit, ...]
    taken: int
    end: int
    cost: float


def compose(
    pieces: Sequence[Piece], stream: Stream, room: Sequence[int], weights: Mapping[str, float]
) -> tuple[Sheet, ...]:
    """Return the pages for these exhibits and this text; `room` is the height of the first page and of the others."""
    total = stream.length

    @cache
    def best(taken: int, line: int, first: bool) -> tuple[float, tuple[Sheet, ...]]:
        if taken == len(pieces) and line == total:
            return 0.0, ()
        winner: tuple[float, tuple[Sheet, ...]] | None = None
        for sheet in _sheets(pieces, stream, taken, line, room[0 if first else 1], weights):
            if sheet.taken == taken and sheet.end == line:
                continue
            cost, rest = best(sheet.taken, sheet.end, False)
            cost += sheet.cost + weights["page"]
            if winner is None or cost < winner[0]:
                winner = (cost, (sheet, *rest))
        if winner is None:  # a piece higher than a page: it stands alone, and the check after layout reports it
            alone = pieces[taken].settings()[0]
            cost, rest = best(taken + 1, line, False)
            winner = (cost + 1000, (Sheet(None, (alone,), taken + 1, line, 1000), *rest))
        return winner

    return best(0, 0, True)[1]


def _sheets(
    pieces: Sequence[Piece], stream: Stream, taken: int, line: int, room: int, weights: Mapping[str, float]
) -> Iterator[Sheet]:
    """Yield every way to fill a page with the next few exhibits and the text from `line`."""
    for count in range(min(MOST, len(pieces) - taken) + 1):
        here = pieces[taken : taken + count]
        for chosen in product(*(p.settings() for p in here)):
            dislike = sum(p.likes != "either" and e is not p.settings()[0] for p, e in zip(here, chosen, strict=True))
            wide = tuple(e for e, p in zip(chosen, here, strict=True) if e is p.wide)
            narrow = tuple(e for e, p in zip(chosen, here, strict=True) if e is not p.wide)
            across = sum(e.height + GUTTER for e in wide)
            left = room - across if across <= room else room - across + GUTTER
            if left < 0:
                continue
            for zone in _zones(narrow, stream, line, left):
                yield _judge(zone, wide, taken + count, dislike, pieces, stream, line, room, weights)


def _zones(narrow: tuple[Exhibit, ...], stream: Stream, line: int, room: int) -> Iterator[Zone | None]:
    text = stream.length - line
    if not narrow and (not text or room < 3):
        yield None
        return
    for split in range(len(narrow), -1, -1):
        for text_left in (True, False):
            # Where text stands over the exhibits at the left, those at the right come first; else they are read second.
            right, left = (narrow[:split], narrow[split:]) if text_left else (narrow[split:], narrow[:split])
            high = max(_stack(right), _stack(left))
            if high > room or (text_left and not text) or (not text_left and not left):
                continue
            zone = _fit(left, right, stream, line, high, room)
            no_text = zone.first[0] == zone.first[1]
            if (left and right and no_text) if text_left else not no_text:
                continue
            yield zone


def _stack(exhibits: Sequence[Exhibit]) -> int:
    return sum(e.height for e in exhibits) + GUTTER * max(len(exhibits) - 1, 0)


def _fit(
    left: tuple[Exhibit, ...], right: tuple[Exhibit, ...], stream: Stream, line: int, high: int, room: int
) -> Zone:
    """Return the zone as low as it may be when it takes all the text that is left, else in its full height."""
    full = _fill(left, right, stream, line, room)
    if full.second[1] < stream.length:
        return full
    lows = (_fill(left, right, stream, line, height) for height in range(max(high, 1), room))
    return next((zone for zone in lows if zone.second[1] == stream.length), full)


def _fill(left: tuple[Exhibit, ...], right: tuple[Exhibit, ...], stream: Stream, line: int, height: int) -> Zone:
    under = height - _stack(right) - (GUTTER if right else 0)
    over = height - _stack(left) - (GUTTER if left else 0)
    middle = stream.end(line, over)
    end = stream.end(middle, under) if under >= 3 else middle
    return Zone(height, left, right, (line, middle), (middle, end))


def _judge(
    zone: Zone | None,
    wide: tuple[Exhibit, ...],
    taken: int,
    dislike: int,
    pieces: Sequence[Piece],
    stream: Stream,
    line: int,
    room: int,
    weights: Mapping[str, float],
) -> Sheet:
    end = zone.second[1] if zone else line
    across = sum(e.height + GUTTER for e in wide) - (0 if zone else GUTTER if wide else 0)
    depth = (zone.height if zone else 0) + across
    holes = 0
    if zone:
        left = zone.first[1] - zone.first[0] + _stack(zone.left) + (GUTTER if zone.left and zone.first[1] > line else 0)
        right = zone.second[1] - zone.second[0] + _stack(zone.right)
        right += GUTTER if zone.right and zone.second[1] > zone.second[0] else 0
        holes = abs(left - right) + max(0, 2 * (zone.height - max(left, right)))
    done = taken == len(pieces) and end == stream.length
    blank = (room - depth) / room
    cost = (holes / room / 2) ** 2 * weights["blank"] + holes / 2 * weights["ragged"] * 0.1
    if done:
        cost += blank * weights["last"] + (weights["thin"] * (blank - 0.6) if blank > 0.6 else 0)
    else:
        cost += blank**2 * weights["blank"] * 4
    progress = (taken / len(pieces) if pieces else 1) - (end / stream.length if stream.length else 1)
    if pieces and stream.length:
        cost += abs(progress) * weights["drift"]
    # Text that runs over an exhibit to the next column, or an exhibit alone in one of them, breaks the page up.
    broken = bool(zone and zone.left and zone.second[1] > zone.second[0])
    broken |= bool(zone and end == line and not (zone.left and zone.right))
    return Sheet(zone, wide, taken, end, cost + dislike * weights["dislike"] + broken * weights["broken"])


def depth(sheet: Sheet) -> int:
    """Return how many lines of its page a sheet takes."""
    parts = [sheet.zone.height] if sheet.zone else []
    parts += [e.height for e in sheet.wide]
    return sum(parts) + GUTTER * max(len(parts) - 1, 0)


def frames(sheet: Sheet, stream: Stream, top: int, spans: Mapping[str, int]) -> tuple[Frame, ...]:
    """Return the page's frames; `top` is the line at which the zone begins."""
    made: list[Frame] = []
    half, step = spans["half"], spans["half"] + spans["gutter"]
    y = top
    if zone := sheet.zone:
        made += _column(0, y, half, zone.height, stream.cut(*zone.first), zone.left, text_first=True)
        made += _column(step, y, half, zone.height, stream.cut(*zone.second), zone.right, text_first=False)
        y += zone.height + GUTTER
    for exhibit in sheet.wide:
        made.append(Frame(0, y, exhibit.width, exhibit.height, exhibit, exhibit.id))
        y += exhibit.height + GUTTER
    return tuple(made)


def _column(
    x: int, top: int, width: int, height: int, text: Text, exhibits: Sequence[Exhibit], *, text_first: bool
) -> list[Frame]:
    """Return the frames of one column; spare lines go between and into its exhibits, so that columns end level."""
    lines = sum(len(p.lines) for p in text.paragraphs)
    spare = height - _stack(exhibits) - (lines + GUTTER if lines else 0)
    exhibits = _stretched(exhibits, spare)
    made: list[Frame] = []
    y = top
    if lines and text_first:
        made.append(Frame(x, y, width, lines, text))
        y = top + height - _stack(exhibits) if exhibits else y + lines
    for exhibit in exhibits:
        made.append(Frame(x, y, width, exhibit.height, exhibit, exhibit.id))
        y += exhibit.height + GUTTER
    if lines and not text_first:
        made.append(Frame(x, y, width, lines, text))
    return made


def _stretched(exhibits: Sequence[Exhibit], spare: int) -> tuple[Exhibit, ...]:
    """Return the exhibits grown by up to three lines each when that closes the gap at the foot."""
    if not exhibits or spare <= 0 or spare > 3 * len(exhibits):
        return tuple(exhibits)
    each, more = divmod(spare, len(exhibits))
    return tuple(replace(e, height=e.height + each + (i < more)) for i, e in enumerate(exhibits))
