"""The pages at the end: every figure in one table, its caveats as notes, and how the figures were taken."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.handout.content import Lines, TableBody, TableCell, TableRow, Text
from generator.handout.desk import Desk, Fact
from generator.handout.front import heading
from generator.handout.model import Exhibit, Frame, Heading, Notes, Page, Terms
from generator.handout.tables import table_row
from generator.report.model import Timeline
from generator.text import phrases

WHOLE = 0.75
"""The share of the rows that fit on a page below which a page does not end with a group but inside the next one."""
COLUMNS = ("no", "label", "value", "unit", "scope", "paragraph")


@dataclass(frozen=True)
class Line:
    """A row of the annex, with its note if it has one."""

    row: TableRow
    note: tuple[str, Lines] | None = None
    again: TableRow | None = None
    """The head of its group once more, for a page that begins with this row."""


def statistics(desk: Desk) -> list[Page]:
    """Return the table of all figures, page by page, each page with the notes on its own figures."""
    groups = _groups(desk)
    if not groups:
        return []
    g, words = desk.geometry, desk.words
    head = heading(desk, words["handout.annex"])
    lead = desk.broken(words["handout.annex-lead"], "gloss", g.cells * g.z)
    top = int(g.number("annex", "top"))
    pages: list[Page] = []
    dealt = _deal(desk, groups, g.lines - top, g.lines)
    for n, lines in enumerate(dealt):
        y = 0 if n else top
        body = TableBody(_widths(desk), _head(desk), tuple(line.row for line in lines))
        height = g.up(body.head.height + sum(r.height for r in body.rows))
        exhibit = Exhibit(
            f"annex-{n + 1}", "table", g.cells, height, None, None, None, body, alt=words["handout.annex"]
        )
        frames = [Frame(0, y, g.cells, height, exhibit, words["handout.annex"])]
        notes = _notes(lines)
        if notes:
            tall = _notes_height(desk, notes)
            frames.append(Frame(0, y + height + 1, g.cells, tall, Notes(tuple(notes)), words["handout.annex"]))
        pages.append(
            Page(
                0,
                "plain",
                "" if n else "annex",
                words["handout.annex"],
                None if n else head,
                None if n else lead,
                tuple(frames),
            )
        )
    return pages


def _groups(desk: Desk) -> list[list[Line]]:
    """Return the rows section by section, the computed figures last; the first row of a group is its head."""
    groups, number = [], 0
    marks: dict[str, str] = {}
    parts: list[tuple[str, Sequence[str]]] = [
        (s.title, [stat.id for stat in s.statistics]) for s in desk.report.sections if s.statistics
    ]
    if desk.report.derived:
        parts.append((desk.words["handout.computed-group"], [d.id for d in desk.report.derived]))
    for title, ids in parts:
        group = [Line(_group_row(desk, title))]
        again = _group_row(desk, title + desk.words["common.continued"])
        for id in ids:
            number += 1
            fact = desk.fact(id)
            text = _note(desk, id, fact)
            mark = marks.setdefault(text, str(len(marks) + 1)) if text else ""
            group.append(replace(_line(desk, number, fact, text, mark), again=again))
        groups.append(group)
    return groups


def _note(desk: Desk, id: str, fact: Fact) -> str:
    if fact.computed:
        return desk.words.format("common.computed-from", formula=_formula(desk, id))
    return fact.caveat


def _formula(desk: Desk, id: str) -> str:
    """Return the formula of a computed figure in words: labels and headings for ids."""
    formula = desk.report.derived_by_id[id].formula
    names = {stat.id: desk.fact(stat.id).label for stat in desk.report.statistics()}
    names |= {e.id: desk.plain(e.heading) for b in desk.report.blocks() if isinstance(b, Timeline) for e in b.events}
    if match := re.fullmatch(r"\s*days\((.+?),(.+?)\)\s*", formula):
        first, last = (names.get(part.strip(), part.strip()) for part in match.groups())
        return desk.words.format("handout.days-between", first=first, last=last)
    spoken = re.sub(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", lambda m: names.get(m[0], m[0]), formula)
    return spoken.replace(" - ", " \u2212 ").replace(" * ", " \u00d7 ").replace(" / ", " \u00f7 ")


def _line(desk: Desk, number: int, fact: Fact, note: str, mark: str) -> Line:
    widths = dict(zip(COLUMNS, _widths(desk), strict=True))
    texts = {
        "no": (f"{number:02d}", "td-small"),
        "label": (desk.plain(fact.label), "td"),
        "value": (fact.shown.number, "td-number"),
        "unit": (fact.shown.unit, "td"),
        "scope": (desk.plain(fact.scope), "td-small"),
        "paragraph": (desk.words["common.list-comma"].join(map(str, fact.paragraphs)), "td-small"),
    }
    air = desk.geometry.space["cell-x"]
    cells = [desk.broken(texts[name][0], texts[name][1], widths[name] - air) for name in COLUMNS]
    row = table_row(cells, desk, (2, 5), mark, 1)
    if not note:
        return Line(row)
    return Line(
        row, (mark, desk.broken(note, "note", desk.geometry.cells * desk.geometry.z - desk.geometry.space["note-x"]))
    )


def _widths(desk: Desk) -> tuple[float, ...]:
    columns = desk.geometry.data["annex"]["columns-en" if desk.language == "en" else "columns"]
    return tuple(float(columns[name]) for name in COLUMNS)


def _head(desk: Desk) -> TableRow:
    words = [desk.words[f"handout.column-{name}"] for name in COLUMNS]
    return table_row([desk.broken(w, "th", 200) for w in words], desk, (2, 5))


def _group_row(desk: Desk, title: str) -> TableRow:
    text = desk.lines(title, "td-group", desk.geometry.cells)
    return TableRow(
        (TableCell(text),), desk.geometry.u + desk.height(text) - desk.geometry.styles["td-group"].line, group=True
    )


def _notes(lines: Sequence[Line]) -> list[tuple[str, Lines]]:
    """Return the notes of these rows, one that several share only once."""
    found = {line.note[0]: line.note for line in lines if line.note}
    return sorted(found.values(), key=lambda note: int(note[0]))


def _notes_height(desk: Desk, notes: Sequence[tuple[str, Lines]]) -> int:
    return desk.geometry.up(desk.geometry.space["notes-top"] + desk.height(*(n for _, n in notes)))


def _deal(desk: Desk, groups: list[list[Line]], first: int, other: int) -> list[list[Line]]:
    """Return the rows page by page, as even as can be: a page ends with a group if that leaves none thin."""
    rows = [line for group in groups for line in group]
    starts = {0}
    for group in groups:
        starts.add(max(starts) + len(group))

    top = _head(desk).height

    def fits(lines: Sequence[Line], room: int) -> bool:
        notes = _notes(lines)
        used = desk.geometry.up(top + sum(line.row.height for line in lines))
        return used + (1 + _notes_height(desk, notes) if notes else 0) <= room

    pages: list[list[Line]] = []
    at = 0
    while at < len(rows):
        room = other - 1 if pages else first
        end = at + 1
        while end < len(rows) and fits(rows[at : end + 1], room):
            end += 1
        if end < len(rows):
            ends = [s for s in starts if at < s <= end and (s - at) >= WHOLE * (end - at)]
            end = max(ends) if ends else _good_end(rows, at, end)
        head = rows[at].again
        pages.append([*([Line(head)] if head else []), *rows[at:end]])
        at = end
    return pages


def _good_end(rows: Sequence[Line], start: int, end: int) -> int:
    """Return a page's end that leaves a group at least three rows on either side, its head not counted."""
    head = max((i for i in range(start, end) if rows[i].row.group), default=start)
    if end - head < 4 and head > start:
        return head
    behind = next((i for i in range(end, len(rows)) if rows[i].row.group), len(rows))
    return end - max(0, min(3 - (behind - end), end - start - 4))


# --- sources and method -----------------------------------------------------------------------------------------------


def method(desk: Desk, before: Page | None = None) -> tuple[Page | None, list[Page]]:
    """Return where the figures come from and how they were taken: at the foot of the page before if it has room.

    The first value is that page with the text added, or as it was.
    """
    joined = _joined(desk, before) if before else None
    if joined:
        return joined, []
    if not desk.report.method:
        return before, []  # the source stands on the back cover, and nothing else is to be said
    g, words = desk.geometry, desk.words
    width = g.span("wide")
    ready = _terms(desk, width)
    head = heading(desk, words["handout.method"])
    pages: list[Page] = []
    beside = g.columns > 1
    note = desk.broken(words["handout.method-side"], "gloss", (g.span("quarter") if beside else g.cells) * g.z)
    top = 3 if beside else g.up(desk.height(head, note)) + 1
    while ready:
        room, taken, used = g.lines - (0 if pages else top), 0, 0
        while taken < len(ready):
            need = _term_lines(ready[taken]) + (1 if taken else 0)
            if taken and used + need > room:
                break
            used += need
            taken += 1
        terms = Terms(tuple(ready[:taken]))
        frames = [Frame(g.cells - width, 0 if pages else top, width, used, terms, words["handout.method"])]
        if pages:
            pages.append(Page(0, "plain", "", words["handout.method"], None, None, tuple(frames)))
        else:
            if beside:
                frames.append(Frame(0, top, g.span("quarter"), len(note), note))
            lead = None if beside else note
            pages.append(Page(0, "plain", "method", words["handout.method"], head, lead, tuple(frames)))
        ready = ready[taken:]
    return before, pages


def _terms(desk: Desk, width: int) -> list[tuple[Lines, Text]]:
    """Return the source and each rule as a head with body text."""
    items = [(desk.words["handout.method-source"], _source_text(desk))]
    items += [(desk.plain(t.term), desk.plain(t.text)) for t in desk.report.method]
    return [
        (desk.broken(head, "h3", width * desk.geometry.z), Text((desk.set_paragraph(text, width, indent=False),)))
        for head, text in items
    ]


def _term_lines(term: tuple[Lines, Text]) -> int:
    return len(term[0]) + len(term[1].paragraphs[0].lines)


def _joined(desk: Desk, page: Page) -> Page | None:
    """Return the page with the method under what it holds, in two columns; None if it has no room for that."""
    g, words = desk.geometry, desk.words
    half = g.span("half")
    terms = _terms(desk, half)
    high = [_term_lines(t) + 1 for t in terms]
    splits = range(1 if g.columns > 1 else len(terms), len(terms) + 1)
    split = min(splits, key=lambda n: max(sum(high[:n]), sum(high[n:])))
    columns = (terms[:split], terms[split:])
    need = max(sum(high[:split]), sum(high[split:])) - 1
    head = heading(desk, words["handout.method"])
    top = math.ceil(max(f.y + f.height for f in page.frames)) + 2
    # A line to spare: one that mixes two fonts comes out higher, and what passes the page's foot would be lost.
    if top + 4 + need > g.lines:
        return None
    top = min(g.lines - need - 4, top + 4)
    frames = [Frame(0, top, g.cells, 2, Heading(head, "method"), words["handout.method"])]
    for n, column in enumerate(columns):
        if column:
            lines = sum(map(_term_lines, column)) + len(column) - 1
            x = n * (half + g.span("gutter"))
            frames.append(Frame(x, top + 3, half, lines, Terms(tuple(column)), words["handout.method"]))
    return replace(page, frames=(*page.frames, *frames), also=("method", words["handout.method"]))


def _source_text(desk: Desk) -> str:
    source, words = desk.report.source, desk.words
    title = phrases.titled(words, source.title)
    parts = [words.format("handout.source-record", title=title, publisher=desk.plain(source.publisher))]
    if source.paragraphs:
        parts.append(words.format("handout.source-paragraphs", count=source.paragraphs))
    return words["handout.sentence-gap"].join(parts)
