"""Texts with figures in them: `{id}` stands for a figure with its unit, `{id.number}` for the number alone.

`{{` and `}}` are literal braces.
"""

from __future__ import annotations

import re

from generator.report import derived, figures
from generator.report.figures import Shown
from generator.report.model import Report

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_REFERENCE = re.compile(r"\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(\.number)?\s*")


def refs(text: str) -> tuple[str, ...]:
    """Return the ids that a text refers to, each once, in order."""
    found = (_REFERENCE.fullmatch(m[1]) for m in _TOKEN.finditer(text) if m[1] is not None)
    return tuple(dict.fromkeys(m[1] for m in found if m))


def broken(text: str) -> tuple[str, ...]:
    """Return the pieces in braces that are no reference: `{}`, `{Two words}`, a single brace."""
    bad = []
    for match in _TOKEN.finditer(text):
        alone = match[0] in ("{", "}")
        if alone or (match[1] is not None and not _REFERENCE.fullmatch(match[1])):
            bad.append(match[0])
    return tuple(bad)


def without_refs(text: str) -> str:
    """Return the text with every reference replaced by a space of its length, so that places stay the same."""
    return _TOKEN.sub(lambda m: " " * len(m[0]), text)


def is_derived(report: Report, id: str) -> bool:
    """Whether the id is a computed figure."""
    return id in report.derived_by_id


def shown(report: Report, id: str) -> Shown:
    """Return the figure with this id as the report's language prints it.

    KeyError if there is none; ValueError if it cannot be read or computed (report/check.py says so beforehand).
    """
    if id in report.derived_by_id:
        return derived.show(report.derived_by_id[id], report)
    stat = report.statistic(id)
    return figures.show(figures.parse(stat.figure), report.language, stat.unit)


def resolve(text: str, report: Report) -> str:
    """Return the text with every reference replaced by its figure; KeyError for an unknown id."""

    def replace(match: re.Match[str]) -> str:
        if match[0] in ("{{", "}}"):
            return match[0][0]
        reference = _REFERENCE.fullmatch(match[1] or "")
        if reference is None:
            return match[0]
        figure = shown(report, reference[1])
        return figure.quantity if reference[2] else figure.text

    return _TOKEN.sub(replace, text)
