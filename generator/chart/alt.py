"""The words around a chart: subtitle, note and alternative text."""

from __future__ import annotations

import re

from generator.chart.grid import Grid
from generator.chart.labels import Labels
from generator.report.model import ChartBlock, Report
from generator.report.prose import is_derived, resolve
from generator.text.phrases import enumerate_, sentence
from generator.text.words import Words


def measure(table: Grid, unit: str, words: Words) -> str:
    """Return what is measured, with its unit: 降幅（%）, Decrease (%)."""
    senses = {c.datum.sense for c in table.cells}
    sense = senses.pop() if len(senses) == 1 else None
    name = words[f"chart.measure.{sense or 'count'}"]
    return words.format("chart.with-unit", text=name, unit=unit) if unit else name


def subtitle(block: ChartBlock, report: Report, table: Grid, unit: str, words: Words) -> str:
    """Return the author's subtitle, completed where it lacks what or the unit; or measure, unit and period."""
    if not block.subtitle:
        return _composed(block, table, unit, words)
    own = resolve(block.subtitle, report)
    first, comma, rest = _clauses(own)
    bare = {c.datum.unit for c in table.cells} | {c.datum.counter for c in table.cells}
    if first in bare:  # a unit alone does not say what it counts
        named = words.format("chart.with-unit", text=_what(block, table, words), unit=first)
        return f"{named}{comma}{rest}" if rest else _dated(block, table, named, words)
    missing = unit and not _printed_at_marks(block, table, unit) and unit not in own
    return words.format("chart.with-unit", text=own, unit=unit) if missing else own


def heading(block: ChartBlock, report: Report, table: Grid, unit: str, words: Words) -> str:
    """Return what heads the values in the workbook: the subtitle with the unit."""
    found = subtitle(block, report, table, unit, words)
    return words.format("chart.with-unit", text=found, unit=unit) if unit and unit not in found else found


def _clauses(text: str) -> tuple[str, str, str]:
    """Return what stands before the first comma, the comma, and the rest."""
    parts = re.split("(\uff0c|, )", text, maxsplit=1)
    return (parts[0].strip(), parts[1], parts[2]) if len(parts) == 3 else (text.strip(), "", "")


def _what(block: ChartBlock, table: Grid, words: Words) -> str:
    """Return what is measured, without its unit: the one row's label, or the measure that all rows share."""
    if block.form == "change" and len(table.categories) == 1:
        return table.categories[0]
    return measure(table, "", words)


def _composed(block: ChartBlock, table: Grid, unit: str, words: Words) -> str:
    what = _what(block, table, words)
    return _dated(block, table, words.format("chart.with-unit", text=what, unit=unit) if unit else what, words)


def _dated(block: ChartBlock, table: Grid, text: str, words: Words) -> str:
    """Return the text with the period, if the figures give one: the report's own need not be theirs."""
    periods = {c.datum.period for c in table.cells}
    period = periods.pop() if len(periods) == 1 else None
    # The two levels of a change name their own periods.
    if period is None or block.form == "change":
        return text
    return words.format("chart.with-period", text=text, period=period)


def _printed_at_marks(block: ChartBlock, table: Grid, unit: str) -> bool:
    if unit == "%" or block.form in ("tally", "change"):
        return True
    return block.form not in ("line", "column") and not table.cells[0].datum.gap


def note(block: ChartBlock, report: Report, table: Grid, cut: bool, words: Words) -> str:
    """Return how to read the chart and what the source leaves out, as sentences.

    `cut` tells that the scale of a line does not hold zero.
    """
    parts = [_key(block, table, words), *_remarks(block, report, table, cut, words)]
    return words["chart.join"].join(sentence(words, part) for part in parts if part)


def remark(block: ChartBlock, report: Report, table: Grid, cut: bool, words: Words) -> str:
    """Return the same for a drawing that prints the scale of its track and the periods of a change."""
    parts = _remarks(block, report, table, cut, words)
    if block.form not in ("fall", "share", "change"):
        parts.insert(0, _key(block, table, words))
    return words["chart.join"].join(sentence(words, part) for part in parts if part)


def _remarks(block: ChartBlock, report: Report, table: Grid, cut: bool, words: Words) -> list[str]:
    """Return what the reader must know beyond the key."""
    parts = [words["chart.cut"]] if cut else []
    if block.note:
        parts.append(resolve(block.note, report))
    else:
        parts += dict.fromkeys(resolve(c.datum.caveat, report) for c in table.cells if c.datum.caveat)
        if _scopes_differ(block, table):
            parts.append(words["chart.scopes-differ"])
    computed = [c.label for c in table.cells if is_derived(report, c.datum.stat)]
    if computed:
        parts.append(words.format("chart.computed", labels=enumerate_(words, computed)))
    return parts


def _key(block: ChartBlock, table: Grid, words: Words) -> str:
    """Return the sentence that stands in for a legend where marks cannot carry their series' name."""
    names = [line.name for line in table.lines]
    if block.form in ("fall", "share"):
        return words["chart.track"]
    if block.form == "change":
        return words.format("chart.ends", before=names[0], after=names[1])
    if block.form == "column" and len(names) == 2:
        flagged = next((n for n, line in enumerate(table.lines) if any(c and c.flagged for c in line.cells)), 0)
        return words.format("chart.pair", strong=names[flagged], quiet=names[1 - flagged])
    if block.form == "stacked" and len(table.categories) > 1:
        return words.format("chart.parts", names=enumerate_(words, names))
    return ""


def _scopes_differ(block: ChartBlock, table: Grid) -> bool:
    """Whether bars stand for things that were counted in different scopes or periods."""
    cells = table.cells
    same = len({c.datum.scope for c in cells}) == 1 and len({c.datum.period for c in cells}) == 1
    return block.form == "bar" and not same


def text(title: str, table: Grid, marked: Labels, source: str, words: Words) -> str:
    """Return the alternative text: the finding, each label with its value, the source.

    Values carry their unit even where the drawing prints it in the subtitle: a listener has no subtitle at hand.
    """
    shown = iter(marked.all)
    items: list[tuple[int, str]] = []
    for line in table.lines:
        for place, cell in enumerate(line.cells):
            if cell is None:
                continue
            value = f"{next(shown).number}{cell.datum.gap}{cell.datum.unit}"
            name = _name(line.name, table.categories[place], cell.label, table, words)
            items.append((place, words.format("chart.alt-item", label=name, value=value)))
    body = words["chart.alt-join"].join(item for _, item in sorted(items, key=lambda entry: entry[0]))
    return words["chart.join"].join([sentence(words, title), sentence(words, body), source])


def _name(series: str, category: str, label: str, table: Grid, words: Words) -> str:
    if len(table.lines) == 1:
        return label
    return series if len(table.categories) == 1 else words.format("chart.alt-name", label=category, series=series)
