"""What one page of a section holds: a zone of two columns, wide exhibits under it; and its frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.handout.content import Text
from generator.handout.model import Exhibit, Frame
from generator.handout.stream import Stream

GUTTER = 1
"""Lines between exhibits, and between an exhibit and the text under it."""


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
    """What one page holds: exhibits up to `taken`, text up to the line `end`."""

    zone: Zone | None
    wide: tuple[Exhibit, ...]
    taken: int
    end: int


def stack(exhibits: Sequence[Exhibit]) -> int:
    """Return the height of exhibits one under the other."""
    return sum(e.height for e in exhibits) + GUTTER * max(len(exhibits) - 1, 0)


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
    """Return the frames of one column; a few spare lines go into its exhibits, so that columns end level."""
    lines = sum(len(p.lines) for p in text.paragraphs)
    spare = height - stack(exhibits) - (lines + GUTTER if lines else 0)
    exhibits = _stretched(exhibits, spare)
    made: list[Frame] = []
    y = top
    if lines and text_first:
        made.append(Frame(x, y, width, lines, text))
        y += lines + GUTTER
    for exhibit in exhibits:
        made.append(Frame(x, y, width, exhibit.height, exhibit, exhibit.id))
        y += exhibit.height + GUTTER
    if lines and not text_first:
        made.append(Frame(x, y, width, lines, text))
    return made


def _stretched(exhibits: Sequence[Exhibit], spare: int) -> tuple[Exhibit, ...]:
    """Return the exhibits grown by up to two lines each when that closes the gap at the foot but for one line each."""
    if not exhibits or spare <= 0 or spare > 3 * len(exhibits):
        return tuple(exhibits)
    each, more = divmod(min(spare, 2 * len(exhibits)), len(exhibits))
    return tuple(replace(e, height=e.height + each + (i < more)) for i, e in enumerate(exhibits))
