"""The handout as pages: every decision about what stands where is made here and in the modules it calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.brand.model import Brand
from generator.handout import annex, compose, front, tables
from generator.handout.content import Paragraph
from generator.handout.desk import Desk
from generator.handout.exhibits import frame, pieces
from generator.handout.geometry import geometry
from generator.handout.model import Frame, Handout, Page
from generator.report import model as report
from generator.text.words import Words


def plan(report_: report.Report, brand: Brand, words: Words, folder: Path | None = None) -> Handout:
    """Return the handout of a report: cover, contents, figures, timeline, sections, annex, method, back cover.

    `folder` is the one that pictures lie in; PictureProblem if one of them cannot be used.
    """
    desk = Desk(report_, words, brand, geometry(brand, report_.language), folder or Path())
    numbers = _numbers(desk)
    body = [*front.highlights(desk), *_overview(desk, numbers)]
    for index, section in enumerate(report_.sections):
        body += _section(desk, section, index, numbers)
    body += _end(desk)
    contents = front.contents(desk, body)
    pages = [front.cover(desk), *contents, *body, front.back(desk)]
    return Handout(
        id=report_.id,
        language=report_.language,
        title=desk.plain(report_.title),
        author=desk.plain(report_.publisher),
        subject=desk.plain(report_.subtitle or report_.period),
        keywords=tuple(desk.plain(s.title) for s in report_.sections),
        pages=tuple(replace(page, number=n) for n, page in enumerate(pages, 1)),
    )


def _end(desk: Desk) -> list[Page]:
    """Return the annex and the method, which shares the annex's last page if that has room."""
    table = annex.statistics(desk)
    last, pages = annex.method(desk, table[-1] if table else None)
    return [*table[:-1], *([last] if last else []), *pages]


def printed(blocks: tuple[report.AnyBlock, ...]) -> Iterator[report.AnyBlock]:
    """Yield the blocks that the handout shows."""
    return (b for b in blocks if getattr(b, "only", None) != "deck")


def _numbers(desk: Desk) -> dict[str, int]:
    """Return the number of each exhibit that carries one: figures and tables are counted apart."""
    counts = {"figure": 0, "table": 0}
    numbers: dict[str, int] = {}
    blocks = [*printed(desk.report.overview), *(b for s in desk.report.sections for b in printed(s.blocks))]
    for block in blocks:
        kind = NUMBERED.get(block.kind)
        if kind:
            counts[kind] += 1
            numbers[block.id] = counts[kind]
    return numbers


NUMBERED = {"chart": "figure", "picture": "figure", "timeline": "figure", "checklist": "table", "table": "table"}
"""Which kinds of block carry a number, and in which series."""


def _overview(desk: Desk, numbers: dict[str, int]) -> list[Page]:
    """Return the pages about the whole report: a timeline has one for itself."""
    pages: list[Page] = []
    others: list[report.AnyBlock] = []
    for block in printed(desk.report.overview):
        if isinstance(block, report.Timeline):
            pages += front.timeline(desk, block, numbers[block.id])
        else:
            others.append(block)
    if others:
        ready = [p for b in others for p in pieces(b, desk, numbers.get(b.id, 0))]
        top = int(desk.geometry.number("page", "overview"))
        rooms = (desk.geometry.lines - top, desk.geometry.lines)
        sheets = compose.compose(ready, compose.Stream(()), rooms, desk.geometry.data["weights"])
        head = desk.words["handout.overview"]
        for i, sheet in enumerate(sheets):
            frames = compose.frames(sheet, compose.Stream(()), 0 if i else top, desk.geometry.spans)
            title = None if i else front.heading(desk, head)
            pages.append(Page(0, "plain", "" if i else "overview", head, title, None, frames))
    return pages


def _section(desk: Desk, section: report.Section, index: int, numbers: dict[str, int]) -> list[Page]:
    """Return a section's pages: an opener with its band, and as many more as it needs."""
    g = desk.geometry
    opener = front.opener(desk, section, index)
    extra = int(front.band_height(opener) - g.number("opener", "band"))
    stand = desk.lines(section.summary, "stand", g.cells)
    stand_top = int(g.number("opener", "stand")) + extra
    top = stand_top + g.up(desk.height(stand)) + 1
    ready = [p for b in printed(section.blocks) for p in pieces(b, desk, numbers.get(b.id, 0))]
    stream = compose.Stream(_paragraphs(desk, section, numbers))
    sheets = compose.compose(ready, stream, (g.lines - top, g.lines), g.data["weights"])
    sheets = sheets or (compose.Sheet(None, (), 0, 0, 0),)
    sheets = (*sheets[:-1], _filled(desk, section, sheets[-1], g.lines - (top if len(sheets) == 1 else 0)))
    pages: list[Page] = []
    for i, sheet in enumerate(sheets):
        frames = compose.frames(sheet, stream, 0 if i else top, g.spans)
        if i:
            pages.append(Page(0, "plain", "", opener.run, None, None, frames))
        else:
            lead = Frame(0, stand_top, g.cells, g.up(desk.height(stand)), stand)
            pages.append(replace(opener, frames=(lead, *frames)))
    return pages


def _filled(desk: Desk, section: report.Section, sheet: compose.Sheet, room: int) -> compose.Sheet:
    """Return a section's last page, half empty as it may be, with a table of those figures that no exhibit shows."""
    used = compose.depth(sheet)
    shown = {id for block in printed(section.blocks) for id in _figures(block)}
    others = tuple(s.id for s in section.statistics if s.id not in shown)
    if len(others) < 3 or used > 0.62 * room:
        return sheet
    title = desk.words["handout.section-figures"]
    block = report.Table(kind="table", id=f"{section.id}-figures", title=title, stats=others)
    table = tables.settings(block, desk, frame)[1]
    if table is None or used + compose.GUTTER + table.height > room:
        return sheet
    return replace(sheet, wide=(*sheet.wide, table))


def _paragraphs(desk: Desk, section: report.Section, numbers: dict[str, int]) -> tuple[Paragraph, ...]:
    """Return the section's text; the first paragraph that uses a figure of a numbered exhibit points at the exhibit."""
    waiting = {b.id: b for b in printed(section.blocks) if b.id in numbers}
    made = []
    for i, text in enumerate(section.text):
        pointing, shown = _pointing(desk, text, waiting, numbers)
        made.append(desk.paragraph(pointing, desk.geometry.span("half"), indent=i > 0))
        waiting = {id: block for id, block in waiting.items() if id not in shown}
    return tuple(made)


def _figures(block: report.AnyBlock) -> set[str]:
    """Return the ids of the figures that a block shows."""
    rows = (*getattr(block, "rows", ()), *getattr(block, "items", ()))
    ids = {getattr(row, name, None) for row in rows for name in ("stat", "before", "after")}
    stats = (*getattr(block, "stats", ()), *getattr(getattr(block, "result", None), "stats", ()))
    return {id for id in (*ids, *stats) if id}


def _pointing(
    desk: Desk, text: str, waiting: dict[str, report.AnyBlock], numbers: dict[str, int]
) -> tuple[str, set[str]]:
    """Return the text with the numbers of exhibits behind the figures they show, and which exhibits those are."""
    places: dict[int, list[str]] = {}
    for id, block in waiting.items():
        named = [m.end() for m in _REFERENCE.finditer(text) if m[1] in _figures(block)]
        if named:
            stop = _STOP.search(text, named[0])
            places.setdefault(stop.start() if stop else len(text), []).append(id)
    for place in sorted(places, reverse=True):
        labels = [desk.words.format(f"common.{NUMBERED[waiting[id].kind]}", number=numbers[id]) for id in places[place]]
        see = desk.words.format("handout.see", list=desk.words["common.list-comma"].join(labels))
        text = text[:place] + see + text[place:]
    return text, {id for ids in places.values() for id in ids}


_REFERENCE = re.compile(r"\{\s*([a-z0-9-]+)")
_STOP = re.compile("[\u3002\uff1b\uff01]|[.;!](?=\\s|$)")
"""Where a clause ends that is whole enough to be followed by a number in brackets."""
