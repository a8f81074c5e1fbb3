"""Which charts would mislead: each problem names the reason and the form that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.chart.data import Datum, datum, ids, known
from generator.report.model import ChartBlock, Report, Row

LARGEST_RATIO = 50
"""Beyond it the smallest bar can no longer be read against the largest."""
LARGEST_TALLY = 30
LONGEST: dict[str, int] = {"bar": 10, "fall": 8, "share": 8, "change": 8, "tally": 3}
"""Most rows of a form; more do not fit a slide at a readable size."""
MOST_SERIES: dict[str, int] = {"line": 3, "column": 2, "stacked": 6}
_FEWEST = {"bar": 2, "fall": 1, "share": 1, "stacked": 2, "tally": 1, "line": 4, "column": 2, "change": 1}
_EXACT = ("stacked", "tally")


class _Case(Struct, frozen=True):
    """A block with what its rows say; `whole` is the stated total of stacked parts."""

    block: ChartBlock
    rows: tuple[Row, ...]
    data: tuple[Datum, ...]
    labels: tuple[str, ...]
    whole: Datum | None


def problems(block: ChartBlock, report: Report) -> list[str]:
    """Return what is wrong with a chart, one sentence each; [] if it may be drawn.

    Ids that the report does not have, and figures that cannot be read, are reported by report/check.py; a chart
    with such a row is judged only once they are right.
    """
    found = list(_shape(block))
    if found or not known(block, report):
        return found
    try:
        case = _case(block, report)
    except ValueError:
        return found
    return [sentence for rule in _RULES for sentence in rule(case)]


def _case(block: ChartBlock, report: Report) -> _Case:
    data = tuple(datum(report, id) for row in block.rows for id in ids(row))
    return _Case(
        block=block,
        rows=block.rows,
        data=data,
        labels=tuple(row.label or datum(report, ids(row)[-1]).label for row in block.rows if row.label or ids(row)),
        whole=datum(report, block.whole) if block.whole else None,
    )


def _shape(block: ChartBlock) -> Iterable[str]:
    """What a row must hold, before its figures are looked at."""
    series = block.form in MOST_SERIES
    for number, row in enumerate(block.rows, 1):
        if block.form == "change":
            if not (row.before and row.after) or row.stat:
                yield f"Row {number} of a change chart lacks its two levels; it needs `before` and `after`, no `stat`."
            continue
        if row.before or row.after:
            yield f"Row {number} names `before` and `after`; only a change chart has them, this form takes `stat`."
        elif not row.stat and block.form not in ("line", "column"):
            yield f"Row {number} names no statistic; only a line or column chart may have a gap."
        elif not row.stat and not row.label:
            yield f"Row {number} names neither a statistic nor a label; a gap needs the label of the missing point."
        if row.series and not series:
            yield f"Row {number} names a series; only line, column and stacked charts have several."
    if sum(row.accent for row in block.rows) > 1 and block.form not in MOST_SERIES:
        yield "More than one row is marked `accent`; a chart has one emphasised mark, or it has none."
    if block.whole and block.form != "stacked":
        yield "`whole` is the total of stacked parts; this form has none."


def _rows(case: _Case) -> Iterable[str]:
    form, count = case.block.form, len(case.rows)
    if form in ("line", "column"):
        count = len(dict.fromkeys(case.labels))
    fewest = _FEWEST[form]
    if count < fewest:
        better = {"line": "columns show two or three points", "stacked": "a share shows one part of 100 %"}
        other = better.get(form, "one figure stands better as `figures`")
        yield f"A {form} chart needs at least {fewest} points, this one has {count}; {other}."
    if count > LONGEST.get(form, count):
        yield f"{count} rows are too many for a {form} chart (at most {LONGEST[form]}); a table holds them all."
    names = dict.fromkeys(row.series or "" for row in case.rows)
    if form in ("line", "column") and len(names) > MOST_SERIES[form]:
        yield f"{len(names)} series are too many for a {form} chart (at most {MOST_SERIES[form]}); make two charts."
    if len(names) > 1 and "" in names and form != "stacked":
        yield "Some rows name a series and some do not; give each row its series."
    if form == "stacked" and max(len(parts) for _, parts in _stacks(case)) > MOST_SERIES[form]:
        yield f"More than {MOST_SERIES[form]} stacked parts cannot be told apart; a sorted `bar` can hold them."


def _unlike(case: _Case) -> Iterable[str]:
    counters = list(dict.fromkeys(d.counter for d in case.data))
    if len(counters) > 1:
        listed = " and ".join(f"`{c}`" if c else "no unit" for c in counters)
        yield f"The rows count different things ({listed}), which share no scale; show them side by side as `figures`."
        return
    senses = list(dict.fromkeys(d.sense for d in case.data if d.sense))
    # A level and a count, or two names for the same kind of amount, may share an axis; a change and a level may not.
    kinds = {"fall", "rise", "share", "streak", "duration"}
    if len(senses) > 1 and kinds & set(senses):
        listed = " and ".join(f"`{s}`" for s in senses)
        yield f"The rows are of different kinds ({listed}) and share no axis; use `figures` or a table."


def _twice(case: _Case) -> Iterable[str]:
    seen: set[tuple[str, str]] = set()
    for row, label in zip(case.rows, case.labels, strict=True):
        series = "" if case.block.form == "stacked" and not row.series else row.series or ""
        if (label, series) in seen:
            yield f"The label `{label}` stands twice; give one of the rows a label of its own."
        seen.add((label, series))


def _bars(case: _Case) -> Iterable[str]:
    if case.block.form != "bar":
        return
    sizes = [abs(d.value) for d in case.data if d.value]
    if sizes and max(sizes) > LARGEST_RATIO * min(sizes):
        yield (
            f"The largest figure is more than {LARGEST_RATIO} times the smallest, whose bar could not be seen, and a "
            "broken or logarithmic axis would mislead; use `figures` or a table."
        )


def _falls(case: _Case) -> Iterable[str]:
    if case.block.form != "fall":
        return
    for d in case.data:
        if d.counter != "%" or d.sense not in ("fall", None):
            yield f"`{d.stat}` is not a fall in per cent, which is all this form shows; a `bar` shows rises."
        elif d.value < 0:
            yield f"`{d.stat}` is negative, and a negative fall would be a rise; write the fall without its minus sign."
        elif d.value > 100:
            yield f"`{d.stat}` is more than 100 %, and nothing can fall by more than all of it; check the figure."
    if len({d.period for d in case.data}) > 1:
        yield "The falls cover different periods and cannot stand on one scale; use one chart for each period."


def _shares(case: _Case) -> Iterable[str]:
    if case.block.form != "share":
        return
    for d in case.data:
        if d.counter != "%" or d.sense in ("fall", "rise"):
            yield f"`{d.stat}` is not a share in per cent; a `bar` shows counts, a `fall` shows decreases."
        elif not 0 <= d.value <= 100:
            yield f"`{d.stat}` is outside 0 to 100 %, so it is no part of a whole; a `bar` can show it."
        elif d.value == 100:
            yield f"`{d.stat}` is 100 %, and a full bar says nothing; a `checklist` shows it with its exceptions."


def _parts(case: _Case) -> Iterable[str]:
    if case.block.form != "stacked":
        return
    if any(d.value < 0 for d in case.data):
        yield "A part of a whole cannot be negative; a `bar` shows values on both sides of zero."
        return
    for name, parts in _stacks(case):
        total = sum((d.value for d in parts), Decimal(0))
        place = f" of `{name}`" if name else ""
        if case.whole is None and parts[0].counter != "%":
            yield f"The parts{place} are counts and their total is not stated (`whole`); a sorted `bar` needs no total."
            continue
        if case.whole is not None and case.whole.counter != parts[0].counter:
            yield f"`{case.whole.stat}` counts something else than the parts; name their own total, or use a `bar`."
            continue
        expected = case.whole.value if case.whole is not None else Decimal(100)
        if total != expected:
            yield f"The parts{place} add up to {total:,f}, not to {expected:,f}; a sorted `bar` needs no total."
    if case.whole is not None and len(_stacks(case)) > 1:
        yield "One `whole` cannot be the total of several stacks; make one chart for each, or use shares of 100 %."


def _tallies(case: _Case) -> Iterable[str]:
    if case.block.form != "tally":
        return
    for d in case.data:
        if d.value != d.value.to_integral_value() or not 1 <= d.value <= LARGEST_TALLY:
            yield (
                f"`{d.stat}` cannot be counted in squares: a tally takes whole numbers from 1 to {LARGEST_TALLY}; "
                "use a `bar`, or `figures` for a single number."
            )


def _approximate(case: _Case) -> Iterable[str]:
    if case.block.form in _EXACT:
        for d in case.data:
            if d.approx:
                yield (
                    f"`{d.stat}` is approximate in the source, and a {case.block.form} chart is exact; "
                    "use a `bar`, which prints the mark."
                )


def _ranges(case: _Case) -> Iterable[str]:
    for d in case.data:
        if d.upper is not None:
            yield f"`{d.stat}` is a range in the source and has no one length; use `figures` or a table."


def _levels(case: _Case) -> Iterable[str]:
    if case.block.form not in ("change", "line", "column"):
        return
    for d in case.data:
        if d.sense in ("fall", "rise") and case.block.form == "change":
            yield f"`{d.stat}` is itself a change, not a level; a `fall` or a `bar` shows it."


def _stacks(case: _Case) -> list[tuple[str, list[Datum]]]:
    """Return the parts of each stack; without series all rows are one stack."""
    if not any(row.series for row in case.rows):
        return [("", list(case.data))]
    stacks: dict[str, list[Datum]] = {}
    for label, d in zip(case.labels, case.data, strict=True):
        stacks.setdefault(label, []).append(replace(d, label=label))
    return list(stacks.items())


_RULES: Sequence[Callable[[_Case], Iterable[str]]] = (
    _rows,
    _unlike,
    _twice,
    _bars,
    _falls,
    _shares,
    _parts,
    _tallies,
    _approximate,
    _ranges,
    _levels,
)
