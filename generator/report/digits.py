"""Exact values written with the digits and scale words of a language; nothing is ever rounded."""

from __future__ import annotations

from decimal import Decimal


def write(value: Decimal, place: int, language: str, keep: bool = False) -> tuple[str, str]:
    """Return number and scale word of an exact value.

    `place` is the power of ten of the last digit that counts; with `keep` zeros down to it are kept (a source that
    prints 2.0 means 2.0).
    """
    for power, word in _scales(language):
        if abs(value) >= Decimal(1).scaleb(power):
            number = digits(value.scaleb(-power), power - place, keep)
            if len(number.partition(".")[2]) <= 3 or place > 0:
                return group(number, language), word
    return group(digits(value, -place, keep), language), ""


def _scales(language: str) -> tuple[tuple[int, str], ...]:
    if language == "en":
        return (12, "trillion"), (9, "billion"), (6, "million")
    return (8, "\u4ebf"), (4, "\u4e07")


def digits(value: Decimal, decimals: int, keep: bool) -> str:
    """Return plain digits without an exponent; the value is exact at `decimals`, so nothing is rounded."""
    if keep and decimals > 0:
        return f"{value.quantize(Decimal(1).scaleb(-decimals)):f}"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def group(number: str, language: str) -> str:
    """Return digits with the separators and the minus sign of the language."""
    whole, point, decimals = number.removeprefix("-").partition(".")
    if language == "en" and len(whole) > 3:
        whole = f"{int(whole):,}"
    minus = "" if not number.startswith("-") else "\u2212" if language == "en" else "-"
    return f"{minus}{whole}{point}{decimals}"
