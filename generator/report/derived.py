"""Figures that are computed from others: `a - b`, `a * 100 / b`, `days(first, last)`; exact, or refused.

Ids hold hyphens, so a minus between ids needs a space on both sides.
"""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from msgspec import Struct

from generator.report import digits, figures
from generator.report.figures import Shown
from generator.report.model import Derived, Report, Timeline

_ID = re.compile(r"(?<![\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?!\w)")


class Value(Struct, frozen=True):
    """The result of a formula."""

    value: Decimal
    place: int
    """The power of ten of the last digit that counts."""
    rounded: bool
    approximate: bool
    """Whether a figure that went in is approximate in the source."""


class UnknownId(ValueError):
    """The formula names something that is neither a statistic nor an event; `id` is the name."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"the formula refers to `{id}`, which does not exist")


def ids(formula: str) -> tuple[str, ...]:
    """Return the ids that the formula names, in order."""
    return tuple(name for name in dict.fromkeys(_ID.findall(formula)) if name != "days")


def events(report: Report) -> Iterator[tuple[str, dt.date]]:
    """Yield id and date of every event in the report's timelines."""
    for block in report.blocks():
        if isinstance(block, Timeline):
            yield from ((event.id, event.date) for event in block.events)


def compute(item: Derived, report: Report) -> Value:
    """Return the value of a derived figure; ValueError (UnknownId for an id) in plain words if there is none."""
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        return "days" if match[0] == "days" else names.setdefault(match[0], f"_{len(names)}")

    try:
        tree = ast.parse(_ID.sub(name, item.formula), mode="eval")
    except (SyntaxError, ValueError):
        raise ValueError(f"the formula `{item.formula}` cannot be read; write ids with + - * / and spaces") from None
    known = {placeholder: id for id, placeholder in names.items()}
    formula = _Formula(report, known)
    result = formula.value(tree.body)
    formula.unit(tree.body)
    approximate = any(_is_approximate(report, id) for id in names)
    return _value(result, item, approximate)


def show(item: Derived, report: Report) -> Shown:
    """Return a derived figure as printed in the report's language; ValueError as `compute`."""
    result = compute(item, report)
    number, scale = digits.write(result.value, result.place, report.language, keep=result.rounded)
    if result.approximate:
        number = f"about {number}" if report.language == "en" else f"\u7ea6{number}"
    return figures.shown(number, scale, item.unit, report.language)


def _value(result: Fraction, item: Derived, approximate: bool) -> Value:
    exact = _exact(result)
    if exact is not None:
        place = min(0, int(exact.as_tuple().exponent))
        if item.decimals is None or -place <= item.decimals:
            return Value(exact, place, False, approximate)
    if item.decimals is None:
        raise ValueError(f"`{item.formula}` has no exact result; say with `decimals` how many digits to show")
    unit = Decimal(1).scaleb(-item.decimals)
    shifted = result * 10**item.decimals
    # Integer division keeps this exact for any size; half goes away from zero, as on paper.
    whole = (2 * abs(shifted.numerator) + shifted.denominator) // (2 * shifted.denominator)
    value = (Decimal(whole) * unit).quantize(unit, ROUND_HALF_UP)
    return Value(-value if result < 0 else value, -item.decimals, True, approximate)


def _exact(result: Fraction) -> Decimal | None:
    rest = result.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return None
    places = next(k for k in range(400) if 10**k % result.denominator == 0)
    return Decimal(result.numerator * (10**places // result.denominator)).scaleb(-places)


def _is_approximate(report: Report, id: str) -> bool:
    try:
        return bool(figures.parse(report.statistic(id).figure).approx)
    except (KeyError, ValueError):
        return False


class _Formula:
    """Walks the few kinds of expression that are allowed."""

    def __init__(self, report: Report, names: dict[str, str]) -> None:
        self.report = report
        self.names = names

    def value(self, node: ast.expr) -> Fraction:
        match node:
            case ast.Name(id=name) if name in self.names:
                return self.statistic(self.names[name])
            case ast.Constant(value=int() as number) if not isinstance(number, bool):
                return Fraction(number)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self.value(operand)
            case ast.BinOp(left=left, op=op, right=right):
                return self.binary(self.value(left), op, self.value(right))
            case ast.Call(func=ast.Name(id="days"), args=[ast.Name(id=first), ast.Name(id=last)], keywords=[]):
                return Fraction((self.date(self.names[last]) - self.date(self.names[first])).days)
        raise ValueError(
            "the formula cannot be worked out; it may hold ids, whole numbers, + - * /, brackets and days(event, event)"
        )

    def binary(self, left: Fraction, op: ast.operator, right: Fraction) -> Fraction:
        match op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                if right == 0:
                    raise ValueError("the formula divides by zero; leave the figure out")
                return left / right
        raise ValueError("the formula cannot be worked out; only + - * / may stand between ids")

    def unit(self, node: ast.expr) -> str | None:
        """Return what the value counts, None for a product or a ratio; ValueError where unlike things are added."""
        match node:
            case ast.Name(id=name):
                return figures.parse(self.report.statistic(self.names[name]).figure).unit
            case ast.UnaryOp(operand=operand):
                return self.unit(operand)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
                first, second = self.unit(left), self.unit(right)
                if first is not None and second is not None and first != second:
                    counted = f"the formula joins what counts `{first}` and what counts `{second}`"
                    raise ValueError(f"{counted}; only figures with the same unit may be added or subtracted")
                return first
        return None

    def statistic(self, id: str) -> Fraction:
        try:
            stat = self.report.statistic(id)
        except KeyError:
            raise UnknownId(id) from None
        figure = figures.parse(stat.figure)
        if figure.upper is not None:
            raise ValueError(f"`{id}` is a range, and nothing can be calculated with it")
        return Fraction(figure.value)

    def date(self, id: str) -> dt.date:
        known = dict(events(self.report))
        if id not in known:
            raise UnknownId(id)
        return known[id]
