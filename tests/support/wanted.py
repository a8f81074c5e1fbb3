"""What a reader of the summary expects to find in both outputs, taken from the summary itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.brand import load as brands
from generator.build import Output
from generator.chart import plan
from generator.report import prose
from generator.report.model import (
    AnyBlock,
    ChartBlock,
    Checklist,
    Figures,
    PictureBlock,
    Points,
    Profiles,
    Quote,
    Report,
    Table,
    Timeline,
)
from generator.text.words import words

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TELLING = re.compile(r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?=[%\u4e07\u4ebf])")


def figures(report: Report) -> list[str]:
    """Every figure: as the source prints it, or as the language of an edition prints the same value."""
    return [
        stat.figure if _prints_source(report, stat.figure) else prose.shown(report, stat.id).text
        for stat in report.statistics()
    ]


def _prints_source(report: Report, figure: str) -> bool:
    return report.language == "zh-CN" or not re.search("[\u4e00-\u9fff]", figure)


def headings(report: Report, output: Output) -> list[str]:
    """Every title in an output: of the report, its sections and their blocks, points and events."""
    return [prose.resolve(text, report) for text in _headings(report, output)]


def _headings(report: Report, output: Output) -> Iterator[str]:
    yield from (report.title, report.subtitle)
    for section in report.sections:
        yield from (section.title, section.headline)
    for block in report.blocks():
        if block.only in (None, output):
            yield from _block(block, output)


def _block(block: AnyBlock, output: Output) -> Iterator[str]:
    if output == "deck" or not isinstance(block, Quote):  # a pull quote on a page needs no title
        yield block.title
    if isinstance(block, Points):
        yield from (item.heading for item in block.items)
    if isinstance(block, Timeline):
        yield from (event.heading for event in block.events)
    if isinstance(block, ChartBlock):
        yield from (row.label for row in block.rows if row.label)
    if isinstance(block, Table):
        yield from block.columns
        yield from (cell for row in block.rows for cell in row)


def everything(report: Report, output: Output) -> list[str]:
    """Every figure, heading and name that an output must hold."""
    return [*figures(report), *headings(report, output), *names(report, output)]


def names(report: Report, output: Output) -> list[str]:
    """Every person, every quoted sentence, what is excepted from a 100 %, and what stands under pictures."""
    return [prose.resolve(text, report) for text in _names(report, output)]


def _names(report: Report, output: Output) -> list[str]:
    found: list[str] = []
    for block in report.blocks():
        if block.only not in (None, output):
            continue
        if isinstance(block, Profiles):
            found += [item.name for item in block.items]
        if isinstance(block, PictureBlock):
            found += [text for text in (block.caption, block.credit) if text]
        if isinstance(block, Quote):
            found += [block.text, block.who]
        if isinstance(block, Checklist):
            found += [row.exception for row in block.rows if row.exception]
    return found


def slides(report: Report) -> list[str]:
    """Every text that belongs on a slide; what is said or only printed (summaries, running text) is left out."""
    found = [text for text in _slides(report) if text]
    return [*everything(report, "deck"), *(prose.resolve(text, report) for text in found)]


def _slides(report: Report) -> Iterator[str | None]:
    yield report.series
    if len(report.sections) > 1:
        yield from (section.gloss for section in report.sections)
    if report.highlights:
        yield report.highlights.title
        if len(report.highlights.items) > 2:
            yield report.highlights.hero.text
        yield from (item.text for item in report.highlights.items[:4])
    for block in report.blocks():
        if block.only != "handout":
            yield from _exhibit(block)
    for term in (*report.method, *(report.closing.statements if report.closing else ())):
        yield from (term.term, term.text)
    yield report.closing.title if report.closing else None


def _exhibit(block: AnyBlock) -> Iterator[str | None]:
    """Yield the texts of an exhibit beside its headings and names."""
    if not isinstance(block, PictureBlock):
        yield block.note
    match block:
        case Points():
            yield from _points(block)
        case Figures():
            yield from (item.text for item in block.items)
            terms = (*(block.scope.rows if block.scope else ()), *([block.reading] if block.reading else ()))
            yield from (text for term in terms for text in (term.term, term.text))
        case ChartBlock():
            yield block.subtitle
            yield from _takeaway(block)
        case Checklist():
            yield from (text for row in block.rows for text in (row.label, row.wording))
        case Profiles():
            yield from (text for one in block.items for text in (one.place, one.post, one.text, one.honour))
        case Timeline():
            yield from (event.text for event in block.events)


def _points(block: Points) -> Iterator[str | None]:
    """Yield the texts of points; a single one is running text without its topic and result."""
    for point in block.items:
        yield from (point.topic if len(block.items) > 1 else None, point.text)
    if block.result and len(block.items) > 1:
        yield from (block.result.heading, None if block.result.stats else block.result.text)


def _takeaway(block: ChartBlock) -> Iterator[str]:
    if block.takeaway:
        yield block.takeaway.lead
        for term in block.takeaway.notes:
            yield from (term.term, term.text)


def numbers(report: Report) -> set[str]:
    """Every number that may be printed: those of figures and of the author's own texts (dates, names)."""
    texts = [report.model_dump_json()]
    texts += [prose.shown(report, stat.id).text for stat in report.statistics()]
    texts += [prose.shown(report, item.id).text for item in report.derived]
    return {number.rstrip(",") for text in texts for number in _NUMBER.findall(text)}


def scales(report: Report, brand: str) -> set[str]:
    """The numbers at the axes of line and column charts, which are marks of a scale and no figures."""
    spoken = words(brands.load(brand), report.language)
    charts = [plan.plan(block, report, spoken) for block in report.blocks() if isinstance(block, ChartBlock)]
    return {f"{abs(tick).normalize():f}" for chart in charts for tick in chart.ticks}


def invented(report: Report, brand: str, text: str) -> list[str]:
    """Numbers of a finished file that are no figure of the summary: decimals, percentages, thousands, 万 and 亿."""
    known = numbers(report) | scales(report, brand)
    return [number for number in _TELLING.findall(text) if number not in known]


def values(report: Report) -> set[Decimal]:
    """Every value that a chart may plot: exact ones and those in the scale that is printed, such as 13.6 (万)."""
    found = {Decimal(0), Decimal(100)}
    for id in (*(s.id for s in report.statistics()), *(d.id for d in report.derived)):
        found.add(_value(prose.shown(report, id).number))
    return found | {_value(stat.figure) for stat in report.statistics()}


def _value(text: str) -> Decimal:
    """The first number of a text; a minus before it counts."""
    match = _NUMBER.search(text)
    assert match, text
    sign = -1 if text[: match.start()].endswith(("-", "\u2212")) else 1
    return sign * Decimal(match[0].replace(",", ""))
