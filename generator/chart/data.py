"""The rows of a chart block as exact figures, before anything is decided about drawing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.report import derived
from generator.report.figures import parse, show
from generator.report.model import ChartBlock, Derived, Report, Row, Sense, Statistic


class Datum(Struct, frozen=True):
    """One figure that a row names."""

    stat: str
    label: str
    """The statistic's own label, without the row's."""
    value: Decimal
    """The exact value, such as 65000 for `6.5万次`."""
    number: str
    """As shown in the report's language, with the mark of an approximation."""
    unit: str
    """What follows the number, scale word included."""
    gap: str
    """What stands between the two."""
    counter: str
    """The bare counter of the source, such as `次`; what makes two figures comparable."""
    approx: str = ""
    sense: Sense | None = None
    """None for a derived figure."""
    period: str | None = None
    scope: str | None = None
    caveat: str | None = None
    paragraphs: tuple[int, ...] = ()
    upper: Decimal | None = None
    """The upper end where the figure is a range."""


def datum(report: Report, id: str) -> Datum:
    """Return the figure with this id; KeyError if the report has none, ValueError if it cannot be read."""
    if id in report.derived_by_id:
        return _derived(report, report.derived_by_id[id])
    return _stated(report, report.statistic(id))


def ids(row: Row) -> tuple[str, ...]:
    """Return the ids that a row names."""
    return tuple(id for id in (row.stat, row.before, row.after) if id)


def known(block: ChartBlock, report: Report) -> bool:
    """Tell whether every id of the block is in the report (those that are not are reported elsewhere)."""
    return all(id in report.statistics_by_id or id in report.derived_by_id for id in named(block))


def named(block: ChartBlock) -> Iterator[str]:
    """Yield every id that the block names, row by row; the whole last."""
    for row in block.rows:
        yield from ids(row)
    if block.whole:
        yield block.whole


def ordered(block: ChartBlock, data: Sequence[Datum]) -> list[int]:
    """Return the row numbers in drawing order: largest first where the block sorts, otherwise as given."""
    order = list(range(len(data)))
    if block.sort == "value" or (block.sort is None and block.form == "bar"):
        order.sort(key=lambda i: -data[i].value)
    return order


def _stated(report: Report, stat: Statistic) -> Datum:
    figure = parse(stat.figure)
    shown = show(figure, report.language, stat.unit)
    return Datum(
        stat=stat.id,
        label=stat.label,
        value=figure.value,
        number=shown.number,
        unit=shown.unit,
        gap=shown.gap,
        counter=figure.unit,
        approx=figure.approx,
        sense=stat.sense,
        period=stat.period,
        scope=stat.scope,
        caveat=stat.caveat,
        paragraphs=(stat.cite.paragraph,),
        upper=figure.upper,
    )


def _derived(report: Report, item: Derived) -> Datum:
    result = derived.compute(item, report)
    shown = derived.show(item, report)
    used = (report.statistics_by_id.get(id) for id in derived.ids(item.formula))
    return Datum(
        stat=item.id,
        label=item.label,
        value=result.value,
        number=shown.number,
        unit=shown.unit,
        gap=shown.gap,
        counter=item.unit,
        approx="~" if result.approximate else "",
        paragraphs=tuple(stat.cite.paragraph for stat in used if stat),
    )
