"""The handout as pages: every decision about what stands where is made here and in the modules it calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from generator.brand.model import Brand
from generator.handout import annex, compose, fill, front, mentions, tables
from generator.handout.desk import Desk
from generator.handout.edition import edition
from generator.handout.exhibits import frame, pieces
from generator.handout.geometry import geometry
from generator.handout.imposition import imposed
from generator.handout.mentions import printed
from generator.handout.model import Frame, Handout, Page
from generator.handout.sheet import GUTTER, Sheet, depth, frames
from generator.handout.stream import Stream
from generator.report import model as report
from generator.text.words import Words


def plan(report_: report.Report, brand: Brand, words: Words, folder: Path | None = None) -> Handout:
    """Return the handout of a report: cover, contents, figures, timeline, sections, annex, method, back cover.

    `folder` is the one that pictures lie in; PictureProblem if one of them cannot be used.
    """
    desk = Desk(report_, words, brand, geometry(brand, report_.language), folder or Path())
    numbers = mentions.numbers(report_)
    body = [*front.highlights(desk), *_overview(desk, numbers)]
    for index, section in enumerate(report_.sections):
        body += _section(desk, section, index, numbers)
    body += _end(desk)
    contents, back = front.contents(desk, body), front.back(desk)
    if edition(brand).odd:  # how many pages the contents take does not depend on the numbers in them
        *body, back = imposed([*body, back], 1 + len(contents), front.notes(desk))
        contents = front.contents(desk, body)
    pages = [front.cover(desk), *contents, *body, back]
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
        sheets = compose.compose(ready, Stream(()), rooms, desk.geometry.data["weights"], (), desk.geometry.columns)
        head = desk.words["handout.overview"]
        for i, sheet in enumerate(sheets):
            placed = frames(sheet, Stream(()), 0 if i else top, desk.geometry.spans)
            title = None if i else front.heading(desk, head)
            full = fill.measured(placed, desk.geometry.cells, 0 if i else top, desk.geometry.lines)
            pages.append(Page(0, "plain", "" if i else "overview", head, title, None, placed, fill=full))
    return pages


def _section(desk: Desk, section: report.Section, index: int, numbers: dict[str, int]) -> list[Page]:
    """Return a section's pages: an opener with its band, and as many more as it needs."""
    g = desk.geometry
    opener = front.opener(desk, section, index)
    extra = int(front.band_height(opener) - g.number("opener", "band"))
    stand = desk.lines(section.summary, "stand", g.cells, even=True)
    stand_top = int(g.number("opener", "stand")) + extra
    top = stand_top + g.up(desk.height(stand)) + 1
    text, lines = mentions.text(desk, section, numbers)
    stream = Stream(text)
    composed = _composed(desk, section, stream, lines, numbers, top)
    far = compose.far(composed, lines, int(g.number("page", "near")))
    sheets = composed or (Sheet(None, (), 0, 0),)
    sheets = (*sheets[:-1], _filled(desk, section, sheets[-1], g.lines - (top if len(sheets) == 1 else 0)))
    pages: list[Page] = []
    for i, sheet in enumerate(sheets):
        placed = frames(sheet, stream, 0 if i else top, g.spans)
        full = fill.measured(placed, g.cells, 0 if i else top, g.lines)
        if i:
            pages.append(Page(0, "plain", "", opener.run, None, None, placed, fill=full, far=far.get(i, ())))
        else:
            lead = Frame(0, stand_top, g.cells, g.up(desk.height(stand)), stand)
            pages.append(replace(opener, frames=(lead, *placed), fill=full, far=far.get(i, ())))
    return pages


def _composed(
    desk: Desk,
    section: report.Section,
    stream: Stream,
    lines: Mapping[str, int],
    numbers: Mapping[str, int],
    top: int,
) -> tuple[Sheet, ...]:
    """Return a section's sheets; where one of them is too empty, long lists are split so that a part fills it.

    In one column, where nothing stands beside anything, neighbours may change places before a list is split, as long as
    none comes to stand far from the text that speaks of it.
    """
    g = desk.geometry
    tried: list[tuple[int, bool, int, tuple[Sheet, ...]]] = []
    usual = tuple(printed(section.blocks))
    splits = (0.6, 0.4) if g.columns > 1 else (0.6, 0.5, 0.4, 0.3)
    orders = [usual] if g.columns > 1 else [usual, *_swapped(usual)]
    for share, blocks in (*((1.0, order) for order in orders), *((share, usual) for share in splits)):
        most = int(share * g.lines)
        parts = [(p, b.id) for b in blocks for p in pieces(b, desk, numbers.get(b.id, 0), most)]
        ready, spoken = [p for p, _ in parts], [lines.get(id) for _, id in parts]
        sheets = compose.compose(ready, stream, (g.lines - top, g.lines), g.data["weights"], spoken, g.columns)
        if blocks is not usual and compose.far(sheets, lines, int(g.number("page", "near"))):
            continue
        empty = 0
        for i, sheet in enumerate(sheets[:-1]):
            start = 0 if i else top
            full = fill.measured(frames(sheet, stream, start, g.spans), g.cells, start, g.lines)
            empty += full < fill.LEAST
        late = bool(sheets) and sheets[0].end == 0 < stream.length
        tried.append((empty, late, len(sheets), sheets))
        if not empty and not late:
            break
    return min(tried, key=lambda t: t[:3])[3]


def _swapped(blocks: Sequence[report.AnyBlock]) -> Iterator[tuple[report.AnyBlock, ...]]:
    """Yield the blocks with two neighbours exchanged; figures and tables keep to the order of their numbers."""
    for i, (one, other) in enumerate(pairwise(blocks)):
        series = mentions.NUMBERED.get(one.kind)
        if series is None or series != mentions.NUMBERED.get(other.kind):
            yield (*blocks[:i], other, one, *blocks[i + 2 :])


def _filled(desk: Desk, section: report.Section, sheet: Sheet, room: int) -> Sheet:
    """Return a section's last page, half empty as it may be, with a table of those figures that no exhibit shows."""
    used = depth(sheet)
    shown = {id for block in printed(section.blocks) for id in mentions.figures(block)}
    others = tuple(s.id for s in section.statistics if s.id not in shown)
    if len(others) < 2 or used > 0.62 * room:
        return sheet
    title = desk.words["handout.section-figures"]
    block = report.Table(kind="table", id=f"{section.id}-figures", title=title, stats=others)
    table = tables.settings(block, desk, frame)[1]
    if table is None or used + GUTTER + table.height > room:
        return sheet
    return replace(sheet, wide=(*sheet.wide, table))
