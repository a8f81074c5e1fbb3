"""Pages that every handout has: cover, contents, the year in figures, timeline, section openers, back cover."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from generator.handout.content import Cell, Lines, Text, TimelineBody
from generator.handout.desk import Desk
from generator.handout.exhibits import framer
from generator.handout.lists import timeline_wide
from generator.handout.model import Back, Contents, Cover, Entry, Frame, Opener, Page, Panel
from generator.report import model as report
from generator.text import phrases

ROWS: dict[int, tuple[int, ...]] = {
    3: (1, 2),
    4: (2, 2),
    5: (2, 3),
    6: (1, 2, 3),
    7: (2, 2, 3),
    8: (2, 3, 3),
    9: (1, 2, 3, 3),
    10: (2, 2, 3, 3),
    11: (2, 3, 3, 3),
    12: (3, 3, 3, 3),
}
"""How so many figures are dealt out to rows: rows of one or two are large, rows of three small."""


def cover(desk: Desk) -> Page:
    """Return the cover: series, title, hairline, subtitle, publisher and period."""
    r, g = desk.report, desk.geometry
    title = desk.balanced(r.title, ("cover-title", "cover-title-m", "cover-title-n", "cover-title-s"), g.cells, 2)
    lines = [desk.maybe(r.subtitle, "cover-text", g.span("wide"))]
    meta = desk.words.format("handout.cover-meta", publisher=desk.plain(r.publisher), period=desk.plain(r.period))
    lines.append(desk.broken(meta, "cover-small", g.span("wide") * g.z))
    label = desk.maybe(r.series, "cover-label", g.cells)
    special = Cover(label, title, tuple(line for line in lines if line))
    return Page(0, "cover", "cover", "", special=special)


def heading(desk: Desk, text: str) -> Lines:
    """Return a page's own heading in the larger size if it holds it on one line."""
    return desk.balanced(text, ("h2", "h2-s"), desk.geometry.cells, 1)


# --- contents ---------------------------------------------------------------------------------------------------------


def contents(desk: Desk, body: Sequence[Page]) -> list[Page]:
    """Return the contents, and at the foot of their last page the abstract; it moves on where it does not fit there."""
    g, words = desk.geometry, desk.words
    width = g.span("wide")
    top = int(g.number("contents", "top"))
    targets = [t for i, page in enumerate(body) for t in _targets(page, i)]
    sheets, panel = _fitting(desk, targets, g.lines - top)
    first = 1 + len(sheets)
    pages = []
    for n, some in enumerate(sheets):
        listed = Contents(tuple(replace(e, page=first + e.page + 1) for e in some))
        frames = [Frame(g.cells - width, 0 if n else top, width, _depth(some), listed, "contents")] if some else []
        if n == len(sheets) - 1:
            frames.append(replace(panel, y=g.lines - panel.height if some else 0))
        room = (g.span("quarter") if width < g.cells else g.cells) * g.z
        head = desk.broken(words["handout.contents"], "h2", room) if not n else None
        run = words["handout.contents" if some else "handout.abstract"]
        pages.append(Page(0, "plain", "" if n else "contents", run, head, None, tuple(frames)))
    return pages


def _entries(desk: Desk, targets: Sequence[tuple[str, str, int]], group: str) -> list[Entry]:
    """Return the lines of the contents, `bare` ones without gloss; their pages are still places in the body."""
    g = desk.geometry
    width = g.span("wide")
    glosses = {s.id: s.gloss for s in desk.report.sections}
    style = "toc" if group == "entry" else "toc-dense"
    entries = []
    for id, title, i in targets:
        said = glosses.get(id) or desk.words.get(f"handout.gloss-{id}", "")
        gloss = Lines((), "gloss") if group == "bare" else desk.lines(said, "gloss", width)
        lines = desk.broken(title, style, (width - 4) * g.z)
        more = desk.height(lines, gloss) - desk.geometry.styles[style].line - g.u
        entries.append(Entry(lines, i, id, gloss, g.number("contents", group) + more / g.u))
    return entries


def _depth(entries: Sequence[Entry]) -> float:
    return sum(e.height for e in entries)


def _on_pages(entries: Sequence[Entry], lines: int, panel: float) -> list[list[Entry]]:
    """Return the entries page by page; the last page, which may have none, has room for a panel so high."""
    sheets: list[list[Entry]] = [[]]
    for entry in entries:
        if _depth(sheets[-1]) + entry.height > lines:
            sheets.append([])
        sheets[-1].append(entry)
    if _depth(sheets[-1]) + 1 + panel > lines:
        sheets.append([])
    return sheets


def _targets(page: Page, index: int) -> list[tuple[str, str, int]]:
    """Return what the contents list of a page: id, title, and the page's place in the body."""
    found = [(page.id, page.run, index)] if page.id else []
    return found + ([(*page.also, index)] if page.also else [])


def _fitting(desk: Desk, targets: Sequence[tuple[str, str, int]], lines: int) -> tuple[list[list[Entry]], Frame]:
    """Return the entries page by page and the abstract's panel, as roomy as the fewest pages allow."""
    alone = desk.geometry.columns == 1
    tried = []
    for group in ("entry", "dense", "bare") if alone else ("entry", "dense"):
        entries = _entries(desk, targets, group)
        for wide in (True,) if alone else (False, True):
            panel = _abstract(desk, wide)
            tried.append((_on_pages(entries, lines, panel.height), panel))
    return min(tried, key=lambda t: len(t[0]))


def _abstract(desk: Desk, wide: bool) -> Frame:
    """Return the panel with the abstract, its head beside it or, to save lines, over it."""
    g = desk.geometry
    inset = g.space["panel-x"] / g.z
    left = inset if wide else g.span("quarter") + g.span("gutter")
    text = Text((desk.paragraph(desk.report.abstract, g.cells - left - inset, indent=False),))
    head = desk.broken(desk.words["handout.abstract"], "h3", (g.span("quarter") - inset) * g.z)
    lines = len(text.paragraphs[0].lines) + wide
    return Frame(0, 0, g.cells, lines + 2 * g.up(g.space["panel-y"]), Panel(head, text, wide), "abstract")


# --- the year in figures ----------------------------------------------------------------------------------------------


def highlights(desk: Desk) -> list[Page]:
    """Return the page of key figures: the hero and the first one large, the others in rows of three."""
    chosen = desk.report.highlights
    if chosen is None:
        return []
    g = desk.geometry
    items = [chosen.hero, *chosen.items]
    rows = ROWS[len(items)] if g.columns > 1 else _in_pairs(len(items))
    head = heading(desk, desk.words["handout.figures"])
    finding = desk.lines(chosen.title, "stand", g.cells)
    frames = []
    top = g.up(desk.height(head)) + 0.25
    for text in (finding, desk.maybe(chosen.lead, "gloss", g.cells)):
        if text:
            frames.append(Frame(0, top, g.cells, desk.height(text) / g.u, text))
            top += desk.height(text) / g.u
    start = math.ceil(top * 2) / 2 + 1
    for tight, style in ((False, "number"), (True, "number"), (True, "number-s")):
        cells = _cells(desk, items, rows, style, tight=tight)
        first, fit = _dealt(desk, cells, start, g.lines)
        if fit == len(cells):
            break
    if fit < len(cells) and g.columns == 1:  # two pages then, both as full as can be
        cells = _cells(desk, items, rows, "number", tight=False)
        first, fit = _dealt(desk, cells[: _even(desk, cells, start)], start, g.lines)
    name = desk.words["handout.figures"]
    pages = [Page(0, "plain", "figures", name, head, None, (*frames, *first))]
    if fit < len(cells):
        rest, _ = _dealt(desk, cells[fit:], 0, g.lines)
        pages.append(Page(0, "plain", "", name, None, None, tuple(rest)))
    return pages


def _in_pairs(count: int) -> tuple[int, ...]:
    """Return how many figures stand in each row of a narrow page: the hero alone where that leaves pairs."""
    return ((1,) if count % 2 else ()) + (2,) * (count // 2)


def _even(desk: Desk, cells: Sequence[Sequence[Cell]], start: float) -> int:
    """Return how many rows stand on the first of two pages, which holds half of them or what fits under `start`."""
    needs = [max(desk.cell_height(c) for c in row) / desk.geometry.u for row in cells]
    most = max(n for n in range(1, len(needs) + 1) if n == 1 or start + sum(needs[:n]) + n / 2 <= desk.geometry.lines)
    return min(range(1, most + 1), key=lambda n: abs(sum(needs[:n]) - sum(needs[n:])))


def _cells(
    desk: Desk, items: Sequence[report.FigureItem], rows: Sequence[int], style: str, *, tight: bool
) -> list[list[Cell]]:
    made: list[list[Cell]] = []
    left = list(items)
    for count in rows:
        width = (desk.geometry.cells - (count - 1) * desk.geometry.span("gutter")) / count
        row, left = left[:count], left[count:]
        size = "hero" if count < min(3, max(rows)) or (count < 3 and not made) else style
        made.append(list(desk.level(desk.cell(i.stat, width, size, i.text, tight=tight) for i in row)))
    return made


def _dealt(desk: Desk, cells: list[list[Cell]], top: float, bottom: int) -> tuple[list[Frame], int]:
    """Return the frames of as many rows as fit, the air under them shared out, and how many rows they are."""
    g = desk.geometry
    needs = [max(_half(desk.cell_height(c) / g.u) for c in row) for row in cells]
    fit = len(needs)
    while fit > 1 and top + sum(needs[:fit]) > bottom:
        fit -= 1
    spare = max(0.0, bottom - top - sum(needs[:fit]))
    each = min(math.floor(spare / max(fit - 1, 1) * 2) / 2, 2.5)
    frames: list[Frame] = []
    y = top
    for row, need in zip(cells[:fit], needs[:fit], strict=True):
        width = (g.cells - (len(row) - 1) * g.span("gutter")) / len(row)
        for i, cell in enumerate(row):
            frames.append(Frame(i * (width + g.span("gutter")), y, width, need, cell, cell.number))
        y += need + each
    return frames, fit


def _half(lines: float) -> float:
    """Return a height on the grid of half lines, with a little air."""
    return math.ceil((lines + 0.2) * 2) / 2


# --- timeline, openers, back ------------------------------------------------------------------------------------------


def timeline(desk: Desk, block: report.Timeline, number: int) -> list[Page]:
    """Return the page of dated events, its axis as long as the page allows."""
    g = desk.geometry
    head = heading(desk, desk.words["handout.timeline"])
    top = int(g.number("timeline", "top"))
    room = (g.lines - top) * g.u
    labelled = framer(desk, "figure", number)
    plain = timeline_wide(block, desk, labelled)
    furniture = plain.height * g.u - (plain.body.height if isinstance(plain.body, TimelineBody) else 0)
    exhibit = timeline_wide(block, desk, labelled, room - furniture - g.u)
    height = max(exhibit.height, g.lines - top)
    frame = Frame(0, top, g.cells, height, exhibit, block.id)
    return [Page(0, "plain", "timeline", desk.words["handout.timeline"], head, None, (frame,))]


def opener(desk: Desk, section: report.Section, index: int) -> Page:
    """Return the opener of a section without its content; a long title makes the band deeper."""
    g = desk.geometry
    width = g.cells - int(g.number("opener", "art"))
    title = desk.balanced(section.title, ("h1",), width, 1)
    if len(title) > 1:
        title = desk.balanced(section.title, ("h1-m", "h1-s"), width, 2)
    subtitle = desk.lines(section.headline, "band-text", width)
    gap = g.space["fig-gap"] if title.style != "h1" else 0  # the larger style has air enough in its leading
    ends = g.number("opener", "title") + (desk.height(title, subtitle) + gap) / g.u
    deeper = max(0, g.up((ends - g.number("opener", "ground")) * g.u))
    special = Opener(
        index,
        len(desk.report.sections),
        phrases.section(desk.words, index + 1),
        title,
        subtitle,
        g.number("opener", "band") + deeper,
    )
    return Page(0, "opener", section.id, desk.plain(section.title), special=special)


def band_height(page: Page) -> float:
    """Return the height of an opener's band in u."""
    return page.special.height if isinstance(page.special, Opener) else 0


def notes(desk: Desk) -> Page:
    """Return a page with ruled lines for what a reader wants to write down."""
    name = desk.words["handout.notes"]
    return Page(0, "blank", "", name, heading(desk, name))


def back(desk: Desk) -> Page:
    """Return the back cover: what remains to be said, and the colophon."""
    r, g, words = desk.report, desk.geometry, desk.words
    width = g.span("wide")
    closing = r.closing
    statements = tuple(desk.term(t, "label", "cover-text", width) for t in closing.statements) if closing else ()
    title = desk.balanced(closing.title, ("h2", "h2-s"), g.cells, 2) if closing else None
    source = desk.plain(r.source.publisher)
    fonts = words["common.list-comma"].join(dict.fromkeys(desk.family(f) for f in ("text", "head", "body")))
    colophon = (
        (
            words["handout.colophon-source"],
            words.format("handout.colophon-text", title=phrases.titled(words, r.source.title), publisher=source),
        ),
        (words["handout.colophon-period"], desk.plain(r.period)),
        (words["handout.colophon-fonts"], fonts),
    )
    special = Back(desk.lines(r.title, "cover-label", g.cells), title, statements, colophon)
    return Page(0, "back", "back", "", special=special)
