"""Composition: text and exhibits of a section placed on pages so that the pages are full and nothing is cut.

Text is a stream of lines of half the page's width. A page holds a zone of two columns (text at the left, narrow
exhibits at the right, text again where they leave room) and wide exhibits under it. How far a section has come is two
numbers, the exhibits placed and the lines set; from each such state every way to fill the next page is tried, and of
all that reach as many pages only the `BEAM` most promising states are followed. So the work grows with the number of
pages, not with the ways to deal the exhibits out. Texts are measured before: this is arithmetic only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from generator.handout.exhibits import Piece
from generator.handout.model import Exhibit
from generator.handout.sheet import GUTTER, Sheet, Zone, stack
from generator.handout.stream import Stream

MOST = 6
"""Exhibits that one page may hold."""
BEAM = 32
"""States that are followed from page to page. In trials with thirty exhibits and two hundred lines, ten times as many
found pages that were at most half a per cent cheaper, and took five times as long."""
LOWER = 6
"""Lines by which exhibits at the left stand lower than the first one at the right, so that they are read after it."""
ALONE = 1000.0
"""What it costs to set an exhibit that no page holds; the check after layout reports it."""


@dataclass(frozen=True)
class Setup:
    """One way to stand the next exhibits on a page, whatever text comes with them."""

    wide: tuple[Exhibit, ...]
    left: tuple[Exhibit, ...]
    right: tuple[Exhibit, ...]
    text_left: bool
    """Whether text may stand over the exhibits at the left; else they are read first and those at the right second."""
    taken: int
    dislike: int
    """How many exhibits stand in a setting that they do not like."""
    astray: int
    """How many pairs of numbers stand in the wrong order, since wide exhibits go under narrow ones that follow them."""
    across: int
    """Lines of the wide exhibits, a gutter over each."""
    over: int
    """Lines of the exhibits at the left with the gutter to their text."""
    under: int
    """The same at the right."""
    high: int
    """The least height of the columns."""


@dataclass(frozen=True)
class Node:
    """The cheapest way found to a state; `fill` is what the page before it holds of text."""

    cost: float
    before: tuple[tuple[int, int], Node] | None = None
    setup: Setup | None = None
    fill: tuple[int, int, int] | None = None
    """Height of the columns, and the lines at which the left and the right column end."""


State = tuple[int, int]
"""Exhibits placed, lines set."""


def compose(
    pieces: Sequence[Piece],
    stream: Stream,
    room: Sequence[int],
    weights: Mapping[str, float],
    mentions: Sequence[int | None] = (),
    columns: int = 2,
) -> tuple[Sheet, ...]:
    """Return the pages for these exhibits and this text; `room` is the height of the first page and of the others.

    `mentions` are the lines of the text that speak of the exhibits, as far as it does. In one column all exhibits are
    wide, and the text has the whole width.
    """
    return _Composer(pieces, stream, room, weights, mentions, columns).sheets()


class _Composer:
    def __init__(
        self,
        pieces: Sequence[Piece],
        stream: Stream,
        room: Sequence[int],
        weights: Mapping[str, float],
        mentions: Sequence[int | None],
        columns: int,
    ) -> None:
        self.pieces, self.stream, self.room, self.weights = pieces, stream, room, weights
        self.columns = columns
        self.mentions = tuple(mentions) or (None,) * len(pieces)
        self.end: State = (len(pieces), stream.length)
        self._known: dict[tuple[int, int], tuple[Setup, ...]] = {}
        self._ahead = self._areas()

    def sheets(self) -> tuple[Sheet, ...]:
        """Follow the most promising states page by page; return the cheapest way to the end."""
        layer: dict[State, Node] = {(0, 0): Node(0.0)}
        best: Node | None = layer.pop(self.end, None)
        first = True
        while layer:
            following: dict[State, Node] = {}
            for state, node in layer.items():
                for after, found in self._pages(state, node, self.room[0 if first else 1]):
                    known = following.get(after)
                    if known is None or found.cost < known.cost:
                        following[after] = found
            ended = following.pop(self.end, None)
            if ended and (best is None or ended.cost < best.cost):
                best = ended
            limit = best.cost if best else float("inf")
            ranked = sorted((n.cost + self._left(s), s) for s, n in following.items() if n.cost < limit)
            layer = {state: following[state] for _, state in ranked[:BEAM]}
            first = False
        return tuple(reversed(list(_way(best))))

    # --- what lies ahead ----------------------------------------------------------------------------------------------

    def _areas(self) -> tuple[float, ...]:
        """Return for each number of exhibits placed what the others take at least, in lines of one column."""
        areas = [0.0]
        for piece in reversed(self.pieces):
            least = min((e.height + GUTTER) * (self.columns if e is piece.wide else 1) for e in piece.settings())
            areas.append(areas[-1] + least)
        return tuple(reversed(areas))

    def _left(self, state: State) -> float:
        """Return what the pages still to come cost at least, full as they may be."""
        taken, line = state
        return (self._ahead[taken] + self.stream.length - line) / (self.columns * self.room[1]) * self.weights["page"]

    # --- one page -----------------------------------------------------------------------------------------------------

    def _pages(self, state: State, node: Node, room: int) -> Iterator[tuple[State, Node]]:
        """Yield the states that one more page leads to."""
        taken, line = state
        none = True
        for setup in self._setups(taken, room):
            fill = self._fill(setup, line, room)
            if fill is None or (setup.taken == taken and fill[2] == line):
                continue
            none = False
            cost = self._cost(setup, fill, state, room) + self.weights["page"]
            yield (setup.taken, fill[2]), Node(node.cost + cost, (state, node), setup, fill)
        if not none:
            return
        exhibit = self.pieces[taken].settings()[0]
        if exhibit.height <= self.room[1] and room < self.room[1]:  # the first page holds nothing
            setup = Setup((), (), (), True, taken, 0, 0, 0, 0, 0, 0)
            yield state, Node(node.cost + self.weights["blank"] * 4, (state, node), setup, (0, line, line))
        else:  # an exhibit higher than a page stands alone
            setup = Setup((exhibit,), (), (), True, taken + 1, 0, 0, exhibit.height, 0, 0, 0)
            yield (taken + 1, line), Node(node.cost + ALONE, (state, node), setup, (0, line, line))

    def _setups(self, taken: int, room: int) -> tuple[Setup, ...]:
        """Return every way to stand the next few exhibits on a page of this height."""
        key = (taken, room)
        if key not in self._known:
            counts = range(min(MOST, len(self.pieces) - taken) + 1)
            self._known[key] = tuple(s for n in counts for s in _setups(self.pieces[taken : taken + n], taken, room))
        return self._known[key]

    def _fill(self, setup: Setup, line: int, room: int) -> tuple[int, int, int] | None:
        """Return the height of the columns and where their texts end; None where the page cannot be set so.

        Columns that take all the text that is left are as low as they may be; others have the full height.
        """
        height, length = room - setup.across, self.stream.length
        narrow = setup.left or setup.right
        if not narrow and (line == length or height < 3):
            return (0, line, line) if setup.wide else None
        if setup.high > height or (narrow and setup.text_left and line == length):
            return None
        middle, end = self._columns(setup, line, height)
        over = middle - line
        if setup.left and setup.text_left and (over == 1 or (setup.right and not over)):
            return None
        if end == length:
            for low in range(max(setup.high, 1), height):
                at, last = self._columns(setup, line, low)
                if last == length:
                    return low, at, last
        return height, middle, end

    def _columns(self, setup: Setup, line: int, height: int) -> tuple[int, int]:
        middle = self.stream.end(line, height - setup.over) if setup.text_left else line
        if self.columns == 1:
            return middle, middle
        under = height - setup.under
        return middle, self.stream.end(middle, under) if under >= 3 else middle

    def _cost(self, setup: Setup, fill: tuple[int, int, int], state: State, room: int) -> float:
        """Return how far a page is from a full, even one."""
        weights, (height, middle, end), line = self.weights, fill, state[1]
        used = height + setup.across - (0 if height else GUTTER)
        cost = setup.dislike * weights["dislike"] + setup.astray * weights["astray"]
        if height:
            left = setup.over + middle - line - (GUTTER if setup.left and middle == line else 0)
            right = setup.under + end - middle - (GUTTER if setup.right and end == middle else 0)
            right = left if self.columns == 1 else right
            holes = abs(left - right) + max(0, 2 * (height - max(left, right)))
            cost += (holes / room / 2) ** 2 * weights["blank"] + holes / 2 * weights["ragged"] * 0.1
        blank = (room - used) / room
        if (setup.taken, end) == self.end:
            cost += blank * weights["last"] + (weights["thin"] * (blank - 0.6) if blank > 0.6 else 0)
        else:
            cost += blank**2 * weights["blank"] * 4
        # A section begins with its text, and a scrap of text does not stand alone over half a page of nothing.
        late = state == (0, 0) and end == 0 < self.stream.length
        scrap = self.columns > 1 and line < middle == end and not (setup.left or setup.right)
        cost += weights["late"] * late + weights["scrap"] * scrap
        # What stands at the right is read first only where what stands at the left begins clearly lower.
        level = setup.left and setup.right and setup.text_left and middle - line < LOWER
        cost += weights["astray"] if level else 0
        # Text that runs over an exhibit to the next column, or an exhibit alone in one of them, breaks the page up.
        broken = (setup.left and end > middle) or (height and end == line and not (setup.left and setup.right))
        return cost + self._apart(state, setup.taken, end) + (weights["broken"] if broken else 0)

    def _apart(self, state: State, taken: int, end: int) -> float:
        """Return what it costs that exhibits stand on other pages than the text that speaks of them."""
        cost, line = 0.0, state[1]
        if self.pieces and self.stream.length:
            progress = taken / len(self.pieces) - end / self.stream.length
            cost += abs(progress) * self.weights["drift"]
        for mention in self.mentions[state[0] : taken]:
            if mention is not None:
                away = max(line - mention, mention - end + 1, 0)
                cost += away / self.room[1] * self.weights["far"]
        return cost


def _setups(here: Sequence[Piece], taken: int, room: int) -> Iterator[Setup]:
    for chosen in product(*(p.settings() for p in here)):
        both = list(zip(here, chosen, strict=True))
        wide = tuple(e for p, e in both if e is p.wide)
        narrow = tuple(e for p, e in both if e is not p.wide)
        across = sum(e.height + GUTTER for e in wide)
        if across - (0 if narrow else GUTTER) > room or stack(narrow) > 2 * (room - across) + GUTTER:
            continue
        dislike = sum(p.likes != "either" and e is not p.settings()[0] for p, e in both)
        astray = _astray([(p.numbered, e is p.wide) for p, e in both])
        for split in range(len(narrow), -1, -1):
            for text_left in (True, False):
                right, left = (narrow[:split], narrow[split:]) if text_left else (narrow[split:], narrow[:split])
                high = max(stack(left), stack(right))
                if high <= room - across and (text_left or left):
                    over, under = (stack(part) + (GUTTER if part else 0) for part in (left, right))
                    yield Setup(
                        wide, left, right, text_left, taken + len(here), dislike, astray, across, over, under, high
                    )
        if not narrow and across > room:
            yield Setup(wide, (), (), True, taken + len(here), dislike, 0, across, 0, 0, 0)


def _astray(exhibits: Sequence[tuple[str, bool]]) -> int:
    """Return how many pairs of a series stand in the wrong order; an exhibit is its series and whether it is wide."""
    pairs = combinations(exhibits, 2)
    return sum(one[1] and not other[1] and one[0] == other[0] != "" for one, other in pairs)


def far(sheets: Sequence[Sheet], mentions: Mapping[str, int], near: int = 1) -> dict[int, tuple[tuple[str, int], ...]]:
    """Return by sheet the exhibits that stand more than `near` pages from the line that speaks of them, and how many.

    `mentions` has the lines by the ids of the exhibits; a part that continues an exhibit counts with it.
    """
    found: dict[int, tuple[tuple[str, int], ...]] = {}
    placed: set[str] = set()
    for n, sheet in enumerate(sheets):
        zone = sheet.zone
        for exhibit in (*(zone.left + zone.right if zone else ()), *sheet.wide):
            line = mentions.get(exhibit.id)
            if line is not None and exhibit.id not in placed:
                there = next((i for i, other in enumerate(sheets) if other.end > line), n)
                if abs(there - n) > near:
                    found[n] = (*found.get(n, ()), (exhibit.id, abs(there - n)))
            placed.add(exhibit.id)
    return found


def _way(node: Node | None) -> Iterator[Sheet]:
    """Yield the pages of a way, the last one first."""
    while node and node.before and node.setup and node.fill:
        (_, line), before = node.before
        setup, (height, middle, end) = node.setup, node.fill
        zone = Zone(height, setup.left, setup.right, (line, middle), (middle, end)) if height else None
        yield Sheet(zone, setup.wide, setup.taken, end)
        node = before
