"""A section's text as one stream of lines, cut into frames where no line of a paragraph is left alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from generator.handout.content import Paragraph, Text


class Stream(Struct, frozen=True, dict=True):
    """The lines of the paragraphs, counted from 0 through all of them."""

    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The lines at which paragraphs begin, and the number of all lines."""
        return (0, *accumulate(len(p.lines) for p in self.paragraphs))

    @cached_property
    def length(self) -> int:
        """The number of lines."""
        return self.starts[-1]

    @cached_property
    def _stops(self) -> Sequence[int]:
        """For every line, the nearest place before it where a frame may end."""
        stops = []
        for start, after in zip(self.starts, self.starts[1:], strict=False):
            for line in range(start, after):
                stop = line - 1 if line == after - 1 else line
                stops.append(start if stop <= start + 1 else stop)
        return (*stops, self.length)

    def end(self, start: int, room: int) -> int:
        """Return where a frame of `room` lines ends: never after a paragraph's first line or before its last."""
        stop = start + max(room, 0)
        if stop >= self.length or stop == start:
            return min(stop, self.length)
        good = self._stops[stop]
        return good if good > start else stop

    def cut(self, start: int, end: int) -> Text:
        """Return the lines from `start` up to `end` as a frame's text."""
        parts = []
        for n in range(max(bisect_right(self.starts, start) - 1, 0), len(self.paragraphs)):
            p, at = self.paragraphs[n], self.starts[n]
            if at >= end:
                break
            first, last = max(start - at, 0), min(end - at, len(p.lines))
            if first < last:
                parts.append(
                    Paragraph(p.lines[first:last], p.indent and not first, last < len(p.lines), rest=first > 0)
                )
        return Text(tuple(parts))
