"""Prose that follows the source's wording too closely: long runs of the same characters or words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.evidence.model import Source
from generator.problems import Problem
from generator.report import prose, walk
from generator.report.evidence import At
from generator.report.model import Report

_HAN, _WORDS = 20, 11
"""The shortest run that is pointed out: Han characters, or words in English."""
_NAMES = {
    "label",
    "names",
    "publisher",
    "title",
    "headline",
    "scope",
    "period",
    "subtitle",
    "name",
    "place",
    "post",
    "honour",
}
"""Fields that name things, as the source does."""


def problems(report: Report, source: Source, at: At) -> Iterator[Problem]:
    """Yield a warning for each text that shares a long run with a paragraph, with the run and the paragraph."""
    chinese = report.language == "zh-CN"
    size = _HAN if chinese else _WORDS
    pieces = [_pieces(text, chinese) for text in source.paragraphs]
    index: dict[tuple[str, ...], tuple[int, int]] = {}
    for number, units in enumerate(pieces):
        for start in range(len(units) - size + 1):
            index.setdefault(tuple(units[start : start + size]), (number, start))
    quoted = {path for path, part in walk.parts(report) if getattr(part, "kind", "") == "quote"}
    for path, text in walk.texts(report):
        if path[-1] in _NAMES or path[:-1] in quoted:
            continue
        try:
            units = _pieces(prose.resolve(text, report), chinese)
        except (KeyError, ValueError):
            continue  # report/check.py says so
        number, run = _longest(units, pieces, index, size)
        if run:
            said = "".join(run) if chinese else " ".join(run)
            kind = "characters" if chinese else "words"
            message = f"{len(run)} {kind} in a row are those of paragraph {number + 1}: `{said[:40]}`."
            yield Problem(message, at(path), "Say it in your own words, or quote it.", "warning")


def _pieces(text: str, chinese: bool) -> list[str]:
    """Return the characters of a Chinese text without marks, or the words of an English one."""
    if chinese:
        return re.findall(r"[\u3400-\u9fff]|[A-Za-z0-9.%]+", text)
    return [word.lower() for word in re.findall(r"[A-Za-z0-9’'.%-]*[A-Za-z0-9%]", text)]


def _longest(
    units: list[str], pieces: list[list[str]], index: dict[tuple[str, ...], tuple[int, int]], size: int
) -> tuple[int, list[str]]:
    best: tuple[int, list[str]] = (0, [])
    at = 0
    while at + size <= len(units):
        place = index.get(tuple(units[at : at + size]))
        if place is None:
            at += 1
            continue
        number, start = place
        length = size
        there = pieces[number]
        while at + length < len(units) and start + length < len(there) and units[at + length] == there[start + length]:
            length += 1
        own = sum(1 for unit in units[at : at + length] if not any(c.isdigit() for c in unit))
        if own >= size and length > len(best[1]):  # figures are the same in any wording
            best = (number, units[at : at + length])
        at += length
    return best
