"""Text made comparable: what stays the same however a writer broke, spaced or hyphenated it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# White space of every kind, joiners and byte order marks, soft and hard hyphens, and what PDFium prints for a
# hyphen at a line end.
_LAYOUT = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff\ufffe\u0002\u2010\u2011-]+")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2212": "\u2013"})


def plain(text: str) -> str:
    """Return the text without white space, joiners and hyphens, in compatibility form and with straight quotes."""
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", text).translate(_QUOTES))


def absent(wanted: Iterable[str], text: str) -> list[str]:
    """Return those of the wanted strings that the text does not hold, layout aside."""
    held = plain(text)
    return [one for one in wanted if plain(one) not in held]
