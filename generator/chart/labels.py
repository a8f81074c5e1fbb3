"""The labels at the marks, digit for digit as in the source, and the number formats that print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from generator.chart.data import Datum

Units = Literal["none", "signs", "words"]
"""Which units stand at the marks: `signs` are those without a space, such as a Chinese counter; `words` are all.
A unit that is not there is given once, in the subtitle."""

_NUMBER = re.compile(r"(?P<before>[^\d\u2212-]*)(?P<digits>[\u2212-]?\d[\d,]*(?:\.\d+)?)(?P<after>.*)", re.DOTALL)


class Label(Struct, frozen=True):
    """A plotted value with what is printed at it."""

    value: Decimal
    number: str
    unit: str
    number_format: str


class Labels(Struct, frozen=True):
    """The labels of one chart in the order of its data."""

    all: tuple[Label, ...]
    unit: str
    """The unit that all share, scale word included; empty when each label carries its own."""


def labels(data: Sequence[Datum], units: Units) -> Labels:
    """Return the labels of all figures of a chart.

    When all share one scale (all in ten thousands, all in millions), the values are plotted in that scale, so that
    the workbook holds what the reader sees. When they do not, exact values are plotted and each label is printed
    whole. A percent sign, and a unit that holds the mark of an approximation, stand at each mark whatever `units`
    says. Where translations call one counter by several words (stations, offices), only the numbers are printed.
    """
    plotted = [_digits(d.number) for d in data]
    one_scale = len({_factor(d, p) for d, p in zip(data, plotted, strict=True)} - {None}) <= 1
    one_unit = len({d.unit for d in data}) == 1
    words = all(d.gap for d in data)
    if not one_scale or not (one_unit or words):
        return Labels(tuple(_whole(d) for d in data), "")
    at_mark = one_unit and _stands_at_mark(data, units)
    marked = tuple(_scaled(d, p, f"{d.gap}{d.unit}" if at_mark else "") for d, p in zip(data, plotted, strict=True))
    return Labels(marked, data[0].unit if one_unit else "")


def _stands_at_mark(data: Sequence[Datum], units: Units) -> bool:
    if data[0].unit == "%" or (any(d.approx for d in data) and not data[0].gap):
        return True
    return units == "words" or (units == "signs" and not data[0].gap)


def _scaled(d: Datum, value: Decimal, unit: str) -> Label:
    return Label(value, d.number, unit, number_format(d.number, unit))


def _whole(d: Datum) -> Label:
    """A label that no number format can compute: printed as it is while the value stays as it is."""
    text = f"{d.number}{d.gap}{d.unit}"
    return Label(d.value, d.number, f"{d.gap}{d.unit}", f"[={d.value:f}]{_quoted(text)};General")


def number_format(number: str, unit: str) -> str:
    """Return the Excel format that prints the plotted value as `number` and `unit`, adding and dropping no digit."""
    match = _NUMBER.fullmatch(number)
    if match is None:
        raise ValueError(f"{number!r} holds no number")
    digits = match["digits"].lstrip("\u2212-")
    whole = "#,##0" if "," in digits else "0"
    decimals = len(digits.partition(".")[2])
    body = whole + ("." + "0" * decimals if decimals else "")
    return _quoted(match["before"]) + body + _quoted(match["after"] + unit)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "\u201d") + '"' if text else ""


def _digits(number: str) -> Decimal:
    match = _NUMBER.fullmatch(number)
    if match is None:
        raise ValueError(f"{number!r} holds no number")
    return Decimal(match["digits"].replace(",", "").replace("\u2212", "-"))


def _factor(d: Datum, plotted: Decimal) -> Decimal | None:
    """Return by how much the printed number is scaled down; None for 0, which fits every scale."""
    return None if plotted == 0 else d.value / plotted
