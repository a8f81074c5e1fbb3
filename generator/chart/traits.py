"""What both writers ask about a chart: which series is emphasised, where a line begins, ends and breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.chart.model import Chart, Mark, Series


def part_roles(accents: Sequence[bool]) -> tuple[str, ...]:
    """Return what fills each part: the emphasised one apart, the others in two tones by turns."""
    tones, turn = [], 0
    for accent in accents:
        tones.append("strong" if accent else ("quiet", "track")[turn % 2])
        turn += 0 if accent else 1
    return tuple(tones)


def line_role(chart: Chart, number: int) -> str:
    """Return the role of a line: the emphasised one, then two quieter tones."""
    if is_strong(chart.series[number]):
        return "strong"
    quiet = [n for n, s in enumerate(chart.series) if not is_strong(s)]
    return "quiet" if quiet.index(number) == 0 else "third"


def is_strong(series: Series) -> bool:
    """Tell whether a series is the emphasised one."""
    return any(m.accent for m in series.marks if m is not None)


def runs(series: Series) -> Iterator[Sequence[tuple[int, Mark]]]:
    """Yield the stretches of a line between its gaps."""
    run: list[tuple[int, Mark]] = []
    for index, mark in enumerate(series.marks):
        if mark is not None:
            run.append((index, mark))
        elif run:
            yield run
            run = []
    if run:
        yield run


def ends(series: Series) -> tuple[tuple[int, Mark], tuple[int, Mark]]:
    """Return the first and the last point of a line, with their places."""
    present = [(i, m) for i, m in enumerate(series.marks) if m is not None]
    return present[0], present[-1]


def above(series: Series, index: int) -> bool:
    """Whether a label at this point is clear of the line above it."""
    later = next((m for m in series.marks[index + 1 :] if m is not None), None)
    here = series.marks[index]
    return here is None or later is None or later.value <= here.value


def side_by_side(wanted: Sequence[float], widths: Sequence[float], limit: float) -> list[float]:
    """Return centres as near as may be to those wanted, in order, so that no two widths overlap or pass `limit`."""
    placed: list[float] = []
    end = 0.0
    for centre, width in zip(wanted, widths, strict=True):
        placed.append(max(centre, end + width / 2))
        end = placed[-1] + width / 2
    start = limit
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], start - widths[number] / 2)
        start = placed[number] - widths[number] / 2
    return placed
