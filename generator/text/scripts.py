"""What kind of character it is: Han, Latin, a mark.

The classes are those of CLREQ and GB/T 15834 as far as line breaking and language tags need them.
"""

from __future__ import annotations

from functools import cache

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs and kana, for a character class."""
FULL_MARKS = "\u3000-\u3004\u3008-\u3020\u3030-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6"
"""East Asian marks and full-width forms of ASCII marks, for a character class."""
SHARED_MARKS = "\u2018\u2019\u201c\u201d\u2014\u2026\u00b7"
"""Marks that Chinese and Latin text share; in Chinese text they are full-width."""
OPENING = frozenset("\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\uff08\uff3b\uff5b\u201c\u2018([{")
"""Never at the end of a line."""
PREFIX = frozenset("$\u00a5\u20ac\u00a3\uffe5\u2116#+\u00b1\u2265\u2264\u2248~\u2212<>=@")
"""Stay with the figure behind them."""
CLOSING = frozenset(
    "\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\uff09\uff3d\uff5d"
    "\u201d\u2019,.:;!?)]}\u2026\u2014\u00b7\u2022\u3005\u30fc\uff5e\u2013/"
)
"""Never at the start of a line (GB/T 15834: the dash and the ellipsis belong here too)."""
SUFFIX = frozenset("%\u2030\uff05\u2103\u00b0\u2032\u2033")
"""Stay with the figure before them."""
GLUE = frozenset("\u2060\u00a0\u202f\ufeff")
"""Forbid a break on both sides."""


def _ranges(character_class: str) -> tuple[tuple[str, str], ...]:
    """Return the first and last character of each range of a character class."""
    return tuple((a, b) for a, b in zip(character_class[::3], character_class[2::3], strict=True))


# A report has some thousand different characters and asks a hundred thousand times what they are.
_HAN = _ranges(HAN)
_WIDE = _ranges(f"{HAN}{FULL_MARKS}\uff00-\uffef")


@cache
def is_han(character: str) -> bool:
    """Return whether it is an ideograph or kana."""
    return any(first <= character <= last for first, last in _HAN)


@cache
def is_wide(character: str) -> bool:
    """Return whether it takes a full em: an ideograph, kana, an East Asian mark, a full-width form."""
    return any(first <= character <= last for first, last in _WIDE)


@cache
def is_latin(character: str) -> bool:
    """Return whether it is a letter of an alphabet."""
    return character.isalpha() and not is_wide(character)


def is_digit(character: str) -> bool:
    """Return whether it is one of 0-9."""
    return character in "0123456789" and character != ""


def is_border(one: str, other: str) -> bool:
    """Return whether a gap belongs between two neighbours: Han on one side, a letter, figure or % on the other."""
    return (is_han(one) and _western(other)) or (_western(one) and is_han(other))


@cache
def _western(character: str) -> bool:
    return is_digit(character) or is_latin(character) or character in SUFFIX


def is_chinese(language: str) -> bool:
    """Return whether a language tag means Chinese."""
    return language.lower().partition("-")[0] == "zh"
