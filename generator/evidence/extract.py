"""Every figure of a source, with what the words around it say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec.structs import replace

from generator.evidence import context, naming_en, tables
from generator.evidence.model import Found, Outline, Source
from generator.evidence.names import masked
from generator.evidence.quantities import Span, spans
from generator.evidence.sections import outline as outlined
from generator.report.bare import bare
from generator.report.figures import Figure, parse

_LETTERS = re.compile(r"[\u3400-\u9fff]")


def extract(source: Source, outline: Outline | None = None) -> tuple[Found, ...]:
    """Return the figures of a source in the order in which they stand."""
    outline = outline or outlined(source)
    headings = {h.paragraph for h in outline.headings if not h.run_in}
    found = [*_cells(source, outline)]
    group = max((f.group for f in found), default=0) + 1
    for number, text in enumerate(source.paragraphs, 1):
        if number in outline.noise or tables.is_row(text) or not text:
            continue
        here = list(_text(text, number, number in headings, group, outline.language))
        group = max([group, *(f.group + 1 for f in here)])
        found += here
    return tuple(sorted(found, key=lambda f: (f.paragraph, f.span)))


def _text(text: str, number: int, heading: bool, group: int, language: str) -> Iterator[Found]:
    hidden = masked(text, heading)
    chinese = _is_chinese(text, language)
    found = spans(hidden, chinese)
    last: Found | None = None
    for span, words in zip(found, context.around(text, found, group), strict=True):
        one = _found(text, number, span, words, not chinese)
        near = last is not None and last.span[0] >= span.start - len(words.sentence)
        if last and near and not chinese and naming_en.is_change(words):  # how much the figure before it changed
            one = replace(one, label=last.label, doubts=tuple(d for d in one.doubts if d != "label"))
        last = one
        yield one


def _is_chinese(text: str, language: str) -> bool:
    han = len(_LETTERS.findall(text))
    return han * 3 >= sum(c.isascii() and c.isalpha() for c in text) and (han > 0 or language == "zh-CN")


def _found(text: str, number: int, span: Span, words: context.Words, english: bool) -> Found:
    exact = text[span.start : span.end]
    figure = read(exact)
    unit = figure.unit if figure else ""
    sense, clear = context.sense(unit, words, english)
    if figure and figure.neutral and not unit:
        sense = "share" if sense == "count" else sense
    label, certain = naming_en.label(words) if english else context.label(words, unit)
    label = tidy(label)
    doubts = [
        *(["label"] if not certain or len(label) < 2 else []),
        *(["sense"] if not clear else []),
        *(["value"] if figure is None else []),
        *(["range"] if figure and figure.upper is not None else []),
        *(["bare"] if span.bare and not english else []),
    ]
    return Found(
        exact=exact,
        paragraph=number,
        span=(span.start, span.end),
        value=figure.value if figure else None,
        upper=figure.upper if figure else None,
        unit=unit,
        approx=figure.nature if figure else "",
        sense=sense,
        label=label,
        period=context.period(words),
        doubts=tuple(doubts),
        group=words.group,
        subject=words.subject,
    )


def read(exact: str) -> Figure | None:
    """Return the figure that the characters print, None where only a person can read them."""
    try:
        return parse(exact)
    except ValueError:
        return None


def tidy(label: str) -> str:
    """Return a label without numbers: a label is a text, and numbers in texts are references."""
    for number in bare(label, ()):
        label = label.rpartition(number)[2] if len(label.rpartition(number)[2]) > 3 else label.partition(number)[0]
    label = "".join(printable(c) for c in label)
    return re.sub(r"[{}]", "", label).strip(" \uff0c\u3001,")


def printable(character: str) -> str:
    """Return a character as fonts have it: a radical as its ideograph, no pictograph."""
    if "\u2e80" <= character <= "\u2fdf":
        return unicodedata.normalize("NFKC", character)
    return "" if unicodedata.category(character) in ("So", "Sk", "Cn", "Co", "Cf", "Cc") else character


def _cells(source: Source, outline: Outline) -> Iterator[Found]:
    columns: dict[tuple[int, int], int] = {}
    for cell in tables.cells(source.paragraphs):
        if cell.paragraph in outline.noise:
            continue
        exact = source.paragraph(cell.paragraph)[cell.start : cell.end]
        figure = read(exact)
        unit = figure.unit if figure else ""
        joined = ": " if outline.language == "en" else "："
        label = tidy(joined.join(w for w in (cell.row, cell.column) if w))
        yield Found(
            exact=exact,
            paragraph=cell.paragraph,
            span=(cell.start, cell.end),
            value=figure.value if figure else None,
            upper=figure.upper if figure else None,
            unit=unit,
            approx=figure.nature if figure else "",
            sense="share" if unit == "%" else "count",
            label=label,
            period="",
            doubts=("value",) if figure is None else (),
            group=columns.setdefault((cell.table, cell.place), len(columns) + 1),
            subject=tidy(cell.row),
        )
