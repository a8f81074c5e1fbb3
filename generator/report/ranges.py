"""The two ends of a range."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
RANGE_SIGN = r"(?:[-\u2010-\u2015~\u301c\uff5e]+|\bto\b|至|到)"
_HAN = "零一二三四五六七八九〇两"
_RANGE = re.compile(
    rf"(?P<first>\D*?(?:{_DIGITS})(?P<tail>\D{{0,5}}?))\s*{RANGE_SIGN}\s*(?P<last>\D?(?:{_DIGITS}).*)", re.DOTALL
)
_HAN_RANGE = re.compile(
    rf"(?P<first>\D{{0,2}}?[{_HAN}十百千]+)[至到](?P<last>[{_HAN}十百千]+)(?P<unit>[^{_HAN}十百千\d][^\d]*)"
)


def ends(text: str) -> tuple[str, str] | None:
    """Return the two ends of a range, each as a figure with the unit that both have; None if it is no range."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return _han_ends(text)
    first, last = match["first"].strip(), match["last"].strip()
    low, high = re.search(_DIGITS, first), re.search(_DIGITS, last)
    if low is None or high is None or match["tail"].strip(" ,") in (".", ",", "/"):
        return None
    unit = last[high.end() :]
    if not match["tail"].strip():
        # `3至5万人`: scale and unit are said once, unless that would make the first end the larger one.
        scaled = _value(low) <= _value(high)
        first += unit if scaled else re.sub(r"^\s*[十百千万亿]+|^\s*(?:thousand|[mbt]rillion|[mbt]?n)\b", "", unit)
    if last[: high.start()] == "" and (sign := re.match(r"\D*?([$\u20ac\u00a3\u00a5\uffe5\u20b9])", first)):
        last = sign[1] + last
    return first, last


def _han_ends(text: str) -> tuple[str, str] | None:
    match = _HAN_RANGE.fullmatch(text)
    if match is None:
        return None
    return match["first"] + match["unit"], match["last"] + match["unit"]


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(re.sub("[, ]", "", match[0]))
