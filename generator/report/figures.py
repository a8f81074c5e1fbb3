"""Figures as they stand in a source: read exactly, shown in either language, never re-rounded.

A range (`2-4`) has two values, a lower and an upper one; whatever needs a single value refuses it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from generator.report import numerals as n
from generator.report import ranges, spelled
from generator.report.digits import digits, group, write
from generator.report.numerals import Approx


def _is_chinese(character: str) -> bool:
    # Not a pattern: such wide ranges take longer to compile than everything else here.
    return "\u3400" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


_CURRENCY = r"(?:US|HK|A|C|S|NZ|NT|RMB)?\s?[$\u20ac\u00a3\u00a5\uffe5\u20b9]|(?:USD|EUR|GBP|CNY|RMB)(?=\s?\d)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_NO_GROUPS = str.maketrans("", "", ", ")
_HAN_SCALES = "".join(s for s in n.SCALES if _is_chinese(s[0]))
_WORD_SCALES = sorted((s for s in n.SCALES if not _is_chinese(s[0])), key=len, reverse=True)
_PLAIN_NUMBER = re.compile(r"(?<![A-Za-z])\d(?![A-Za-z])")


def _either(marks: dict[str, Approx]) -> str:
    """Return a pattern for any of the marks, longest first; words need a space after them."""
    longest = sorted(marks, key=len, reverse=True)
    return "|".join(re.escape(m) + (r"(?=\s)" if m.isascii() and m[0].isalpha() else "") for m in longest)


_FIGURE = re.compile(
    rf"""\s*(?P<before>{_either(n.BEFORE)})?\s*
    (?P<sign>[+-])?\s?(?P<currency>{_CURRENCY})?\s?(?P<sign2>-)?
    (?P<digits>{_DIGITS})
    (?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_HAN_REST = re.compile(
    rf"(?P<gap>\s*)(?P<in1>[{''.join(n.INSIDE)}])?(?P<scale>(?:(?!千[瓦伏米克卡帕赫])[{_HAN_SCALES}])*)(?P<in2>[{''.join(n.INSIDE)}])?(?P<unit>.*)",
    re.DOTALL,
)
_WORD_REST = re.compile(
    rf"(?P<gap>\s*)(?P<scale>{'|'.join(_WORD_SCALES)})(?P<plus>\+)?(?![A-Za-z])(?P<unit>.*)", re.IGNORECASE | re.DOTALL
)
_MONEY_REST = re.compile(r"(?P<gap>\s*)(?P<scale>[mb])(?P<plus>\+)?(?![A-Za-z])(?P<unit>.*)", re.IGNORECASE | re.DOTALL)


class Figure(Struct, frozen=True):
    """One figure, read exactly."""

    raw: str
    """As printed in the source."""
    value: Decimal
    """The exact value: 65000 for `6.5` of the scale ten thousand, 46.6 for `46.6%`."""
    mantissa: str
    """The digits as printed, with a minus if there is one, such as `6.5` or `1,234.5`."""
    scale: str
    """The characters between digits and unit that multiply, or nothing."""
    unit: str
    """The counter or unit in the source's words; percent in any spelling is `%`; a currency sign stands for itself."""
    approx: str
    """The mark of approximation as printed, or nothing."""
    nature: Approx = ""
    """What that mark says, in English."""
    place: int = 0
    """The power of ten of the last printed digit: 3 for 6.5 ten-thousands, -1 for 46.6."""
    number_text: str = ""
    """Up to the last digit, as printed."""
    gap: str = ""
    unit_text: str = ""
    """Everything after the gap, as printed."""
    quantity_text: str = ""
    """The figure as printed without its counter."""
    upper: Decimal | None = None
    """The upper end of a range, whose lower end is `value`."""
    neutral: str = ""
    """How either language writes a fraction, such as `1/3`."""

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage (not percentage points)."""
        return self.unit == "%"

    @property
    def is_chinese(self) -> bool:
        """Whether it is printed in Chinese notation, full-width signs included."""
        return any(_is_chinese(character) for character in self.raw)


class Shown(Struct, frozen=True):
    """A figure as it is printed in one language."""

    number: str
    unit: str
    """With the scale, such as `million people`."""
    gap: str
    """What stands between the two: nothing or a space."""
    quantity: str = ""
    """Number and scale without the counter, such as `23.61 million`."""

    @property
    def text(self) -> str:
        """The whole figure."""
        return f"{self.number}{self.gap}{self.unit}" if self.unit else self.number


@cache
def parse(raw: str) -> Figure:
    """Return the figure that `raw` prints; ValueError with a plain sentence if it is none or not a single one."""
    text = raw.translate(n.HALF_WIDTH)
    if both := ranges.ends(text):
        return _range(raw, *both)
    said = spelled.spelled(text)
    if said and said.wins:
        return _spelled(raw, said)
    if match := _FIGURE.fullmatch(text):
        try:
            return _figure(raw, match)
        except ValueError:
            if not said:
                raise
    if said:
        return _spelled(raw, said)
    raise ValueError(f"`{raw}` is not a figure that can be read: digits, then an optional scale and unit")


def _range(raw: str, first: str, last: str) -> Figure:
    low, high = parse(first), parse(last)
    if low.value >= high.value or low.is_percent != high.is_percent:
        raise ValueError(f"`{raw}` is no range from a smaller to a larger figure of the same kind")
    number = raw[: len(raw) - len(high.unit_text)].rstrip()
    marks = [m for m in (low.approx, high.approx) if m]
    return replace(
        high,
        raw=raw,
        value=low.value,
        upper=high.value,
        mantissa=number,
        scale="",
        approx=marks[0] if marks else "",
        nature=low.nature or high.nature,
        place=min(low.place, high.place),
        number_text=number,
        unit_text=raw[len(raw) - len(high.unit_text) :],
        quantity_text=number + high.quantity_text[len(high.number_text) :],
    )


def _spelled(raw: str, said: spelled.Spelled) -> Figure:
    rest = len(said.printed_unit)
    number = raw[: len(raw.rstrip()) - rest].strip() if rest else raw.strip()
    unit = _split_unit(said.unit)[0]
    return Figure(
        raw=raw,
        value=said.value,
        mantissa=said.number,
        scale="",
        unit=_plain_unit(unit),
        approx="".join(said.marks),
        nature=n.nature(list(said.marks)),
        place=said.place,
        number_text=number,
        gap=" " if rest and number != raw.strip() and raw[len(raw.rstrip()) - rest - 1] == " " else "",
        unit_text=said.printed_unit,
        quantity_text=number,
        neutral=said.neutral,
    )


def _figure(raw: str, match: re.Match[str]) -> Figure:
    rest, start = match["rest"], match.start("rest")
    tail = (
        (_MONEY_REST.fullmatch(rest) if match["currency"] else None)
        or _WORD_REST.fullmatch(rest)
        or _HAN_REST.fullmatch(rest)
    )
    parts = tail.groupdict() if tail else {}  # the last pattern matches anything
    unit, after = _split_unit(parts.get("unit") or "")
    if _PLAIN_NUMBER.search(unit):
        raise ValueError(f"`{raw}` holds more than one number; make each its own statistic")
    marks = [m for m in (match["before"], parts.get("in1"), parts.get("in2"), parts.get("plus"), after) if m]
    minus = "-" if "-" in (match["sign"], match["sign2"]) else ""
    power = n.power(parts.get("scale") or "")
    decimals = len(match["digits"].partition(".")[2])
    plain = Decimal(minus + match["digits"].translate(_NO_GROUPS))
    value = Decimal(f"{plain.scaleb(power):f}")
    end = start + (tail.start("unit") if tail else 0)
    return Figure(
        raw=raw,
        value=value,
        mantissa=minus + match["digits"],
        scale=parts.get("scale") or "",
        unit=(match["currency"] or "").strip() or _plain_unit(unit),
        approx="".join(marks),
        nature=n.nature(marks),
        place=power - decimals,
        number_text=raw[:start].strip(),
        gap=parts.get("gap") or "",
        unit_text=raw[start:].strip(),
        quantity_text=raw[:end].strip() + after,
    )


def _split_unit(text: str) -> tuple[str, str]:
    """Return the unit and the mark of approximation after it."""
    text = text.strip()
    mark = next((m for m in n.AFTER if text.endswith(m) or text.startswith(m)), "")
    return text.removesuffix(mark).removeprefix(mark).strip(), mark


def _plain_unit(unit: str) -> str:
    return "%" if unit.lower() in n.PERCENT else unit


def unit_in(figure: Figure, language: str, unit: str | None = None) -> str | None:
    """Return the unit's word in the language, or None when only the translation's `unit` can tell and is absent."""
    if unit is not None:
        return unit
    own = n.ENGLISH_UNITS if language == "en" else n.CHINESE_UNITS
    return own.get(figure.unit, None if _foreign(figure, language) else figure.unit)


def _foreign(figure: Figure, language: str) -> bool:
    """Whether the figure is printed in the notation of the other language."""
    if language == "en":
        return figure.is_chinese
    worded = figure.raw if figure.neutral or not figure.mantissa[-1:].isdigit() else ""
    return not figure.is_chinese and any(c.isalpha() for c in figure.unit_text + figure.approx + worded)


def show(figure: Figure, language: str, unit: str | None = None) -> Shown:
    """Return the figure as printed in the language.

    In the source's own notation that is the source's characters; in the other language it is the exact value with
    the digits the source gave. A missing unit (`unit_in` is None) shows as nothing: report/check.py refuses it.
    """
    if not _foreign(figure, language):
        return _as_printed(figure, language, unit)
    word = unit_in(figure, language, unit) or ""
    number, scale = _written(figure, language)
    if language == "en":
        number = f"{figure.nature} {number}" if figure.nature else number
    else:
        number = n.MARKS_ZH.get(figure.nature, "") + number
    return shown(number, scale, word, language)


def _written(figure: Figure, language: str) -> tuple[str, str]:
    if figure.neutral:
        return figure.neutral, ""
    both = ranges.ends(figure.raw.translate(n.HALF_WIDTH)) if figure.upper is not None else None
    if both is None:
        return write(figure.value, figure.place, language, keep="." in figure.mantissa)
    low, high = (parse(end) for end in both)
    (number, scale), (last, word) = _written(low, language), _written(high, language)
    if word != scale:
        number, last = (group(digits(f.value, -f.place, "." in f.mantissa), language) for f in (low, high))
        word = ""
    return f"{number}\u2013{last}", word


def _as_printed(figure: Figure, language: str, unit: str | None) -> Shown:
    number, printed, gap = figure.number_text, figure.unit_text, figure.gap
    if language == "en" and figure.upper is None:
        number = re.sub(r"-(?=\W?\d)", "\u2212", number)
    if figure.unit in ("%", "") and printed in ("%", "\uff05"):
        gap = ""
    quantity = number + figure.quantity_text[len(figure.number_text) :]
    if unit and not figure.unit:
        space = " " if language == "en" else ""
        return Shown(number, f"{printed}{space}{unit}" if printed else unit, gap or space, quantity)
    return Shown(number, printed, gap, quantity)


def shown(number: str, scale: str, unit: str, language: str) -> Shown:
    """Return a figure put together from its parts, with the spaces of the language."""
    space = " " if language == "en" else ""
    whole = space.join(part for part in (scale, unit) if part)
    gap = "" if not whole or whole == "%" else space
    return Shown(number, whole, gap, space.join(part for part in (number, scale) if part))
