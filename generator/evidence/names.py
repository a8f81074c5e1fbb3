"""Digits that count nothing: dates, numbering, references, versions, codes, ranks, phone numbers, mark-up."""

from __future__ import annotations

import re

from generator.evidence import language as lang
from generator.evidence import lookalikes as looks
from generator.report import bare
from generator.report.numerals import HALF_WIDTH

BLANK = "\x00"
"""Stands in a masked text for a character that belongs to no figure."""
_D = r"\d+(?:[.,]\d+)*"
_MORE = rf"(?:\s?(?:[-\u2010-\u2015~\uff5e,、&/和及与至]|and|to|or)\s?(?:{looks.REFERENCE})?\s?{_D})*"
_SPACE = re.compile(r"[\u00a0\u202f\u2009\u3000]")

_MARKUP = re.compile(
    r"<!--.*?-->|<[A-Za-z/!][^<>]*>|&#?\w+;"
    r"|!\[[^\]]*\]\([^)]*\)"  # pictures
    r"|(?<=\])\s?\(\s?(?:[Hh]ttps?\\?:|/|\.|#|mailto:)[^)\s]*[^)]*\)|(?<=\])\[[^\]]*\]"  # where links lead
    r"|`[^`]*`"
    r"|(?:[Hh][Tt][Tt][Pp][Ss]?\\?:|[Ww]{3}\.)[^\s，。；、）)>\]\u4e00-\u9fff]+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\[\^?\d+(?:\s?[-~,\u2010-\u2015]\s?\d+)*\]"  # notes
    r"|(?<!\w)[\w-]+\.(?:png|jpe?g|gif|svg|pdf|xlsx?|docx?|csv|json|html?|md)\b",
    re.DOTALL,
)
_PLACES = re.compile(
    rf"(?:{looks.REFERENCE})\s?[A-Z]?{_D}{_MORE}(?![\d%万亿])"
    rf"|(?<![\w.])(?:{looks.REFERENCE_LOWER})\s{_D}{_MORE}(?![\d%])(?!\s?(?:%|per\s?cent|million|billion))",
)
_RANKS = re.compile("|".join(looks.RANKS))
_CODES = re.compile(
    r"(?<![A-Za-z])v\.?\s?\d+(?:\.\d+)*"
    r"|(?<!\d)\d+(?:\.\d+){2,}(?!\d)"  # versions, addresses
    r"|\b(?:[A-Z]{2,}[/-]?[A-Z]*|T/[A-Z]+)\s?\d+(?:\.\d+)?(?:[-—:]\d{4})"  # standards
    r"|(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}(?!\d)"  # phones
    r"|(?<!\d)\d{17}[\dXx](?!\d)|\b[A-Z]\d+(?:\.\d+)?\b"
    r"|#\d+|№\s?\d+|(?<!\w)[\w]*[\u201c\"']?\d{3}(?:\.\d+)?\.[A-Z]{2,}\b"
)
_WORDS = re.compile(
    rf"[A-Za-z]\w*-\d+(?:\.\d+)?(?![\d%])|(?<=[A-Za-z_])\d+(?:\.\d+)*"
    rf"|(?<!\d)(?<!\d[.,])\d+(?:\.\d+)?(?:st|nd|rd|th)\b"
    rf"|(?<!\d)(?<!\d[.,])\d+(?:\.\d+)?(?!{looks.LATIN_AFTER})[A-Za-z][A-Za-z0-9]*"
    rf"|(?<!\d)(?<!\d[.,])\d+-(?!{looks.HYPHENED})[A-Za-z]\w*"
)
_FIRST = re.compile(r"[\s#>*+\-•●▪■◆○·]*[(（]?(?:\d{1,3}[.、．)）:：](?!\d)|\d{1,2}\)|[①-⑳])\**\s?")
_NUMBERED = re.compile(r"[\s#>*]*\d{1,2}(?:\.\d{1,2})*[.、．]?\s?(?=\D)")
_EDITION = re.compile(
    r"\b(?P<name>[A-Z][\w.+#’'-]*)\s(?:[lL]icen[cs]es?\s|[vV]ersions?\s|[eE]ditions?\s)*(?P<number>\d+(?:\.\d+)?)"
    r"(?:\s?(?:and|to|or|,|/)\s\d+(?:\.\d+)?)*"
    r"(?!\d|[.,]\d|\s?(?:%|‰|per\s?cent|percentage|pp\b|thousand|million|billion|trillion|bn\b|years?\b|hours?\b|[万亿]))"
    rf"(?!\s?(?:{'|'.join(c for c in lang.COUNTERS if len(c) <= 2)}))"
)
_BASES = re.compile(looks.BASES)
_PASSED = re.compile(looks.PASSED)
_COUNTED = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:19|20)\d\d(?=\s(?:[万亿]|{'|'.join(c for c in lang.COUNTERS if c not in looks.CALENDAR)}))"
    rf"|(?<={looks.MARK_BEFORE_YEAR})(?:19|20)\d\d(?=\s[a-z]+s\b)"
)


def masked(text: str, heading: bool = False) -> str:
    """Return the text in half-width characters, of the same length, with BLANK for digits that count nothing."""
    plain = _SPACE.sub(" ", text.translate(HALF_WIDTH))
    for pattern in (_MARKUP, _CODES, _PLACES):
        plain = pattern.sub(_blank, plain)
    plain = (_NUMBERED if heading else _FIRST).sub(_blank, plain, count=1) if _leads(plain, heading) else plain
    plain = _dates(plain)
    for pattern in (_RANKS, _PASSED, _BASES, _WORDS):
        plain = pattern.sub(_blank, plain)
    return _EDITION.sub(_edition, plain)


def _leads(text: str, heading: bool) -> bool:
    return (_NUMBERED if heading else _FIRST).match(text) is not None


def _blank(match: re.Match[str]) -> str:
    # A mark of HTML stands beside text as a space does; other things are words.
    return re.sub(r"\S", " " if match[0].startswith("<") else BLANK, match[0])


def _dates(text: str) -> str:
    """Return the text without dates; a number that counts something is no year (`2000 人`, `over 2000 users`)."""
    kept = [(m.start(), m[0]) for m in _COUNTED.finditer(text)]
    for start, number in kept:
        text = text[:start] + "9" * len(number) + text[start + len(number) :]
    blanked = "".join(
        BLANK if new == " " != old else new for old, new in zip(text, bare.without_dates(text), strict=True)
    )
    for start, number in kept:
        blanked = blanked[:start] + number + blanked[start + len(number) :]
    return blanked


def _edition(match: re.Match[str]) -> str:
    """Blank a number after a name, such as `Rust 1.85`; not after a word that only begins a sentence."""
    if match["name"].lower() in looks.FUNCTION_WORDS:
        return match[0]
    rest = match[0][match.start("number") - match.start() :]
    return match[0][: len(match[0]) - len(rest)] + re.sub(r"\S", BLANK, rest)
