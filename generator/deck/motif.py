"""The layouts' drawn art as geometry: smooth curves through points, cut off where the slide or panel ends.

A curve is a Catmull-Rom spline turned into cubic Béziers. It is cut by splitting the Béziers, not by a mask, so
that nothing hangs over the slide's edge in the editor. Lengths are inches.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from generator.deck.model import Box

Point = tuple[float, float]
Segment = tuple[Point, Point, Point, Point]
"""A cubic Bézier: start, two handles, end. A straight line has its handles on its ends."""

FILE = "motif.yaml"
NEAR = 1e-6


class Stroke(Struct, frozen=True):
    """One freeform. `runs` are its separate curves; with a fill each is closed."""

    kind: str
    """`disc`, `hill`, `shape`, `line`, `contours` or `angle`."""
    runs: tuple[tuple[Segment, ...], ...] = ()
    box: Box | None = None
    """The frame of a disc."""
    fill: str | None = None
    line: str | None = None
    weight: float = 0
    """Points."""
    light: float = 0
    """How far the colour is on the way to white, 0 to 1, or below 0 to black."""
    clear: float = 0
    """How much shows through, 0 to 1."""


def strokes(
    tree: Mapping[str, Any], name: str, box: Box, within: bool, variant: int = 0, squeeze: float = 1
) -> Iterator[Stroke]:
    """Yield the strokes of a motif, back to front, cut to `box`; colours are roles or aliases.

    `within` says that its points are parts of the box rather than inches, which `squeeze` makes narrower across;
    `variant` picks one of `ridges`.
    Raises KeyError if there is no such motif.
    """
    ridges: Sequence[Sequence[float]] = tree.get("ridges") or [[0.5]]
    ridge = ridges[variant % len(ridges)]
    frame = box if within else Box(0, 0, squeeze, 1)
    for what in tree[name]:
        if "disc" in what:
            yield Stroke("disc", box=_disc(what["disc"], frame, frame.w if within else 1), **_paint(what))
        elif "hill" in what:
            floor = frame.y + what["bottom"] * frame.h
            runs = cut(curve(_points(what["hill"], ridge, frame)), box)
            if runs:
                yield Stroke("hill", (tuple(_closed(runs, floor)),), **_paint(what))
        elif "pie" in what:
            yield Stroke("shape", (_pie(what["pie"], frame),), **_paint(what))
        elif "shape" in what:
            corners = _points(what["shape"], ridge, frame)
            yield Stroke("shape", (tuple((a, a, b, b) for a, b in pairwise([*corners, corners[0]])),), **_paint(what))
        else:
            kind = next(k for k in ("line", "contours", "angle") if k in what)
            found = [run for one in _curves(what, ridge, frame) for run in cut(one, box)]
            if found:
                yield Stroke(kind, tuple(map(tuple, found)), **_paint(what))


def _paint(what: Mapping[str, Any]) -> dict[str, Any]:
    """Return fill, line and their shades as a stroke takes them."""
    shades = {key: float(what[key]) for key in ("weight", "light", "clear") if key in what}
    return {"fill": what.get("fill"), "line": what.get("color"), **shades}


def _curves(what: Mapping[str, Any], ridge: Sequence[float], frame: Box) -> Iterator[list[Segment]]:
    if "line" in what:
        yield curve(_points(what["line"], ridge, frame))
    elif "angle" in what:
        yield [(a, a, b, b) for a, b in pairwise(_points(what["angle"], ridge, frame))]
    else:
        first, last = (_points(one, ridge, frame) for one in what["contours"])
        low, high = what["steps"]
        for i in range(low, high + 1):
            t = (i / high) ** what["power"]
            yield curve([_between(a, b, t) for a, b in zip(first, last, strict=True)])


def _points(what: Mapping[str, Any], ridge: Sequence[float], frame: Box) -> list[Point]:
    """Return the points in inches. `ridge` instead of `y` takes the card's own ridge, moved down by its value."""
    ys = [y + what["ridge"] for y in ridge] if "ridge" in what else what["y"]
    return [(frame.x + x * frame.w, frame.y + y * frame.h) for x, y in zip(what["x"], ys, strict=True)]


def _pie(numbers: Sequence[float], frame: Box) -> tuple[Segment, ...]:
    """Return a slice: centre, radius across and down, and from which degree to which it reaches, 0 at the right."""
    x, y, across, down, start, end = numbers
    count = max(1, math.ceil(abs(end - start) / 90))
    turn = math.radians(end - start) / count
    reach = 4 / 3 * math.tan(turn / 4)

    def at_(angle: float, out: float = 0.0) -> Point:
        cos, sin = math.cos(angle) - out * math.sin(angle), math.sin(angle) + out * math.cos(angle)
        return frame.x + (x + across * cos) * frame.w, frame.y + (y + down * sin) * frame.h

    angles = [math.radians(start) + i * turn for i in range(count + 1)]
    arc = [(at_(a), at_(a, reach), at_(b, -reach), at_(b)) for a, b in pairwise(angles)]
    middle = frame.x + x * frame.w, frame.y + y * frame.h
    straight = [(arc[-1][3], arc[-1][3], middle, middle), (middle, middle, arc[0][0], arc[0][0])]
    return (*arc, *(straight if abs(end - start) < 360 else ()))


def _disc(numbers: Sequence[float], frame: Box, unit: float) -> Box:
    x, y, radius = numbers
    r = radius * unit
    return Box(frame.x + x * frame.w - r, frame.y + y * frame.h - r, 2 * r, 2 * r)


def curve(points: Sequence[Point]) -> list[Segment]:
    """Return the Catmull-Rom spline through the points, one Bézier between each two; a ring closes without a corner."""
    out = []
    ring = points[0] == points[-1]
    course = (points[-2] if ring else points[0], *points, points[1] if ring else points[-1])
    for before, start, end, after in zip(course, course[1:], course[2:], course[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        out.append((start, first, second, end))
    return out


def cut(segments: Iterable[Segment], box: Box) -> list[list[Segment]]:
    """Return the runs of the curve that lie inside the box."""
    runs: list[list[Segment]] = []
    joined = False
    for segment in segments:
        for piece, inside in _pieces(segment, box):
            if inside and joined:
                runs[-1].append(piece)
            elif inside:
                runs.append([piece])
            joined = inside
    return runs


def _pieces(segment: Segment, box: Box) -> Iterator[tuple[Segment, bool]]:
    """Yield the parts of a segment between the box's edges, and whether each is inside."""
    if all(_inside(p, box) for p in segment):  # the hull holds the curve
        yield segment, True
        return
    edges = ((0, box.x), (0, box.x + box.w), (1, box.y), (1, box.y + box.h))
    times = sorted({t for axis, value in edges for t in _crossings([p[axis] for p in segment], value)})
    for start, end in pairwise([0.0, *times, 1.0]):
        if end - start > NEAR:
            yield part(segment, start, end), _inside(at(segment, (start + end) / 2), box)


def _inside(p: Point, box: Box) -> bool:
    return box.x - NEAR <= p[0] <= box.x + box.w + NEAR and box.y - NEAR <= p[1] <= box.y + box.h + NEAR


def _crossings(values: Sequence[float], level: float, samples: int = 12) -> Iterator[float]:
    """Yield the times between 0 and 1 at which one coordinate of a Bézier passes a level."""
    if min(values) > level or max(values) < level:
        return

    def off(t: float) -> float:
        a, b, c, d = values
        s = 1 - t
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d - level

    for start, end in pairwise(i / samples for i in range(samples + 1)):
        below = off(start)
        if below * off(end) >= 0:
            continue
        low, high = start, end
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if off(middle) * below > 0 else (low, middle)
        yield (low + high) / 2


def at(segment: Segment, t: float) -> Point:
    """Return the point of a Bézier at time t."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = segment
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def part(segment: Segment, start: float, end: float) -> Segment:
    """Return the Bézier between two times (de Casteljau, twice)."""
    right = _split(segment, start)[1] if start > 0 else segment
    return _split(right, (end - start) / (1 - start))[0] if end < 1 else right


def _split(segment: Segment, t: float) -> tuple[Segment, Segment]:
    a, b, c, d = segment
    ab, bc, cd = _between(a, b, t), _between(b, c, t), _between(c, d, t)
    abc, bcd = _between(ab, bc, t), _between(bc, cd, t)
    middle = _between(abc, bcd, t)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _between(p: Point, q: Point, t: float) -> Point:
    """Return the point t of the way from one to the other."""
    return p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t


def _closed(runs: Sequence[Sequence[Segment]], floor: float) -> Iterator[Segment]:
    """Yield a ridge closed along the floor, as one outline."""

    def straight(p: Point, q: Point) -> Segment:
        return p, p, q, q

    start = (runs[0][0][0][0], floor)
    here = start
    for run in runs:
        if here[1] != floor:
            yield straight(here, (here[0], floor))
            here = (here[0], floor)
        foot = (run[0][0][0], floor)
        if foot != here:
            yield straight(here, foot)
        yield straight(foot, run[0][0])
        yield from run
        here = run[-1][3]
    yield straight(here, (here[0], floor))
    yield straight((here[0], floor), start)
