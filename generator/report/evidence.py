"""Looks every cite up in the text of the source.

Paragraphs are the source's non-empty lines, counted from 1, the title included (generator/evidence/read.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from generator.evidence.model import Source
from generator.problems import Problem, Where
from generator.report import figures, walk
from generator.report.model import Cite, Quote, Report, Statistic
from generator.report.numerals import BEFORE, HALF_WIDTH, SCALES
from generator.report.yamlfile import Key

At = Callable[[Key], Where]
"""Returns the place of a path in the summary."""

_HAN_SCALES = "".join(scale for scale in SCALES if len(scale) == 1 and not scale.isascii())


class Evidence(Struct, frozen=True):
    """What came of looking the cites up."""

    problems: tuple[Problem, ...]
    verified: int
    """The number of statistics whose figure stands where the summary says."""


def verify(report: Report, source: Source, at: At, translated: bool = False) -> Evidence:
    """Return what does not agree with the source, and how many figures do."""
    found = walk.parts(report)
    problems = [*_same_text(report, source, at)]
    verified = 0
    statistics = {(*path, "cite"): part for path, part in found if isinstance(part, Statistic)}
    for path, cite in walk.cites(found):
        stat = statistics.get(path)
        wrong = [*_cited(cite, stat, source, at, path)]
        problems += wrong
        verified += stat is not None and not any(p.severity == "error" for p in wrong)
    if not translated:
        for path, part in found:
            if isinstance(part, Quote):
                problems += _verbatim(part, source, at, path)
    return Evidence(tuple(problems), verified)


def _same_text(report: Report, source: Source, at: At) -> Iterator[Problem]:
    count = len(source.paragraphs)
    if report.source.sha256 and report.source.sha256 != source.sha256:
        message = f"{source.file} is not the text that this summary was made from."
        hint = f"If it is a new version, look through the cites and put its sha256 here: {source.sha256}"
        yield Problem(message, at(("source", "sha256")), hint)
    if report.source.paragraphs and report.source.paragraphs != count:
        message = f"{source.file} has {count} paragraphs, not {report.source.paragraphs}."
        yield Problem(message, at(("source", "paragraphs")), "Count its non-empty lines, the title included.")


def _cited(cite: Cite, stat: Statistic | None, source: Source, at: At, path: Key) -> Iterator[Problem]:
    if cite.paragraph > len(source.paragraphs):
        hint = f"The text has {len(source.paragraphs)}."
        yield Problem(f"there is no paragraph {cite.paragraph}.", at((*path, "paragraph")), hint)
        return
    exact = cite.exact or (stat.figure if stat else None)
    if exact is None:
        return
    if not stands(exact, source.paragraphs[cite.paragraph - 1]):
        yield Problem(*_elsewhere(exact, cite, source, at, path))
    elif stat:
        yield from figure_in(stat, exact, source.paragraphs[cite.paragraph - 1], at, path)


def _elsewhere(exact: str, cite: Cite, source: Source, at: At, path: Key) -> tuple[str, Where, str]:
    places = [str(number) for number, text in enumerate(source.paragraphs, 1) if stands(exact, text)]
    if places:
        where = at((*path, "paragraph"))
        listed = ", ".join(places[:-1]) + " and " * (len(places) > 1) + places[-1]
        message = f"`{exact}` is not in paragraph {cite.paragraph}."
        return message, where, f"It stands in paragraph{'s' * (len(places) > 1)} {listed}."
    where = at((*path, "exact" if cite.exact else "paragraph"))
    hint = "Copy the characters from the source, spaces and marks included."
    return f"`{exact}` stands nowhere in {source.file}.", where, hint


def figure_in(stat: Statistic, exact: str, paragraph: str, at: At, path: Key) -> Iterator[Problem]:
    """Yield what is wrong between the figure and the cited words around it."""
    place = at((*path[:-1], "figure"))
    try:
        figure = figures.parse(stat.figure)
    except ValueError:
        return  # report/check.py says so
    digits = figure.mantissa.lstrip("-") + figure.scale
    if not stands(digits, exact) and not stands(stat.figure, exact):
        yield Problem(
            f"the figure `{stat.figure}` is not in the cited words `{exact}`.", place, "One of them is wrong."
        )
        return
    mark = _mark_at(stat.figure, paragraph)
    if mark and not figure.approx:
        message = f"the source says `{mark}`, but the figure is given as exact."
        yield Problem(message, place, "Take the mark into the figure, unless it means something else.", "warning")


_MARK = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, BEFORE), key=len, reverse=True))})\s?$", re.IGNORECASE)


def _mark_at(figure: str, paragraph: str) -> str:
    """Return the figure with the mark of approximation directly before it, where every mention has one."""
    marked = [_MARK.search(paragraph[:start]) for start in _mentions(figure, paragraph)]
    return f"{marked[0][0]}{figure}" if marked and all(marked) and marked[0] else ""


def stands(exact: str, text: str) -> bool:
    """Return whether the characters stand in the text on their own: never inside a longer number, scale or word."""
    return next(_mentions(exact, text), None) is not None


def _mentions(exact: str, text: str) -> Iterator[int]:
    """Yield where the characters stand on their own."""
    before, after = _edges(exact)
    at = text.find(exact)
    while at >= 0:
        end = at + len(exact)
        alone = before.match(text, at) and after.match(text, end)
        if alone:
            yield at
        at = text.find(exact, end if alone else at + 1)


_ANYTHING = re.compile("")
_NO_DIGIT_BEFORE = re.compile(r"(?<!\d)(?<!\d\.)")
_NO_GROUP_BEFORE = re.compile(r"(?<!\d)(?<!\d\.)(?<!\d,)")
_NO_LETTER_BEFORE = re.compile(r"(?<![A-Za-z])")
_NO_NUMBER_AFTER = re.compile(rf"(?!\d|\.\d|,\d{{3}}(?!\d)|\s?[%\uff05\u2030{_HAN_SCALES}])")
_NO_LETTER_AFTER = re.compile(r"(?![A-Za-z])")
_NO_TIMES_AFTER = re.compile(r"(?!\u6b21)")
"""A count of people is not one of attendances."""


def _edges(exact: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may stand before and after the characters where they are no part of something longer."""
    first, last = exact[0].translate(HALF_WIDTH), exact[-1].translate(HALF_WIDTH)
    before = after = _ANYTHING
    if first.isdigit():
        before = _NO_GROUP_BEFORE if re.match(r"\d{3}(?!\d)", exact) else _NO_DIGIT_BEFORE
    elif first.isascii() and first.isalpha():
        before = _NO_LETTER_BEFORE
    if last.isdigit():
        after = _NO_NUMBER_AFTER
    elif last.isascii() and last.isalpha():
        after = _NO_LETTER_AFTER
    elif "\u3400" <= last <= "\u9fff":
        after = _NO_TIMES_AFTER
    return before, after


def _verbatim(quote: Quote, source: Source, at: At, path: Key) -> Iterator[Problem]:
    text = re.sub(r"\s", "", quote.text)
    cited = [source.paragraphs[c.paragraph - 1] for c in quote.cite if c.paragraph <= len(source.paragraphs)]
    if not any(text in re.sub(r"\s", "", paragraph) for paragraph in cited or source.paragraphs):
        place = "the cited paragraph" if cited else source.file
        hint = "Quote it word for word, or make it a point."
        yield Problem(f"these words are not in {place}.", at((*path, "text")), hint, "warning")
