"""Value axes: where they begin and end, and which ticks are worth printing."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

HUNDRED = (Decimal(0), Decimal(50), Decimal(100))
"""The ticks of a percentage track."""

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def step(span: Decimal, count: int = 5) -> Decimal:
    """Return the smallest round step (1, 2, 2.5 or 5 times a power of ten) that cuts `span` into at most `count`."""
    if span <= 0:
        return Decimal(1)
    raw = span / count
    power = Decimal(1).scaleb(raw.adjusted())
    return next(s * power for s in _STEPS if s * power >= raw)


def ticks(values: Iterable[Decimal], zero: bool) -> tuple[Decimal, ...]:
    """Return round ticks that enclose the values, 0 among them if `zero`; two at least."""
    found = list(values)
    low, high = min(found), max(found)
    if zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low - 1, high + 1) if low else (Decimal(0), Decimal(1))
    size = step(high - low)
    first = (low / size).to_integral_value(ROUND_FLOOR)
    last = (high / size).to_integral_value(ROUND_CEILING)
    return tuple(_plain(size * n) for n in range(int(first), int(last) + 1))


def near_zero(values: Iterable[Decimal]) -> bool:
    """Tell whether a scale of these values should hold zero: it costs them no more than half of the height."""
    sizes = [abs(v) for v in values]
    return 2 * min(sizes) <= max(sizes)


def off_the_floor(found: tuple[Decimal, ...], least: Decimal) -> tuple[Decimal, ...]:
    """Return the ticks with one more below where the least value would lie on the foot of a scale without zero.

    There its label would stand among the words under the plot.
    """
    size = found[1] - found[0]
    if found[0] <= 0 <= found[-1] or 4 * (least - found[0]) >= size:
        return found
    return (_plain(found[0] - size), *found)


def _plain(value: Decimal) -> Decimal:
    """Return 20 for 2E+1 and 2.5 for 2.50: a tick is printed as it stands."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def tick_text(value: Decimal, unit: str, language: str) -> str:
    """Return a tick as printed: 50%, 2000, 2,000; a minus sign is U+2212."""
    number = f"{abs(value):,f}" if language == "en" else f"{abs(value):f}"
    return ("\u2212" if value < 0 else "") + number + ("%" if unit == "%" else "")
