"""Outputs that were read back, compared with the summary: no figure missing, none that it does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.evidence.readback import Place
from generator.problems import Problem, Where
from generator.report import figures, prose
from generator.report.model import ChartBlock, Report, Timeline
from generator.text.words import Words

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TELLING = re.compile(r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d{3,}|\d+(?=\s?[%\uff05\u4e07\u4ebf])")
"""Numbers that state something: decimals, thousands, large ones, percentages."""
_BREAK = "\x01"
_GAP = re.compile(r"(?<=\d)[^\S\n]+(?=\d)")
_LAYOUT = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff\ufffe\u0002\u2010\u2011-]+")


@dataclass(frozen=True)
class Compared:
    """What came of reading one output back."""

    output: str
    """`deck` or `handout`."""
    places: dict[str, tuple[int, ...]]
    """For each figure by its id: the slides or pages on which it stands."""
    missing: tuple[str, ...]
    """Ids of figures that stand nowhere in it."""
    unknown: tuple[tuple[str, str], ...]
    """Numbers that the summary does not have, each with its place."""
    stale: bool = False
    """Whether the output was made from another summary than the one it is compared with."""

    def as_dict(self) -> dict[str, object]:
        """Return the comparison as it stands in `--json`."""
        return {
            "figures": len(self.places) - len(self.missing),
            "missing": list(self.missing),
            "unknown": [{"number": number, "where": where} for number, where in self.unknown],
            "from_another_summary": self.stale,
        }

    def problems(self, file: str) -> Iterator[Problem]:
        """Yield what is wrong with the output."""
        where = Where(file)
        if self.stale:
            yield Problem("it was made from another version of the summary.", where, "Build it again.")
        for number, place in self.unknown:
            hint = "If it was changed by hand, correct it or the summary; otherwise build again."
            yield Problem(f"{place} holds `{number}`, which is no figure of the summary.", where, hint)
        for id in self.missing:
            yield Problem(f"the figure `{id}` stands nowhere in it.", where, "Build it again.")


def compare(
    output: str,
    places: Sequence[Place],
    report: Report,
    words: Words,
    attached: tuple[bytes | None, bytes] | None = None,
) -> Compared:
    """Return what came of it; `attached` is the summary inside the output and the one that is on disk."""
    shown = {id: prose.shown(report, id).text for id in (*report.statistics_by_id, *report.derived_by_id)}
    known = _numbers(report, shown.values()) | _ticks(report, words) | _years(report)
    values = _values(report)
    visible = [(place, lined(place.text)) for place in places if place.kind not in ("notes", "workbook")]
    everything = _BREAK.join(text for _, text in visible)
    found: dict[str, tuple[int, ...]] = {}
    for id, text in shown.items():
        alone = _alone(flat(text))
        found[id] = tuple(sorted({place.number for place, held in visible if alone.search(held)}))
        if not found[id] and alone.search(everything):
            found[id] = (0,)  # broken over two places
    told = [(n, place) for place in places for n in _told(place.text) if n not in known and not _small(n, len(places))]
    unknown = [(n, str(p)) for n, p in (_without_rows(told, len(shown)) if output == "handout" else told)]
    unknown += [(v, str(place)) for place in places for v in place.values if not _is_known(v, values)]
    return Compared(
        output=output,
        places={id: tuple(n for n in numbers if n) for id, numbers in found.items()},
        missing=tuple(id for id, numbers in found.items() if not numbers and id in report.statistics_by_id),
        unknown=tuple(dict.fromkeys(unknown)),
        stale=attached is not None and attached[0] is not None and attached[0] != attached[1],
    )


def flat(text: str) -> str:
    """Return a text without white space, joiners and hyphens, in compatibility form."""
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", text).replace("\u2212", "\u2013"))


def lined(text: str) -> str:
    """Return a text like `flat`, with a mark where a line ends or a gap parts two numbers: a note's and a figure."""
    text = _GAP.sub("\n", unicodedata.normalize("NFKC", text))
    return _BREAK.join(line for line in map(flat, text.splitlines()) if line)


def _alone(figure: str) -> re.Pattern[str]:
    """Return a pattern for a figure that is no part of a longer one; number and unit may stand on two lines."""
    apart = f"{_BREAK}?".join(re.escape(c) for c in figure)
    before, after = r"(?<![\d.])" * figure[:1].isdigit(), r"(?!\d)" * figure[-1:].isdigit()
    return re.compile(before + apart + after)


def _told(text: str) -> Iterator[str]:
    """Yield the telling numbers of a text; a number that a line break or a space divides is none of them."""
    for match in _TELLING.finditer(_half_width(text)):
        yield match[0].rstrip(",")


def _half_width(text: str) -> str:
    """Return the text in compatibility form, but for full-width commas: they part clauses, also between two numbers."""
    return unicodedata.normalize("NFKC", text.replace("\uff0c", "\u3001"))


def _small(number: str, places: int) -> bool:
    """Whether a number may be that of a page, a slide or a year."""
    return number.isdigit() and (int(number) <= places or (len(number) == 4 and number[:2] in ("19", "20")))


def _without_rows(told: Sequence[tuple[str, Place]], rows: int) -> Iterator[tuple[str, Place]]:
    """Yield the numbers without those of the annex's rows, each of which stands once, at the handout's end."""
    last = {number: i for i, (number, _) in enumerate(told) if number.isdigit() and int(number) <= rows}
    yield from (one for i, one in enumerate(told) if last.get(one[0]) != i)


def _numbers(report: Report, shown: object) -> set[str]:
    """Return every number that may be printed: those of figures and of the author's own texts (dates, names)."""
    whole = report.model_copy(update={"source": report.source.model_copy(update={"sha256": None})})
    # A list on one line would read as one number with thousands.
    texts = [whole.model_dump_json(indent=1), *(str(text) for text in shown)]  # type: ignore[attr-defined]
    found = set()
    for text in texts:
        plain = _half_width(text)
        found |= {number.rstrip(",") for number in _NUMBER.findall(plain)} | set(_told(plain))
    return found


def _ticks(report: Report, words: Words) -> set[str]:
    """Return the numbers at the axes of charts, which are marks of a scale and no figures."""
    from generator.chart import plan

    charts = [plan.plan(block, report, words) for block in report.blocks() if isinstance(block, ChartBlock)]
    plain = {f"{abs(tick).normalize():f}" for chart in charts for tick in chart.ticks}
    return plain | {f"{Decimal(tick):,f}" for tick in plain}


def _years(report: Report) -> set[str]:
    """Return the years at the scales of timelines."""
    found: set[str] = set()
    for block in report.blocks():
        if isinstance(block, Timeline):
            days = [day for event in block.events for day in (event.date, event.end or event.date)]
            first, last = min(days).year, max(days).year
            found |= set(
                map(str, range(first, last + 2 + (last - first) // 3))
            )  # a scale may go on after the last event
    return found


def _values(report: Report) -> list[Decimal]:
    """Return every value that a chart may plot: exact ones, and those in the scale that is printed."""
    found = {Decimal(0), Decimal(100)}
    for stat in report.statistics():
        figure = figures.parse(stat.figure)
        found |= {figure.value, abs(figure.value)} | ({figure.upper} if figure.upper is not None else set())
    for id in (*report.statistics_by_id, *report.derived_by_id):
        match = _NUMBER.search(prose.shown(report, id).number)
        if match:
            value = Decimal(match[0].replace(",", ""))
            found |= {value, -value}
    return sorted(found)


def _is_known(value: str, known: Sequence[Decimal]) -> bool:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return True  # a gap
    # Workbooks store binary floating point: 13.6 may come back as 13.600000000000001.
    return any(abs(number - one) <= abs(one) * Decimal("1e-12") for one in known)
